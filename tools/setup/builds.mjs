// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mustRun } from './child.mjs';
import { root } from './paths.mjs';

/**
 * @typedef {object} Build
 * @property {string} name also the name of its stamp
 * @property {string} title for people
 * @property {string} workspace
 * @property {string} script npm script of the workspace
 * @property {string[]} inputs globs; the build runs when their content changes
 * @property {string} output a file that the build leaves behind
 * @property {boolean} [aside] `npm start` serves without it and builds it meanwhile
 */

/** @type {readonly Build[]} In this order: the portal composes the elements. */
export const builds = [
  {
    name: 'prisma',
    title: 'database client',
    workspace: 'prisma',
    script: 'generate',
    inputs: ['prisma/schema.prisma', 'prisma/prisma.config.ts', 'prisma/package.json'],
    output: 'prisma/generated/client.ts',
  },
  {
    name: 'elements',
    title: 'elements',
    workspace: 'elements',
    script: 'build',
    inputs: ['elements/{src,build,package.json}', 'sdk/{src,package.json}', 'contracts/{src,package.json}'],
    output: 'elements/dist/codeloom.js',
  },
  {
    name: 'admin-portal',
    title: 'portal',
    workspace: 'admin-portal',
    script: 'build',
    inputs: [
      'admin-portal/{src,public,index.html,vite.config.ts,package.json}',
      'elements/{src,package.json}',
      'sdk/{src,package.json}',
      'contracts/{src,package.json}',
    ],
    output: 'admin-portal/dist/index.html',
  },
  {
    name: 'stories',
    title: 'Storybook',
    workspace: 'stories',
    script: 'build',
    aside: true,
    inputs: [
      'stories/{src,docs,.storybook,package.json}',
      'elements/{src,build,package.json}',
      'sdk/{src,package.json}',
      'contracts/{src,package.json}',
    ],
    output: 'stories/dist/index.json',
  },
];

/** @param {Build} build */
function inputHash(build) {
  const hash = createHash('sha256').update(`${build.script}\n`);
  const files = build.inputs
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .flatMap((place) =>
      statSync(path.join(root, place)).isDirectory()
        ? globSync(`${place}/**/*`, { cwd: root }).filter((file) => statSync(path.join(root, file)).isFile())
        : [place],
    )
    .filter((file) => !/\.test\.ts$/.test(file))
    .sort();
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
}

/** Outside `dist`, which a build empties, and gone together with the dependencies it was made with. */
const stampOf = (/** @type {Build} */ build) => path.join(root, 'node_modules', '.cache', 'codeloom', build.name);

/**
 * Runs each build whose inputs changed since its last run. Call it under the repository's Node.
 * @param {{ aside?: boolean, quiet?: boolean }} [options] `aside`: only those that `npm start` does meanwhile, or only the others
 */
export async function ensureBuilt({ aside, quiet = false } = {}) {
  for (const build of builds.filter((one) => aside === undefined || (one.aside ?? false) === aside)) {
    const stamp = stampOf(build);
    const hash = inputHash(build);
    const fresh =
      existsSync(path.join(root, build.output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
    if (fresh) continue;
    if (!quiet) process.stdout.write(`Building the ${build.title} …\n`);
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await mustRun(`Building the ${build.title}`, npm, ['run', '--silent', build.script, '-w', build.workspace]);
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
  }
}
