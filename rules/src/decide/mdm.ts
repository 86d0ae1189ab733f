import type { Facts } from '../read/facts.ts';
import type { Grade, Item, Reading } from './items.ts';
import { holds } from './items.ts';
import { dataItems, gradeData } from './mdm-data.ts';
import { gradeProblems, problemItems } from './mdm-problems.ts';
import { gradeRisk, riskItems } from './mdm-risk.ts';

export interface Grid {
  readonly problems: readonly Item[];
  readonly data: readonly Item[];
  readonly risk: readonly Item[];
}

export interface Grades {
  readonly problems: Grade;
  readonly data: Grade;
  readonly risk: Grade;
  /** Two of three elements meet or exceed it: the middle one. */
  readonly level: Grade;
}

/** All facts of medical decision making, counted or not. */
export function gridOf(facts: Facts, billedTests: ReadonlySet<string>): Grid {
  return { problems: problemItems(facts), data: dataItems(facts, billedTests), risk: riskItems(facts) };
}

function middle(a: Grade, b: Grade, c: Grade): Grade {
  return [a, b, c].sort((x, y) => x - y)[1] ?? a;
}

/** Levels of the three elements under a reading, leaving `without` out. */
export function gradesOf(grid: Grid, reading: Reading, without?: Item): Grades {
  const keep = (item: Item): boolean => item !== without && holds(item, reading);
  const problems = gradeProblems(grid.problems.filter(keep));
  const data = gradeData(grid.data.filter(keep));
  const risk = gradeRisk(grid.risk.filter(keep));
  return { problems, data, risk, level: middle(problems, data, risk) };
}

const stated: Readonly<Record<string, Grade>> = {
  'stated-straightforward': 1,
  'stated-low': 2,
  'stated-moderate': 3,
  'stated-high': 4,
};

/** A level the note merely states. It is used only where the note holds no facts to count. */
export function statedLevel(
  facts: Facts,
): { readonly grade: Grade; readonly evidence: { start: number; end: number } } | null {
  const found = facts.statements.find((fact) => fact.statement.kind === 'mdm-stated');
  const grade = found ? stated[found.statement.id] : undefined;
  return found && grade ? { grade, evidence: found.context } : null;
}
