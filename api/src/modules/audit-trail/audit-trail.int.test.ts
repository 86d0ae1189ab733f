import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type {
  AuditExport,
  AuditListInput,
  AuditPage,
  EmbedAccess,
  EmbedBootstrap,
  Encounter,
} from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, TEST_PASSWORD, visit, type TestPractice, type TestServer } from '../../testing/server.ts';

const ORIGIN = 'https://emr.example.com';
const sameOrigin = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' };
/** Stands in the note. It must be in no answer of the trail. */
const CANARY = 'canary-note-4T9';
const REASON = '=Reopened because the payer asked for the modifier.';

eachDatabase('The audit trail', (on) => {
  let server: TestServer;
  let a: TestPractice;
  let b: TestPractice;
  let own: Encounter;
  let other: Encounter;
  const cookies = new Map<string, string>();

  // The type is what the procedure promises.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  async function ask<T>(email: string, kind: 'query' | 'mutation', path: string, input: unknown) {
    let cookie = cookies.get(email);
    if (cookie === undefined) {
      const signIn = { email, password: TEST_PASSWORD };
      const answer = await server.call({ method: 'POST', url: '/trpc/auth.signIn', headers: sameOrigin, body: signIn });
      cookie = [answer.headers['set-cookie']].flat()[0]?.split(';')[0] ?? '';
      cookies.set(email, cookie);
    }
    const headers = { ...sameOrigin, cookie };
    const answer = await server.call<{ result?: { data: T } }>(
      kind === 'query'
        ? { url: `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, headers }
        : { method: 'POST', url: `/trpc/${path}`, headers, body: input },
    );
    return { status: answer.status, data: answer.body.result?.data as T };
  }
  const trailOf = async (role: 'PROVIDER' | 'BILLER' | 'PRACTICE_ADMIN', input: AuditListInput) =>
    ask<AuditPage>(a.users[role].email, 'query', 'audit.list', input);

  before(async () => {
    server = await startTestServer(on());
    a = await server.addPractice();
    b = await server.addPractice({ label: 'Other' });
    const token = await server.tokenOf(a.users.BILLER.email);
    const post = <T>(url: string, body: object) => server.ok<T>({ method: 'POST', url, token, body });
    own = await post<Encounter>('/api/encounters', visit({ noteText: `Assessment: hypertension, ${CANARY}.` }));
    other = await post<Encounter>('/api/encounters', visit({ patientPseudoId: 'P-2' }));
    const patch = (version: number, path: string, body: object) =>
      server.ok<Encounter>({
        method: 'PATCH',
        url: `/api/encounters/${own.id}${path}`,
        token,
        body: { version, ...body },
      });
    const paid = await patch(own.version, '', { payer: 'medicare', ageYears: 70 });
    const coded = await patch(paid.version, '/codes', {
      emCode: '99213',
      diagnoses: [{ code: 'I10' }],
      procedures: [],
    });
    const done = await post<Encounter>(`/api/encounters/${own.id}/finalize`, {
      version: coded.version,
      overrides: coded.edits.map(({ id }) => ({ editId: id, reason: REASON })),
    });
    await post(`/api/encounters/${own.id}/reopen`, { version: done.version, reason: REASON });
  });

  test('says who changed what from what to what, and why, newest first', async () => {
    const { status, data } = await trailOf('BILLER', { encounter: { id: own.id } });
    assert.equal(status, 200);
    const actions = data.items.map(({ action }) => action);
    assert.equal(actions[0], 'ENCOUNTER_REOPENED');
    assert.equal(actions.at(-1), 'ENCOUNTER_CREATED');
    const [reopened] = data.items;
    assert.equal(reopened?.reason, REASON);
    assert.equal(reopened.userName, 'Test BILLER');
    assert.deepEqual([reopened.payload['from'], reopened.payload['to']], ['finalized', 'draft']);
    const updated = data.items.find(({ action }) => action === 'ENCOUNTER_UPDATED');
    assert.deepEqual(updated?.payload['changes'], [{ field: 'payer', from: null, to: 'medicare' }]);
    assert.deepEqual(updated.payload['fields'], ['payer', 'ageYears']);
    assert.ok(data.items.every(({ encounterId }) => encounterId === own.id));
    assert.ok(!JSON.stringify(data).includes(CANARY));
  });

  test('pages meet without a gap or a doubled event', async () => {
    const whole = (await trailOf('PRACTICE_ADMIN', { limit: 200 })).data;
    const seqs: number[] = [];
    let cursor: string | null = null;
    do {
      const page: AuditPage = (await trailOf('PRACTICE_ADMIN', { limit: 3, ...(cursor === null ? {} : { cursor }) }))
        .data;
      seqs.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.ok(seqs.length > 6);
    assert.deepEqual(
      seqs,
      whole.items.map(({ seq }) => seq),
    );
    assert.equal(whole.items.find(({ encounterId }) => encounterId === other.id)?.encounterLabel, 'P-2');
    assert.equal((await trailOf('PRACTICE_ADMIN', { cursor: '1; DROP' })).status, 400);
  });

  test('filters by action, person and time', async () => {
    const only = await trailOf('PRACTICE_ADMIN', { actions: ['USER_ADDED_DIAGNOSIS'], userId: a.users.BILLER.id });
    assert.deepEqual(
      only.data.items.map(({ payload }) => payload['code']),
      ['I10'],
    );
    assert.equal((await trailOf('PRACTICE_ADMIN', { to: '2020-01-01T00:00:00Z' })).data.items.length, 0);
    assert.equal((await trailOf('PRACTICE_ADMIN', { userId: b.users.BILLER.id })).data.items.length, 0);
  });

  test('the trail of the practice is for its admins; of an encounter for whoever sees it', async () => {
    for (const role of ['PROVIDER', 'BILLER'] as const) assert.equal((await trailOf(role, {})).status, 403, role);
    // The biller stored it, so it is not the provider's.
    assert.equal((await trailOf('PROVIDER', { encounter: { id: own.id } })).status, 404);
    const foreign = await ask(b.users.PRACTICE_ADMIN.email, 'query', 'audit.list', { encounter: { id: own.id } });
    assert.equal(foreign.status, 404);
  });

  test('an export is a file without formulas, and an event of its own', async () => {
    const input = { encounter: { id: own.id }, format: 'csv' };
    const { data } = await ask<AuditExport>(a.users.BILLER.email, 'mutation', 'audit.export', input);
    assert.equal(data.fileName, 'codeloom-audit.csv');
    assert.equal(data.truncated, false);
    const lines = data.content.trim().split('\r\n');
    assert.equal(lines.length, data.count + 1);
    assert.match(data.content, /finalized -> draft/);
    assert.match(data.content, /payer: none -> medicare/);
    assert.ok(data.content.includes(`'${REASON}`));
    assert.ok(!data.content.includes(`,${REASON}`));
    assert.ok(!data.content.includes(CANARY));
    const [event] = (await trailOf('BILLER', { encounter: { id: own.id } })).data.items;
    assert.equal(event?.action, 'AUDIT_EXPORTED');
    assert.equal(event.payload['count'], data.count);
    const json = await ask<AuditExport>(a.users.PRACTICE_ADMIN.email, 'mutation', 'audit.export', { format: 'json' });
    assert.equal((JSON.parse(json.data.content) as { items: unknown[] }).items.length, json.data.count);
    assert.equal((await ask(a.users.BILLER.email, 'mutation', 'audit.export', { format: 'csv' })).status, 403);
  });

  test('inside an EMR the trail shows where the session names it, and people there are named', async () => {
    const open = async (components: object, encounterId?: string) => {
      const { clientSecret } = await server.ok<EmbedBootstrap>({
        method: 'POST',
        url: '/api/embed/sessions',
        token: a.apiKey,
        body: {
          practiceId: a.id,
          user: { externalId: 'emr-9', name: 'Ada Miles', role: 'PRACTICE_ADMIN' },
          ...(encounterId === undefined ? {} : { encounterId }),
          components,
          allowedOrigins: [ORIGIN],
        },
      });
      const exchanged = await server.ok<{ result: { data: EmbedAccess } }>({
        method: 'POST',
        url: '/embed/trpc/embed.exchange',
        headers: { origin: ORIGIN },
        body: { clientSecret },
      });
      return { origin: ORIGIN, authorization: `Bearer ${exchanged.result.data.accessToken}` };
    };
    const list = async (headers: Record<string, string>, input: object) =>
      server.call<{ result?: { data: AuditPage } }>({
        url: `/embed/trpc/audit.list?input=${encodeURIComponent(JSON.stringify(input))}`,
        headers,
      });
    const bound = await open({ auditTrail: {}, note: {} }, own.id);
    assert.equal((await list(bound, { encounter: { id: own.id } })).status, 200);
    assert.equal((await list(bound, { encounter: { id: other.id } })).status, 404);
    assert.equal((await list(bound, {})).status, 403, 'bound to one encounter, whatever the role');
    assert.equal((await list(await open({ note: {} }, own.id), { encounter: { id: own.id } })).status, 403);

    await server.call({
      url: `/embed/trpc/encounters.get?input=${encodeURIComponent(JSON.stringify({ id: own.id }))}`,
      headers: bound,
    });
    const items = (await list(bound, { encounter: { id: own.id } })).body.result?.data.items ?? [];
    assert.deepEqual([items[0]?.action, items[0]?.actorType, items[0]?.userName], ['NOTE_READ', 'embed', 'Ada Miles']);
  });
});
