// @ts-check
// `npm test`: installs what is missing, runs every suite and ends with one line over all of them (DESIGN section 3).
// `npm test -- unit` runs one suite: unit, elements, stories or e2e.
import { fileURLToPath } from 'node:url';
import { continueUnderRepoNode, ensureInstalled } from './setup/install.mjs';

try {
  await ensureInstalled();
  await continueUnderRepoNode(fileURLToPath(import.meta.url));
  const { ensureBuilt } = await import('./setup/builds.mjs');
  await ensureBuilt();
  const { runSuites } = await import('./testing/suites.mjs');
  process.exitCode = await runSuites(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
