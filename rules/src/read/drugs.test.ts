import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../index.ts';

const actionOf = (note: string): string | undefined => read(note).drugs[0]?.action;

test('An antibiotic with a dose and no verb is given for the illness at hand', () => {
  assert.equal(actionOf('Plan:\nAmoxicillin 500 mg three times a day.'), 'start');
  assert.equal(actionOf('Medications:\nAmoxicillin 500 mg three times a day.'), 'listed');
});

test('A drug for a chronic illness without a verb is continued', () => {
  assert.equal(actionOf('Plan:\nLisinopril 10 mg daily.'), 'continue');
});

test('A specimen that was sent off is ordered, not reviewed', () => {
  const [pathology] = read('Procedure: Shave biopsy done. Specimen was sent to pathology.').tests;
  assert.equal(pathology?.status, 'ordered');
});
