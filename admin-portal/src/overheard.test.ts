import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CodeloomError } from '@codeloom/sdk';
import { createFakeClient, sampleEncounter } from '@codeloom/sdk/testing';
import { overheard } from './overheard.ts';

const encounter = sampleEncounter();
const ref = { id: encounter.id };

test('answers pass unchanged and are overheard once', async () => {
  const heard: unknown[] = [];
  const client = overheard(createFakeClient({ encounters: [encounter] }), { answered: (answer) => heard.push(answer) });
  const answer = await client.encounters.get(ref);
  assert.equal(answer.id, encounter.id);
  assert.deepEqual(heard, [answer]);
});

test('a refusal is overheard and still rejects', async () => {
  const fake = createFakeClient({ encounters: [encounter] });
  const refusal = new CodeloomError('unauthenticated', 'Sign in to continue.');
  fake.failNext('encounters.get', refusal);
  const heard: unknown[] = [];
  const client = overheard(fake, { refused: (error, { name, args }) => heard.push(error, name, args[0]) });
  await assert.rejects(client.encounters.get(ref), refusal);
  assert.deepEqual(heard, [refusal, 'encounters.get', ref]);
});
