import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bundleModules } from './bundles.ts';
import { contractTypes } from './contract-types.ts';
import { declarationsOf } from './declarations.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** Where a package was laid out, and the file that `npm pack` made of it. */
export interface Packed {
  folder: string;
  tarball: string;
}

/** The two packages that hosts install, laid out and packed in `out`. The elements' bundles have to be built already. */
export async function packAll(out: string): Promise<{ sdk: Packed; elements: Packed }> {
  const built = path.join(root, 'elements/dist');
  if (!existsSync(path.join(built, 'manifest.json'))) {
    throw new Error('The elements are not built. Run: npm run build -w elements');
  }
  await rm(out, { recursive: true, force: true });
  const [sdk, elements] = [path.join(out, 'sdk'), path.join(out, 'elements')];
  await mkdir(path.join(elements, 'embed'), { recursive: true });

  const ofElements = declarationsOf({
    root,
    tsconfig: path.join(root, 'elements/tsconfig.json'),
    folder: 'elements/src',
    entries: ['index.ts', 'define.ts'],
    // What the two packages share, the SDK holds.
    rename: (name) => (name === '@codeloom/contracts' || name === '@codeloom/sdk' ? '@codeloom/sdk/client' : name),
  });
  const ofSdk = declarationsOf({
    root,
    tsconfig: path.join(root, 'sdk/tsconfig.json'),
    folder: 'sdk/src',
    entries: ['loader.ts', 'pure.ts', 'index.ts', 'testing/index.ts'],
    rename: (name, from) =>
      name === '@codeloom/contracts' ? relative(path.dirname(from), 'types/contracts.js') : name,
  });
  const shared = contractTypes(
    path.join(root, 'contracts/src/index.ts'),
    new Set([...ofSdk.contracts, ...ofElements.contracts]),
  );
  ofSdk.files.set('types/contracts.d.ts', shared);
  // A host names the types of answers by what it installed.
  ofSdk.files.set(
    'types/index.d.ts',
    `${ofSdk.files.get('types/index.d.ts') ?? ''}export type * from './contracts.js';\n`,
  );
  await write(sdk, ofSdk.files);
  await write(elements, ofElements.files);

  await bundleModules({
    root,
    input: {
      loader: 'sdk/src/loader.ts',
      pure: 'sdk/src/pure.ts',
      client: 'sdk/src/index.ts',
      testing: 'sdk/src/testing/index.ts',
    },
    dir: sdk,
    tsconfig: 'sdk/tsconfig.json',
  });
  await bundleModules({
    root,
    input: { index: 'elements/src/index.ts', define: 'elements/src/define.ts' },
    dir: elements,
    tsconfig: 'elements/tsconfig.json',
    external: [/^lit(?:$|\/)/, /^@lit\//, /^@codeloom\/sdk$/],
  });
  for (const file of ['tokens.css', 'custom-elements.json', 'vscode.html-custom-data.json', 'web-types.json']) {
    await cp(path.join(built, file), path.join(elements, file));
  }
  for (const file of globSync('*.d.ts', { cwd: built })) await cp(path.join(built, file), path.join(elements, file));
  for (const file of globSync('{*.js,manifest.json,tokens.css}', { cwd: built })) {
    await cp(path.join(built, file), path.join(elements, 'embed', file));
  }

  await describe(sdk, 'sdk', {
    sideEffects: ['./loader.js'],
    main: './loader.js',
    types: './types/loader.d.ts',
    exports: {
      '.': { types: './types/loader.d.ts', default: './loader.js' },
      './pure': { types: './types/pure.d.ts', default: './pure.js' },
      './client': { types: './types/index.d.ts', default: './client.js' },
      './testing': { types: './types/testing/index.d.ts', default: './testing.js' },
      './package.json': './package.json',
    },
  });
  const { version } = await manifestOf('sdk');
  const { dependencies } = await manifestOf('elements');
  await describe(elements, 'elements', {
    sideEffects: ['./define.js', './modules/*', './embed/*', '*.css'],
    main: './index.js',
    types: './types/index.d.ts',
    customElements: 'custom-elements.json',
    'web-types': 'web-types.json',
    exports: {
      '.': { types: './types/index.d.ts', default: './index.js' },
      './define': { types: './types/define.d.ts', default: './define.js' },
      './react': { types: './react.d.ts' },
      './vue': { types: './vue.d.ts' },
      './svelte': { types: './svelte.d.ts' },
      './tokens.css': './tokens.css',
      './custom-elements.json': './custom-elements.json',
      './vscode.html-custom-data.json': './vscode.html-custom-data.json',
      './web-types.json': './web-types.json',
      './embed/manifest.json': './embed/manifest.json',
      './package.json': './package.json',
    },
    dependencies: {
      '@codeloom/sdk': version,
      ...Object.fromEntries(Object.entries(dependencies ?? {}).filter(([name]) => !name.startsWith('@codeloom/'))),
    },
  });
  return { sdk: await pack(sdk, out), elements: await pack(elements, out) };
}

interface Manifest {
  name: string;
  version: string;
  description: string;
  license?: string;
  dependencies?: Record<string, string>;
}

async function manifestOf(workspace: string): Promise<Manifest> {
  return JSON.parse(await readFile(path.join(root, workspace, 'package.json'), 'utf8')) as Manifest;
}

/** What the registry is told: entries that are built, and no private dependency. */
async function describe(folder: string, workspace: string, published: object): Promise<void> {
  const { name, version, description } = await manifestOf(workspace);
  const manifest = {
    name,
    version,
    description,
    license: 'UNLICENSED',
    type: 'module',
    engines: { node: '>=20.19' },
    ...published,
  };
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await cp(path.join(root, 'tools/packages', `${workspace}.readme.md`), path.join(folder, 'README.md'));
}

async function pack(folder: string, out: string): Promise<Packed> {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { stdout } = await run(npm, ['pack', '--json', '--ignore-scripts', '--offline', '--pack-destination', out], {
    cwd: folder,
    shell: process.platform === 'win32',
  });
  const [{ filename = '' } = {}] = JSON.parse(stdout) as { filename?: string }[];
  return { folder, tarball: path.join(out, filename) };
}

async function write(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, text] of files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}

function relative(from: string, to: string): string {
  const way = path.posix.relative(from, to);
  return way.startsWith('.') ? way : `./${way}`;
}
