import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Encounter } from '@codeloom/contracts';
import type { Clock } from '../platform/clock.ts';
import { createLogger } from '../platform/logger.ts';
import { eachDatabase } from '../testing/database.ts';
import { startTestServer, visit, type TestPractice, type TestServer } from '../testing/server.ts';
import { startJobs } from './job-queue.ts';
import { applyRetention, purgeExpired } from './upkeep.ts';

const DAY_MS = 86_400_000;
const later = (days: number): Clock => ({ now: () => new Date(Date.now() + days * DAY_MS) });
const CANARY = 'quibblewort';

eachDatabase('Jobs', (on, kind) => {
  let server: TestServer;
  let practice: TestPractice;
  let token: string;

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice();
    token = await server.tokenOf(practice.users.PRACTICE_ADMIN.email);
  });

  const create = (changes: object = {}, idempotencyKey?: string) =>
    server.ok<Encounter>({
      method: 'POST',
      url: '/api/encounters',
      token,
      body: visit({ noteText: `${visit().noteText} ${CANARY}`, ...changes }),
      ...(idempotencyKey === undefined ? {} : { headers: { 'idempotency-key': idempotencyKey } }),
    });
  const suggest = (id: string) => server.ok<Encounter>({ method: 'POST', url: `/api/encounters/${id}/suggest`, token });
  const get = (id: string) => server.ok<Encounter>({ url: `/api/encounters/${id}`, token });
  const settings = (body: object) => server.ok({ method: 'PATCH', url: '/api/practices/me/settings', token, body });
  const count = async (sql: string) =>
    Number((await on().asSuperuser<{ n: bigint }>(`SELECT count(*) AS n ${sql}`))[0]?.n);
  const texts = (id: string) =>
    count(
      `FROM (SELECT text_ciphertext AS t FROM encounter_note WHERE encounter_id = '${id}' UNION ALL
        SELECT result_ciphertext FROM suggestion_run WHERE encounter_id = '${id}' UNION ALL
        SELECT text_ciphertext FROM encounter_comment WHERE encounter_id = '${id}') all_texts WHERE t IS NOT NULL`,
    );
  const purges = (id: string) =>
    on().asSuperuser<{ payload: object }>(
      `SELECT payload FROM audit_event WHERE action = 'RETENTION_PURGED' AND encounter_id = '${id}'`,
    );

  test('ended sessions, old Idempotency-Keys and expired drafts go; what still serves stays', async () => {
    const { database } = on();
    await create({}, 'key-of-today');
    const now = await purgeExpired({ database, clock: later(0) });
    assert.equal(now.idempotencyKeys, 0);
    assert.equal(await count(`FROM session_token`), 1, 'the session that is open');
    const afterwards = await purgeExpired({ database, clock: later(3) });
    assert.equal(afterwards.idempotencyKeys, 1);
    assert.equal(afterwards.sessions, 1);
    assert.equal(await count(`FROM session_token`), 0);
    token = await server.tokenOf(practice.users.PRACTICE_ADMIN.email);
  });

  test('retention takes back note, quotes and reasons past their day, keeps codes, and is audited once', async () => {
    const { database } = on();
    await settings({ phiRetentionDays: 365 });
    const old = await suggest((await create({ encounterDate: '2024-01-15' })).id);
    const voided = await server.ok<Encounter>({
      method: 'POST',
      url: `/api/encounters/${old.id}/void`,
      token,
      body: { version: old.version, reason: `Wrong chart, ${CANARY}.` },
    });
    const fresh = await suggest((await create({ encounterDate: new Date().toISOString().slice(0, 10) })).id);
    assert.equal(await texts(old.id), 3);

    assert.deepEqual(await applyRetention({ database, clock: later(0) }), { encounters: 1, faults: [] });
    assert.equal(await texts(old.id), 0);
    assert.equal(await texts(fresh.id), 2);
    const gone = await get(old.id);
    assert.equal(gone.noteText, '');
    assert.equal(gone.noteStored, false);
    assert.equal(gone.suggestion, null);
    assert.deepEqual(gone.emRecommended, voided.emRecommended);
    assert.equal((await get(fresh.id)).noteStored, true);
    assert.deepEqual(
      (await purges(old.id)).map(({ payload }) => payload),
      [{ reason: 'retentionEnded', notes: 1, runs: 1, comments: 1 }],
    );
    assert.deepEqual(await applyRetention({ database, clock: later(0) }), { encounters: 0, faults: [] });
  });

  test('after storePhi is switched off the stored notes go within a day; reasons stay', async () => {
    const { database } = on();
    const one = await suggest((await create()).id);
    await settings({ storePhi: false, phiRetentionDays: 36_500 });
    assert.equal(
      (await applyRetention({ database, clock: later(0) })).encounters,
      0,
      'a note of today may still be worked on',
    );
    const { encounters } = await applyRetention({ database, clock: later(1) });
    assert.ok(encounters >= 1);
    assert.equal(await texts(one.id), 0);
    assert.equal((await get(one.id)).noteStored, false);
    assert.deepEqual(
      (await purges(one.id)).map(({ payload }) => payload),
      [{ reason: 'notesNotKept', notes: 1, runs: 1, comments: 0 }],
    );
  });

  test('the queue runs on this database in its own schema, works a job once over two processes, and stops', async () => {
    const lines: string[] = [];
    const logger = createLogger({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    const { database } = on();
    const options = { database, clock: later(0), logger, pollSeconds: 0.5 };
    // The embedded database has one process; PostgreSQL may have several.
    const queues = [await startJobs(options), ...(kind === 'PostgreSQL' ? [await startJobs(options)] : [])];
    try {
      await queues[0]?.boss.send('retention', {});
      const giveUpAt = Date.now() + 30_000;
      while (!lines.some((line) => line.includes('"job":"retention"')) && Date.now() < giveUpAt) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        await get((await create()).id);
      }
      assert.equal(lines.filter((line) => line.includes('"job":"retention"')).length, 1);
      const schedules = await queues[0]?.boss.getSchedules();
      assert.deepEqual(schedules?.map(({ name }) => name).sort(), ['purge-expired', 'retention']);
      const rows = await on().asSuperuser<{ text: string }>(`SELECT t::text AS text FROM codeloom_jobs.job t`);
      assert.ok(rows.length > 0 && rows.every(({ text }) => !text.includes(CANARY) && !text.includes(practice.id)));
    } finally {
      for (const queue of queues) await queue.stop();
    }
    assert.ok(!lines.some((line) => line.includes('cannot reach')));
    assert.ok(!lines.join('').includes(CANARY));
  });

  test('the role of the queue sees no table of a practice', async () => {
    const rows = await on().asSuperuser<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
          AND has_table_privilege('codeloom_jobs', c.oid, 'SELECT, INSERT, UPDATE, DELETE')`,
    );
    assert.deepEqual(rows, []);
  });
});
