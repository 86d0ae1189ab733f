/**
 * Reads the yearly ICD-10-CM order file of CMS (`icd10cm_order_2026.txt`): fixed columns, no header line.
 * Columns (from 1): 1-5 order number, 7-13 code without dot, 15 flag (1 = billable), 17-76 short text, 78 to the end long text.
 * Source: `icd10OrderFiles.pdf` in the same zip.
 */
import { ImportError } from './import-error.ts';

/** A row of the order file. */
export interface OrderRow {
  readonly code: string;
  readonly order: number;
  readonly billable: boolean;
  readonly shortText: string;
  readonly description: string;
}

/** An order file with the dates on which it is in force. */
export interface OrderFile {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly codes: readonly OrderRow[];
}

/** Fiscal year Y runs from 1 October Y-1 to 30 September Y (CMS). */
export function fiscalYear(year: number): { readonly from: string; readonly to: string } {
  return { from: `${String(year - 1)}-10-01`, to: `${String(year)}-09-30` };
}

const nameForm = /icd10cm[_-]order[_-](20[0-9]{2})\.txt$/i;

/** True for a file name such as `icd10cm_order_2026.txt`; the addenda and the code file are something else. */
export function isOrderFileName(name: string): boolean {
  return nameForm.test(name);
}

function readRow(line: string, place: { file: string; line: number }): OrderRow {
  const fail = (column: number, message: string): never => {
    throw new ImportError({ ...place, column }, message);
  };
  const order = line.slice(0, 5);
  if (!/^[0-9]{5}$/.test(order)) fail(1, `expected an order number of five digits, found "${order}".`);
  if (line.charAt(5) !== ' ') fail(6, 'expected a blank between order number and code.');
  const code = line.slice(6, 13).trimEnd();
  if (!/^[A-Z][0-9A][0-9A-Z][0-9A-Z]{0,4}$/.test(code)) fail(7, `expected an ICD-10-CM code, found "${code}".`);
  const flag = line.charAt(14);
  if (flag !== '0' && flag !== '1') fail(15, `expected 0 (category) or 1 (billable), found "${flag}".`);
  const shortText = line.slice(16, 76).trim();
  if (shortText === '') fail(17, 'the short description is missing.');
  const description = line.slice(77).trim();
  if (description === '') fail(78, 'the long description is missing.');
  return {
    code: code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code,
    order: Number(order),
    billable: flag === '1',
    shortText,
    description,
  };
}

/** Reads the whole file or throws `ImportError` with line and column; the dates come from the year in the name. */
export function parseOrderFile(text: string, fileName: string): OrderFile {
  const year = Number(nameForm.exec(fileName)?.[1]);
  if (!Number.isInteger(year)) {
    throw new ImportError(
      { file: fileName, line: 1, column: 1 },
      'an order file is named icd10cm_order_YYYY.txt, because its year says when it is in force.',
    );
  }
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const seen = new Map<string, number>();
  const codes = lines.map((raw, index) => {
    const line = index + 1;
    const row = readRow(raw.endsWith('\r') ? raw.slice(0, -1) : raw, { file: fileName, line });
    const before = seen.get(row.code);
    if (before !== undefined) {
      throw new ImportError(
        { file: fileName, line, column: 7 },
        `${row.code} was already listed on line ${String(before)}.`,
      );
    }
    if (row.order !== line) {
      throw new ImportError(
        { file: fileName, line, column: 1 },
        `expected order number ${String(line)}, found ${String(row.order)}: rows are missing or doubled.`,
      );
    }
    seen.set(row.code, line);
    return row;
  });
  if (codes.length === 0) throw new ImportError({ file: fileName, line: 1, column: 1 }, 'the file is empty.');
  const last = text.at(-1);
  if (last !== '\n') {
    throw new ImportError(
      { file: fileName, line: codes.length, column: (lines.at(-1)?.length ?? 0) + 1 },
      'the last line has no end: the file is cut off.',
    );
  }
  return { id: `icd10cm-${String(year)}`, ...fiscalYear(year), codes };
}
