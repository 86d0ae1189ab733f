/**
 * Reads the tabular list of ICD-10-CM as XML (`icd10cm_tabular_2026.xml`, CDC/NCHS): Excludes1 and 2, code first, use additional code,
 * code also, inclusion terms and 7th characters, at codes, blocks and chapters.
 * Form: chapter > section > diag, nested diag with `name` and `desc`; each kind of note holds `note` elements; `sevenChrDef` holds
 * `extension char="A"`. A DOCTYPE is refused: the official files have none, and it is the door to entity attacks.
 */
import { SaxesParser } from 'saxes';
import { noteKinds, type NoteKind } from './code-table.ts';
import { ImportError } from './import-error.ts';
import type { NoteRow } from './table-text.ts';

/** The notes of one year's tabular list. */
export interface TabularFile {
  readonly id: string;
  readonly year: string;
  readonly notes: readonly NoteRow[];
}

const nameForm = /icd10cm[_-]tabular[_-](20[0-9]{2}).*\.xml$/i;

/** True for a file name such as `icd10cm_tabular_2021.xml`. */
export function isTabularFileName(name: string): boolean {
  return nameForm.test(name);
}

const codeForm = /^[A-Z][0-9A][0-9A-Z](\.[0-9A-Z]{1,4})?$/;
const rangeForm = /\(([A-Z][0-9][0-9A-Z]-[A-Z][0-9][0-9A-Z])\)\s*$/;

function noteKindOf(name: string): NoteKind | undefined {
  return noteKinds.find((kind) => kind === name);
}

/** What the parser is in the middle of. `holders` is the path of chapter, section and nested codes. */
class TabularReader {
  readonly notes: NoteRow[] = [];
  version = '';
  #holders: string[] = [];
  #kind: NoteKind | undefined;
  #char = '';
  #text = '';
  readonly #fail: (message: string) => never;

  constructor(fail: (message: string) => never) {
    this.#fail = fail;
  }

  open(name: string, attributes: Record<string, string>): void {
    this.#text = '';
    if (name === 'chapter' || name === 'section' || name === 'diag') this.#holders.push(attributes.id ?? '');
    this.#kind = noteKindOf(name) ?? this.#kind;
    if (name === 'extension') this.#char = attributes.char ?? '';
  }

  text(part: string): void {
    this.#text += part;
  }

  close(name: string, path: readonly string[]): void {
    const text = this.#text.replace(/\s+/g, ' ').trim();
    this.#text = '';
    const parent = path.at(-1);
    if (name === 'version' && path.length === 1) this.version = text;
    else if (name === 'name' && parent === 'diag') this.#nameCode(text);
    else if (name === 'desc' && parent === 'chapter') this.#setHolder(rangeForm.exec(text)?.[1] ?? '');
    else if (name === 'note') this.#add(text);
    else if (name === 'extension') this.#add(`${this.#char} ${text}`);
    else if (name === 'chapter' || name === 'section' || name === 'diag') this.#holders.pop();
    if (noteKindOf(name) !== undefined) this.#kind = undefined;
  }

  #nameCode(code: string): void {
    if (!codeForm.test(code)) this.#fail(`expected an ICD-10-CM code, found "${code.slice(0, 20)}".`);
    this.#setHolder(code);
  }

  #setHolder(code: string): void {
    this.#holders[this.#holders.length - 1] = code;
  }

  #add(text: string): void {
    const code = this.#holders.at(-1);
    if (this.#kind === undefined || code === undefined || code === '' || text === '') return;
    this.notes.push({ code, kind: this.#kind, text });
  }
}

/** Reads the whole list or throws `ImportError` with line and column. */
export function parseTabular(xml: string, fileName: string): TabularFile {
  const parser = new SaxesParser({ xmlns: false, fileName });
  const fail = (message: string): never => {
    throw new ImportError({ file: fileName, line: parser.line, column: parser.column }, message);
  };
  const reader = new TabularReader(fail);
  const path: string[] = [];
  parser.on('error', (error) =>
    fail(`this is not well-formed XML (${error.message.replace(/^[^ ]*:\d+:\d+: /, '')}).`),
  );
  parser.on('doctype', () => fail('a DOCTYPE is not accepted; the official tabular list has none.'));
  parser.on('opentag', (tag) => {
    if (path.length === 0 && tag.name !== 'ICD10CM.tabular') fail(`expected <ICD10CM.tabular>, found <${tag.name}>.`);
    path.push(tag.name);
    reader.open(tag.name, tag.attributes);
  });
  parser.on('text', (part) => reader.text(part));
  parser.on('closetag', (tag) => {
    path.pop();
    reader.close(tag.name, path);
  });
  parser.write(xml).close();
  const year = /^20[0-9]{2}/.exec(reader.version)?.[0] ?? nameForm.exec(fileName)?.[1];
  if (year === undefined) return fail('the list does not say its year in <version>.');
  if (reader.notes.length === 0) return fail('the list holds no notes.');
  return { id: `icd10cm-tabular-${year}`, year, notes: reader.notes };
}
