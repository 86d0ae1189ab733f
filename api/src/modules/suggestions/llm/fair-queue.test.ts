import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FairQueue } from './fair-queue.ts';
import { ModelFailure } from './model-failure.ts';

const never = new AbortController().signal;

function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, open: resolve };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('practices take turns: the one that asked for much waits for itself', async () => {
  const queue = new FairQueue({ perPractice: 2, overall: 2, waitingPerPractice: 10 });
  const order: string[] = [];
  const gates = Array.from({ length: 6 }, gate);
  const ask = (practice: string, at: number): Promise<void> =>
    queue.run(practice, never, async () => {
      order.push(`${practice}${at}`);
      await gates[at]?.promise;
    });
  const all = [ask('a', 0), ask('a', 1), ask('a', 2), ask('a', 3), ask('b', 4), ask('b', 5)];
  for (const { open } of gates) {
    open();
    await turn();
  }
  await Promise.all(all);
  assert.deepEqual(order, ['a0', 'a1', 'a2', 'b4', 'a3', 'b5']);
  assert.equal(queue.running, 0);
});

test('what does not fit is refused at once', async () => {
  const queue = new FairQueue({ perPractice: 1, overall: 9, waitingPerPractice: 1 });
  const first = gate();
  const running = queue.run('a', never, () => first.promise);
  const waiting = queue.run('a', never, () => Promise.resolve());
  await assert.rejects(
    queue.run('a', never, () => Promise.resolve()),
    (error) => error instanceof ModelFailure && error.reason === 'queueFull',
  );
  first.open();
  await Promise.all([running, waiting]);
});

test('who gives up while waiting leaves the line and takes no place', async () => {
  const queue = new FairQueue({ perPractice: 1, overall: 1, waitingPerPractice: 5 });
  const first = gate();
  const running = queue.run('a', never, () => first.promise);
  const leaving = new AbortController();
  const gone = queue.run('a', leaving.signal, () => Promise.resolve('ran'));
  const stays = queue.run('b', never, () => Promise.resolve('ran'));
  leaving.abort();
  await assert.rejects(gone, ModelFailure);
  first.open();
  await running;
  assert.equal(await stays, 'ran');
  assert.equal(queue.running, 0);
});
