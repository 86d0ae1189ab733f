/**
 * Reads the quarterly practitioner file of medically unlikely edits (`MCR_MUE_PractitionerServices_Eff_07-01-2026.csv`, in a zip): a notice
 * over several lines, then the columns HCPCS/CPT code, practitioner services MUE value, MUE adjudication indicator (its first character: 1
 * claim line, 2 date of service by policy, 3 date of service by clinical data) and rationale. Source: CMS, NCCI MUE page and the file.
 */
import { readCsv } from './csv.ts';
import type { CsvRow } from './csv.ts';
import { ImportError } from './import-error.ts';
import { quarterOf } from './import-ptp.ts';

/** How a limit is applied: to a line, to a date without exception, to a date unless the record supports more. */
export type MueIndicator = 1 | 2 | 3;

export interface MueRow {
  readonly code: string;
  readonly units: number;
  readonly indicator: MueIndicator;
  readonly rationale: string;
}

export interface MueFile {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly MueRow[];
}

const nameForm = /MUE_PractitionerServices_Eff_(0[1-9]|1[0-2])-([0-9]{2})-(20[0-9]{2}).*\.(?:csv|xlsx)$/i;

/** True for the practitioner file; those of hospitals and suppliers are something else. */
export function isMueFileName(name: string): boolean {
  return nameForm.test(name);
}

/** Rows of the text file, or of a spreadsheet whose cells were joined by tabs; there the column is that of the sheet. */
function rowsOf(text: string, fileName: string): Iterable<CsvRow> {
  if (!/\.xlsx$/i.test(fileName)) return readCsv(text, fileName);
  return text.split('\n').map((line, at) => ({
    line: at + 1,
    cells: line.split('\t').map((cell, index) => ({ text: cell, column: index + 1 })),
  }));
}

/** Reads the whole file or throws `ImportError` with line and column; the dates come from the name. */
export function parseMue(text: string, fileName: string): MueFile {
  const [, month, day, year] = nameForm.exec(fileName) ?? [];
  if (month === undefined || day === undefined || year === undefined) {
    throw new ImportError(
      { file: fileName, line: 1, column: 1 },
      'a file of unit limits is named MCR_MUE_PractitionerServices_Eff_MM-DD-YYYY.csv or .xlsx, because its date says when it is in force.',
    );
  }
  const rows: MueRow[] = [];
  const seen = new Set<string>();
  let isTable = false;
  for (const { cells, line } of rowsOf(text, fileName)) {
    const fail = (cell: number, message: string): never => {
      throw new ImportError({ file: fileName, line, column: cells[cell]?.column ?? 1 }, message);
    };
    const [code = '', units = '', indicator = '', rationale = ''] = cells.map((cell) => cell.text);
    if (!isTable) {
      isTable = /^HCPCS\s*\/\s*CPT Code$/i.test(code) && /MUE Values/i.test(units);
      continue;
    }
    if (cells.every((cell) => cell.text === '')) continue;
    if (cells.length < 3) fail(0, `expected 4 columns, found ${cells.length}.`);
    if (!/^[0-9A-Z]{5}$/.test(code)) fail(0, `expected a CPT or HCPCS code, found "${code.slice(0, 12)}".`);
    if (seen.has(code)) fail(0, `${code} was already listed.`);
    if (!/^[0-9]{1,6}$/.test(units)) fail(1, `expected a number of units, found "${units.slice(0, 12)}".`);
    if (!/^[123](\s|$)/.test(indicator))
      fail(2, `expected an adjudication indicator 1, 2 or 3, found "${indicator.slice(0, 12)}".`);
    seen.add(code);
    rows.push({ code, units: Number(units), indicator: Number(indicator.charAt(0)) as MueIndicator, rationale });
  }
  if (!isTable)
    throw new ImportError(
      { file: fileName, line: 1, column: 1 },
      'the header line "HCPCS/CPT Code, … MUE Values, …" is missing.',
    );
  if (rows.length === 0) throw new ImportError({ file: fileName, line: 1, column: 1 }, 'the file holds no limit.');
  const from = `${year}-${month}-${day}`;
  return { id: `ncci-mue-${from}`, from, to: quarterOf(Number(year), Math.floor((Number(month) - 1) / 3)).to, rows };
}
