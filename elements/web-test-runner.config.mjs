// @ts-check
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';

/** Addresses that were asked for once. */
const tried = new Set();

/** Tests in a real Chromium: the Chromium of the machine, or the one that CHROMIUM names. */
export default {
  files: ['src/**/*.test.ts'],
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  hostname: '127.0.0.1',
  nodeResolve: true,
  // One page at a time: a page in the background gets no focus events, and keyboard tests need them.
  concurrency: 1,
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    }),
  ],
  middleware: [
    // The built files as they are: the runner's plugins would rewrite them, and their SRI hashes would say so.
    // `/flaky/PAGE/…` is the same folder behind a bad line: each module fails the first time that page asks for it.
    async function built(
      /** @type {{ path: string, respond?: boolean, res: import('node:http').ServerResponse }} */ context,
      /** @type {() => Promise<unknown>} */ next,
    ) {
      const [, page, file] = /^\/(?:elements\/dist|flaky\/([\w-]+))\/([\w.-]+\.js)$/.exec(context.path) ?? [];
      if (!file) return next();
      const key = `${page}/${file}`;
      const fails = page && file !== 'codeloom.js' && !tried.has(key);
      tried.add(key);
      // Past the runner's own answer, which it would keep for the next request.
      context.respond = false;
      const headers = {
        'content-type': 'text/javascript',
        'access-control-allow-origin': '*',
        'cache-control': 'no-store',
      };
      if (fails) context.res.writeHead(503, headers).end();
      else context.res.writeHead(200, headers).end(await readFile(new URL(`dist/${file}`, import.meta.url)));
      return undefined;
    },
  ],
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
  // The window of long lists reads process.env.NODE_ENV, which every build of ours puts in; here the sources run as they are.
  testRunnerHtml: (/** @type {string} */ framework) =>
    `<html><body><script>globalThis.process = { env: { NODE_ENV: 'test' } };</script><script type="module" src="${framework}"></script></body></html>`,
  testFramework: { config: { timeout: 10_000 } },
};
