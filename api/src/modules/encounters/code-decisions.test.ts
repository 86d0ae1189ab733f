import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FinalDiagnosis, FinalProcedure } from '@codeloom/contracts';
import { codeChanges, decisionDelta, emCodeSource, type FinalCodes } from './code-decisions.ts';

const diagnosis = (code: string): FinalDiagnosis => ({ code, description: '', source: 'user' });
const procedure = (code: string, units = 1): FinalProcedure => ({
  code,
  description: '',
  modifiers: [],
  units,
  pointers: [],
  source: 'user',
});
const codes = (changes: Partial<FinalCodes>): FinalCodes => ({
  emCode: null,
  emModifiers: [],
  diagnoses: [],
  procedures: [],
  ...changes,
});
const actions = (before: FinalCodes, after: FinalCodes) => codeChanges(before, after).map(({ action }) => action);

test('the decision is told by level inside one family, and as a different code across families', () => {
  assert.equal(decisionDelta('99214', '99214'), 'accepted_as_is');
  assert.equal(decisionDelta('99213', '99214'), 'lower_than_ai');
  assert.equal(decisionDelta('99215', '99214'), 'higher_than_ai');
  assert.equal(decisionDelta('99203', '99214'), 'different_code');
  assert.equal(decisionDelta(null, '99214'), null);
  assert.equal(decisionDelta('99214', null), null);
});

test('the source of the E/M code is the suggestion, one side, or both in turn', () => {
  const none = { code: null, source: null };
  assert.equal(emCodeSource(none, '99214', '99214', 'BILLER'), 'ai');
  assert.equal(emCodeSource(none, '99213', '99214', 'PROVIDER'), 'provider');
  assert.equal(emCodeSource(none, '99213', '99214', 'PRACTICE_ADMIN'), 'biller');
  const byProvider = { code: '99213', source: 'provider' } as const;
  assert.equal(emCodeSource(byProvider, '99213', '99214', 'BILLER'), 'provider', 'unchanged keeps its source');
  assert.equal(emCodeSource(byProvider, '99212', '99214', 'BILLER'), 'mixed');
  assert.equal(emCodeSource(byProvider, '99214', '99214', 'BILLER'), 'ai');
  assert.equal(emCodeSource(byProvider, null, '99214', 'BILLER'), null);
});

test('each difference is one event, and equal sets have none', () => {
  const before = codes({ emCode: '99213', diagnoses: [diagnosis('I10')], procedures: [procedure('36415')] });
  assert.deepEqual(actions(before, before), []);
  const after = codes({ emCode: '99214', diagnoses: [diagnosis('E11.9')], procedures: [procedure('36415', 2)] });
  assert.deepEqual(actions(before, after), [
    'USER_CHANGED_EM_CODE',
    'USER_REMOVED_DIAGNOSIS',
    'USER_ADDED_DIAGNOSIS',
    'USER_CHANGED_PROCEDURE',
  ]);
});

test('a mere change of order is told as an update of the order', () => {
  const before = codes({ diagnoses: [diagnosis('I10'), diagnosis('E11.9')] });
  const after = codes({ diagnoses: [diagnosis('E11.9'), diagnosis('I10')] });
  assert.deepEqual(codeChanges(before, after), [
    { action: 'ENCOUNTER_UPDATED', payload: { fields: ['diagnosisOrder'] } },
  ]);
});

test('two lines of one procedure are told apart', () => {
  const before = codes({ procedures: [procedure('20610'), procedure('20610', 2)] });
  const after = codes({ procedures: [procedure('20610')] });
  const [change, ...others] = codeChanges(before, after);
  assert.deepEqual(others, []);
  assert.deepEqual(change, {
    action: 'USER_CHANGED_PROCEDURE',
    payload: { from: { code: '20610', modifiers: [], units: 2, pointers: [] }, to: null },
  });
});

test('the events of any two sets name exactly the codes that came and went', () => {
  const set = fc.uniqueArray(fc.constantFrom('I10', 'E11.9', 'J45.909', 'M54.50', 'Z00.00'));
  fc.assert(
    fc.property(set, set, (from, to) => {
      const changes = codeChanges(codes({ diagnoses: from.map(diagnosis) }), codes({ diagnoses: to.map(diagnosis) }));
      const named = (action: string) =>
        changes.flatMap((change) =>
          change.action === action && 'code' in change.payload ? [change.payload.code] : [],
        );
      assert.deepEqual(named('USER_ADDED_DIAGNOSIS').sort(), to.filter((code) => !from.includes(code)).sort());
      assert.deepEqual(named('USER_REMOVED_DIAGNOSIS').sort(), from.filter((code) => !to.includes(code)).sort());
    }),
  );
});
