import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoteMill } from './note-mill.ts';
import { robustness } from './robust.ts';

/** The command runs 10,000; here as many as fit a test run. */
const RUNS = 300;

test('generated and damaged notes keep every promise', () => {
  const { breaches } = robustness(RUNS, 1);
  assert.deepEqual(breaches, []);
});

test('a seed makes the same notes again', () => {
  assert.equal(new NoteMill(7).note().text, new NoteMill(7).note().text);
  assert.notEqual(new NoteMill(7).note().text, new NoteMill(8).note().text);
});
