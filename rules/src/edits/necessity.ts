import { NECESSITY } from '../gen/edits.ts';
import type { Edit } from '@codeloom/contracts';
import { edit } from './claim.ts';
import type { Check, Claim, ClaimLine } from './claim.ts';
import { isAnyOf } from './diagnoses.ts';

/** The diagnoses a line points to; a line without pointers may rest on any of the claim. */
function diagnosesOf({ diagnoses }: Claim, { pointers }: ClaimLine): readonly string[] {
  return pointers.length === 0 ? diagnoses : pointers.flatMap((position) => diagnoses[position - 1] ?? []);
}

function necessity(rule: string, line: ClaimLine, message: string, section: string): Edit {
  return edit('px.necessity', 'warning', [line.code, rule], {
    message,
    source: `Medicare, ${section} (${rule}); families of the named conditions`,
    carc: '50',
  });
}

/** Services Medicare covers for named conditions. Other payers decide by themselves, so nothing is said for them. */
export const conditionSupportsService: Check = (claim) => {
  if (claim.visit.payer !== 'medicare') return [];
  return claim.lines.flatMap((line) => {
    const given = diagnosesOf(claim, line);
    if (given.length === 0) return [];
    return [
      ...NECESSITY.supportedBy
        .filter(
          ({ code, supports }) => code.includes(line.code) && !given.some((diagnosis) => isAnyOf(supports, diagnosis)),
        )
        .map(({ id, what, section }) =>
          necessity(
            id,
            line,
            `Medicare covers ${line.code} for ${what}. None of its diagnoses (${given.join(', ')}) says so.`,
            section,
          ),
        ),
      ...NECESSITY.notBy
        .filter(({ code, by }) => code.includes(line.code) && given.every((diagnosis) => isAnyOf(by, diagnosis)))
        .map(({ id, what, section }) =>
          necessity(
            id,
            line,
            `${line.code} is linked to ${what} only (${given.join(', ')}). Medicare asks for a sign, symptom or condition.`,
            section,
          ),
        ),
    ].slice(0, 1);
  });
};
