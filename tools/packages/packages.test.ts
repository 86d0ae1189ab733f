// What hosts install: packed, put into an empty folder, compiled and run there.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import ts from 'typescript';
import { packAll } from './pack.ts';
import type { Packed } from './pack.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

let out: string;
let packed: { sdk: Packed; elements: Packed };
/** An empty project of a host that has installed both. */
let host: string;

before(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'codeloom-packages-'));
  packed = await packAll(path.join(out, 'packed'));
  host = path.join(out, 'host');
  await mkdir(host);
  await writeFile(path.join(host, 'package.json'), '{"name":"host","private":true,"type":"module"}\n');
  // The SDK needs nothing else; a dependency would make this reach for a registry and fail.
  await run(npm, ['install', '--offline', '--no-audit', '--no-fund', packed.sdk.tarball], { cwd: host });
  const scope = path.join(host, 'node_modules/@codeloom');
  await mkdir(path.join(scope, 'elements'), { recursive: true });
  await run('tar', ['-xzf', packed.elements.tarball, '-C', path.join(scope, 'elements'), '--strip-components=1']);
  // The elements' dependencies and the frameworks, as a registry would bring them.
  await mkdir(path.join(host, 'node_modules/@types'), { recursive: true });
  for (const name of [
    'lit',
    '@lit',
    'vue',
    'svelte',
    '@angular',
    'rxjs',
    '@types/react',
    '@types/react-dom',
    '@types/node',
  ]) {
    await symlink(path.join(root, 'node_modules', name), path.join(host, 'node_modules', name), 'junction');
  }
});
after(() => rm(out, { recursive: true, force: true }));

/** What TypeScript says of files of the host's, in strict mode. */
async function compile(
  files: Record<string, string>,
  resolution: 'node16' | 'bundler',
  more: ts.CompilerOptions = {},
): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(host, name), text);
  const program = ts.createProgram(
    Object.keys(files).map((name) => path.join(host, name)),
    {
      strict: true,
      exactOptionalPropertyTypes: true,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      module: resolution === 'node16' ? ts.ModuleKind.Node16 : ts.ModuleKind.ESNext,
      moduleResolution: resolution === 'node16' ? ts.ModuleResolutionKind.Node16 : ts.ModuleResolutionKind.Bundler,
      types: [],
      outDir: path.join(host, 'built'),
      ...more,
    },
  );
  const said = ts.getPreEmitDiagnostics(program);
  program.emit();
  return said.map(
    ({ file, messageText }) =>
      `${file ? path.relative(host, file.fileName) : ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}

const client = `import { loadCodeloom } from '@codeloom/sdk';
import { loadCodeloom as pure } from '@codeloom/sdk/pure';
import type { LoadOptions } from '@codeloom/sdk/pure';
import { CodeloomError, createTrpcClient } from '@codeloom/sdk/client';
import type { CodeloomClient, Encounter, SuggestionResult } from '@codeloom/sdk/client';
import { createFakeClient, sampleEncounter, sampleEngine } from '@codeloom/sdk/testing';

const real: CodeloomClient = createTrpcClient({ url: 'https://codeloom.example/trpc', accessToken: async () => 'token' });
const client: CodeloomClient = createFakeClient({ encounters: [sampleEncounter()], engine: sampleEngine });
const { items } = await client.encounters.list({ status: 'needs_coding' }, { signal: new AbortController().signal });
const first = items[0];
if (!first) throw new Error('The fake has no encounter.');
const encounter: Encounter = await client.encounters.suggest(first.id);
const result: SuggestionResult | null = encounter.suggestion;
const code: string | null = result?.em.recommended?.code ?? null;
const missing = await client.encounters.get({ externalId: 'nobody' }).catch((error: unknown) => error);
const named: string = missing instanceof CodeloomError ? missing.code : 'other';
const options: LoadOptions = { fetchClientSecret: async () => 'secret', appearance: { variables: { accent: '#0c6b62' } } };
// @ts-expect-error -- a level is a code of the five, never a word
const wrong: Encounter['status'] = 'done';
// @ts-expect-error -- an id of a practice is none of an encounter
const crossed: Encounter['id'] = encounter.practiceId;
const page = await pure({ origin: 'https://codeloom.example' });
process.stdout.write(JSON.stringify({ code, named, page, same: pure === loadCodeloom, kept: [real, options, wrong, crossed].length }));
`;

describe('the packages that hosts install', () => {
  for (const name of ['sdk', 'elements'] as const) {
    it(`${name}: publint finds nothing`, async () => {
      const { messages } = await publint({
        pkgDir: packed[name].folder,
        level: 'suggestion',
        strict: true,
        pack: false,
      });
      assert.deepEqual(messages, []);
    });

    it(`${name}: types resolve as the modules do, under Node and under bundlers`, async () => {
      const answer = await checkPackage(createPackageFromTarballData(await readFile(packed[name].tarball)));
      assert.ok(answer.types);
      // Modules only: `require` takes them from Node 20.19 on; resolution of Node 10 knows no entries.
      const problems = answer.problems.filter((problem) => {
        const kind = 'resolutionKind' in problem ? problem.resolutionKind : null;
        const entry = 'entrypoint' in problem ? problem.entrypoint : '';
        return kind !== 'node10' && kind !== 'node16-cjs' && !entry.endsWith('.css');
      });
      assert.deepEqual(problems, []);
    });

    it(`${name}: declarations name no part of the server and no private package`, async () => {
      const { folder } = packed[name];
      for (const file of globSync('**/*.d.ts', { cwd: folder })) {
        const text = await readFile(path.join(folder, file), 'utf8');
        const foreign = /prisma|@trpc|\bzod\b|@codeloom\/(?:api|contracts|rules)|\.ts['"]/i.exec(text);
        assert.equal(foreign?.[0], undefined, file);
      }
    });
  }

  for (const resolution of ['node16', 'bundler'] as const) {
    it(`a strict consumer compiles and runs against the SDK alone (${resolution})`, async () => {
      assert.deepEqual(await compile({ 'client.ts': client }, resolution, { types: ['node'] }), []);
      const { stdout } = await run(process.execPath, [path.join(host, 'built/client.js')]);
      assert.deepEqual(JSON.parse(stdout), { code: '99213', named: 'notFound', page: null, same: true, kept: 4 });
    });
  }

  it('a host with a bundler has typed elements, events and registration', async () => {
    const source = `import '@codeloom/elements/define';
import { CodeloomNote, defineCodeloom, tokens } from '@codeloom/elements';
import type { CodeloomEventMap } from '@codeloom/elements';
import { createEmbedConnection } from '@codeloom/sdk/client';

defineCodeloom({ suffix: 'acme' });
const provider = document.createElement('codeloom-provider');
provider.connection = createEmbedConnection({ baseUrl: 'https://codeloom.example', fetchClientSecret: async () => 'secret' });
const note: CodeloomNote = document.createElement('codeloom-note');
document.addEventListener('codeloom-finalized', ({ detail }) => detail.encounter.finalEmCode satisfies string | null);
type Cause = CodeloomEventMap['codeloom-load-error']['detail']['type'];
// @ts-expect-error -- the causes are a closed set
const cause: Cause = 'bad_luck';
export const kept = [note, cause, tokens.length];
`;
    for (const resolution of ['node16', 'bundler'] as const) {
      assert.deepEqual(await compile({ 'elements.ts': source }, resolution), []);
    }
  });

  it('React 19: templates know attributes, properties and events, and refuse what is no value', async () => {
    const source = `import type {} from '@codeloom/elements/react';
export const good = (
  <codeloom-provider encounter-external-id="V-20418" oncodeloom-ready={(event) => event.detail.encounterId satisfies string | null}>
    <codeloom-note></codeloom-note>
    <codeloom-final-codes name="codes" oncodeloom-finalized={({ detail }) => detail.encounter.id}></codeloom-final-codes>
  </codeloom-provider>
);
// @ts-expect-error -- there is no such shortcut scope
export const bad = <codeloom-suggest shortcuts="everywhere"></codeloom-suggest>;
`;
    const jsx = { jsx: ts.JsxEmit.ReactJSX };
    assert.deepEqual(await compile({ 'react.tsx': source }, 'bundler', jsx), []);
  });

  it('the examples of the guides compile as they are shown', async () => {
    const example = (name: string): Promise<string> => readFile(path.join(root, 'stories/examples', name), 'utf8');
    const files = {
      'react-example.tsx': await example('react.tsx'),
      'angular-example.ts': await example('angular.ts'),
      'known.ts': "import type {} from '@codeloom/elements/react';\n",
    };
    const options = { jsx: ts.JsxEmit.ReactJSX, experimentalDecorators: true, skipLibCheck: true };
    assert.deepEqual(await compile(files, 'bundler', options), []);
  });

  it('Svelte and Vue: templates know the tags', async () => {
    const source = `import type {} from '@codeloom/elements/svelte';
import type {} from '@codeloom/elements/vue';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { GlobalComponents } from 'vue';

export const svelte: SvelteHTMLElements['codeloom-suggest'] = { 'encounter-id': 'e', 'oncodeloom-suggested': ({ detail }) => detail.result };
// @ts-expect-error -- an attribute that does not exist
export const misspelt: SvelteHTMLElements['codeloom-suggest'] = { 'encounter-idd': 'e' };
export type Props = InstanceType<GlobalComponents['codeloom-suggest']>['$props'];
export const vue: Props = { 'encounter-id': 'e' };
// @ts-expect-error -- an id is a text
export const number: Props = { 'encounter-id': 7 };
`;
    assert.deepEqual(await compile({ 'templates.ts': source }, 'bundler'), []);
  });
});
