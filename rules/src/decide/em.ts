import type { Book } from '../book/types.ts';
import { listOn, numberOn, ruleOf } from '../book/values.ts';
import type { Facts, Range } from '../read/facts.ts';
import type { VisitInput } from '../visit.ts';
import type { VisitContext } from './context.ts';
import type { Grade, Item } from './items.ts';
import { isCounted } from './items.ts';
import { gradesOf, gridOf } from './mdm.ts';
import { statedLevel } from './mdm-stated.ts';
import type { StatedLevel } from './mdm-stated.ts';
import type { Grades, Grid } from './mdm.ts';

export interface Candidate {
  readonly code: string;
  readonly grade: Grade;
  readonly confidence: number;
}

export interface EmDecision {
  readonly recommended: Candidate | null;
  readonly candidates: readonly Candidate[];
  readonly basis: 'mdm' | 'time' | null;
  readonly grid: Grid;
  readonly grades: Grades;
  readonly minutes: number | null;
  readonly minutesEvidence: readonly Range[];
  readonly fragile: readonly string[];
  readonly family: readonly string[];
  /** The level is only stated, not shown by facts. */
  readonly statedOnly: boolean;
}

function familyOf(book: Book, context: VisitContext, input: VisitInput): readonly string[] {
  const rule = ruleOf(book, 'em.levels');
  // Medicare has not taken consultation codes since 2010 (Claims Processing Manual 12, 30.6.10).
  const name = context.consultation && input.payer !== 'medicare' ? 'consultation' : context.patient;
  const named = listOn(rule, name, input.dateOfService);
  return named.length > 0 ? named : listOn(rule, context.patient, input.dateOfService);
}

function timeGrade(book: Book, family: readonly string[], minutes: number, date: string): Grade | null {
  const rule = ruleOf(book, 'em.time-minimum');
  let best: Grade | null = null;
  family.forEach((code, index) => {
    const minimum = numberOn(rule, code, date);
    if (minimum !== undefined && minutes >= minimum) best = (index + 1) as Grade;
  });
  return best;
}

const clamp = (value: number): number => Math.round(Math.min(0.97, Math.max(0.05, value)) * 100) / 100;

/** How sure the level by medical decision making is: what all readings agree on, and what stands above and below it. */
function confidenceOf(usual: Grades, strict: Grades, hasAssessment: boolean): number {
  const level = usual.level;
  let value = 0.76;
  const met = [usual.problems, usual.data, usual.risk].filter((grade) => grade >= level).length;
  if (met === 3) value += 0.08;
  if (strict.level < level) value -= 0.14;
  if (!hasAssessment) value -= 0.06;
  if (Math.max(usual.problems, usual.data, usual.risk) - level >= 1 && met === 2) value -= 0.04;
  return clamp(value);
}

function fragileOf(grid: Grid, usual: Grades, family: readonly string[]): string[] {
  const lines: string[] = [];
  const all: Item[] = [...grid.problems, ...grid.data, ...grid.risk].filter(isCounted);
  for (const item of all) {
    const without = gradesOf(grid, 'usual', item);
    const code = family[without.level - 1];
    if (without.level < usual.level && code !== undefined) lines.push(`${item.text}: without it the level is ${code}.`);
  }
  return [...new Set(lines)];
}

/** A level by time rests on one fact, the minutes. */
function fragileTime(minutes: number, byDecisions: string | undefined): string[] {
  const what = `Total time of ${minutes} minutes`;
  return [
    byDecisions === undefined
      ? `${what}: without it no level is supported.`
      : `${what}: without it the level is ${byDecisions}.`,
  ];
}

/** A visit with clinical staff only has neither decision making nor physician's time; it needs an order (incident-to). */
function staffVisit(grid: Grid, facts: Facts): EmDecision {
  const candidate: Candidate = { code: '99211', grade: 1, confidence: 0.72 };
  return {
    recommended: candidate,
    candidates: [candidate],
    basis: null,
    grid,
    grades: gradesOf(grid, 'usual'),
    minutes: facts.time?.minutes ?? null,
    minutesEvidence: facts.time?.evidence ?? [],
    fragile: [],
    family: ['99211'],
    statedOnly: false,
  };
}

/** What a level is worked out from: the facts of a note, or the items of a stored result. */
export interface LevelGround {
  readonly grid: Grid;
  readonly family: readonly string[];
  readonly dateOfService: string;
  readonly time: { readonly minutes: number; readonly evidence: readonly Range[]; readonly isTotal: boolean } | null;
  /** A level that the note merely states. */
  readonly said: Pick<StatedLevel, 'grade' | 'elements'> | null;
  readonly hasAssessment: boolean;
}

/** Chooses the office visit level: by medical decision making or by time, whichever supports the higher code. */
export function decideEm(
  facts: Facts,
  input: VisitInput,
  context: VisitContext,
  book: Book,
  billedTests: ReadonlySet<string>,
): EmDecision {
  const grid = gridOf(facts, billedTests);
  if (context.nurse && context.patient === 'established') return staffVisit(grid, facts);
  const { time } = facts;
  return levelFrom(book, {
    grid,
    family: familyOf(book, context, input),
    dateOfService: input.dateOfService,
    time: time === null ? null : { minutes: time.minutes, evidence: time.evidence, isTotal: time.kind === 'total' },
    said: statedLevel(facts),
    hasAssessment: facts.hasAssessment,
  });
}

/** The level that items and time support. */
export function levelFrom(book: Book, ground: LevelGround): EmDecision {
  const { grid, family, time, said } = ground;
  const usual = gradesOf(grid, 'usual');
  const strict = gradesOf(grid, 'strict');
  const generous = gradesOf(grid, 'generous');
  const minutes = time?.minutes ?? null;
  const byTime = minutes === null ? null : timeGrade(book, family, minutes, ground.dateOfService);
  const counted = grid.problems.some(isCounted);
  // What is counted stands against a statement: a level that its facts do not show would not hold in an audit.
  const statedOnly = said !== null && byTime === null && !counted;
  const level: Grade = statedOnly ? said.grade : usual.level;
  const base = {
    grid,
    grades: statedOnly ? { ...usual, ...said.elements, level } : usual,
    minutes,
    minutesEvidence: time?.evidence ?? [],
    family,
    statedOnly,
  };
  const candidates = new Map<Grade, number>();
  const offer = (grade: Grade, confidence: number): void => {
    candidates.set(grade, Math.max(candidates.get(grade) ?? 0, clamp(confidence)));
  };
  if (counted || statedOnly || byTime !== null) {
    const sure = statedOnly ? 0.55 : confidenceOf(usual, strict, ground.hasAssessment);
    if (counted || statedOnly) offer(level, sure);
    if (strict.level < level && !statedOnly) offer(strict.level, 0.6);
    else if (level > 1 && !statedOnly) offer((level - 1) as Grade, 0.25);
    if (generous.level > level) offer(generous.level, 0.45);
    else if (level < 4) offer((level + 1) as Grade, oneShort(usual, level) ? 0.3 : 0.12);
    if (byTime !== null) offer(byTime, time?.isTotal === true ? 0.88 : 0.65);
  }
  const timeWins = byTime !== null && (byTime > level || !counted) && !(statedOnly && byTime <= level);
  const chosen: Grade = timeWins ? byTime : level;
  const list = [...candidates]
    .map(([grade, confidence]): Candidate => ({ code: family[grade - 1] ?? '', grade, confidence }))
    .sort((a, b) => b.confidence - a.confidence);
  const recommended = list.find((item) => item.grade === chosen) ?? null;
  return {
    ...base,
    recommended,
    candidates: list,
    basis: recommended === null ? null : timeWins ? 'time' : 'mdm',
    fragile:
      recommended === null
        ? []
        : timeWins
          ? fragileTime(minutes ?? 0, counted ? family[level - 1] : undefined)
          : fragileOf(grid, base.grades, family),
  };
}

function oneShort(grades: Grades, level: Grade): boolean {
  return [grades.problems, grades.data, grades.risk].some((grade) => grade > level);
}
