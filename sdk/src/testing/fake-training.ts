import type {
  TrainingAnswer,
  TrainingAttempt,
  TrainingCase,
  TrainingCaseSummary,
  TrainingCodes,
  TrainingComparison,
} from '@codeloom/contracts';
import type { CallOptions, CodeloomClient } from '../client.ts';
import { CodeloomError } from '../error.ts';
import type { FakeCall, FakeOptions } from './fake-options.ts';
import { sampleAnswer } from './sample-training.ts';

type Answer = <T>(call: FakeCall, options: CallOptions | undefined, work: () => T) => Promise<T>;

/** Training in memory: every case has the answer of the sample. */
export function fakeTraining({
  answer,
  options,
  now,
  count,
}: {
  answer: Answer;
  options: FakeOptions;
  now: () => string;
  count: () => void;
}): CodeloomClient['training'] {
  const cases = new Map((options.training ?? []).map((one) => [one.id, one]));
  const find = (id: string): TrainingCase => {
    const found = cases.get(id);
    if (!found) throw new CodeloomError('notFound', 'This training case does not exist. Choose one from the list.');
    return found;
  };
  return {
    cases: (call) => answer('training.cases', call, () => [...cases.values()].map(summaryOf)),
    case: (id, call) => answer('training.case', call, () => find(id)),
    attempt: (id, input, call) =>
      answer('training.attempt', call, () => {
        const one = find(id);
        const attempt = attemptOf(id, input, now());
        cases.set(id, {
          ...one,
          attempts: one.attempts + 1,
          bestScorePercent: Math.max(one.bestScorePercent ?? 0, attempt.scorePercent),
        });
        count();
        return attempt;
      }),
  };
}

function summaryOf(one: TrainingCase): TrainingCaseSummary {
  const { id, title, specialty, difficulty, topic, attempts, bestScorePercent } = one;
  return { id, title, specialty, difficulty, topic, attempts, bestScorePercent };
}

/** How far two sets agree (F1): 1 where nothing was expected and nothing chosen. */
function agreement(chosen: readonly string[], expected: readonly string[]): number {
  const right = new Set(expected);
  const given = new Set(chosen);
  const all = given.size + right.size;
  return all === 0 ? 1 : (2 * [...given].filter((code) => right.has(code)).length) / all;
}

/** As the server scores: 40 for the E/M code, 40 for the diagnoses, 20 for the procedures (DESIGN section 7). */
function scoreOf(codes: TrainingCodes, answer: TrainingAnswer): number {
  return Math.round(
    (codes.userEmCode === answer.correctEmCode ? 40 : 0) +
      40 * agreement(codes.userDiagnosisCodes, answer.correctDiagnosisCodes) +
      20 * agreement(codes.userProcedureCodes, answer.correctProcedureCodes),
  );
}

function attemptOf(id: string, codes: TrainingCodes, createdAt: string): TrainingAttempt {
  const answer = sampleAnswer;
  const comparison = [
    ...compare(answer, 'em', [codes.userEmCode], [answer.correctEmCode]),
    ...compare(answer, 'diagnosis', codes.userDiagnosisCodes, answer.correctDiagnosisCodes),
    ...compare(answer, 'procedure', orNone(codes.userProcedureCodes), orNone(answer.correctProcedureCodes)),
  ];
  const matched = comparison.filter(({ standing }) => standing === 'matched');
  const count = (kind: TrainingComparison['kind']): number =>
    matched.filter((line) => line.kind === kind && line.code !== null).length;
  return {
    id: crypto.randomUUID(),
    trainingCaseId: id,
    ...codes,
    aiEmCode: answer.correctEmCode,
    aiDiagnosisCodes: answer.correctDiagnosisCodes,
    aiProcedureCodes: answer.correctProcedureCodes,
    scorePercent: scoreOf(codes, answer),
    matchSummary: {
      emMatch: codes.userEmCode === answer.correctEmCode,
      diagnosisMatches: count('diagnosis'),
      diagnosisTotal: answer.correctDiagnosisCodes.length,
      procedureMatches: count('procedure'),
      procedureTotal: answer.correctProcedureCodes.length,
    },
    comparison,
    answer,
    createdAt,
  };
}

const orNone = (codes: readonly string[]): (string | null)[] => (codes.length === 0 ? [null] : [...codes]);

function compare(
  answer: TrainingAnswer,
  kind: TrainingComparison['kind'],
  chosen: readonly (string | null)[],
  expected: readonly (string | null)[],
): TrainingComparison[] {
  const line = (code: string | null, standing: TrainingComparison['standing']): TrainingComparison => {
    const explained = answer.explanations.find((one) => one.kind === kind && one.code === code);
    return { kind, code, description: '', standing, text: explained?.text ?? '', evidence: explained?.evidence ?? [] };
  };
  return [
    ...expected.map((code) => line(code, chosen.includes(code) ? 'matched' : 'missed')),
    ...chosen.filter((code) => !expected.includes(code)).map((code) => line(code, 'extra')),
  ];
}
