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
import { indexDescriptions, type DescriptionIndex } from './description-index.ts';
import { InclusionTerms } from './inclusion-terms.ts';
import type { NcciTables } from './ncci.ts';
import { Rows } from './rows.ts';
import { searchRows, termRows, type TermRow } from './search.ts';
import type { TableText } from './table-text.ts';

/** What a table is overlaid with: the terms of the curated codes, and the procedures known to Codeloom. */
export interface TableOverlay {
  /** Terms by dotted code; called at the first look-up. */
  readonly terms: () => ReadonlyMap<string, readonly string[]>;
  readonly procedures: readonly ProcedureEntry[];
  readonly ncci: NcciTables;
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
  readonly ncci: NcciTables;
  readonly size: CodeTable['size'];
  readonly #rows: Rows;
  readonly #overlay: TableOverlay;
  readonly #notesAt: (code: string) => readonly CodeNote[];
  readonly #procedures: ProcedureSet;
  readonly #notes: string;
  #index: DescriptionIndex | undefined;
  #inclusions: DescriptionIndex | undefined;
  #terms: ReadonlyMap<number, TermRow> | undefined;

  constructor(table: TableText, overlay: TableOverlay) {
    this.id = table.id;
    this.from = table.from;
    this.to = table.to;
    this.complete = table.complete;
    this.notesYear = table.notesYear;
    this.ncci = overlay.ncci;
    this.#rows = new Rows(table);
    this.#overlay = overlay;
    this.#notes = table.notes;
    this.#notesAt = indexNotes(table.notes);
    this.#procedures = procedureSet(overlay.procedures, table.hcpcs);
    this.size = { rows: table.rows, billable: table.billable, procedures: this.#procedures.size };
  }

  lookup(code: string): CodeEntry | undefined {
    const exact = this.#rows.find(code);
    const row = exact === -1 ? this.#rows.find(dotted(code)) : exact;
    return row === -1 ? undefined : this.#rows.entryAt(row);
  }

  /** Rows strictly below `code`, in order. */
  *#below(code: string): Generator<CodeEntry> {
    const prefix = dotted(code);
    for (let row = this.#rows.lowerBound(prefix); this.#rows.startsWith(row, prefix); row += 1) {
      const entry = this.#rows.entryAt(row);
      if (entry.code !== prefix) yield entry;
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

  countBillable(code: string): number {
    const prefix = dotted(code);
    let count = 0;
    for (let row = this.#rows.lowerBound(prefix); this.#rows.startsWith(row, prefix); row += 1)
      if (this.#rows.isBillable(row)) count += 1;
    return count;
  }

  *entries(): IterableIterator<CodeEntry> {
    for (let row = 0; row < this.#rows.count; row += 1) yield this.#rows.entryAt(row);
  }

  terms(code: string): readonly string[] {
    return this.#overlay.terms().get(dotted(code)) ?? [];
  }

  notes(code: string): readonly CodeNote[] {
    return this.notesYear === null ? [] : this.#notesAt(dotted(code));
  }

  search(query: string, options: SearchOptions = {}): readonly CodeHit[] {
    this.#terms ??= termRows(this.#rows, this.#overlay.terms());
    const source = { rows: this.#rows, index: this.index(), terms: this.#terms };
    return searchRows(source, query, options.limit ?? 20).map((row) => this.#rows.entryAt(row));
  }

  index(): DescriptionIndex {
    return (this.#index ??= indexDescriptions(this.#rows));
  }

  inclusionTerms(): DescriptionIndex | null {
    if (this.notesYear === null) return null;
    return (this.#inclusions ??= indexDescriptions(new InclusionTerms(this.#notes)));
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
 * Chooses the release in force on the date of service. A date after the newest release takes the newest (marked stale by `infoFor`); before
 * the oldest there is none, so that nothing is claimed about codes of that time.
 */
export function tableInForce(tables: readonly CodeTable[], dateOfService: string): CodeTable | undefined {
  let chosen: CodeTable | undefined;
  for (const table of tables)
    if (table.from <= dateOfService && (chosen === undefined || table.from > chosen.from)) chosen = table;
  return chosen;
}
