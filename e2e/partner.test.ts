// An EMR vendor from its first key to the last: added by the platform, consented to by a practice, keys made, replaced and ended.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startApp, type RunningApp } from './app.ts';
import { assertAccessible, launch, openPage, shoot } from './browser.ts';

describe('an EMR vendor', () => {
  let app: RunningApp;
  let browser: Browser;
  let vendorKey = '';
  before(async () => {
    [app, browser] = await Promise.all([startApp(), launch()]);
  });
  after(async () => {
    await browser.close();
    await app.stop();
  });

  async function signIn(page: Page, email: string, path: string): Promise<void> {
    await page.goto(`${app.url}/app/sign-in?next=${path}`);
    await page.getByRole('textbox', { name: /email/i }).fill(email);
    await page.locator('wa-input[name=password] input').fill('changeme123');
    await page.keyboard.press('Enter');
    await page.locator('codeloom-portal-sign-in').waitFor({ state: 'detached' });
  }
  const shown = async (page: Page): Promise<string> => {
    const secret = (await page.locator('code.select-all').textContent()) ?? '';
    await page.getByRole('button', { name: 'Done' }).click();
    return secret;
  };
  const openConsole = async (page: Page, key: string): Promise<void> => {
    await page.goto(`${app.url}/app/partner`);
    await page.locator('wa-input[name=key] input').fill(key);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
  };
  const status = (key: string) =>
    fetch(`${app.url}/api/practices/me`, { headers: { authorization: `Bearer ${key}` } }).then(
      (answer) => answer.status,
    );

  test('is added by a platform admin, who sees its key once', async () => {
    const { page } = await openPage(browser);
    await signIn(page, 'platform@example.com', '/app');
    const vendors = page.locator('codeloom-portal-vendors');
    await vendors.locator('wa-input[name=vendor] input').fill('Harbor Charts');
    await vendors.getByRole('button', { name: 'Add vendor' }).click();
    await page.locator('code.select-all').waitFor();
    await assertAccessible(page, 'the platform admin’s page');
    await shoot(page, 'partner-1-platform');
    vendorKey = await shown(page);
    assert.match(vendorKey, /^clv_[0-9a-f]{12}_/);
    assert.ok(!(await page.content()).includes(vendorKey));
    await page.context().close();
  });

  test('opens its console with that key, which no storage keeps, and a wrong key is told what to do', async () => {
    const { page } = await openPage(browser);
    await openConsole(page, `${vendorKey.slice(0, -4)}0000`);
    await page.getByRole('alert').getByText('This partner key is not valid.').waitFor();
    await assertAccessible(page, 'the door of the partner console');
    await shoot(page, 'partner-2-door');
    await openConsole(page, vendorKey);
    await page.getByRole('heading', { name: 'Harbor Charts' }).waitFor();
    await page.getByText('No practice has consented so far.').waitFor();
    const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
    assert.ok(!kept.includes(vendorKey));
    await page.reload();
    await page.locator('wa-input[name=key]').waitFor();
    await page.context().close();
  });

  test('makes a test key without anybody’s consent, and keys of a practice that consents until it no longer does', async () => {
    const admin = await openPage(browser);
    await signIn(admin.page, 'admin@example.com', '/app/settings');
    const consent = admin.page.getByRole('switch', { name: 'Consent to Harbor Charts' });
    await consent.press('Space');
    await admin.page.getByText(/Consent since/).waitFor();

    const { page, complaints } = await openPage(browser);
    await openConsole(page, vendorKey);
    const keys = page.locator('codeloom-portal-partner-keys');
    const make = async (name: string, place?: RegExp): Promise<string> => {
      await keys.locator('wa-input[name=name] input').fill(name);
      if (place) {
        await keys.locator('wa-select').click();
        await keys.getByRole('option', { name: place }).click();
      }
      await keys.getByRole('button', { name: 'Create key' }).click();
      await page.locator('code.select-all').waitFor();
      return shown(page);
    };
    const testKey = await make('Bench');
    assert.match(testKey, /^cl_test_/);
    const live = await make('Chart server', /^(?!Your sandbox)/);
    assert.match(live, /^cl_[0-9a-f]{12}_/);
    assert.deepEqual([await status(testKey), await status(live)], [200, 200]);

    await keys.getByRole('button', { name: /^Replace Harbor Charts: Chart server/ }).click();
    await page.locator('code.select-all').waitFor();
    const second = await shown(page);
    assert.deepEqual([await status(live), await status(second)], [200, 200], 'the old key works on beside the new one');
    await assertAccessible(page, 'the partner console');
    await shoot(page, 'partner-3-console');
    for (const name of [/^Revoke Harbor Charts: Bench$/, /^Revoke now\? Harbor Charts: Bench$/]) {
      await keys.getByRole('button', { name }).click();
    }
    await keys.getByText(/^Revoked /).waitFor();
    assert.equal(await status(testKey), 401);

    await consent.press('Space');
    await admin.page.getByText('No consent').first().waitFor();
    assert.deepEqual([await status(live), await status(second)], [401, 401]);
    await openConsole(page, vendorKey);
    await page.getByText(/^Withdrawn /).waitFor();
    // A vendor is nobody to the site: the portal asks once who is there.
    assert.deepEqual(
      complaints.filter((text) => !/401.*auth\.me/.test(text)),
      [],
    );
    for (const one of [page, admin.page]) await one.context().close();
  });

  test('replaces its own key; the old one works on for a day', async () => {
    const { page } = await openPage(browser);
    await openConsole(page, vendorKey);
    await page.getByRole('button', { name: /^Replace your partner key/ }).click();
    await page.locator('code.select-all').waitFor();
    const fresh = await shown(page);
    await page.getByText(/the one before it ends/).waitFor();
    for (const key of [vendorKey, fresh]) {
      const answer = await fetch(`${app.url}/api/partners/self`, { headers: { authorization: `Bearer ${key}` } });
      assert.equal(answer.status, 200);
    }
    for (const [width, colorScheme] of [
      [390, 'dark'],
      [1440, 'light'],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.equal(overflow, 0, `nothing is wider than ${width} px`);
      await shoot(page, `partner-4-${width}-${colorScheme}`);
    }
    await page.context().close();
  });
});
