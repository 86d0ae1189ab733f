import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeTableFromRows, curatedTable, suggest } from '../../index.ts';
import { descriptionOf, otherName } from './description.ts';

const release = codeTableFromRows({
  id: 'test',
  from: '2025-10-01',
  to: '2026-09-30',
  complete: false,
  codes: [
    { code: 'E83.01', description: "Wilson's disease", billable: true },
    {
      code: 'F31.12',
      description: 'Bipolar disorder, current episode manic without psychotic features, moderate',
      billable: true,
    },
    {
      code: 'F31.2',
      description: 'Bipolar disorder, current episode manic severe with psychotic features',
      billable: true,
    },
    { code: 'F31.9', description: 'Bipolar disorder, unspecified', billable: true },
    { code: 'I73.1', description: "Thromboangiitis obliterans [Buerger's disease]", billable: true },
    { code: 'K70.30', description: 'Alcoholic cirrhosis of liver without ascites', billable: true },
    { code: 'K70.31', description: 'Alcoholic cirrhosis of liver with ascites', billable: true },
    { code: 'Q99.8', description: 'Other specified chromosome abnormalities', billable: true },
  ],
});

const codesOf = (note: string): string[] =>
  suggest({ note, dateOfService: '2026-02-02' }, release).diagnoses.map((item) => item.code);

test('A description asks for its words, leaves out what is unspecified, and keeps what must be absent', () => {
  const description = descriptionOf('X', 'Migraine with aura, not intractable, without status migrainosus');
  assert.deepEqual(
    description.groups.map((group) => group[0]),
    ['migraine', 'aura'],
  );
  assert.deepEqual(description.absent, ['intractable', 'migrainosus']);
  assert.equal(
    descriptionOf('X', 'Dislocation of unspecified parts of left shoulder girdle, initial encounter').side,
    'left',
  );
});

test('A name in brackets at the end of a description is another name of the whole', () => {
  assert.equal(otherName("Thromboangiitis obliterans [Buerger's disease]"), "Buerger's disease");
  assert.equal(otherName('Human immunodeficiency virus [HIV] disease'), null);
});

test('The most specific code of the category is taken when every word of its description is stated', () => {
  assert.deepEqual(codesOf('Bipolar disorder, current episode manic, moderate'), ['F31.12']);
  assert.deepEqual(codesOf('Bipolar disorder'), ['F31.9']);
});

test('A detail that the note denies does not make a code more specific', () => {
  assert.deepEqual(codesOf('Alcoholic cirrhosis without ascites'), ['K70.30']);
  assert.deepEqual(codesOf('Alcoholic cirrhosis with ascites'), ['K70.31']);
});

test('A disease that only the table names is found by the words of its description', () => {
  assert.deepEqual(codesOf("Assessment:\n1. Wilson's disease\nPlan: recheck copper."), ['E83.01']);
  assert.deepEqual(codesOf("Buerger's disease"), ['I73.1']);
});

test('What is only suspected, denied or a rest class is not looked up', () => {
  assert.deepEqual(codesOf("Assessment:\n1. Possible Wilson's disease\nPlan: copper level."), []);
  assert.deepEqual(codesOf("No Wilson's disease"), []);
  assert.deepEqual(codesOf('Chromosome abnormalities'), []);
});

test('The curated table answers in the same way for the codes that it holds', () => {
  const codes = suggest({ note: 'Migraine with aura, intractable', dateOfService: '2026-02-02' }, curatedTable);
  assert.deepEqual(codes.diagnoses.map((item) => item.code).filter((code) => code.startsWith('G43')).length, 1);
});

const withTerms = codeTableFromRows({
  id: 'test-terms',
  from: '2025-10-01',
  to: '2026-09-30',
  complete: false,
  codes: [
    { code: 'A99.0', description: 'Marsh fever, quartan', billable: true },
    { code: 'K52.9', description: 'Noninfective gastroenteritis and colitis, unspecified', billable: true },
    { code: 'K52.8', description: 'Other specified noninfective gastroenteritis and colitis', billable: false },
    { code: 'K52.80', description: 'Lymphatic gut inflammation, recurrent', billable: true },
    { code: 'K52.81', description: 'Lymphatic gut inflammation, unspecified', billable: true },
  ],
  notes: {
    year: '2026',
    rows: [
      { code: 'A99.0', kind: 'inclusionTerm', text: "Lindqvist's ague NOS" },
      { code: 'A99.0', kind: 'excludes1', text: 'Harbour tremor' },
      { code: 'K52.8', kind: 'inclusionTerm', text: 'Brocade colitis' },
    ],
  },
});

const termCodes = (note: string): string[] =>
  suggest({ note, dateOfService: '2026-02-02' }, withTerms).diagnoses.map((item) => item.code);

test('An inclusion term of the tabular list leads to its code, an excluded one does not', () => {
  assert.deepEqual(termCodes("Assessment: Lindqvist's ague."), ['A99.0']);
  assert.deepEqual(termCodes('Assessment: Harbour tremor.').includes('A99.0'), false);
});

test('A longer name than the one the book reads is looked up in every category', () => {
  assert.deepEqual(termCodes('Brocade colitis.'), ['K52.81']);
  assert.deepEqual(termCodes('Colitis.'), ['K52.9']);
  assert.deepEqual(termCodes('Possible brocade colitis.'), []);
});
