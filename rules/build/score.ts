/** Wilson score interval of a proportion at 95 %, as text: the sets are small. */
export function share(right: number, total: number): string {
  if (total === 0) return 'none';
  const z = 1.96;
  const p = right / total;
  const denominator = 1 + (z * z) / total;
  const centre = (p + (z * z) / (2 * total)) / denominator;
  const half = (z * Math.sqrt((p * (1 - p)) / total + (z * z) / (4 * total * total))) / denominator;
  const percent = (value: number): string => (100 * value).toFixed(0);
  return `${right}/${total} = ${percent(p)} % (${percent(Math.max(0, centre - half))}–${percent(Math.min(1, centre + half))})`;
}

export interface SetScore {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  exact: number;
  total: number;
}

export const emptyScore = (): SetScore => ({
  truePositives: 0,
  falsePositives: 0,
  falseNegatives: 0,
  exact: 0,
  total: 0,
});

/** Compares a set with the expected one; optional codes count neither for nor against. */
export function addSet(
  score: SetScore,
  actual: readonly string[],
  expected: readonly string[],
  optional: readonly string[] = [],
): boolean {
  const wanted = new Set(expected);
  const neutral = new Set(optional);
  const given = [...new Set(actual)].filter((code) => !neutral.has(code) || wanted.has(code));
  const hits = given.filter((code) => wanted.has(code)).length;
  score.truePositives += hits;
  score.falsePositives += given.length - hits;
  score.falseNegatives += wanted.size - hits;
  score.total += 1;
  const exact = hits === wanted.size && given.length === hits;
  if (exact) score.exact += 1;
  return exact;
}

/** Micro precision, recall and F1 with the share of exact sets. */
export function setText(score: SetScore): string {
  const { truePositives: tp, falsePositives: fp, falseNegatives: fn } = score;
  const precision = tp + fp === 0 ? 1 : tp / (tp + fp);
  const recall = tp + fn === 0 ? 1 : tp / (tp + fn);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return `P ${precision.toFixed(2)}  R ${recall.toFixed(2)}  F1 ${f1.toFixed(2)}  exact ${share(score.exact, score.total)}`;
}
