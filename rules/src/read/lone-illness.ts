import type { Concept } from '../book/types.ts';
import type { ProblemInput } from './problems.ts';

const illness = new Set(['chronic', 'acute', 'systemic', 'complicated', 'threat', 'minor']);

/**
 * "ADHD. Appetite gone since the dose went up. Side effect of treatment.": where a short account names one illness, what other
 * sentences say of its course is said of it. Empty where the note has an assessment or names several.
 */
export function loneSentences({ id, course }: Concept, { all, mentions, hasAssessment }: ProblemInput): number[] {
  if (hasAssessment || !illness.has(course)) return [];
  const named = new Set(
    mentions
      .filter(({ concept, assertion }) => assertion === 'present' && illness.has(concept.course))
      .map(({ concept }) => concept.id),
  );
  if (named.size !== 1 || !named.has(id)) return [];
  return all.flatMap(({ hits }, index) => (hits.concept.some(({ value }) => value.of.id !== id) ? [] : [index]));
}
