// @ts-check
import { appendFileSync } from 'node:fs';
import { defaultReporter } from '@web/test-runner';
import base from '../../elements/web-test-runner.config.mjs';

/**
 * @typedef {import('@web/test-runner').TestSuiteResult} SuiteResult
 * @param {SuiteResult | undefined} suite
 * @returns {import('@web/test-runner').TestResult[]}
 */
const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []);

/** @type {import('@web/test-runner').Reporter} Counts for the one line at the end of `npm test`. */
const counter = {
  stop({ sessions }) {
    const counts = { passed: 0, failed: 0, skipped: 0, skips: /** @type {{ name: string, reason: string }[]} */ ([]) };
    for (const session of sessions) {
      const tests = testsOf(session.testResults);
      const failed = tests.filter((test) => !test.passed && !test.skipped).length;
      const skipped = tests.filter((test) => test.skipped);
      counts.passed += tests.length - failed - skipped.length;
      counts.skipped += skipped.length;
      counts.skips.push(...skipped.map(({ name }) => ({ name, reason: '' })));
      // A file that cannot load has no test results, yet it failed.
      counts.failed += failed === 0 && session.passed === false ? 1 : failed;
    }
    const results = process.env.CODELOOM_TEST_RESULTS;
    if (results) appendFileSync(results, `${JSON.stringify(counts)}\n`);
  },
};

/** The configuration of the elements, and a reporter that counts. */
export default {
  ...base,
  // Lit says in each file that it is the development build, which tests are meant to use.
  filterBrowserLogs: (/** @type {{ args: unknown[] }} */ { args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestProgress: false }), counter],
};
