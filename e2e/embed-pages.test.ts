// Ways into Codeloom without a vendor's server: keys from the settings, the sign-in frame, the page for web views.
import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { createServer as createPageServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import type { EmbedBootstrap, Practice } from '@codeloom/contracts';
import type { Browser } from 'playwright-core';
import { startApp, type RunningApp } from './app.ts';
import { assertAccessible, launch, openPage, shoot } from './browser.ts';

/** A page of somebody else, served as it is. */
async function servePage(html: (origin: string) => string): Promise<{ origin: string; close: () => void }> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const origin = `http://127.0.0.1:${port}`;
  const server = createPageServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(html(origin));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { origin, close: () => void server.close() };
}

describe('without a vendor’s server', () => {
  let app: RunningApp;
  let browser: Browser;
  let secret = '';
  let publishable = '';
  let emr: Awaited<ReturnType<typeof servePage>>;
  let frameKey = '';

  before(async () => {
    [app, browser] = await Promise.all([startApp(), launch()]);
    emr = await servePage(
      () => `<!doctype html><html lang="en"><title>A practice’s own page</title><main><h1>Chart</h1>
        <codeloom-provider encounter-external-id="SFP-1001"><codeloom-note></codeloom-note><codeloom-suggest></codeloom-suggest></codeloom-provider></main>
        <script src="${app.url}/embed/v1/codeloom.js" defer></script>
        <script type="module">Codeloom.load({ publishableKey: '${frameKey}', encounterExternalId: 'SFP-1001' });</script>`,
    );
  });
  after(async () => {
    emr.close();
    await browser.close();
    await app.stop();
  });

  test('a practice admin makes a secret and a publishable key in the settings; each is shown once', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/app/sign-in?next=/app/settings`);
    await page.getByRole('textbox', { name: /email/i }).fill('admin@example.com');
    await page.locator('wa-input[name=password] input').fill('changeme123');
    await page.keyboard.press('Enter');
    const keys = page.locator('codeloom-portal-api-keys');
    await keys.getByText('Sample EMR page').waitFor();
    await assertAccessible(page, 'the settings');

    const make = async (name: string, isPage: boolean): Promise<string> => {
      await keys.getByRole('button', { name: 'New key' }).click();
      await keys.locator('wa-input[name=name] input').fill(name);
      if (isPage) {
        await keys.locator('wa-select').first().click();
        await keys.getByRole('option', { name: /A page/ }).click();
        await keys.locator('wa-input[name=origins] input').fill(emr.origin);
      }
      await keys.getByRole('button', { name: 'Create key' }).click();
      const shown = keys.locator('code.select-all');
      await shown.waitFor();
      const text = (await shown.textContent()) ?? '';
      await keys.getByRole('button', { name: 'Done' }).click();
      return text;
    };
    secret = await make('Chart server', false);
    publishable = await make('Our page', true);
    assert.match(secret, /^cl_[0-9a-f]{12}_/);
    assert.match(publishable, /^clp_[0-9a-f]{12}_/);
    assert.ok(!(await page.content()).includes(secret));
    await shoot(page, 'settings');
    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.equal(overflow, 0, 'nothing is wider than a phone');
  });

  test('a page with a publishable key: a person signs in within our frame, and the page never sees the password', async () => {
    frameKey = publishable;
    const { page } = await openPage(browser);
    const seen: string[] = [];
    await page.exposeFunction('heard', (text: string) => void seen.push(text));
    await page.addInitScript(() => {
      window.addEventListener('message', ({ data }) =>
        (window as unknown as { heard: (text: string) => void }).heard(JSON.stringify(data)),
      );
    });
    await page.goto(emr.origin);
    const frame = page.frameLocator('dialog iframe');
    await frame.getByLabel('Email').fill('biller@example.com');
    await frame.getByLabel('Password').fill('not the password');
    await frame.getByRole('button', { name: 'Sign in' }).click();
    await frame
      .getByRole('alert')
      .getByText(/do not match/)
      .waitFor();
    await shoot(page, 'sign-in-frame');
    await frame.getByLabel('Password').fill('changeme123');
    await frame.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('codeloom-suggest').getByText('99214').first().waitFor();
    assert.equal(await page.locator('dialog').count(), 0);
    assert.ok(seen.some((text) => text.includes('clientSecret')));
    assert.ok(seen.every((text) => !text.includes('changeme123')));
    assert.deepEqual(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]), [
      '',
      0,
      0,
    ]);
  });

  test('a page that the key does not name shows no sign-in', async () => {
    const other = await servePage(
      (origin) => `<!doctype html><title>Other</title>
        <iframe src="${app.url}/embed/sign-in?key=${publishable}&origin=${encodeURIComponent(emr.origin)}"></iframe><p>${origin}</p>`,
    );
    try {
      const { page, complaints } = await openPage(browser);
      await page.goto(other.origin);
      await page.waitForTimeout(500);
      assert.equal(await page.frameLocator('iframe').getByLabel('Password').count(), 0);
      assert.ok(
        complaints.some((text) => text.includes('frame-ancestors')),
        complaints.join('\n'),
      );
    } finally {
      other.close();
    }
  });

  test('a desktop EMR opens the hosted page; its secret leaves the address and opens once', async () => {
    const authorization = `Bearer ${secret}`;
    const practice = (await (
      await fetch(`${app.url}/api/practices/me`, { headers: { authorization } })
    ).json()) as Practice;
    const started = await fetch(`${app.url}/api/embed/sessions`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({
        practiceId: practice.id,
        user: { externalId: 'desktop-1', name: 'Jordan Hale', role: 'BILLER' },
        encounterExternalId: 'SFP-1001',
        components: { note: {}, suggest: {}, codeSearch: {}, finalCodes: { canEdit: true, canFinalize: true } },
        allowedOrigins: [app.url],
      }),
    });
    const { clientSecret } = (await started.json()) as EmbedBootstrap;
    const { page } = await openPage(browser);
    const address = `${app.url}/embed/page/encounter#secret=${clientSecret}&encounter=SFP-1001`;
    await page.goto(address);
    await page.locator('codeloom-suggest').getByText('99214').first().waitFor();
    assert.equal(page.url(), `${app.url}/embed/page/encounter`);
    await shoot(page, 'hosted-page');
    const again = await openPage(browser);
    await again.page.goto(address);
    await again.page.getByText('This session has ended').waitFor();
    assert.equal(await again.page.getByText('99214').count(), 0, 'a secret is spent by its first use');
  });
});
