import type { Annotated } from './annotate.ts';
import { countBefore } from './counts.ts';
import type { Range, StatementFact } from './facts.ts';
import { contextOf } from './mentions.ts';
import { wordToNumber } from './number-words.ts';
import { assertionAt } from './scope.ts';

const proceed =
  /\b(?:choos(?:es?|ing)|chose|elect(?:s|ed)?|wish(?:es|ed)?|agree(?:s|d)?|decided|want(?:s|ed)?) to proceed\b/i;

const turnedDown = /\b(?:declin|refus)\w*/i;
const sentenceText = (note: string, { start, end }: Range): string => note.slice(start, end);

/** Sentence-level facts: an independent historian, a decision about admission, "one stable chronic illness". */
export function statementsOf(all: readonly Annotated[], note: string): StatementFact[] {
  const facts: StatementFact[] = [];
  for (const annotated of all) {
    const { sentence } = annotated;
    for (const hit of annotated.hits.statement) {
      const assertion = assertionAt(annotated, hit.from, hit.to);
      // An operation that depends on a result is decided on when the patient chose to go ahead.
      const chosen = hit.value.of.kind === 'surgery' && assertion === 'conditional' && proceed.test(note);
      // A decision that was considered and declined is a decision (CPT: risk of management).
      const declined =
        hit.value.of.kind === 'hospital' && assertion === 'negated' && turnedDown.test(sentenceText(note, sentence));
      if ((assertion === 'negated' && !declined) || assertion === 'family' || assertion === 'risk') continue;
      if (assertion === 'conditional' && !chosen && hit.value.of.id !== 'surgery-possible') continue;
      // "Status post hysterectomy" is no decision about an operation.
      if (assertion === 'historical' && hit.value.of.kind === 'surgery') continue;
      const first = sentence.words[hit.from];
      const last = sentence.words[hit.to - 1];
      if (first === undefined || last === undefined) continue;
      facts.push({
        statement: hit.value.of,
        count: countBefore(sentence.words, hit.from, 3) ?? 1,
        start: first.start,
        end: last.end,
        section: sentence.section,
        sentence: sentence.index,
        context: contextOf(annotated, hit.from, hit.to),
      });
    }
  }
  return facts;
}

const agePatterns: readonly { readonly pattern: RegExp; readonly perYear: number }[] = [
  {
    pattern:
      /\b(\d{1,3})\s?-?\s?(?:years?|yrs?|y)\s?-?\s?(?:old|o)?\b(?=[^a-z]|$)(?:[^.\n]{0,40}?\b(?:male|female|man|woman|boy|girl|patient|m|f)\b)?/i,
    perYear: 1,
  },
  { pattern: /\b(\d{1,3})\s?y\/?o\b/i, perYear: 1 },
  { pattern: /\b(?:age|aged)[: ]{1,2}(\d{1,3})\b/i, perYear: 1 },
  {
    pattern: /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?-?\s?months?\s?-?\s?old\b/i,
    perYear: 12,
  },
  // "18-month well child check".
  {
    pattern: /\b(\d{1,2})\s?-?\s?(?:months?|mo)\b\s+(?:old|wcc|well|check|visit|boy|girl|male|female|infant)/i,
    perYear: 12,
  },
  {
    pattern: /\b(\d{1,2}|one|two|three|four|five|six|seven|eight)\s?-?\s?(?:weeks?|days?)\s?-?\s?old\b/i,
    perYear: 1000,
  },
];

/** The age in whole years as the note gives it: the first "54-year-old". */
export function ageOf(note: string): number | null {
  const head = note.slice(0, 4000);
  const old = /\b(\d{1,3})\s?-?\s?(?:years?|yrs?|yr|y)\s?[-./ ]?\s?o(?:ld|\b)/i.exec(head);
  if (old) {
    const value = Number(old[1]);
    if (value <= 120) return value;
  }
  for (const { pattern, perYear } of agePatterns.slice(1)) {
    const match = pattern.exec(head);
    if (!match) continue;
    const value = Math.floor(wordToNumber(match[1] ?? '') / perYear);
    if (value <= 120) return value;
  }
  return null;
}

/** The sex as the note names it, by the more frequent of the plain words. Null when it does not say. */
export function sexOf(note: string): 'f' | 'm' | null {
  const head = note.slice(0, 6000);
  // "58 y/o F": the letter after the age says it.
  const letter = /\b\d{1,3}\s?-?\s?(?:y\/?o|yo|yr|years?[- ]old)\s([FM])\b/.exec(head)?.[1];
  if (letter !== undefined) return letter === 'F' ? 'f' : 'm';
  const female = (head.match(/\b(?:female|woman|girl|she|her|hers)\b/gi) ?? []).length;
  const male = (head.match(/\b(?:male|man|boy|he|his|him)\b/gi) ?? []).length;
  if (female === male) return null;
  return female > male ? 'f' : 'm';
}

const newPatient =
  /\bnew[- ]patient\b|\bnew pt\b|\bestablish(?:ing)? care\b|\bnew to (?:the|our|this) (?:practice|clinic|office)\b|\binitial (?:office )?(?:visit|consultation) with (?:me|us)\b|\bvisit type: ?new\b|\bsees? a new\b|\bpatient status: ?new\b/i;
const established =
  /\bestablished[- ](?:patient|pt)\b|\bvisit type: ?established\b|\bpatient status: ?established\b|\bknown to (?:me|us|our practice|the practice)\b|\bsince (?:i )?last saw\b/i;

/** New or established, if the note says so. */
export function patientOf(note: string): {
  readonly patient: 'new' | 'established' | null;
  readonly evidence: Range[];
} {
  const isNew = newPatient.exec(note);
  const isOld = established.exec(note);
  const pick = (match: RegExpExecArray): Range[] => [{ start: match.index, end: match.index + match[0].length }];
  if (isNew && (!isOld || isNew.index < isOld.index)) return { patient: 'new', evidence: pick(isNew) };
  if (isOld) return { patient: 'established', evidence: pick(isOld) };
  return { patient: null, evidence: [] };
}
