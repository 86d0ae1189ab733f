// Screenshots of the development page: node dev/shots.ts OUT_DIR [state …]. Looked at by people, not compared by machines.
import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const [outDir = 'shots', ...wanted] = process.argv.slice(2);
const states =
  wanted.length > 0
    ? wanted
    : ['empty', 'loading', 'running', 'failed', 'run-failed', 'suggested', 'coded', 'finalized'];
mkdirSync(outDir, { recursive: true });

const server = await createServer({ root: 'dev', configFile: false, server: { host: '127.0.0.1', port: 0 } });
await server.listen();
const base = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  for (const width of [1440, 390]) {
    for (const theme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width, height: 1000 }, colorScheme: theme });
      page.on('pageerror', (error) => process.stderr.write(`${theme} ${width}: ${error.message}\n`));
      for (const state of states) {
        await page.goto(`${base}?state=${state}&theme=${theme}`, { waitUntil: 'networkidle' });
        await page.waitForTimeout(900);
        await page.screenshot({ path: `${outDir}/${state}-${theme}-${width}.png`, fullPage: width > 1000 });
        if (width > 1000) continue;
        for (const tag of ['note', 'suggest', 'final-codes']) {
          await page.locator(`codeloom-${tag}`).screenshot({ path: `${outDir}/${state}-${theme}-${width}-${tag}.png` });
        }
      }
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
