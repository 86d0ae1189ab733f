import { expect } from '@esm-bundle/chai';
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

async function hostPage(body: string, head = TAG): Promise<HostPage> {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="${POLICY}">
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
        finalCodes: { canEdit: true, canFinalize: true },
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

async function until(done: () => boolean): Promise<void> {
  for (let round = 0; round < 200 && !done(); round += 1) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('the script tag', () => {
  before(async () => {
    const { ok } = await fetch(SCRIPT, { method: 'HEAD' });
    if (!ok) throw new Error('The bundle is not built. Run: npm run build -w elements');
  });
  afterEach(() => document.body.replaceChildren());

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
    const note = page.document.querySelector('codeloom-note')?.shadowRoot;
    await until(() => (note?.textContent ?? '').includes('diabetes follow-up'));
    const root = note?.querySelector('.root');
    expect(root?.textContent).to.contain('diabetes follow-up');
    expect(page.window.getComputedStyle(root ?? page.document.body).colorScheme).to.equal('dark');
    expect(
      page.document.querySelector('codeloom-suggest')?.shadowRoot?.querySelector('.em-code')?.textContent,
    ).to.equal('99213');
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
});
