import { expect } from '@esm-bundle/chai';
import { sampleEncounter } from '@codeloom/sdk/testing';
import { createFakeClient, sampleEngine } from '@codeloom/sdk/testing';
import { defineCodeloom } from './define-codeloom.ts';
import { defineTag, registeredTag, setTagSuffix } from './internal/define-tag.ts';
import type { CodeloomProvider } from './provider/codeloom-provider.ts';

/** Runs what warns, and gives back the warnings. */
function warningsOf(work: () => void): string[] {
  const warnings: string[] = [];
  /* eslint-disable no-console -- the warning is what is tested */
  const { warn } = console;
  console.warn = (text: unknown) => warnings.push(String(text));
  try {
    work();
  } finally {
    console.warn = warn;
  }
  /* eslint-enable no-console */
  return warnings;
}

describe('defineCodeloom', () => {
  afterEach(() => {
    document.body.replaceChildren();
    setTagSuffix('');
  });

  it('may be called twice, and again with an ending, without a warning', () => {
    expect(
      warningsOf(() => {
        defineCodeloom();
        defineCodeloom();
        defineCodeloom({ suffix: 'acme' });
        defineCodeloom({ suffix: 'acme' });
      }),
    ).to.deep.equal([]);
    expect(customElements.get('codeloom-note-acme')).not.to.equal(undefined);
  });

  it('shows an encounter under tags with an ending', async () => {
    defineCodeloom({ suffix: 'acme' });
    const provider = document.createElement('codeloom-provider-acme') as unknown as Pick<
      CodeloomProvider,
      'client' | 'encounterId' | 'append' | 'querySelector'
    > &
      Node;
    const encounter = sampleEncounter();
    provider.client = createFakeClient({ encounters: [encounter], engine: sampleEngine });
    provider.encounterId = encounter.id;
    provider.append(document.createElement('codeloom-note-acme'));
    document.body.append(provider);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(provider.querySelector('codeloom-note-acme')?.shadowRoot?.textContent).to.contain('diabetes follow-up');
  });

  it('leaves a tag to the host that owns it, says so, and keeps one of its own for use inside', () => {
    class HostSearch extends HTMLElement {}
    class OurSearch extends HTMLElement {}
    customElements.define('codeloom-test-search', HostSearch);
    const warnings = warningsOf(() => defineTag('codeloom-test-search', OurSearch));
    expect(warnings[0]).to.contain('is already defined by an element of the page');
    expect(customElements.get('codeloom-test-search')).to.equal(HostSearch);
    expect(customElements.get(registeredTag('codeloom-test-search'))).to.equal(OurSearch);
  });
});
