// Every code sample of the guides is run as it stands, against the real server; only names of places are filled in.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer as createPageServer, type Server } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { Encounter, EncounterList, Practice } from '@codeloom/contracts';
import type { Browser, Page } from 'playwright-core';
import { seedPassword, seedPractices } from '@codeloom/prisma/seed';
import { startApp, type RunningApp } from './app.ts';
import { launch, openPage } from './browser.ts';
import { guideSamples, type Sample } from './guide-samples.ts';

const run = promisify(execFile);
const apiKey = seedPractices[0]?.apiKey?.secret ?? '';
const root = fileURLToPath(new URL('..', import.meta.url));
const samples = await guideSamples();
const sampleOf = (name: string): Sample => {
  const found = samples.find((sample) => sample.name === name);
  if (!found) throw new Error(`The guides have no sample "${name}".`);
  return found;
};

const CARDS = `<codeloom-provider encounter-external-id="V-20418"><codeloom-suggest></codeloom-suggest>
  <codeloom-final-codes></codeloom-final-codes></codeloom-provider><p id="charges" role="status"></p>`;
const SECRET = `const fetchClientSecret = async () => (await fetch('/my/codeloom-session', { method: 'POST' })).text();`;
const LOAD = `<script type="module">${SECRET} window.Codeloom.load({ fetchClientSecret });</script>`;
const radius = (page: Page): Promise<string> =>
  page.locator('codeloom-suggest .card').evaluate((card) => getComputedStyle(card).borderTopLeftRadius);

describe('the guides', () => {
  let app: RunningApp;
  let browser: Browser;
  /** The vendor's own server: its pages and the address that opens sessions. */
  let vendor: { origin: string; server: Server };
  let practiceId = '';
  let openVisit = 'V-20418';
  const pages = new Map<string, { type: string; body: string; policy?: string }>();

  const filled = (text: string): string =>
    text.replaceAll('https://YOUR-CODELOOM', app.url).replaceAll('https://emr.example.com', vendor.origin);

  const api = async <T>(method: string, path: string, body?: object, token = apiKey): Promise<T> => {
    const answer = await fetch(`${app.url}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${text}`);
    return JSON.parse(text) as T;
  };
  const visit = async (): Promise<Encounter> => {
    const { items } = await api<EncounterList>('GET', '/encounters?limit=200');
    return api('GET', `/encounters/${items.find(({ externalId }) => externalId === 'V-20418')?.id ?? ''}`);
  };

  /** A sample for a terminal, in a terminal. */
  const shell = async <T>(name: string, more: Record<string, string> = {}): Promise<T> => {
    const { stdout } = await run('bash', ['-euc', filled(sampleOf(name).text)], {
      env: {
        ...process.env,
        CODELOOM_API_KEY: apiKey,
        CODELOOM_PRACTICE_ID: practiceId,
        ...more,
      },
    });
    return JSON.parse(stdout) as T;
  };

  /** Opens a page of the vendor's; what its console says at its end must be nothing. */
  const show = async (body: string, see: (page: Page) => Promise<void>, policy?: string): Promise<void> => {
    const loader = body.includes('/embed/v1/') ? '' : `<script src="${app.url}/embed/v1/codeloom.js" defer></script>`;
    const html = `<!doctype html><html lang="en"><head><title>Chart</title>${loader}</head><body>${body}</body></html>`;
    pages.set('/page', { type: 'text/html', body: html, ...(policy ? { policy } : {}) });
    await open('/page', see);
  };
  const open = async (path: string, see: (page: Page) => Promise<void>): Promise<void> => {
    const { page, complaints } = await openPage(browser);
    await page.goto(vendor.origin + path);
    await see(page);
    assert.deepEqual(
      complaints.filter((text) => !text.includes('favicon')),
      [],
    );
    await page.context().close();
  };
  const script = (name: string): string => `<script type="module">${filled(sampleOf(name).text)}</script>`;
  const shows = (page: Page, text: string | RegExp): Promise<void> =>
    page.locator('codeloom-suggest').getByText(text).first().waitFor();

  const finalize = async (page: Page): Promise<void> => {
    await page.locator('[part=finalize]').click();
    const dialog = page.locator('dialog.finalize');
    for (const reason of await dialog.locator('input').all()) await reason.fill('Reviewed with the clinician.');
    await dialog.getByRole('button', { name: 'Finalize codes' }).click();
  };
  const setCodes = async (diagnoses: string[]): Promise<void> => {
    const { id, version } = await visit();
    const person = { email: 'biller@example.com', password: seedPassword };
    const { token } = await api<{ token: string }>('POST', '/auth/login', person);
    const codes = { version, emCode: '99213', diagnoses: diagnoses.map((code) => ({ code })), procedures: [] };
    await api('PATCH', `/encounters/${id}/codes`, codes, token);
  };
  /** Bundles a sample as a host's bundler does, and runs it on a page with these elements. */
  const bundled = async (name: string, body: string, see: (page: Page) => Promise<void>): Promise<void> => {
    const { outputFiles } = await build({
      stdin: { contents: filled(sampleOf(name).text), loader: 'ts', resolveDir: `${root}/e2e` },
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
      conditions: ['browser'],
    });
    pages.set('/bundled.js', { type: 'text/javascript', body: outputFiles[0]?.text ?? '' });
    await show(`${body}<script type="module" src="/bundled.js"></script>`, see);
  };

  /** Each sample of the guides, and what shows that it did what the guide says. In this order. */
  const runs: Record<string, () => Promise<void>> = {
    'rest 1': async () => {
      const made = await shell<Encounter>('rest 1');
      assert.equal(made.externalId, 'V-20418');
    },
    'rest 3': async () => {
      const { id } = await visit();
      const { suggestion } = await shell<Encounter>('rest 3', { ENCOUNTER_ID: id });
      assert.match(suggestion?.em.recommended?.code ?? '', /^9921\d$/);
    },
    'embed-sessions 1': async () => {
      const { clientSecret } = await shell<{ clientSecret: string }>('embed-sessions 1');
      assert.ok(clientSecret.length > 20);
    },
    // The page, its script and the server of the quick start, together as a vendor has them.
    'quick-start 1': async () => {
      pages.set('/chart', { type: 'text/html', body: filled(sampleOf('quick-start 1').text) });
      pages.set('/plain.js', { type: 'text/javascript', body: sampleOf('quick-start 2').text });
      await open('/chart', async (page) => {
        await shows(page, /^9921\d$/);
        await page.locator('codeloom-note').getByText('polyneuropathy').waitFor();
      });
    },
    'quick-start 2': () =>
      show(`${CARDS}${script('quick-start 2')}`, async (page) => {
        await shows(page, /^9921\d$/);
        const accent = await page
          .locator('codeloom-suggest')
          .evaluate((card) => getComputedStyle(card).getPropertyValue('--codeloom-accent').trim());
        assert.equal(accent, '#1d5fa3');
      }),
    'quick-start 3': async () => {
      assert.ok((await session()).length > 20);
    },
    'quick-start 4': () => bundled('quick-start 4', CARDS, (page) => shows(page, /^9921\d$/)),
    'quick-start 5': () =>
      bundled('quick-start 5', '', async (page) => {
        await page.getByRole('button', { name: 'Suggest codes' }).click();
        await shows(page, '99213');
      }),
    'appearance 1': () =>
      show(`${CARDS}<script type="module">${SECRET} ${sampleOf('appearance 1').text}</script>`, async (page) => {
        await shows(page, /^9921\d$/);
        assert.equal(await radius(page), '6px');
      }),
    'appearance 2': () =>
      show(`<style>${sampleOf('appearance 2').text}</style><div class="chart">${CARDS}</div>${LOAD}`, async (page) => {
        await shows(page, /^9921\d$/);
        assert.equal(await radius(page), '4px');
      }),
    'content-security 1': async () => {
      const policy = filled(sampleOf('content-security 1').text).replaceAll('\n', ' ');
      pages.set('/strict.js', { type: 'text/javascript', body: sampleOf('quick-start 2').text });
      // The vendor's own script and address are the vendor's to allow.
      const own = policy
        .replace('script-src', `script-src ${vendor.origin}`)
        .replace('connect-src', `connect-src ${vendor.origin}`);
      const body = `${CARDS}<script type="module" src="/strict.js"></script>`;
      await show(body, (page) => shows(page, /^9921\d$/), own);
    },
    'content-security 2': async () => {
      const { loader } = (await (await fetch(`${app.url}/embed/v1/manifest.json`)).json()) as {
        loader: { pinned: string; integrity: string };
      };
      const tag = filled(sampleOf('content-security 2').text)
        .replace('PINNED', loader.pinned)
        .replace('INTEGRITY', loader.integrity);
      await show(`${tag}${CARDS}${LOAD}`, (page) => shows(page, /^9921\d$/));
    },
    'embed-sessions 2': () =>
      show(`${CARDS}${LOAD}${script('embed-sessions 2')}`, async (page) => {
        await shows(page, /^9921\d$/);
        await page.evaluate(() => document.dispatchEvent(new Event('chart-closed')));
        await page
          .locator('codeloom-suggest')
          .getByText(/^9921\d$/)
          .first()
          .waitFor({ state: 'detached' });
      }),
    'languages 1': () =>
      show(`${sampleOf('languages 1').text}${LOAD}`, async (page) => {
        await page.locator('codeloom-suggest [lang="es-US"]').waitFor();
        await shows(page, /Diagnósticos/);
      }),
    'languages 2': () =>
      show(`${CARDS}${LOAD}${script('languages 2')}`, async (page) => {
        await shows(page, /Diagnósticos/);
      }),
    'languages 3': () =>
      show(`${CARDS}${LOAD}${script('languages 3')}`, async (page) => {
        await shows(page, 'Code it again');
      }),
    'languages 4': async () => {
      const { id } = await api<Encounter>('POST', '/encounters', {
        patientPseudoId: 'P-7732',
        encounterDate: '2026-03-12',
        visitType: 'office_established',
        specialty: 'Family medicine',
        externalId: 'V-20419',
        noteText: 'Assessment: Acute suppurative otitis media. Plan: amoxicillin for ten days.',
      });
      await api('POST', `/encounters/${id}/suggest`, {});
      openVisit = 'V-20419';
      await show(`${CARDS.replace('V-20418', openVisit)}${LOAD}${script('languages 4')}`, (page) =>
        shows(page, 'Ask the provider for the side of H66.009.'),
      );
      openVisit = 'V-20418';
    },
    'versions 1': () =>
      show(`${filled(sampleOf('versions 1').text)}${LOAD}`, async (page) => {
        await page
          .locator('codeloom-suggest-acme')
          .getByText(/^9921\d$/)
          .first()
          .waitFor();
      }),
    'versions 2': () =>
      bundled('versions 2', '', async (page) => {
        await page.evaluate(() => customElements.whenDefined('codeloom-suggest-acme'));
      }),
    'events 3': async () => {
      await setCodes(['E11.42', 'I10']);
      await show(`${sampleOf('events 3').text}${LOAD}`, async (page) => {
        await page.locator('codeloom-final-codes').getByText('E11.42').first().waitFor();
        await page.getByRole('button', { name: 'Send charges' }).click();
        await page.getByText('2 diagnoses').waitFor();
      });
    },
    'events 2': async () => {
      await setCodes(['E11.42', 'I10', 'E78.5', 'M54.50', 'R05.9']);
      await show(`${CARDS}${LOAD}${script('events 2')}`, async (page) => {
        await finalize(page);
        await page.getByText('This payer takes four diagnoses.').waitFor();
      });
      assert.notEqual((await visit()).status, 'finalized');
    },
    'events 1': async () => {
      await setCodes(['E11.42', 'I10']);
      await show(`${CARDS}${LOAD}${script('events 1')}`, async (page) => {
        await finalize(page);
        await page.getByText('Charges: 99213').waitFor();
      });
    },
    'rest 2': async () => {
      const { items } = await shell<EncounterList>('rest 2');
      assert.ok(items.some(({ externalId }) => externalId === 'V-20418'));
    },
    'webhooks 1': async () => {
      const { items } = await shell<EncounterList>('webhooks 1');
      assert.ok(items.every(({ status }) => status === 'finalized'));
    },
  };

  /** What the guide's own server code answers to the page. */
  async function session(): Promise<string> {
    const code = filled(sampleOf('quick-start 3').text);
    const { openCodeloomSession } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      openCodeloomSession: (input: object) => Promise<string>;
    };
    return openCodeloomSession({
      codeloom: app.url,
      apiKey,
      practiceId,
      user: { id: 'u-7', name: 'Jordan Hale' },
      visitKey: openVisit,
    });
  }

  before(async () => {
    [app, browser] = await Promise.all([startApp(), launch()]);
    ({ id: practiceId } = await api<Practice>('GET', '/practices/me'));
    const server = createPageServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const page = pages.get(path);
      if (path === '/my/codeloom-session') {
        session().then(
          (secret) => response.end(secret),
          (error: unknown) => response.writeHead(500).end(String(error)),
        );
      } else if (page) {
        response.setHeader('content-type', `${page.type}; charset=utf-8`);
        if (page.policy) response.setHeader('content-security-policy', page.policy);
        response.end(page.body);
      } else response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    vendor = { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
  });
  after(async () => {
    vendor.server.close();
    vendor.server.closeAllConnections();
    await browser.close();
    await app.stop();
  });

  for (const [name, sample] of Object.entries(runs)) test(`${name} does what the guide says`, sample);

  test('what the guides embed comes compressed, and names its source map', async () => {
    const { core } = (await (await fetch(`${app.url}/embed/v1/manifest.json`)).json()) as { core: string[] };
    const { headers } = await fetch(`${app.url}/embed/v1/${core[0]}`, { headers: { 'accept-encoding': 'gzip' } });
    assert.equal(headers.get('content-encoding'), 'gzip');
    assert.equal(headers.get('sourcemap'), `${core[0]}.map`);
  });

  test('no sample of a guide is left unrun', async () => {
    const elsewhere = await readFile(new URL('../stories/test/examples.test.ts', import.meta.url), 'utf8');
    const unrun = samples.filter(
      ({ name, example }) => !(name in runs) && !(example !== null && elsewhere.includes(example)),
    );
    assert.deepEqual(
      unrun.map(({ name }) => name),
      [],
    );
  });
});
