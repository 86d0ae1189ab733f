import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scoreTraining } from './training-score.ts';

const expected = {
  correctEmCode: '99214',
  correctDiagnosisCodes: ['E11.42', 'I10'],
  correctProcedureCodes: ['83036'],
};
const given = (em: string | null, dx: string[], px: string[]) => ({
  userEmCode: em,
  userDiagnosisCodes: dx,
  userProcedureCodes: px,
});

test('the published answer in any order scores 100', () => {
  const { scorePercent, matchSummary } = scoreTraining(given('99214', ['I10', 'E11.42'], ['83036']), expected);
  assert.equal(scorePercent, 100);
  assert.deepEqual(matchSummary, {
    emMatch: true,
    diagnosisMatches: 2,
    diagnosisTotal: 2,
    procedureMatches: 1,
    procedureTotal: 1,
  });
});

test('a level that is off loses its 40 and nothing else', () => {
  assert.equal(scoreTraining(given('99213', ['E11.42', 'I10'], ['83036']), expected).scorePercent, 60);
});

test('diagnoses weigh by F1: one of two right and one wrong is half of 40', () => {
  // 2 matches counted twice over 2 + 2 codes: F1 = 2 × 1 / 4.
  assert.equal(scoreTraining(given('99214', ['I10', 'E11.9'], ['83036']), expected).scorePercent, 80);
});

test('an empty answer left empty is full, and filled it is none', () => {
  const none = { ...expected, correctEmCode: null, correctProcedureCodes: [] };
  assert.equal(scoreTraining(given(null, ['E11.42', 'I10'], []), none).scorePercent, 100);
  assert.equal(scoreTraining(given(null, ['E11.42', 'I10'], ['93000']), none).scorePercent, 80);
});

test('repeating a code changes nothing, and a code that is right never lowers the score', () => {
  const codes = fc.uniqueArray(fc.constantFrom('E11.42', 'I10', 'E78.5', 'Z23'));
  fc.assert(
    fc.property(codes, (dx) => {
      const score = (list: string[]) => scoreTraining(given('99214', list, []), expected).scorePercent;
      assert.equal(score([...dx, ...dx]), score(dx));
      assert.ok(score([...dx, 'I10']) >= score(dx));
    }),
  );
});
