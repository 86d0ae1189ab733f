// Generates the Prisma client without Prisma's native engine and without the network (docs/decisions/).
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build', 'index.js');
const result = spawnSync(process.execPath, [cli, 'generate'], {
  cwd: dirname(fileURLToPath(import.meta.url)),
  encoding: 'utf8',
  env: {
    ...process.env,
    // `generate` only checks that the engine's file exists; it never runs it. Any file serves.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  },
});
if (result.error) throw result.error;
if (result.status !== 0) process.stderr.write(`${result.stdout}\n${result.stderr}\n`);
process.exit(result.status ?? 1);
