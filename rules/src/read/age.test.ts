import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageOf } from './age.ts';

test('the age is read in the forms of notes and of short accounts', () => {
  const ages: readonly (readonly [string, number])[] = [
    ['A 54-year-old woman.', 54],
    ['61 y.o. male here for follow up', 61],
    ['Established patient, 47, yearly physical.', 47],
    ['New patient, 24, first visit', 24],
    ['Established child, age 7, yearly well visit', 7],
    ['Established patient of the clinic, 61, COPD.', 61],
    ['Jane Doe, 55 F, established', 55],
    ['Painter, 41, fell from a ladder', 41],
    ['Ms. Roe is 31, sent by her physician.', 31],
    ['Woman of 51, new to us', 51],
    ['Mateo, 22 months old', 1],
    ['WELL CHILD VISIT, 12 MONTHS', 1],
    ['Established patient, 70 years, comprehensive examination', 70],
  ];
  for (const [note, age] of ages) assert.equal(ageOf(note), age, note);
});

test('doses, dates, readings and counts are no age', () => {
  for (const note of [
    'Hypertension on losartan 50 mg, goal 130.',
    'Patient, seen on June 2, 2026, for cough.',
    'Pain for 3 days, 6 of 10.',
    'Takes metformin, 1000 mg.',
    'He had a cough for 20 years.',
  ])
    assert.equal(ageOf(note), null, note);
});
