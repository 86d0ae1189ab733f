import { expect } from '@esm-bundle/chai';
import { loadCodeloom } from '@codeloom/sdk/pure';

const script = (): HTMLScriptElement | null => document.querySelector<HTMLScriptElement>('script[src*="/codeloom"]');

describe('loadCodeloom', () => {
  it('tries again for a tag of the page that has failed before anybody asked', async () => {
    const failing = document.createElement('script');
    failing.src = `${location.origin}/nowhere/codeloom.js`;
    const over = new Promise((resolve) => failing.addEventListener('error', resolve));
    document.head.append(failing);
    await over;
    const failure = await loadCodeloom({ origin: `${location.origin}/nowhere` }).catch((error: unknown) => error);
    expect(failure).to.include({ name: 'CodeloomError', code: 'network' });
    expect(script()).to.equal(null);
  });

  it('rejects with a plain error when the script does not come, and tries again when asked again', async () => {
    const failure = await loadCodeloom({ origin: `${location.origin}/nowhere` }).catch((error: unknown) => error);
    expect(failure).to.include({ name: 'CodeloomError', code: 'network' });
    expect(script()).to.equal(null);
    const page = await loadCodeloom({ origin: `${location.origin}/elements/dist` });
    expect(page?.version).to.equal('0.1.0');
  });

  it('loads once however often it is called, and uses the tag that is there, and names both', async () => {
    const warned: string[] = [];
    const heard = globalThis as unknown as { console: { warn: (text: string) => void } };
    const { warn } = heard.console;
    heard.console.warn = (text) => warned.push(text);
    const pages = await Promise.all([1, 2, 3].map(() => loadCodeloom({ origin: 'https://elsewhere.example' })));
    heard.console.warn = warn;
    expect(new Set(pages).size).to.equal(1);
    expect(document.querySelectorAll('script[src*="/codeloom"]')).to.have.length(1);
    expect(warned[0]).to.contain('/elements/dist/codeloom.js').and.to.contain('https://elsewhere.example');
  });
});
