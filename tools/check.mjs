// @ts-check
// `npm run check`: every habit of the repository, one after the other (STYLE section 9). `npm run check -- lint` runs one.
import { fileURLToPath } from 'node:url';
import { continueUnderRepoNode, ensureInstalled } from './setup/install.mjs';

try {
  await ensureInstalled();
  await continueUnderRepoNode(fileURLToPath(import.meta.url));
  const { runChecks } = await import('./checks/checks.mjs');
  process.exitCode = await runChecks(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
