import type { TrainingCodes, TrainingMatchSummary } from '@codeloom/contracts';

/** The published answer of a training case, as far as it is scored. */
export interface ExpectedCodes {
  readonly correctEmCode: string | null;
  readonly correctDiagnosisCodes: readonly string[];
  readonly correctProcedureCodes: readonly string[];
}

export interface TrainingScore {
  /** 0 to 100, whole. */
  readonly scorePercent: number;
  readonly matchSummary: TrainingMatchSummary;
}

/** What each part is worth. Source: DESIGN section 7. */
const WEIGHT = { em: 40, diagnoses: 40, procedures: 20 } as const;

/**
 * Scores a learner's codes against the published answer. Order and repetition do not matter; an expected set that is empty
 * and left empty is full. Not modelled: modifiers, units and pointers.
 */
export function scoreTraining(given: TrainingCodes, expected: ExpectedCodes): TrainingScore {
  const emMatch = given.userEmCode === expected.correctEmCode;
  const diagnoses = overlap(given.userDiagnosisCodes, expected.correctDiagnosisCodes);
  const procedures = overlap(given.userProcedureCodes, expected.correctProcedureCodes);
  const score = (emMatch ? WEIGHT.em : 0) + WEIGHT.diagnoses * diagnoses.f1 + WEIGHT.procedures * procedures.f1;
  return {
    scorePercent: Math.round(score),
    matchSummary: {
      emMatch,
      diagnosisMatches: diagnoses.matches,
      diagnosisTotal: diagnoses.total,
      procedureMatches: procedures.matches,
      procedureTotal: procedures.total,
    },
  };
}

function overlap(given: readonly string[], expected: readonly string[]) {
  const right = new Set(expected);
  const chosen = new Set(given);
  const matches = [...chosen].filter((code) => right.has(code)).length;
  const all = chosen.size + right.size;
  return { matches, total: right.size, f1: all === 0 ? 1 : (2 * matches) / all };
}
