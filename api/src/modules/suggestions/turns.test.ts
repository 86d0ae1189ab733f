import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Turns } from './turns.ts';

/** A work that ends when it is told to. */
function work(name: string, log: string[]) {
  const ended = Promise.withResolvers<void>();
  const run = async (): Promise<string> => {
    log.push(`${name} begins`);
    await ended.promise;
    log.push(`${name} ends`);
    return name;
  };
  return { run, end: () => ended.resolve(), fail: (error: Error) => ended.reject(error) };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Turns', () => {
  test('no more than the given number run at a time, and the rest in the order they came', async () => {
    const log: string[] = [];
    const turns = new Turns(2);
    const works = ['a', 'b', 'c', 'd'].map((name) => work(name, log));
    const done = works.map(({ run }) => turns.run('practice', run));
    await settled();
    assert.deepEqual(log, ['a begins', 'b begins']);
    works[1]?.end();
    await settled();
    assert.deepEqual(log.slice(2), ['b ends', 'c begins']);
    for (const { end } of works) end();
    assert.deepEqual(await Promise.all(done), ['a', 'b', 'c', 'd']);
    assert.deepEqual(
      log.filter((line) => line.endsWith('begins')),
      ['a begins', 'b begins', 'c begins', 'd begins'],
    );
  });

  test('a practice that asks for much waits for itself and not before the others', async () => {
    const log: string[] = [];
    const turns = new Turns(1);
    const busy = ['first', 'second', 'third'].map((name) => work(name, log));
    const other = work('other', log);
    const done = busy.map(({ run }) => turns.run('busy', run));
    done.push(turns.run('quiet', other.run));
    for (const { end } of [...busy, other]) end();
    await Promise.all(done);
    assert.deepEqual(
      log.filter((line) => line.endsWith('begins')),
      ['first begins', 'second begins', 'other begins', 'third begins'],
    );
  });

  test('a work that fails gives its turn to the next', async () => {
    const log: string[] = [];
    const turns = new Turns(1);
    const [first, second] = [work('first', log), work('second', log)];
    const failing = assert.rejects(turns.run('practice', first.run), RangeError);
    const after = turns.run('practice', second.run);
    first.fail(new RangeError('on purpose'));
    await failing;
    second.end();
    assert.equal(await after, 'second');
  });
});
