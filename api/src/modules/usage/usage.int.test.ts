import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Encounter, PracticeRole, UsageCurrent, UsagePeriods } from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, TEST_PASSWORD, visit, type TestPractice, type TestServer } from '../../testing/server.ts';
import { recordUsage } from './record-usage.ts';

const sameOrigin = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' };

eachDatabase('Usage', (on) => {
  let server: TestServer;
  let practice: TestPractice;
  let token: string;

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice();
    token = await server.tokenOf(practice.users.BILLER.email);
  });

  async function as(role: PracticeRole, of: TestPractice = practice) {
    const body = { email: of.users[role].email, password: TEST_PASSWORD };
    const signIn = await server.call({ method: 'POST', url: '/trpc/auth.signIn', headers: sameOrigin, body });
    const cookie = [signIn.headers['set-cookie']].flat()[0]?.split(';')[0] ?? '';
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller says what it expects, as `server.call` does
    return <T>(path: string, input?: object, method: 'GET' | 'POST' = 'GET') => {
      const query = method === 'GET' && input ? `?input=${encodeURIComponent(JSON.stringify(input))}` : '';
      return server.call<{ result: { data: T } }>({
        method,
        url: `/trpc/${path}${query}`,
        headers: { ...sameOrigin, cookie },
        ...(method === 'POST' && input ? { body: input } : {}),
      });
    };
  }

  const post = (path: string, body: object) =>
    server.ok<Encounter>({ method: 'POST', url: `/api${path}`, token, body });

  test('an encounter counts once a period, however often it is suggested, reopened and finalized', async () => {
    const ask = await as('PRACTICE_ADMIN');
    const zero = (await ask<UsageCurrent>('usage.current')).body.result.data;
    assert.deepEqual([zero.encountersWithAiSuggestions, zero.encountersFinalized, zero.activeProviders], [0, 0, 0]);
    const providerId = practice.users.PROVIDER.id;
    const { id } = await post('/encounters', visit({ providerId, externalId: crypto.randomUUID() }));
    for (let time = 0; time < 3; time += 1) await post(`/encounters/${id}/suggest`, { force: true });
    let { version } = await server.ok<Encounter>({ url: `/api/encounters/${id}`, token });
    for (let time = 0; time < 2; time += 1) {
      const coded = await server.ok<Encounter>({
        method: 'PATCH',
        url: `/api/encounters/${id}/codes`,
        token,
        body: { version, emCode: '99213', diagnoses: [{ code: 'I10' }], procedures: [] },
      });
      const overrides = coded.edits.map((edit) => ({ editId: edit.id, reason: 'Checked in the test.' }));
      const done = await post(`/encounters/${id}/finalize`, { version: coded.version, overrides });
      ({ version } = await post(`/encounters/${id}/reopen`, { version: done.version, reason: 'Once more.' }));
    }
    const used = (await ask<UsageCurrent>('usage.current')).body.result.data;
    assert.deepEqual(
      [used.encountersWithAiSuggestions, used.encountersFinalized, used.activeProviders, used.modelCalls],
      [1, 1, 1, 0],
    );
    assert.deepEqual(used.limits.encountersWithAiSuggestions, null);
  });

  test('a period is a calendar month of the practice’s own time zone', async () => {
    const other = await server.addPractice();
    const count = (now: string) =>
      on().database.withPractice(other.id, (tx) =>
        recordUsage(tx, { practiceId: other.id, now: new Date(now), kind: 'suggested', subjectId: other.id }),
      );
    // Chicago is 6 hours behind in winter: the month ends at 06:00 UTC.
    await count('2026-02-01T05:59:59Z');
    await count('2026-02-01T06:00:00Z');
    await count('2026-02-28T23:00:00Z');
    const ask = await as('PRACTICE_ADMIN', other);
    const { items } = (await ask<UsagePeriods>('usage.periods', { limit: 5 })).body.result.data;
    assert.deepEqual(
      items.map((item) => [item.periodStart, item.periodEnd, item.encountersWithAiSuggestions]),
      [
        ['2026-02-01', '2026-02-28', 1],
        ['2026-01-01', '2026-01-31', 1],
      ],
    );
  });

  test('what fails is not counted: the count stands and falls with its transaction', async () => {
    const other = await server.addPractice();
    const act = on().database.withPractice(other.id, async (tx) => {
      await recordUsage(tx, { practiceId: other.id, now: new Date(), kind: 'trainingAttempt', subjectId: other.id });
      throw new Error('The act failed.');
    });
    await assert.rejects(act);
    const ask = await as('BILLER', other);
    assert.equal((await ask<UsageCurrent>('usage.current')).body.result.data.trainingAttempts, 0);
  });

  test('many at once count every encounter and lose none', async () => {
    const other = await server.addPractice();
    await Promise.all(
      Array.from({ length: 30 }, () =>
        on().database.withPractice(other.id, (tx) =>
          recordUsage(tx, {
            practiceId: other.id,
            now: new Date(),
            kind: 'finalized',
            subjectId: crypto.randomUUID(),
            model: { calls: 2, tokens: 10 },
          }),
        ),
      ),
    );
    const ask = await as('PRACTICE_ADMIN', other);
    const used = (await ask<UsageCurrent>('usage.current')).body.result.data;
    assert.deepEqual([used.encountersFinalized, used.modelCalls, used.modelTokens], [30, 60, 300]);
  });

  test('the admin alone reads past periods and sets the model’s limit, which is audited', async () => {
    for (const role of ['PROVIDER', 'BILLER'] as const) {
      const ask = await as(role);
      assert.equal((await ask('usage.current')).status, 200);
      assert.equal((await ask('usage.periods', {})).status, 403);
      assert.equal((await ask('usage.setModelCap', { modelTokens: 5 }, 'POST')).status, 403);
    }
    const ask = await as('PRACTICE_ADMIN');
    const set = await ask<UsageCurrent>('usage.setModelCap', { modelTokens: 5_000 }, 'POST');
    assert.equal(set.body.result.data.limits.modelTokens, 5_000);
    const events = await on().database.withPractice(practice.id, (tx) =>
      tx.auditEvent.findMany({ where: { action: 'SETTING_CHANGED' } }),
    );
    assert.deepEqual(
      events.map(({ payload }) => payload),
      [{ setting: 'modelTokensCap', from: null, to: 5_000 }],
    );
    await ask('usage.setModelCap', { modelTokens: null }, 'POST');
  });
});
