// The portal: who may come in, the list, and an encounter coded with the keyboard alone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startApp, type RunningApp } from './app.ts';
import { assertAccessible, launch, openPage, shoot } from './browser.ts';

describe('the portal', () => {
  let app: RunningApp;
  let browser: Browser;
  before(async () => {
    [app, browser] = await Promise.all([startApp(), launch()]);
  });
  after(async () => {
    await browser.close();
    await app.stop();
  });

  async function signIn(page: Page, email: string, path = '/app'): Promise<void> {
    await page.goto(`${app.url}${path}`);
    await page.locator('input[name=email]').or(page.locator('wa-input[name=email] input')).first().waitFor();
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type('changeme123');
    await page.keyboard.press('Enter');
    await page.locator('codeloom-portal-sign-in').waitFor({ state: 'detached' });
  }

  test('in dev the sign-in page says which account to use, and a wrong password says what to do', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/app`);
    await page.getByText('Use the seeded test account (provider@example.com / changeme123).').waitFor();
    await assertAccessible(page, 'the sign-in page');
    await shoot(page, 'portal-1-sign-in');
    await page.keyboard.type('biller@example.com');
    await page.keyboard.press('Tab');
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.context().close();
  });

  test('a biller codes an encounter with the keyboard alone', async () => {
    const { page, complaints } = await openPage(browser);
    await signIn(page, 'biller@example.com');
    await page.locator('a[data-row]').first().waitFor();
    await assertAccessible(page, 'the list');
    await shoot(page, 'portal-2-list');

    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const suggest = page.locator('codeloom-suggest');
    await page
      .locator('codeloom-note')
      .getByText(/\w{4,}/)
      .first()
      .waitFor();
    await shoot(page, 'portal-3-encounter');
    // The seed holds encounters with and without a suggestion: either way in is the same with the keyboard.
    const run = suggest.getByRole('button', { name: 'Suggest codes' });
    await run.or(suggest.getByRole('button', { name: /^Accept all/ })).waitFor();
    if (await run.isVisible()) {
      await run.focus();
      await page.keyboard.press('Enter');
    }
    await suggest.getByRole('button', { name: /^Accept all/ }).waitFor();
    await assertAccessible(page, 'the encounter with suggestions');

    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+A');
    const final = page.locator('codeloom-final-codes');
    await final.locator('[data-key]').first().waitFor();
    await final.getByText('Saved', { exact: true }).waitFor();
    await shoot(page, 'portal-4-coded');

    await page.keyboard.press('f');
    const dialog = final.locator('dialog.finalize');
    await dialog.waitFor();
    for (const reason of await dialog.locator('input').all()) {
      await reason.focus();
      await page.keyboard.type('Reviewed with the clinician.');
    }
    await dialog.getByRole('button', { name: 'Finalize codes' }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('header').getByText('Finalized', { exact: true }).waitFor();
    await shoot(page, 'portal-5-finalized');
    await assertAccessible(page, 'the finalized encounter');
    // Before signing in the page asks who it is, and is told: nobody.
    assert.deepEqual(
      complaints.filter((text) => !/401.*auth\.me/.test(text)),
      [],
    );
    await page.context().close();
  });

  test('a note typed into a new encounter is stored and suggested from', async () => {
    const { page } = await openPage(browser);
    await signIn(page, 'provider@example.com', '/app/encounters/new');
    await page.getByRole('heading', { name: 'New encounter' }).waitFor();
    await assertAccessible(page, 'the form of a new encounter');
    await page.getByLabel('Patient reference').fill('PT-77001');
    await page
      .getByLabel('Visit note')
      .fill(
        'HPI: Follow-up of hypertension.\n\nAssessment and plan:\n1. Essential hypertension, stable. Continue lisinopril 10 mg daily.',
      );
    await shoot(page, 'portal-6-new');
    await page.getByRole('button', { name: 'Save encounter' }).click();
    await page.getByRole('heading', { name: 'PT-77001' }).waitFor();
    await page.locator('codeloom-suggest').getByRole('button', { name: 'Suggest codes' }).click();
    await page.locator('codeloom-suggest').getByText('I10').first().waitFor();
    await page.context().close();
  });

  test('filters narrow the list, live in the address and can be cleared', async () => {
    const { page } = await openPage(browser);
    await signIn(page, 'admin@example.com');
    await page.getByRole('button', { name: /^All \d/ }).click();
    await page.locator('a[data-row]').first().waitFor();
    assert.match(page.url(), /status=all/);
    await page.getByLabel('Service from').fill('2001-01-01');
    await page.getByLabel('Service to').fill('2001-01-02');
    await page.getByText('No encounter matches these filters').waitFor();
    await page.locator('.empty').getByRole('button', { name: 'Clear filters' }).click();
    await page.locator('a[data-row]').first().waitFor();
    await page.context().close();
  });

  test('a biller takes work with one key, an admin reads who did it, and nobody else does', async () => {
    const { page } = await openPage(browser);
    await signIn(page, 'biller@example.com', '/app/encounters?status=all');
    await page.locator('a[data-row]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('t');
    await page.locator('codeloom-queue').getByText('1 encounter assigned to you.').waitFor();
    await page.getByRole('row').getByText('You', { exact: true }).first().waitFor();
    await page.goto(`${app.url}/app/audit`);
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.context().close();

    const admin = await openPage(browser);
    await signIn(admin.page, 'admin@example.com', '/app/audit');
    const event = admin.page.locator('codeloom-audit-trail li').filter({ hasText: 'Encounter assigned' }).first();
    await event.getByText('Noor Castellan').first().waitFor();
    await assertAccessible(admin.page, 'the audit trail');
    await shoot(admin.page, 'portal-7-audit');
    await event.getByRole('link').click();
    await admin.page.locator('codeloom-portal-encounter h1').waitFor();
    await admin.page.locator('codeloom-note [part=text]').waitFor();
    await admin.page.keyboard.press('h');
    await admin.page.getByRole('dialog').locator('codeloom-audit-trail li').first().waitFor();
    await assertAccessible(admin.page, 'the history of an encounter');
    await admin.page.context().close();
  });

  test('an ended session leads to the sign-in and back to the same place', async () => {
    const { page } = await openPage(browser);
    await signIn(page, 'biller@example.com');
    const link = page.locator('a[data-row]').first();
    await link.waitFor();
    await link.click();
    await page.locator('codeloom-portal-encounter h1').waitFor();
    const place = page.url();
    await page.context().clearCookies();
    await page.reload();
    await page.locator('codeloom-portal-sign-in').waitFor();
    assert.equal(await page.locator('codeloom-note').count(), 0, 'nothing of the encounter stays on the page');
    await page.keyboard.type('biller@example.com');
    await page.keyboard.press('Tab');
    await page.keyboard.type('changeme123');
    await page.keyboard.press('Enter');
    await page.locator('codeloom-portal-encounter h1').waitFor();
    assert.equal(page.url(), place);
    await page.context().close();
  });

  test('a platform admin is told whom the console is for', async () => {
    const { page } = await openPage(browser);
    await signIn(page, 'platform@example.com');
    await page.getByRole('heading', { name: 'This console is for the people of a practice' }).waitFor();
    await assertAccessible(page, "the platform admin's page");
    assert.equal(await page.getByRole('link', { name: 'Encounters' }).count(), 0);
    await page.context().close();
  });

  for (const width of [1440, 1100, 390]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`the pages fit ${width} px, ${colorScheme}`, async () => {
        const { page } = await openPage(browser, { viewport: { width, height: 900 }, colorScheme });
        await signIn(page, 'admin@example.com', '/app/encounters?status=all');
        await page.locator('a[data-row]').first().waitFor();
        await assertFits(page, 'the list');
        await shoot(page, `portal-list-${width}-${colorScheme}`);
        await page.locator('a[data-row]').nth(1).click();
        await page.locator('codeloom-portal-encounter h1').waitFor();
        await page.locator('codeloom-note [part=text]').waitFor();
        await assertFits(page, 'the encounter');
        await assertAccessible(page, `the encounter at ${width} px, ${colorScheme}`);
        await shoot(page, `portal-encounter-${width}-${colorScheme}`);
        await page.context().close();
      });
    }
  }
});

async function assertFits(page: Page, what: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${what}: ${overflow} px stick out`);
}
