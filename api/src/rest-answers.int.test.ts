import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Encounter } from '@codeloom/contracts';
import { eachDatabase } from './testing/database.ts';
import { startTestServer, visit, type TestPractice, type TestServer } from './testing/server.ts';

interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, { description?: string }> }>>;
}

eachDatabase('REST answers', (on) => {
  let server: TestServer;
  let practice: TestPractice;
  let token: string;

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice();
    token = await server.tokenOf(practice.users.BILLER.email);
  });

  const create = (changes: object) =>
    server.call<Encounter>({ method: 'POST', url: '/api/encounters', token, body: { ...visit(), ...changes } });

  test('a date of service in the future is refused, at creation and at a change, with what to write', async () => {
    const far = await create({ encounterDate: '2099-01-01' });
    assert.equal(far.status, 400);
    assert.match(far.error?.message ?? '', /^encounterDate: .*future.*Write the day/);
    const { body } = await create({});
    const change = { version: body.version, encounterDate: '2099-01-01' };
    const changed = await server.call({ method: 'PATCH', url: `/api/encounters/${body.id}`, token, body: change });
    assert.equal(changed.status, 400);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    assert.equal((await create({ encounterDate: tomorrow })).status, 200);
  });

  test('a range of dates that reads backwards is refused, on lists and on exports', async () => {
    const list = await server.call({ url: '/api/encounters?from=2026-05-01&to=2026-04-01', token });
    assert.equal(list.status, 400);
    assert.match(list.error?.message ?? '', /from lies after to\. Exchange the two dates/);
    assert.equal((await server.call({ url: '/api/encounters?from=2026-05-01&to=2026-05-01', token })).status, 200);
    const reversed = await server.call({ url: '/api/exports/encounters?from=2026-05-01&to=2026-04-01', token });
    assert.equal(reversed.status, 400);
    assert.match(reversed.error?.message ?? '', /from lies after to/);
    const body = { from: '2026-05-01', to: '2026-04-01' };
    assert.equal((await server.call({ method: 'POST', url: '/api/exports', token, body })).status, 400);
    assert.equal(
      (await server.call({ url: '/api/exports/encounters?from=2026-05-01&to=2026-05-01', token })).status,
      200,
    );
  });

  test('every refusal of a form says what to do, and repeats nothing that was sent', async () => {
    const secret = 'patient-words-4711';
    const cases: [object, RegExp][] = [
      [{ encounterDate: secret }, /YYYY-MM-DD/],
      [{ providerId: secret }, /Use an id as Codeloom gave it/],
      [{ visitType: secret }, /Write one of: office_new/],
      [{ ageYears: secret }, /Write a number here/],
      [{ noteText: undefined }, /This is needed\. Write a text/],
      [{ [secret]: true }, /names a field/],
      [{ patientPseudoId: '' }, /at least 1 characters|Write/],
    ];
    for (const [changes, expected] of cases) {
      const { status, error } = await create(changes);
      assert.equal(status, 400);
      assert.match(error?.message ?? '', expected, JSON.stringify(changes));
      assert.ok(!JSON.stringify(error).includes(secret), JSON.stringify(error));
    }
    const { error } = await server.call({ url: '/api/encounters/not-an-id', token });
    assert.match(error?.message ?? '', /^id: Use an id as Codeloom gave it/);
  });

  test('the documentation names each refusal of a route, with its meaning', async () => {
    const api = await server.ok<OpenApi>({ url: '/api/docs/openapi.json' });
    const statusesOf = (path: string, method: string) => Object.keys(api.paths[path]?.[method]?.responses ?? {}).sort();
    assert.deepEqual(statusesOf('/api/encounters/{id}/finalize', 'post'), [
      '200',
      '400',
      '401',
      '403',
      '404',
      '409',
      '422',
      '503',
    ]);
    assert.deepEqual(statusesOf('/api/encounters/{id}', 'get'), ['200', '400', '401', '403', '404', '503']);
    for (const [path, methods] of Object.entries(api.paths)) {
      for (const [method, { responses }] of Object.entries(methods)) {
        for (const status of ['400', '401', '403', '503']) {
          assert.ok((responses[status]?.description ?? '').length > 20, `${method} ${path} ${status}`);
        }
      }
    }
  });

  test('tRPC queries come by POST, so that no address holds what they ask for', async () => {
    const { headers } = await server.call({
      method: 'POST',
      url: '/trpc/auth.signIn',
      headers: { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' },
      body: { email: practice.users.BILLER.email, password: 'a sentence only tests know' },
    });
    const cookie = [headers['set-cookie']].flat()[0]?.split(';')[0] ?? '';
    const answer = await server.call({
      method: 'POST',
      url: '/trpc/codes.search',
      headers: { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000', cookie },
      body: { system: 'icd10cm', query: 'hypertension' },
    });
    assert.equal(answer.status, 200);
  });
});
