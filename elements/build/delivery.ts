import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import { build } from 'vite';
import type { Rolldown } from 'vite';
import { elementTags } from '@codeloom/contracts';
import type { BuiltFiles } from '../src/loader/built-files.ts';
import { VERSION } from '../src/internal/version.ts';
import { compactTemplates } from './compact-templates.ts';

/**
 * Builds `dist/`: everything that /embed/v1 serves, and that a host may serve itself.
 * - `codeloom.js`, the loader, and the same under a name of its content;
 * - one module for each element, named by content, and what they share;
 * - `index.js` and `define.js` for hosts with a bundler;
 * - `manifest.json`: every file with its SRI hash and size.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');
const TARGET = 'es2022';

const folders = globSync('src/*/define.ts', { cwd: root })
  .map((file) => path.basename(path.dirname(file)))
  .sort();
const undelivered = elementTags.filter((tag) => !folders.includes(tag.replace('codeloom-', '')));
if (undelivered.length > 0) throw new Error(`No src/*/define.ts registers ${undelivered.join(', ')}.`);

const entries = {
  core: 'src/loader/core.ts',
  ...Object.fromEntries(folders.map((folder) => [folder, `src/${folder}/define.ts`])),
};
const packaged = { index: 'src/index.ts', define: 'src/define.ts' };

/** Modules by content: an address never changes its meaning, so it may be kept for ever. */
const chunks = await bundle(entries, { entryFileNames: '[name]-[hash].js', empty: true });
// Apart from those above: a host's bundler takes the classes, a page takes registrations.
await bundle(packaged, { entryFileNames: '[name].js', empty: false });

async function bundle(
  input: Record<string, string>,
  { entryFileNames, empty }: { entryFileNames: string; empty: boolean },
): Promise<Rolldown.OutputChunk[]> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [compactTemplates()],
    build: {
      target: TARGET,
      outDir: dist,
      emptyOutDir: empty,
      sourcemap: true,
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, path.join(root, file)])),
        preserveEntrySignatures: 'strict',
        output: {
          format: 'es',
          entryFileNames,
          chunkFileNames: '[name]-[hash].js',
          // What two elements share goes into the one file that all need: each further file is a request on the host's page.
          codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
        },
      },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (!output || !('output' in output)) throw new Error('Vite gave no files.');
  return output.output.filter((file) => file.type === 'chunk');
}

const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
const entryOf = (name: string): Rolldown.OutputChunk => {
  const chunk = chunks.find((candidate) => candidate.isEntry && candidate.name === name);
  if (!chunk) throw new Error(`The build has no module ${name}.`);
  return chunk;
};

/** A chunk and all it imports, the imported first. */
function closure(chunk: Rolldown.OutputChunk, seen = new Set<string>()): string[] {
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
const names = [...new Set([...Object.values(modules).flat(), ...Object.values(locales)])];
const built: BuiltFiles = {
  version: VERSION,
  files: await Promise.all(names.map(async (name) => [name, await shortHashOf(name)] as const)),
  // The core is fetched before any element, so an element names only what is its own.
  modules: Object.fromEntries(
    Object.entries(modules).map(([name, files]) => [
      name,
      files.filter((file) => name === 'core' || !modules['core']?.includes(file)).map((file) => names.indexOf(file)),
    ]),
  ),
  locales: Object.fromEntries(Object.entries(locales).map(([locale, file]) => [locale, names.indexOf(file)])),
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

const delivered = [...names, 'codeloom.js', pinned, ...Object.keys(packaged).map((name) => `${name}.js`), 'tokens.css'];
const files = Object.fromEntries(
  await Promise.all(
    delivered.map(async (name) => {
      const content = await readFile(path.join(dist, name));
      const integrity = sriOf(content);
      return [name, { integrity, bytes: content.length, gzipBytes: gzipSync(content, { level: 9 }).length }] as const;
    }),
  ),
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

if (process.argv.includes('--print')) {
  for (const [name, { integrity, gzipBytes }] of Object.entries(files)) {
    process.stdout.write(`${name.padEnd(34)}${(gzipBytes / 1024).toFixed(1).padStart(6)} kB gzip  ${integrity}\n`);
  }
}
