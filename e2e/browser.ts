import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Nothing but the pages under test may be contacted. */
const quietArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch(): Promise<Browser> {
  const named = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  assert.ok(
    existsSync(named),
    'A Chromium browser is needed: `npm test` installs one, or set CHROMIUM to its program.',
  );
  // Chromium's sandbox refuses to start as root.
  const args = process.getuid?.() === 0 ? [...quietArgs, '--no-sandbox'] : quietArgs;
  return chromium.launch({ executablePath: named, args });
}

export interface Watched {
  page: Page;
  /** What the page complained about in its console, policies that were broken included. */
  complaints: string[];
}

export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  return { page, complaints };
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe: { run(options: RunOptions): Promise<AxeResults> };
  }
}

/** Waits until nothing is busy and everything that fades has arrived: halfway through a fade, no text has its contrast. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const moving = (root: Document | ShadowRoot): boolean =>
      root.querySelector('[aria-busy="true"]') !== null ||
      root
        .getAnimations()
        .some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity) ||
      [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot !== null && moving(shadowRoot));
    return !moving(document);
  });
}

/** Fails with the rule, the help text and the place of each finding of axe (WCAG 2.2 AA and best practice). */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  await settled(page);
  await page.evaluate(await axeSource);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n    ${nodes.map(({ target }) => target.flat().join(' > ')).join('\n    ')}`,
  );
  assert.deepEqual(found, [], `axe on ${what}`);
}

let folder: Promise<string> | null = null;

/** Kept for looking at, outside the repository: CODELOOM_SHOTS names the folder. */
export async function shoot(page: Page, name: string): Promise<void> {
  const named = process.env['CODELOOM_SHOTS'];
  folder ??= named
    ? mkdir(named, { recursive: true }).then(() => named)
    : mkdtemp(path.join(tmpdir(), 'codeloom-shots-'));
  await page.screenshot({ path: path.join(await folder, `${name}.png`), fullPage: false });
}
