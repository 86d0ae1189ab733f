/**
 * Reads the yearly HCPCS Level II file of CMS in its ANWEB form (`HCPC2019_CONTR_ANWEB.txt`), 320 characters a line.
 * Columns (from 1): 1-5 code, 6-10 sequence, 11 record (3 first line of a procedure, 4 its continuation, 7 and 8 modifiers), 12-91 part of
 * the long text, 92-119 short text, 269-276 added, 277-284 effective, 285-292 ended (YYYYMMDD), 293 action. Source: `HCPC2019_README.txt` in the zip.
 */
import { ImportError } from './import-error.ts';
import type { HcpcsRow } from './table-text.ts';

/** The procedures of one HCPCS file. Modifiers and the dental codes (D, owned by the ADA) are left out. */
export interface HcpcsFile {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly HcpcsRow[];
}

const nameForm = /HCPC(20[0-9]{2}).*ANWEB.*\.txt$/i;
/** The last column that is read; official files hold a line whose trailing blanks are cut (2019, line 4461). */
const LAST_COLUMN = 292;

/** True for a file name such as `HCPC2019_CONTR_ANWEB.txt`. */
export function isAnwebFileName(name: string): boolean {
  return nameForm.test(name);
}

interface Draft {
  code: string;
  parts: string[];
  from: string | null;
  to: string | null;
}

type Fail = (column: number, message: string) => never;

function dateAt(line: string, column: number, fail: Fail): string | null {
  const text = line.slice(column - 1, column + 7);
  if (text.trim() === '') return null;
  const [, year = '', month = '', day = ''] = /^([0-9]{4})([0-9]{2})([0-9]{2})$/.exec(text) ?? [];
  if (year === '' || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) {
    fail(column, `expected a date YYYYMMDD, found "${text}".`);
  }
  return `${year}-${month}-${day}`;
}

function startDraft(line: string, code: string, fail: Fail): Draft {
  if (!/^[A-V][0-9]{4}$/.test(code)) fail(1, `expected a HCPCS code, found "${code}".`);
  return {
    code,
    parts: [line.slice(11, 91)],
    from: dateAt(line, 269, fail),
    to: dateAt(line, 285, fail),
  };
}

/** Reads the whole file or throws `ImportError` with line and column; the dates come from the year in the name. */
export function parseAnweb(text: string, fileName: string): HcpcsFile {
  const year = nameForm.exec(fileName)?.[1];
  if (year === undefined) {
    throw new ImportError(
      { file: fileName, line: 1, column: 1 },
      'a HCPCS file is named HCPCYYYY_CONTR_ANWEB.txt, because its year says when it is in force.',
    );
  }
  const drafts: Draft[] = [];
  const codes = new Set<string>();
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const fail: Fail = (column, message) => {
      throw new ImportError({ file: fileName, line: index + 1, column }, message);
    };
    const record = line.charAt(10);
    // Disclaimers stand before the first record and hold no record number.
    if (!/^[ A-Z0-9]{5}[0-9]{5}[3478]/.test(line)) {
      if (drafts.length > 0 && line.trim() !== '') fail(1, 'expected a record of a procedure or modifier.');
      continue;
    }
    if (line.length < LAST_COLUMN) fail(line.length + 1, 'the line is cut off: 320 characters belong on it.');
    const code = line.slice(0, 5);
    if (record === '3') {
      if (codes.has(code)) fail(1, `${code} was already listed.`);
      codes.add(code);
      drafts.push(startDraft(line, code, fail));
    } else if (record === '4') {
      const draft = drafts.at(-1);
      if (draft?.code !== code) return fail(1, `a continuation of ${code} without its first line.`);
      draft.parts.push(line.slice(11, 91));
    }
  }
  if (drafts.length === 0)
    throw new ImportError({ file: fileName, line: 1, column: 1 }, 'the file holds no procedure.');
  const rows = drafts
    .filter(({ code }) => !code.startsWith('D'))
    .map(({ code, parts, from, to }) => ({
      code,
      description: parts
        .map((part) => part.trim())
        .join(' ')
        .trim(),
      from,
      to,
    }));
  return { id: `hcpcs-${year}`, from: `${year}-01-01`, to: `${year}-12-31`, rows };
}
