import { read, type Facts } from '@codeloom/rules';
import type { Place } from './locate.ts';

/** A term is a name, not a sentence. */
const LONGEST_TERM = 120;

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

/** Is this place the patient's documentation, and not text that speaks to software? A fact never rests on such text, whoever quotes it. */
export function isDocumentation(note: string, place: Place, orders: readonly Place[]): boolean {
  if (/https?:|www\.|[<>]/.test(note.slice(place.start, place.end))) return false;
  return !orders.some((order) => order.start < place.end && place.start < order.end);
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

export type ConceptLookup = (term: string) => Problem['concept'] | null;

/** The concept that the lexicon knows by these words, if any; each term is looked up once for a note. */
export function conceptLookup(): ConceptLookup {
  const known = new Map<string, Problem['concept'] | null>();
  return (term) => {
    const cached = known.get(term);
    if (cached !== undefined) return cached;
    const concept = read(term.slice(0, LONGEST_TERM)).mentions[0]?.concept ?? null;
    known.set(term, concept);
    return concept;
  };
}
