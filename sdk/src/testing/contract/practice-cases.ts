import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  auditExportSchema,
  auditPageSchema,
  trainingAttemptSchema,
  trainingCaseSchema,
  trainingCasesSchema,
  usageCurrentSchema,
  usagePeriodsSchema,
} from '@codeloom/contracts';
import { assertForm, finalized, missingId, refused, type On } from './subject.ts';

/** What a practice learns, uses and looks back on. */
export function practiceCases(on: On): void {
  test('training shows no answer before an attempt, scores by its weights and keeps the best', async () => {
    const { training } = on().client;
    const items = await training.cases();
    assertForm(trainingCasesSchema, { items });
    const id = items[0]?.id ?? '';
    const one = await training.case(id);
    assertForm(trainingCaseSchema, one);
    assert.deepEqual([one.attempts, one.bestScorePercent], [0, null]);
    const blank = { userEmCode: null, userDiagnosisCodes: [], userProcedureCodes: [] };
    const first = await training.attempt(id, blank);
    assertForm(trainingAttemptSchema, first);
    const { correctEmCode, correctDiagnosisCodes, correctProcedureCodes } = first.answer;
    const right = {
      userEmCode: correctEmCode,
      userDiagnosisCodes: correctDiagnosisCodes,
      userProcedureCodes: correctProcedureCodes,
    };
    const best = await training.attempt(id, right);
    assert.equal(best.scorePercent, 100);
    assert.ok(best.comparison.every(({ standing }) => standing === 'matched'));
    const otherLevel = correctEmCode === '99205' ? '99204' : '99205';
    assert.equal((await training.attempt(id, { ...right, userEmCode: otherLevel })).scorePercent, 60);
    const after = (await training.cases()).find((row) => row.id === id);
    assert.deepEqual([after?.attempts, after?.bestScorePercent], [3, 100]);
    await refused('notFound', training.case('no-such-case'));
    await refused('notFound', training.attempt('no-such-case', blank));
  });

  test('usage counts an encounter once, however often it is suggested or finalized', async () => {
    const { usage, encounters } = on().client;
    const before = await usage.current();
    assertForm(usageCurrentSchema, before);
    const { id, version, edits } = await finalized(on().client);
    const open = await encounters.reopen(id, { version, reason: 'The payer asked.' });
    const shown = await encounters.suggest(id);
    assert.equal(shown.version, open.version + 1);
    const again = await encounters.suggest(id, { force: true });
    const reasons = again.edits.length > 0 ? again.edits : edits;
    const overrides = reasons.map((edit) => ({ editId: edit.id, reason: 'Checked against the note.' }));
    await encounters.finalize(id, { version: again.version, overrides });
    const after = await usage.current();
    assert.equal(after.encountersFinalized, before.encountersFinalized + 1);
    assert.equal(after.encountersWithAiSuggestions, before.encountersWithAiSuggestions + 1);
    if (on().role !== 'PRACTICE_ADMIN') {
      await refused('denied', usage.periods());
      return;
    }
    const items = await usage.periods();
    assertForm(usagePeriodsSchema, { items });
    assert.equal(items[0]?.encountersFinalized, after.encountersFinalized);
  });

  test('the audit trail tells what was done, by whom and why, newest first and in pages', async () => {
    const { audit, encounters } = on().client;
    const { id, version } = await finalized(on().client);
    await encounters.reopen(id, { version, reason: 'The payer asked.' });
    const encounter = { id };
    const page = await audit.list({ encounter });
    assertForm(auditPageSchema, page);
    assert.deepEqual(
      page.items.map(({ action }) => action).filter((action) => action !== 'NOTE_READ' && action !== 'EDIT_OVERRIDDEN'),
      [
        'ENCOUNTER_REOPENED',
        'USER_FINALIZED_CODES',
        'USER_ADDED_DIAGNOSIS',
        'USER_CHANGED_EM_CODE',
        'ENCOUNTER_CREATED',
      ],
    );
    const self = (await on().client.worklist.people()).find((person) => person.self);
    const [reopened] = page.items;
    assert.deepEqual(
      [reopened?.reason, reopened?.userId, reopened?.userName, reopened?.userRole],
      ['The payer asked.', self?.id, self?.name, self?.role],
    );
    assert.deepEqual([reopened?.payload['from'], reopened?.payload['to']], ['finalized', 'draft']);
    const first = await audit.list({ encounter, limit: 1 });
    const second = await audit.list({ encounter, limit: 1, cursor: first.nextCursor ?? '' });
    assert.deepEqual([first.items[0]?.id, second.items[0]?.id], [page.items[0]?.id, page.items[1]?.id]);
    const created = await audit.list({ encounter, actions: ['ENCOUNTER_CREATED'] });
    assert.deepEqual([created.items.length, created.nextCursor], [1, null]);
    await encounters.get({ id });
    assert.equal((await audit.list({ encounter })).items[0]?.action, 'NOTE_READ');
    await refused('notFound', audit.list({ encounter: { id: missingId() } }));
    if (on().role === 'PRACTICE_ADMIN') assertForm(auditPageSchema, await audit.list({}));
    else await refused('denied', audit.list({}));
  });

  test('the trail as a file is itself an event', async () => {
    const { audit } = on().client;
    const { id } = await finalized(on().client);
    const file = await audit.export({ encounter: { id }, format: 'json' });
    assertForm(auditExportSchema, file);
    assert.ok(file.count >= 4);
    assert.deepEqual([file.fileName, file.truncated], ['codeloom-audit.json', false]);
    assert.equal((await audit.list({ encounter: { id } })).items[0]?.action, 'AUDIT_EXPORTED');
  });
}
