import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { compile as compileSvelte } from 'svelte/compiler';
import { compileScript, parse } from 'vue/compiler-sfc';
import { sampleEncounter, sampleEngine } from '@codeloom/sdk/testing';

const examples = fileURLToPath(new URL('../examples/', import.meta.url));
const elements = fileURLToPath(new URL('../../elements/dist/', import.meta.url));

const encounter = { ...sampleEncounter(), status: 'ai_suggested', suggestion: sampleEngine(sampleEncounter()) };
/** What Codeloom answers to an embedded page about one encounter. */
const answers: Record<string, unknown> = {
  'embed.exchange': {
    accessToken: 'token',
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
    practiceId: encounter.practiceId,
    encounterId: encounter.id,
    encounterExternalId: encounter.externalId,
    role: 'BILLER',
    userName: 'Jordan Hale',
    components: {
      note: { canEdit: false },
      suggest: { canRun: true },
      finalCodes: { canEdit: true, canFinalize: true, canComment: true },
      codeSearch: {},
    },
  },
  'encounters.get': encounter,
  'codes.check': { edits: [] },
};

let url: string;
let close: () => void;
let browser: Browser;
const pages = new Map<string, { type: string; body: string }>();

/** One process as the EMR and as Codeloom: the pages, the bundles, and the calls of an embedded page. */
before(async () => {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const send = (type: string, body: string | Buffer): void =>
      void response.writeHead(200, { 'content-type': type }).end(body);
    const page = pages.get(pathname);
    if (page) send(page.type, page.body);
    else if (pathname === '/my/codeloom-session') send('text/plain', 'a-secret-of-the-host-page');
    else if (pathname.startsWith('/embed/trpc/')) {
      const data = answers[pathname.slice('/embed/trpc/'.length)] ?? null;
      send('application/json', JSON.stringify({ result: { data } }));
    } else if (pathname.startsWith('/embed/v1/')) {
      void readFile(path.join(elements, path.basename(pathname))).then(
        (content) => send('text/javascript', content),
        () => response.writeHead(404).end(),
      );
    } else response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => {
    server.close();
    server.closeAllConnections();
  };
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-sync',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
});
after(async () => {
  await browser.close();
  close();
});

const read = async (file: string): Promise<string> =>
  (await readFile(path.join(examples, file), 'utf8')).replaceAll('https://YOUR-CODELOOM', url);

/** Opens an example's page and reads what its suggestion card and the host's own line show. */
async function open(page: string): Promise<{ card: string; host: string }> {
  const tab = await browser.newPage();
  const faults: string[] = [];
  tab.setDefaultTimeout(15_000);
  tab.on('pageerror', (error) => faults.push(error.message));
  await tab.goto(url + page);
  await tab
    .waitForFunction(() =>
      document.querySelector('codeloom-suggest')?.shadowRoot?.querySelector('.root')?.textContent.includes('99213'),
    )
    .catch((error: unknown) => assert.fail(`${String(error)}\n${faults.join('\n')}`));
  const card = await tab.evaluate(() => document.querySelector('codeloom-suggest')?.shadowRoot?.textContent ?? '');
  const host = (await tab.locator('[role=status]').first().textContent()) ?? '';
  assert.deepEqual(faults, []);
  await tab.close();
  return { card, host };
}

async function bundle(entry: { contents: string; loader: 'ts' | 'tsx' }, plugins: Plugin[] = []): Promise<string> {
  const { outputFiles } = await build({
    stdin: { ...entry, resolveDir: examples },
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    target: 'es2022',
    conditions: ['browser'],
    define: { 'process.env.NODE_ENV': '"production"', ngDevMode: 'false', ngServerMode: 'false' },
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    plugins,
  });
  return outputFiles[0]?.text ?? '';
}

function show(name: string, script: string): string {
  pages.set(`/${name}.js`, { type: 'text/javascript', body: script });
  pages.set(`/${name}`, {
    type: 'text/html',
    body: `<!doctype html><html lang="en"><title>${name}</title><div id="app"></div><script type="module" src="/${name}.js"></script></html>`,
  });
  return `/${name}`;
}

/** Compiles the files of a framework as its own tools do. */
function compiled(filter: RegExp, compile: (source: string, file: string) => string): Plugin {
  return {
    name: 'framework',
    setup(host) {
      host.onLoad({ filter }, async ({ path: file }) => ({
        contents: compile(await read(path.basename(file)), file),
        loader: 'ts',
        resolveDir: examples,
      }));
    },
  };
}

describe('the examples of the guides', () => {
  it('plain HTML shows the codes and hears of a finalization', async () => {
    pages.set('/plain', { type: 'text/html', body: await read('plain.html') });
    pages.set('/plain.js', { type: 'text/javascript', body: await read('plain.js') });
    assert.match((await open('/plain')).card, /E11\.42/);
  });

  it('React 19 shows the codes and hears that the encounter is open', async () => {
    const script = await bundle({ contents: await read('react.tsx'), loader: 'tsx' });
    assert.deepEqual((await open(show('react', script))).host, 'The encounter is open.');
  });

  it('Vue shows the codes and hears that the encounter is open', async () => {
    const script = await bundle(
      {
        contents:
          "import { createApp } from 'vue';\nimport Coding from './Coding.vue';\ncreateApp(Coding, { visit: 'V-20418' }).mount('#app');",
        loader: 'ts',
      },
      [
        compiled(/\.vue$/, (source, file) => {
          const { descriptor } = parse(source, { filename: file });
          const isCustomElement = (tag: string): boolean => tag.startsWith('codeloom-');
          return compileScript(descriptor, {
            id: 'coding',
            inlineTemplate: true,
            templateOptions: { compilerOptions: { isCustomElement } },
          }).content;
        }),
      ],
    );
    assert.deepEqual((await open(show('vue', script))).host, 'The encounter is open.');
  });

  it('Svelte shows the codes and hears that the encounter is open', async () => {
    const script = await bundle(
      {
        contents:
          "import { mount } from 'svelte';\nimport Coding from './Coding.svelte';\nmount(Coding, { target: document.getElementById('app')!, props: { visit: 'V-20418' } });",
        loader: 'ts',
      },
      [compiled(/\.svelte$/, (source) => compileSvelte(source, { generate: 'client' }).js.code)],
    );
    assert.deepEqual((await open(show('svelte', script))).host, 'The encounter is open.');
  });

  it('Angular shows the codes and hears that the encounter is open', async () => {
    const script = await bundle(
      {
        contents: `import '@angular/compiler';
import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { CodingComponent } from './angular.ts';

@Component({ selector: '#app', imports: [CodingComponent], template: '<app-coding visit="V-20418" />' })
class Page {}
await bootstrapApplication(Page);`,
        loader: 'ts',
      },
      [compiled(/angular\.ts$/, (source) => source)],
    );
    assert.deepEqual((await open(show('angular', script))).host, 'The encounter is open.');
  });

  it('the server opens a session with its API key and the components it names', async () => {
    const seen: { authorization?: string | undefined; body?: unknown }[] = [];
    const codeloom = createServer((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        seen.push({ authorization: request.headers.authorization, body: JSON.parse(text) });
        response
          .writeHead(201, { 'content-type': 'application/json' })
          .end('{"clientSecret":"s","expiresAt":"2026-01-01T00:00:00.000Z"}');
      });
    });
    await new Promise<void>((resolve) => codeloom.listen(0, '127.0.0.1', resolve));
    const { openCodeloomSession } = (await import(path.join(examples, 'session.js'))) as {
      openCodeloomSession: (input: object) => Promise<string>;
    };
    const secret = await openCodeloomSession({
      codeloom: `http://127.0.0.1:${(codeloom.address() as AddressInfo).port}`,
      apiKey: 'key',
      practiceId: 'p',
      user: { id: 'u-7', name: 'Jordan Hale' },
      visitKey: 'V-20418',
    });
    codeloom.close();
    assert.equal(secret, 's');
    assert.equal(seen[0]?.authorization, 'Bearer key');
  });
});
