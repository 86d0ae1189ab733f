import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { EncounterList, LoginResult } from '@codeloom/contracts';
import { copyEmbeddedTemplate } from './testing/embedded-template.ts';
import { visit } from './testing/server.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
/** A start takes about a second; a busy machine takes longer. */
const START_MS = 40_000;

interface Started {
  child: ChildProcess;
  url: string;
  /** Exit code and everything written to stderr. */
  ended: Promise<{ code: number | null; stderr: string }>;
}

describe('The server as a process', () => {
  let dataDir: string;
  const children: ChildProcess[] = [];

  before(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'codeloom-main-'));
    await copyEmbeddedTemplate(dataDir);
  });
  after(() => {
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  });

  function launch(env: Record<string, string> = {}): Omit<Started, 'url'> & { url: Promise<string> } {
    const child = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env['PATH'], CODELOOM_DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const url = new Promise<string>((resolve, reject) => {
      let stdout = '';
      child.stdout.on('data', (chunk: Buffer) => {
        stdout += chunk.toString();
        const address = /Server listening at (http:\/\/[\d.:]+)/.exec(stdout)?.[1];
        if (address) resolve(address);
      });
      child.once('exit', () => reject(new Error(`ended before it listened: ${stderr}`)));
      setTimeout(() => reject(new Error('did not listen in time')), START_MS).unref();
    });
    // A start that is meant to fail is read by `ended` alone.
    url.catch(() => undefined);
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stderr }));
    return { child, url, ended };
  }

  async function start(): Promise<Started> {
    const { url, ...rest } = launch();
    return { ...rest, url: await url };
  }

  async function tokenOf(url: string): Promise<string> {
    const response = await fetch(`${url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'biller@example.com', password: 'changeme123' }),
    });
    assert.equal(response.status, 200);
    return ((await response.json()) as LoginResult).token;
  }

  async function listOf(url: string, token: string): Promise<EncounterList['items']> {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${url}/api/encounters?limit=200`, { headers });
    return ((await response.json()) as EncounterList).items;
  }

  test('seeds its samples once, however often it starts, and ends clean on SIGTERM', async () => {
    const counts: number[] = [];
    for (let n = 0; n < 2; n += 1) {
      const { child, url, ended } = await start();
      counts.push((await listOf(url, await tokenOf(url))).length);
      child.kill('SIGTERM');
      assert.equal((await ended).code, 0);
      assert.ok(!existsSync(join(dataDir, 'database.lock')), 'the lock is given back');
    }
    assert.ok(counts[0] !== undefined && counts[0] >= 4, `${counts[0]} sample encounters`);
    assert.equal(counts[1], counts[0]);
  });

  test('what was in flight at SIGTERM is answered and kept', async () => {
    const { child, url, ended } = await start();
    const token = await tokenOf(url);
    const before = (await listOf(url, token)).length;
    const sent = Array.from({ length: 40 }, () =>
      fetch(`${url}/api/encounters`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(visit()),
      }).then(
        (response) => response.status,
        () => 0,
      ),
    );
    await Promise.race(sent);
    child.kill('SIGTERM');
    const statuses = await Promise.all(sent);
    assert.equal((await ended).code, 0);
    const acknowledged = statuses.filter((status) => status === 200).length;
    assert.ok(acknowledged >= 1);
    assert.ok(
      statuses.every((status) => [200, 503, 0].includes(status)),
      statuses.join(' '),
    );

    const again = await start();
    const kept = (await listOf(again.url, await tokenOf(again.url))).length - before;
    again.child.kill('SIGTERM');
    await again.ended;
    assert.equal(kept, acknowledged, 'each acknowledged encounter is there, and none that was refused');
  });

  test('says what is wrong and ends when it cannot start', async () => {
    const wrong = await launch({ APP_ENV: 'staging' }).ended;
    assert.equal(wrong.code, 1);
    assert.match(wrong.stderr, /APP_ENV: expected dev, pilot or prod/);
    const hosted = await launch({ APP_ENV: 'prod' }).ended;
    assert.equal(hosted.code, 1);
    assert.match(hosted.stderr, /CODELOOM_TOKEN_KEY/);
    const { child, ended } = await start();
    const second = await launch().ended;
    assert.equal(second.code, 1);
    assert.match(second.stderr, new RegExp(`in use by process ${child.pid}`));
    child.kill('SIGTERM');
    assert.equal((await ended).code, 0);
  });
});
