import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../engine.ts';
import { countBefore, dosesOf, sizeCm } from './counts.ts';
import { plainText } from './plain-text.ts';
import { longest, PhraseTree } from './trie.ts';
import { wordsOf } from './words.ts';

const assertionOf = (note: string, id: string): string | undefined =>
  read(note).problems.find((problem) => problem.concept.id === id)?.assertion;

test('words keep their places across accents, decimals and zero-width characters', () => {
  const note = 'Ménière 1.5 mg dia\u200bbetes, Dr. Hill';
  for (const word of wordsOf(note)) assert.ok(note.slice(word.start, word.end).length >= word.norm.length);
  assert.deepEqual(
    wordsOf(note).map((word) => word.norm),
    ['meniere', '1.5', 'mg', 'diabetes', 'dr', 'hill'],
  );
});

test('the plain form of a text has its length', () => {
  for (const text of ['“a”\u00a0b', ' \u200b\u200bx', '\u202eabc', 'x\r\ny'])
    assert.equal(plainText(text).length, text.length);
});

test('a phrase is not found across a comma or a full stop', () => {
  const tree = new PhraseTree<string>();
  tree.add('chest pain', 'x');
  assert.equal(tree.find(wordsOf('chest pain')).length, 1);
  assert.equal(tree.find(wordsOf('chest, pain')).length, 0);
  assert.equal(tree.find(wordsOf('chest. Pain')).length, 0);
});

test('a star in a phrase stands for one word', () => {
  const tree = new PhraseTree<string>();
  tree.add('admits * to the hospital', 'x');
  assert.equal(tree.find(wordsOf('admits Ann to the hospital')).length, 1);
  assert.equal(tree.find(wordsOf('admits to the hospital')).length, 0);
});

test('of overlapping phrases the longest stays', () => {
  const tree = new PhraseTree<string>();
  tree.add('pain', 'short');
  tree.add('low back pain', 'long');
  assert.deepEqual(
    longest(tree.find(wordsOf('low back pain'))).map((hit) => hit.value),
    ['long'],
  );
});

test('a denial reaches along a list and ends at "but"', () => {
  const note = 'She denies fever, chills, or nausea but has a cough.';
  assert.equal(assertionOf(note, 'nausea'), 'negated');
  assert.equal(assertionOf(note, 'cough'), 'present');
});

test('words of doubt, family, condition and prevention are told apart', () => {
  assert.equal(assertionOf('Possible pneumonia.', 'pneumonia'), 'uncertain');
  assert.equal(assertionOf('Rule out gout.', 'gout'), 'uncertain');
  assert.equal(assertionOf('Her mother had migraine.', 'migraine'), 'family');
  assert.equal(assertionOf('Return if fever develops.', 'fever'), 'conditional');
  assert.equal(assertionOf('Risks include stroke.', 'stroke'), 'risk');
});

test('a side belongs to the problem it stands with', () => {
  const problems = read('Left shoulder pain and right knee pain.').problems;
  const shoulder = problems.find((problem) => problem.tags.has('shoulder'));
  const knee = problems.find((problem) => problem.tags.has('knee'));
  assert.ok(shoulder?.tags.has('left') && !shoulder.tags.has('right'));
  assert.ok(knee?.tags.has('right') && !knee.tags.has('left'));
});

test('one problem under several names has one status', () => {
  const facts = read(
    'HPI: High blood pressure since 2019.\nAssessment:\n1. HTN, uncontrolled\nPlan:\nHypertension: increase lisinopril to 40 mg.',
  );
  const found = facts.problems.filter((problem) => problem.concept.id === 'hypertension');
  assert.equal(found.length, 1);
  assert.equal(found[0]?.trend, 'worse');
});

test('headings in capitals, with colons and inside a paragraph cut the note', () => {
  const names = (note: string): string[] => read(note).sections.map((section) => section.name);
  assert.deepEqual(names('CHIEF COMPLAINT\nCough.\n\nPLAN\nRest.'), ['chief-complaint', 'plan']);
  assert.deepEqual(names('S: cough\nO: lungs clear\nA: bronchitis\nP: rest'), ['hpi', 'exam', 'assessment', 'plan']);
  assert.deepEqual(names('Chief Complaint: cough. HPI: three days. ROS negative.'), ['chief-complaint', 'hpi', 'ros']);
  assert.deepEqual(names('She has a cough.'), ['body']);
});

test('a medication list is no decision about a drug', () => {
  const action = (note: string): string | undefined => read(note).drugs[0]?.action;
  assert.equal(action('MEDICATIONS\nLisinopril 10 mg daily'), 'listed');
  assert.equal(action('PLAN\nIncrease lisinopril to 20 mg daily.'), 'change');
  assert.equal(action('PLAN\nStart lisinopril 10 mg daily.'), 'start');
  assert.equal(action('PLAN\nContinue lisinopril.'), 'continue');
});

test('counts are not doses, sizes are in centimetres, grams are milligrams', () => {
  assert.equal(countBefore(wordsOf('removed 11 skin tags'), 2, 3), 11);
  assert.equal(countBefore(wordsOf('removed with 4 mm punch biopsy'), 4, 4), null);
  assert.equal(sizeCm('a 5 mm and a 1.2-cm lesion'), 1.2);
  assert.equal(dosesOf('Rocephin 1 g IM').mg, 1000);
});

test('minutes of the visit are told from minutes of other things', () => {
  assert.equal(read('Total time on the date of service was 42 minutes.').time?.minutes, 42);
  assert.equal(read('Walks 30 minutes daily.').time, null);
  assert.equal(read('I spent 1 hour and 5 minutes on the date of the encounter.').time?.minutes, 65);
});

test('age and sex are read from a clinician’s shorthand', () => {
  const facts = read('58 y/o F here for follow-up of HTN.');
  assert.equal(facts.ageYears, 58);
  assert.equal(facts.sex, 'f');
});
