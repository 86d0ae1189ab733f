// Scrolls a worklist of 10,000 rows from end to end and back: rows in the document (60 at most) and the longest task (50 ms at
// most, source: issue of the elements). `npm run bench:queue -w elements`; BENCH_THROTTLE=4 slows the processor.
// Judged by the time the page's thread worked, which other programs of the machine do not change; the wall clock is told too.
import process from 'node:process';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const ROWS = 10_000;
const throttle = Number(process.env['BENCH_THROTTLE'] ?? 1);

const server = await createServer({
  root: 'dev',
  configFile: false,
  // As delivered: Lit's development build checks more than it draws.
  mode: 'production',
  define: { 'process.env.NODE_ENV': '"production"' },
  server: { host: '127.0.0.1', port: 0, hmr: false },
});
await server.listen();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}queue.html?rows=${ROWS}&status=all`);
  await page.locator('codeloom-queue .row .patient').first().waitFor();
  if (throttle > 1) {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  }
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  const figures = await page.evaluate(async () => {
    const root = document.querySelector('codeloom-queue')?.shadowRoot;
    const list = root?.querySelector('.list');
    if (!root || !list) throw new Error('The worklist is not there.');
    const tasks: number[] = [];
    new PerformanceObserver((entries) => tasks.push(...entries.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let known = list.scrollHeight;
    let most = 0;
    let steps = 0;
    let slowestFrame = 0;
    const look = async (top: number): Promise<void> => {
      const before = performance.now();
      list.scrollTop = top;
      await frame();
      slowestFrame = Math.max(slowestFrame, performance.now() - before);
      most = Math.max(most, root.querySelectorAll('.body .row').length);
      steps += 1;
    };
    // A fast wheel downwards until every page has come, then leaps of a dragged scroll bar.
    for (let top = 0; steps < 3_000; top += 700) {
      await look(top);
      // Sizes are read at the end of a page only: reading them lays the list out once more.
      if (top + 1_400 >= known) known = list.scrollHeight;
      if (top >= known) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        known = list.scrollHeight;
        if (top >= known) break;
      }
    }
    const bottom = list.scrollHeight;
    for (const part of [0, 0.9, 0.1, 0.5, 0.25, 0.75, 1]) await look(bottom * part);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const reached = Math.round((bottom - 36) / 40);
    return { reached, steps, most, slowestFrame: Math.round(slowestFrame), longTasks: tasks.map(Math.round) };
  });
  const tasks = mainThreadTasks(await browser.stopTracing()).sort((a, b) => b - a);
  const round = (ms: number): number => Math.round(ms * 10) / 10;
  const { longTasks, ...rest } = figures;
  const told = {
    throttle,
    ...rest,
    tasks: tasks.length,
    longestMs: round(tasks[0] ?? 0),
    p99Ms: round(tasks[Math.floor(tasks.length / 100)] ?? 0),
    longestByWallClockMs: Math.max(0, ...longTasks),
  };
  process.stdout.write(`${JSON.stringify(told)}\n`);
  if (figures.reached < ROWS || figures.most > 60 || told.longestMs > 50) process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}

interface TraceEvent {
  name: string;
  cat: string;
  pid: number;
  tid: number;
  /** Time the thread worked (µs). */
  tdur?: number;
  args?: { name?: string };
}

/** How long the page's main thread worked on each of its tasks (ms). */
function mainThreadTasks(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && mains.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000);
}
