// Memory and first paint, `npm run bench:mounts -w elements`:
// - 1,000 rounds of putting a workstation into the page and taking it out: at most 2 MB more heap after a forced collection and
//   no detached nodes;
// - first paint of the suggestion card at 4x CPU throttling: at most 100 ms after its data (source: issue of the elements);
//   `workMs` is script, style and layout of one card, and of taking it out again, without throttling.
import process from 'node:process';
import { chromium } from 'playwright-core';
import type { CDPSession } from 'playwright-core';
import { createServer } from 'vite';

const ROUNDS = 1_000;
/** Cards whose first paint is timed. */
const PAINTS = 21;
const MEBIBYTE = 1024 * 1024;

const server = await createServer({
  root: 'dev',
  configFile: false,
  mode: 'production',
  define: { 'process.env.NODE_ENV': '"production"' },
  server: { host: '127.0.0.1', port: 0, hmr: false },
});
await server.listen();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});

async function held(session: CDPSession): Promise<{ heapBytes: number; nodes: number }> {
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { heapBytes: value('JSHeapUsedSize'), nodes: value('Nodes') };
}

/** Script, style and layout so far, in ms. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const parts = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'];
  const seconds = metrics.filter(({ name }) => parts.includes(name)).reduce((sum, { value }) => sum + value, 0);
  return seconds * 1000;
}

try {
  const page = await browser.newPage();
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}?state=suggested&theme=light`);
  await page.locator('codeloom-suggest .em-code').waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  const rounds = (count: number): Promise<void> =>
    page.evaluate(async (times) => {
      const provider = document.querySelector('codeloom-provider');
      if (!provider) throw new Error('The provider is not there.');
      const { client, encounterId } = provider;
      const drawn = () => new Promise((resolve) => setTimeout(resolve, 0));
      for (let round = 0; round < times; round += 1) {
        const fresh = document.createElement('codeloom-provider');
        fresh.client = client;
        fresh.encounterId = encounterId;
        for (const tag of ['codeloom-note', 'codeloom-suggest', 'codeloom-final-codes']) {
          fresh.append(document.createElement(tag));
        }
        document.body.append(fresh);
        await drawn();
        await drawn();
        fresh.remove();
        await drawn();
      }
    }, count);
  await rounds(50);
  const before = await held(session);
  await rounds(ROUNDS);
  const after = await held(session);

  /** Puts one card into the page again and again; from its data to the end of the frame that draws it, in ms, shortest first. */
  const paint = (times: number): Promise<number[]> =>
    page.evaluate(async (count) => {
      const { client, encounterId } = document.querySelector('codeloom-provider') ?? {};
      if (!client || !encounterId) throw new Error('The provider is not there.');
      const took: number[] = [];
      for (let round = 0; round < count; round += 1) {
        const provider = document.createElement('codeloom-provider');
        let answeredAt = 0;
        const { encounters } = client;
        const get: typeof encounters.get = async (ref, options) => {
          const answer = await encounters.get(ref, options);
          answeredAt = performance.now();
          return answer;
        };
        provider.client = { ...client, encounters: { ...encounters, get } };
        provider.encounterId = encounterId;
        const card = document.createElement('codeloom-suggest');
        provider.append(card);
        document.body.append(provider);
        while (!card.shadowRoot?.querySelector('.em-code')) await new Promise((resolve) => setTimeout(resolve, 0));
        // The frame that draws it has ended when a task after the next frame runs.
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
        took.push(performance.now() - answeredAt);
        provider.remove();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return took.sort((a, b) => a - b);
    }, times);

  // A clock on a busy machine tells about the other work too: beside it, what the browser itself did for one card.
  const workedBefore = await worked(session);
  await paint(PAINTS);
  const workMs = ((await worked(session)) - workedBefore) / PAINTS;
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const paints = await paint(PAINTS);
  const round = (value: number): number => Math.round(value * 100) / 100;
  const told = {
    rounds: ROUNDS,
    moreHeapMiB: round((after.heapBytes - before.heapBytes) / MEBIBYTE),
    moreNodes: after.nodes - before.nodes,
    workMs: round(workMs),
    paintMedianMs: round(paints[Math.floor(paints.length / 2)] ?? 0),
    paintMostMs: round(paints.at(-1) ?? 0),
  };
  process.stdout.write(`${JSON.stringify(told)}\n`);
  if (told.moreHeapMiB > 2 || told.moreNodes > 0 || told.paintMedianMs > 100) process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}
