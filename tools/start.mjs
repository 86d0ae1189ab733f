// @ts-check
// `npm start`: installs, builds and serves everything (DESIGN section 3). Runs on any Node >= 20.19 before an install.
import { fileURLToPath } from 'node:url';
import { continueUnderRepoNode, ensureInstalled } from './setup/install.mjs';

try {
  await ensureInstalled();
  await continueUnderRepoNode(fileURLToPath(import.meta.url));
  const { ensureBuilt } = await import('./setup/builds.mjs');
  await ensureBuilt({ aside: false });
  const { serve } = await import('./setup/serve.mjs');
  process.exitCode = await serve();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
