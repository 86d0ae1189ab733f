import type { Statement } from '../book/types.ts';
import type { Annotated } from './annotate.ts';
import { countBefore } from './counts.ts';
import type { Assertion, Range, StatementFact } from './facts.ts';
import type { Lexicon } from './lexicon.ts';
import { contextOf } from './mentions.ts';
import { assertionAt } from './scope.ts';
import { toldTogether } from './told-together.ts';
import type { Told } from './told-together.ts';

const proceed =
  /\b(?:choos(?:es?|ing)|chose|elect(?:s|ed)?|wish(?:es|ed)?|agree(?:s|d)?|decided|want(?:s|ed)?) to proceed\b/i;

const turnedDown = /\b(?:declin|refus)\w*/i;
const sentenceText = (note: string, { start, end }: Range): string => note.slice(start, end);

/** How the note stands to it: of words told together the one that is least so. */
function saidOf(annotated: Annotated, { from, to, words }: Pick<Told, 'from' | 'to' | 'words'>): Assertion {
  if (words.length === 0) return assertionAt(annotated, from, to);
  // "Call with the cardiologist": a word that tells the statement is no cue beside it ("call with fever").
  const cue = annotated.hits.cue.filter((hit) => !words.some((word) => word.from < hit.to && word.to > hit.from));
  const apart = { ...annotated, hits: { ...annotated.hits, cue } };
  const said = words.map((hit) => assertionAt(apart, hit.from, hit.to));
  return said.find((assertion) => assertion !== 'present') ?? 'present';
}

/** "No more chemotherapy, do not resuscitate": limits of care are told with "no"; only one right before them denies them. */
function isLimit({ kind }: Statement, { sentence }: Annotated, from: number): boolean {
  if (kind !== 'code-status') return false;
  return !sentence.words
    .slice(Math.max(0, from - 2), from)
    .some(({ norm }) => /^(?:no|not|declines?|declined|refuse[sd]?|without)$/.test(norm));
}

/** Sentence-level facts: an independent historian, a decision about admission, "one stable chronic illness". */
export function statementsOf(all: readonly Annotated[], note: string, lexicon: Lexicon): StatementFact[] {
  const facts: StatementFact[] = [];
  for (const annotated of all) {
    const { sentence } = annotated;
    const phrases = annotated.hits.statement.map(({ from, to, value }) => ({ of: value.of, from, to, words: [] }));
    for (const hit of [...phrases, ...toldTogether(annotated, lexicon)]) {
      const assertion = saidOf(annotated, hit);
      // An operation that depends on a result is decided on when the patient chose to go ahead.
      const chosen = hit.of.kind === 'surgery' && assertion === 'conditional' && proceed.test(note);
      // A decision that was considered and declined is a decision (CPT: risk of management).
      const declined =
        hit.of.kind === 'hospital' && assertion === 'negated' && turnedDown.test(sentenceText(note, sentence));
      if (
        (assertion === 'negated' && !declined && !isLimit(hit.of, annotated, hit.from)) ||
        assertion === 'family' ||
        assertion === 'risk'
      )
        continue;
      if (assertion === 'conditional' && !chosen && hit.of.id !== 'surgery-possible') continue;
      // "Status post hysterectomy" is no decision about an operation.
      if (assertion === 'historical' && hit.of.kind === 'surgery') continue;
      const first = sentence.words[hit.from];
      const last = sentence.words[hit.to - 1];
      if (first === undefined || last === undefined) continue;
      facts.push({
        statement: hit.of,
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
