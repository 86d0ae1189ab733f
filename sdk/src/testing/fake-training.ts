import type {
  TrainingAnswer,
  TrainingAttempt,
  TrainingCase,
  TrainingCodes,
  TrainingComparison,
} from '@codeloom/contracts';
import type { CallOptions, CodeloomClient } from '../client.ts';
import { CodeloomError } from '../error.ts';
import type { FakeCall, FakeOptions } from './fake-options.ts';
import { sampleAnswer } from './sample-training.ts';

type Answer = <T>(call: FakeCall, options: CallOptions | undefined, work: () => T) => Promise<T>;

/** Training in memory. Its score is the share of right lines, not the server's weighted one. */
export function fakeTraining({
  answer,
  options,
  now,
}: {
  answer: Answer;
  options: FakeOptions;
  now: () => string;
}): CodeloomClient['training'] {
  const cases = new Map((options.training ?? []).map((one) => [one.id, one]));
  const find = (id: string): TrainingCase => {
    const found = cases.get(id);
    if (!found) throw new CodeloomError('notFound', 'This training case does not exist. Choose one from the list.');
    return found;
  };
  return {
    cases: (call) => answer('training.cases', call, () => [...cases.values()]),
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
        return attempt;
      }),
  };
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
    scorePercent: Math.round((100 * matched.length) / comparison.length),
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
