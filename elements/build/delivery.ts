import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import { rolldown } from 'rolldown';
import type { OutputChunk } from 'rolldown';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { elementTags } from '@codeloom/contracts';
import type { BuiltFile, BuiltLoader, BuiltTable } from '../src/loader/built-files.ts';
import { VERSION } from '../src/internal/version.ts';
import { compactTemplates } from './compact-templates.ts';
import { stylePhrases } from './style-phrases.ts';
import { plainProperties } from './plain-properties.ts';
import { elementsOf, frameworkTypes, vscodeData, webTypes } from './editor-data.ts';

/**
 * Builds `dist/`: everything that /embed/v1 serves, and that a host may serve itself.
 * - `codeloom.js`, the loader, and the same under a name of its content;
 * - one module for each element, named by content, and what they share;
 * - `manifest.json`: every file with its SRI hash and size.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');
const TARGET = 'es2022';

/** Modules that a page with any element needs. */
const ALWAYS =
  /[/\\](?:sdk|contracts|lit|lit-html|lit-element|@lit[/\\](?:context|localize|reactive-element))[/\\]|codeloom-style-phrases|elements[/\\]src[/\\](?:internal|store|appearance|provider|tokens|client-context|locales[/\\]load|commands[/\\]command(?:-center)?\.|final-codes[/\\]em-codes)/;
/** Registrations, and what one element alone uses. */
const ONLY_SOME = /sign-in-dialog\.ts$|[/\\]define\.ts$|lit-html[/\\](?:static|directives[/\\]live)\.js$/;

const folders = globSync('src/*/define.ts', { cwd: root })
  .map((file) => path.basename(path.dirname(file)))
  .sort();
const undelivered = elementTags.filter((tag) => !folders.includes(tag.replace('codeloom-', '')));
if (undelivered.length > 0) throw new Error(`No src/*/define.ts registers ${undelivered.join(', ')}.`);

const entries = {
  core: 'src/loader/core.ts',
  ...Object.fromEntries(folders.map((folder) => [folder, `src/${folder}/define.ts`])),
};

await rm(dist, { recursive: true, force: true });
/** Modules by content: an address never changes its meaning, so it may be kept for ever. */
const chunks = await bundle();

async function bundle(): Promise<OutputChunk[]> {
  const build = await rolldown({
    cwd: root,
    input: entries,
    tsconfig: path.join(root, 'tsconfig.json'),
    platform: 'browser',
    preserveEntrySignatures: 'strict',
    transform: { target: TARGET, define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [stylePhrases(root), compactTemplates(), plainProperties()],
  });
  const { output } = await build.write({
    dir: dist,
    format: 'es',
    minify: true,
    comments: false,
    // The server names a file's map in a header: a line at the end of each file would be fetched by every host.
    sourcemap: 'hidden',
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: {
      groups: [
        // What every page needs is one file, each further file being a request: Lit, the client, the provider and
        // what the elements have in common. Registration stays out: the loader says when.
        { name: 'shared', test: (id) => ALWAYS.test(id) && !ONLY_SOME.test(id) },
        { name: 'lists', test: /[/\\]queue[/\\]/, minShareCount: 2 },
      ],
    },
  });
  await build.close();
  return output.filter((file) => file.type === 'chunk');
}

const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
const entryOf = (name: string): OutputChunk => {
  const chunk = chunks.find((candidate) => candidate.isEntry && candidate.name === name);
  if (!chunk) throw new Error(`The build has no module ${name}.`);
  return chunk;
};

/** A chunk and all it imports, the imported first. */
function closure(chunk: OutputChunk, seen = new Set<string>()): string[] {
  for (const file of chunk.imports) {
    const imported = byFile.get(file);
    if (imported && !seen.has(file)) closure(imported, seen);
  }
  seen.add(chunk.fileName);
  return [...seen];
}

const sriOf = (content: Buffer): string => `sha384-${createHash('sha384').update(content).digest('base64')}`;
/** SHA-256 where the loader carries it: a hash does not compress, and each takes its place on every host's page. */
const shortHashOf = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path.join(dist, file)))
    .digest('base64');

const modules = Object.fromEntries(Object.keys(entries).map((name) => [name, closure(entryOf(name))]));
const locales = Object.fromEntries(
  chunks
    .filter(({ facadeModuleId }) => /[/\\]locales[/\\][a-z]{2}\.ts$/.test(facadeModuleId ?? ''))
    .map(({ facadeModuleId, fileName }) => [path.basename(facadeModuleId ?? '', '.ts'), fileName]),
);
/** With its hash; SHA-256, since a hash does not compress. */
const withHash = async (name: string): Promise<BuiltFile> => [name, await shortHashOf(name)];
const withHashes = (names: readonly string[]): Promise<BuiltFile[]> => Promise.all(names.map(withHash));
const core = modules['core'] ?? [];
const table: BuiltTable = {
  // The core is fetched before any element, so an element names only what is its own.
  elements: Object.fromEntries(
    await Promise.all(
      folders.map(async (folder) => {
        const own = (modules[folder] ?? []).filter((file) => !core.includes(file));
        return [folder, await withHashes(own)] as const;
      }),
    ),
  ),
  locales: Object.fromEntries(
    await Promise.all(Object.entries(locales).map(async ([locale, file]) => [locale, await withHash(file)] as const)),
  ),
};
const tableCode = Object.entries(table)
  .map(([name, value]) => `export const ${name}=${JSON.stringify(value)};`)
  .join('');
const tableFile = `table-${createHash('sha256').update(tableCode).digest('base64url').slice(0, 8)}.js`;
await writeFile(path.join(dist, tableFile), tableCode);
const built: BuiltLoader = {
  version: VERSION,
  elements: folders,
  core: await withHashes(core),
  table: await withHash(tableFile),
};

const loader = await transform(await readFile(path.join(root, 'src/loader/loader.ts'), 'utf8'), {
  loader: 'ts',
  format: 'iife',
  target: TARGET,
  minify: true,
  define: { CODELOOM_BUILT: JSON.stringify(built) },
});
const code = Buffer.from(loader.code);
const pinned = `codeloom-${createHash('sha256').update(code).digest('hex').slice(0, 10)}.js`;
await writeFile(path.join(dist, 'codeloom.js'), code);
await writeFile(path.join(dist, pinned), code);
await cp(path.join(root, 'src/tokens.css'), path.join(dist, 'tokens.css'));

const delivered = [...chunks.map(({ fileName }) => fileName), tableFile, 'codeloom.js', pinned, 'tokens.css'];
const files = Object.fromEntries(
  await Promise.all(
    delivered.map(async (name) => {
      const content = await readFile(path.join(dist, name));
      const integrity = sriOf(content);
      return [name, { integrity, bytes: content.length, gzipBytes: gzipSync(content, { level: 9 }).length }] as const;
    }),
  ),
);
/** What a server sends instead where a browser takes it: the figures of `.size-limit.json` are those of the `.gz`. */
await Promise.all(
  delivered.map(async (name) => {
    const content = await readFile(path.join(dist, name));
    await writeFile(path.join(dist, `${name}.gz`), gzipSync(content, { level: 9 }));
    await writeFile(path.join(dist, `${name}.br`), brotliCompressSync(content));
  }),
);
const manifest = {
  name: '@codeloom/elements',
  version: VERSION,
  loader: { file: 'codeloom.js', pinned, integrity: files[pinned]?.integrity },
  core: modules['core'],
  elements: Object.fromEntries(folders.map((folder) => [`codeloom-${folder}`, modules[folder]])),
  locales,
  files,
};
await writeFile(path.join(dist, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
await rm(path.join(dist, '.vite'), { recursive: true, force: true });

// What editors and frameworks know of the tags, all from one manifest.
const documented = await cli({
  argv: ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'],
  cwd: root,
  noWrite: true,
});
const elements = elementsOf(documented);
const texts: Record<string, string> = {
  'custom-elements.json': `${JSON.stringify(documented, null, 2)}\n`,
  'vscode.html-custom-data.json': `${JSON.stringify(vscodeData(elements), null, 2)}\n`,
  'web-types.json': `${JSON.stringify(webTypes(elements, VERSION), null, 2)}\n`,
  ...frameworkTypes(elements),
};
for (const [name, text] of Object.entries(texts)) await writeFile(path.join(dist, name), text);

if (process.argv.includes('--print')) {
  for (const [name, { integrity, gzipBytes }] of Object.entries(files)) {
    process.stdout.write(`${name.padEnd(34)}${(gzipBytes / 1024).toFixed(1).padStart(6)} kB gzip  ${integrity}\n`);
  }
}
