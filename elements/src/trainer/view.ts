import type { CodeHit, TrainingAttempt, TrainingAttemptInput, TrainingCase } from '@codeloom/contracts';

/** What the learner chose so far. `em` is undefined until a level, or none, was chosen. */
export interface LearnerCodes {
  em: string | null | undefined;
  diagnoses: readonly Pick<CodeHit, 'code' | 'description'>[];
  procedures: readonly Pick<CodeHit, 'code' | 'description'>[];
}

export type LearnerList = 'diagnoses' | 'procedures';

export const noCodes: LearnerCodes = { em: undefined, diagnoses: [], procedures: [] };

/** What the parts of the trainer share while one case is open. */
export interface CaseView {
  one: TrainingCase;
  codes: LearnerCodes;
  attempt: TrainingAttempt | null;
  /** True while the codes are on their way. */
  busy: boolean;
  /** Said under the button: what is still to choose, or what went wrong. */
  trouble: string | null;
  activeKey: string | null;
  change: (codes: LearnerCodes) => void;
  handIn: () => void;
  activate: (key: string | null) => void;
  again: () => void;
  leave: () => void;
}

export function inputOf({ em, diagnoses, procedures }: LearnerCodes): TrainingAttemptInput {
  return {
    userEmCode: em ?? null,
    userDiagnosisCodes: diagnoses.map(({ code }) => code),
    userProcedureCodes: procedures.map(({ code }) => code),
  };
}
