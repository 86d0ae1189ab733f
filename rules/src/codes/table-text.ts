/**
 * The text form of a code table: what `codes import --out` writes, what the curated table ships as, and what every table is held as in
 * memory. One line a row, sorted by code, so that 98,186 rows load as one string with an index of line starts.
 */
import { noteKinds, type NoteKind, type ProcedureEntry } from './code-table.ts';
import type { NcciText } from './ncci-text.ts';

const HEADER = '#codeloom-table 1';
const sections = ['release', 'codes', 'notes', 'hcpcs', 'procedures', 'ncci', 'end'] as const;
type Section = (typeof sections)[number];

/** A row of an official or curated ICD-10-CM table; `code` is dotted. */
export interface CodeRow {
  readonly code: string;
  readonly description: string;
  readonly billable: boolean;
  readonly terms?: readonly string[] | undefined;
}

/** A note of the tabular list as imported; `code` is a dotted code, or a range such as `E08-E13` for a block or chapter. */
export interface NoteRow {
  readonly code: string;
  readonly kind: NoteKind;
  readonly text: string;
}

/** A row of a HCPCS Level II file. */
export interface HcpcsRow {
  readonly code: string;
  readonly description: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** One release with everything that hangs on it. */
export interface TableSource {
  readonly id: string;
  readonly from: string;
  readonly to: string | null;
  readonly complete: boolean;
  readonly codes: readonly CodeRow[];
  readonly notes?: { readonly year: string; readonly rows: readonly NoteRow[] } | undefined;
  readonly hcpcs?: readonly HcpcsRow[] | undefined;
  readonly procedures?: readonly ProcedureEntry[] | undefined;
  /** NCCI files that are loaded beside the release. */
  readonly ncci?: readonly NcciText[] | undefined;
}

/** A release in text form: `codes` holds one line a row, the others are small enough to be values. */
export interface TableText {
  readonly id: string;
  readonly from: string;
  readonly to: string | null;
  readonly complete: boolean;
  readonly codes: string;
  readonly rows: number;
  readonly billable: number;
  readonly notesYear: string | null;
  readonly notes: string;
  readonly hcpcs: string;
  readonly procedures: readonly ProcedureEntry[];
}

/** What one table file holds: releases of the code tables, and NCCI files beside them. */
export interface TableFile {
  readonly tables: readonly TableText[];
  readonly ncci: readonly NcciText[];
}

/** A table file that cannot be read. Says what is wrong; no part of it is used. */
export class TableFormatError extends Error {
  override readonly name = 'TableFormatError';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Plain comparison by code unit: the same order on every machine. */
export function byCode(a: { readonly code: string }, b: { readonly code: string }): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

/** Rows as lines, sorted; each line ends with a newline. */
export function tableText(source: TableSource): TableText {
  const sorted = [...source.codes].sort(byCode);
  let billable = 0;
  const lines = sorted.map((row) => {
    if (row.billable) billable += 1;
    const terms = row.terms === undefined || row.terms.length === 0 ? '' : `\t${row.terms.map(oneLine).join(';')}`;
    return `${row.code}\t${row.billable ? '1' : '0'}\t${oneLine(row.description)}${terms}\n`;
  });
  const notes = (source.notes?.rows ?? []).map((note) => `${note.code}\t${note.kind}\t${oneLine(note.text)}\n`);
  const hcpcs = [...(source.hcpcs ?? [])]
    .sort(byCode)
    .map((row) => `${row.code}\t${row.from ?? ''}\t${row.to ?? ''}\t${oneLine(row.description)}\n`);
  return {
    id: source.id,
    from: source.from,
    to: source.to,
    complete: source.complete,
    codes: lines.join(''),
    rows: lines.length,
    billable,
    notesYear: source.notes?.year ?? null,
    notes: notes.join(''),
    hcpcs: hcpcs.join(''),
    procedures: source.procedures ?? [],
  };
}

/** Writes releases and NCCI files as one table file. */
export function writeTables(tables: readonly TableText[], ncci: readonly NcciText[] = []): string {
  const parts = [`${HEADER}\n`];
  for (const table of tables) {
    parts.push(`#release ${table.id} ${table.from} ${table.to ?? '-'} ${table.complete ? 'complete' : 'partial'}\n`);
    parts.push(`#codes ${String(table.rows)} ${String(table.billable)}\n`, table.codes);
    if (table.notesYear !== null) parts.push(`#notes ${table.notesYear}\n`, table.notes);
    if (table.hcpcs !== '') parts.push('#hcpcs\n', table.hcpcs);
    if (table.procedures.length > 0) {
      parts.push('#procedures\n', ...table.procedures.map((entry) => `${JSON.stringify(entry)}\n`));
    }
  }
  for (const { kind, id, from, to, lines } of ncci) parts.push(`#ncci ${kind} ${id} ${from} ${to}\n`, lines);
  parts.push('#end\n');
  return parts.join('');
}

function isSection(name: string): name is Section {
  return (sections as readonly string[]).includes(name);
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

type Draft = { -readonly [K in keyof TableText]: TableText[K] };

function startRelease(fields: readonly string[]): Draft {
  const [id, from, to, kind] = fields;
  const date = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
  if (
    id === undefined ||
    from === undefined ||
    to === undefined ||
    !date.test(from) ||
    (to !== '-' && !date.test(to))
  ) {
    throw new TableFormatError('The table file names a release without id or dates. Import the official files again.');
  }
  return {
    id,
    from,
    to: to === '-' ? null : to,
    complete: kind === 'complete',
    codes: '',
    rows: 0,
    billable: 0,
    notesYear: null,
    notes: '',
    hcpcs: '',
    procedures: [],
  };
}

function fill(draft: Draft, section: Section, fields: readonly string[], body: string): void {
  if (section === 'codes') {
    draft.codes = body;
    draft.rows = Number(fields[0]);
    draft.billable = Number(fields[1]);
    const found = countLines(body);
    if (found !== draft.rows) {
      throw new TableFormatError(
        `The table file is damaged: release ${draft.id} should hold ${String(fields[0])} codes and holds ${String(found)}. Import the official files again.`,
      );
    }
  } else if (section === 'notes') {
    draft.notesYear = fields[0] ?? '';
    draft.notes = body;
  } else if (section === 'hcpcs') {
    draft.hcpcs = body;
  } else if (section === 'procedures') {
    draft.procedures = body
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as ProcedureEntry);
  }
}

function ncciOf([kind, id, from, to]: readonly string[], lines: string): NcciText {
  if ((kind !== 'ptp' && kind !== 'mue') || id === undefined || from === undefined || to === undefined)
    throw new TableFormatError(
      'The table file names an NCCI file without id or dates. Import the official files again.',
    );
  return { kind, id, from, to, lines };
}

/** Reads a table file. Throws `TableFormatError` when it is not one, or is cut off. */
export function readTables(text: string): TableFile {
  if (!text.startsWith(`${HEADER}\n`)) {
    throw new TableFormatError(
      'This is not a Codeloom table file. Make one with: codeloom codes import FILE… --out TABLEFILE',
    );
  }
  if (!text.endsWith('\n#end\n')) {
    throw new TableFormatError('The table file is cut off: its last line is missing. Import the official files again.');
  }
  const tables: Draft[] = [];
  const ncci: NcciText[] = [];
  let at = HEADER.length;
  while (at < text.length - 1) {
    const lineStart = at + 1;
    const lineEnd = text.indexOf('\n', lineStart);
    const [name = '', ...fields] = text.slice(lineStart + 1, lineEnd).split(' ');
    if (!isSection(name)) throw new TableFormatError(`The table file has an unknown part "${name}".`);
    const next = text.indexOf('\n#', lineEnd);
    const body = next === -1 ? '' : text.slice(lineEnd + 1, next + 1);
    const draft = tables.at(-1);
    if (name === 'release') tables.push(startRelease(fields));
    else if (name === 'ncci') ncci.push(ncciOf(fields, body));
    else if (draft !== undefined) fill(draft, name, fields, body);
    else if (name !== 'end') throw new TableFormatError('The table file names no release.');
    at = next === -1 ? text.length : next;
  }
  if (tables.length + ncci.length === 0) throw new TableFormatError('The table file holds no release.');
  return { tables, ncci };
}

/** True for a word that names a kind of note. */
export function isNoteKind(word: string): word is NoteKind {
  return (noteKinds as readonly string[]).includes(word);
}
