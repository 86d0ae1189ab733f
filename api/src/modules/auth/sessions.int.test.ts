import assert from 'node:assert/strict';
import { before, mock, test } from 'node:test';
import type { LoginResult, Me } from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, TEST_PASSWORD, type TestPractice, type TestServer } from '../../testing/server.ts';

const MINUTE = 60_000;
/** How the portal calls: same origin, its cookie. */
const sameOrigin = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' };

eachDatabase('Sign-in and sessions', (on) => {
  let server: TestServer;
  let practice: TestPractice;

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice();
  });

  const signIn = (email: string, password = TEST_PASSWORD, headers: Record<string, string> = {}) =>
    server.call<{ result?: { data: Me } }>({
      method: 'POST',
      url: '/trpc/auth.signIn',
      body: { email, password },
      headers: { ...sameOrigin, ...headers },
    });
  const cookieOf = (headers: { 'set-cookie'?: string | string[] | undefined }) =>
    [headers['set-cookie']].flat()[0]?.split(';')[0] ?? '';
  const me = (cookie: string) =>
    server.call<{ result: { data: Me } }>({ url: '/trpc/auth.me', headers: { ...sameOrigin, cookie } });
  const login = (email: string, password = TEST_PASSWORD, ip = '127.0.0.1') =>
    server.call<LoginResult>({ method: 'POST', url: '/api/auth/login', body: { email, password }, ip });

  test('a sign-in sets a cookie that scripts and other sites never see, and the database holds its hash only', async () => {
    const { status, headers, body } = await signIn(practice.users.PROVIDER.email);
    assert.equal(status, 200);
    assert.equal(body.result?.data.user.role, 'PROVIDER');
    const cookie = [headers['set-cookie']].flat()[0] ?? '';
    assert.match(cookie, /^codeloom_session=/);
    assert.match(cookie, /; HttpOnly/);
    assert.match(cookie, /; SameSite=Strict/);
    const token = cookieOf(headers).split('=')[1] ?? '';
    const rows = await on().asSuperuser<{ id: string }>('SELECT id FROM session_token');
    assert.ok(rows.length > 0 && rows.every(({ id }) => id !== token && !id.includes(token)));
    assert.equal((await me(cookieOf(headers))).status, 200);
  });

  test('over https the cookie has the __Host- prefix and the Secure flag', async () => {
    const hosted = await startTestServer(on(), { config: { publicOrigin: 'https://app.example.com' } });
    const { headers } = await hosted.call({
      method: 'POST',
      url: '/trpc/auth.signIn',
      body: { email: practice.users.PROVIDER.email, password: TEST_PASSWORD },
      headers: { 'sec-fetch-site': 'same-origin', origin: 'https://app.example.com' },
    });
    assert.match([headers['set-cookie']].flat()[0] ?? '', /^__Host-codeloom_session=[^;]+; Path=\/; HttpOnly; Secure/);
    assert.match(String(headers['strict-transport-security']), /max-age=31536000/);
  });

  test('a session ends after 15 idle minutes, lives on with use, and ends after 12 hours at the latest', async (t) => {
    const cookie = cookieOf((await signIn(practice.users.PROVIDER.email)).headers);
    const idle = cookieOf((await signIn(practice.users.PROVIDER.email)).headers);
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    t.after(() => mock.timers.reset());
    mock.timers.tick(14 * MINUTE);
    assert.equal((await me(cookie)).status, 200);
    mock.timers.tick(14 * MINUTE);
    assert.equal((await me(cookie)).status, 200, 'use moved the limit');
    assert.equal((await me(idle)).status, 401, 'the other one was idle for 28 minutes');
    for (let minutes = 28; minutes < 12 * 60 - 1; minutes += 14) {
      mock.timers.tick(14 * MINUTE);
      const { status } = await me(cookie);
      if (minutes + 14 < 12 * 60) assert.equal(status, 200, `${minutes + 14} minutes`);
      else assert.equal(status, 401, 'the absolute limit');
    }
  });

  test('signing out ends the session at once; so does disabling the user; a new role counts on the next request', async () => {
    const { users } = await server.addPractice();
    const cookie = cookieOf((await signIn(users.BILLER.email)).headers);
    const signOut = {
      method: 'POST',
      url: '/trpc/auth.signOut',
      headers: { ...sameOrigin, cookie, 'content-type': 'application/json' },
    } as const;
    assert.equal((await server.call(signOut)).status, 200);
    assert.equal((await me(cookie)).status, 401);

    const token = await server.tokenOf(users.BILLER.email);
    assert.equal((await server.call({ url: '/api/exports/encounters', token })).status, 200);
    await on().asSuperuser(`UPDATE user_account SET role = 'PROVIDER' WHERE id = '${users.BILLER.id}' RETURNING id`);
    assert.equal((await server.call({ url: '/api/exports/encounters', token })).status, 403);
    await on().asSuperuser(`UPDATE user_account SET status = 'inactive' WHERE id = '${users.BILLER.id}' RETURNING id`);
    assert.equal((await server.call({ url: '/api/auth/me', token })).status, 401);
    assert.equal((await login(users.BILLER.email)).status, 401);
  });

  test('a REST token ends with its session and after one hour', async (t) => {
    const { users } = await server.addPractice();
    const first = await server.tokenOf(users.BILLER.email);
    assert.equal((await server.call({ method: 'POST', url: '/api/auth/logout', token: first })).status, 200);
    assert.equal((await server.call({ url: '/api/auth/me', token: first })).status, 401);
    const second = await server.tokenOf(users.BILLER.email);
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    t.after(() => mock.timers.reset());
    mock.timers.tick(59 * MINUTE);
    assert.equal((await server.call({ url: '/api/auth/me', token: second })).status, 200);
    mock.timers.tick(2 * MINUTE);
    assert.equal((await server.call({ url: '/api/auth/me', token: second })).status, 401);
  });

  test('altered, foreign and mistyped tokens are refused alike', async () => {
    const token = await server.tokenOf(practice.users.BILLER.email);
    const [header = '', payload = '', signature = ''] = token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"codeloom-rest+jwt"}').toString('base64url');
    const flipped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    const bad = [`${header}.${payload}.${flipped}`, `${none}.${payload}.`, 'x', 'cl_0123456789ab_short', `${token}x`];
    for (const credential of bad) {
      const { status, error } = await server.call({ url: '/api/encounters', token: credential });
      assert.equal(status, 401, credential.slice(0, 20));
      assert.equal(error?.code, 'unauthenticated');
    }
    const basic = await server.call({ url: '/api/encounters', headers: { authorization: 'Basic eDp5' } });
    assert.equal(basic.status, 401);
  });

  test('a cookie authorizes our own pages only', async () => {
    const cookie = cookieOf((await signIn(practice.users.PROVIDER.email)).headers);
    const ask = (headers: Record<string, string>, method: 'GET' | 'POST' = 'GET') =>
      server.call({
        method,
        url: method === 'GET' ? '/trpc/auth.me' : '/trpc/auth.signOut',
        headers: { cookie, ...headers },
      });
    const refused: Record<string, string>[] = [
      {},
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site', origin: 'http://localhost:4001' },
      { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
      { origin: 'null' },
    ];
    for (const headers of refused) {
      assert.equal((await ask(headers)).status, 403, JSON.stringify(headers));
      assert.equal((await ask(headers, 'POST')).status, 403, JSON.stringify(headers));
    }
    assert.equal((await ask({ 'sec-fetch-site': 'same-origin' }, 'POST')).status, 403, 'a POST names its origin');
    assert.equal((await ask({ 'sec-fetch-site': 'same-origin' })).status, 200);
    assert.equal((await server.call({ url: '/api/auth/me', headers: { cookie } })).status, 401, 'REST takes no cookie');
    assert.equal((await server.call({ url: '/embed/trpc/auth.me', headers: { cookie, ...sameOrigin } })).status, 401);
  });

  test('ten failures close an account for a while; a success before gives the tries back', async () => {
    const limited = await startTestServer(on());
    const { users } = await server.addPractice();
    const attempt = (password: string, email = users.BILLER.email) =>
      limited.call<LoginResult>({
        method: 'POST',
        url: '/api/auth/login',
        body: { email, password },
        ip: '192.0.2.10',
      });
    for (let n = 0; n < 9; n += 1) assert.equal((await attempt('wrong')).status, 401);
    assert.equal((await attempt(TEST_PASSWORD)).status, 200);
    const statuses = (await Promise.all(Array.from({ length: 14 }, () => attempt('wrong')))).map(
      ({ status }) => status,
    );
    assert.ok(statuses.filter((status) => status === 401).length <= 10);
    assert.ok(statuses.includes(429));
    const refused = await attempt(TEST_PASSWORD);
    assert.equal(refused.status, 429);
    assert.equal(refused.error?.code, 'tooManyRequests');
    assert.ok(Number(refused.headers['retry-after']) > 0);
    const otherProcess = await startTestServer(on());
    const elsewhere = { email: users.BILLER.email, password: TEST_PASSWORD };
    const there = { method: 'POST', url: '/api/auth/login', body: elsewhere, ip: '192.0.2.11' } as const;
    assert.equal((await otherProcess.call(there)).status, 429, 'one count for all processes');
  });

  test('an account with 100 failures in a row stays closed, and says no more than for any other refusal', async () => {
    const { users } = await server.addPractice();
    const { error: unknown } = await login('nobody@example.com', TEST_PASSWORD, '192.0.2.20');
    await on().asSuperuser(
      `UPDATE login SET failed_tries = 100 WHERE user_id = '${users.PROVIDER.id}' RETURNING user_id`,
    );
    const { status, error } = await login(users.PROVIDER.email, TEST_PASSWORD, '192.0.2.20');
    assert.equal(status, 401);
    assert.equal(error?.message, unknown?.message);
  });

  test('a closed account opens after 24 hours, or when a practice admin says so; tries meanwhile do not prolong it', async (t) => {
    const { id, users } = await server.addPractice();
    const admin = await server.tokenOf(users.PRACTICE_ADMIN.email);
    const closed = async (email: string, of: string) => {
      await on().asSuperuser(
        `UPDATE login SET failed_tries = 100, updated_at = now() WHERE user_id = '${of}' RETURNING user_id`,
      );
      for (let n = 0; n < 3; n += 1) assert.equal((await login(email, 'wrong', `192.0.2.${30 + n}`)).status, 401);
    };
    await closed(users.BILLER.email, users.BILLER.id);
    const unlock = (body: object, token = admin) =>
      server.call({ method: 'POST', url: '/api/auth/unlock', token, body });
    assert.equal((await unlock({ email: practice.users.BILLER.email })).status, 404, 'another practice');
    assert.equal((await unlock({ email: users.BILLER.email })).status, 200);
    assert.equal((await login(users.BILLER.email)).status, 200);
    const [event] = await on().asSuperuser<{ payload: object }>(
      `SELECT payload FROM audit_event WHERE practice_id = '${id}' AND action = 'SETTING_CHANGED'`,
    );
    assert.deepEqual(event?.payload, { setting: 'failedSignIns', from: 100, to: 0, userId: users.BILLER.id });

    await closed(users.PROVIDER.email, users.PROVIDER.id);
    assert.equal((await login(users.PROVIDER.email)).status, 401);
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    t.after(() => mock.timers.reset());
    mock.timers.tick(24 * 60 * MINUTE + MINUTE);
    assert.equal((await login(users.PROVIDER.email)).status, 200);
  });

  test('refused sign-ins are one audit event each: of the practice, or of the platform when nobody is known', async () => {
    const { id, users } = await server.addPractice();
    const fresh = await startTestServer(on());
    const fail = (email: string) =>
      fresh.call({ method: 'POST', url: '/api/auth/login', body: { email, password: 'wrong' }, ip: '192.0.2.40' });
    const count = async (sql: string) => Number((await on().asSuperuser<{ n: bigint }>(sql))[0]?.n);
    const ofPractice = `SELECT count(*) AS n FROM audit_event WHERE practice_id = '${id}' AND action = 'SIGN_IN_FAILED'`;
    const ofPlatform = `SELECT count(*) AS n FROM platform_audit_event WHERE action = 'SIGN_IN_FAILED'`;
    const earlier = await count(ofPlatform);
    await fail(users.BILLER.email);
    await fail('stranger@example.com');
    assert.equal(await count(ofPractice), 1);
    assert.equal(await count(ofPlatform), earlier + 1);
  });

  test('admins add users to their own practice; nobody makes a platform admin', async () => {
    const admin = await server.tokenOf(practice.users.PRACTICE_ADMIN.email);
    const biller = await server.tokenOf(practice.users.BILLER.email);
    const other = await server.addPractice();
    const person = {
      email: `new-${practice.id}@example.com`,
      firstName: 'New',
      lastName: 'Person',
      role: 'BILLER',
      password: 'fifteen characters and more',
    };
    const register = (token: string, body: object) =>
      server.call<{ practiceId: string }>({ method: 'POST', url: '/api/auth/register', token, body });
    assert.equal((await register(biller, person)).status, 403);
    assert.equal((await register(admin, { ...person, role: 'PLATFORM_ADMIN' })).status, 400);
    assert.equal((await register(admin, { ...person, password: 'changeme123' })).status, 400);
    assert.equal((await register(admin, { ...person, practiceId: other.id })).status, 403);
    const added = await register(admin, person);
    assert.equal(added.status, 200);
    assert.equal(added.body.practiceId, practice.id);
    const again = await register(admin, { ...person, email: person.email.toUpperCase() });
    assert.equal(again.status, 409);
    assert.equal((await login(person.email, person.password)).status, 200);
  });
});
