import { firstCode } from './addressed.ts';
import type { Problem, ProcedureFact } from './facts.ts';

/** Links as broad as a chapter ("icd:M") say nothing about which problem was treated; from three characters on they do. */
const LEAST_CODE_CHARS = 3;

/** Is the problem one that the service is done for? */
export function treats({ procedure }: ProcedureFact, { concept }: Problem): boolean {
  const code = firstCode(concept);
  return (procedure.link ?? []).some((link) => {
    if (!link.startsWith('icd:')) return link === concept.id;
    const prefix = link.slice('icd:'.length);
    return prefix.replace('.', '').length >= LEAST_CODE_CHARS && code.startsWith(prefix);
  });
}

const isThere = (problem: Problem): boolean => problem.assertion === 'present';

/**
 * "Exam: seven actinic keratoses. All frozen." names no assessment: what a minor procedure treated was dealt with, where the
 * note names no other problem that it could have been done for (Official Guidelines IV.A).
 */
export function withTreated(problems: readonly Problem[], procedures: readonly ProcedureFact[]): Problem[] {
  const done = procedures.filter((fact) => fact.status === 'performed' && fact.procedure.minor === true);
  const unexplained = done.filter(
    (fact) => !problems.some((problem) => problem.addressed && isThere(problem) && treats(fact, problem)),
  );
  return problems.map((problem) =>
    !problem.addressed && isThere(problem) && unexplained.some((fact) => treats(fact, problem))
      ? { ...problem, addressed: true, whyNot: null }
      : problem,
  );
}
