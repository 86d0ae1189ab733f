// @ts-check
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../setup/child.mjs';
import { binOf, repoNode, root } from '../setup/paths.mjs';
import { prepareMachine } from './machine.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number, skips: { name: string, reason: string }[] }} Counts
 * @typedef {{ name: string, needs: ('browser' | 'postgres')[], args: (files: string[]) => string[], files: string[], cwd?: string, minutes: number }} Suite
 */

const reporter = path.join(root, 'tools/testing/node-reporter.mjs');
/** @param {number} concurrency test files at a time */
const nodeTest = (concurrency) => (/** @type {string[]} */ files) => [
  '--test',
  `--test-concurrency=${concurrency}`,
  `--test-reporter=${reporter}`,
  '--test-reporter-destination=stdout',
  ...files,
];

/** @type {readonly Suite[]} */
const suites = [
  {
    name: 'unit',
    needs: ['postgres'],
    files: ['{contracts,rules,prisma,api,sdk,tools,admin-portal}/**/*.test.{ts,mjs}'],
    // One PostgreSQL for the whole run; a file run by itself starts its own.
    args: (files) => [
      `--test-global-setup=${path.join(root, 'api/src/testing/global-setup.ts')}`,
      ...nodeTest(2)(files),
    ],
    minutes: 12,
  },
  {
    name: 'elements',
    needs: ['browser'],
    files: ['elements/src/**/*.test.ts'],
    args: () => [
      binOf('@web/test-runner/dist/bin.js'),
      '--config',
      path.join(root, 'tools/testing/elements.config.mjs'),
    ],
    cwd: 'elements',
    minutes: 6,
  },
  { name: 'stories', needs: ['browser'], files: ['stories/test/*.test.ts'], args: nodeTest(1), minutes: 9 },
  { name: 'e2e', needs: ['browser'], files: ['e2e/**/*.test.ts'], args: nodeTest(1), minutes: 8 },
];

/** Runs the suites that are named, or all, and prints the one line that sums them. @param {string[]} names */
export async function runSuites(names) {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    throw new Error(`There is no suite "${unknown[0]}". Suites: ${suites.map((suite) => suite.name).join(', ')}.`);
  }
  const strict = process.env.CI === 'true';
  const machine = prepareMachine();
  for (const { name, advice } of machine.missing) process.stdout.write(`Missing: ${name}. To have it, ${advice}.\n`);

  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of suites.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const lacking = suite.needs.filter((part) => !machine[part]);
    const counts = lacking.length > 0 ? without(suite, lacking, strict) : await runSuite(suite, machine);
    const wrongSkips = strict ? counts.skips.filter(({ reason }) => !reason.includes('../shared')) : [];
    for (const { name } of wrongSkips) process.stdout.write(`Skipped although CI=true: ${name}\n`);
    total.passed += counts.passed;
    total.failed += counts.failed + wrongSkips.length;
    total.skipped += counts.skipped - wrongSkips.length;
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/**
 * A suite that lacks a part of the machine: one failure in CI, elsewhere one counted skip that was explained above.
 * @param {Suite} suite @param {string[]} lacking @param {boolean} strict
 * @returns {Counts}
 */
function without(suite, lacking, strict) {
  process.stdout.write(
    `\n${suite.name}: ${strict ? 'failed' : 'skipped'}, because ${lacking.join(' and ')} is missing.\n`,
  );
  return { passed: 0, failed: strict ? 1 : 0, skipped: strict ? 0 : 1, skips: [] };
}

/**
 * @param {Suite} suite @param {{ browser: string | null, postgres: string | null }} machine
 * @returns {Promise<Counts>}
 */
async function runSuite(suite, machine) {
  const files = suite.files
    .flatMap((pattern) => globSync(pattern, { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] }))
    .sort();
  const folder = mkdtempSync(path.join(tmpdir(), 'codeloom-test-'));
  const results = path.join(folder, 'results.jsonl');
  // Without files, node:test would run whatever it finds.
  if (files.length === 0) throw new Error(`The suite ${suite.name} has no test files: ${suite.files.join(', ')}.`);
  process.stdout.write(`\n${suite.name}: ${files.length} files\n`);
  try {
    const { code } = await run(repoNode, suite.args(files), {
      cwd: path.join(root, suite.cwd ?? '.'),
      env: {
        CODELOOM_TEST_RESULTS: results,
        CHROMIUM: machine.browser ?? undefined,
        POSTGRES_BIN: machine.postgres ?? undefined,
      },
      timeoutMs: suite.minutes * 60_000,
    });
    const counts = readCounts(results);
    if (code !== 0 && counts.failed === 0) {
      process.stdout.write(`${suite.name} ended with code ${code} without telling which test failed.\n`);
      counts.failed = 1;
    }
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} results @returns {Counts} */
function readCounts(results) {
  /** @type {Counts} */
  const sum = { passed: 0, failed: 0, skipped: 0, skips: [] };
  if (!existsSync(results)) return sum;
  for (const line of readFileSync(results, 'utf8').trim().split('\n')) {
    /** @type {Counts} */
    const counts = JSON.parse(line);
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
    sum.skips.push(...counts.skips);
  }
  return sum;
}
