import type { Payer } from '@codeloom/contracts';
import type { VisitInput } from '../visit.ts';

/** Medicare Advantage is a commercial plan; "Medicare age" and "welcome to Medicare" name no payer. */
const medicare =
  /\b(?:traditional|original|straight|regular|fee[- ]for[- ]service) medicare\b|\bmedicare (?:patient|part b|beneficiary|primary|only)\b|\b(?:payer|payor|insurance|insurer|coverage|insured (?:by|with)|covered by|has)\b:? ?(?:is )?medicare\b(?! advantage)|(?:^|[.\n] ?)medicare(?=[,.;:]| established| new| patient)/i;
const medicaid =
  /\bmedicaid (?:patient|plan|managed care|beneficiary)\b|\b(?:payer|payor|insurance|insurer|coverage|insured (?:by|with)|covered by|has)\b:? ?(?:is )?medicaid\b|(?:^|[.\n] ?)medicaid(?=[,.;:]| established| new| patient)/i;

/** Characters at the front of a note in which its payer stands. */
const FRONT = 1500;

function toldPayer(note: string): Payer | undefined {
  const front = note.slice(0, FRONT);
  if (medicare.test(front)) return 'medicare';
  return medicaid.test(front) ? 'medicaid' : undefined;
}

/** The visit with the payer that the note names, where the caller named none. What is told outweighs what the note says. */
export function withToldPayer(input: VisitInput): VisitInput {
  if (input.payer !== undefined) return input;
  const payer = toldPayer(input.note);
  return payer === undefined ? input : { ...input, payer };
}
