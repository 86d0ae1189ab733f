import assert from 'node:assert/strict';
import { before, mock, test } from 'node:test';
import {
  MAX_COMMENTS,
  type EmbedAccess,
  type EmbedBootstrap,
  type Encounter,
  type EncounterComment,
  type EncounterComments,
} from '@codeloom/contracts';
import { applyRetention } from '../../jobs/upkeep.ts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, TEST_PASSWORD, visit, type TestPractice, type TestServer } from '../../testing/server.ts';

const sameOrigin = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' };
const ORIGIN = 'https://emr.example.com';
/** A made-up word that no row may show. */
const CANARY = 'plinthwort';
const said = `Was the ${CANARY} lesion measured?`;
const DAY_MS = 86_400_000;

eachDatabase('Comments', (on) => {
  let server: TestServer;
  let practice: TestPractice;
  let minimal: TestPractice;
  type Role = keyof TestPractice['users'];
  const cookies = new Map<string, string>();

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice();
    minimal = await server.addPractice({ storePhi: false });
    for (const { users } of [practice, minimal]) {
      for (const role of ['BILLER', 'PRACTICE_ADMIN', 'PROVIDER'] as const) await signIn(users[role].email);
    }
  });

  async function signIn(email: string): Promise<void> {
    const { headers } = await server.call({
      method: 'POST',
      url: '/trpc/auth.signIn',
      headers: sameOrigin,
      body: { email, password: TEST_PASSWORD },
    });
    cookies.set(email, [headers['set-cookie']].flat()[0]?.split(';')[0] ?? '');
  }
  const as = (role: Role, of = practice) => ({ ...sameOrigin, cookie: cookies.get(of.users[role].email) ?? '' });
  const store = (of = practice, changes: object = {}) =>
    server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token: of.apiKey, body: visit(changes) });
  // The type parameter names the answer, as in the server's own test client.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  const send = <T>(path: string, body: object, headers: Record<string, string> = as('BILLER'), prefix = '/trpc') =>
    server.call<{ result: { data: T } }>({ method: 'POST', url: `${prefix}/${path}`, body, headers });
  const add = (encounterId: string, text: string, headers?: Record<string, string>, prefix?: string) =>
    send<EncounterComment>('comments.add', { encounterId, text }, headers, prefix);
  const list = async (encounterId: string, headers?: Record<string, string>, prefix?: string) => {
    const answer = await send<EncounterComments>('comments.list', { encounterId }, headers, prefix);
    assert.equal(answer.status, 200);
    return answer.body.result.data.items;
  };
  const finalize = async (id: string, headers: Record<string, string>) => {
    const codes = { emCode: null, diagnoses: [{ code: 'I10' }], procedures: [] };
    const set = await send<Encounter>('encounters.setCodes', { id, version: 1, ...codes }, headers);
    const { version, edits } = set.body.result.data;
    const overrides = edits.map((edit) => ({ editId: edit.id, reason: 'A reason.' }));
    assert.equal((await send('encounters.finalize', { id, version, overrides }, headers)).status, 200);
  };
  const events = (encounterId: string) =>
    on().asSuperuser<{ action: string; payload: Record<string, unknown> }>(
      `SELECT action, payload FROM audit_event WHERE encounter_id = '${encounterId}'
       AND action IN ('ENCOUNTER_COMMENTED', 'COMMENTS_READ') ORDER BY seq`,
    );

  test('people of the practice read what others wrote, in its order, with who and when', async () => {
    const { id, version } = await store(practice, { providerId: practice.users.PROVIDER.id });
    const first = await add(id, `  ${said}  `);
    assert.equal(first.status, 200);
    assert.deepEqual(
      [first.body.result.data.text, first.body.result.data.mine, first.body.result.data.authorRole],
      [said, true, 'BILLER'],
    );
    await add(id, 'Two centimetres.\nSee the plan.', as('PROVIDER'));
    const items = await list(id, as('PROVIDER'));
    assert.deepEqual(
      items.map(({ text, mine, authorRole }) => [text, mine, authorRole]),
      [
        [said, false, 'BILLER'],
        ['Two centimetres.\nSee the plan.', true, 'PROVIDER'],
      ],
    );
    const seen = await server.ok<Encounter>({ url: `/api/encounters/${id}`, token: practice.apiKey });
    assert.equal(seen.version, version, 'nobody’s open edits are disturbed');
  });

  test('the words rest encrypted; the audit chain has id and hash, and who read; no file or log has them', async () => {
    const { id } = await store();
    const empty = await list(id);
    assert.deepEqual(empty, []);
    const added = await add(id, said);
    await list(id, as('PRACTICE_ADMIN'));
    const [written, read, ...more] = await events(id);
    assert.deepEqual(more, [], 'reading an empty thread reads nothing');
    assert.deepEqual([written?.action, read?.action], ['ENCOUNTER_COMMENTED', 'COMMENTS_READ']);
    assert.equal(written?.payload['commentId'], added.body.result.data.id);
    assert.deepEqual(read?.payload, { count: 1 });
    const rows = await on().asSuperuser<{ text: string }>(
      `SELECT t::text AS text FROM encounter_comment t UNION ALL SELECT t::text FROM audit_event t`,
    );
    assert.ok(rows.every(({ text }) => !text.includes(CANARY)));
    for (const format of ['csv', 'json']) {
      const file = await send<{ content: string }>('audit.export', { encounter: { id }, format }, as('PRACTICE_ADMIN'));
      assert.ok(file.body.result.data.content.includes('ENCOUNTER_COMMENTED'));
      assert.ok(!file.body.result.data.content.includes(CANARY));
    }
    assert.ok(!server.logged().includes(CANARY));
  });

  test('a comment needs words, a sight of the encounter, and an encounter in use', async () => {
    const { id } = await store();
    for (const text of ['', '   ', 'x'.repeat(2001), '\ud800', 'a\u0000b']) {
      assert.equal((await add(id, text)).status, 400, JSON.stringify(text).slice(0, 20));
    }
    assert.equal((await add(id, said, as('PROVIDER'))).status, 404, 'another provider’s encounter');
    assert.equal((await add(id, said, as('BILLER', minimal))).status, 404, 'another practice');
    const token = await server.tokenOf(practice.users.BILLER.email);
    await server.ok({
      method: 'POST',
      url: `/api/encounters/${id}/void`,
      token,
      body: { version: 1, reason: 'A duplicate.' },
    });
    assert.equal((await add(id, said)).status, 409);
  });

  test('an encounter takes as many comments as it says, and no more', async () => {
    const { id } = await store();
    await add(id, 'The first.');
    await on().asSuperuser(
      `INSERT INTO encounter_comment (practice_id, id, encounter_id, kind, created_by_user_id, created_at)
       SELECT practice_id, gen_random_uuid(), encounter_id, kind, created_by_user_id, created_at
       FROM encounter_comment, generate_series(2, ${MAX_COMMENTS}) WHERE encounter_id = '${id}'`,
    );
    assert.equal((await add(id, 'One too many.')).status, 409);
  });

  test('after finalization people go on talking; retention takes the words and leaves who and when', async () => {
    const own = await server.addPractice();
    await signIn(own.users.PRACTICE_ADMIN.email);
    const admin = as('PRACTICE_ADMIN', own);
    const { id } = await store(own, { encounterDate: '2024-01-15' });
    await finalize(id, admin);
    assert.equal((await add(id, said, admin)).status, 200);
    const token = await server.tokenOf(own.users.PRACTICE_ADMIN.email);
    await server.ok({ method: 'PATCH', url: '/api/practices/me/settings', token, body: { phiRetentionDays: 365 } });
    await applyRetention({ database: on().database, clock: { now: () => new Date() } });
    const [gone] = await list(id, admin);
    assert.deepEqual([gone?.text, gone?.mine], [null, true]);
  });

  test('where no notes are kept the words go at finalization, at the latest after a day; runs keep their codes', async () => {
    const biller = as('BILLER', minimal);
    const done = await store(minimal);
    await add(done.id, said, biller);
    assert.equal((await list(done.id, biller))[0]?.text, said);
    await finalize(done.id, biller);
    assert.equal((await list(done.id, biller))[0]?.text, null);
    assert.equal((await add(done.id, said, biller)).status, 409);

    const open = await store(minimal);
    const token = await server.tokenOf(minimal.users.BILLER.email);
    await server.ok({ method: 'POST', url: `/api/encounters/${open.id}/suggest`, token });
    await add(open.id, said, biller);
    const texts = () =>
      on().asSuperuser(
        `SELECT id FROM encounter_comment WHERE encounter_id = '${open.id}' AND text_ciphertext IS NOT NULL`,
      );
    await applyRetention({ database: on().database, clock: { now: () => new Date() } });
    assert.equal((await texts()).length, 1);
    await applyRetention({ database: on().database, clock: { now: () => new Date(Date.now() + DAY_MS) } });
    assert.equal((await texts()).length, 0);
    const after = await server.ok<Encounter>({ url: `/api/encounters/${open.id}`, token });
    assert.ok((after.suggestion?.diagnoses.length ?? 0) > 0);
  });

  test('where no notes are kept, a comment of yesterday is not shown even before the job has come', async (t) => {
    const { id } = await store(minimal);
    await add(id, said, as('BILLER', minimal));
    mock.timers.enable({ apis: ['Date'], now: Date.now() + DAY_MS + 1000 });
    t.after(async () => {
      mock.timers.reset();
      await signIn(minimal.users.BILLER.email);
    });
    await signIn(minimal.users.BILLER.email);
    assert.equal((await list(id, as('BILLER', minimal)))[0]?.text, null);
  });

  test('an embed session reads and writes comments when it names them, and a half-typed one outlives it', async () => {
    const { id } = await store();
    await add(id, said);
    const open = async (finalCodes: object) => {
      const { clientSecret } = await server.ok<EmbedBootstrap>({
        method: 'POST',
        url: '/api/embed/sessions',
        token: practice.apiKey,
        body: {
          practiceId: practice.id,
          user: { externalId: 'emr-talk', name: 'Ada Miles', role: 'PROVIDER' },
          encounterId: id,
          components: { finalCodes },
          allowedOrigins: [ORIGIN],
        },
      });
      const { result } = await server.ok<{ result: { data: EmbedAccess } }>({
        method: 'POST',
        url: '/embed/trpc/embed.exchange',
        headers: { origin: ORIGIN },
        body: { clientSecret },
      });
      return { origin: ORIGIN, authorization: `Bearer ${result.data.accessToken}` };
    };
    const silent = await open({ canEdit: true, canFinalize: true });
    assert.equal((await send('comments.list', { encounterId: id }, silent, '/embed/trpc')).status, 403);
    assert.equal((await add(id, said, silent, '/embed/trpc')).status, 403);
    const draft = { encounterId: id, encounterVersion: 1, content: { kind: 'comment', text: 'Half a' } };
    assert.equal((await send('drafts.save', draft, silent, '/embed/trpc')).status, 403);

    const talking = await open({ canEdit: false, canComment: true });
    assert.equal((await send('drafts.save', draft, talking, '/embed/trpc')).status, 200);
    const again = await open({ canEdit: false, canComment: true });
    const kept = await send<{ items: { content: object }[] }>('drafts.get', { encounterId: id }, again, '/embed/trpc');
    assert.deepEqual(kept.body.result.data.items[0]?.content, { kind: 'comment', text: 'Half a' });
    const added = await add(id, 'Half a page.', again, '/embed/trpc');
    assert.equal(added.body.result.data.authorName, 'Ada Miles');
    assert.equal((await list(id, again, '/embed/trpc')).length, 2);
    const dropped = await send<{ items: object[] }>('drafts.get', { encounterId: id }, again, '/embed/trpc');
    assert.deepEqual(dropped.body.result.data.items, []);
  });
});
