import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transitionOf } from './transition.ts';

const visit = '2026-03-13';
const told = (note: string): readonly [number | null, string] | null => {
  const found = transitionOf(note, visit);
  return found === null ? null : [found.daysSinceDischarge, found.contact];
};

test('weekdays, dates with and without a year, and counted days tell how long ago the discharge was', () => {
  assert.deepEqual(told('Discharged home on Monday. Our nurse reached her on Tuesday. Office visit on Friday.'), [
    4,
    'in-time',
  ]);
  assert.deepEqual(told('Went home from the hospital on 3 March. Phoned on 4 March. Visit on 13 March.'), [
    10,
    'in-time',
  ]);
  assert.deepEqual(told('Discharged 03/06/2026. Called the next business day.'), [7, 'in-time']);
  assert.deepEqual(told('Discharged six days ago, called the first working day after discharge.'), [6, 'in-time']);
});

test('a weekend between the discharge and the call does not count as business days; a third one is too late', () => {
  assert.deepEqual(told('Discharged on Friday. She was called on Tuesday. Seen on Wednesday.'), [5, 'in-time']);
  assert.deepEqual(told('Discharged on Monday. She was called on Thursday. Seen on Friday.'), [4, 'unknown']);
});

test('a contact that was not made is none', () => {
  assert.deepEqual(told('Discharged nine days ago. Nobody called her, no contact within two business days.'), [
    9,
    'none',
  ]);
});
