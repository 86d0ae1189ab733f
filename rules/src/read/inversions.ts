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

/** Other names of a malignancy, and the parts of an organ that stand before it: "adenocarcinoma of the right upper lobe of the lung". */
const malignancies = ['cancer', 'carcinoma', 'adenocarcinoma', 'malignant neoplasm', 'squamous cell carcinoma', 'ca'];
const parts = [
  'of',
  'of the',
  'of *',
  'of the *',
  'of the * of the',
  'of the * * of the',
  'of the * * * of the',
  'in the',
];

/** "Lung cancer" in the words of pathologists and of the index. */
function malignant(term: string): string[] {
  const organ = /^([a-z]+) cancer$/.exec(term)?.[1];
  if (organ === undefined || organ === 'skin') return [];
  return [
    ...malignancies.flatMap((name) => parts.map((part) => `${name} ${part} ${organ}`)),
    `${organ} ca`,
    `${organ} malignancy`,
  ];
}

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
    const more = concept.terms
      .flatMap((term) => [...inverted(term, heads), ...malignant(term)])
      .filter((term) => !owned.has(term));
    for (const term of more) owned.add(term);
    return more.length === 0 ? concept : { ...concept, terms: [...concept.terms, ...more] };
  });
}
