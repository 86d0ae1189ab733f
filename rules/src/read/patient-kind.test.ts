import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newAgainstLast, patientOf } from './patient-kind.ts';

const kind = (note: string): string | null => patientOf(note).patient;

test('new and established are read in the words of notes', () => {
  assert.equal(kind('Medicare, established. Gout stable.'), 'established');
  assert.equal(kind('67-year-old man, established. Commercial plan.'), 'established');
  assert.equal(kind('Never seen here before, sent by her internist.'), 'new');
  assert.equal(kind('First visit here. Poison ivy.'), 'new');
  assert.equal(kind('Well-established diagnosis of asthma, cough.'), null);
});

test('the last visit with the practice decides where nothing else is said: three years make a patient new', () => {
  assert.equal(kind('His last visit with our office was four years ago. Impetigo.'), 'new');
  assert.equal(kind('She was last seen here 35 months ago.'), 'established');
  assert.equal(kind('She was last seen here 36 months ago.'), 'new');
  assert.equal(kind('Last seen by a dentist 4 years ago.'), null);
});

test('a new patient with a visit within three years is a contradiction', () => {
  assert.equal(newAgainstLast('New patient. She was last seen here 14 months ago.').length, 2);
  assert.equal(newAgainstLast('New patient. She was last seen here 4 years ago.').length, 0);
});
