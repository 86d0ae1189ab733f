/**
 * Reads the quarterly practitioner file, as text or as the tab-separated rows of its spreadsheet, of procedure-to-procedure edits of Medicare's NCCI (`ccipra-v322r0-f1.TXT`, several parts, each in
 * a zip of its own). Tab-separated, with a copyright line, a title and a header of up to four lines before the first pair. Columns: column 1
 * code, column 2 code, `*` = in existence prior to 1996, effective date YYYYMMDD, deletion date (`*` = none; the last day in force),
 * modifier indicator (0 not allowed, 1 allowed, 9 not applicable), rationale. Source: CMS, NCCI PTP edits page and the headers of the file.
 */
import { ImportError } from './import-error.ts';

/** One pair as published. Pairs with indicator 9 were deleted on the day they began; they never applied and are left out. */
export interface PtpRow {
  readonly column1: string;
  readonly column2: string;
  readonly from: string;
  readonly to: string | null;
  readonly modifierAllowed: boolean;
  readonly rationale: string;
}

/** One part of a quarterly file. */
export interface PtpFile {
  /** `v322r0`: version and revision as in the file name. */
  readonly version: string;
  readonly part: number;
  /** The quarter the file was published for. */
  readonly from: string;
  readonly to: string;
  readonly rows: readonly PtpRow[];
}

const nameForm = /ccipra[-_]v([0-9]{2})([0-3])r([0-9]+)[-_]f([0-9]+)\.(?:txt|xlsx)$/i;

/** True for a part of the practitioner file, as text or as a spreadsheet; the hospital file (`ccioph-…`) is something else. */
export function isPtpFileName(name: string): boolean {
  return nameForm.test(name);
}

/** Version 32 is 2026 and 31 is 2025; the digit behind it counts the quarters from 0. */
const YEAR_OF_VERSION_0 = 1994;

/** First and last day of a quarter (0 to 3). */
export function quarterOf(year: number, quarter: number): { readonly from: string; readonly to: string } {
  const month = (value: number): string => String(value).padStart(2, '0');
  const lastDays = ['31', '30', '30', '31'];
  return {
    from: `${String(year)}-${month(quarter * 3 + 1)}-01`,
    to: `${String(year)}-${month(quarter * 3 + 3)}-${lastDays[quarter] ?? '31'}`,
  };
}

const codeForm = /^[0-9A-Z]{5}$/;
const dateForm = /^(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])$/;
const FIELDS = 7;

type Fail = (field: number, message: string) => never;

/** Each text once: a million rows share a few thousand codes, dates and reasons. */
class Shared {
  readonly #texts = new Map<string, string>();

  of(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    return text;
  }

  dateOf(text: string): string {
    return this.of(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
  }
}

function readRow(fields: readonly string[], isSheet: boolean, shared: Shared, fail: Fail): PtpRow | undefined {
  // A spreadsheet does not hold the empty cells at the end of a row.
  if (fields.length !== FIELDS && !(isSheet && fields.length === FIELDS - 1))
    fail(fields.length, `expected ${FIELDS} columns, found ${fields.length}.`);
  const [column1 = '', column2 = '', prior = '', from = '', to = '', indicator = '', rationale = ''] = fields;
  if (!codeForm.test(column1)) fail(1, `expected a CPT or HCPCS code, found "${column1.slice(0, 12)}".`);
  if (!codeForm.test(column2)) fail(2, `expected a CPT or HCPCS code, found "${column2.slice(0, 12)}".`);
  if (prior !== '' && prior !== '*') fail(3, `expected * or nothing, found "${prior.slice(0, 12)}".`);
  if (!dateForm.test(from)) fail(4, `expected an effective date YYYYMMDD, found "${from.slice(0, 12)}".`);
  const isOpen = to === '*' || to === '';
  if (!isOpen && !dateForm.test(to)) fail(5, `expected a deletion date YYYYMMDD or *, found "${to.slice(0, 12)}".`);
  if (!isOpen && to < from) fail(5, `the deletion date ${to} lies before the effective date ${from}.`);
  if (!/^[019]$/.test(indicator))
    fail(6, `expected a modifier indicator 0, 1 or 9, found "${indicator.slice(0, 12)}".`);
  if (indicator === '9') return undefined;
  return {
    column1: shared.of(column1),
    column2: shared.of(column2),
    from: shared.dateOf(from),
    to: isOpen ? null : shared.dateOf(to),
    modifierAllowed: indicator === '1',
    rationale: shared.of(rationale),
  };
}

/** Reads a whole part or throws `ImportError` with line and column. */
export function parsePtp(text: string, fileName: string): PtpFile {
  const [, version, quarter, revision, part] = nameForm.exec(fileName) ?? [];
  const refuse = (line: number, column: number, message: string): never => {
    throw new ImportError({ file: fileName, line, column }, message);
  };
  if (version === undefined || quarter === undefined)
    return refuse(
      1,
      1,
      'a file of pairs is named ccipra-vXXXrX-fN.txt or .xlsx, because its version says when it is in force.',
    );
  const isSheet = /\.xlsx$/i.test(fileName);
  const shared = new Shared();
  const rows: PtpRow[] = [];
  let isTable = false;
  let isData = false;
  let line = 0;
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    const start = at;
    at = end + 1;
    line += 1;
    const fields = text
      .slice(start, text.charAt(end - 1) === '\r' ? end - 1 : end)
      .split('\t')
      .map((field) => field.trim());
    isTable ||= fields[0] === 'Column 1' && fields[1] === 'Column 2';
    // Before the first pair stand the copyright, the title and the header, which wraps over up to four lines.
    isData ||= isTable && codeForm.test(fields[0] ?? '');
    if (!isData || fields.every((field) => field === '')) continue;
    // Of a spreadsheet the column is that of the sheet, of the text file that of the character.
    const columnOf = (field: number): number =>
      isSheet ? field : fields.slice(0, field - 1).reduce((sum, { length }) => sum + length + 1, 1);
    const row = readRow(fields, isSheet, shared, (field, message) => refuse(line, columnOf(field), message));
    if (row !== undefined) rows.push(row);
  }
  if (!isTable) refuse(1, 1, 'the header line "Column 1, Column 2, …" is missing.');
  if (rows.length === 0) refuse(line, 1, 'the file holds no pair.');
  return {
    version: `v${version}${quarter}r${revision ?? '0'}`,
    part: Number(part),
    ...quarterOf(YEAR_OF_VERSION_0 + Number(version), Number(quarter)),
    rows,
  };
}
