import { bucketOf, SUPPORTED_FROM, type EmCandidate, type SuggestionResult } from '@codeloom/contracts';
import { emFamily } from '@codeloom/rules';

/** What agreement of two readers adds, and what disagreement takes. Set by hand; `codeloom eval` prints how well they are calibrated. */
const AGREED_BONUS = 0.05;
const ALONE_PENALTY = 0.06;
/** Most that can be said of what only the model saw. */
const MODEL_ONLY_MOST = 0.7;
const MOST = 0.97;

const rounded = (value: number): number => Math.round(Math.min(MOST, Math.max(0.05, value)) * 100) / 100;

/** The three results a suggestion is made of. */
export interface Readings {
  /** The rules over the built-in reading alone. */
  readonly rules: SuggestionResult;
  /** The same rules over both readings. */
  readonly merged: SuggestionResult;
  /** Did the model see what this code rests on? */
  readonly isSeenByModel: (evidence: readonly { start: number; end: number }[]) => boolean;
}

type Coded = SuggestionResult['diagnoses'][number];

function weighed<T extends Coded>(item: T, { rules, isSeenByModel }: Readings, list: 'diagnoses' | 'procedures'): T {
  const isSeenByRules = rules[list].some(({ code }) => code === item.code);
  const confidence = !isSeenByRules
    ? rounded(Math.min(MODEL_ONLY_MOST, item.confidence))
    : rounded(item.confidence + (isSeenByModel(item.evidence) ? AGREED_BONUS : -ALONE_PENALTY));
  return { ...item, confidence, bucket: bucketOf(confidence) };
}

/** A hint in the PRD's words, when the higher level stands beside the recommended one. */
function undercodingHint(recommended: EmCandidate, highest: EmCandidate): SuggestionResult['hints'][number] {
  return {
    type: 'UNDERCODING',
    severity: 'info',
    message: `Documentation may support ${highest.code} (higher level) as well as ${recommended.code}. Review before finalizing.`,
  };
}

/**
 * The level is decided by the rules. Where both readings lead to one level, it is surer. Where the model's facts lead to another,
 * the level of the built-in reading stays recommended and the other is shown beside it, so that a model alone never raises a level.
 */
function combinedEm({ rules, merged }: Readings): {
  em: SuggestionResult['em'];
  hint: SuggestionResult['hints'][number] | null;
} {
  const [own, both] = [rules.em.recommended, merged.em.recommended];
  if (!own || !both) return { em: rules.em, hint: null };
  if (own.code === both.code) {
    const recommended = { ...own, confidence: rounded(own.confidence + AGREED_BONUS) };
    const better = (candidate: EmCandidate): EmCandidate =>
      candidate.code === own.code ? { ...candidate, confidence: recommended.confidence } : candidate;
    const { highestSupported, alternatives } = rules.em;
    return {
      em: {
        ...rules.em,
        recommended,
        highestSupported: highestSupported ? better(highestSupported) : null,
        alternatives: alternatives.map((item) => ({ ...better(item), recommended: item.recommended })),
      },
      hint: null,
    };
  }
  const recommended = { ...own, confidence: rounded(own.confidence - ALONE_PENALTY) };
  const other = { ...both, confidence: rounded(Math.min(MODEL_ONLY_MOST, both.confidence)) };
  const rest = rules.em.alternatives.filter(({ code }) => code !== own.code && code !== other.code);
  const alternatives = [{ ...recommended, recommended: true }, { ...other, recommended: false }, ...rest].sort(
    (a, b) => b.level - a.level,
  );
  const highestSupported = alternatives
    .filter(({ confidence }) => confidence >= SUPPORTED_FROM)
    .reduce<EmCandidate | null>(
      (best, { code, label, level, confidence }) =>
        best === null || level > best.level ? { code, label, level, confidence } : best,
      null,
    );
  const isHigher =
    emFamily(other.code)?.family === emFamily(own.code)?.family &&
    highestSupported !== null &&
    highestSupported.level > own.level;
  return {
    em: { ...rules.em, recommended, highestSupported, alternatives },
    hint: isHigher ? undercodingHint(recommended, highestSupported) : null,
  };
}

/** One result of both readings, with confidence that reflects how far they agree. */
export function combine(readings: Readings): SuggestionResult {
  const { rules, merged } = readings;
  const { em, hint } = combinedEm(readings);
  const isNew = hint !== null && !rules.hints.some(({ type }) => type === 'UNDERCODING');
  const diagnoses = merged.diagnoses.map((item) => weighed(item, readings, 'diagnoses'));
  return {
    ...merged,
    em,
    diagnoses,
    procedures: merged.procedures.map((item) => weighed(item, readings, 'procedures')),
    hints: isNew ? [...rules.hints, hint] : rules.hints,
    confidenceBucket: bucketOf(em.recommended?.confidence ?? diagnoses[0]?.confidence ?? 0),
  };
}
