import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { eachDatabase } from './testing/database.ts';
import { startTestServer, visit, type TestPractice, type TestServer } from './testing/server.ts';

eachDatabase('The path of an encounter over REST', (on) => {
  let server: TestServer;
  let practice: TestPractice;
  let biller: string;

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice();
    biller = await server.tokenOf(practice.users.BILLER.email);
  });

  test('a note goes in, codes come out with evidence, a person finalizes them, and they leave as CSV', async () => {
    const { call } = server;
    const created = await call({ method: 'POST', url: '/api/encounters', token: biller, body: visit() });
    assert.equal(created.status, 200, JSON.stringify(created.body));
    const { id } = created.body;
    assert.equal(created.body.status, 'draft');
    assert.equal(created.body.noteText, visit().noteText);

    const suggested = await call({ method: 'POST', url: `/api/encounters/${id}/suggest`, token: biller });
    assert.equal(suggested.status, 200, JSON.stringify(suggested.body));
    assert.equal(suggested.body.status, 'ai_suggested');
    for (const { evidence } of suggested.body.suggestion.diagnoses) {
      for (const { start, end, quote } of evidence) assert.equal(visit().noteText.slice(start, end), quote);
    }

    const { emRecommended, suggestion, version } = suggested.body;
    const coded = await call({
      method: 'PATCH',
      url: `/api/encounters/${id}/codes`,
      token: biller,
      body: {
        version,
        emCode: emRecommended.code,
        diagnoses: suggestion.diagnoses.map(({ code }: { code: string }) => ({ code })),
        procedures: [],
      },
    });
    assert.equal(coded.status, 200, JSON.stringify(coded.body));
    assert.equal(coded.body.finalEmCodeSource, 'ai');

    const overrides = coded.body.edits
      .filter((edit: { severity: string }) => edit.severity === 'warning')
      .map((edit: { id: string }) => ({ editId: edit.id, reason: 'Checked against the note.' }));
    const finalized = await call({
      method: 'POST',
      url: `/api/encounters/${id}/finalize`,
      token: biller,
      body: { version: coded.body.version, overrides },
    });
    assert.equal(finalized.status, 200, JSON.stringify(finalized.body));
    assert.equal(finalized.body.status, 'finalized');
    assert.equal(finalized.body.emDecisionDelta, 'accepted_as_is');

    const csv = await call({ url: '/api/exports/encounters?format=csv', token: biller });
    assert.equal(csv.status, 200);
    assert.match(csv.body, new RegExp(`\\r\\n${id},`));

    const batch = await call({ method: 'POST', url: '/api/exports', token: biller });
    assert.deepEqual(batch.body.encounterIds, [id]);
    const trail = await call({ url: `/api/encounters/${id}/audit`, token: biller });
    const actions = trail.body.items.map((item: { action: string }) => item.action);
    assert.equal(actions[0], 'ENCOUNTER_CREATED');
    assert.ok(actions.includes('AI_SUGGESTED_CODES') && actions.includes('USER_FINALIZED_CODES'));
    assert.equal(actions.at(-1), 'ENCOUNTER_EXPORTED');
  });
});
