import type { CodeEntry } from './code-table.ts';
import { TableFormatError, type TableText } from './table-text.ts';

const TAB = 9;
/** The digit 1. */
const BILLABLE = 49;

/** Compares `text` from `at` up to its tab with `code`, by code unit, without cutting a string out. */
function compareAt(text: string, at: number, code: string): number {
  for (let index = 0; ; index += 1) {
    const unit = text.charCodeAt(at + index);
    const ends = unit === TAB;
    if (index === code.length) return ends ? 0 : 1;
    if (ends) return -1;
    const difference = unit - code.charCodeAt(index);
    if (difference !== 0) return difference;
  }
}

/**
 * The rows of a table as one string with the offset of each line: `code TAB flag TAB description [TAB terms]`, sorted by code. 98,186
 * rows take 8 MB of text and 0.4 MB of offsets; a map from code to row would take as much again as the text, so codes are found by halving.
 */
export class Rows {
  readonly count: number;
  readonly text: string;
  readonly #starts: Int32Array;

  constructor(table: TableText) {
    const text = table.codes;
    const starts = new Int32Array(table.rows + 1);
    let at = 0;
    for (let row = 0; row < table.rows; row += 1) {
      starts[row] = at;
      const tab = text.indexOf('\t', at);
      const end = text.indexOf('\n', tab);
      const isFlag = text.charCodeAt(tab + 2) === TAB;
      if (
        tab === -1 ||
        end === -1 ||
        !isFlag ||
        (row > 0 && compareAt(text, starts[row - 1] ?? 0, text.slice(at, tab)) >= 0)
      )
        throw new TableFormatError(`The table ${table.id} is damaged at row ${String(row + 1)}.`);
      at = end + 1;
    }
    starts[table.rows] = at;
    this.count = table.rows;
    this.text = text;
    this.#starts = starts;
  }

  /** Offset of a row in the text; `startOf(count)` is its end. */
  startOf(row: number): number {
    return this.#starts[row] ?? this.text.length;
  }

  codeAt(row: number): string {
    const start = this.startOf(row);
    return this.text.slice(start, this.text.indexOf('\t', start));
  }

  isBillable(row: number): boolean {
    return this.text.charCodeAt(this.#descriptionAt(row) - 2) === BILLABLE;
  }

  /** Offsets of the description of a row. */
  description(row: number): readonly [from: number, to: number] {
    const from = this.#descriptionAt(row);
    const tab = this.text.indexOf('\t', from);
    const lineEnd = this.startOf(row + 1) - 1;
    return [from, tab === -1 || tab > lineEnd ? lineEnd : tab];
  }

  /** The flag before it is one character between two tabs. */
  #descriptionAt(row: number): number {
    return this.text.indexOf('\t', this.startOf(row)) + 3;
  }

  entryAt(row: number): CodeEntry {
    const [code = '', flag, description = ''] = this.text
      .slice(this.startOf(row), this.startOf(row + 1) - 1)
      .split('\t', 3);
    return { code, description, billable: flag === '1' };
  }

  /** First row whose code is not before `code`. */
  lowerBound(code: string): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareAt(this.text, this.startOf(middle), code) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The row of a dotted code, or -1. */
  find(code: string): number {
    const row = this.lowerBound(code);
    return row < this.count && compareAt(this.text, this.startOf(row), code) === 0 ? row : -1;
  }

  /** True when the code of a row begins with `prefix`. */
  startsWith(row: number, prefix: string): boolean {
    return row < this.count && this.text.startsWith(prefix, this.startOf(row));
  }
}
