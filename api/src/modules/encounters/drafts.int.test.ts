import assert from 'node:assert/strict';
import { before, mock, test } from 'node:test';
import type { DraftContentInput, Drafts, EmbedAccess, EmbedBootstrap, Encounter } from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, TEST_PASSWORD, visit, type TestPractice, type TestServer } from '../../testing/server.ts';

const sameOrigin = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' };
const ORIGIN = 'https://emr.example.com';
const typed = 'Half a sentence about';

eachDatabase('Drafts', (on) => {
  let server: TestServer;
  let practice: TestPractice;
  let encounter: Encounter;
  const cookies = new Map<string, string>();

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice();
    for (const role of ['BILLER', 'PRACTICE_ADMIN', 'PROVIDER'] as const) await signIn(practice.users[role].email);
    encounter = await store();
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
  const store = (changes: object = {}) =>
    server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token: practice.apiKey, body: visit(changes) });
  const as = (role: 'BILLER' | 'PRACTICE_ADMIN' | 'PROVIDER') => ({
    ...sameOrigin,
    cookie: cookies.get(practice.users[role].email) ?? '',
  });
  const mutate = (path: string, body: object, headers: Record<string, string> = as('BILLER'), prefix = '/trpc') =>
    server.call<{ result: { data: Encounter } }>({ method: 'POST', url: `${prefix}/${path}`, body, headers });
  const save = (of: Encounter, content: DraftContentInput, headers = as('BILLER')) =>
    mutate('drafts.save', { encounterId: of.id, encounterVersion: of.version, content }, headers);
  const note = (noteText = typed): DraftContentInput => ({ kind: 'note', noteText });
  const codes: DraftContentInput = {
    kind: 'codes',
    codes: { emCode: '9921', diagnoses: [{ code: 'E1' }], procedures: [] },
  };
  const get = async (of: Encounter, headers: Record<string, string> = as('BILLER'), prefix = '/trpc') => {
    const input = encodeURIComponent(JSON.stringify({ encounterId: of.id }));
    const answer = await server.call<{ result: { data: Drafts } }>({
      url: `${prefix}/drafts.get?input=${input}`,
      headers,
    });
    assert.equal(answer.status, 200);
    return answer.body.result.data.items;
  };

  test('what a user typed comes back to the same user and encounter only, and rests encrypted', async () => {
    const other = await store();
    assert.equal((await save(encounter, note())).status, 200);
    assert.equal((await save(encounter, codes)).status, 200);
    const items = await get(encounter);
    assert.deepEqual(
      items.map(({ content }) => content.kind),
      ['note', 'codes'],
    );
    assert.equal(items[0]?.content.kind === 'note' && items[0].content.noteText, typed);
    assert.equal(items[0]?.encounterVersion, encounter.version);
    assert.deepEqual(await get(other), []);
    assert.deepEqual(await get(encounter, as('PRACTICE_ADMIN')), []);
    const rows = await on().asSuperuser<{ text: string }>('SELECT t::text AS text FROM draft t');
    assert.ok(rows.length >= 2 && rows.every(({ text }) => !text.includes(typed) && !text.includes('9921')));
  });

  test('saving again replaces; twenty saves at once leave one draft', async () => {
    const of = await store();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => save(of, note(`text ${n}`))));
    assert.ok(answers.every(({ status }) => status === 200));
    assert.equal((await save(of, note('the last one'))).status, 200);
    const items = await get(of);
    assert.equal(items.length, 1);
    assert.equal(items[0]?.content.kind === 'note' && items[0].content.noteText, 'the last one');
  });

  test('saving the note or the codes drops its draft; discarding drops the rest; finalizing drops everybody’s', async () => {
    const of = await store();
    await save(of, note());
    await save(of, codes);
    await save(of, codes, as('PRACTICE_ADMIN'));
    const updated = await mutate('encounters.update', { id: of.id, version: 1, noteText: 'A new note.' });
    assert.deepEqual(
      (await get(of)).map(({ content }) => content.kind),
      ['codes'],
    );
    const set = { id: of.id, version: updated.body.result.data.version };
    const saved = await mutate('encounters.setCodes', {
      ...set,
      emCode: '99213',
      diagnoses: [{ code: 'I10' }],
      procedures: [],
    });
    assert.deepEqual(await get(of), []);
    await save(of, note());
    await mutate('drafts.discard', { encounterId: of.id, kind: 'note' });
    assert.deepEqual(await get(of), []);
    assert.equal((await get(of, as('PRACTICE_ADMIN'))).length, 1);
    const { version, edits } = saved.body.result.data;
    const overrides = edits.map((edit) => ({ editId: edit.id, reason: 'A reason.' }));
    assert.equal((await mutate('encounters.finalize', { id: of.id, version, overrides })).status, 200);
    assert.deepEqual(await get(of, as('PRACTICE_ADMIN')), []);
    assert.equal((await save(of, note())).status, 409, 'a finished encounter takes no drafts');
  });

  test('a draft expires after 24 hours', async (t) => {
    const of = await store();
    await save(of, note());
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    t.after(() => mock.timers.reset());
    mock.timers.tick(24 * 3_600_000 + 1000);
    await signIn(practice.users.BILLER.email);
    assert.deepEqual(await get(of), []);
    mock.timers.reset();
    await signIn(practice.users.BILLER.email);
  });

  test('bad drafts, foreign encounters and API keys are refused', async () => {
    const bad: object[] = [
      { kind: 'note', noteText: '\ud800' },
      { kind: 'note', noteText: 'x'.repeat(200_001) },
      { kind: 'held_note', noteText: 'x' },
      { kind: 'codes', codes: { emCode: 'x'.repeat(21), diagnoses: [], procedures: [] } },
    ];
    for (const content of bad) {
      const body = { encounterId: encounter.id, encounterVersion: 1, content };
      assert.equal((await mutate('drafts.save', body)).status, 400, JSON.stringify(content).slice(0, 40));
    }
    const elsewhere = await server.addPractice();
    const foreign = await server.ok<Encounter>({
      method: 'POST',
      url: '/api/encounters',
      token: elsewhere.apiKey,
      body: visit(),
    });
    assert.equal((await save(foreign, note())).status, 404);
    assert.equal((await save(encounter, note(), as('PROVIDER'))).status, 404, 'another provider’s encounter');
  });

  test('an embed session keeps drafts of what it may edit, over the end of the session', async () => {
    const open = async (components: object) => {
      const { clientSecret } = await server.ok<EmbedBootstrap>({
        method: 'POST',
        url: '/api/embed/sessions',
        token: practice.apiKey,
        body: {
          practiceId: practice.id,
          user: { externalId: 'emr-draft', name: 'Ada Miles', role: 'BILLER' },
          encounterId: encounter.id,
          components,
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
    const body = { encounterId: encounter.id, encounterVersion: 1, content: note('typed in the chart') };
    const noteOnly = { note: { canEdit: true } };
    assert.equal((await mutate('drafts.save', body, await open(noteOnly), '/embed/trpc')).status, 200);
    const [draft] = await get(encounter, await open(noteOnly), '/embed/trpc');
    assert.equal(draft?.content.kind === 'note' && draft.content.noteText, 'typed in the chart');
    const codesOnly = await open({ finalCodes: { canEdit: true } });
    assert.deepEqual(await get(encounter, codesOnly, '/embed/trpc'), []);
    assert.equal((await mutate('drafts.save', body, codesOnly, '/embed/trpc')).status, 403);
    const readOnly = await open({ suggest: {} });
    assert.equal((await mutate('drafts.save', body, readOnly, '/embed/trpc')).status, 403);
  });
});
