// A session that really ends at the server while somebody works in a host's page: nothing typed is lost.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startApp, type RunningApp } from './app.ts';
import { launch, openPage, shoot } from './browser.ts';

describe('a session that ends in a host’s page', () => {
  let app: RunningApp;
  let browser: Browser;
  before(async () => {
    [app, browser] = await Promise.all([startApp(), launch()]);
  });
  after(async () => {
    await browser.close();
    await app.stop();
  });

  /** The sample EMR with suggestions, and the way to end its session at the server for good. */
  async function chart(
    visit: number,
  ): Promise<{ page: Page; endSession: () => Promise<void>; host: { isOut: boolean } }> {
    const { page } = await openPage(browser);
    const host = { isOut: false };
    await page.route(/\/emr\/codeloom-session/, (route) =>
      host.isOut ? route.fulfill({ status: 503 }) : route.continue(),
    );
    let bearer = '';
    page.on('request', (request) => {
      const { authorization } = request.headers();
      if (request.url().includes('/embed/trpc/') && authorization) bearer = authorization;
    });
    await page.goto(`${app.url}/demo`);
    await page.locator('#schedule button').nth(visit).click();
    await page.locator('#note:enabled').waitFor();
    await page.getByRole('button', { name: 'Use the sample note' }).click();
    await page.getByRole('button', { name: 'Save note' }).click();
    const suggest = page.locator('codeloom-suggest');
    await suggest.getByRole('button', { name: 'Suggest codes' }).click();
    await suggest.getByRole('button', { name: /^Accept all/ }).waitFor();
    const endSession = async (): Promise<void> => {
      const origin = new URL(page.url()).origin;
      const answer = await page.request.post(`${app.url}/embed/trpc/embed.end`, {
        headers: { authorization: bearer, origin, 'content-type': 'application/json' },
        data: {},
      });
      assert.equal(answer.status(), 200);
    };
    return { page, endSession, host };
  }

  test('an edit that it refuses, while the host lets nobody in, is there and saved when the same person is back', async () => {
    const { page, endSession, host } = await chart(1);
    const final = page.locator('codeloom-final-codes');
    await endSession();
    host.isOut = true;
    await page.locator('codeloom-suggest [data-row^="diagnosis:"] .accept').first().click();
    await final.getByText('Your session has ended').waitFor();
    assert.equal(await final.locator('[data-key]').count(), 0, 'nothing of the encounter stays on the page');
    await shoot(page, 'session-1-ended');
    host.isOut = false;
    await final.getByRole('button', { name: 'Start again' }).click();
    await final.getByText('Brought back').waitFor();
    assert.equal(await final.locator('[data-key]').count(), 1);
    await shoot(page, 'session-2-brought-back');
    await final.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await final.locator('[data-key]').first().waitFor();
    assert.equal(await final.getByText('Brought back').count(), 0);
    await page.context().close();
  });

  test('an edit that it refuses goes through by itself when the host lets the person in at once', async () => {
    const { page, endSession } = await chart(2);
    const final = page.locator('codeloom-final-codes');
    await endSession();
    await page.locator('codeloom-suggest [data-row^="diagnosis:"] .accept').first().click();
    await final.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await final.locator('[data-key]').first().waitFor();
    await page.context().close();
  });

  test('a comment half typed is there when the same person is back', async () => {
    const { page, endSession, host } = await chart(0);
    const final = page.locator('codeloom-final-codes');
    await final.getByRole('button', { name: /^Add comment/ }).click();
    await endSession();
    host.isOut = true;
    await final.getByLabel('Comment', { exact: true }).fill('Was the lesion');
    await final.getByText('Your session has ended').waitFor();
    host.isOut = false;
    await final.getByRole('button', { name: 'Start again' }).click();
    await final.getByLabel('Comment', { exact: true }).waitFor();
    assert.equal(await final.getByLabel('Comment', { exact: true }).inputValue(), 'Was the lesion');
    await final.getByLabel('Comment', { exact: true }).press('Control+Enter');
    await final.locator('.thread').getByText('Was the lesion').waitFor();
    await page.context().close();
  });
});
