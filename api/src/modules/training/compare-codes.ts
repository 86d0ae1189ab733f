import type { TrainingAnswer, TrainingCodes, TrainingComparison, TrainingLineKind } from '@codeloom/contracts';

const kinds = ['em', 'diagnosis', 'procedure'] as const satisfies readonly TrainingLineKind[];

/** Labels codes; null for a code the table does not know. */
export type Label = (kind: TrainingLineKind, code: string) => string | null;

/**
 * The learner's codes and the answer side by side: first what matched, then what the answer has more, then what it does
 * not have. "No code" is a line of its own where either side has none.
 */
export function compareCodes(given: TrainingCodes, answer: TrainingAnswer, label: Label): TrainingComparison[] {
  return kinds.flatMap((kind) => {
    const chosen = chosenOf(given, kind);
    const expected = expectedOf(answer, kind);
    const line = (code: string | null, standing: TrainingComparison['standing']): TrainingComparison => {
      const explained = answer.explanations.find((one) => one.kind === kind && one.code === code);
      return {
        kind,
        code,
        description: code === null ? nothingOf[kind] : (label(kind, code) ?? ''),
        standing,
        text: explained?.text ?? (standing === 'extra' ? notInAnswer : ''),
        evidence: explained?.evidence ?? [],
      };
    };
    return [
      ...expected.filter((code) => chosen.includes(code)).map((code) => line(code, 'matched')),
      ...expected.filter((code) => !chosen.includes(code)).map((code) => line(code, 'missed')),
      ...chosen.filter((code) => !expected.includes(code) && !isBlank(kind, code)).map((code) => line(code, 'extra')),
    ];
  });
}

/** A list left empty is no code too many: what is missing from it says enough. */
const isBlank = (kind: TrainingLineKind, code: string | null): boolean => kind !== 'em' && code === null;

const notInAnswer =
  'The published answer does not have this code: the note does not support it, or another code says it.';
const nothingOf: Record<TrainingLineKind, string> = {
  em: 'No visit level',
  diagnosis: 'No diagnosis',
  procedure: 'No procedure',
};

function chosenOf(given: TrainingCodes, kind: TrainingLineKind): (string | null)[] {
  if (kind === 'em') return [given.userEmCode];
  const codes = kind === 'diagnosis' ? given.userDiagnosisCodes : given.userProcedureCodes;
  return codes.length === 0 ? [null] : [...new Set(codes)];
}

function expectedOf(answer: TrainingAnswer, kind: TrainingLineKind): (string | null)[] {
  if (kind === 'em') return [answer.correctEmCode];
  const codes = kind === 'diagnosis' ? answer.correctDiagnosisCodes : answer.correctProcedureCodes;
  return codes.length === 0 ? [null] : codes;
}
