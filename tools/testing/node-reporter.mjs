// @ts-check
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';

/** How much of a file's own output is kept for the case that the file fails as a whole. */
const KEPT_CHARS = 4000;

/**
 * A reporter for node:test that says little when all is well: one line a file, and each failure in full.
 * The counts and the reasons of skipped tests go to the file that CODELOOM_TEST_RESULTS names, one JSON line a run.
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} source
 */
export default async function* report(source) {
  /** @type {Map<string, { passed: number, failed: number, skipped: number, ms: number }>} */
  const files = new Map();
  /** @type {{ name: string, reason: string }[]} */
  const skips = [];
  /** @type {Map<string, string>} what each file wrote, shown when the file itself could not run */
  const written = new Map();
  let counts = { passed: 0, failed: 0, skipped: 0 };

  for await (const event of source) {
    if (event.type === 'test:pass' || event.type === 'test:fail') {
      const { data } = event;
      const file = data.file ?? 'unknown file';
      const row = files.get(file) ?? { passed: 0, failed: 0, skipped: 0, ms: 0 };
      files.set(file, row);
      const left = data.skip ?? data.todo;
      if (data.details.type !== 'suite') {
        if (event.type === 'test:fail' && left === undefined) row.failed += 1;
        else if (left !== undefined && left !== false) {
          row.skipped += 1;
          skips.push({ name: data.name, reason: typeof left === 'string' ? left : '' });
        } else row.passed += 1;
      }
      if (data.nesting === 0) row.ms += data.details.duration_ms;
      if (event.type === 'test:fail' && left === undefined && 'error' in data.details) {
        const error = /** @type {Error & { failureType?: string }} */ (data.details.error);
        const cause = /** @type {unknown} */ (error.cause ?? error);
        // A suite fails because a test in it failed: that test has already been told.
        if (error.failureType !== 'subtestsFailed') {
          const place = `${path.relative(process.cwd(), file)}:${data.line ?? ''}`;
          const said = cause === 'test failed' ? (written.get(file) ?? '') : inspect(cause, { depth: 6 });
          yield `\n✖ ${data.name}\n  ${place}\n${indent(said)}\n\n`;
        }
      }
    } else if (event.type === 'test:stderr' || event.type === 'test:stdout') {
      const { file, message } = event.data;
      if (process.env.CODELOOM_TEST_OUTPUT) yield message;
      else if (file) written.set(file, `${written.get(file) ?? ''}${message}`.slice(-KEPT_CHARS));
    } else if (event.type === 'test:summary' && event.data.file === undefined) {
      const sum = event.data.counts;
      const skipped = sum.skipped + sum.todo;
      counts = { passed: sum.passed, failed: sum.tests - sum.passed - skipped, skipped };
      // A file that cannot even load, or a failing after-hook, fails the run without a failing test.
      if (!event.data.success && counts.failed === 0) counts.failed = 1;
    }
  }

  for (const [file, row] of [...files].sort(([one], [other]) => one.localeCompare(other))) {
    const rest = [row.failed && `${row.failed} failed`, row.skipped && `${row.skipped} skipped`].filter(Boolean);
    const sum = [`${row.passed} passed`, ...rest].join(', ');
    yield `${row.failed ? '✖' : '✔'} ${path.relative(process.cwd(), file)}  ${sum}  ${Math.round(row.ms)} ms\n`;
  }
  const results = process.env.CODELOOM_TEST_RESULTS;
  if (results) appendFileSync(results, `${JSON.stringify({ ...counts, skips })}\n`);
}

const indent = (/** @type {string} */ text) => text.replace(/^/gm, '  ');
