import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { StorybookBrowser } from './storybook-page.ts';

let storybook: StorybookBrowser;
before(async () => {
  storybook = await StorybookBrowser.open();
});
after(() => storybook.close());

/** Every element of a page, through all shadow roots; the source of a function, since it runs in the page. */
const everything = `function* everything(root) {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everything(element.shadowRoot);
  }
}`;

/** What stands outside the window, and whatever makes the page wider than it. */
function outside(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    ${everything}
    const parentOf = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;
    // What scrolls by itself, such as the row of tabs or a table, may be wider than what is seen of it.
    const scrolls = (element) => {
      for (let at = parentOf(element); at; at = parentOf(at)) {
        if (at === document.body) return false;
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true;
      }
      return false;
    };
    const wide = document.documentElement.scrollWidth - innerWidth;
    const found = wide > 0 ? ['the page scrolls sideways by ' + wide + ' px'] : [];
    for (const element of everything(document.querySelector('#storybook-root'))) {
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
      if (!hasText && !element.matches('button, input, select, textarea')) continue;
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width <= 1 || height <= 1 || scrolls(element)) continue;
      if (left < -1 || right > innerWidth + 1) found.push(element.localName + '.' + element.className + ' stands at ' + left.toFixed(0) + ' to ' + right.toFixed(0));
    }
    return found.slice(0, 5);
  })()`);
}

/** Anything that would move. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    ${everything}
    const seconds = (text) => Math.max(...text.split(',').map(Number.parseFloat));
    const found = [];
    for (const element of everything(document.querySelector('#storybook-root'))) {
      for (const pseudo of [null, '::before', '::after', '::backdrop']) {
        const style = getComputedStyle(element, pseudo);
        const takes = [style.transitionDuration, style.animationName === 'none' ? '0s' : style.animationDuration].map(seconds);
        if (Math.max(...takes) > 0.001) found.push(element.localName + '.' + element.className + (pseudo ?? ''));
      }
    }
    return found.slice(0, 5);
  })()`);
}

/** Controls whose edge, and states that only a ground tells, in the reader's own colours. */
function unseen(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    ${everything}
    const found = [];
    const edged = (style) => parseFloat(style.borderTopWidth) > 0 || style.outlineStyle !== 'none' || /underline/.test(style.textDecorationLine) || style.appearance !== 'none';
    for (const element of everything(document.querySelector('#storybook-root'))) {
      const { width, height } = element.getBoundingClientRect();
      if (width <= 1 || height <= 1) continue;
      const style = getComputedStyle(element);
      const name = element.localName + '.' + element.className;
      if (element.matches('button, input, select, textarea') && !edged(style)) found.push(name + ' has no edge');
      if (element.matches('[aria-pressed="true"], [role="option"][aria-selected="true"]') && style.outlineStyle === 'none') found.push(name + ' does not look chosen');
      if (element.matches('.pill, .notice, .status-pill') && parseFloat(style.borderTopWidth) === 0) found.push(name + ' has no edge');
    }
    return found.slice(0, 5);
  })()`);
}

/** Walks the page by Tab: what has the focus must be seen (WCAG 2.2, 2.4.7), and not under something else (2.4.11). */
async function obscured(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<string[]> {
  const found: string[] = [];
  for (let step = 0; step < 90; step += 1) {
    await page.keyboard.press(key);
    const at = await page.evaluate<string | null>(`(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!element || element === document.body) return null;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const name = element.localName + '.' + element.className + ' ' + (element.ariaLabel ?? element.textContent).trim().slice(0, 30);
      // The browser's own ring is around the button within a date.
      if (style.outlineStyle === 'none' && element.type !== 'date') return 'no ring: ' + name;
      const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]];
      const seen = points.some(([x, y]) => {
        let hit = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
        while (hit?.shadowRoot) {
          const deeper = hit.shadowRoot.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
          if (!deeper || deeper === hit) break;
          hit = deeper;
        }
        return hit && (element.contains(hit) || hit.contains(element));
      });
      return seen ? '' : 'hidden: ' + name;
    })()`);
    if (at === null) break;
    if (at) found.push(at);
  }
  return found;
}

describe('every story', () => {
  for (const look of [{}, { direction: 'rtl', density: 'compact' }]) {
    const what = Object.values(look).join(', ');
    it(`fits a screen 320 px wide, as at 400 % zoom ${what}: nothing scrolls sideways or stands outside (WCAG 2.2, 1.4.10)`, async () => {
      const page = await storybook.page(look, { viewport: { width: 320, height: 800 } });
      assert.deepEqual(await page.problems(storybook.stories, outside), []);
      await page.close();
    });
  }

  it('fits 200 % zoom, and stands still for readers who asked for less motion (WCAG 2.2, 1.4.4 and 2.3.3)', async () => {
    const page = await storybook.page({}, { viewport: { width: 640, height: 450 }, reducedMotion: 'reduce' });
    const wrong = async (shown: Page): Promise<string[]> => [...(await outside(shown)), ...(await moving(shown))];
    assert.deepEqual(await page.problems(storybook.stories, wrong), []);
    await page.close();
  });

  it('keeps edges and states in the reader’s own colours (forced colours)', async () => {
    const page = await storybook.page({ theme: 'auto' }, { forcedColors: 'active', colorScheme: 'dark' });
    assert.deepEqual(await page.problems(storybook.stories, unseen), []);
    await page.close();
  });

  it('shows the focus wherever Tab leads on a small screen (WCAG 2.2, 2.4.7 and 2.4.11)', async () => {
    const page = await storybook.page({}, { viewport: { width: 390, height: 500 } });
    const bothWays = async (shown: Page): Promise<string[]> => [
      ...(await obscured(shown, 'Tab')),
      ...(await obscured(shown, 'Shift+Tab')),
    ];
    assert.deepEqual(await page.problems(storybook.stories, bothWays), []);
    await page.close();
  });
});
