import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type {
  AuditPage,
  Encounter,
  EncounterCounts,
  EncounterList,
  EncounterQueueInput,
  People,
  SavedView,
  SavedViews,
} from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, TEST_PASSWORD, visit, type TestPractice, type TestServer } from '../../testing/server.ts';

const sameOrigin = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' };
const MISSING = '0192f0c4-5a6b-7c8d-9e0f-123456789abc';
type Role = 'PROVIDER' | 'BILLER' | 'PRACTICE_ADMIN';

eachDatabase('The worklist', (on) => {
  let server: TestServer;
  let a: TestPractice;
  let b: TestPractice;
  let ids: Encounter['id'][];
  const cookies = new Map<string, string>();

  async function cookieOf(email: string): Promise<string> {
    const known = cookies.get(email);
    if (known) return known;
    const answer = await server.call({
      method: 'POST',
      url: '/trpc/auth.signIn',
      headers: sameOrigin,
      body: { email, password: TEST_PASSWORD },
    });
    const cookie = [answer.headers['set-cookie']].flat()[0]?.split(';')[0] ?? '';
    cookies.set(email, cookie);
    return cookie;
  }

  // The type is what the procedure promises.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  async function ask<T>(email: string, kind: 'query' | 'mutation', path: string, input: unknown) {
    const headers = { ...sameOrigin, cookie: await cookieOf(email) };
    const answer =
      kind === 'query'
        ? await server.call<{ result?: { data: T } }>({
            url: `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
            headers,
          })
        : await server.call<{ result?: { data: T } }>({ method: 'POST', url: `/trpc/${path}`, headers, body: input });
    return { status: answer.status, data: answer.body.result?.data as T };
  }
  const as = (role: Role, practice = a) => practice.users[role].email;
  const list = async (role: Role, input: EncounterQueueInput): Promise<EncounterList> =>
    (await ask<EncounterList>(as(role), 'query', 'encounters.list', input)).data;
  const patients = async (role: Role, input: EncounterQueueInput): Promise<string[]> =>
    (await list(role, input)).items.map(({ patientPseudoId }) => patientPseudoId);
  const assign = (role: Role, input: unknown) =>
    ask<{ changed: number }>(as(role), 'mutation', 'encounters.assign', input);

  before(async () => {
    server = await startTestServer(on());
    a = await server.addPractice();
    b = await server.addPractice({ label: 'Other' });
    const token = await server.tokenOf(as('PROVIDER'));
    const store = (changes: object) =>
      server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token, body: visit(changes) });
    ids = [];
    for (const [patient, day] of [
      ['P-30', '2026-03-10'],
      ['P-10', '2026-03-12'],
      ['P-20', '2026-03-12'],
      ['P-40', '2026-03-11'],
      ['P-%_', '2026-03-09'],
    ] as const) {
      const stored = await store({ patientPseudoId: patient, encounterDate: day, externalId: `EMR-${patient}` });
      ids.push(stored.id);
    }
    // What a run writes, without a run: which codes the engine finds is not the question here.
    await on().asSuperuser(
      `UPDATE encounter SET status = 'ai_suggested', denial_risk_level = 'high' WHERE id = '${ids[0]}'`,
    );
  });

  test('pages in every order hold each encounter once, also with equal keys', async () => {
    for (const by of ['encounterDate', 'updatedAt', 'patient', 'denialRisk', 'status'] as const) {
      for (const direction of ['asc', 'desc'] as const) {
        const seen: string[] = [];
        let cursor: string | null = null;
        do {
          const page: EncounterList = await list('BILLER', {
            sort: { by, direction },
            limit: 2,
            ...(cursor === null ? {} : { cursor }),
          });
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
        } while (cursor !== null);
        assert.equal(new Set(seen).size, 5, `${by} ${direction}`);
        assert.equal(seen.length, 5, `${by} ${direction}`);
      }
    }
    assert.deepEqual(await patients('BILLER', { sort: { by: 'patient', direction: 'asc' } }), [
      'P-%_',
      'P-10',
      'P-20',
      'P-30',
      'P-40',
    ]);
    assert.equal((await list('BILLER', { sort: { by: 'status', direction: 'desc' } })).items[0]?.id, ids[0]);
  });

  test('a cursor of another order, or a made-up one, is refused', async () => {
    const first = await list('BILLER', { limit: 2 });
    for (const cursor of [first.nextCursor, 'e30', "WyJwYXRpZW50Iiwi' OR 1=1"]) {
      const { status } = await ask(as('BILLER'), 'query', 'encounters.list', {
        cursor,
        sort: { by: 'patient', direction: 'asc' },
      });
      assert.equal(status, 400, String(cursor));
    }
  });

  test('text finds a part of the reference of patient or host, and nothing in it is a pattern', async () => {
    assert.deepEqual(await patients('BILLER', { text: 'p-3' }), ['P-30']);
    assert.deepEqual(await patients('BILLER', { text: 'emr-p-4' }), ['P-40']);
    assert.deepEqual(await patients('BILLER', { text: '%' }), ['P-%_']);
    assert.deepEqual(await patients('BILLER', { text: "'; --" }), []);
  });

  test('counts follow the filters but the status', async () => {
    const counts = async (input: object) =>
      (await ask<EncounterCounts>(as('BILLER'), 'query', 'encounters.counts', input)).data.byStatus;
    assert.deepEqual(await counts({}), { draft: 4, ai_suggested: 1, finalized: 0, exported: 0, voided: 0 });
    assert.deepEqual(await counts({ from: '2026-03-12' }), {
      draft: 2,
      ai_suggested: 0,
      finalized: 0,
      exported: 0,
      voided: 0,
    });
  });

  test('many are handed to one person at once, each with its own event of old and new hands', async () => {
    const [first, second] = ids;
    assert.ok(first && second);
    const before = await server.ok<Encounter>({
      url: `/api/encounters/${first}`,
      token: await server.tokenOf(as('BILLER')),
    });
    const { data } = await assign('BILLER', { ids: [first, second, first], assigneeId: a.users.BILLER.id });
    assert.deepEqual(data, { changed: 2 });
    assert.deepEqual((await assign('BILLER', { ids: [first], assigneeId: a.users.BILLER.id })).data, { changed: 0 });
    const mine = await list('BILLER', { assignee: 'me' });
    assert.deepEqual(new Set(mine.items.map(({ id }) => id)), new Set([first, second]));
    assert.equal(mine.items[0]?.assigneeName, 'Test BILLER');
    assert.equal((await list('BILLER', { assignee: 'none' })).items.length, 3);
    assert.equal(mine.items.find(({ id }) => id === first)?.version, before.version, 'open edits stay valid');

    const trail = await ask<AuditPage>(as('BILLER'), 'query', 'audit.list', { encounter: { id: first } });
    const [event] = trail.data.items;
    assert.equal(event?.action, 'ENCOUNTER_UPDATED');
    assert.deepEqual(event.payload['changes'], [{ field: 'assigneeId', from: null, to: a.users.BILLER.id }]);
    assert.equal(trail.data.names[a.users.BILLER.id], 'Test BILLER');
  });

  test('providers hand nothing on; strangers, foreign people and foreign encounters change nothing at all', async () => {
    const [, , third] = ids;
    assert.equal((await assign('PROVIDER', { ids: [third], assigneeId: null })).status, 403);
    assert.equal((await assign('BILLER', { ids: [third], assigneeId: b.users.BILLER.id })).status, 400);
    assert.equal((await assign('BILLER', { ids: [third, MISSING], assigneeId: a.users.BILLER.id })).status, 404);
    const foreign = await ask(as('BILLER', b), 'mutation', 'encounters.assign', { ids: [third], assigneeId: null });
    assert.equal(foreign.status, 404);
    assert.equal((await list('BILLER', { assignee: 'none' })).items.length, 3);
  });

  test('where billers see what was assigned to them, the rest answers as missing and is not counted', async () => {
    const [first, , third] = ids;
    const set = (billersSee: string) =>
      ask(as('PRACTICE_ADMIN'), 'mutation', 'practice.changeSettings', { billersSee });
    assert.equal((await set('assigned')).status, 200);
    assert.equal((await list('BILLER', {})).items.length, 2);
    const counts = await ask<EncounterCounts>(as('BILLER'), 'query', 'encounters.counts', {});
    assert.equal(counts.data.byStatus.draft + counts.data.byStatus.ai_suggested, 2);
    assert.equal((await ask(as('BILLER'), 'query', 'encounters.get', { id: first })).status, 200);
    assert.equal((await ask(as('BILLER'), 'query', 'encounters.get', { id: third })).status, 404);
    assert.equal((await assign('BILLER', { ids: [third], assigneeId: a.users.BILLER.id })).status, 404);
    assert.equal((await list('PRACTICE_ADMIN', {})).items.length, 5);
    assert.equal((await set('all')).status, 200);
    assert.equal((await list('BILLER', {})).items.length, 5);
  });

  test('a biller who sees what was assigned exports that and nothing else', async () => {
    const [first, , third] = ids;
    const both = `WHERE id IN ('${first}', '${third}')`;
    const by = a.users.BILLER.id;
    await on().asSuperuser(
      `UPDATE encounter SET status = 'finalized', finalized_at = now(), finalized_by_user_id = '${by}' ${both}`,
    );
    const set = (billersSee: string) =>
      ask(as('PRACTICE_ADMIN'), 'mutation', 'practice.changeSettings', { billersSee });
    const exported = async (role: Role): Promise<number> => {
      const url = '/api/exports/encounters?format=json';
      return (await server.ok<{ items: unknown[] }>({ url, token: await server.tokenOf(as(role)) })).items.length;
    };
    await set('assigned');
    assert.equal(await exported('BILLER'), 1);
    assert.equal(await exported('PRACTICE_ADMIN'), 2);
    const batch = await server.ok<{ encounterIds: string[] }>({
      method: 'POST',
      url: '/api/exports',
      token: await server.tokenOf(as('BILLER')),
      body: {},
    });
    assert.deepEqual(batch.encounterIds, [first]);
    await set('all');
    assert.equal(await exported('BILLER'), 2);
  });

  test('the people of a practice are its own, with their roles', async () => {
    const { data } = await ask<People>(as('BILLER'), 'query', 'worklist.people', undefined);
    assert.deepEqual(data.items.map(({ role }) => role).sort(), ['BILLER', 'PRACTICE_ADMIN', 'PROVIDER']);
    assert.equal(data.items.find(({ self }) => self)?.role, 'BILLER');
  });

  test('views are kept by name for one person; admins share theirs; nobody touches those of another practice', async () => {
    const view = {
      filters: { status: 'needs_coding', assignee: 'me' },
      sort: { by: 'encounterDate', direction: 'asc' },
      columns: ['patient', 'date', 'status'],
    };
    const save = (email: string, input: object) => ask<SavedView>(email, 'mutation', 'savedViews.save', input);
    const names = async (email: string) =>
      (await ask<SavedViews>(email, 'query', 'savedViews.list', undefined)).data.items.map(({ name }) => name);
    const own = await save(as('BILLER'), { name: 'My oldest', view });
    assert.equal(own.status, 200);
    assert.deepEqual(own.data.view, view);
    assert.equal((await save(as('BILLER'), { name: 'My oldest', view })).status, 409);
    assert.equal((await save(as('BILLER'), { name: 'For all', view, shared: true })).status, 403);
    const shared = await save(as('PRACTICE_ADMIN'), { name: 'Team', view, shared: true });
    assert.equal(shared.status, 200);
    assert.deepEqual(await names(as('BILLER')), ['My oldest', 'Team']);
    assert.deepEqual(await names(as('PRACTICE_ADMIN')), ['Team']);
    assert.deepEqual(await names(as('PRACTICE_ADMIN', b)), []);
    const renamed = await save(as('BILLER'), { id: own.data.id, name: 'Oldest first', view });
    assert.equal(renamed.data.name, 'Oldest first');

    for (const stranger of [as('BILLER', b), as('PRACTICE_ADMIN', b)]) {
      assert.equal((await save(stranger, { id: own.data.id, name: 'Taken', view })).status, 404);
      assert.equal((await ask(stranger, 'mutation', 'savedViews.remove', { id: shared.data.id })).status, 404);
    }
    assert.equal((await ask(as('BILLER'), 'mutation', 'savedViews.remove', { id: shared.data.id })).status, 404);
    assert.equal((await ask(as('PRACTICE_ADMIN'), 'mutation', 'savedViews.remove', { id: own.data.id })).status, 404);
    assert.equal((await ask(as('BILLER'), 'mutation', 'savedViews.remove', { id: own.data.id })).status, 200);
    assert.deepEqual(await names(as('BILLER')), ['Team']);
  });

  test('a view keeps no words that were searched for', async () => {
    const view = { filters: { text: 'P-30' }, sort: { by: 'patient', direction: 'asc' }, columns: ['patient'] };
    assert.equal((await ask(as('BILLER'), 'mutation', 'savedViews.save', { name: 'x', view })).status, 400);
  });
});
