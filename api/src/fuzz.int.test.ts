import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import {
  codeSetInputSchema,
  encounterCreateSchema,
  encounterFinalizeSchema,
  encounterListInputSchema,
  encounterReopenSchema,
  encounterSetCodesSchema,
  encounterSuggestSchema,
  encounterUpdateSchema,
  embedSessionCreateSchema,
  errorBodySchema,
  exportQuerySchema,
  loginSchema,
  registerSchema,
  suggestionResponseSchema,
  type Encounter,
} from '@codeloom/contracts';
import type { z } from 'zod';
import { arbitraryOf, hostileValue } from './testing/arbitrary.ts';
import { openTestDatabase, type TestDatabase } from './testing/database.ts';
import { startTestServer, TEST_PASSWORD, visit, type TestServer } from './testing/server.ts';
import { createAppRouter } from './router.ts';

/** Cases of each route and shape. SECURITY G4 asks 1,000 for each procedure: CODELOOM_FUZZ_RUNS=1000 before a release. */
const RUNS = Number(process.env['CODELOOM_FUZZ_RUNS'] ?? 20);

const targets: [method: 'GET' | 'POST' | 'PATCH', url: string, schema: z.ZodType, who: 'admin' | 'partner'][] = [
  ['POST', '/api/auth/login', loginSchema, 'admin'],
  ['POST', '/api/auth/register', registerSchema, 'admin'],
  ['POST', '/api/encounters', encounterCreateSchema, 'admin'],
  ['GET', '/api/encounters', encounterListInputSchema, 'admin'],
  ['PATCH', '/api/encounters/:id', encounterUpdateSchema, 'admin'],
  ['PATCH', '/api/encounters/:id/codes', encounterSetCodesSchema, 'admin'],
  ['POST', '/api/encounters/:id/codes/check', codeSetInputSchema, 'admin'],
  ['POST', '/api/encounters/:id/suggest', encounterSuggestSchema, 'admin'],
  ['POST', '/api/encounters/:id/suggestions/responses', suggestionResponseSchema, 'admin'],
  ['POST', '/api/encounters/:id/finalize', encounterFinalizeSchema, 'admin'],
  ['POST', '/api/encounters/:id/reopen', encounterReopenSchema, 'admin'],
  ['GET', '/api/exports/encounters', exportQuerySchema, 'admin'],
  ['POST', '/api/embed/sessions', embedSessionCreateSchema, 'partner'],
];

function queryOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const query = new URLSearchParams();
  for (const [key, part] of Object.entries(value)) {
    query.append(key.toWellFormed(), typeof part === 'string' ? part : JSON.stringify([part]));
  }
  return query.toString();
}

describe('Fuzzed requests', () => {
  let opened: TestDatabase;
  let server: TestServer;
  let tokens: Record<'admin' | 'partner', string>;
  let id: string;
  let email: string;

  before(async () => {
    opened = await openTestDatabase('embedded');
    server = await startTestServer(opened);
    const practice = await server.addPractice();
    email = practice.users.PRACTICE_ADMIN.email;
    tokens = { admin: await server.tokenOf(practice.users.PRACTICE_ADMIN.email), partner: practice.apiKey };
    const body = visit();
    id = (await server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token: tokens.admin, body })).id;
  });
  after(async () => {
    await server.app.close();
    await opened.close();
  });

  async function signIn(): Promise<string> {
    const answer = await server.call({
      method: 'POST',
      url: '/trpc/auth.signIn',
      headers: { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' },
      body: { email, password: TEST_PASSWORD },
    });
    return [answer.headers['set-cookie']].flat()[0]?.split(';')[0] ?? '';
  }

  function assertSound(
    answer: { statusCode: number; body: string; headers: Record<string, unknown> },
    sent: string,
  ): void {
    assert.ok(answer.statusCode < 500, `${answer.statusCode} for ${sent.slice(0, 500)}`);
    assert.doesNotMatch(answer.body, /\\n\s+at \S+|node_modules|prisma\.\w+\(|SELECT "/i);
    if (answer.statusCode >= 400) errorBodySchema.parse(JSON.parse(answer.body));
  }

  async function send(method: string, url: string, token: string, value: unknown): Promise<void> {
    const path = url.replace(':id', id);
    const authorization = `Bearer ${token}`;
    const payload = JSON.stringify(value) as string | undefined;
    if (method === 'GET') {
      const query = queryOf(value);
      assertSound(await server.app.inject({ url: `${path}?${query}`, headers: { authorization } }), query);
      return;
    }
    const request = {
      method: method as 'POST',
      url: path,
      headers: { authorization, 'content-type': 'application/json' },
    };
    assertSound(await server.app.inject({ ...request, payload: payload ?? '' }), payload ?? '');
  }

  for (const [method, url, schema, who] of targets) {
    test(`${method} ${url} answers no 5xx, no stack and one error form`, async () => {
      const value = fc.oneof({ weight: 3, arbitrary: arbitraryOf(schema) }, { weight: 1, arbitrary: hostileValue });
      await fc.assert(
        fc.asyncProperty(value, (input) => send(method, url, tokens[who], input)),
        { numRuns: RUNS },
      );
    });
  }

  test('every tRPC procedure answers no 5xx and one error form, whatever its input', async () => {
    const cookie = await signIn();
    const headers = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000', cookie };
    // tRPC types its procedures as the nested router; at run time they are flat, by path.
    const procedures = createAppRouter(server.services)._def.procedures as unknown as Record<
      string,
      { _def: { type: string; inputs: z.ZodType[] } }
    >;
    for (const [path, procedure] of Object.entries(procedures)) {
      if (path === 'auth.signOut') continue;
      const { type, inputs } = procedure._def;
      const sound = inputs[0] ? arbitraryOf(inputs[0]) : fc.constant(undefined);
      const value = fc.oneof({ weight: 3, arbitrary: sound }, { weight: 1, arbitrary: hostileValue });
      await fc.assert(
        fc.asyncProperty(value, async (input) => {
          const text = JSON.stringify([input]).slice(1, -1);
          const answer =
            type === 'query'
              ? await server.app.inject({ url: `/trpc/${path}?input=${encodeURIComponent(text)}`, headers })
              : await server.app.inject({
                  method: 'POST',
                  url: `/trpc/${path}`,
                  headers: { ...headers, 'content-type': 'application/json' },
                  payload: text,
                });
          assert.ok(answer.statusCode < 500, `${answer.statusCode} ${path} for ${text.slice(0, 500)}`);
          if (answer.statusCode >= 400) {
            const { error } = answer.json<{ error: { message: string; data: { code: string; requestId: string } } }>();
            errorBodySchema.parse({ error: { ...error.data, message: error.message } });
          }
        }),
        { numRuns: RUNS },
      );
    }
  });

  test('hostile ids, headers and cursors', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (text) => {
        const authorization = `Bearer ${tokens.admin}`;
        const encoded = encodeURIComponent(text.toWellFormed());
        for (const path of [
          `/api/encounters/${encoded}`,
          `/api/encounters?cursor=${encoded}`,
          `/api/codes?system=icd10cm&query=${encoded}`,
        ]) {
          assertSound(await server.app.inject({ url: path, headers: { authorization } }), path);
        }
        const odd = text.replaceAll(/[^\x20-\x7e]/g, '');
        assertSound(
          await server.app.inject({ url: '/api/encounters', headers: { authorization: `Bearer ${odd}` } }),
          odd,
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('nothing was added to what every object inherits', () => {
    const inherited = [];
    for (const key in {}) inherited.push(key);
    assert.deepEqual(inherited, []);
  });
});
