import type { Facts, Mention, Problem } from '../read/facts.ts';
import { newAgainstLast } from '../read/patient-kind.ts';
import type { HintDraft } from './hints.ts';

const history = new Set(['pmh', 'psh', 'family-history', 'ros', 'medications', 'allergies']);

/** Denied outright, and not in a list of a review of systems. */
const denies = (mention: Mention): boolean => mention.assertion === 'negated' && !history.has(mention.section);

const sideOf = (mention: Mention): string | undefined => {
  const sides = mention.tags.filter((id) => id === 'right' || id === 'left');
  return sides.length === 1 && !mention.tags.includes('bilateral') ? sides[0] : undefined;
};

/** The title names one side, and everything else about the problem the other. */
function otherSide(problem: Problem): readonly Mention[] | null {
  const titles = problem.mentions.filter((mention) => mention.title && sideOf(mention) !== undefined);
  const others = problem.mentions.filter((mention) => !mention.title && sideOf(mention) !== undefined);
  const [title] = titles;
  const [other] = others;
  if (title === undefined || other === undefined) return null;
  const side = sideOf(title);
  return others.every((mention) => sideOf(mention) !== side) ? [title, other] : null;
}

/** What the note says in two ways. The codes follow the assessment; a person looks at the places. */
export function contradictionHints(facts: Facts): HintDraft[] {
  const hints: HintDraft[] = [];
  for (const problem of facts.problems) {
    if (!problem.addressed || problem.assertion !== 'present') continue;
    const { label, course } = problem.concept;
    const stated = problem.mentions.find((mention) => mention.assertion === 'present');
    const denied = problem.mentions.find(denies);
    const isDisease = course === 'chronic' || course === 'systemic' || course === 'threat';
    if (isDisease && stated !== undefined && denied !== undefined)
      hints.push({
        type: 'DOCUMENTATION',
        severity: 'warning',
        message: `The note both states and denies: ${label}. The code follows the assessment.`,
        at: [stated.context, denied.context],
      });
    if (isDisease && problem.tags.has('controlled') && problem.tags.has('uncontrolled'))
      hints.push({
        type: 'DOCUMENTATION',
        severity: 'warning',
        message: `The note calls ${label} controlled as well as uncontrolled. The level counts it as uncontrolled.`,
        at: problem.trendEvidence,
      });
    const sides = otherSide(problem);
    if (sides !== null)
      hints.push({
        type: 'DOCUMENTATION',
        severity: 'warning',
        message: `The side of ${label} differs within the note. The code follows the assessment.`,
        at: sides.map((mention) => mention.context),
      });
  }
  const visits = newAgainstLast(facts.note);
  if (visits.length > 0)
    hints.push({
      type: 'DOCUMENTATION',
      severity: 'warning',
      message: 'The note says new patient and tells of a visit less than three years ago.',
      at: visits,
    });
  return hints.slice(0, 4);
}
