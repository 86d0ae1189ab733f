import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Encounter, Recomputed, SuggestionRecomputeInput } from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, TEST_PASSWORD, visit, type TestPractice, type TestServer } from '../../testing/server.ts';

const sameOrigin = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' };

eachDatabase('Recomputing a level', (on) => {
  let server: TestServer;
  let practice: TestPractice;
  let token: string;
  let cookie: string;

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice();
    token = await server.tokenOf(practice.users.BILLER.email);
    const signIn = await server.call({
      method: 'POST',
      url: '/trpc/auth.signIn',
      headers: sameOrigin,
      body: { email: practice.users.BILLER.email, password: TEST_PASSWORD },
    });
    cookie = [signIn.headers['set-cookie']].flat()[0]?.split(';')[0] ?? '';
  });

  async function suggested(): Promise<Encounter> {
    const body = visit({ externalId: crypto.randomUUID() });
    const { id } = await server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token, body });
    return server.ok<Encounter>({ method: 'POST', url: `/api/encounters/${id}/suggest`, token });
  }

  async function recompute(
    { id, suggestionRunId }: Pick<Encounter, 'id' | 'suggestionRunId'>,
    notSupported: SuggestionRecomputeInput['notSupported'],
  ) {
    const input = { encounterId: id, runId: suggestionRunId, notSupported };
    const { status, body } = await server.call<{ result: { data: Recomputed } }>({
      url: `/trpc/suggestions.recompute?input=${encodeURIComponent(JSON.stringify(input))}`,
      headers: { ...sameOrigin, cookie },
    });
    return { status, body };
  }

  /** One hash over all that the practice holds. */
  async function stored(): Promise<string> {
    const [row] = await on().asSuperuser<{ hash: string }>(
      `SELECT md5(concat((SELECT string_agg(t::text, '' ORDER BY id) FROM encounter t WHERE practice_id = '${practice.id}'),
        (SELECT count(*) FROM suggestion_run), (SELECT count(*) FROM audit_event))) AS hash`,
    );
    return row?.hash ?? '';
  }

  test('a marked item moves the level, shows no word of the note, and nothing is written', async () => {
    const encounter = await suggested();
    const { suggestion } = encounter;
    assert.equal(suggestion?.em.recommended?.code, '99214');
    const before_ = await stored();
    const index = suggestion.em.mdm.risk.items.findIndex(({ counted }) => counted);
    const { status, body } = await recompute(encounter, { items: [{ element: 'risk', index }] });
    assert.equal(status, 200);
    const { em } = body.result.data;
    assert.ok((em.recommended?.level ?? 0) < 4);
    assert.equal(em.mdm.risk.items[index]?.counted, false);
    assert.equal(em.mdm.risk.items.length, suggestion.em.mdm.risk.items.length);
    assert.doesNotMatch(JSON.stringify(em), /"quote"/);
    assert.equal(await stored(), before_);
  });

  test('a run that the encounter no longer shows is a conflict', async () => {
    const encounter = await suggested();
    await server.ok({
      method: 'POST',
      url: `/api/encounters/${encounter.id}/suggest`,
      token,
      body: { force: true },
    });
    assert.equal((await recompute(encounter, {})).status, 409);
  });

  test('a place that does not exist changes nothing; a malformed mark is refused', async () => {
    const encounter = await suggested();
    const { body } = await recompute(encounter, { items: [{ element: 'data', index: 900 }] });
    assert.equal(body.result.data.em.recommended?.code, encounter.suggestion?.em.recommended?.code);
    const wrong = { items: [{ element: 'problems', index: -1 }] } as const;
    assert.equal((await recompute(encounter, { items: [...wrong.items] })).status, 400);
  });
});
