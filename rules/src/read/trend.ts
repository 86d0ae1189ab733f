import type { Annotated } from './annotate.ts';
import type { Range, Reading, Trend } from './facts.ts';
import type { ProblemInput } from './problems.ts';
import { assertionAt } from './scope.ts';

const trends: readonly (readonly [Trend, readonly string[]])[] = [
  ['severe', ['severe-exacerbation', 'life-threatening']],
  [
    'worse',
    ['uncontrolled', 'worsening', 'exacerbation', 'not-at-goal', 'progression', 'side-effect', 'elevated-trend'],
  ],
  ['resolved', ['resolved']],
  ['new', ['new-problem']],
  ['stable', ['stable', 'controlled', 'improved', 'doing-well', 'asymptomatic']],
];

/** Where a problem stands, and on what that rests. */
export interface TrendFound {
  readonly trend: Trend;
  readonly evidence: Range[];
  readonly firm: boolean;
}

function tagRanges(all: readonly Annotated[], sentences: readonly number[], ids: readonly string[]): Range[] {
  const ranges: Range[] = [];
  for (const index of sentences) {
    const annotated = all[index];
    if (annotated === undefined) continue;
    for (const hit of annotated.hits.tag) {
      if (!ids.includes(hit.value.of.id)) continue;
      const assertion = assertionAt(annotated, hit.from, hit.to);
      if (assertion !== 'present' && assertion !== 'historical') continue;
      const first = annotated.sentence.words[hit.from];
      const last = annotated.sentence.words[hit.to - 1];
      if (first && last) ranges.push({ start: first.start, end: last.end });
    }
  }
  return ranges;
}

/** Readings above the goal: sources beside the rule `em.goal-readings`. A1c in %, blood pressure in mmHg. */
function offGoal(conceptId: string, readings: readonly Reading[]): Reading | undefined {
  if (/^diabetes/.test(conceptId)) return readings.find((reading) => reading.kind === 'a1c' && reading.value >= 8);
  if (conceptId === 'hypertension') {
    return readings.find((reading) => reading.kind === 'bp' && (reading.value >= 140 || (reading.second ?? 0) >= 90));
  }
  return undefined;
}

/** Where a problem stands: the worst that its sentences say, a reading off its goal, or a change of its drug. */
export function trendOf(
  conceptId: string,
  chronic: boolean,
  sentences: readonly number[],
  tags: ReadonlySet<string>,
  input: ProblemInput,
): TrendFound {
  for (const [trend, ids] of trends) {
    if (trend === 'stable' && chronic) {
      const reading = offGoal(conceptId, input.readings);
      if (reading) return { trend: 'worse', evidence: [reading], firm: true };
      const changed = input.drugs.find(
        (drug) =>
          sentences.includes(drug.sentence) && (drug.action === 'change' || drug.action === 'start') && drug.block >= 0,
      );
      if (changed) return { trend: 'worse', evidence: [changed.context], firm: changed.action === 'change' };
    }
    const evidence = tagRanges(input.all, sentences, ids);
    if (evidence.length > 0) return { trend, evidence, firm: true };
    if (ids.some((id) => tags.has(id))) return { trend, evidence: [], firm: true };
  }
  return { trend: 'unknown', evidence: [], firm: true };
}
