import assert from 'node:assert/strict';
import { before, mock, test } from 'node:test';
import type {
  ApiKey,
  ApiKeyCreated,
  ApiKeys,
  EmbedAccess,
  EmbedBootstrap,
  Encounter,
  Partner,
  PartnerCreated,
  Partners,
  Practice,
} from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, TEST_PASSWORD, visit, type TestPractice, type TestServer } from '../../testing/server.ts';

const ORIGIN = 'https://emr.example.com';
const HOUR = 3_600_000;
const components = { suggest: {}, finalCodes: { canEdit: true } };

eachDatabase('API keys and partners', (on) => {
  let server: TestServer;
  let practice: TestPractice;
  let admin: string;

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice();
    admin = await server.tokenOf(practice.users.PRACTICE_ADMIN.email);
  });

  const create = async (body: object, token = admin) =>
    server.ok<ApiKeyCreated>({
      method: 'POST',
      url: '/api/keys',
      token,
      body: { kind: 'secret', name: 'EMR', ...body },
    });
  const status = async (token: string, url = '/api/practices/me') => (await server.call({ url, token })).status;
  const list = async (token = admin) => (await server.ok<ApiKeys>({ url: '/api/keys', token })).items;
  const start = (token: string, practiceId: string, changes: object = {}) =>
    server.call<EmbedBootstrap>({
      method: 'POST',
      url: '/api/embed/sessions',
      token,
      body: {
        practiceId,
        user: { externalId: 'emr-1', name: 'Ada Miles', role: 'BILLER' },
        components,
        allowedOrigins: [ORIGIN],
        ...changes,
      },
    });
  const exchange = (clientSecret: string, origin = ORIGIN) =>
    server.call<{ result: { data: EmbedAccess } }>({
      method: 'POST',
      url: '/embed/trpc/embed.exchange',
      body: { clientSecret },
      headers: { origin },
    });
  const audits = (where: string) =>
    on().asSuperuser<{ payload: { change: string } }>(
      `SELECT payload FROM audit_event WHERE action = 'API_KEY_CHANGED' AND ${where} ORDER BY seq`,
    );

  test('a key is shown once and rests as a hash; the list names it without its secret', async () => {
    const { key, secret } = await create({ name: 'Chart server' });
    assert.equal(await status(secret), 200);
    assert.ok(secret.startsWith(key.prefix));
    const listed = await list();
    assert.ok(listed.some(({ id, name }) => id === key.id && name === 'Chart server'));
    assert.ok(!JSON.stringify(listed).includes(secret));
    const rows = await on().asSuperuser<{ text: string }>('SELECT t::text AS text FROM api_key t');
    assert.ok(rows.every(({ text }) => !text.includes(secret)));
    assert.ok(!server.logged().includes(secret));
    assert.ok((await list()).find(({ id }) => id === key.id)?.lastUsedAt, 'its use is noted');
  });

  test('a scoped key does what its scopes say and nothing else', async () => {
    const { secret } = await create({ scopes: ['encounters:read'] });
    assert.equal(await status(secret, '/api/encounters'), 200);
    assert.equal(await status(secret, '/api/exports/encounters'), 403);
    assert.equal((await start(secret, practice.id)).status, 403);
    const store = await server.call({ method: 'POST', url: '/api/encounters', token: secret, body: visit() });
    assert.equal(store.status, 403);
    assert.match(store.error?.message ?? '', /API key does not include/);
    const refused = {
      method: 'POST',
      url: '/api/keys',
      token: admin,
      body: { kind: 'secret', name: 'x', scopes: [] },
    } as const;
    assert.equal((await server.call(refused)).status, 400);
  });

  test('rotating gives a new key with the same rights; the old one works until the overlap is over', async (t) => {
    const { key, secret } = await create({ scopes: ['embed'] });
    const session = await start(secret, practice.id);
    const rotated = await server.ok<ApiKeyCreated>({
      method: 'POST',
      url: `/api/keys/${key.id}/rotate`,
      token: admin,
      body: { overlapHours: 2 },
    });
    assert.deepEqual(rotated.key.scopes, ['embed']);
    assert.notEqual(rotated.secret, secret);
    for (const one of [secret, rotated.secret]) assert.equal((await start(one, practice.id)).status, 200);
    assert.equal((await exchange(session.body.clientSecret)).status, 200);
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    t.after(() => mock.timers.reset());
    mock.timers.tick(2 * HOUR + 1000);
    assert.equal((await start(secret, practice.id)).status, 401);
    assert.equal((await start(rotated.secret, practice.id)).status, 200);
    mock.timers.reset();
    const changes = (await audits(`practice_id = '${practice.id}'`)).map(({ payload }) => payload.change);
    assert.ok(changes.includes('rotated'));
  });

  test('revoking ends a key and its sessions with the next call', async () => {
    const { key, secret } = await create({});
    const { body } = await start(secret, practice.id);
    const access = (await exchange(body.clientSecret)).body.result.data;
    const revoked = await server.ok<ApiKey>({ method: 'DELETE', url: `/api/keys/${key.id}`, token: admin });
    assert.ok(revoked.revokedAt);
    assert.equal(await status(secret), 401);
    const read = await server.call({
      url: `/embed/trpc/codes.search?input=${encodeURIComponent('{"system":"icd10cm","query":"x"}')}`,
      token: access.accessToken,
      headers: { origin: ORIGIN },
    });
    assert.equal(read.status, 401);
    const again = await server.call({ method: 'POST', url: `/api/keys/${key.id}/rotate`, token: admin, body: {} });
    assert.equal(again.status, 409);
  });

  test('only a practice’s admin sees, makes and ends its keys; a foreign key answers as a missing one', async () => {
    const { key } = await create({});
    const biller = await server.tokenOf(practice.users.BILLER.email);
    const other = await server.addPractice();
    const foreignAdmin = await server.tokenOf(other.users.PRACTICE_ADMIN.email);
    for (const token of [biller, practice.apiKey]) {
      assert.equal(await status(token, '/api/keys'), 403);
      const body = { kind: 'secret', name: 'x' };
      assert.equal((await server.call({ method: 'POST', url: '/api/keys', token, body })).status, 403);
    }
    const remove = (id: string) => server.call({ method: 'DELETE', url: `/api/keys/${id}`, token: foreignAdmin });
    const [foreign, missing] = [await remove(key.id), await remove('0192f0c4-5a6b-7c8d-9e0f-123456789abc')];
    assert.equal(foreign.status, 404);
    assert.equal(foreign.error?.message, missing.error?.message);
    assert.ok(!(await list(foreignAdmin)).some(({ id }) => id === key.id));
  });

  test('a test key works in a sandbox of the practice, apart from its patients', async () => {
    const [one, two] = await Promise.all([create({ mode: 'test' }), create({ mode: 'test' })]);
    assert.match(one.secret, /^cl_test_/);
    const sandbox = await server.ok<Practice>({ url: '/api/practices/me', token: one.secret });
    assert.notEqual(sandbox.id, practice.id);
    assert.match(sandbox.name, /sandbox/);
    assert.equal((await server.ok<Practice>({ url: '/api/practices/me', token: two.secret })).id, sandbox.id);
    const body = visit({ patientPseudoId: 'SANDBOX-1' });
    const stored = await server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token: one.secret, body });
    assert.equal(await status(admin, `/api/encounters/${stored.id}`), 404);
    assert.equal(await status(practice.apiKey, `/api/encounters/${stored.id}`), 404);
    assert.equal((await start(one.secret, practice.id)).status, 404);
    assert.equal((await start(one.secret, sandbox.id)).status, 200);
    assert.ok((await list()).some(({ id, mode }) => id === one.key.id && mode === 'test'));
    await server.ok({ method: 'DELETE', url: `/api/keys/${one.key.id}`, token: admin });
    assert.equal(await status(one.secret), 401);
    assert.equal(await status(two.secret), 200);
  });

  test('a vendor makes keys for a practice that consents, and loses them when the consent is withdrawn', async () => {
    const platform = await server.tokenOf((await server.addPlatformAdmin()).email);
    const { partner, secret } = await server.ok<PartnerCreated>({
      method: 'POST',
      url: '/api/partners',
      token: platform,
      body: { name: 'Harbor Charts' },
    });
    const makeKey = (token = secret) =>
      server.call<ApiKeyCreated>({
        method: 'POST',
        url: '/api/partners/keys',
        token,
        body: { practiceId: practice.id, name: 'Production' },
      });
    assert.equal((await makeKey()).status, 404, 'no consent yet');
    for (const token of [admin, practice.apiKey, platform]) assert.equal((await makeKey(token)).status, 403);
    assert.equal(await status(secret), 403, 'a vendor’s own key opens no practice');
    const consent = (method: 'PUT' | 'DELETE', token = admin) =>
      server.call<Partner>({ method, url: `/api/partners/${partner.id}/consent`, token });
    assert.equal((await consent('PUT', await server.tokenOf(practice.users.BILLER.email))).status, 403);
    assert.ok((await consent('PUT')).body.consentedAt);
    const { items } = await server.ok<Partners>({ url: '/api/partners', token: admin });
    assert.ok(items.find(({ id }) => id === partner.id)?.consentedAt);
    const made = await makeKey();
    assert.equal(made.status, 200);
    assert.equal(made.body.key.partnerId, partner.id);
    assert.equal((await start(made.body.secret, practice.id)).status, 200);
    assert.equal((await consent('DELETE')).body.consentedAt, null);
    assert.equal((await start(made.body.secret, practice.id)).status, 401);
    assert.equal((await makeKey()).status, 404);
    const changes = (await audits(`practice_id = '${practice.id}'`)).map(({ payload }) => payload.change);
    for (const change of ['partnerConsented', 'partnerWithdrawn', 'created', 'revoked']) {
      assert.ok(changes.includes(change), change);
    }
    assert.equal(await status(`${secret.slice(0, -1)}~`), 401);
  });

  test('a page with a publishable key lets people sign in within a frame of our origin, bound to that page', async () => {
    const { secret: key } = await create({ kind: 'publishable', allowedOrigins: [ORIGIN], components });
    assert.match(key, /^clp_/);
    const frame = (origin: string, of = key) =>
      server.call({ url: `/embed/sign-in?key=${of}&origin=${encodeURIComponent(origin)}` });
    const shown = await frame(ORIGIN);
    assert.equal(shown.status, 200);
    assert.match(String(shown.headers['content-security-policy']), /frame-ancestors https:\/\/emr\.example\.com(;|$)/);
    assert.equal(shown.headers['x-frame-options'], undefined);
    for (const origin of ['https://evil.example', '', 'https://emr.example.com;script-src *']) {
      assert.equal((await frame(origin)).status, 403, origin);
    }
    assert.equal((await frame(ORIGIN, practice.apiKey)).status, 403, 'a secret key is none');

    const own = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' };
    const signIn = (changes: object = {}, headers: Record<string, string> = own) =>
      server.call<EmbedBootstrap>({
        method: 'POST',
        url: '/embed/sign-in',
        headers,
        body: {
          publishableKey: key,
          origin: ORIGIN,
          email: practice.users.BILLER.email,
          password: TEST_PASSWORD,
          ...changes,
        },
        ip: '192.0.2.77',
      });
    const { status: signedIn, body, headers } = await signIn();
    assert.equal(signedIn, 200);
    assert.equal(headers['set-cookie'], undefined);
    assert.equal((await exchange(body.clientSecret, 'https://evil.example')).status, 403);
    const access = await exchange(body.clientSecret);
    assert.equal(access.status, 200);
    assert.equal(access.body.result.data.role, 'BILLER');

    const elsewhere = await server.addPractice();
    assert.equal((await signIn({ password: 'wrong' })).status, 401);
    assert.equal((await signIn({ email: elsewhere.users.BILLER.email })).status, 401, 'a person of another practice');
    assert.equal((await signIn({ origin: 'https://evil.example' })).status, 403);
    assert.equal((await signIn({ publishableKey: practice.apiKey })).status, 403);
    assert.equal((await signIn({}, { 'sec-fetch-site': 'cross-site', origin: ORIGIN })).status, 403);
    const asKey = await server.call({ url: '/api/encounters', token: key });
    assert.equal(asKey.status, 401, 'a publishable key is no key for servers');
  });

  test('a session bound to a patient shows nothing once the chart is another patient’s', async () => {
    const externalId = 'chart-77';
    const body = visit({ externalId, patientPseudoId: 'P-77' });
    const stored = await server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token: practice.apiKey, body });
    const wrong = await start(practice.apiKey, practice.id, { encounterId: stored.id, patientPseudoId: 'P-78' });
    assert.equal(wrong.status, 409);
    assert.equal((await start(practice.apiKey, practice.id, { patientPseudoId: 'P-77' })).status, 400);
    const bound = await start(practice.apiKey, practice.id, {
      encounterExternalId: externalId,
      patientPseudoId: 'P-77',
    });
    const access = (await exchange(bound.body.clientSecret)).body.result.data;
    const read = () =>
      server.call({
        method: 'POST',
        url: '/embed/trpc/encounters.get',
        token: access.accessToken,
        headers: { origin: ORIGIN },
        body: { id: stored.id },
      });
    assert.equal((await read()).status, 200);
    const change = { version: stored.version, patientPseudoId: 'P-78' };
    await server.ok({ method: 'PATCH', url: `/api/encounters/${stored.id}`, token: practice.apiKey, body: change });
    assert.equal((await read()).status, 404);
  });

  test('a vendor’s server and the page itself can end a session', async () => {
    for (const how of ['server', 'page'] as const) {
      const { body } = await start(practice.apiKey, practice.id);
      const access = (await exchange(body.clientSecret)).body.result.data;
      const call = (path: string, input: object) =>
        server.call({
          method: 'POST',
          url: `/embed/trpc/${path}`,
          token: access.accessToken,
          headers: { origin: ORIGIN, 'content-type': 'application/json' },
          body: input,
        });
      const search = () => call('codes.search', { system: 'icd10cm', query: 'asthma' });
      assert.equal((await search()).status, 200);
      if (how === 'page') assert.equal((await call('embed.end', {})).status, 200);
      else {
        const url = `/api/embed/sessions/${body.sessionId}`;
        assert.equal((await server.call({ method: 'DELETE', url, token: practice.apiKey })).status, 200);
        assert.equal((await server.call({ method: 'DELETE', url, token: practice.apiKey })).status, 404);
      }
      assert.equal((await search()).status, 401, how);
    }
  });
});
