import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../engine.ts';

const told = (note: string): string[] => [...new Set(read(note).statements.map((fact) => fact.statement.id))];

test('words near each other tell a statement in any order', () => {
  assert.ok(told('We weighed, with her son, a readmission and kept her at home.').includes('hospital-decision'));
  assert.ok(told('A phone call with the crisis psychiatrist followed.').includes('discussion-external'));
  assert.ok(
    told('The films from the other hospital were looked at by the surgeon himself.').includes(
      'independent-interpretation',
    ),
  );
  assert.ok(told('His wife, who saw the fall, gave the details.').includes('historian-family'));
});

test('words that make it something else, a denial, a condition or another clause stand in the way', () => {
  assert.ok(!told('The specimen was sent to the hospital laboratory.').includes('hospital-decision'));
  assert.ok(!told('She was sent to the emergency department last week.').includes('hospital-decision'));
  assert.ok(!told('If worse, admission will be arranged.').includes('hospital-decision'));
  assert.ok(!told('No medicine was prescribed.').includes('drug-management'));
  assert.ok(!told('Two tablets to reduce the pain.').includes('drug-management'));
  assert.ok(!told('Her cousin is a lawyer; the history is clear.').includes('historian-family'));
  assert.ok(!told('Family medicine clinic, letter sent.').includes('drug-management'));
});
