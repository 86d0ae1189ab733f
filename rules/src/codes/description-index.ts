import type { CodeEntry } from './code-table.ts';
import { tokensOf, type Tokens } from './description-tokens.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * Which rows of a table hold a word: behind look-up by words, and behind choosing a code from what a note says. Words are the reader's
 * stems in lower case ("fractures" and "fracture" are one). Rows are positions in the table.
 */
export interface DescriptionIndex {
  /** Number of a stem, or -1 when no description holds it. */
  idOf(stem: string): number;
  /** The spelling of a stem by its number. */
  stem(id: number): string;
  /** How many rows hold a stem. */
  count(id: number): number;
  /** Rows that hold a stem, ascending. A view, not to be changed. */
  rows(id: number): Int32Array;
  /** Rows that hold every one of the stems, ascending; none when one of them is unknown. */
  rowsWithAll(stems: readonly string[]): number[];
  /** Stems that begin with the prefix, by number. */
  startingWith(prefix: string): readonly number[];
  /** The stems of a row's description in its order, by number. A view, not to be changed. */
  stemsAt(row: number): Uint16Array | Uint32Array;
  entryAt(row: number): CodeEntry;
  codeAt(row: number): string;
  isBillable(row: number): boolean;
}

/** Lines of one big text that are indexed: the rows of a table, or the inclusion terms beside it. */
export interface IndexedRows {
  readonly text: string;
  readonly count: number;
  /** Offsets of the words of a row. */
  description(row: number): readonly [from: number, to: number];
  codeAt(row: number): string;
  isBillable(row: number): boolean;
  entryAt(row: number): CodeEntry;
}

interface Postings {
  readonly rows: Int32Array;
  /** Where the rows of a stem begin; one more than stems. */
  readonly starts: Int32Array;
}

/** Turns "stems of a row" into "rows of a stem"; a stem that stands twice in a row counts once. */
function postingsOf({ ids, starts }: Tokens, rowCount: number, stemCount: number): Postings {
  const lastRow = new Int32Array(stemCount).fill(-1);
  const from = new Int32Array(stemCount + 1);
  const eachOnce = (use: (id: number, row: number) => void): void => {
    lastRow.fill(-1);
    for (let row = 0; row < rowCount; row += 1)
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
        const id = ids[at] ?? 0;
        if (lastRow[id] === row) continue;
        lastRow[id] = row;
        use(id, row);
      }
  };
  eachOnce((id) => {
    from[id + 1] = (from[id + 1] ?? 0) + 1;
  });
  for (let id = 0; id < stemCount; id += 1) from[id + 1] = (from[id + 1] ?? 0) + (from[id] ?? 0);
  const next = from.slice(0, stemCount);
  const rows = new Int32Array(from[stemCount] ?? 0);
  eachOnce((id, row) => {
    const at = next[id] ?? 0;
    rows[at] = row;
    next[id] = at + 1;
  });
  return { rows, starts: from };
}

/** Builds the index of a whole table: see `npm run bench -w rules -- --speed` for its time and memory. */
export function indexDescriptions(rows: IndexedRows): DescriptionIndex {
  const vocabulary = new Vocabulary(rows.text);
  const tokens = tokensOf(rows, vocabulary);
  const { stems } = vocabulary;
  const postings = postingsOf(tokens, rows.count, stems.length);
  let sorted: readonly number[] | undefined;

  const rowsOf = (id: number): Int32Array =>
    postings.rows.subarray(postings.starts[id] ?? 0, postings.starts[id + 1] ?? 0);
  const stemsAt = (row: number) => tokens.ids.subarray(tokens.starts[row], tokens.starts[row + 1]);

  function startingWith(prefix: string): readonly number[] {
    sorted ??= stems.map((_, id) => id).sort((a, b) => ((stems[a] ?? '') < (stems[b] ?? '') ? -1 : 1));
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stems[sorted[middle] ?? 0] ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < sorted.length && stems[sorted[end] ?? 0]?.startsWith(prefix) === true) end += 1;
    return sorted.slice(low, end);
  }

  return {
    idOf: (stem) => vocabulary.idOf(stem),
    stem: (id) => stems[id] ?? '',
    count: (id) => rowsOf(id).length,
    rows: rowsOf,
    startingWith,
    stemsAt,
    rowsWithAll(wanted) {
      const ids = [...new Set(wanted)].map((stem) => vocabulary.idOf(stem));
      if (ids.length === 0 || ids.includes(-1)) return [];
      ids.sort((a, b) => rowsOf(a).length - rowsOf(b).length);
      const [rarest = 0, ...others] = ids;
      return [...rowsOf(rarest)].filter((row) => {
        const held = stemsAt(row);
        return others.every((id) => held.includes(id));
      });
    },
    entryAt: (row) => rows.entryAt(row),
    codeAt: (row) => rows.codeAt(row),
    isBillable: (row) => rows.isBillable(row),
  };
}
