import { codeOn, isInForce, ruleOf } from '../book/values.ts';
import type { ProcedureConcept } from '../book/types.ts';
import { dosesOf } from '../read/counts.ts';
import type { ProcedureFact } from '../read/facts.ts';
import type { ProcedureDraft, ProcedureInput } from './procedure-draft.ts';

/** Characters after a drug's sentence in which its waste may be told. */
const REACH = 120;

const amount =
  /(\d[\d,.]*\s?(?:mg|gm?|grams?|mcg|ml|cc|units?))[^.;]{0,25}?\b(?:was |were |is )?(?:discarded|wasted)|\b(?:discarded|wasted|waste(?: of)?|wastage(?: of)?)[: ]{1,2}(\d[\d,.]*\s?(?:mg|gm?|grams?|mcg|ml|cc|units?))/i;
const none =
  /\b(?:no|zero|without) (?:drug )?(?:waste|wastage)\b|\b(?:nothing|none)(?: of it| of the drug)? (?:was )?(?:discarded|wasted)\b|\bno (?:drug|amount|medication) (?:was )?(?:discarded|wasted)\b/i;

/**
 * What was thrown away of a single-dose vial is a line of its own with JW; that nothing was thrown away is told with JZ on the line of the drug.
 * Only what the note says: without a word of it neither stands.
 */
export function withWaste(
  draft: ProcedureDraft,
  dose: NonNullable<ProcedureConcept['dose']>,
  group: readonly ProcedureFact[],
  { facts, book, input }: ProcedureInput,
): ProcedureDraft[] {
  const rule = ruleOf(book, 'services.discarded-drugs');
  if (!isInForce(rule, input.dateOfService)) return [draft];
  const text = group.map(({ context }) => facts.note.slice(context.start, context.end + REACH)).join(' ');
  if (none.test(text))
    return [{ ...draft, modifiers: [...draft.modifiers, codeOn(rule, 'none', input.dateOfService)] }];
  const match = amount.exec(text);
  const wasted = match && dosesOf(match[1] ?? match[2] ?? '')[dose.of];
  if (wasted === null || wasted === undefined || wasted === 0) return [draft];
  const units = Math.max(1, Math.floor(wasted / dose.per));
  return [draft, { ...draft, units, modifiers: [...draft.modifiers, codeOn(rule, 'discarded', input.dateOfService)] }];
}
