import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { EmbedAccess, EmbedBootstrap, Encounter } from '@codeloom/contracts';
import { loadTrainingCases } from './seed/load-training-cases.ts';
import { systemClock } from './platform/clock.ts';
import { eachDatabase } from './testing/database.ts';
import { startTestServer, TEST_PASSWORD, visit, type TestPractice, type TestServer } from './testing/server.ts';

const ORIGIN = 'https://emr.example.com';
const sameOrigin = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' };
const MISSING = '0192f0c4-5a6b-7c8d-9e0f-123456789abc';
/** Stands in every free field of practice B. None of it may ever reach a caller of practice A. */
const CANARY = 'canary-b-7Q2';

type Caller = 'anonymous' | 'PROVIDER' | 'BILLER' | 'PRACTICE_ADMIN' | 'PLATFORM_ADMIN' | 'partner';
const callers: Caller[] = ['anonymous', 'PROVIDER', 'BILLER', 'PRACTICE_ADMIN', 'PLATFORM_ADMIN', 'partner'];

const reason = 'A reason for the test.';
const codes = { emCode: null, diagnoses: [{ code: 'I10' }], procedures: [] };

// Written by hand from DESIGN and the brief, not derived from the policy table: it is what the table is checked against.
type Row = [method: 'GET' | 'POST' | 'PATCH', path: string, body: object | undefined, allowed: Caller[]];
const people: Caller[] = ['PROVIDER', 'BILLER', 'PRACTICE_ADMIN'];
const coders: Caller[] = ['BILLER', 'PRACTICE_ADMIN'];
const byId: Row[] = [
  ['GET', '', undefined, [...people, 'partner']],
  ['PATCH', '', { version: 1, payer: 'medicare' }, [...people, 'partner']],
  ['PATCH', '/codes', { version: 1, ...codes }, people],
  ['POST', '/suggest', { engine: 'rules' }, [...people, 'partner']],
  ['POST', '/suggestions/responses', { kind: 'diagnosis', code: 'I10', response: 'accepted' }, people],
  ['GET', '/suggestions/runs', undefined, people],
  ['POST', '/codes/check', codes, people],
  ['POST', '/finalize', { version: 1 }, people],
  ['POST', '/reopen', { version: 1, reason }, people],
  ['POST', '/void', { version: 1, reason }, coders],
  ['GET', '/audit', undefined, people],
];
const withoutId: Row[] = [
  ['GET', '/api/encounters', undefined, [...people, 'partner']],
  ['GET', '/api/practices/me', undefined, [...people, 'partner']],
  ['PATCH', '/api/practices/me/settings', { phiRetentionDays: 1 }, ['PRACTICE_ADMIN']],
  ['GET', '/api/keys', undefined, ['PRACTICE_ADMIN']],
  ['POST', '/api/keys', { kind: 'secret', name: '' }, ['PRACTICE_ADMIN']],
  ['GET', '/api/partners', undefined, ['PRACTICE_ADMIN', 'PLATFORM_ADMIN']],
  ['POST', '/api/partners', { name: '' }, ['PLATFORM_ADMIN']],
  ['POST', '/api/partners/keys', { practiceId: 'x' }, []],
  ['POST', '/api/partners/keys/0192f0c4-5a6b-7c8d-9e0f-123456789abc/rotate', {}, []],
  ['GET', '/api/partners/self', undefined, []],
  ['POST', '/api/partners/self/rotate', {}, []],
  ['POST', '/api/auth/unlock', { email: 'x' }, ['PRACTICE_ADMIN']],
  ['GET', '/api/codes?system=icd10cm&query=hypertension', undefined, people],
  ['GET', '/api/training/cases', undefined, people],
  ['GET', '/api/training/cases/strep-throat', undefined, people],
  [
    'POST',
    '/api/training/cases/strep-throat/attempts',
    { userEmCode: null, userDiagnosisCodes: [], userProcedureCodes: [] },
    people,
  ],
  ['GET', '/api/exports/encounters?format=csv', undefined, [...coders, 'partner']],
  ['GET', '/api/exports/encounters?format=json', undefined, [...coders, 'partner']],
  ['POST', '/api/exports', {}, coders],
  ['GET', '/api/suggestions/feedback', undefined, ['PRACTICE_ADMIN']],
  ['GET', '/api/suggestions/sends', undefined, ['PRACTICE_ADMIN']],
  ['GET', '/api/auth/me', undefined, [...people, 'PLATFORM_ADMIN']],
  ['POST', '/api/auth/register', { email: 'x' }, ['PRACTICE_ADMIN', 'PLATFORM_ADMIN']],
  ['POST', '/api/embed/sessions', { practiceId: 'x' }, ['partner']],
];
/** Procedures with an id, and the name of its field. */
const procedures: [path: string, field: 'id' | 'encounterId', input: object, kind: 'query' | 'mutation'][] = [
  ['encounters.get', 'id', {}, 'query'],
  ['encounters.update', 'id', { version: 1, noteText: 'Changed.' }, 'mutation'],
  ['encounters.setCodes', 'id', { version: 1, ...codes }, 'mutation'],
  ['encounters.suggest', 'id', {}, 'mutation'],
  ['encounters.finalize', 'id', { version: 1 }, 'mutation'],
  ['encounters.reopen', 'id', { version: 1, reason }, 'mutation'],
  ['suggestions.respond', 'encounterId', { kind: 'diagnosis', code: 'I10', response: 'accepted' }, 'mutation'],
  ['suggestions.runs', 'encounterId', {}, 'query'],
  ['suggestions.recompute', 'encounterId', { runId: MISSING, notSupported: {} }, 'query'],
  ['codes.check', 'encounterId', { codes }, 'query'],
  ['comments.list', 'encounterId', {}, 'query'],
  ['comments.add', 'encounterId', { text: 'Was the knee injected?' }, 'mutation'],
  ['drafts.save', 'encounterId', { encounterVersion: 1, content: { kind: 'note', noteText: 'Typed.' } }, 'mutation'],
  ['drafts.get', 'encounterId', {}, 'query'],
  ['drafts.discard', 'encounterId', {}, 'mutation'],
  ['codeSets.save', 'id', { name: 'Cold', codes }, 'mutation'],
  ['codeSets.remove', 'id', {}, 'mutation'],
];

/** Procedures that name an encounter in another form than by a field of its id. */
const procedureForms: [path: string, input: (id: string) => object, kind: 'query' | 'mutation'][] = [
  ['encounters.assign', (id) => ({ ids: [id], assigneeId: null }), 'mutation'],
  ['audit.list', (id) => ({ encounter: { id } }), 'query'],
  ['audit.export', (id) => ({ encounter: { id }, format: 'csv' }), 'mutation'],
];
/** Lists of the practice: whatever is asked, they hold nothing of another one. */
const lists: [path: string, input: object | undefined][] = [
  ['encounters.list', {}],
  ['encounters.list', { text: CANARY, sort: { by: 'patient', direction: 'asc' } }],
  ['encounters.counts', {}],
  ['worklist.people', undefined],
  ['savedViews.list', undefined],
  ['audit.list', { limit: 200 }],
];

const withoutRequestId = (body: unknown) => JSON.stringify(body).replace(/"requestId":"[^"]*"/g, '');

eachDatabase('Two practices', (on) => {
  let server: TestServer;
  let a: TestPractice;
  let b: TestPractice;
  let ownId: string;
  let foreignId: string;
  let tokens: Record<Caller, string | undefined>;
  const answers: string[] = [];

  before(async () => {
    server = await startTestServer(on());
    await loadTrainingCases(on().database, systemClock);
    a = await server.addPractice();
    b = await server.addPractice({ label: CANARY });
    const platform = await server.addPlatformAdmin();
    tokens = {
      anonymous: undefined,
      PROVIDER: await server.tokenOf(a.users.PROVIDER.email),
      BILLER: await server.tokenOf(a.users.BILLER.email),
      PRACTICE_ADMIN: await server.tokenOf(a.users.PRACTICE_ADMIN.email),
      PLATFORM_ADMIN: await server.tokenOf(platform.email),
      partner: a.apiKey,
    };
    const provider = tokens.PROVIDER;
    assert.ok(provider);
    const store = (token: string, changes = {}) =>
      server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token, body: visit(changes) });
    ownId = (await store(provider)).id;
    const tokenB = await server.tokenOf(b.users.BILLER.email);
    const foreign = await store(tokenB, {
      noteText: `Assessment: hypertension, ${CANARY}.`,
      patientPseudoId: CANARY,
      externalId: CANARY,
      specialty: CANARY,
    });
    foreignId = foreign.id;
    const set = { version: 1, emCode: '99213', diagnoses: [{ code: 'I10', description: CANARY }], procedures: [] };
    const coded = await server.ok<Encounter>({
      method: 'PATCH',
      url: `/api/encounters/${foreignId}/codes`,
      token: tokenB,
      body: set,
    });
    await server.ok({
      method: 'POST',
      url: `/api/encounters/${foreignId}/finalize`,
      token: tokenB,
      body: {
        version: coded.version,
        overrides: coded.edits.map(({ id }) => ({ editId: id, reason: CANARY })),
      },
    });
  });

  /** One hash over every row that belongs to practice B. */
  async function hashOfB(): Promise<string> {
    const tables = await on().asSuperuser<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
       WHERE column_name = 'practice_id' AND table_schema = 'public' ORDER BY 1`,
    );
    assert.ok(tables.length >= 14, `${tables.length} tables`);
    const parts = tables.map(
      ({ name }) =>
        `(SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM "${name}" t WHERE practice_id = '${b.id}')`,
    );
    const [row] = await on().asSuperuser<{ hash: string }>(`SELECT concat(${parts.join(', ')}) AS hash`);
    return row?.hash ?? '';
  }

  async function ask(caller: Caller, [method, , body]: Row, url: string) {
    const token = tokens[caller];
    const answer = await server.call({
      method,
      url,
      ...(token === undefined ? {} : { token }),
      ...(body === undefined ? {} : { body }),
    });
    answers.push(JSON.stringify(answer.body), JSON.stringify(answer.headers));
    return answer;
  }

  test('every REST route answers each caller as the hand-written table says, and a foreign id as a missing one', async () => {
    const before = await hashOfB();
    let cells = 0;
    for (const row of byId) {
      const [method, path, , allowed] = row;
      for (const caller of callers) {
        const name = `${caller} ${method} ${path}`;
        const [own, foreign, missing] = await Promise.all([
          ask(caller, row, `/api/encounters/${ownId}${path}`),
          ask(caller, row, `/api/encounters/${foreignId}${path}`),
          ask(caller, row, `/api/encounters/${MISSING}${path}`),
        ]);
        const refused = caller === 'anonymous' ? 401 : allowed.includes(caller) ? 404 : 403;
        assert.equal(foreign.status, refused, name);
        assert.equal(missing.status, refused, name);
        assert.equal(withoutRequestId(foreign.body), withoutRequestId(missing.body), name);
        if (refused === 404) assert.ok(![401, 403, 404].includes(own.status), `${name} on its own: ${own.status}`);
        else assert.equal(own.status, refused, name);
        cells += 3;
      }
    }
    for (const row of withoutId) {
      const [method, url, , allowed] = row;
      for (const caller of callers) {
        const { status } = await ask(caller, row, url);
        const expected = caller === 'anonymous' ? [401] : allowed.includes(caller) ? [200, 400] : [403];
        assert.ok(expected.includes(status), `${caller} ${method} ${url}: ${status}`);
        cells += 1;
      }
    }
    assert.ok(cells > 200, `${cells} cells`);
    assert.equal(await hashOfB(), before, 'no row of practice B changed');
  });

  test('the table names every REST route with an id', () => {
    const named = new Set(byId.map(([method, path]) => `${method} /api/encounters/:id${path}`));
    const routes = [...server.routes].filter((route) => route.includes('/api/encounters/:id'));
    assert.deepEqual(
      routes.filter((route) => !named.has(route)),
      [],
    );
  });

  test('every tRPC procedure with an id answers a foreign one as a missing one, by cookie and by embed token', async () => {
    const before = await hashOfB();
    const signIn = await server.call({
      method: 'POST',
      url: '/trpc/auth.signIn',
      headers: sameOrigin,
      body: { email: a.users.PRACTICE_ADMIN.email, password: TEST_PASSWORD },
    });
    const cookie = [signIn.headers['set-cookie']].flat()[0]?.split(';')[0] ?? '';
    const { clientSecret } = await server.ok<EmbedBootstrap>({
      method: 'POST',
      url: '/api/embed/sessions',
      token: a.apiKey,
      body: {
        practiceId: a.id,
        user: { externalId: 'emr-1', name: 'Ada Miles', role: 'PRACTICE_ADMIN' },
        components: {
          note: { canEdit: true },
          suggest: { canRun: true },
          finalCodes: { canEdit: true, canFinalize: true, canComment: true },
          codeSearch: {},
          queue: { canAssign: true },
          auditTrail: {},
        },
        allowedOrigins: [ORIGIN],
      },
    });
    const exchanged = await server.ok<{ result: { data: EmbedAccess } }>({
      method: 'POST',
      url: '/embed/trpc/embed.exchange',
      headers: { origin: ORIGIN },
      body: { clientSecret },
    });
    const ways = [
      { prefix: '/trpc', headers: { ...sameOrigin, cookie } },
      {
        prefix: '/embed/trpc',
        headers: { origin: ORIGIN, authorization: `Bearer ${exchanged.result.data.accessToken}` },
      },
    ];
    for (const { prefix, headers } of ways) {
      const byField = procedures.map(
        ([path, field, input, kind]) => [path, (id: string) => ({ ...input, [field]: id }), kind] as const,
      );
      for (const [path, inputOf, kind] of [...byField, ...procedureForms]) {
        const send = (id: string) => {
          const full = inputOf(id);
          return kind === 'query'
            ? server.call({ url: `${prefix}/${path}?input=${encodeURIComponent(JSON.stringify(full))}`, headers })
            : server.call({ method: 'POST', url: `${prefix}/${path}`, body: full, headers });
        };
        const [foreign, missing] = [await send(foreignId), await send(MISSING)];
        answers.push(JSON.stringify(foreign.body));
        assert.equal(foreign.status, 404, `${prefix}/${path}`);
        assert.equal(withoutRequestId(foreign.body), withoutRequestId(missing.body), `${prefix}/${path}`);
      }
      for (const [path, input] of lists) {
        const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
        const { status, body } = await server.call({ url: `${prefix}/${path}${query}`, headers });
        assert.equal(status, 200, `${prefix}/${path}`);
        answers.push(JSON.stringify(body));
      }
    }
    assert.equal(await hashOfB(), before);
  });

  test('nothing of practice B reached a caller of practice A, nor a log line', () => {
    assert.ok(answers.length > 400, `${answers.length} answers`);
    assert.deepEqual(
      answers.filter((text) => text.includes(CANARY) || text.includes(foreignId)),
      [],
    );
    assert.ok(!server.logged().includes(CANARY));
  });
});
