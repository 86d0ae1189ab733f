// @ts-check
import { createServer } from 'node:net';
import { ensureBuilt } from './builds.mjs';
import { onEnd, startChild } from './child.mjs';
import { repoNode } from './paths.mjs';

/** How long a child may take to end in its own clean way (it finishes requests in flight and closes the database). */
const END_MS = 15_000;

/**
 * The first free loopback port from `from` on.
 * @param {number} from
 * @returns {Promise<number>}
 */
export function freePort(from) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' && from < 65_535) resolve(freePort(from + 1));
      else reject(error);
    });
    probe.listen({ host: '127.0.0.1', port: from, exclusive: true }, () => probe.close(() => resolve(from)));
  });
}

/** The key that the dev seed gives the sample EMR. It opens sample data on this machine, nothing else. */
async function sampleApiKey() {
  const { seedPractices } = await import('@codeloom/prisma/seed');
  return seedPractices.find(({ apiKey }) => apiKey)?.apiKey?.secret ?? '';
}

/**
 * Waits until an address answers well; false when the process behind it ended before.
 * @param {URL} url
 * @param {import('node:child_process').ChildProcess} child
 */
async function answers(url, child) {
  while (child.exitCode === null && child.signalCode === null) {
    try {
      if ((await fetch(url)).ok) return true;
    } catch {
      // Not listening yet: ask again.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/**
 * Serves the API and everything it carries, and in dev the sample EMR page on an origin of its own, until Ctrl+C.
 * @returns {Promise<number>} exit code
 */
export async function serve() {
  const started = Date.now();
  const dev = (process.env.APP_ENV || 'dev') === 'dev';
  const port = Number(process.env.PORT || 4000);
  const url = `http://localhost:${port}`;
  const demoUrl = dev ? `http://127.0.0.1:${await freePort(port + 1)}` : null;
  /** @type {import('node:child_process').ChildProcess[]} */
  const children = [];
  const codes = /** @type {Promise<number>[]} */ ([]);
  const start = (/** @type {string} */ file, /** @type {Record<string, string>} */ env) => {
    const child = startChild(repoNode, [file], env);
    children.push(child);
    codes.push(new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1))));
    return child;
  };
  let ending = false;
  const endAll = () => {
    ending = true;
    for (const child of children) if (child.exitCode === null) child.kill('SIGTERM');
    setTimeout(() => {
      for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
    }, END_MS).unref();
  };
  process.once('exit', () => {
    for (const child of children) if (child.exitCode === null) child.kill('SIGTERM');
  });
  onEnd(endAll);

  // In dev the addresses should stay in view: only what goes wrong is logged, unless LOG_LEVEL says otherwise.
  const devEnv = demoUrl ? { CODELOOM_DEMO_URL: demoUrl, LOG_LEVEL: process.env.LOG_LEVEL || 'warn' } : {};
  const api = start('api/src/main.ts', devEnv);
  if (await answers(new URL('/readyz', url), api)) {
    if (demoUrl) {
      const { CODELOOM_API_KEY = await sampleApiKey() } = process.env;
      const emr = start('tools/demo/main.ts', { CODELOOM_URL: url, DEMO_URL: demoUrl, CODELOOM_API_KEY });
      await answers(new URL(demoUrl), emr);
    }
    process.stdout.write(welcome(url, demoUrl, Date.now() - started));
    // Nobody waits for Storybook: its address says that it is being built until it is there.
    if (demoUrl) {
      ensureBuilt({ aside: true, quiet: true }).catch((/** @type {Error} */ error) => {
        process.stderr.write(`Storybook was not built: ${error.message}\n`);
      });
    }
  }
  // Whichever ends first takes the other with it; its exit code is ours.
  const first = await Promise.race(codes);
  const asked = ending;
  endAll();
  await Promise.all(codes);
  return asked ? 0 : first;
}

/**
 * @param {string} url
 * @param {string | null} demoUrl
 * @param {number} tookMs
 */
function welcome(url, demoUrl, tookMs) {
  const rows = [
    ['Portal', `${url}/app`],
    ['REST and its documentation', `${url}/api/docs`],
    ...(demoUrl
      ? [
          ['Sample EMR page', `${url}/demo`, `(its own origin: ${demoUrl})`],
          ['Storybook and guides', `${url}/storybook`],
        ]
      : []),
  ];
  const lines = rows.map(([name, ...rest]) => `  ${String(name).padEnd(28)}${rest.join('  ')}`);
  const signIns = demoUrl
    ? [
        '',
        '  Sample sign-ins, password changeme123:',
        '  provider@example.com · biller@example.com · admin@example.com · platform@example.com',
      ]
    : [];
  return [
    '',
    `Codeloom is ready (${(tookMs / 1000).toFixed(1)} s).`,
    ...lines,
    ...signIns,
    '',
    'Ctrl+C ends it.',
    '',
  ].join('\n');
}
