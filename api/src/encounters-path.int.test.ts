import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { AuditTrail, Encounter, ExportBatch } from '@codeloom/contracts';
import { eachDatabase } from './testing/database.ts';
import { startTestServer, visit, type TestPractice, type TestServer } from './testing/server.ts';

eachDatabase('The path of an encounter over REST', (on) => {
  let server: TestServer;
  let practice: TestPractice;
  let token: string;

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice();
    token = await server.tokenOf(practice.users.BILLER.email);
  });

  test('a note goes in, codes come out with evidence, a person finalizes them, and they leave as CSV', async () => {
    const { ok } = server;
    const created = await ok<Encounter>({ method: 'POST', url: '/api/encounters', token, body: visit() });
    const url = `/api/encounters/${created.id}`;
    assert.equal(created.status, 'draft');
    assert.equal(created.noteText, visit().noteText);

    const suggested = await ok<Encounter>({ method: 'POST', url: `${url}/suggest`, token });
    assert.equal(suggested.status, 'ai_suggested');
    const { suggestion } = suggested;
    assert.ok(suggestion && suggestion.diagnoses.length > 0);
    for (const { start, end, quote } of suggestion.diagnoses.flatMap(({ evidence }) => evidence)) {
      assert.equal(created.noteText.slice(start, end), quote);
    }

    const diagnoses = suggestion.diagnoses.map(({ code }) => ({ code }));
    const emCode = suggested.emRecommended?.code ?? null;
    const body = { version: suggested.version, emCode, diagnoses, procedures: [] };
    const coded = await ok<Encounter>({ method: 'PATCH', url: `${url}/codes`, token, body });
    assert.equal(coded.finalEmCodeSource, 'ai');
    assert.deepEqual([...new Set(coded.finalDiagnoses.map(({ source }) => source))], ['ai']);

    const overrides = coded.edits
      .filter(({ severity }) => severity === 'warning')
      .map(({ id }) => ({ editId: id, reason: 'Checked against the note.' }));
    const finalized = await ok<Encounter>({
      method: 'POST',
      url: `${url}/finalize`,
      token,
      body: { version: coded.version, overrides },
    });
    assert.equal(finalized.status, 'finalized');
    assert.equal(finalized.emDecisionDelta, 'accepted_as_is');

    const csv = await ok<string>({ url: '/api/exports/encounters?format=csv', token });
    assert.match(csv, new RegExp(`\\r\\n${created.id},`));
    const batch = await ok<ExportBatch>({ method: 'POST', url: '/api/exports', token });
    assert.deepEqual(batch.encounterIds, [created.id]);

    const { items } = await ok<AuditTrail>({ url: `${url}/audit`, token });
    const actions = items.map(({ action }) => action);
    assert.equal(actions[0], 'ENCOUNTER_CREATED');
    assert.equal(actions[1], 'AI_SUGGESTED_CODES');
    assert.ok(actions.includes('USER_FINALIZED_CODES'));
    assert.equal(actions.at(-1), 'ENCOUNTER_EXPORTED');
  });
});
