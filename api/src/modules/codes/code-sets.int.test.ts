import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Encounter, PracticeRole, Preferences, SavedCodeSet, Shortlist } from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, TEST_PASSWORD, visit, type TestPractice, type TestServer } from '../../testing/server.ts';

const sameOrigin = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' };
const cold = { emCode: '99213', diagnoses: [{ code: 'J06.9' }], procedures: [{ code: '87880', pointers: [1] }] };

eachDatabase('What a person keeps at hand', (on) => {
  let server: TestServer;
  let practice: TestPractice;
  let other: TestPractice;
  const cookies = new Map<string, string>();

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice();
    other = await server.addPractice({ label: 'Other' });
    for (const { users } of [practice, other]) {
      for (const { email } of Object.values(users)) {
        const body = { email, password: TEST_PASSWORD };
        const answer = await server.call({ method: 'POST', url: '/trpc/auth.signIn', headers: sameOrigin, body });
        cookies.set(email, [answer.headers['set-cookie']].flat()[0]?.split(';')[0] ?? '');
      }
    }
  });

  const headersOf = (role: PracticeRole, of = practice) => ({
    ...sameOrigin,
    cookie: cookies.get(of.users[role].email) ?? '',
  });
  interface Answer<T> {
    result: { data: T };
  }
  interface Told<T> {
    status: number;
    /** Null where the call was refused. */
    data: T | null;
  }
  async function ask<T>(role: PracticeRole, path: string, input?: object, of = practice): Promise<Told<T>> {
    const query = input ? `?input=${encodeURIComponent(JSON.stringify(input))}` : '';
    const answer = await server.call<Answer<T>>({ url: `/trpc/${path}${query}`, headers: headersOf(role, of) });
    return { status: answer.status, data: answer.status === 200 ? answer.body.result.data : null };
  }
  async function change<T>(role: PracticeRole, path: string, body: object, of = practice): Promise<Told<T>> {
    const headers = headersOf(role, of);
    const answer = await server.call<Answer<T>>({ method: 'POST', url: `/trpc/${path}`, headers, body });
    return { status: answer.status, data: answer.status === 200 ? answer.body.result.data : null };
  }
  const namesFor = async (role: PracticeRole, of = practice) =>
    ((await ask<{ items: SavedCodeSet[] }>(role, 'codeSets.list', undefined, of)).data?.items ?? []).map(
      ({ name }) => name,
    );

  test('a code set a biller shares is offered to the whole practice and to no other, with the words of the table', async () => {
    const saved = await change<SavedCodeSet>('BILLER', 'codeSets.save', { name: 'Cold', shared: true, codes: cold });
    assert.equal(saved.status, 200);
    assert.equal(saved.data?.emCode, '99213');
    assert.match(saved.data.diagnoses[0]?.description ?? '', /respiratory/i);
    assert.deepEqual(await namesFor('PROVIDER'), ['Cold']);
    assert.deepEqual(await namesFor('BILLER', other), []);
    const foreign = await change('PRACTICE_ADMIN', 'codeSets.remove', { id: saved.data.id }, other);
    assert.equal(foreign.status, 404);
    const [row] = await on().asSuperuser<{ payload: { setting: string; to: string } }>(
      `SELECT payload FROM audit_event WHERE action = 'SETTING_CHANGED' AND practice_id = '${practice.id}' ORDER BY seq DESC LIMIT 1`,
    );
    assert.deepEqual([row?.payload.setting, row?.payload.to], ['codeSet', saved.data.id]);
  });

  test('a set of one’s own is seen by nobody else, and answers others as a missing one', async () => {
    const saved = await change<SavedCodeSet>('PROVIDER', 'codeSets.save', { name: 'Mine', codes: cold });
    assert.deepEqual(await namesFor('PROVIDER'), ['Cold', 'Mine']);
    assert.deepEqual(await namesFor('BILLER'), ['Cold']);
    const removal = await change('BILLER', 'codeSets.remove', { id: saved.data?.id });
    assert.equal(removal.status, 404);
  });

  test('a provider shares no set, and changes none that somebody shared', async () => {
    assert.equal((await change('PROVIDER', 'codeSets.save', { name: 'Flu', shared: true, codes: cold })).status, 403);
    const shared = (await ask<{ items: SavedCodeSet[] }>('PROVIDER', 'codeSets.list')).data?.items[0];
    assert.equal(shared?.canChange, false);
    assert.equal((await change('PROVIDER', 'codeSets.remove', { id: shared.id })).status, 403);
  });

  test('a name is used once by a person, and an empty set is refused', async () => {
    assert.equal((await change('BILLER', 'codeSets.save', { name: 'Cold', codes: cold })).status, 409);
    const nothing = { emCode: null, diagnoses: [], procedures: [] };
    assert.equal((await change('BILLER', 'codeSets.save', { name: 'Empty', codes: nothing })).status, 400);
  });

  test('no words of a client are stored with a set', async () => {
    const codes = { ...cold, diagnoses: [{ code: 'J06.9', description: 'words-canary' }] };
    await change('BILLER', 'codeSets.save', { name: 'Words', codes });
    const rows = await on().asSuperuser<{ codes: unknown }>('SELECT codes FROM code_set');
    assert.ok(!JSON.stringify(rows).includes('words-canary'));
  });

  test('a favourite stands on its owner’s shelf only, and can be taken down', async () => {
    const star = { system: 'icd10cm', code: 'e1142', favourite: true };
    assert.equal((await change('BILLER', 'codes.setFavourite', star)).status, 200);
    assert.equal((await change('BILLER', 'codes.setFavourite', star)).status, 200, 'twice is once');
    const shelf = async (role: PracticeRole, of = practice) =>
      (await ask<Shortlist>(role, 'codes.shortlist', { system: 'icd10cm' }, of)).data?.favourites.map(
        ({ code }) => code,
      );
    assert.deepEqual(await shelf('BILLER'), ['E11.42']);
    assert.deepEqual(await shelf('PROVIDER'), []);
    assert.deepEqual(await shelf('BILLER', other), []);
    await change('BILLER', 'codes.setFavourite', { ...star, favourite: false });
    assert.deepEqual(await shelf('BILLER'), []);
    assert.equal((await change('BILLER', 'codes.setFavourite', { ...star, code: 'nothing' })).status, 400);
  });

  test('recent codes are of encounters the person finalized, most used ones of the practice; drafts count for neither', async () => {
    const token = await server.tokenOf(practice.users.BILLER.email);
    const finalize = async (codes: string[], final: boolean) => {
      const { id } = await server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token, body: visit() });
      const body = { version: 1, emCode: '99213', diagnoses: codes.map((code) => ({ code })), procedures: [] };
      const coded = await server.ok<Encounter>({ method: 'PATCH', url: `/api/encounters/${id}/codes`, token, body });
      if (!final) return;
      const overrides = coded.edits.map((edit) => ({ editId: edit.id, reason: 'Checked against the note.' }));
      const request = { version: coded.version, overrides };
      await server.ok({ method: 'POST', url: `/api/encounters/${id}/finalize`, token, body: request });
    };
    await finalize(['I10', 'E11.9'], true);
    await finalize(['I10', 'J06.9'], true);
    await finalize(['N39.0'], false);
    const list = async (role: PracticeRole) => {
      const { data } = await ask<Shortlist>(role, 'codes.shortlist', { system: 'icd10cm' });
      return { recent: data?.recent.map(({ code }) => code), mostUsed: data?.mostUsed.map(({ code }) => code) };
    };
    const biller = await list('BILLER');
    assert.deepEqual(biller.recent, ['I10', 'J06.9', 'E11.9']);
    assert.deepEqual(biller.mostUsed, ['I10', 'E11.9', 'J06.9']);
    assert.deepEqual(await list('PROVIDER'), { recent: [], mostUsed: ['I10', 'E11.9', 'J06.9'] });
  });

  test('a person’s keys follow them and are nobody else’s; what is no key is refused', async () => {
    const keys = { 'suggest.accept': 'Shift+Q', 'final.finalize': '' };
    assert.equal((await change('BILLER', 'preferences.save', { keys })).status, 200);
    assert.deepEqual((await ask<Preferences>('BILLER', 'preferences.get')).data, { keys });
    assert.deepEqual((await ask<Preferences>('PROVIDER', 'preferences.get')).data, { keys: {} });
    for (const wrong of [{ 'suggest.accept': 'Tab' }, { 'suggest.accept': 'aa' }, { 'Accept it': 'A' }]) {
      assert.equal((await change('BILLER', 'preferences.save', { keys: wrong })).status, 400, JSON.stringify(wrong));
    }
  });
});
