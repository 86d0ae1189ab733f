import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { eachDatabase } from '../../testing/database.ts';
import { addPractice } from '../../testing/practices.ts';
import { systemClock } from '../clock.ts';
import type { Tx } from '../database/index.ts';
import { newId } from '../ids.ts';
import { createKeyProvider, createPhiCipher, UnreadablePhi } from './index.ts';
import type { PhiCipher, PhiColumn } from './index.ts';

/** Ciphertext changes tried. SECURITY G12 asks for 10,000; CODELOOM_CIPHER_RUNS raises it. */
const RUNS = Number(process.env['CODELOOM_CIPHER_RUNS'] ?? 1_000);

const wellFormedText = fc.string({ unit: 'binary', maxLength: 400 });

eachDatabase('PHI encryption', (on) => {
  const wrappingKey = randomBytes(32);
  let cipher: PhiCipher;
  let practiceId: string;
  let otherId: string;

  const cipherWith = (...keys: Buffer[]): PhiCipher =>
    createPhiCipher({ keyProvider: createKeyProvider(keys), clock: systemClock });
  const inPractice = <T>(work: (tx: Tx) => Promise<T>, id = practiceId): Promise<T> =>
    on().database.withPractice(id, work);
  const noteOf = (rowId: string, id = practiceId): PhiColumn => ({
    practiceId: id,
    table: 'encounter_note',
    column: 'text_ciphertext',
    rowId,
  });

  before(async () => {
    cipher = cipherWith(wrappingKey);
    practiceId = (await addPractice(on().database)).practiceId;
    otherId = (await addPractice(on().database)).practiceId;
    for (const id of [practiceId, otherId]) await inPractice((tx) => cipher.createPracticeKey(tx, id), id);
  });

  test('any well-formed text comes back to the letter', async () => {
    await inPractice((tx) =>
      fc.assert(
        fc.asyncProperty(wellFormedText, fc.uuid(), async (text, rowId) => {
          const stored = await cipher.encrypt(tx, noteOf(rowId), text);
          assert.match(stored, /^v1\.[\w-]+\.[\w-]{16}\.[\w-]*\.[\w-]{22}$/);
          assert.equal(await cipher.decrypt(tx, noteOf(rowId), stored), text);
        }),
        { numRuns: 200 },
      ),
    );
  });

  test('half a surrogate pair is refused rather than replaced', async () => {
    await inPractice((tx) => assert.rejects(cipher.encrypt(tx, noteOf(newId()), 'a\ud800b'), TypeError));
  });

  test(`${RUNS} changed characters, cuts and additions are all refused`, async () => {
    const rowId = newId();
    const alphabet = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.');
    await inPractice(async (tx) => {
      const stored = await cipher.encrypt(tx, noteOf(rowId), 'Plan: continue the present treatment.');
      const changed = fc.oneof(
        fc
          .record({ at: fc.nat(stored.length - 1), to: fc.constantFrom(...alphabet) })
          .map(({ at, to }) => stored.slice(0, at) + to + stored.slice(at + 1)),
        fc.nat(stored.length - 1).map((end) => stored.slice(0, end)),
        fc.constantFrom(...alphabet).map((more) => stored + more),
      );
      await fc.assert(
        fc.asyncProperty(changed, async (text) => {
          fc.pre(text !== stored);
          await assert.rejects(cipher.decrypt(tx, noteOf(rowId), text), UnreadablePhi);
        }),
        { numRuns: RUNS },
      );
    });
  });

  test('a ciphertext moved to another row, column, table or practice is refused', async () => {
    const here = noteOf(newId());
    const stored = await inPractice((tx) => cipher.encrypt(tx, here, 'Text.'));
    const elsewhere = [
      { ...here, rowId: newId() },
      { ...here, column: 'result_ciphertext' },
      { ...here, table: 'encounter_comment' },
    ];
    for (const where of elsewhere)
      await inPractice((tx) => assert.rejects(cipher.decrypt(tx, where, stored), UnreadablePhi));
    await inPractice(
      (tx) => assert.rejects(cipher.decrypt(tx, noteOf(here.rowId, otherId), stored), UnreadablePhi),
      otherId,
    );
  });

  test('plain text in a PHI column is an error and never passed through', async () => {
    await inPractice((tx) =>
      assert.rejects(cipher.decrypt(tx, noteOf(newId()), 'A plain note.'), /it is no ciphertext/),
    );
  });

  test('one text gives another ciphertext each time', async () => {
    const where = noteOf(newId());
    const seen = await inPractice(async (tx) => {
      const all = new Set<string>();
      for (let index = 0; index < 500; index += 1)
        all.add((await cipher.encrypt(tx, where, 'Same.')).split('.')[2] ?? '');
      return all;
    });
    assert.equal(seen.size, 500);
  });

  test('a new practice key is used from then on, and the old one still reads', async () => {
    const { practiceId: id } = await addPractice(on().database);
    const where = noteOf(newId(), id);
    await inPractice((tx) => cipher.createPracticeKey(tx, id), id);
    const before = await inPractice((tx) => cipher.encrypt(tx, where, 'One.'), id);
    await inPractice((tx) => cipher.createPracticeKey(tx, id), id);
    const after = await inPractice((tx) => cipher.encrypt(tx, where, 'Two.'), id);
    assert.notEqual(before.split('.')[1], after.split('.')[1]);
    const fresh = cipherWith(wrappingKey);
    assert.equal(await inPractice((tx) => fresh.decrypt(tx, where, before), id), 'One.');
    assert.equal(await inPractice((tx) => fresh.decrypt(tx, where, after), id), 'Two.');
  });

  test('a key whose transaction failed encrypts nothing afterwards', async () => {
    const { practiceId: id } = await addPractice(on().database);
    const where = noteOf(newId(), id);
    await inPractice((tx) => cipher.createPracticeKey(tx, id), id);
    const failed = inPractice(async (tx) => {
      await cipher.createPracticeKey(tx, id);
      await cipher.encrypt(tx, where, 'Lost with its transaction.');
      throw new RangeError('on purpose');
    }, id);
    await assert.rejects(failed, RangeError);
    const stored = await inPractice((tx) => cipher.encrypt(tx, where, 'Kept.'), id);
    assert.equal(await inPractice((tx) => cipherWith(wrappingKey).decrypt(tx, where, stored), id), 'Kept.');
  });

  test('after a rotation of the wrapping key the old one may be removed', async () => {
    const { practiceId: id } = await addPractice(on().database);
    const where = noteOf(newId(), id);
    const next = randomBytes(32);
    await inPractice((tx) => cipher.createPracticeKey(tx, id), id);
    const stored = await inPractice((tx) => cipher.encrypt(tx, where, 'Text.'), id);
    await inPractice((tx) => assert.rejects(cipherWith(next).decrypt(tx, where, stored), /is not configured/), id);
    assert.equal(await inPractice((tx) => cipherWith(next, wrappingKey).rewrapPracticeKeys(tx, id), id), 1);
    assert.equal(await inPractice((tx) => cipherWith(next).decrypt(tx, where, stored), id), 'Text.');
  });

  test('a destroyed key makes what it encrypted unreadable', async () => {
    const { practiceId: id } = await addPractice(on().database);
    const where = noteOf(newId(), id);
    await inPractice((tx) => cipher.createPracticeKey(tx, id), id);
    const stored = await inPractice((tx) => cipher.encrypt(tx, where, 'Text.'), id);
    await inPractice((tx) => tx.practiceKey.deleteMany({ where: { practiceId: id } }), id);
    cipher.forget(id);
    await inPractice((tx) => assert.rejects(cipher.decrypt(tx, where, stored), /is gone/), id);
    await inPractice((tx) => assert.rejects(cipher.encrypt(tx, where, 'More.'), /has no key/), id);
  });

  test('a wrapped key moved to another practice does not open', async () => {
    const { practiceId: id } = await addPractice(on().database);
    const [key] = await on().asSuperuser<{ id: string }>(
      `SELECT id FROM practice_key WHERE practice_id = '${practiceId}'`,
    );
    await on().asSuperuser(`INSERT INTO practice_key SELECT '${id}', id, kek_id, wrapped, created_at FROM practice_key
      WHERE practice_id = '${practiceId}' AND id = '${key?.id}'`);
    await inPractice((tx) => assert.rejects(cipherWith(wrappingKey).encrypt(tx, noteOf(newId(), id), 'Text.')), id);
  });
});
