// A biller's visit to the sample EMR: note, suggestions with evidence, an edit, finalization, export.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { startApp, type RunningApp } from './app.ts';
import { assertAccessible, launch, openPage, shoot } from './browser.ts';

describe('the sample EMR', () => {
  let app: RunningApp;
  let browser: Browser;
  before(async () => {
    [app, browser] = await Promise.all([startApp(), launch()]);
  });
  after(async () => {
    await browser.close();
    await app.stop();
  });

  async function saveSampleNote(page: Page, visit: number): Promise<void> {
    await page.goto(`${app.url}/demo`);
    await page.locator('#schedule button').nth(visit).click();
    await openFresh(page);
    await page.getByRole('button', { name: 'Use the sample note' }).click();
    await page.getByRole('button', { name: 'Save note' }).click();
  }

  test('a biller takes a note the whole way to posted charges and an export', async () => {
    const { page, complaints } = await openPage(browser, { acceptDownloads: true });
    await saveSampleNote(page, 0);
    assert.notEqual(new URL(page.url()).origin, app.url, 'the EMR has an origin of its own');
    await shoot(page, 'demo-1-note');

    const suggest = page.locator('codeloom-suggest');
    await suggest.getByRole('button', { name: 'Suggest codes' }).click();
    await suggest.getByRole('button', { name: /^Accept all/ }).waitFor();
    await shoot(page, 'demo-2-suggested');
    assert.ok((await evidenceRanges(page)) > 0, 'evidence is highlighted in the note');
    await assertAccessible(page, 'the sample EMR with suggestions');

    await suggest.getByRole('button', { name: /^Accept all/ }).click();
    const final = page.locator('codeloom-final-codes');
    const rows = final.locator('[data-key]');
    await rows.first().waitFor();
    const before = await rows.count();

    await addDiagnosis(page, final, 'Z71.89');
    await final.locator('[data-key]').nth(before).waitFor();
    await final.getByText('Saved', { exact: true }).waitFor();
    await shoot(page, 'demo-3-edited');

    await finalize(final);
    const charges = page.locator('#charges');
    await charges.getByText(/^99\d{3}$/).waitFor();
    await shoot(page, 'demo-4-finalized');
    assert.match(await charges.innerText(), /\b99[0-9]{3}\b/, 'the EMR posted the E/M code');
    await assertAccessible(page, 'the sample EMR with finalized codes');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export CSV' }).click(),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    assert.match(csv, /Z71\.89/, 'the export holds the code that the biller added');
    assert.equal(csv.includes('History of present illness'), false, 'the export holds no note text');
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  test('a reload finds the open chart again: the same encounter with its codes', async () => {
    const { page } = await openPage(browser);
    await saveSampleNote(page, 2);
    const suggest = page.locator('codeloom-suggest');
    await suggest.getByRole('button', { name: 'Suggest codes' }).click();
    await suggest.getByRole('button', { name: /^Accept all/ }).click();
    await page.locator('codeloom-final-codes').getByText('Saved', { exact: true }).waitFor();
    const id = await page.locator('#provider').getAttribute('encounter-id');
    await page.reload();
    await page.locator('codeloom-final-codes [data-key]').first().waitFor();
    assert.equal(await page.locator('#provider').getAttribute('encounter-id'), id);
    assert.match(await page.locator('#patient').innerText(), /Whitfield/);
    await page.context().close();
  });

  test('pressing a diagnosis lights its evidence in the note', async () => {
    const { page } = await openPage(browser);
    await saveSampleNote(page, 2);
    const suggest = page.locator('codeloom-suggest');
    await suggest.getByRole('button', { name: 'Suggest codes' }).click();
    const row = suggest.locator('[data-row^="diagnosis:"] .row-main').first();
    await row.click();
    await page.waitForFunction(() =>
      [...CSS.highlights].some(([name, ranges]) => name.startsWith('codeloom-active') && ranges.size > 0),
    );
    const lit = await page.evaluate(() =>
      [...CSS.highlights].flatMap(([name, ranges]) =>
        name.startsWith('codeloom-active') ? [...ranges].map(String) : [],
      ),
    );
    assert.match(lit.join(' '), /knee|kidney|osteoarthritis/i);
    await shoot(page, 'demo-5-evidence');
    await page.context().close();
  });

  test('a clinician whose session does not name the right cannot finalize', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/demo`);
    await openFresh(page);
    await page.selectOption('#user', 'clinician');
    await page.getByRole('button', { name: 'Use the sample note' }).click();
    await page.getByRole('button', { name: 'Save note' }).click();
    const final = page.locator('codeloom-final-codes');
    await final.getByText('No diagnoses added yet.').waitFor();
    assert.equal(await final.getByRole('button', { name: 'Finalize codes' }).count(), 0);
    await page.context().close();
  });

  for (const width of [1440, 390]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`nothing overflows at ${width} px, ${colorScheme}`, async () => {
        const { page } = await openPage(browser, { viewport: { width, height: 900 }, colorScheme });
        await saveSampleNote(page, 1);
        const suggest = page.locator('codeloom-suggest');
        await suggest.getByRole('button', { name: 'Suggest codes' }).click();
        await suggest.getByRole('button', { name: /^Accept all/ }).waitFor();
        await suggest.getByRole('button', { name: /^Accept all/ }).click();
        await page.locator('codeloom-final-codes').getByText('Saved', { exact: true }).waitFor();
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${overflow} px stick out`);
        await shoot(page, `demo-${width}-${colorScheme}`);
        await page.context().close();
      });
    }
  }
});

/** A visit of the schedule that was coded before opens with its codes; this opens the next, empty one. */
async function openFresh(page: Page): Promise<void> {
  await page.locator('#schedule button').first().waitFor();
  const editor = page.locator('#note:enabled');
  const again = page.getByRole('button', { name: 'New visit' });
  await editor.or(again).first().waitFor();
  if (await again.isVisible()) await again.click();
  await editor.waitFor();
}

const evidenceRanges = (page: Page): Promise<number> =>
  page.evaluate(() => [...CSS.highlights].reduce((sum, [, ranges]) => sum + ranges.size, 0));

async function addDiagnosis(page: Page, final: Locator, code: string): Promise<void> {
  await final.getByRole('button', { name: /^Add diagnosis/ }).click();
  await final.locator('codeloom-code-search input').fill(code);
  await final
    .getByRole('option', { name: new RegExp(code.replace('.', '\\.')) })
    .first()
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** Confirms; each warning gets the reason it asks for. */
async function finalize(final: Locator): Promise<void> {
  await final.locator('[part=finalize]').click();
  const dialog = final.locator('dialog.finalize');
  await dialog.waitFor();
  for (const reason of await dialog.locator('input').all()) await reason.fill('Reviewed with the clinician.');
  await dialog.getByRole('button', { name: 'Finalize codes' }).click();
  await dialog.waitFor({ state: 'hidden' });
}
