import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { underFloor } from './floors.mjs';

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const floors = read('./floors.json') as Parameters<typeof underFloor>[0];

test('no locked package lies under its floor', () => {
  const { packages } = read('../../package-lock.json') as { packages: Parameters<typeof underFloor>[1] };
  assert.ok(Object.keys(packages).length > 100, 'the lock file was read');
  assert.deepEqual(underFloor(floors, packages), []);
});

test('an older version, a pre-release of the floor and a nested copy are each found', () => {
  const found = underFloor(floors, {
    'node_modules/@trpc/server': { version: '11.7.9' },
    'api/node_modules/mammoth': { version: '1.12.2-beta.1' },
    'node_modules/x/node_modules/pdfjs-dist': { version: '5.9.999' },
  });
  assert.equal(found.length, 3);
  assert.match(String(found[0]), /@trpc\/server 11\.7\.9 is older than 11\.8\.0: CVE-2025-68130/);
});

test('the floor itself and anything newer pass', () => {
  const at = { 'node_modules/@trpc/server': { version: '11.8.0' }, 'node_modules/mammoth': { version: '2.0.0' } };
  assert.deepEqual(underFloor(floors, at), []);
});

test('a forbidden package is found at any version', () => {
  const found = underFloor(floors, { 'node_modules/pglite-prisma-adapter': { version: '99.0.0' } });
  assert.match(String(found[0]), /may not be used/);
});

test('a floor for what ships leaves development tools alone', () => {
  const name = 'node_modules/@electric-sql/pglite-socket';
  assert.deepEqual(underFloor(floors, { [name]: { version: '0.1.3', dev: true } }), []);
  assert.equal(underFloor(floors, { [name]: { version: '0.1.3' } }).length, 1);
});
