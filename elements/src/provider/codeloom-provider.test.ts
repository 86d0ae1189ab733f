import { expect } from '@esm-bundle/chai';
import type { CodeloomEventDetails } from '@codeloom/contracts';
import { CodeloomError, connectionOf } from '@codeloom/sdk';
import { sampleEncounter } from '@codeloom/sdk/testing';
import { defineTag } from '../internal/define-tag.ts';
import { clearStage, grantFor, inside, only, settle, stage, textOf } from '../testing/stage.ts';

const all =
  '<codeloom-note></codeloom-note><codeloom-suggest></codeloom-suggest><codeloom-final-codes></codeloom-final-codes>';
const tags = ['codeloom-note', 'codeloom-suggest', 'codeloom-final-codes'] as const;
const otherId = '019a0000-0000-7000-8000-000000000002';

describe('codeloom-provider', () => {
  afterEach(clearStage);

  it('loads an encounter once for all its elements and says when it is ready', async () => {
    const ready: (string | null)[] = [];
    document.addEventListener('codeloom-ready', ({ detail }) => ready.push(detail.encounterId), { once: true });
    const { client, encounter } = await stage(all, { suggested: true });
    expect(client.calls.filter((call) => call === 'encounters.get')).to.have.length(1);
    expect(ready).to.deep.equal([encounter.id]);
  });

  it('finds an encounter by the host’s own key', async () => {
    const { provider } = await stage(all);
    provider.encounterId = null;
    provider.encounterExternalId = 'V-20418';
    await settle(20);
    expect(textOf('codeloom-note')).to.contain('diabetes follow-up');
  });

  it('keeps two providers on one page apart', async () => {
    const first = await stage('<codeloom-suggest></codeloom-suggest>', { suggested: true });
    const second = await stage('<codeloom-suggest></codeloom-suggest>', {
      encounter: { noteText: 'No show.' },
      suggested: true,
    });
    expect(inside(only('codeloom-suggest', first.provider), '.em-code').textContent).to.equal('99213');
    expect(inside(only('codeloom-suggest', second.provider), '.em').textContent).to.contain(
      'No E/M recommendation available.',
    );
  });

  it('shows nothing and says why when the page names another encounter than the session’s', async () => {
    const told: CodeloomEventDetails['codeloom-context-mismatch'][] = [];
    const listen = (event: CustomEvent<CodeloomEventDetails['codeloom-context-mismatch']>): number =>
      told.push(event.detail);
    document.addEventListener('codeloom-context-mismatch', listen);
    const { client, provider, encounter } = await stage(all, { grant: grantFor(otherId) });
    document.removeEventListener('codeloom-context-mismatch', listen);
    for (const tag of tags) expect(textOf(tag)).to.contain('Another encounter is open');
    expect(client.calls).to.deep.equal([]);
    expect(told).to.have.length(tags.length);
    expect(told[0]).to.deep.equal({ expected: otherId, received: encounter.id });
    expect(provider.textContent).not.to.contain('diabetes');
  });

  it('wipes everything shown when the session ends, and tells the host', async () => {
    let expired = 0;
    document.addEventListener('codeloom-session-expired', () => (expired += 1), { once: true });
    const { client, encounter } = await stage('');
    const connection = connectionOf(client, grantFor(encounter.id));
    const provider = only<HTMLElementTagNameMap['codeloom-provider']>('codeloom-provider');
    provider.connection = connection;
    provider.append(document.createElement('codeloom-note'));
    await settle(20);
    expect(textOf('codeloom-note')).to.contain('diabetes follow-up');
    connection.end();
    await settle(20);
    expect(textOf('codeloom-note')).to.equal('Your session has ended Everything shown here was cleared. Start again');
    expect(expired).to.equal(1);
  });

  it('forgets the first encounter when the page turns to another', async () => {
    const { provider } = await stage(all, {
      encounters: [sampleEncounter(), sampleEncounter({ id: otherId as never, noteText: 'Ear pain since Monday.' })],
    });
    expect(textOf('codeloom-note')).to.contain('diabetes');
    provider.encounterId = otherId;
    await settle(20);
    expect(textOf('codeloom-note')).to.contain('Ear pain since Monday.');
    expect(textOf('codeloom-note')).not.to.contain('diabetes');
  });

  it('leaves out what the session does not include', async () => {
    const { components, ...grant } = grantFor('019a0000-0000-7000-8000-000000000001');
    const { finalCodes: _left, ...rest } = components;
    await stage(all, { grant: { ...grant, components: rest } });
    expect(textOf('codeloom-final-codes')).to.contain('Not part of this session');
    expect(textOf('codeloom-note')).to.contain('diabetes');
  });

  it('says which of the closed set of causes kept it from starting, and starts again on request', async () => {
    const types: string[] = [];
    const listen = (event: CustomEvent<CodeloomEventDetails['codeloom-load-error']>): number =>
      types.push(event.detail.type);
    document.addEventListener('codeloom-load-error', listen);
    const { client, encounter, provider } = await stage('<codeloom-note></codeloom-note>');
    let tries = 0;
    provider.connection = {
      ...connectionOf(client),
      open: () => {
        tries += 1;
        return tries === 1
          ? Promise.reject(new CodeloomError('network', 'Codeloom cannot be reached.'))
          : Promise.resolve(grantFor(encounter.id));
      },
    };
    await settle(20);
    expect(types).to.deep.equal(['api_connection_error']);
    expect(textOf('codeloom-note')).to.contain('Codeloom cannot be reached.');
    inside('codeloom-note', 'button').click();
    await settle(20);
    expect(textOf('codeloom-note')).to.contain('diabetes');
    document.removeEventListener('codeloom-load-error', listen);
  });

  it('survives being taken out of the page and put back', async () => {
    const { provider } = await stage(all, { suggested: true });
    provider.remove();
    document.body.append(provider);
    await settle(20);
    expect(inside('codeloom-suggest', '.em-code').textContent).to.equal('99213');
  });

  it('lets the host set its colours and keeps its font', async () => {
    document.body.style.fontFamily = 'Georgia';
    const { provider } = await stage('<codeloom-suggest></codeloom-suggest>', { suggested: true });
    provider.appearance = { variables: { accent: 'rgb(120, 20, 90)' } };
    await settle();
    const root = inside('codeloom-suggest', '.root');
    expect(getComputedStyle(root).fontFamily).to.equal('Georgia');
    expect(getComputedStyle(inside('codeloom-suggest', '.bar .fill')).fill).to.equal('rgb(120, 20, 90)');
    document.body.style.fontFamily = '';
  });

  it('looks the same inside a hostile page', async () => {
    const measure = async (): Promise<string[]> => {
      await stage('<div style="width: 440px"><codeloom-suggest></codeloom-suggest></div>', { suggested: true });
      const code = getComputedStyle(inside('codeloom-suggest', '.em-code'));
      const row = getComputedStyle(inside('codeloom-suggest', '.row-main'));
      const box = inside('codeloom-suggest', '.root').getBoundingClientRect();
      clearStage();
      return [
        code.fontSize,
        code.color,
        code.letterSpacing,
        row.textAlign,
        row.lineHeight,
        row.textTransform,
        row.padding,
        String(box.height),
      ];
    };
    const calm = await measure();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { letter-spacing: 4px !important; line-height: 3 !important; text-transform: uppercase !important; text-align: right !important;
          color: red !important; font-size: 30px !important; white-space: pre !important; word-spacing: 20px !important; text-indent: 40px !important; }
      button, input, select { all: unset !important; border: 9px solid red !important; }
      html { font-size: 62.5% !important; }`);
    document.adoptedStyleSheets = [sheet];
    try {
      expect(await measure()).to.deep.equal(calm);
    } finally {
      document.adoptedStyleSheets = [];
    }
  });

  it('does not throw when a tag is defined twice or belongs to the host', () => {
    class HostNote extends HTMLElement {}
    const warnings: unknown[] = [];
    /* eslint-disable no-console -- the warning is what is tested */
    const { warn } = console;
    console.warn = (text: unknown) => warnings.push(text);
    try {
      defineTag('codeloom-note', HostNote);
    } finally {
      console.warn = warn;
    }
    /* eslint-enable no-console */
    expect(customElements.get('codeloom-note')).not.to.equal(HostNote);
    expect(String(warnings[0])).to.contain('<codeloom-note> is already defined by 0.1.0');
  });

  it('tells an element outside a provider what to do', async () => {
    document.body.append(document.createElement('codeloom-note'));
    await settle();
    expect(textOf('codeloom-note')).to.contain('Put this element inside a codeloom-provider.');
  });

  it('speaks the host’s own words, in each provider its own', async () => {
    const first = await stage('<codeloom-note></codeloom-note>', { grant: grantFor(otherId) });
    const second = await stage('<codeloom-note></codeloom-note>', { grant: grantFor(otherId) });
    first.provider.dictionary = { 'Another encounter is open': 'Open the right chart first' };
    await settle();
    expect(textOf(only('codeloom-note', first.provider))).to.contain('Open the right chart first');
    expect(textOf(only('codeloom-note', second.provider))).to.contain('Another encounter is open');
  });

  it('shows its elements in another language once its words have come', async () => {
    const { provider } = await stage('<codeloom-suggest></codeloom-suggest>', { suggested: true });
    provider.locale = 'es-US';
    // Its words are a module of their own, and a busy machine takes its time.
    for (let round = 0; round < 60 && inside('codeloom-suggest', '.root').lang !== 'es-US'; round += 1)
      await settle(50);
    await settle();
    expect(inside('codeloom-suggest', '.em-code').textContent).to.equal('99213');
    expect(inside('codeloom-suggest', '.root').lang).to.equal('es-US');
  });
});
