import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

// Node is the server here: there is no document.
describe('the entries on a server', () => {
  for (const entry of ['@codeloom/sdk/loader', '@codeloom/sdk/pure', '@codeloom/sdk/client', '@codeloom/sdk/testing']) {
    it(`${entry} can be imported, and does nothing`, async () => {
      const before = Object.keys(globalThis);
      await import(entry);
      await new Promise((resolve) => setTimeout(resolve, 1));
      assert.deepEqual(Object.keys(globalThis), before);
    });
  }

  it('answers null to a page that is rendered on a server', async () => {
    const { loadCodeloom } = await import('./pure.ts');
    assert.equal(await loadCodeloom({ origin: 'https://codeloom.example' }), null);
  });
});
