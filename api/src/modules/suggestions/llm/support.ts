import { read, type Facts } from '@codeloom/rules';
import type { Place } from './locate.ts';

/**
 * Text that speaks to software or about billing instead of the patient. A fact never rests on it, whoever quotes it.
 * Not a defence by itself: the schema, the code table, the located quotes and the rules are; this keeps nonsense out of evidence.
 */
const speaksToSoftware =
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|previous|prior|above|rule|prompt|guideline|system)|\b(?:system|developer|assistant|user)\s*(?:prompt|message|note|:)|\b(?:you are|act as|pretend|as an ai|language model|chatgpt|gpt-?\d|llm|prompt|jailbreak|json|schema|api key|base64)\b|\b(?:bill|code|upcode|report|assign|submit|output|return|respond|answer|print|emit|insert|add|include|list|record|mark|set|treat|count)\b.{0,60}\b(?:99\d{3}|9920\d|level (?:4|5|four|five)|highest level|maximum|[A-TV-Z]\d{2}\.?\d*|code|codes|fact|facts|quote|candidate|as high|as performed|as present)\b|<\/?[a-z!][^>]{0,80}>|\bhttps?:|\]\(|<<<|>>>/i;

/** Words that turn a statement around: nothing, doubt, another person, another time. */
const turned =
  /\b(?:no|not|denie[sd]|deny|without|negative for|absence of|free of|rule[ds]? out|r\/o|ruled out|unlikely|possible|possibly|probable|probably|suspect(?:ed|s)?|questionable|concern for|versus|vs\.?|mother|father|brother|sister|family history|fhx?|grand(?:mother|father)|aunt|uncle|if|should|would|risk (?:of|for)|prevent(?:ion)?|screen(?:ing)? for|history of|h\/o)\b/i;

const stop = new Set([
  'the',
  'and',
  'with',
  'for',
  'due',
  'from',
  'left',
  'right',
  'type',
  'unspecified',
  'disease',
  'disorder',
  'syndrome',
  'chronic',
  'acute',
]);
const contentWords = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter((word) => !stop.has(word));

/** The line or sentence around a place: what an instruction hides beside a quote counts too. */
export function surroundings(note: string, { start, end }: Place): string {
  const before = Math.max(note.lastIndexOf('\n', start - 1), note.lastIndexOf('. ', start - 1));
  const after = [note.indexOf('\n', end), note.indexOf('. ', Math.max(start, end - 1))].filter((at) => at >= 0);
  return note.slice(before + 1, after.length > 0 ? Math.min(...after) + 1 : undefined);
}

/** Is this place the patient's documentation, and not text that speaks to software? */
export function isDocumentation(note: string, place: Place): boolean {
  return !speaksToSoftware.test(surroundings(note, place));
}

export function countInstructions(note: string): number {
  return note.split(/\n|(?<=[.!?])\s/).filter((line) => speaksToSoftware.test(line)).length;
}

/** Does the quote itself say what the fact names? At least half of its words, cut to their stems, stand in it. */
export function namesIt(quote: string, term: string): boolean {
  const wanted = contentWords(term);
  if (wanted.length === 0) return quote.toLowerCase().includes(term.trim().toLowerCase()) && term.trim().length > 1;
  const text = quote.toLowerCase();
  const found = wanted.filter((word) =>
    text.includes(word.length > 5 ? word.slice(0, Math.max(5, word.length - 3)) : word),
  );
  return found.length * 2 >= wanted.length;
}

export function isTurned(quote: string): boolean {
  return turned.test(quote);
}

export type Problem = Facts['problems'][number];

/** The concept that the lexicon knows by these words, if any. */
export function conceptOf(term: string): Problem['concept'] | null {
  return read(term).mentions[0]?.concept ?? null;
}
