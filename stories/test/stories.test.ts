import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { elementTags } from '@codeloom/contracts';
import { serveFolder } from './static-server.ts';
import type { StaticServer } from './static-server.ts';

// The built Storybook: `npm test` builds it first.
const dist = fileURLToPath(new URL('../dist', import.meta.url));

interface IndexEntry {
  id: string;
  title: string;
  name: string;
  type: 'story' | 'docs';
}

let server: StaticServer;
let browser: Browser;
let entries: IndexEntry[];
let page: Page;
const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

before(async () => {
  assert.ok(existsSync(`${dist}/index.json`), 'Storybook is not built. Run: npm run build -w stories');
  server = await serveFolder(dist);
  entries = Object.values(
    (JSON.parse(await readFile(`${dist}/index.json`, 'utf8')) as { entries: Record<string, IndexEntry> }).entries,
  );
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
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  page = await context.newPage();
});

after(async () => {
  await browser.close();
  await server.close();
});

/** Shows a story on the page that is open and waits for its interaction to end; gives back what went wrong, if anything. */
async function show(id: string): Promise<string | null> {
  const outcome = await page.evaluate(async (storyId) => {
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
  return outcome;
}

async function violations(): Promise<string[]> {
  await page.evaluate(await axe);
  const results = await page.evaluate<AxeResults>(
    `axe.run('#storybook-root', { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } })`,
  );
  return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

describe('Storybook', () => {
  it('has a story for every public tag', () => {
    const titles = new Set(entries.map(({ title }) => title.toLowerCase().replaceAll(' ', '-')));
    const missing = elementTags.filter((tag) => !titles.has(`elements/${tag.replace('codeloom-', '')}`));
    assert.deepEqual(missing, []);
  });

  for (const theme of ['light', 'dark']) {
    it(`shows every state in ${theme}: its interaction succeeds and axe finds nothing`, async () => {
      const problems: string[] = [];
      const first = entries.find(({ type }) => type === 'story');
      await page.goto(`${server.url}/iframe.html?viewMode=story&id=${first?.id ?? ''}&globals=theme:${theme}`);
      await page.waitForFunction('window.__STORYBOOK_PREVIEW__?.currentRender?.phase === "finished"');
      for (const { id, type } of entries) {
        if (type !== 'story') continue;
        const problem = await show(id);
        if (problem) problems.push(`${id}: ${problem}`);
        else problems.push(...(await violations()).map((text) => `${id}: ${text}`));
      }
      assert.deepEqual(problems, []);
    });
  }
});
