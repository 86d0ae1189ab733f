import type { Range } from './facts.ts';
import { wordToNumber } from './number-words.ts';

const newPatient =
  /\bnew[- ]patient\b|\bnew pt\b|\bnew (?:child|adult|woman|man|medicare patient)\b|\bestablish(?:ing)? care\b|\bnew to (?:us|the (?:practice|clinic|office|group)|our (?:practice|clinic|office|group)|this (?:practice|clinic|office|group))\b|\binitial (?:office )?(?:visit|consultation) with (?:me|us)\b|\bvisit type: ?new\b|\bsees? a new\b|\bpatient status: ?new\b|\b(?:never|not) (?:been )?seen (?:here|before|in (?:this|our) (?:group|practice|clinic|office)|by (?:us|our (?:group|practice)))\b|\bfirst (?:ever )?visit (?:here|with us|to (?:our|the|this) (?:practice|office|clinic|group))\b|\bfirst check-?up (?:here|with us|in (?:our|the|this) (?:practice|office|clinic))\b|(?:^|[.\n] )first visit[.,:;]/i;
const established =
  /\bestablished[- ](?:patient|pt)\b|\bvisit type: ?established\b|\bpatient status: ?established\b|\bknown to (?:me|us|our practice|the practice)\b|\bsince (?:i )?last saw\b|\b(?:patient of (?:ours|mine|this practice)|returning patient)\b|\bestablished(?= (?:child|adult|woman|man|boy|girl|here|medicare)\b|[,.;:\n]|$| \d)/i;

/** "His last visit with our office was four and a half years ago": how long ago, in months. */
const lastVisit = new RegExp(
  '\\b(?:last (?:seen|saw|visit|appointment|came|was here|here)|seen here|was here|previous visit)\\b[^.\\n]{0,70}?\\b(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: and a half)? (weeks?|months?|years?) ago\\b',
  'i',
);
const ofUs = /\b(?:here|our|us|this (?:practice|clinic|office|group)|same group|dr|by me|with me)\b/i;

/** Three years without a professional service of the group and specialty make a patient new (CPT). */
const NEW_AFTER_MONTHS = 36;

interface Told {
  readonly patient: 'new' | 'established' | null;
  readonly evidence: readonly Range[];
}

const rangeOf = (match: RegExpExecArray): Range => ({ start: match.index, end: match.index + match[0].length });

/** The last visit with the practice that the note tells of. */
export function lastVisitOf(note: string): { readonly months: number; readonly at: Range } | null {
  const match = lastVisit.exec(note);
  if (!match || !ofUs.test(match[0])) return null;
  const count = wordToNumber(match[1] ?? '');
  const unit = (match[2] ?? '').toLowerCase();
  return { months: unit.startsWith('y') ? count * 12 : unit.startsWith('m') ? count : 0, at: rangeOf(match) };
}

/** New or established, if the note says so, or tells when the practice last saw the patient. */
export function patientOf(note: string): Told {
  const isNew = newPatient.exec(note);
  const isOld = established.exec(note);
  if (isNew && (!isOld || isNew.index < isOld.index)) return { patient: 'new', evidence: [rangeOf(isNew)] };
  if (isOld) return { patient: 'established', evidence: [rangeOf(isOld)] };
  const last = lastVisitOf(note);
  if (last === null) return { patient: null, evidence: [] };
  return { patient: last.months >= NEW_AFTER_MONTHS ? 'new' : 'established', evidence: [last.at] };
}

/** The note calls the patient new and tells of a visit within the three years: both places. */
export function newAgainstLast(note: string): Range[] {
  const { patient, evidence } = patientOf(note);
  const last = lastVisitOf(note);
  return patient === 'new' && last !== null && last.months < NEW_AFTER_MONTHS ? [...evidence, last.at] : [];
}
