import type { EmCandidate, Mdm, MdmItem, Patient, Span } from '@codeloom/contracts';
import { SUPPORTED_FROM } from '@codeloom/contracts/limits';
import { asConfidence } from './decide/confidence.ts';
import type { Candidate, EmDecision } from './decide/em.ts';
import { isCounted } from './decide/items.ts';
import type { Grade, Item } from './decide/items.ts';
import type { Range } from './read/facts.ts';

/** Cuts places out of the note as submitted. */
export type Spans = (ranges: readonly Range[]) => Span[];

export const mdmLevels = ['straightforward', 'low', 'moderate', 'high'] as const;
export const problemLevels = ['minimal', 'low', 'moderate', 'high'] as const;
export const dataLevels = ['minimal', 'limited', 'moderate', 'extensive'] as const;

/** The grid of medical decision making in the form of a result. */
export function mdmOf({ grades, grid }: EmDecision, spans: Spans): Mdm {
  const items = (list: readonly Item[]): MdmItem[] =>
    list.map((item) => ({
      kind: item.kind,
      text: item.text,
      counted: isCounted(item),
      hold: item.hold,
      ...(item.whyNot === undefined ? {} : { whyNot: item.whyNot }),
      ruleId: item.ruleId,
      evidence: spans(item.evidence),
    }));
  const at = <T>(levels: readonly [T, T, T, T], grade: Grade): T => levels[grade - 1] ?? levels[0];
  return {
    level: at(mdmLevels, grades.level),
    problems: { level: at(problemLevels, grades.problems), items: items(grid.problems) },
    data: { level: at(dataLevels, grades.data), items: items(grid.data) },
    risk: { level: at(problemLevels, grades.risk), items: items(grid.risk) },
  };
}

/** The level is the last digit of an office visit or consultation code. */
const levelOf = (candidate: Candidate): number => Number(candidate.code.slice(-1));

/** Our own short label; the wording of CPT is not used. */
export function candidateOf(candidate: Candidate, patient: Patient): EmCandidate {
  const who = candidate.code.startsWith('9924')
    ? 'Office consultation'
    : patient === 'new'
      ? 'Office visit, new patient'
      : 'Office visit, established patient';
  return {
    code: candidate.code,
    label: `${who}, level ${levelOf(candidate)}`,
    level: levelOf(candidate),
    confidence: asConfidence(candidate.confidence),
  };
}

/** The highest level among candidates that are supported; of equals the first. */
export function highestOf(candidates: readonly Candidate[]): Candidate | null {
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    if (candidate.confidence < SUPPORTED_FROM) continue;
    if (best === null || candidate.grade > best.grade) best = candidate;
  }
  return best;
}
