import type { CodeHit, CodeSetInfo } from '@codeloom/contracts';
import {
  dotted,
  type CodeEntry,
  type CodeNote,
  type CodeTable,
  type ProcedureEntry,
  type SearchOptions,
} from './code-table.ts';
import { indexNotes } from './notes.ts';
import { procedureSet, type ProcedureSet } from './procedure-set.ts';
import { searchRows, type RowText } from './search.ts';
import { TableFormatError, type TableText } from './table-text.ts';

/** What a table is overlaid with: the terms of the curated codes, and the procedures known to Codeloom. */
export interface TableOverlay {
  /** Terms by dotted code; called at the first look-up. */
  readonly terms: () => ReadonlyMap<string, readonly string[]>;
  readonly procedures: readonly ProcedureEntry[];
}

interface Rows {
  readonly text: string;
  readonly starts: Int32Array;
  readonly byCode: ReadonlyMap<string, number>;
}

function indexRows(table: TableText): Rows {
  const text = table.codes;
  const starts = new Int32Array(table.rows + 1);
  const byCode = new Map<string, number>();
  let at = 0;
  for (let row = 0; row < table.rows; row += 1) {
    starts[row] = at;
    const tab = text.indexOf('\t', at);
    const end = text.indexOf('\n', at);
    if (tab === -1 || tab > end) {
      throw new TableFormatError(`The table ${table.id} is damaged at row ${String(row + 1)}.`);
    }
    byCode.set(text.slice(at, tab), row);
    at = end + 1;
  }
  starts[table.rows] = at;
  return { text, starts, byCode };
}

/** Makes a table of its text form. The rows stay one string; entries are cut out when asked for. */
export function makeTable(table: TableText, overlay: TableOverlay): CodeTable {
  return new TextTable(table, overlay);
}

class TextTable implements CodeTable {
  readonly id: string;
  readonly from: string;
  readonly to: string | null;
  readonly complete: boolean;
  readonly notesYear: string | null;
  readonly size: CodeTable['size'];
  readonly #rows: Rows;
  readonly #overlay: TableOverlay;
  readonly #notesAt: (code: string) => readonly CodeNote[];
  readonly #procedures: ProcedureSet;
  #searchText: RowText | undefined;

  constructor(table: TableText, overlay: TableOverlay) {
    this.id = table.id;
    this.from = table.from;
    this.to = table.to;
    this.complete = table.complete;
    this.notesYear = table.notesYear;
    this.#rows = indexRows(table);
    this.#overlay = overlay;
    this.#notesAt = indexNotes(table.notes);
    this.#procedures = procedureSet(overlay.procedures, table.hcpcs);
    this.size = { rows: table.rows, billable: table.billable, procedures: this.#procedures.size };
  }

  #row(row: number): CodeEntry {
    const { text, starts } = this.#rows;
    const [code = '', flag, description = ''] = text.slice(starts[row], (starts[row + 1] ?? 1) - 1).split('\t', 3);
    return { code, description, billable: flag === '1' };
  }

  #codeAt(row: number): string {
    const start = this.#rows.starts[row] ?? 0;
    return this.#rows.text.slice(start, this.#rows.text.indexOf('\t', start));
  }

  /** First row whose code is not before `code`. */
  #lowerBound(code: string): number {
    let low = 0;
    let high = this.size.rows;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#codeAt(middle) < code) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  lookup(code: string): CodeEntry | undefined {
    const row = this.#rows.byCode.get(code) ?? this.#rows.byCode.get(dotted(code));
    return row === undefined ? undefined : this.#row(row);
  }

  /** Rows strictly below `code`, in order. */
  *#below(code: string): Generator<CodeEntry> {
    const prefix = dotted(code);
    for (let row = this.#lowerBound(prefix); row < this.size.rows; row += 1) {
      const at = this.#codeAt(row);
      if (!at.startsWith(prefix)) return;
      if (at !== prefix) yield this.#row(row);
    }
  }

  children(code: string): readonly CodeEntry[] {
    const found: CodeEntry[] = [];
    for (const entry of this.#below(code)) {
      const last = found.at(-1);
      if (last === undefined || !entry.code.startsWith(last.code)) found.push(entry);
    }
    return found;
  }

  billableUnder(code: string): readonly CodeEntry[] {
    const own = this.lookup(code);
    return [...(own?.billable === true ? [own] : []), ...[...this.#below(code)].filter((entry) => entry.billable)];
  }

  *entries(): IterableIterator<CodeEntry> {
    for (let row = 0; row < this.size.rows; row += 1) yield this.#row(row);
  }

  terms(code: string): readonly string[] {
    return this.#overlay.terms().get(dotted(code)) ?? [];
  }

  notes(code: string): readonly CodeNote[] {
    return this.notesYear === null ? [] : this.#notesAt(dotted(code));
  }

  search(query: string, options: SearchOptions = {}): readonly CodeHit[] {
    this.#searchText ??= { rows: this.#rows, lower: this.#rows.text.toLowerCase(), terms: this.#overlay.terms() };
    return searchRows(this.#searchText, query, options.limit ?? 20).map((row) => this.#row(row));
  }

  procedure(code: string): ProcedureEntry | undefined {
    return this.#procedures.lookup(code);
  }

  procedures(): IterableIterator<ProcedureEntry> {
    return this.#procedures.entries();
  }

  searchProcedures(query: string, options: SearchOptions = {}): readonly CodeHit[] {
    return this.#procedures.search(query, options);
  }

  infoFor(dateOfService: string): CodeSetInfo {
    return {
      id: this.id,
      from: this.from,
      to: this.to,
      stale: this.to !== null && dateOfService > this.to,
      complete: this.complete,
    };
  }
}

/**
 * Chooses the release in force on the date of service. A date after the newest release takes the newest (marked stale by `infoFor`);
 * a date before the oldest takes the oldest.
 */
export function tableInForce(tables: readonly CodeTable[], dateOfService: string): CodeTable {
  const [first, ...rest] = [...tables].sort((a, b) => (a.from < b.from ? -1 : 1));
  if (first === undefined) throw new RangeError('No code table is loaded.');
  let chosen = first;
  for (const table of rest) if (table.from <= dateOfService) chosen = table;
  return chosen;
}
