import type { CodeTable } from '../codes/code-table.ts';
import { shippedEngine } from '../engine.ts';
import type { Facts } from '../read/facts.ts';
import type { VisitInput } from '../visit.ts';
import { contextOf } from './context.ts';
import type { VisitContext } from './context.ts';
import { decideDiagnoses } from './diagnoses.ts';
import type { Diagnoses } from './diagnoses.ts';
import { decideEm } from './em.ts';
import type { EmDecision } from './em.ts';
import { emModifiersOf, needs25 } from './em-modifiers.ts';
import { modifyLines } from './line-modifiers.ts';
import { decideProcedures } from './procedures.ts';
import type { Procedures, ProcedureDraft } from './procedures.ts';
import { decideServices, officeComplexity } from './services.ts';
import { transitionalCodes } from './transitional.ts';
import { unfitReason, withoutCodes } from './unfit.ts';
import { withheldReason } from './withheld.ts';

/** Codes with their grounds, before they are put into the form of a result. */
export interface Decision {
  readonly context: VisitContext;
  readonly em: EmDecision;
  readonly emModifiers: readonly string[];
  /** Why no E/M is suggested although a level could be worked out. */
  readonly emWithheld: string | null;
  readonly diagnoses: Diagnoses;
  readonly procedures: Procedures;
  readonly services: readonly ProcedureDraft[];
}

/** Turns facts into codes. Pure: the same facts, visit and table give the same decision. */
export function decide(facts: Facts, input: VisitInput, codes: CodeTable): Decision {
  const { book, siteIds } = shippedEngine();
  const context = contextOf(facts, input);
  const diagnoses = decideDiagnoses(facts, input, context, codes, siteIds);
  const named = decideProcedures({ facts, input, context, book, table: codes, siteIds });
  const em = decideEm(facts, input, context, book, named.billedTests);
  const serviceInput = { facts, input, context, em, book, table: codes };
  const whole = decideServices(serviceInput);
  const emWithheld = withheldReason({ facts, context, em, procedures: named, services: whole.drafts });
  const isShown = emWithheld === null && em.recommended !== null;
  // A service that follows from the visit as a whole is not told a second time by its name.
  // Transitional care is told by its conditions alone.
  const conditional = transitionalCodes(book, input.dateOfService);
  const byName = named.drafts.filter(
    (draft) => !conditional.includes(draft.code) && !whole.drafts.some((other) => other.code === draft.code),
  );
  const lines = modifyLines({ ...named, drafts: byName }, whole.drafts, facts, input, book);
  const beside = [...lines.procedures, ...lines.services];
  const modifierInput = { facts, input, context, book, table: codes, beside };
  const emModifiers = isShown ? emModifiersOf(modifierInput) : [];
  // The add-on goes with a visit; a consultation or a visit with staff only does not carry it.
  const codesBeside = beside.map((draft) => draft.code);
  const addOns = isShown && !context.nurse ? officeComplexity(serviceInput, needs25(modifierInput), codesBeside) : [];
  const decision: Decision = {
    context,
    em,
    emModifiers,
    emWithheld,
    diagnoses,
    procedures: {
      ...named,
      drafts: lines.procedures,
      rejected: lines.rejected,
      missed: [...named.missed, ...whole.missed],
    },
    services: [...lines.services, ...addOns],
  };
  const unfit = unfitReason(facts);
  return unfit === null ? decision : withoutCodes(decision, unfit);
}
