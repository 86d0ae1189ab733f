import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { elementTags } from '@codeloom/contracts';
import { StorybookBrowser, violations } from './storybook-page.ts';

let storybook: StorybookBrowser;
before(async () => {
  storybook = await StorybookBrowser.open();
});
after(() => storybook.close());

describe('Storybook', () => {
  it('has a story for every public tag', () => {
    const titles = new Set(storybook.entries.map(({ title }) => title.toLowerCase().replaceAll(' ', '-')));
    const missing = elementTags.filter((tag) => !titles.has(`elements/${tag.replace('codeloom-', '')}`));
    assert.deepEqual(missing, []);
  });

  const looks = [
    { theme: 'light' },
    { theme: 'dark' },
    { theme: 'light', preset: 'contrast' },
    { theme: 'dark', preset: 'contrast', density: 'compact' },
  ];
  for (const look of looks) {
    it(`shows every state in ${Object.values(look).join(', ')}: its interaction succeeds and axe finds nothing`, async () => {
      const page = await storybook.page(look);
      // More contrast is 7:1 for all text (WCAG 2.2, 1.4.6), which AA does not ask for.
      const wrong = async (shown: typeof page.page): Promise<string[]> => [
        ...(await violations(shown)),
        ...('preset' in look ? await violations(shown, ['color-contrast-enhanced']) : []),
      ];
      assert.deepEqual(await page.problems(storybook.stories, wrong), []);
      await page.close();
    });
  }
});
