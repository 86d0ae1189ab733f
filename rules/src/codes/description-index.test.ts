import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stemsOf } from '../read/trie.ts';
import { codeTableFromRows, curatedTable } from './curated.ts';

const table = (descriptions: readonly (readonly [code: string, description: string, billable?: boolean])[]) =>
  codeTableFromRows({
    id: 'test',
    from: '2025-10-01',
    to: '2026-09-30',
    complete: true,
    codes: descriptions.map(([code, description, billable = true]) => ({ code, description, billable })),
  });

test('rows are found by all of their words, folded as the reader folds them', () => {
  const index = table([
    ['K50', "Crohn's disease [regional enteritis]", false],
    ['K50.0', "Crohn's disease of small intestine"],
    ['S52.5', 'Fractures of lower end of radius', false],
    ['S52.51', 'Fractures of lower end of radius, right'],
    ['S52.52', 'Fractures of lower end of radiuses, left'],
  ]).index();
  const codes = (stems: readonly string[]) => index.rowsWithAll(stems).map((row) => index.codeAt(row));
  assert.deepEqual(codes(['crohn', 'intestine']), ['K50.0']);
  assert.deepEqual(codes(['fracture', 'right']), ['S52.51']);
  assert.deepEqual(codes(['fracture', 'toe']), []);
  assert.deepEqual(codes([]), []);
  assert.deepEqual(
    index.startingWith('rad').map((id) => index.stem(id)),
    ['radius', 'radiuse'],
  );
});

test('an ending that continues a word of its category is not cut off from it', () => {
  const index = table([
    ['T20', 'Burn', false],
    ['T20.1', 'Burns of 1.5 parts'],
    ['T20.2', 'Burn, deep'],
    ['T20.3', 'Burn.5 deep'],
  ]).index();
  const stemsAt = (row: number) => [...index.stemsAt(row)].map((id) => index.stem(id));
  assert.deepEqual(stemsAt(1), ['burn', 'of', '1.5', 'part']);
  assert.deepEqual(stemsAt(2), ['burn', 'deep']);
});

test('the curated table: each row holds the stems of its description, and each stem its rows', () => {
  const index = curatedTable.index();
  const rows = [...curatedTable.entries()];
  fc.assert(
    fc.property(fc.nat(rows.length - 1), (row) => {
      const expected = stemsOf(rows[row]?.description.toLowerCase() ?? '');
      const found = [...index.stemsAt(row)].map((id) => index.stem(id));
      assert.deepEqual(found, expected);
      for (const id of index.stemsAt(row)) assert.ok(index.rows(id).includes(row));
      assert.equal(index.codeAt(row), rows[row]?.code);
      assert.deepEqual(index.entryAt(row), rows[row]);
    }),
    { numRuns: 500 },
  );
});
