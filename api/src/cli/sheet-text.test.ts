import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parseMue, parsePtp } from '@codeloom/rules/import';
import { writeXlsx } from 'hucre/xlsx';
import { readOfficial } from './official-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'codeloom-sheet-'));
after(() => rmSync(folder, { recursive: true }));

type Cell = string | number | Date | null;

async function sheet(name: string, rows: readonly (readonly Cell[])[]): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, await writeXlsx({ sheets: [{ name: 'Edits', rows: rows.map((row) => [...row]) }] }));
  return path;
}

const head = ['Column 1', 'Column 2', '*=in existence', 'Effective', 'Deletion', 'Modifier', 'Rationale'];
const pairs = (...rows: readonly (readonly Cell[])[]): Promise<string> =>
  sheet('ccipra-v322r0-f1.xlsx', [['A notice of the publisher'], [], head, ...rows]);

async function read<T>(path: string, parse: (text: string, name: string) => T): Promise<T> {
  const [file] = await readOfficial(path);
  assert.ok(file);
  return parse(file.text, file.name);
}

test('pairs of a spreadsheet are read as those of the text file, numbers, dates and texts alike', async () => {
  const path = await pairs(
    ['20610', '20550', null, 20200101, '*', 1, 'A reason'],
    [20610, 20605, '*', '20190101', new Date('2023-12-31T00:00:00Z'), '0', 'Another'],
  );
  const file = await read(path, parsePtp);
  assert.deepEqual([file.version, file.part, file.from, file.to], ['v322r0', 1, '2026-07-01', '2026-09-30']);
  assert.deepEqual(file.rows, [
    { column1: '20610', column2: '20550', from: '2020-01-01', to: null, modifierAllowed: true, rationale: 'A reason' },
    {
      column1: '20610',
      column2: '20605',
      from: '2019-01-01',
      to: '2023-12-31',
      modifierAllowed: false,
      rationale: 'Another',
    },
  ]);
});

test('a fault of a spreadsheet is told with its row and column', async () => {
  const path = await pairs(
    ['20610', '20550', null, 20200101, '*', 1, 'A reason'],
    ['20610', '20605', null, 'soon', '*', 1, 'Another'],
  );
  await assert.rejects(read(path, parsePtp), /ccipra-v322r0-f1\.xlsx.*5.*4.*effective date/s);
});

test('unit limits of a spreadsheet are read, and a fault is told with its row and column', async () => {
  const table = (units: Cell): Promise<string> =>
    sheet('MCR_MUE_PractitionerServices_Eff_07-01-2026.xlsx', [
      ['A notice'],
      ['HCPCS/\nCPT Code', 'Practitioner Services MUE Values', 'MUE Adjudication Indicator', 'MUE Rationale'],
      ['20610', units, '3 Date of Service Edit: Clinical', 'A reason'],
    ]);
  const file = await read(await table(2), parseMue);
  assert.deepEqual(file.rows, [{ code: '20610', units: 2, indicator: 3, rationale: 'A reason' }]);
  await assert.rejects(read(await table('many'), parseMue), /3.*2.*number of units/s);
});

test('a spreadsheet that is cut off is refused with its name', async () => {
  const path = await pairs(['20610', '20550', null, 20200101, '*', 1, 'A reason']);
  const { readFile } = await import('node:fs/promises');
  const bytes = await readFile(path);
  writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length / 2)));
  await assert.rejects(readOfficial(path), /ccipra-v322r0-f1\.xlsx: the spreadsheet is damaged/);
});
