import type { CodeHit, Shortlist, Specificity } from '@codeloom/contracts';

export type ChoiceGroup = 'favourites' | 'recent' | 'mostUsed' | 'found' | 'keep' | 'specific';

/** One line of the list. */
export interface Choice {
  hit: CodeHit;
  group: ChoiceGroup;
}

/** A code about to be taken whose description leaves something open. */
export interface SpecificityStep {
  hit: CodeHit;
  specificity: Specificity;
}

/** Before typing: each code once, in the first list that holds it. */
export function shortlistChoices({ favourites, recent, mostUsed }: Shortlist): Choice[] {
  const seen = new Set<string>();
  const choices: Choice[] = [];
  for (const [group, hits] of [
    ['favourites', favourites],
    ['recent', recent],
    ['mostUsed', mostUsed],
  ] as const) {
    for (const hit of hits) {
      if (seen.has(hit.code)) continue;
      seen.add(hit.code);
      choices.push({ hit, group });
    }
  }
  return choices;
}

export function foundChoices(hits: readonly CodeHit[]): Choice[] {
  return hits.map((hit) => ({ hit, group: 'found' }));
}

/** What is more specific; a code that can be billed may also be kept as it is. */
export function stepChoices({ hit, specificity }: SpecificityStep): Choice[] {
  const specific = specificity.choices.map((choice): Choice => ({ hit: choice, group: 'specific' }));
  return hit.billable ? [{ hit, group: 'keep' }, ...specific] : specific;
}

/** Where the highlight begins: the first line that can be taken at once. */
export function firstChoice(choices: readonly Choice[]): number {
  return Math.max(
    0,
    choices.findIndex(({ hit }) => hit.billable),
  );
}
