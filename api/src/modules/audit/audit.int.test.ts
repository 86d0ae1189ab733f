import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { before, test } from 'node:test';
import { eachDatabase } from '../../testing/database.ts';
import { makeAuditKey } from '../../testing/audit-files.ts';
import { addPractice } from '../../testing/practices.ts';
import type { TestPractice } from '../../testing/practices.ts';
import { systemClock } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import { appendAudit, appendPlatformAudit, exportAudit, listAudit, verifyAudit } from './index.ts';
import type { AppendAudit } from './index.ts';

eachDatabase('Audit', (on) => {
  const auditKey = makeAuditKey();
  let practice: TestPractice;
  const encounterId = newId();

  const noteRead = (): AppendAudit => ({
    practiceId: practice.practiceId,
    actor: { type: 'user', userId: practice.userId, role: 'BILLER' },
    encounterId,
    action: 'NOTE_READ',
    payload: {},
  });
  const append = (entry: AppendAudit = noteRead()) =>
    on().database.withPractice(entry.practiceId, (tx) => appendAudit(tx, entry));
  const readChain = async (chain: string): Promise<string> => {
    let file = '';
    for await (const part of exportAudit({ database: on().database, auditKey, clock: systemClock }, chain))
      file += part;
    return file;
  };
  const verifyChain = async (chain: string) => verifyAudit(Readable.from([Buffer.from(await readChain(chain))]));

  before(async () => {
    practice = await addPractice(on().database);
  });

  test('50 writers at once make one chain without a fork or a gap', async () => {
    const written = await Promise.all(Array.from({ length: 50 }, () => append()));
    assert.deepEqual(
      written.map(({ seq }) => seq).sort((a, b) => a - b),
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
    const result = await verifyChain(practice.practiceId);
    assert.ok(result.ok, JSON.stringify(result));
    assert.equal(result.events, 50);
  });

  test('several events of one transaction stand in their order', async () => {
    const seqs = await on().database.withPractice(practice.practiceId, async (tx) => [
      (await appendAudit(tx, noteRead())).seq,
      (
        await appendAudit(tx, {
          ...noteRead(),
          action: 'USER_REMOVED_DIAGNOSIS',
          payload: { code: 'E11.9', position: 2 },
        })
      ).seq,
    ]);
    assert.equal(seqs[1], (seqs[0] ?? 0) + 1);
  });

  test('an act that fails leaves no event, and the chain goes on', async () => {
    const failed = on().database.withPractice(practice.practiceId, async (tx) => {
      await appendAudit(tx, noteRead());
      throw new RangeError('on purpose');
    });
    await assert.rejects(failed, RangeError);
    await append();
    assert.equal((await verifyChain(practice.practiceId)).ok, true);
  });

  test('the chains of two practices know nothing of each other', async () => {
    const other = await addPractice(on().database);
    const entry = {
      ...noteRead(),
      practiceId: other.practiceId,
      actor: { type: 'user', userId: other.userId, role: null },
    } as const;
    assert.equal((await append(entry)).seq, 1);
    assert.equal((await verifyChain(other.practiceId)).ok, true);
  });

  test('an event for another practice than the one at work is refused', async () => {
    const other = await addPractice(on().database);
    const work = on().database.withPractice(practice.practiceId, (tx) =>
      appendAudit(tx, { ...noteRead(), practiceId: other.practiceId }),
    );
    await assert.rejects(work, { name: 'DatabaseFault', sqlState: '42501' });
  });

  test('a payload with prose or unknown fields fails the whole transaction and is not repeated in the error', async () => {
    const canary = 'Patient reports chest pain';
    const wrong = [
      { ...noteRead(), action: 'SUGGESTION_FAILED', payload: { reason: canary, mode: 'rules' } },
      { ...noteRead(), payload: { note: canary } },
      { ...noteRead(), action: 'ENCOUNTER_UPDATED', payload: { fields: [canary] } },
    ];
    for (const entry of wrong) {
      await assert.rejects(append(entry as unknown as AppendAudit), (error: unknown) => {
        assert.ok(error instanceof Error);
        assert.match(error.message, /does not have its form/);
        assert.doesNotMatch(error.message, /chest/);
        return true;
      });
    }
  });

  for (const table of ['audit_event', 'platform_audit_event']) {
    for (const [statement, sql] of [
      ['UPDATE', `UPDATE ${table} SET action = 'NOTE_READ'`],
      ['DELETE', `DELETE FROM ${table}`],
      ['TRUNCATE', `TRUNCATE ${table}`],
    ] as const) {
      test(`${statement} on ${table} is refused to the application, and by trigger even to the superuser`, async () => {
        await on().database.withGlobal((tx) =>
          appendPlatformAudit(tx, { platformUserId: null, action: 'SIGNED_OUT', payload: {} }),
        );
        await append();
        for (const scope of ['practice', 'global']) {
          const { database } = on();
          const work =
            scope === 'practice'
              ? database.withPractice(practice.practiceId, (tx) => tx.$executeRawUnsafe(sql))
              : database.withGlobal((tx) => tx.$executeRawUnsafe(sql));
          await assert.rejects(work, { name: 'DatabaseFault', sqlState: '42501' });
        }
        await assert.rejects(on().asSuperuser(sql));
      });
    }
  }

  test('a stored run and a note version are refused an update too', async () => {
    for (const table of ['suggestion_run', 'encounter_note']) {
      const work = on().database.withPractice(practice.practiceId, (tx) =>
        tx.$executeRawUnsafe(`UPDATE ${table} SET created_at = now()`),
      );
      await assert.rejects(work, { name: 'DatabaseFault', sqlState: '42501' });
    }
  });

  test('an event that does not link to the last one is refused by the database itself', async () => {
    for (const [seq, prevHash] of [
      [99_999, 'a'.repeat(64)],
      [1, '0'.repeat(64)],
    ] as const) {
      const insert = on()
        .asSuperuser(`INSERT INTO audit_event (practice_id, id, seq, actor_type, action, schema_version, payload, created_at, prev_hash, hash)
        VALUES ('${practice.practiceId}', '${newId()}', ${seq}, 'user', 'NOTE_READ', 1, '{}', now(), '${prevHash}', '${'b'.repeat(64)}')`);
      await assert.rejects(insert);
    }
  });

  test('the trail of an encounter names who acted, oldest first', async () => {
    const trail = await on().database.withPractice(practice.practiceId, (tx) =>
      listAudit(tx, practice.practiceId, encounterId),
    );
    assert.ok(trail.length > 50);
    assert.deepEqual(
      trail.map(({ seq }) => seq),
      trail.map(({ seq }) => seq).sort((a, b) => a - b),
    );
    assert.deepEqual([trail[0]?.userName, trail[0]?.action], ['Test User', 'NOTE_READ']);
  });

  test('a row changed behind the application shows in the export', async () => {
    const victim = await addPractice(on().database);
    const actor = { type: 'user', userId: victim.userId, role: 'BILLER' } as const;
    for (const code of ['I10', 'E11.9', 'J45.909']) {
      await append({
        practiceId: victim.practiceId,
        actor,
        action: 'USER_REMOVED_DIAGNOSIS',
        payload: { code, position: 1 },
      });
    }
    await on().asSuperuser(`ALTER TABLE audit_event DISABLE TRIGGER append_only`);
    await on().asSuperuser(
      `UPDATE audit_event SET payload = '{"code":"I11.9","position":1}' WHERE practice_id = '${victim.practiceId}' AND seq = 2`,
    );
    await on().asSuperuser(`ALTER TABLE audit_event ENABLE TRIGGER append_only`);
    const result = await verifyChain(victim.practiceId);
    assert.ok(!result.ok);
    assert.match(result.problem, /Event 2 was changed/);
  });

  test('the platform has a chain of its own', async () => {
    const entry = {
      platformUserId: newId(),
      action: 'SIGNED_IN',
      payload: { method: 'password', session: 'cookie' },
    } as const;
    await on().database.withGlobal((tx) => appendPlatformAudit(tx, entry));
    const result = await verifyChain('platform');
    assert.ok(result.ok, JSON.stringify(result));
    assert.equal(result.chain, 'platform');
  });
});
