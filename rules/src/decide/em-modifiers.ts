import type { Book } from '../book/types.ts';
import { isInForce, listOn, ruleOf } from '../book/values.ts';
import type { CodeTable } from '../codes/code-table.ts';
import type { Facts } from '../read/facts.ts';
import type { VisitInput } from '../visit.ts';
import type { VisitContext } from './context.ts';
import type { ProcedureDraft } from './procedure-draft.ts';

export interface EmModifierInput {
  readonly facts: Facts;
  readonly input: VisitInput;
  readonly context: VisitContext;
  readonly book: Book;
  readonly table: CodeTable;
  /** Everything that stands beside the visit on the claim. */
  readonly beside: readonly ProcedureDraft[];
}

const says = (facts: Facts, id: string): boolean => facts.statements.some((fact) => fact.statement.id === id);

/** Services on the same date whose own work a visit must be separate from. */
export function needs25({ book, input, beside, table }: EmModifierInput): boolean {
  const rule = ruleOf(book, 'em.separate-visit');
  const services = listOn(rule, 'services', input.dateOfService);
  const plain = input.payer === 'medicare' ? listOn(rule, 'medicareWithout', input.dateOfService) : [];
  return beside.some((draft) => {
    if (plain.includes(draft.code)) return false;
    const days = table.procedure(draft.code)?.globalDays;
    return (draft.minor && days !== 90) || days === 0 || days === 10 || services.includes(draft.code);
  });
}

/** The decision for an operation with a global period of 90 days, on its day or the day before. */
function needs57({ facts, beside, table }: EmModifierInput): boolean {
  return (
    beside.some((draft) => table.procedure(draft.code)?.globalDays === 90) || says(facts, 'surgery-today-or-tomorrow')
  );
}

/** How telehealth is told on the claim, by payer; nothing where the payer asks for the place of service alone. */
function telehealthModifier({ book, input, context }: EmModifierInput): string[] {
  const rule = ruleOf(book, 'services.telehealth');
  if (!isInForce(rule, input.dateOfService)) return [];
  const payer = input.payer ?? 'commercial';
  if (context.audioOnly) return [...listOn(rule, `audioModifier.${payer}`, input.dateOfService)];
  return context.video ? [...listOn(rule, `videoModifier.${payer}`, input.dateOfService)] : [];
}

/** Modifiers of the visit code, in the order of the claim: what changes payment first, how it was held last. */
export function emModifiersOf(given: EmModifierInput): string[] {
  const { facts } = given;
  const unrelated = says(facts, 'global-period') && says(facts, 'unrelated-to-surgery');
  return [
    ...(unrelated ? ['24'] : []),
    ...(needs25(given) ? ['25'] : []),
    ...(needs57(given) ? ['57'] : []),
    ...telehealthModifier(given),
  ];
}
