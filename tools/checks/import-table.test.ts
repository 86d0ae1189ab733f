// Each rule of the import table is proven to catch a planted violation, in a small copy of the repository's layout.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import config, { importTable } from '../../.dependency-cruiser.mjs';
import modulesDag from './modules-dag.mjs';

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const workspaces = Object.keys(importTable);

/** Lays out the workspaces with the planted files and answers the names of the rules that are broken. */
async function broken(
  files: Record<string, string>,
  rules: typeof config | typeof modulesDag = config,
): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'codeloom-table-'));
  folders.push(folder);
  const write = (file: string, text: string): void => {
    const place = path.join(folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  };
  write('package.json', JSON.stringify({ name: 'planted', workspaces }));
  mkdirSync(path.join(folder, 'node_modules/@codeloom'), { recursive: true });
  for (const name of workspaces) {
    const entry = name === 'prisma' ? './index.ts' : './src/index.ts';
    write(`${name}/package.json`, JSON.stringify({ name: `@codeloom/${name}`, type: 'module', exports: entry }));
    write(path.join(name, entry), 'export type T = string;\nexport const value = 1;\n');
    symlinkSync(path.join(folder, name), path.join(folder, 'node_modules/@codeloom', name));
  }
  for (const name of ['zod', 'lit']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, type: 'module', exports: './index.js' }));
    write(`node_modules/${name}/index.js`, 'export const z = 1;\n');
  }
  for (const [file, text] of Object.entries(files)) write(file, text);
  const { output } = await cruise(
    [...workspaces, 'tools'].filter(
      (name) => name !== 'tools' || Object.keys(files).some((f) => f.startsWith('tools/')),
    ),
    { ...rules.options, baseDir: folder, ruleSet: { forbidden: rules.forbidden }, validate: true } as never,
    config.options.enhancedResolveOptions,
  );
  const { summary } = output as ICruiseResult;
  return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
}

const uses = (name: string): string => `import { value } from '@codeloom/${name}';\nexport const copy = value;\n`;
const usesType = (name: string): string => `import type { T } from '@codeloom/${name}';\nexport type Copy = T;\n`;
const takes = (from: string): string => `import { value } from '${from}';\nexport const copy = value;\n`;
const value = 'export const value = 1;\n';

for (const importer of workspaces) {
  test(`each cell of the row ${importer} holds`, async () => {
    const row = importTable[importer] ?? {};
    const files: Record<string, string> = {};
    const expected: string[] = [];
    // The api reaches the database from a repository; a file of that name stands for every importer.
    const place = (imported: string, kind: string) => `${importer}/src/${kind}/${imported}.repository.ts`;
    for (const imported of workspaces) {
      if (imported === importer) continue;
      files[place(imported, 'values')] = uses(imported);
      if (row[imported] === 'types') files[place(imported, 'types')] = usesType(imported);
      if (row[imported] !== 'yes') expected.push(`${importer}-to-${imported}`);
    }
    const names = (await broken(files)).filter((name) => name.includes('-to-'));
    assert.deepEqual(names, expected.sort());
  });
}

test('sdk may take the types of the router', async () => {
  assert.deepEqual(await broken({ 'sdk/src/trpc.ts': usesType('api') }), []);
});

test('a blank cell is refused for types too', async () => {
  assert.deepEqual(await broken({ 'elements/src/a.ts': usesType('api') }), ['elements-to-api']);
});

test('a test may hand the fake an engine; shipped code may not', async () => {
  assert.deepEqual(await broken({ 'elements/src/a.test.ts': uses('rules') }), []);
  assert.deepEqual(await broken({ 'elements/src/a.ts': uses('rules') }), ['elements-to-rules']);
});

test('a test of the sdk may start the server; no other browser package may, nor shipped code', async () => {
  assert.deepEqual(await broken({ 'sdk/src/testing/contract/client-contract.test.ts': uses('api') }), []);
  assert.deepEqual(await broken({ 'sdk/src/a.ts': uses('api') }), ['sdk-to-api']);
  assert.deepEqual(await broken({ 'elements/src/a.test.ts': uses('api') }), ['elements-to-api']);
});

const planted: { rule: string; files: Record<string, string> }[] = [
  { rule: 'prisma-from-repositories-only', files: { 'api/src/modules/codes/codes.service.ts': uses('prisma') } },
  {
    rule: 'modules-through-their-front-door',
    files: {
      'api/src/modules/codes/codes.service.ts': takes('../audit/audit.service.ts'),
      'api/src/modules/audit/audit.service.ts': value,
    },
  },
  {
    rule: 'server-uses-front-doors',
    files: {
      'api/src/server.ts': takes('./modules/audit/audit.service.ts'),
      'api/src/modules/audit/audit.service.ts': value,
    },
  },
  {
    rule: 'platform-knows-no-module',
    files: {
      'api/src/platform/clock.ts': takes('../modules/audit/index.ts'),
      'api/src/modules/audit/index.ts': value,
    },
  },
  {
    rule: 'no-cycles',
    files: {
      'rules/src/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'rules/src/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
    },
  },
  {
    rule: 'pure-packages',
    files: { 'rules/src/a.ts': "import { readFileSync } from 'node:fs';\nreadFileSync('x');\n" },
  },
  { rule: 'rules-stand-alone', files: { 'rules/src/a.ts': "import { z } from 'zod';\nexport const a = z;\n" } },
  {
    rule: 'contracts-take-zod-only',
    files: { 'contracts/src/a.ts': "import { z } from 'lit';\nexport const a = z;\n" },
  },
  { rule: 'browser-code', files: { 'sdk/src/a.ts': "import { join } from 'node:path';\nexport const a = join;\n" } },
  { rule: 'no-zod-in-browsers', files: { 'elements/src/a.ts': "import { z } from 'zod';\nexport const a = z;\n" } },
  { rule: 'nobody-imports-tools', files: { 'api/src/a.ts': takes('../../tools/x.ts'), 'tools/x.ts': value } },
  { rule: 'tests-are-not-imported', files: { 'rules/src/a.ts': takes('./b.test.ts'), 'rules/src/b.test.ts': value } },
  { rule: 'resolvable', files: { 'rules/src/a.ts': takes('./gone.ts') } },
  {
    rule: 'seed-reads-seed-data-only',
    files: { 'api/src/seed/apply.ts': takes('../../../prisma/migrate.ts'), 'prisma/migrate.ts': value },
  },
];

for (const { rule, files } of planted) {
  test(`a planted violation of ${rule} is caught`, async () => {
    assert.deepEqual(await broken(files), [rule]);
  });
}

test('two modules of the api that need each other are caught, and a one-way need is not', async () => {
  const oneWay = {
    'api/src/modules/codes/index.ts': "export { value } from './a.ts';\n",
    'api/src/modules/codes/a.ts': value,
    'api/src/modules/audit/index.ts': value,
    'api/src/modules/audit/c.ts': takes('../codes/index.ts'),
  };
  assert.deepEqual(await broken(oneWay, modulesDag), []);
  const bothWays = { ...oneWay, 'api/src/modules/codes/b.ts': takes('../audit/index.ts') };
  assert.deepEqual(await broken(bothWays, modulesDag), ['modules-form-a-dag']);
});

test('every rule has a planted violation', () => {
  const proven = new Set(planted.map(({ rule }) => rule));
  const rules = config.forbidden.map(({ name }) => name).filter((name) => !name.includes('-to-'));
  assert.deepEqual(
    rules.filter((name) => !proven.has(name)),
    [],
  );
});
