import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { installGap } from './install.mjs';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Packages = Record<string, { version: string; integrity?: string; optional?: boolean }>;

function folderWith(wanted: Packages, installed: Packages | null): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'codeloom-gap-'));
  folders.push(folder);
  writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  if (installed) {
    mkdirSync(path.join(folder, 'node_modules'));
    writeFileSync(path.join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
  }
  return folder;
}

const lit = { 'node_modules/lit': { version: '3.3.3', integrity: 'sha512-a' } };

test('a folder whose packages are those of the lock file needs no install', () => {
  assert.equal(installGap(folderWith({ '': { version: '1.0.0' }, ...lit }, lit)), null);
});

test('a fresh clone needs an install', () => {
  assert.equal(installGap(folderWith(lit, null)), 'nothing is installed yet');
});

test('a changed version, a changed integrity and a new package each ask for an install', () => {
  const wanted: Packages = { 'node_modules/lit': { version: '3.4.0', integrity: 'sha512-b' } };
  assert.match(String(installGap(folderWith(wanted, lit))), /lit differs/);
  const sameVersion: Packages = { 'node_modules/lit': { version: '3.3.3', integrity: 'sha512-b' } };
  assert.match(String(installGap(folderWith(sameVersion, lit))), /lit differs/);
  assert.match(String(installGap(folderWith({ ...lit, 'node_modules/pg': { version: '8.0.0' } }, lit))), /pg differs/);
});

test('an optional package of another platform may be absent', () => {
  const wanted: Packages = { ...lit, 'node_modules/esbuild-win32': { version: '1.0.0', optional: true } };
  assert.equal(installGap(folderWith(wanted, lit)), null);
});
