import type { Facts, Range } from '../read/facts.ts';
import type { Grade } from './items.ts';

/** A level that a note merely states, and those of its elements where it names them. */
export interface StatedLevel {
  readonly grade: Grade;
  readonly elements: { readonly problems: Grade; readonly data: Grade; readonly risk: Grade } | null;
  readonly evidence: Range;
}

const grades: Readonly<Record<string, Grade>> = {
  minimal: 1,
  none: 1,
  straightforward: 1,
  low: 2,
  limited: 2,
  moderate: 3,
  high: 4,
  extensive: 4,
};
const level = '(minimal|none|straightforward|low|limited|moderate|high|extensive)';
const names = {
  problems: '(?:number and complexity of )?problems?(?: addressed| element)?(?: complexity)?',
  data: '(?:amount (?:and|/) ?complexity of )?data(?: reviewed| element)?(?: complexity)?',
  risk: '(?:management )?risk(?: of management| element)?',
} as const;

/** "Problems low", "data: moderate", "the risk is high". */
const afterName = (name: string): RegExp =>
  new RegExp(
    `\\b${name}(?: (?:is|are|was|were|at|rated|graded|scored)(?: as)?|:| =| -)? ${level}\\b(?! (?:risk|stable|back))`,
    'gi',
  );
/** "Low problems, moderate data, low risk". */
const beforeName = (name: string): RegExp =>
  new RegExp(
    `\\b${level}(?: complexity)? (?:number(?: ?(?:and|/) ?complexity)? of |amount(?: ?(?:and|/) ?complexity)? of )?${name}\\b`,
    'gi',
  );

/** Both ways of telling the level of an element. */
const ways = {
  problems: [afterName(names.problems), beforeName(names.problems)],
  data: [afterName(names.data), beforeName(names.data)],
  risk: [afterName(names.risk), beforeName(names.risk)],
} as const;

function elementOf(
  note: string,
  patterns: readonly RegExp[],
): { readonly grade: Grade; readonly at: Range } | null | 'differs' {
  const found = patterns.map((pattern) => [...note.matchAll(pattern)]).find((matches) => matches.length > 0);
  const [first, ...rest] = found ?? [];
  const grade = grades[(first?.[1] ?? '').toLowerCase()];
  if (first === undefined || grade === undefined) return null;
  if (rest.some((match) => grades[(match[1] ?? '').toLowerCase()] !== grade)) return 'differs';
  return { grade, at: { start: first.index, end: first.index + first[0].length } };
}

/** The three elements by their stated levels, all in one sentence or two; two of three give the level. */
function statedElements({ note, hasAssessment }: Facts): StatedLevel | null {
  if (hasAssessment) return null;
  const [problems, data, risk] = [
    elementOf(note, ways.problems),
    elementOf(note, ways.data),
    elementOf(note, ways.risk),
  ];
  if (problems === null || data === null || risk === null) return null;
  if (problems === 'differs' || data === 'differs' || risk === 'differs') return null;
  const middle = [problems.grade, data.grade, risk.grade].sort((a, b) => a - b)[1] ?? 1;
  const places = [problems.at, data.at, risk.at];
  return {
    grade: middle,
    elements: { problems: problems.grade, data: data.grade, risk: risk.grade },
    evidence: {
      start: Math.min(...places.map(({ start }) => start)),
      end: Math.max(...places.map(({ end }) => end)),
    },
  };
}

const stated: Readonly<Record<string, Grade>> = {
  'stated-straightforward': 1,
  'stated-low': 2,
  'stated-moderate': 3,
  'stated-high': 4,
};

/** A level the note merely states, of the whole or of its elements. It is used where the note holds no facts to count. */
export function statedLevel(facts: Facts): StatedLevel | null {
  const elements = statedElements(facts);
  if (elements !== null) return elements;
  const found = facts.statements.find((fact) => fact.statement.kind === 'mdm-stated');
  const grade = found ? stated[found.statement.id] : undefined;
  return found && grade ? { grade, elements: null, evidence: found.context } : null;
}
