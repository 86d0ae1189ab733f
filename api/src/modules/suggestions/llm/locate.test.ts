import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redact } from '../redact/index.ts';
import { locator } from './locate.ts';

const note = 'Patient: Ana Ruiz.\r\nThe knee\tis  swollen — “very” sore.\r\nBP 120/80 on 03/05/2024.';
const sent = redact(note, { shiftDays: 40, referenceYear: 2026 });
const locate = locator(sent.text, sent.map);
const found = (quote: string): string | null => {
  const place = locate(quote);
  return place && note.slice(place.start, place.end);
};

test('an exact quote leads to the same words of the note as submitted', () => {
  assert.equal(found('BP 120/80'), 'BP 120/80');
});

test('white space and typographic characters may differ', () => {
  assert.equal(found('knee is swollen - "very" sore.'), 'knee\tis  swollen — “very” sore.');
});

test('a placeholder or a moved date leads back to what it stands for', () => {
  assert.equal(found('Patient: [NAME_1].'), 'Patient: Ana Ruiz.');
  assert.equal(found('on 04/14/2024'), 'on 03/05/2024');
});

test('a quote with another word, a part of a word, or no words is not found', () => {
  for (const quote of ['The knee is very swollen', 'nee is', 'The hip is swollen', '', ' ', 'a', '…'])
    assert.equal(found(quote), null, quote);
});
