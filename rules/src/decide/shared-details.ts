import { firstCode } from '../read/addressed.ts';
import type { Facts, Problem } from '../read/facts.ts';

/** A detail that is documented with one problem and decides the code of another. */
interface Share {
  readonly from: string;
  readonly tags: readonly string[];
  readonly to: RegExp;
}

const shares: readonly Share[] = [
  // The type of the diabetes is the type of its complications (Official Guidelines I.C.4.a).
  { from: 'diabetes', tags: ['type-1', 'drug-induced'], to: /^E1[01]/ },
  // Stage 5 of the kidney disease decides between I12.0 and I12.9, I13.- likewise (I.C.9.a.2, I.C.9.a.3).
  { from: 'ckd', tags: ['stage-5'], to: /^I10$/ },
  // Severity and behaviour stand with the word dementia; the code beside Alzheimer's disease takes them (F02.-).
  {
    from: 'dementia',
    tags: [
      'mild',
      'moderate',
      'severe',
      'with-agitation',
      'with-behavior',
      'psychotic-disturbance',
      'mood-disturbance',
      'anxiety-disturbance',
    ],
    to: /^G30/,
  },
];

/** Details that another present problem of the note lends to this one. */
export function sharedDetails(problem: Problem, facts: Facts): string[] {
  const code = firstCode(problem.concept);
  return shares.flatMap(({ from, tags, to }) => {
    if (problem.concept.id === from || !to.test(code)) return [];
    const lender = facts.problems.find((other) => other.concept.id === from && other.assertion === 'present');
    return lender === undefined ? [] : tags.filter((tag) => lender.tags.has(tag));
  });
}

/** Which hand is dominant decides the code of a paralysis wherever the note says it (Official Guidelines I.C.6.a). */
export function handedness(facts: Facts): string[] {
  return facts.tags.has('left-handed') ? ['left-handed'] : [];
}
