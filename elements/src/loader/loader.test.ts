import { expect } from '@esm-bundle/chai';
import type { CSSResult } from 'lit';
import { elementTags } from '@codeloom/contracts';
import type { CodeloomPage } from '@codeloom/sdk';

import { sampleEncounter, sampleEngine } from '@codeloom/sdk/testing';

// The built bundle, as a host embeds it: `npm run build -w elements` makes it, and `npm test` does so first.
const SCRIPT = '/elements/dist/codeloom.js';
const TAG = `<script src="${SCRIPT}"></script>`;

/** As strict as a host gets: no inline script, no style element or attribute, Trusted Types demanded. */
const POLICY = [
  "default-src 'none'",
  `script-src ${location.origin}`,
  'connect-src https://codeloom.test',
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

interface HostWindow extends Window {
  Codeloom?: CodeloomPage;
  fetch: typeof fetch;
}

interface HostPage {
  window: HostWindow;
  document: Document;
  violations: string[];
}

async function hostPage(body: string, head = TAG, policy: string | null = POLICY): Promise<HostPage> {
  const frame = document.createElement('iframe');
  const csp = policy ? `<meta http-equiv="Content-Security-Policy" content="${policy}">` : '';
  frame.srcdoc = `<!doctype html><html lang="en"><head>${csp}
    <title>Host</title>${head}</head><body>${body}</body></html>`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const violations: string[] = [];
  const { contentDocument, contentWindow } = frame;
  if (!contentDocument || !contentWindow) throw new Error('The host page did not load.');
  contentDocument.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
  return { window: contentWindow, document: contentDocument, violations };
}

/** Codeloom's server for one encounter, at the seam of `fetch`. */
function serve(page: HostPage, sent: string[]): void {
  const encounter = { ...sampleEncounter(), status: 'ai_suggested', suggestion: sampleEngine(sampleEncounter()) };
  const answers: Record<string, unknown> = {
    'embed.exchange': {
      accessToken: 'token',
      expiresAt: new Date(Date.now() + 600_000).toISOString(),
      practiceId: encounter.practiceId,
      encounterId: encounter.id,
      encounterExternalId: null,
      role: 'BILLER',
      userName: 'Robin Hale',
      components: {
        note: { canEdit: false },
        suggest: { canRun: true },
        finalCodes: { canEdit: true, canFinalize: true, canComment: true },
      },
    },
    'encounters.get': encounter,
    'codes.check': { edits: [] },
  };
  page.window.fetch = (url) => {
    const { origin, pathname } = new URL(url instanceof Request ? url.url : url);
    const path = pathname.replace('/embed/trpc/', '');
    sent.push(`${origin} ${path}`);
    return Promise.resolve(Response.json({ result: { data: answers[path] } }));
  };
}

async function until(done: () => boolean, ms = 2000): Promise<void> {
  for (let round = 0; round < ms / 10 && !done(); round += 1) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('the script tag', () => {
  before(async () => {
    const { ok } = await fetch(SCRIPT).catch(() => ({ ok: false }));
    if (!ok) throw new Error('The bundle is not built. Run: npm run build -w elements');
  });
  afterEach(() => document.body.replaceChildren());

  const fetched = (page: HostPage): string[] =>
    page.window.performance
      .getEntriesByType('resource')
      .map(({ name }) => name.replace(/^.*[/]([a-z-]+?)(-[\w-]{8})?[.]js.*$/, '$1'));

  const elements =
    '<codeloom-provider><codeloom-note></codeloom-note><codeloom-suggest></codeloom-suggest><codeloom-final-codes></codeloom-final-codes></codeloom-provider>';

  it('shows an encounter under a strict CSP with Trusted Types, without a violation', async () => {
    const page = await hostPage(elements);
    const sent: string[] = [];
    serve(page, sent);
    page.window.Codeloom?.load({
      baseUrl: 'https://codeloom.test',
      fetchClientSecret: () => Promise.resolve('secret-of-the-host-page'),
      appearance: { theme: 'dark', variables: { accent: 'rgb(1, 2, 3)' } },
    });
    const shown = (tag: string): Element | null | undefined =>
      page.document.querySelector(tag)?.shadowRoot?.querySelector('.root');
    await until(() => (shown('codeloom-note')?.textContent ?? '').includes('diabetes follow-up'));
    const root = shown('codeloom-note');
    expect(root?.textContent).to.contain('diabetes follow-up');
    expect(page.window.getComputedStyle(root ?? page.document.body).colorScheme).to.equal('dark');
    await until(() => Boolean(shown('codeloom-suggest')?.querySelector('.em-code')));
    expect(shown('codeloom-suggest')?.querySelector('.em-code')?.textContent).to.equal('99213');
    expect(page.violations).to.deep.equal([]);
    expect(sent[0]).to.equal('https://codeloom.test embed.exchange');
  });

  it('leaves nothing of the encounter on the page after logout', async () => {
    const page = await hostPage(elements);
    serve(page, []);
    page.window.Codeloom?.load({
      baseUrl: 'https://codeloom.test',
      fetchClientSecret: () => Promise.resolve('secret-of-the-host-page'),
    });
    const shown = (): string =>
      [...page.document.querySelectorAll('codeloom-note, codeloom-suggest, codeloom-final-codes')]
        .map((element) => element.shadowRoot?.textContent ?? '')
        .join(' ');
    await until(() => shown().includes('diabetes follow-up') && shown().includes('99213'));
    page.window.Codeloom?.logout();
    await until(() => !shown().includes('diabetes'));
    expect(shown()).not.to.match(/diabetes|99213|E11/);
    expect(page.window.localStorage.length + page.window.sessionStorage.length).to.equal(0);
    expect(page.document.cookie).to.equal('');
  });

  it('works beside an element of the host that is called Codeloom, and when the script is there twice', async () => {
    const page = await hostPage(`<form id="Codeloom"></form>${elements}${TAG}${TAG}`, '');
    expect(page.window.Codeloom).to.have.property('version', '0.1.0');
    expect(typeof page.window.Codeloom?.load).to.equal('function');
  });

  it('tells the host that its server gave no secret', async () => {
    const page = await hostPage(elements);
    const types: string[] = [];
    page.document.addEventListener('codeloom-load-error', (event) => types.push(event.detail.type));
    page.window.Codeloom?.load({
      baseUrl: 'https://codeloom.test',
      fetchClientSecret: () => Promise.reject(new Error('401')),
    });
    await until(() => types.length > 0);
    expect(types).to.deep.equal(['session_create_error']);
  });

  it('fetches only the elements that are on the page, and others when they come', async () => {
    const page = await hostPage('<codeloom-provider><codeloom-note></codeloom-note></codeloom-provider>');
    await page.window.customElements.whenDefined('codeloom-note');
    expect(fetched(page)).to.include.members(['codeloom', 'shared', 'core', 'provider', 'note']);
    expect(fetched(page)).not.to.include('suggest');
    const later = page.document.createElement('div');
    later.append(page.document.createElement('codeloom-suggest'));
    page.document.body.append(later);
    await page.window.customElements.whenDefined('codeloom-suggest');
    expect(fetched(page)).not.to.include('final-codes');
  });

  it('brings every element to a page that has them all in 90 kB gzipped, the loader apart', async () => {
    const tags = elementTags.filter((tag) => tag !== 'codeloom-provider');
    const page = await hostPage(
      `<codeloom-provider>${tags.map((tag) => `<${tag}></${tag}>`).join('')}</codeloom-provider>`,
    );
    serve(page, []);
    page.window.Codeloom?.load({
      baseUrl: 'https://codeloom.test',
      fetchClientSecret: () => Promise.resolve('secret-of-the-host-page'),
    });
    await Promise.all(elementTags.map((tag) => page.window.customElements.whenDefined(tag)));
    await until(() => fetched(page).includes('comments-section'));
    const { files } = (await (await fetch('/elements/dist/manifest.json')).json()) as {
      files: Record<string, { gzipBytes: number }>;
    };
    const names = page.window.performance.getEntriesByType('resource').map(({ name }) => name.replace(/^.*[/]/, ''));
    const bytes = [...new Set(names)]
      .filter((name) => name !== 'codeloom.js')
      .reduce((sum, name) => sum + (files[name]?.gzipBytes ?? 0), 0);
    expect(bytes).to.be.within(60_000, 90_000);
    // Phrases that styles share are written out again before a browser sees them.
    for (const tag of tags) {
      const { elementStyles } = page.window.customElements.get(tag) as unknown as { elementStyles: CSSResult[] };
      const text = elementStyles.map(({ cssText }) => cssText).join('');
      expect(text, tag).to.contain('display:grid').and.not.to.match(/\|\w/);
    }
    // What comes when somebody asks for it. .size-limit.json leaves out these, and no other.
    for (const part of ['command-panel', 'code-sets-dialog', 'comparison', 'sign-in-dialog', 'es', 'retell']) {
      expect(fetched(page)).not.to.include(part);
    }
  });

  it('finds elements inside a shadow root of the host that names it', async () => {
    const page = await hostPage('<div id="host"></div>');
    const root = page.document.getElementById('host')?.attachShadow({ mode: 'open' });
    root?.append(page.document.createElement('codeloom-note'));
    (page.window.Codeloom as unknown as { discover: (root?: ShadowRoot) => void }).discover(root);
    await page.window.customElements.whenDefined('codeloom-note');
  });

  it('runs no module whose content is not what the build made', async () => {
    const text = await (await fetch(SCRIPT)).text();
    const [, hash] = /"core-[\w-]+\.js","([^"]+)"/.exec(text) ?? [];
    if (!hash) throw new Error('The loader names no hash of its core.');
    const forged = text.replace(hash, btoa('x'.repeat(32)));
    const page = await hostPage('', `<script type="text/plain" src="${location.origin}${SCRIPT}"></script>`, null);
    const types: string[] = [];
    page.document.addEventListener('codeloom-load-error', (event) => types.push(event.detail.type));
    const script = page.document.createElement('script');
    script.textContent = forged;
    page.document.body.append(script, page.document.createElement('codeloom-note'));
    await until(() => types.length > 0, 8000);
    expect(types).to.deep.equal(['api_connection_error']);
    expect(page.window.customElements.get('codeloom-note')).to.equal(undefined);
  });

  it('asks again for a module that did not come', async () => {
    const id = `page-${Date.now()}`;
    const page = await hostPage(elements, `<script src="/flaky/${id}/codeloom.js"></script>`);
    await page.window.customElements.whenDefined('codeloom-provider');
    await page.window.customElements.whenDefined('codeloom-note');
    expect(page.window.Codeloom?.version).to.equal('0.1.0');
  });

  it('gives its tags an ending where the host owns their names', async () => {
    const page = await hostPage(
      '<codeloom-provider-acme><codeloom-note-acme></codeloom-note-acme></codeloom-provider-acme>',
      `<script src="${SCRIPT}" data-suffix="acme"></script>`,
    );
    await page.window.customElements.whenDefined('codeloom-note-acme');
    expect(page.window.customElements.get('codeloom-note')).to.equal(undefined);
  });

  it('leaves a page to the version that came first, and names both', async () => {
    const page = await hostPage('', '<title>Host</title>', null);
    const warnings: string[] = [];
    (page.window as unknown as { console: Console }).console.warn = (text: string) => warnings.push(text);
    const first = { version: '0.0.9', load: () => undefined, update: () => undefined, logout: () => undefined };
    page.window.Codeloom = first;
    const script = page.document.createElement('script');
    script.src = SCRIPT;
    page.document.body.append(script);
    await until(() => warnings.length > 0);
    expect(warnings[0]).to.match(/0\.1\.0.*0\.0\.9/);
    expect(page.window.Codeloom).to.equal(first);
  });
});
