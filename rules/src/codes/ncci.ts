/** The national correct coding edits of one or more imported files, as `check` asks for them. Values without I/O. */
import type { MueIndicator } from './import-mue.ts';
import { keyedLines, type NcciText } from './ncci-text.ts';

/** A published pair in force: column 2 is not paid beside column 1, unless a modifier is allowed and given. */
export interface NcciPair {
  readonly modifierAllowed: boolean;
  readonly rationale: string;
}

/** The pairs of one quarterly file. It holds deleted pairs too, so it answers for dates before its quarter as well. */
export interface PairTable {
  readonly id: string;
  /** Last day of the quarter; later dates are answered by a newer file. */
  readonly to: string;
  /** False for codes beyond the last column 1 code: another part of the file would hold them. */
  covers(column1: string): boolean;
  pair(column1: string, column2: string, date: string): NcciPair | undefined;
}

/** A published limit of units. */
export interface UnitLimit {
  readonly units: number;
  readonly indicator: MueIndicator;
  readonly rationale: string;
}

/** The unit limits of one quarterly file. */
export interface LimitTable {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  limit(code: string): UnitLimit | undefined;
}

/** What of NCCI is loaded; missing parts are "not checked", never "clean". */
export interface NcciTables {
  readonly pairs: PairTable | null;
  /** The limits in force on the date; a date after the newest quarter takes it; none before the oldest. */
  limits(date: string): LimitTable | null;
}

/** Nothing is loaded. */
export const noNcci: NcciTables = { pairs: null, limits: () => null };

interface Group {
  readonly from: string;
  readonly to: string;
  readonly modifierAllowed: boolean;
  readonly reason: string;
  readonly codes: string;
}

const CODE_LENGTH = 5;

function groupOf(text: string): Group {
  const [head = '', codes = ''] = text.split(':', 2);
  const [from = '', to = '', indicator, reason = ''] = head.split(',');
  return { from, to, modifierAllowed: indicator === '1', reason, codes };
}

/** Codes stand without separators, each five characters long. */
function holds(codes: string, code: string): boolean {
  for (let at = codes.indexOf(code); at !== -1; at = codes.indexOf(code, at + 1))
    if (at % CODE_LENGTH === 0) return true;
  return false;
}

function pairTable({ id, to, lines }: NcciText): PairTable {
  const { find, last } = keyedLines(lines);
  return {
    id,
    to,
    covers: (column1) => column1 <= last,
    pair(column1, column2, date) {
      const line = column2.length === CODE_LENGTH ? find(column1) : undefined;
      for (const text of line?.split(';') ?? []) {
        const group = groupOf(text);
        if (group.from > date || (group.to !== '' && group.to < date) || !holds(group.codes, column2)) continue;
        return { modifierAllowed: group.modifierAllowed, rationale: find(`!${group.reason}`) ?? '' };
      }
      return undefined;
    },
  };
}

function limitTable({ id, from, to, lines }: NcciText): LimitTable {
  const { find } = keyedLines(lines);
  return {
    id,
    from,
    to,
    limit(code) {
      const [units, indicator, rationale = ''] = find(code)?.split('\t') ?? [];
      if (units === undefined || (indicator !== '1' && indicator !== '2' && indicator !== '3')) return undefined;
      return { units: Number(units), indicator: Number(indicator) as MueIndicator, rationale };
    },
  };
}

/** Makes the tables of their text forms: the newest file of pairs, and every quarter of limits. */
export function ncciTables(texts: readonly NcciText[]): NcciTables {
  const byDate = [...texts].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const newest = byDate.findLast(({ kind }) => kind === 'ptp');
  const limits = byDate.filter(({ kind }) => kind === 'mue').map(limitTable);
  return {
    pairs: newest === undefined ? null : pairTable(newest),
    limits: (date) => limits.findLast(({ from }) => from <= date) ?? null,
  };
}
