import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { Command } from 'commander';
import { systemClock } from '../platform/clock.ts';
import { createKeyProvider, createPhiCipher } from '../platform/crypto/index.ts';
import { newId } from '../platform/ids.ts';
import { eachDatabase } from '../testing/database.ts';
import { addPractice } from '../testing/practices.ts';
import { addKeyCommands } from './keys.ts';

eachDatabase('codeloom keys rotate', (on) => {
  test('lets the old wrapping key be removed without losing a note', async () => {
    const [old, next] = [randomBytes(32), randomBytes(32)];
    const cipherWith = (key: Buffer) => createPhiCipher({ keyProvider: createKeyProvider([key]), clock: systemClock });
    const { practiceId } = await addPractice(on().database);
    const where = { practiceId, table: 'encounter_note', column: 'text_ciphertext', rowId: newId() };
    const stored = await on().database.withPractice(practiceId, async (tx) => {
      const cipher = cipherWith(old);
      await cipher.createPracticeKey(tx, practiceId);
      return cipher.encrypt(tx, where, 'Text.');
    });

    let said = '';
    await on().reopenAround(async (env) => {
      const before = { ...process.env };
      Object.assign(process.env, env, { CODELOOM_KEK: [next, old].map((key) => key.toString('base64')).join(',') });
      try {
        const program = new Command('codeloom').exitOverride();
        addKeyCommands(program, { out: (line) => void (said += line), err: () => undefined });
        await program.parseAsync(['keys', 'rotate'], { from: 'user' });
      } finally {
        // The object itself stays: the runner and the database's worker hold on to it.
        for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name);
        Object.assign(process.env, before);
      }
    });
    assert.match(said, /^1 keys of 1 practices wrapped under [0-9a-f]{16}\.$/);
    const text = await on().database.withPractice(practiceId, (tx) => cipherWith(next).decrypt(tx, where, stored));
    assert.equal(text, 'Text.');
  });
});
