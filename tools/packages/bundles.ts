import path from 'node:path';
import { rolldown } from 'rolldown';
import { compactTemplates } from '../../elements/build/compact-templates.ts';

/** What the elements call our SDK, and what a host's bundler finds it under: one copy of its errors on a page. */
const published: Record<string, string> = { '@codeloom/sdk': '@codeloom/sdk/client' };

interface Bundle {
  root: string;
  /** Name of the built module to its source. */
  input: Record<string, string>;
  dir: string;
  tsconfig: string;
  external?: readonly RegExp[];
}

/** Readable modules for a host's bundler, which minifies and shakes them itself. */
export async function bundleModules({ root, input, dir, tsconfig, external = [] }: Bundle): Promise<void> {
  const build = await rolldown({
    cwd: root,
    input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, path.join(root, file)])),
    tsconfig: path.join(root, tsconfig),
    platform: 'neutral',
    external: [...external],
    preserveEntrySignatures: 'strict',
    resolve: { mainFields: ['module', 'main'] },
    transform: { target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [compactTemplates()],
  });
  await build.write({
    dir,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'modules/[name]-[hash].js',
    paths: (id) => published[id] ?? id,
  });
  await build.close();
}
