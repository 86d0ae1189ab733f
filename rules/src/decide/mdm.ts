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
