import assert from 'node:assert/strict';
import { before, mock, test } from 'node:test';
import type { EmbedAccess, EmbedBootstrap, Encounter } from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, visit, type TestPractice, type TestServer } from '../../testing/server.ts';

const ORIGIN = 'https://emr.example.com';
const everything = {
  note: { canEdit: true },
  suggest: { canRun: true },
  finalCodes: { canEdit: true, canFinalize: true },
  codeSearch: {},
};

eachDatabase('Embed sessions', (on) => {
  let server: TestServer;
  let practice: TestPractice;
  let encounter: Encounter;

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice();
    encounter = await store();
  });

  const store = () =>
    server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token: practice.apiKey, body: visit() });
  const start = (changes: object = {}, token = practice.apiKey) =>
    server.call<EmbedBootstrap>({
      method: 'POST',
      url: '/api/embed/sessions',
      token,
      body: {
        practiceId: practice.id,
        user: { externalId: 'emr-user-7', name: 'Ada Miles', role: 'BILLER' },
        encounterId: encounter.id,
        components: everything,
        allowedOrigins: [ORIGIN],
        ...changes,
      },
    });
  const exchange = (clientSecret: string, origin: string | null = ORIGIN) =>
    server.call<{ result: { data: EmbedAccess } }>({
      method: 'POST',
      url: '/embed/trpc/embed.exchange',
      body: { clientSecret },
      headers: origin === null ? {} : { origin, 'sec-fetch-site': 'cross-site' },
    });
  const open = async (changes: object = {}) =>
    (await exchange((await start(changes)).body.clientSecret)).body.result.data;
  const query = (path: string, input: object, token: string, origin: string | null = ORIGIN) =>
    server.call<{ result: { data: Encounter } }>({
      url: `/embed/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
      token,
      headers: origin === null ? {} : { origin },
    });
  const mutate = (path: string, body: object, token: string) =>
    server.call<{ result: { data: Encounter } }>({
      method: 'POST',
      url: `/embed/trpc/${path}`,
      body,
      token,
      headers: { origin: ORIGIN },
    });

  test('a secret becomes an access token once; the vendor’s page reads its encounter with it', async () => {
    const { body } = await start();
    const secret = body.clientSecret;
    const answers = await Promise.all([exchange(secret), exchange(secret), exchange(secret)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401, 401]);
    const access = answers.find(({ status }) => status === 200)?.body.result.data;
    assert.ok(access);
    assert.equal(access.encounterId, encounter.id);
    assert.equal(access.userName, 'Ada Miles');
    const read = await query('encounters.get', { id: encounter.id }, access.accessToken);
    assert.equal(read.status, 200);
    assert.equal(read.body.result.data.noteText, encounter.noteText);
    assert.equal(read.headers['access-control-allow-origin'], ORIGIN);
    assert.equal(read.headers['access-control-allow-credentials'], undefined);
  });

  test('the database holds the hash of a secret, never the secret', async () => {
    const { body } = await start();
    const rows = await on().asSuperuser('SELECT row_to_json(e)::text AS row FROM embed_session e');
    assert.ok(rows.length > 0);
    assert.ok(!JSON.stringify(rows).includes(body.clientSecret));
  });

  test('a secret opens on an origin its session names, within 60 seconds', async (t) => {
    const { body } = await start();
    for (const origin of ['https://evil.example', 'https://emr.example.com:8443', 'http://emr.example.com', 'null']) {
      const { status, headers } = await exchange(body.clientSecret, origin);
      assert.equal(status, 403, origin);
      assert.equal(headers['access-control-allow-origin'], undefined);
    }
    assert.equal((await exchange(body.clientSecret, null)).status, 403);
    assert.equal((await exchange(`${body.clientSecret.slice(0, -1)}~`)).status, 401);
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    t.after(() => mock.timers.reset());
    mock.timers.tick(61_000);
    assert.equal((await exchange(body.clientSecret)).status, 401);
  });

  test('a token works on its own origin, for ten minutes, on this way only', async (t) => {
    const { accessToken } = await open();
    const id = encounter.id;
    for (const origin of ['https://evil.example', null]) {
      assert.equal((await query('encounters.get', { id }, accessToken, origin)).status, 403);
    }
    assert.equal((await server.call({ url: `/api/encounters/${id}`, token: accessToken })).status, 401);
    const rest = await server.tokenOf(practice.users.BILLER.email);
    assert.equal((await query('encounters.get', { id }, rest)).status, 401);
    assert.equal((await query('encounters.get', { id }, practice.apiKey)).status, 401);
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    t.after(() => mock.timers.reset());
    mock.timers.tick(10 * 60_000 + 1_000);
    const expired = await query('encounters.get', { id }, accessToken);
    assert.equal(expired.status, 401);
    assert.equal(expired.headers['access-control-allow-origin'], ORIGIN, 'the page can read that it must renew');
  });

  test('a bound session sees its encounter; another of the practice answers as a missing one', async () => {
    const other = await store();
    const { accessToken } = await open();
    const missing = await query('encounters.get', { id: '0192f0c4-5a6b-7c8d-9e0f-123456789abc' }, accessToken);
    const foreign = await query('encounters.get', { id: other.id }, accessToken);
    const strip = (body: unknown) => JSON.stringify(body).replace(/"requestId":"[^"]+"/, '');
    assert.equal(foreign.status, 404);
    assert.equal(strip(foreign.body), strip(missing.body));
    assert.equal((await mutate('encounters.suggest', { id: other.id }, accessToken)).status, 404);
  });

  test('a session bound by the vendor’s own key finds its encounter once it exists', async () => {
    const externalId = 'chart-4711';
    const { accessToken } = await open({ encounterId: undefined, encounterExternalId: externalId });
    assert.equal((await query('encounters.get', { externalId }, accessToken)).status, 404);
    const created = await server.ok<Encounter>({
      method: 'POST',
      url: '/api/encounters',
      token: practice.apiKey,
      body: visit({ externalId }),
    });
    const found = await query('encounters.get', { externalId }, accessToken);
    assert.equal(found.body.result.data.id, created.id);
    assert.equal((await query('encounters.get', { id: encounter.id }, accessToken)).status, 404);
  });

  test('features that the session does not name are refused by the server', async () => {
    const { accessToken } = await open({
      components: { suggest: { canRun: false }, finalCodes: { canEdit: false, canFinalize: false } },
    });
    const { id, version } = encounter;
    const codes = { emCode: '99213', diagnoses: [{ code: 'I10' }], procedures: [] };
    const refused: [string, object][] = [
      ['encounters.suggest', { id }],
      ['encounters.setCodes', { id, version, ...codes }],
      ['encounters.finalize', { id, version }],
      ['encounters.update', { id, version, noteText: 'Changed.' }],
      ['encounters.reopen', { id, version, reason: 'A reason.' }],
      ['encounters.void', { id, version, reason: 'A reason.' }],
      ['exports.createBatch', {}],
      ['encounters.create', visit()],
      ['auth.signIn', { email: 'a@example.com', password: 'x' }],
    ];
    for (const [path, body] of refused) assert.equal((await mutate(path, body, accessToken)).status, 403, path);
    assert.equal((await query('encounters.list', {}, accessToken)).status, 403);
    assert.equal((await query('codes.check', { encounterId: id, codes }, accessToken)).status, 200);
  });

  test('an embedded note changes the note and nothing else of the visit', async () => {
    const { id, version } = await store();
    const { accessToken } = await open({ encounterId: id });
    assert.equal((await mutate('encounters.update', { id, version, payer: 'medicare' }, accessToken)).status, 403);
    const changed = await mutate('encounters.update', { id, version, noteText: 'Changed note.' }, accessToken);
    assert.equal(changed.body.result.data.noteVersion, 2);
  });

  test('revoking the key or disabling the user ends the session with the next call', async () => {
    const byKey = await open();
    const byUser = await open({ user: { externalId: 'leaving', name: 'Lee Aving', role: 'BILLER' } });
    const get = (access: EmbedAccess) => query('encounters.get', { id: encounter.id }, access.accessToken);
    assert.equal((await get(byUser)).status, 200);
    await on().asSuperuser(
      `UPDATE user_account SET status = 'inactive' WHERE external_id = 'leaving' AND practice_id = '${practice.id}' RETURNING id`,
    );
    assert.equal((await get(byUser)).status, 401);
    assert.equal((await start({ user: { externalId: 'leaving', name: 'Lee Aving', role: 'BILLER' } })).status, 403);
    assert.equal((await get(byKey)).status, 200);
    await on().asSuperuser(`UPDATE api_key SET revoked_at = now() WHERE practice_id = '${practice.id}' RETURNING id`);
    assert.equal((await get(byKey)).status, 401);
    assert.equal((await start()).status, 401);
    await on().asSuperuser(`UPDATE api_key SET revoked_at = NULL WHERE practice_id = '${practice.id}' RETURNING id`);
  });

  test('a key starts sessions for its own practice and encounters only, and people do not start them', async () => {
    const other = await server.addPractice();
    assert.equal((await start({ practiceId: other.id })).status, 404);
    assert.equal((await start({}, other.apiKey)).status, 404);
    assert.equal((await start({ practiceId: other.id }, other.apiKey)).status, 404, 'a foreign encounter');
    const admin = await server.tokenOf(practice.users.PRACTICE_ADMIN.email);
    assert.equal((await start({}, admin)).status, 403);
    assert.equal((await start({ allowedOrigins: ['https://emr.example.com/path'] })).status, 400);
    assert.equal((await start({ encounterExternalId: 'x' })).status, 400);
  });

  test('a preflight is answered without a credential and never allows cookies', async () => {
    const answer = await server.app.inject({
      method: 'OPTIONS',
      url: '/embed/trpc/encounters.get',
      headers: {
        origin: ORIGIN,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    });
    assert.equal(answer.statusCode, 204);
    assert.equal(answer.headers['access-control-allow-origin'], ORIGIN);
    assert.equal(answer.headers['access-control-allow-credentials'], undefined);
  });
});
