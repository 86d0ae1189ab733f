#!/usr/bin/env node
// Plain JavaScript, because the machine's Node may be older than the one Codeloom runs on: it then starts itself again with the
// Node 24 that `npm ci` installed.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_MAJOR = 24;

function bundledNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve('node/package.json');
    return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    return null;
  }
}

if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) {
  const { run } = await import('../src/cli/main.ts');
  await run(process.argv);
} else {
  const node = bundledNode();
  if (node === null) {
    process.stderr.write(
      `Codeloom needs Node ${NODE_MAJOR} or newer; this is ${process.versions.node}. Run npm ci, or install a newer Node.\n`,
    );
    process.exitCode = 1;
  } else {
    const { status, signal, error } = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
    });
    if (error) process.stderr.write(`Node ${NODE_MAJOR} could not be started: ${error.message}\n`);
    if (signal) process.kill(process.pid, signal);
    process.exitCode = status ?? 1;
  }
}
