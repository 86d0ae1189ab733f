// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from '../setup/builds.mjs';
import { run } from '../setup/child.mjs';
import { binOf, repoNode, root } from '../setup/paths.mjs';

/**
 * @typedef {{ ok: boolean, output: string }} Outcome
 * @typedef {{ name: string, what: string, check: () => Promise<Outcome> }} Check
 */

const workspaces = ['contracts', 'rules', 'prisma', 'api', 'sdk', 'elements', 'admin-portal', 'stories', 'tools'];

/**
 * Runs a program of node_modules with the repository's Node.
 * @param {string} bin @param {string[]} args @param {string} [cwd]
 * @returns {Promise<Outcome>}
 */
async function program(bin, args, cwd = root) {
  const { code, output } = await run(repoNode, [binOf(bin), ...args], { cwd, quiet: true });
  return { ok: code === 0, output };
}

/** @param {string} workspace @param {string} script @returns {Promise<Outcome>} */
async function npmScript(workspace, script) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, output } = await run(npm, ['run', '--silent', script, '-w', workspace], { quiet: true });
  return { ok: code === 0, output };
}

async function types() {
  let output = '';
  let ok = true;
  for (const folder of [...workspaces, 'e2e']) {
    const one = await program('typescript/bin/tsc', ['-p', folder, '--noEmit']);
    ok &&= one.ok;
    output += one.output;
  }
  return { ok, output };
}

async function imports() {
  const cruise = (/** @type {string} */ config) =>
    program('dependency-cruiser/bin/dependency-cruiser.mjs', ['--config', config, ...workspaces]);
  const table = await cruise('.dependency-cruiser.mjs');
  const modules = await cruise('tools/checks/modules-dag.mjs');
  return { ok: table.ok && modules.ok, output: table.output + modules.output };
}

/** The committed book must be what its sources make: building it again changes no file. */
async function book() {
  const state = () =>
    globSync('rules/src/gen/**/*.*', { cwd: root })
      .sort()
      .map(
        (file) =>
          `${file} ${createHash('sha256')
            .update(readFileSync(path.join(root, file)))
            .digest('hex')}`,
      );
  const before = state();
  const built = await npmScript('rules', 'book');
  if (!built.ok) return built;
  const changed = state().filter((line) => !before.includes(line));
  const output = changed.map(
    (line) => `${line.split(' ')[0]} was older than rules/book: it is built anew, commit it.\n`,
  );
  return { ok: changed.length === 0 && before.length > 0, output: output.join('') };
}

async function build() {
  await ensureBuilt({ aside: false });
  return { ok: true, output: '' };
}

async function sizes() {
  const folders = workspaces.filter((folder) => existsSync(path.join(root, folder, '.size-limit.json')));
  const outcomes = await Promise.all(
    folders.map((folder) => program('size-limit/bin.js', [], path.join(root, folder))),
  );
  return {
    ok: folders.length > 0 && outcomes.every(({ ok }) => ok),
    output: outcomes.map(({ output }) => output).join(''),
  };
}

/** @type {readonly Check[]} */
const checks = [
  {
    name: 'format',
    what: 'Prettier',
    check: () => program('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
  },
  { name: 'lint', what: 'ESLint', check: () => program('eslint/bin/eslint.js', ['--max-warnings=0', '.']) },
  {
    name: 'imports',
    what: 'the import table',
    check: imports,
  },
  { name: 'types', what: 'the compiler, in each workspace', check: types },
  {
    name: 'dead',
    what: 'unused files, exports and dependencies',
    check: () => program('knip/bin/knip.js', ['--no-progress']),
  },
  { name: 'book', what: 'the built rule book is that of its sources', check: book },
  { name: 'build', what: 'the database client, the elements, the portal', check: build },
  { name: 'size', what: 'bundles within their budgets', check: sizes },
];

/** Runs the checks that are named, or all, to their end. @param {string[]} names */
export async function runChecks(names) {
  const unknown = names.find((name) => !checks.some((check) => check.name === name));
  if (unknown) throw new Error(`There is no check "${unknown}". Checks: ${checks.map(({ name }) => name).join(', ')}.`);
  // Lint, types and dead code read the generated database client.
  await ensureBuilt({ aside: false });
  const failed = [];
  for (const { name, what, check } of checks.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const started = Date.now();
    const { ok, output } = await check();
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${ok ? '✔' : '✖'} ${name.padEnd(8)} ${what}  (${seconds} s)\n`);
    if (!ok) {
      failed.push(name);
      process.stdout.write(`${output.trimEnd()}\n\n`);
    }
  }
  const verdict = failed.length === 0 ? 'All checks pass.' : `To mend: ${failed.join(', ')}.`;
  process.stdout.write(`\n${verdict}\n`);
  return failed.length === 0 ? 0 : 1;
}
