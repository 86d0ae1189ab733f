import { expect } from '@esm-bundle/chai';
import { loadCodeloom } from '@codeloom/sdk/pure';

const script = (): HTMLScriptElement | null => document.querySelector<HTMLScriptElement>('script[src*="/codeloom"]');

describe('loadCodeloom', () => {
  it('rejects with a plain error when the script does not come, and tries again when asked again', async () => {
    const failure = await loadCodeloom({ origin: `${location.origin}/nowhere` }).catch((error: unknown) => error);
    expect(failure).to.include({ name: 'CodeloomError', code: 'network' });
    expect(script()).to.equal(null);
    const page = await loadCodeloom({ origin: `${location.origin}/elements/dist` });
    expect(page?.version).to.equal('0.1.0');
  });

  it('loads once however often it is called, and uses the tag that is there', async () => {
    const pages = await Promise.all([1, 2, 3].map(() => loadCodeloom({ origin: 'https://elsewhere.example' })));
    expect(new Set(pages).size).to.equal(1);
    expect(document.querySelectorAll('script[src*="/codeloom"]')).to.have.length(1);
  });
});
