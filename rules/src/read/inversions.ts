import type { Concept } from '../book/types.ts';

/** "Of the left clavicle": the wildcard takes the side, which is read as an attribute. */
const links = [
  'of',
  'of the',
  'of *',
  'of the *',
  'of his',
  'of her',
  'in',
  'in the',
  'in *',
  'in the *',
  'to the *',
  'to *',
];

/** Longest name in words that is turned round. */
const LONGEST = 4;

function inverted(term: string, nouns: ReadonlySet<string>): string[] {
  const words = term.split(' ');
  const noun = words.at(-1) ?? '';
  if (words.length < 2 || words.length > LONGEST || !nouns.has(noun) || term.includes('*')) return [];
  const site = words.slice(0, -1).join(' ');
  return links.map((link) => `${noun} ${link} ${site}`);
}

/**
 * The names of the book turned round as the index lists them: "clavicle fracture" is also "fracture of the left clavicle".
 * A phrase that the book gives to another problem stays there.
 */
export function withInversions(concepts: readonly Concept[], nouns: readonly string[]): readonly Concept[] {
  const heads = new Set(nouns);
  const owned = new Set(concepts.flatMap((concept) => concept.terms));
  return concepts.map((concept) => {
    const more = concept.terms.flatMap((term) => inverted(term, heads)).filter((term) => !owned.has(term));
    for (const term of more) owned.add(term);
    return more.length === 0 ? concept : { ...concept, terms: [...concept.terms, ...more] };
  });
}
