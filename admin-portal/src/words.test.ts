import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateText, shortDateText, specialtyText, todayDate } from './words.ts';

test('a date of service is written as it stands, whatever the time zone', () => {
  assert.equal(dateText('2026-03-02'), '2 Mar 2026');
  assert.equal(dateText('2026-12-31'), '31 Dec 2026');
});

test('a short date keeps its year when it is another one', () => {
  const now = new Date(2026, 10, 22);
  assert.equal(shortDateText('2026-03-02', now), '2 Mar');
  assert.equal(shortDateText('2025-12-31', now), '31 Dec 2025');
});

test('today is the calendar day where the user is', () => {
  assert.equal(todayDate(new Date(2026, 0, 5, 23, 59)), '2026-01-05');
});

test('a specialty reads as words, from words and from a key', () => {
  assert.equal(specialtyText('family_medicine'), 'Family medicine');
  assert.equal(specialtyText('Dermatology'), 'Dermatology');
  assert.equal(specialtyText(''), '');
});
