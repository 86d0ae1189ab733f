import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { safeCell } from './csv-cell.ts';

test('what a spreadsheet would run becomes text, also behind spaces and in later lines', () => {
  for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '  =cmd', '\u00a0=1', '\ufeff=1', '＝1+1', '\ttext']) {
    assert.equal(safeCell(cell), `'${cell}`, JSON.stringify(cell));
  }
  assert.equal(safeCell('\r=1'), "'\r'=1");
  assert.equal(safeCell('ok\n=1'), "ok\n'=1");
});

test('ordinary cells stay as they are', () => {
  for (const cell of ['', 'E11.9; I10', '99214-25 x1 (1,2)', 'P-1001', 'a=b']) assert.equal(safeCell(cell), cell);
});

test('no line of any cell starts like a formula', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', ' ', '\t', '\r', '\n', 'a', '\u00a0') }),
      (cell) => {
        for (const line of safeCell(cell).split(/\r?\n|\r/)) assert.doesNotMatch(line.trimStart(), /^[=+\-@]/);
      },
    ),
  );
});
