import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { ApiKey, ApiKeyCreated, Partner, PartnerCreated, PartnerOverview, Practice } from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, visit, type TestPractice, type TestServer } from '../../testing/server.ts';

const START = Date.parse('2026-03-02T09:00:00Z');
const HOUR = 3_600_000;

eachDatabase('What an EMR vendor does with its own key', (on) => {
  let server: TestServer;
  let now = START;
  let practice: TestPractice;
  let other: TestPractice;
  let admin: string;
  let vendor: PartnerCreated;
  let rival: PartnerCreated;

  before(async () => {
    server = await startTestServer(on(), { clock: { now: () => new Date(now) } });
    practice = await server.addPractice();
    other = await server.addPractice();
    admin = await server.tokenOf(practice.users.PRACTICE_ADMIN.email);
    const platform = await server.tokenOf((await server.addPlatformAdmin()).email);
    const add = (name: string) =>
      server.ok<PartnerCreated>({ method: 'POST', url: '/api/partners', token: platform, body: { name } });
    [vendor, rival] = [await add('Harbor Charts'), await add('Pine Records')];
  });

  const consent = (method: 'PUT' | 'DELETE') =>
    server.ok<Partner>({ method, url: `/api/partners/${vendor.partner.id}/consent`, token: admin });
  const overview = (token = vendor.secret) => server.ok<PartnerOverview>({ url: '/api/partners/self', token });
  const makeKey = (body: object, token = vendor.secret) =>
    server.call<ApiKeyCreated>({ method: 'POST', url: '/api/partners/keys', token, body });
  const rotate = (id: string, token = vendor.secret, overlapHours = 24) =>
    server.call<ApiKeyCreated>({
      method: 'POST',
      url: `/api/partners/keys/${id}/rotate`,
      token,
      body: { overlapHours },
    });
  const revoke = (id: string, token = vendor.secret) =>
    server.call<ApiKey>({ method: 'DELETE', url: `/api/partners/keys/${id}`, token });
  /** Whether a key opens its practice. */
  const opens = async (token: string) => (await server.call({ url: '/api/practices/me', token })).status;

  test('it sees the practices that consent to it, and none of the others', async () => {
    const before_ = await overview();
    assert.deepEqual([before_.partner.name, before_.practices, before_.keys], ['Harbor Charts', [], []]);
    assert.match(before_.ownKey.prefix, /^clv_[0-9a-f]{12}$/);
    assert.ok(vendor.secret.startsWith(before_.ownKey.prefix));
    await consent('PUT');
    const { practices } = await overview();
    assert.deepEqual(
      practices.map(({ practiceId, withdrawnAt }) => [practiceId, withdrawnAt]),
      [[practice.id, null]],
    );
    assert.deepEqual((await overview(rival.secret)).practices, []);
    await consent('DELETE');
    assert.ok((await overview()).practices[0]?.withdrawnAt);
  });

  test('it makes, replaces with an overlap and ends keys of a practice while that practice consents', async () => {
    const body = { practiceId: practice.id, name: 'Production' };
    assert.equal((await makeKey(body)).status, 404);
    await consent('PUT');
    const first = (await makeKey(body)).body;
    assert.equal(await opens(first.secret), 200);
    const second = (await rotate(first.key.id)).body;
    assert.deepEqual([await opens(first.secret), await opens(second.secret)], [200, 200]);
    now += 25 * HOUR;
    assert.deepEqual([await opens(first.secret), await opens(second.secret)], [401, 200]);
    assert.equal((await rotate(first.key.id)).status, 409, 'an ended key is not replaced');
    const third = (await makeKey(body)).body;
    assert.ok((await revoke(third.key.id)).body.revokedAt);
    assert.equal(await opens(third.secret), 401);
    assert.equal((await revoke(third.key.id)).status, 200, 'twice is once');
    assert.ok((await overview()).keys.some(({ id }) => id === second.key.id));
    await consent('DELETE');
    assert.equal(await opens(second.secret), 401);
    assert.equal((await rotate(second.key.id)).status, 404, 'without consent there is no such practice');
  });

  test('another vendor, a practice admin and a key of the practice reach none of its keys', async () => {
    await consent('PUT');
    const { key } = (await makeKey({ practiceId: practice.id, name: 'Held' })).body;
    for (const [token, status] of [
      [rival.secret, 404],
      [admin, 403],
      [practice.apiKey, 403],
    ] as const) {
      assert.equal((await rotate(key.id, token)).status, status);
      assert.equal((await revoke(key.id, token)).status, status);
    }
    const own = await server.ok<ApiKeyCreated>({
      method: 'POST',
      url: '/api/keys',
      token: admin,
      body: { kind: 'secret', name: 'The practice’s own' },
    });
    assert.equal((await revoke(own.key.id)).status, 404, 'the practice’s own keys are not the vendor’s');
    assert.equal((await makeKey({ practiceId: other.id, name: 'Elsewhere' })).status, 404);
  });

  test('its test keys work in a sandbox of its own that nobody has to consent to', async () => {
    assert.equal((await makeKey({ name: 'No practice' })).status, 400);
    assert.equal((await makeKey({ practiceId: practice.id, name: 'Wrong', mode: 'test' })).status, 400);
    const [one, two] = await Promise.all([
      makeKey({ name: 'Bench', mode: 'test' }, rival.secret),
      makeKey({ name: 'Continuous tests', mode: 'test' }, rival.secret),
    ]);
    assert.match(one.body.secret, /^cl_test_/);
    assert.equal(one.body.key.practiceId, two.body.key.practiceId, 'one sandbox');
    const { sandboxPracticeId } = await overview(rival.secret);
    assert.equal(sandboxPracticeId, one.body.key.practiceId);
    const sandbox = await server.ok<Practice>({ url: '/api/practices/me', token: one.body.secret });
    assert.equal(sandbox.name, 'Pine Records (sandbox)');
    const stored = await server.call({
      method: 'POST',
      url: '/api/encounters',
      token: two.body.secret,
      body: visit({ encounterDate: '2026-03-01' }),
    });
    assert.equal(stored.status, 200, JSON.stringify(stored.body));
    assert.equal((await revoke(one.body.key.id, rival.secret)).status, 200);
    assert.equal(await opens(one.body.secret), 401);
  });

  test('its own key is replaced with an overlap, and the one before the last ends at once', async () => {
    const rotateOwn = (token: string, overlapHours = 24) =>
      server.call<PartnerCreated>({
        method: 'POST',
        url: '/api/partners/self/rotate',
        token,
        body: { overlapHours },
      });
    const status = async (token: string) => (await server.call({ url: '/api/partners/self', token })).status;
    const second = (await rotateOwn(rival.secret)).body.secret;
    assert.deepEqual([await status(rival.secret), await status(second)], [200, 200]);
    assert.ok((await overview(second)).ownKey.previousEndsAt);
    // A replaced key in its overlap looks, and makes or replaces nothing: whoever found it cannot lock the vendor out.
    assert.equal((await rotateOwn(rival.secret, 0)).status, 403);
    assert.equal((await makeKey({ name: 'Late', mode: 'test' }, rival.secret)).status, 403);
    now += 25 * HOUR;
    assert.deepEqual([await status(rival.secret), await status(second)], [401, 200]);
    assert.equal((await overview(second)).ownKey.previousEndsAt, null);
    const third = (await rotateOwn(second)).body.secret;
    const fourth = (await rotateOwn(third, 0)).body.secret;
    assert.deepEqual([await status(second), await status(third), await status(fourth)], [401, 401, 200]);
  });
});
