import { CURATED_CODES, CURATED_PROCEDURES } from '../gen/codes.js';
import type { CodeTable, ProcedureEntry } from './code-table.ts';
import { noNcci, ncciTables } from './ncci.ts';
import type { NcciText } from './ncci-text.ts';
import { makeTable, type TableOverlay } from './table.ts';
import { readTables, tableText, type TableSource, type TableText } from './table-text.ts';

const [curatedText] = readTables(CURATED_CODES).tables;
if (curatedText === undefined) throw new RangeError('The rule book holds no curated code table. Run: npm run book');

let termsByCode: Map<string, readonly string[]> | undefined;

/** Terms are the fourth column; read once, at the first look-up, to keep the start fast. */
function curatedTerms(text: TableText): ReadonlyMap<string, readonly string[]> {
  if (termsByCode !== undefined) return termsByCode;
  termsByCode = new Map();
  for (const line of text.codes.split('\n')) {
    const [code, , , terms] = line.split('\t');
    if (code !== undefined && terms !== undefined) termsByCode.set(code, terms.split(';'));
  }
  return termsByCode;
}

const curatedProcedures: readonly ProcedureEntry[] = CURATED_PROCEDURES.map(
  (line) => JSON.parse(line) as ProcedureEntry,
);

const shipped = curatedText;
const overlay: TableOverlay = { terms: () => curatedTerms(shipped), procedures: curatedProcedures, ncci: noNcci };

/** The embedded default: ICD-10-CM written for this project, open-ended and never complete, with the curated procedure set. */
export const curatedTable: CodeTable = makeTable(curatedText, overlay);

/** The curated table beside NCCI files that were imported without an ICD-10-CM release. */
export function curatedTableWith(ncci: readonly NcciText[]): CodeTable {
  return ncci.length === 0 ? curatedTable : makeTable(shipped, { ...overlay, ncci: ncciTables(ncci) });
}

/** A release from rows, as they come from a database or an importer, with Codeloom's terms and procedures laid over it. */
export function codeTableFromRows(source: TableSource): CodeTable {
  return makeTable(tableText(source), { ...overlay, ncci: ncciTables(source.ncci ?? []) });
}

/** A table file: its releases, and the curated table with the file's NCCI edits for dates before the oldest of them. */
export interface TablesOfFile {
  readonly tables: readonly CodeTable[];
  readonly curated: CodeTable;
}

/** Reads a table file as `codes import --out` wrote it. Throws `TableFormatError`. */
export function codeTablesFromFile(text: string): TablesOfFile {
  const file = readTables(text);
  const ncci = ncciTables(file.ncci);
  return {
    tables: file.tables.map((table) => makeTable(table, { ...overlay, ncci })),
    curated: curatedTableWith(file.ncci),
  };
}
