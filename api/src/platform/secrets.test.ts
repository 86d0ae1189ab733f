import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { loadConfig } from './config.ts';
import { openSecrets } from './secrets.ts';
import type { Secrets } from './secrets.ts';

const texts = ({ wrappingKeys, tokenKey, auditKey }: Secrets): string[] => [
  ...wrappingKeys.map((key) => key.toString('hex')),
  ...[tokenKey, auditKey].map((key) => key.export({ type: 'pkcs8', format: 'der' }).toString('hex')),
];

describe('Secrets', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'codeloom-test-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
  const dev = () => openSecrets(loadConfig({ CODELOOM_DATA_DIR: dataDir }));

  test('in dev are made once and are the same on the next start', async () => {
    assert.deepEqual(texts(await dev()), texts(await dev()));
  });

  test('of two processes that start at once are the same', async () => {
    const [one, ...others] = await Promise.all(Array.from({ length: 8 }, dev));
    for (const other of others) assert.deepEqual(texts(other), texts(one as Secrets));
  });

  test('rest in files that only their owner reads', async () => {
    await dev();
    for (const name of ['wrapping.key', 'token.key', 'audit.key']) {
      assert.equal(statSync(join(dataDir, 'secrets', name)).mode & 0o777, 0o600);
    }
  });

  test('are taken from the environment where it has them', async () => {
    const given = Buffer.from(texts(await dev())[0] ?? '', 'hex').toString('base64');
    const other = mkdtempSync(join(tmpdir(), 'codeloom-test-'));
    const secrets = await openSecrets(loadConfig({ CODELOOM_DATA_DIR: other, CODELOOM_KEK: given }));
    assert.equal(secrets.wrappingKeys[0]?.toString('base64'), given);
    rmSync(other, { recursive: true, force: true });
  });

  test('outside dev are never made', async () => {
    await assert.rejects(openSecrets({ ...loadConfig({ CODELOOM_DATA_DIR: dataDir }), appEnv: 'prod' }), /in dev only/);
  });
});
