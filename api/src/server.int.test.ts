import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Environment } from '@codeloom/contracts';
import type { Database } from './platform/database/index.ts';
import { AppError } from './platform/errors.ts';
import { openTestDatabase, type TestDatabase } from './testing/database.ts';
import { startTestServer, type TestServer } from './testing/server.ts';
import { routeAbilities } from './transport/policy.ts';

describe('The server', () => {
  let opened: TestDatabase;
  let server: TestServer;
  /** Set to make the database unreachable. */
  let isDown = false;

  before(async () => {
    opened = await openTestDatabase('embedded');
    const fail = () => {
      throw new AppError('databaseUnavailable', 'The database cannot be reached at the moment.');
    };
    const database: Database = {
      withPractice: (id, work) => (isDown ? fail() : opened.database.withPractice(id, work)),
      withGlobal: async (work) => (isDown ? fail() : opened.database.withGlobal(work)),
      ping: async () => (isDown ? fail() : opened.database.ping()),
      jobsConnection: opened.database.jobsConnection,
      close: () => opened.database.close(),
    };
    const portal = join(opened.config.dataDir, 'portal');
    const elements = join(opened.config.dataDir, 'elements');
    mkdirSync(join(portal, 'assets'), { recursive: true });
    mkdirSync(elements);
    writeFileSync(join(portal, 'index.html'), '<!doctype html><title>Portal</title>');
    writeFileSync(join(portal, 'assets/index-DbHnz4ff.js'), 'export {};');
    writeFileSync(join(elements, 'codeloom.js'), 'export {};');
    server = await startTestServer(
      { config: opened.config, database },
      { config: { demoUrl: 'http://127.0.0.1:4001' } },
    );
  });
  after(async () => {
    await server.app.close();
    await opened.close();
  });

  const get = (url: string, headers = {}) => server.app.inject({ url, headers });

  test('has a policy row for every route, and a route for every row', () => {
    const rows = new Set(Object.keys(routeAbilities));
    assert.ok(server.routes.size > 30, `${server.routes.size} routes`);
    assert.deepEqual(
      [...server.routes].filter((route) => !rows.has(route)),
      [],
    );
    assert.deepEqual(
      [...rows].filter((row) => !server.routes.has(row)),
      [],
    );
  });

  test('answers an unknown address in the one error form, with a request id', async () => {
    for (const url of ['/nothing', '/api/nothing', '/api/encounters/not-a-uuid/audit/more', '/%00', '/api/%ff']) {
      const { status, error, headers } = await server.call({ url });
      assert.ok([400, 404].includes(status), url);
      assert.ok(error?.requestId);
      assert.equal(headers['x-request-id'], error.requestId);
    }
  });

  test('says that it is ready only while the database answers, and recovers by itself', async () => {
    assert.equal((await get('/readyz')).statusCode, 200);
    isDown = true;
    assert.equal((await get('/healthz')).statusCode, 200);
    assert.equal((await get('/readyz')).statusCode, 503);
    const login = { method: 'POST', url: '/api/auth/login', body: { email: 'a@example.com', password: 'x' } } as const;
    const { status, error } = await server.call(login);
    assert.equal(status, 503);
    assert.equal(error?.code, 'databaseUnavailable');
    const trpc = await get('/trpc/auth.me', { 'sec-fetch-site': 'same-origin', cookie: 'codeloom_session=x' });
    assert.equal(trpc.statusCode, 503);
    assert.equal(trpc.json<{ error: { data: { code: string } } }>().error.data.code, 'databaseUnavailable');
    isDown = false;
    assert.equal((await get('/readyz')).statusCode, 200);
    assert.equal((await server.call(login)).status, 401);
    server.readiness.isEnding = true;
    assert.equal((await get('/readyz')).statusCode, 503, 'ending');
    server.readiness.isEnding = false;
  });

  test('takes ten calls in one tRPC batch and not eleven', async () => {
    const batch = (calls: number) =>
      get(`/trpc/${Array.from({ length: calls }, () => 'auth.me').join(',')}?batch=1&input=%7B%7D`, {
        'sec-fetch-site': 'same-origin',
      });
    assert.equal((await batch(10)).statusCode, 401);
    assert.equal((await batch(11)).statusCode, 400);
  });

  test('shows the environment, and the sign-in hint in dev only', async () => {
    const dev = await server.ok<Environment>({ url: '/api/environment' });
    assert.match(dev.signInHint ?? '', /provider@example\.com/);
    const hosted = await startTestServer(opened, {
      config: { appEnv: 'prod', demoUrl: null, metricsToken: 'a token of the operator, long' },
    });
    const prod = await hosted.ok<Environment>({ url: '/api/environment' });
    assert.equal(prod.signInHint, null);
    assert.equal((await hosted.call({ url: '/demo' })).status, 404);
    assert.equal((await hosted.call({ url: '/metrics' })).status, 401);
    assert.equal((await hosted.call({ url: '/metrics', token: 'wrong' })).status, 401);
    assert.equal(
      (
        await hosted.app.inject({
          url: '/metrics',
          headers: { authorization: 'Bearer a token of the operator, long' },
        })
      ).statusCode,
      401,
      'a credential is one word',
    );
  });

  test('counts requests by route pattern, never by address', async () => {
    await get('/api/encounters/0192f0c4-5a6b-7c8d-9e0f-123456789abc');
    const { body } = await get('/metrics');
    assert.match(body, /codeloom_http_request_seconds_count\{[^}]*route="\/api\/encounters\/:id"/);
    assert.ok(!body.includes('0192f0c4'));
  });

  test('publishes the key that verifies its tokens, and no private part of it', async () => {
    const { keys } = await server.ok<{ keys: Record<string, string>[] }>({ url: '/.well-known/jwks.json' });
    assert.equal(keys.length, 1);
    assert.equal(keys[0]?.['crv'], 'Ed25519');
    assert.equal(keys[0]['d'], undefined);
  });

  test('documents every REST route, on a page that reaches this server only', async () => {
    const spec = await server.ok<{ paths: Record<string, Record<string, unknown>> }>({ url: '/api/docs/openapi.json' });
    const documented = Object.entries(spec.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const rest = [...server.routes].filter((route) => route.includes(' /api/') && !route.includes('/api/docs'));
    assert.deepEqual(rest.sort(), documented.sort());
    const page = await get('/api/docs/');
    assert.equal(page.statusCode, 200);
    assert.match(String(page.headers['content-security-policy']), /connect-src 'self'/);
    assert.ok(!/(?:src|href)="https?:/.test(page.body), 'nothing is loaded from elsewhere');
    const script = await get('/api/docs/js/scalar.js');
    assert.equal(script.statusCode, 200);
  });

  test('guards its pages with headers', async () => {
    const { headers } = await get('/app');
    assert.match(String(headers['content-security-policy']), /default-src 'self'.*frame-ancestors 'none'/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal((await get('/api/environment')).headers['cache-control'], 'no-store');
  });

  test('serves the portal as one page, and its hashed files for ever', async () => {
    assert.equal((await get('/')).headers.location, '/app');
    assert.equal((await get('/demo')).headers.location, 'http://127.0.0.1:4001');
    for (const url of ['/app', '/app/encounters/123', '/app/sign-in']) {
      const page = await get(url);
      assert.match(page.body, /<title>Portal/);
      assert.match(String(page.headers['cache-control']), /max-age=0/);
    }
    const asset = await get('/app/assets/index-DbHnz4ff.js');
    assert.match(String(asset.headers['cache-control']), /max-age=31536000, immutable/);
    assert.equal((await get('/app/assets/missing.js')).statusCode, 404);
  });

  test('serves Storybook, or says that it is being built', async () => {
    assert.equal((await get('/storybook')).headers.location, '/storybook/');
    const page = await get('/storybook/');
    assert.match(page.body, /being built/);
    assert.match(String(page.headers['content-security-policy']), /frame-ancestors 'self'/);
    assert.equal((await get('/storybook/missing.js')).statusCode, 404);
  });

  test('serves the elements to every origin, and nothing outside their folder', async () => {
    const bundle = await get('/embed/v1/codeloom.js', { origin: 'https://emr.example.com' });
    assert.equal(bundle.headers['access-control-allow-origin'], '*');
    assert.equal(bundle.headers['cross-origin-resource-policy'], 'cross-origin');
    for (const path of ['../portal/index.html', '..%2fportal%2findex.html', '%2e%2e/secrets/token.key', 'missing.js']) {
      assert.equal((await get(`/embed/v1/${path}`)).statusCode, 404, path);
    }
  });
});
