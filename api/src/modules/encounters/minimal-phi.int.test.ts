import assert from 'node:assert/strict';
import { before, mock, test } from 'node:test';
import type { Encounter, Practice } from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, TEST_PASSWORD, visit, type TestPractice, type TestServer } from '../../testing/server.ts';

/** A made-up word of the note, in forms a sweep of the database would meet it in. */
const CANARY = 'zorblequist';
const forms = [CANARY, Buffer.from(CANARY).toString('base64').slice(0, -2), Buffer.from(CANARY).toString('hex')];
const sameOrigin = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' };
const noteText = visit().noteText.replace('metformin', CANARY).replace('type 2 diabetes', `${CANARY} type 2 diabetes`);

eachDatabase('A practice that keeps no notes', (on) => {
  let server: TestServer;
  let practice: TestPractice;
  let token: string;

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice({ storePhi: false });
    token = await server.tokenOf(practice.users.BILLER.email);
  });

  const send = <T = Encounter>(method: 'GET' | 'POST' | 'PATCH', url: string, body?: object) =>
    server.call<T>({ method, url, token, ...(body === undefined ? {} : { body }) });
  const create = async (changes: object = {}) =>
    (await send('POST', '/api/encounters', { ...visit(), noteText, ...changes })).body;
  const suggest = async (id: string) => (await send('POST', `/api/encounters/${id}/suggest`)).body;
  const setCodes = async ({ id, version }: Encounter) => {
    const codes = { emCode: '99213', diagnoses: [{ code: 'I10', description: CANARY }], procedures: [] };
    return (await send('PATCH', `/api/encounters/${id}/codes`, { version, ...codes })).body;
  };
  const finalize = async ({ id, version, edits }: Encounter) => {
    const overrides = edits.map((edit) => ({ editId: edit.id, reason: 'A reason for the test.' }));
    const answer = await send('POST', `/api/encounters/${id}/finalize`, { version, overrides });
    assert.equal(answer.status, 200, JSON.stringify(answer.error));
    return answer.body;
  };

  async function signIn(): Promise<string> {
    const { headers } = await server.call({
      method: 'POST',
      url: '/trpc/auth.signIn',
      headers: sameOrigin,
      body: { email: practice.users.BILLER.email, password: TEST_PASSWORD },
    });
    return [headers['set-cookie']].flat()[0]?.split(';')[0] ?? '';
  }

  /** Every row of every table as text. */
  async function sweep(): Promise<string> {
    const tables = await on().asSuperuser<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    assert.ok(tables.length > 20, `${tables.length} tables`);
    const parts: string[] = [];
    for (const { name } of tables) {
      const rows = await on().asSuperuser<{ text: string }>(`SELECT t::text AS text FROM "${name}" t`);
      parts.push(...rows.map(({ text }) => text));
    }
    return parts.join('\n');
  }

  test('the note is there with its evidence while the encounter is open', async () => {
    const suggested = await suggest((await create()).id);
    assert.equal(suggested.noteText, noteText);
    assert.equal(suggested.noteStored, true);
    const diagnosis = suggested.suggestion?.diagnoses[0];
    assert.ok(
      diagnosis?.evidence.every(({ start, end, quote }) => quote !== '' && noteText.slice(start, end) === quote),
    );
    const [note] = await on().asSuperuser<{ text: string | null }>(
      `SELECT text_ciphertext AS text FROM encounter_note WHERE encounter_id = '${suggested.id}'`,
    );
    assert.equal(note?.text, null);
    const recomputed = await server.call<{
      result: { data: { em: { mdm: { problems: { items: { text: string }[] } } } } };
    }>({
      method: 'POST',
      url: '/trpc/suggestions.recompute',
      headers: { ...sameOrigin, cookie: await signIn() },
      body: { encounterId: suggested.id, runId: suggested.suggestionRunId, notSupported: {} },
    });
    assert.notEqual(recomputed.body.result.data.em.mdm.problems.items[0]?.text, '', 'the worksheet has its words');
  });

  test('after finalization no row of any table holds a word of the note, and nothing is held for the encounter', async () => {
    const finalized = await finalize(await setCodes(await suggest((await create()).id)));
    assert.equal(finalized.noteText, '');
    assert.equal(finalized.noteStored, false);
    assert.ok(finalized.suggestion);
    const { diagnoses, em } = finalized.suggestion;
    assert.ok(diagnoses.length > 0 && em.recommended !== null);
    for (const { evidence, ruleIds } of diagnoses) {
      assert.ok(ruleIds.length > 0);
      assert.ok(evidence.every(({ start, end, quote }) => quote === '' && end > start));
    }
    assert.ok(!JSON.stringify(finalized).includes(CANARY));
    const drafts = await on().asSuperuser(`SELECT id FROM draft WHERE encounter_id = '${finalized.id}'`);
    assert.equal(drafts.length, 0);
    const all = await sweep();
    for (const form of forms) assert.ok(!all.includes(form), form);
    assert.ok(!server.logged().includes(CANARY));
  });

  test('suggesting again after reopening needs the note again; the same note is the same version', async () => {
    const { id, version } = await finalize(await setCodes(await suggest((await create()).id)));
    const reopened = await send('POST', `/api/encounters/${id}/reopen`, { version, reason: 'A payer asked.' });
    assert.equal(reopened.body.status, 'ai_suggested');
    const refused = await send('POST', `/api/encounters/${id}/suggest`, { force: true });
    assert.equal(refused.status, 409);
    assert.match(refused.error?.message ?? '', /Save the note again/);
    const again = await send('PATCH', `/api/encounters/${id}`, { version: reopened.body.version, noteText });
    assert.equal(again.body.noteVersion, 1);
    assert.equal(again.body.noteStored, true);
    const suggested = await send('POST', `/api/encounters/${id}/suggest`, { force: true });
    assert.equal(suggested.status, 200);
    assert.notEqual(suggested.body.suggestion?.diagnoses[0]?.evidence[0]?.quote, '');
    const changed = { version: suggested.body.version, noteText: `${noteText} More.` };
    assert.equal((await send('PATCH', `/api/encounters/${id}`, changed)).body.noteVersion, 2);
  });

  test('an encounter that nobody finalizes loses its note after 24 hours; its codes stay', async (t) => {
    const { id } = await suggest((await create()).id);
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    t.after(() => mock.timers.reset());
    mock.timers.tick(24 * 3_600_000 + 1000);
    token = await server.tokenOf(practice.users.BILLER.email);
    const { body } = await send('GET', `/api/encounters/${id}`);
    assert.equal(body.noteText, '');
    assert.equal(body.noteStored, false);
    assert.ok((body.suggestion?.diagnoses.length ?? 0) > 0);
    assert.ok(!JSON.stringify(body).includes(CANARY));
    assert.equal((await send('POST', `/api/encounters/${id}/suggest`)).status, 409);
  });

  test('a practice admin changes settings, each change is one audit event, and others are refused', async () => {
    const own = await server.addPractice();
    const admin = await server.tokenOf(own.users.PRACTICE_ADMIN.email);
    const change = (body: object, as = admin) =>
      server.call<Practice>({ method: 'PATCH', url: '/api/practices/me/settings', token: as, body });
    const { status, body } = await change({ storePhi: false, phiRetentionDays: 90 });
    assert.equal(status, 200);
    assert.deepEqual([body.settings.storePhi, body.settings.phiRetentionDays], [false, 90]);
    assert.equal(body.settings.providersFinalize, true);
    assert.deepEqual((await change({ storePhi: false })).body.settings, body.settings);
    const events = await on().asSuperuser<{ payload: object }>(
      `SELECT payload FROM audit_event WHERE practice_id = '${own.id}' AND action = 'SETTING_CHANGED' ORDER BY seq`,
    );
    assert.deepEqual(
      events.map(({ payload }) => payload),
      [
        { setting: 'phiRetentionDays', from: 2555, to: 90 },
        { setting: 'storePhi', from: true, to: false },
      ],
    );
    for (const bad of [{}, { phiRetentionDays: 1 }, { phiRetentionDays: 1.5 }, { storePhi: 'no' }, { name: 'x' }]) {
      assert.equal((await change(bad)).status, 400, JSON.stringify(bad));
    }
    assert.equal((await change({ storePhi: true }, own.apiKey)).status, 403);
    assert.equal((await change({ storePhi: true }, await server.tokenOf(own.users.BILLER.email))).status, 403);
  });

  test('the database itself refuses to forget a note that must be kept, or to rewrite any', async () => {
    const keeping = await server.addPractice();
    const stored = await server.ok<Encounter>({
      method: 'POST',
      url: '/api/encounters',
      token: keeping.apiKey,
      body: visit({ encounterDate: new Date().toISOString().slice(0, 10) }),
    });
    const update = (value: string) =>
      on().database.withPractice(keeping.id, (tx) =>
        tx.$executeRawUnsafe(
          `UPDATE encounter_note SET text_ciphertext = ${value} WHERE encounter_id = '${stored.id}'`,
        ),
      );
    await assert.rejects(update('NULL'));
    await assert.rejects(update(`'v1.a.b.c.d'`));
  });
});
