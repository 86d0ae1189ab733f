import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { serveFolder } from './static-server.ts';
import type { StaticServer } from './static-server.ts';

// The built Storybook: `npm test` builds it first.
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface IndexEntry {
  id: string;
  title: string;
  name: string;
  type: 'story' | 'docs';
}

/** The built Storybook in a browser, served from a free port. */
export class StorybookBrowser {
  readonly #server: StaticServer;
  readonly #browser: Browser;
  readonly entries: readonly IndexEntry[];

  private constructor(server: StaticServer, browser: Browser, entries: readonly IndexEntry[]) {
    this.#server = server;
    this.#browser = browser;
    this.entries = entries;
  }

  static async open(): Promise<StorybookBrowser> {
    assert.ok(existsSync(`${dist}/index.json`), 'Storybook is not built. Run: npm run build -w stories');
    const server = await serveFolder(dist);
    const index = JSON.parse(await readFile(`${dist}/index.json`, 'utf8')) as { entries: Record<string, IndexEntry> };
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-sync',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    return new StorybookBrowser(server, browser, Object.values(index.entries));
  }

  get stories(): readonly IndexEntry[] {
    return this.entries.filter(({ type }) => type === 'story');
  }

  /** A page that shows its first story, with choices of the toolbar: `{ theme: 'dark' }`. */
  async page(globals: Record<string, string>, options: BrowserContextOptions = {}): Promise<StoryPage> {
    const context = await this.#browser.newContext({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    const page = await context.newPage();
    const chosen = Object.entries(globals).map(([name, value]) => `${name}:${value}`);
    const first = this.stories[0]?.id ?? '';
    await page.goto(`${this.#server.url}/iframe.html?viewMode=story&id=${first}&globals=${chosen.join(';')}`);
    await page.waitForFunction('window.__STORYBOOK_PREVIEW__?.currentRender?.phase === "finished"');
    return new StoryPage(page);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }
}

/** A page on which one story after the other is shown, without loading it anew. */
export class StoryPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Shows a story and waits for its interaction to end; gives back what went wrong, if anything. */
  show(id: string): Promise<string | null> {
    return this.page.evaluate(async (storyId) => {
      interface Preview {
        currentRender?: { id?: string; phase?: string };
        channel: { emit: (event: string, value: object) => void };
      }
      const preview = (window as unknown as { __STORYBOOK_PREVIEW__: Preview }).__STORYBOOK_PREVIEW__;
      preview.channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
      for (let waited = 0; waited < 12_000; waited += 20) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        const render = preview.currentRender;
        if (render?.id !== storyId) continue;
        if (document.body.classList.contains('sb-show-errordisplay') || render.phase === 'errored') {
          return document.querySelector('#error-message')?.textContent ?? 'The story shows an error.';
        }
        if (render.phase === 'completed' || render.phase === 'finished') return null;
      }
      return 'The story did not come to an end.';
    }, id);
  }

  /** Shows every story and asks each what is wrong with it. */
  async problems(
    stories: readonly IndexEntry[],
    wrongWith: (page: Page, id: string) => Promise<string[]>,
  ): Promise<string[]> {
    const found: string[] = [];
    for (const { id } of stories) {
      const problem = await this.show(id);
      const texts = problem ? [problem] : await wrongWith(this.page, id);
      found.push(...texts.map((text) => `${id}: ${text}`));
    }
    return found;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** What axe finds wrong: WCAG 2.2 A and AA, or the rules that are named. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(await axe);
  const runOnly = rules
    ? { type: 'rule', values: rules }
    : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
  const results = await page.evaluate<AxeResults>(
    `axe.run('#storybook-root', ${JSON.stringify({ runOnly, resultTypes: ['violations'] })})`,
  );
  return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}
