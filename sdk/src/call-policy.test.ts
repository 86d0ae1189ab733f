import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runCall } from './call-policy.ts';
import { CodeloomError } from './error.ts';

const failing = (...codes: (CodeloomError['code'] | null)[]): { sent: number; send: () => Promise<string> } => {
  const state = {
    sent: 0,
    send: () => {
      const code = codes[state.sent];
      state.sent += 1;
      return code ? Promise.reject(new CodeloomError(code, 'x')) : Promise.resolve('answer');
    },
  };
  return state;
};

describe('a call under its policy', () => {
  it('is sent again when the network or the database was away, and then answers', async () => {
    const server = failing('network', 'databaseUnavailable', null);
    assert.equal(await runCall({ timeoutMs: 1000, retryDelaysMs: [1, 1] }, server.send), 'answer');
    assert.equal(server.sent, 3);
  });

  it('gives up after the last wait, with the error of the last try', async () => {
    const server = failing('network', 'network', 'network');
    await assert.rejects(runCall({ timeoutMs: 1000, retryDelaysMs: [1] }, server.send), { code: 'network' });
    assert.equal(server.sent, 2);
  });

  it('is not sent again when the server decided', async () => {
    const server = failing('conflict', null);
    await assert.rejects(runCall({ timeoutMs: 1000, retryDelaysMs: [1, 1] }, server.send), { code: 'conflict' });
    assert.equal(server.sent, 1);
  });

  it('ends with a time-out that says that nothing was lost', async () => {
    const never = (signal: AbortSignal): Promise<never> =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    await assert.rejects(runCall({ timeoutMs: 5, retryDelaysMs: [] }, never), {
      code: 'timeout',
      message: /Nothing was lost/,
    });
  });

  it('ends at once when its caller ends it, while sending and while waiting', async () => {
    const sending = new AbortController();
    const never = (signal: AbortSignal): Promise<never> =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    const first = runCall({ signal: sending.signal, timeoutMs: 60_000, retryDelaysMs: [] }, never);
    sending.abort();
    await assert.rejects(first, { code: 'aborted' });
    const waiting = new AbortController();
    const second = runCall(
      { signal: waiting.signal, timeoutMs: 60_000, retryDelaysMs: [60_000] },
      failing('network').send,
    );
    setTimeout(() => waiting.abort(), 5);
    await assert.rejects(second, { code: 'aborted' });
  });
});
