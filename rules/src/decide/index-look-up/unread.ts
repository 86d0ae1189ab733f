import type { CodeTable } from '../../codes/code-table.ts';
import type { Facts, Range, Wording } from '../../read/facts.ts';
import { isIdle, officialWords } from './description.ts';
import type { Description } from './description.ts';
import { indexesOf, namesAt } from './other-names.ts';

/** A code for a wording that the book does not read. */
export interface IndexHit {
  readonly code: string;
  readonly evidence: Range;
  readonly title: boolean;
}

/** Injuries, external causes and visits are built of site, side, encounter and reason, which the book reads: their words alone say little. */
const byRule = /^[STV-Z]/;

/** A word in more descriptions than this names no disease by itself. */
const COMMON = 600;
/** A single word is enough only where few descriptions hold it. */
const RARE = 12;
/** Words of a wording that may be left over beside those of the description. */
const LEFT_OVER = 6;

function isStated(description: Description, stated: ReadonlySet<string>): boolean {
  if (description.residual || description.groups.length === 0) return false;
  if (description.side !== null && !stated.has(description.side)) return false;
  if (description.absent.some((word) => stated.has(word))) return false;
  return description.groups.every((group) => group.some((word) => stated.has(word)));
}

function hitOf(wording: Wording, table: CodeTable): IndexHit | null {
  const stems = wording.words.map((word) => word.stem).filter((stem) => !isIdle(stem));
  const stated = new Set(stems.flatMap((stem) => [...officialWords(stem)]));
  let best: { description: Description; size: number } | undefined;
  const side = stated.has('bilateral')
    ? 'bilateral'
    : stated.has('right')
      ? 'right'
      : stated.has('left')
        ? 'left'
        : null;
  for (const [index, isTerm] of indexesOf(table)) {
    const seen = new Set<number>();
    for (const stem of stated) {
      const id = stem.length < 4 ? -1 : index.idOf(stem);
      if (id < 0 || index.count(id) > COMMON) continue;
      for (const row of index.rows(id)) {
        if (seen.has(row) || !index.isBillable(row)) continue;
        seen.add(row);
        if (byRule.test(index.codeAt(row))) continue;
        const name = namesAt(index, row, isTerm, side, table).find(({ description }) => isStated(description, stated));
        if (name === undefined) continue;
        const size = name.description.groups.length;
        if (size === 1 && (index.count(id) > RARE || stems.length > (isTerm ? 2 : LEFT_OVER))) continue;
        if (best === undefined || size > best.size) best = { description: name.description, size };
      }
    }
  }
  if (best === undefined || stems.length - best.size > LEFT_OVER) return null;
  return { code: best.description.code, evidence: wording.context, title: wording.title };
}

const concluding = new Set(['assessment', 'assessment-plan']);

/**
 * Looks up in the whole table what the assessment names and the book does not read, by the words of the official descriptions.
 * A short account without an assessment is looked up when the book reads no problem in it.
 */
export function lookUpUnread(facts: Facts, table: CodeTable): IndexHit[] {
  const silent = !facts.hasAssessment && facts.problems.every((problem) => problem.assertion !== 'present');
  const asked = facts.wordings.filter(
    (wording) => !wording.named && (silent || (wording.title && concluding.has(wording.section))),
  );
  return asked.flatMap((wording) => hitOf(wording, table) ?? []);
}
