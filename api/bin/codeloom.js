#!/usr/bin/env node
// Plain JavaScript, because the machine's Node may be older than the one Codeloom runs on: it then starts itself again with the
// Node 24 that `npm ci` installed.
import { spawnSync } from 'node:child_process';
import module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';

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
  // V8 lets its space for young objects grow sixteenfold, which for coding notes is 50 MB of memory and no time saved.
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  // Stripping the types of every source takes a third of a start; what was compiled once is kept beside the installed packages. A folder
  // that cannot be written only costs that time.
  module.enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'codeloom'));
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
