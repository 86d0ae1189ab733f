import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { statementNames } from './statement-names.ts';

describe('Names of prepared statements', () => {
  test('a statement is named when it comes again, and keeps its name', () => {
    const nameOf = statementNames();
    assert.equal(nameOf({ sql: 'SELECT 1' }), '');
    const name = nameOf({ sql: 'SELECT 1' });
    assert.notEqual(name, '');
    assert.equal(nameOf({ sql: 'SELECT 1' }), name);
    nameOf({ sql: 'SELECT 2' });
    assert.notEqual(nameOf({ sql: 'SELECT 2' }), name);
  });

  test('the end of a transaction is never prepared', () => {
    const nameOf = statementNames();
    for (let count = 0; count < 3; count += 1) assert.equal(nameOf({ sql: 'COMMIT' }), '');
  });

  test('a bulk insert is never prepared', () => {
    const nameOf = statementNames();
    const sql = `INSERT INTO code_row VALUES ${'($1), '.repeat(2_000)}`;
    for (let count = 0; count < 3; count += 1) assert.equal(nameOf({ sql }), '');
  });

  test('beyond the bound a statement stays unnamed, and those named before keep their names', () => {
    const nameOf = statementNames(2);
    const texts = ['SELECT 1', 'SELECT 2', 'SELECT 3'];
    for (const sql of texts) nameOf({ sql });
    const names = texts.map((sql) => nameOf({ sql }));
    for (const sql of texts) nameOf({ sql });
    const again = texts.map((sql) => nameOf({ sql }));
    assert.equal(again.filter((name) => name !== '').length, 2);
    for (const [at, name] of names.entries()) if (name !== '') assert.equal(again[at], name);
  });
});
