import { bucketOf, type Bucket, type SuggestionResult } from '@codeloom/contracts';
import { emFamily } from '@codeloom/rules';

/** What an expert says of a note. `optional` codes are neither asked for nor wrong. */
export interface Labels {
  readonly em?: string | null | undefined;
  readonly emAcceptable: readonly string[];
  readonly diagnoses: readonly string[];
  readonly diagnosesOptional: readonly string[];
  readonly procedures: readonly string[];
  readonly proceduresOptional: readonly string[];
}

interface SetCounts {
  right: number;
  wrong: number;
  missed: number;
  exact: number;
}

const emptySet = (): SetCounts => ({ right: 0, wrong: 0, missed: 0, exact: 0 });

/** Sums results against labels; prints the bench table of the coding engine. */
export class EvalScore {
  notes = 0;
  readonly em = { labelled: 0, exact: 0, withinOne: 0 };
  readonly diagnoses = emptySet();
  readonly procedures = emptySet();
  readonly evidence = { codes: 0, withSpan: 0 };
  readonly calibration: Record<Bucket, { right: number; total: number }> = {
    low: { right: 0, total: 0 },
    medium: { right: 0, total: 0 },
    high: { right: 0, total: 0 },
  };

  add(note: string, result: SuggestionResult, labels: Labels): void {
    this.notes += 1;
    this.#addEm(result, labels);
    this.#addSet(this.diagnoses, result.diagnoses, labels.diagnoses, labels.diagnosesOptional);
    this.#addSet(this.procedures, result.procedures, labels.procedures, labels.proceduresOptional);
    for (const { evidence } of [...result.diagnoses, ...result.procedures]) {
      this.evidence.codes += 1;
      if (evidence.length > 0 && evidence.every(({ start, end, quote }) => note.slice(start, end) === quote))
        this.evidence.withSpan += 1;
    }
  }

  #addEm({ em }: SuggestionResult, labels: Labels): void {
    if (labels.em === undefined || labels.em === null) return;
    this.em.labelled += 1;
    const code = em.recommended?.code ?? null;
    const isExact = code !== null && (code === labels.em || labels.emAcceptable.includes(code));
    const [given, wanted] = [code === null ? null : emFamily(code), emFamily(labels.em)];
    if (isExact) this.em.exact += 1;
    if (isExact || (given && wanted && given.family === wanted.family && Math.abs(given.level - wanted.level) <= 1))
      this.em.withinOne += 1;
    if (em.recommended) this.#calibrate(em.recommended.confidence, isExact);
  }

  #addSet(
    counts: SetCounts,
    found: SuggestionResult['diagnoses'],
    wanted: readonly string[],
    optional: readonly string[],
  ): void {
    const codes = new Set(found.map(({ code }) => code));
    let isExact = true;
    for (const { code, confidence } of found) {
      if (optional.includes(code) && !wanted.includes(code)) continue;
      const isRight = wanted.includes(code);
      counts[isRight ? 'right' : 'wrong'] += 1;
      if (!isRight) isExact = false;
      this.#calibrate(confidence, isRight);
    }
    for (const code of wanted) {
      if (codes.has(code)) continue;
      counts.missed += 1;
      isExact = false;
    }
    if (isExact) counts.exact += 1;
  }

  #calibrate(confidence: number, isRight: boolean): void {
    const bin = this.calibration[bucketOf(confidence)];
    bin.total += 1;
    if (isRight) bin.right += 1;
  }
}

/** Share with its 95 % interval. Source: Wilson 1927, doi:10.1080/01621459.1927.10502953. */
export function share(hits: number, total: number): string {
  if (total === 0) return 'none';
  const z = 1.96;
  const part = hits / total;
  const scale = 1 + (z * z) / total;
  const middle = (part + (z * z) / (2 * total)) / scale;
  const spread = (z * Math.sqrt((part * (1 - part)) / total + (z * z) / (4 * total * total))) / scale;
  const percent = (value: number): string => (100 * value).toFixed(1);
  return `${hits}/${total} = ${percent(part)} % [${percent(middle - spread)}, ${percent(middle + spread)}]`;
}

function setLine({ right, wrong, missed, exact }: SetCounts, notes: number): string {
  const precision = right + wrong === 0 ? 1 : right / (right + wrong);
  const recall = right + missed === 0 ? 1 : right / (right + missed);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return `precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}  exact ${share(exact, notes)}`;
}

/** The table as text. */
export function tableOf(score: EvalScore): string[] {
  const { em, evidence, calibration, notes } = score;
  return [
    `E/M exact        ${share(em.exact, em.labelled)}`,
    `E/M within one   ${share(em.withinOne, em.labelled)}`,
    `Diagnoses        ${setLine(score.diagnoses, notes)}`,
    `Procedures       ${setLine(score.procedures, notes)}`,
    `Evidence exact   ${share(evidence.withSpan, evidence.codes)}`,
    ...(['low', 'medium', 'high'] as const).map(
      (bin) => `Right at ${bin.padEnd(7)} ${share(calibration[bin].right, calibration[bin].total)}`,
    ),
  ];
}
