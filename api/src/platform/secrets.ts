import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';

/** Everything secret the server works with, ready to use. */
export interface Secrets {
  /** Wrapping keys for the practices' data keys, 32 bytes each, the current one first. */
  wrappingKeys: Buffer[];
  /** Ed25519 private key that signs access tokens. */
  tokenKey: KeyObject;
  /** Ed25519 private key that signs audit checkpoints. */
  auditKey: KeyObject;
}

function makeEd25519(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Reads a secret of the data folder, or makes it. Two processes at once end with the same one: only one link() wins. */
async function keep(folder: string, name: string, make: () => string): Promise<string> {
  const file = join(folder, name);
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${make()}\n`, { mode: 0o600, flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(file, 'utf8')).trim();
}

function readEd25519(base64: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
}

/** The configured secrets. In dev, missing ones are made once and kept under the data folder; elsewhere `loadConfig` requires them. */
export async function openSecrets(config: Config): Promise<Secrets> {
  const folder = join(config.dataDir, 'secrets');
  const { wrappingKeys, tokenKey, auditKey } = config.secrets;
  const obtain = async (given: string | null, name: string, make: () => string): Promise<string> => {
    if (given !== null) return given;
    if (config.appEnv !== 'dev') throw new Error(`The secret ${name} is made by itself in dev only.`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return keep(folder, name, make);
  };
  const keys = await obtain(wrappingKeys?.join(',') ?? null, 'wrapping.key', () => randomBytes(32).toString('base64'));
  return {
    wrappingKeys: keys.split(',').map((key) => Buffer.from(key, 'base64')),
    tokenKey: readEd25519(await obtain(tokenKey, 'token.key', makeEd25519)),
    auditKey: readEd25519(await obtain(auditKey, 'audit.key', makeEd25519)),
  };
}
