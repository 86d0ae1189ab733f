// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run, runForeground } from './child.mjs';
import { NODE_MAJOR, repoNode, root } from './paths.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean, resolved?: string }} LockedPackage
 * @param {string} file
 * @returns {Record<string, LockedPackage> | null}
 */
function lockedPackages(file) {
  if (!existsSync(file)) return null;
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
}

/**
 * What keeps `node_modules` from matching the lock file; null when it matches. npm records what it installed in
 * `node_modules/.package-lock.json` as its last act, so an install that was cut short does not match either.
 * @param {string} folder
 */
export function installGap(folder) {
  const wanted = lockedPackages(path.join(folder, 'package-lock.json'));
  const installed = lockedPackages(path.join(folder, 'node_modules', '.package-lock.json'));
  if (!wanted) throw new Error('package-lock.json is missing: restore it from git.');
  if (!installed) return 'nothing is installed yet';
  for (const [place, entry] of Object.entries(wanted)) {
    if (!place.includes('node_modules/')) continue;
    const found = installed[place];
    // npm leaves out optional packages made for other platforms.
    if (!found && entry.optional) continue;
    if (!found || found.version !== entry.version || found.integrity !== entry.integrity) {
      return `${place.replace(/^node_modules\//, '')} differs from the lock file`;
    }
  }
  return null;
}

/** @returns {boolean} whether the repository's own Node is there and new enough */
function repoNodeWorks() {
  const answer = spawnSync(repoNode, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  return answer.status === 0 && Number.parseInt(answer.stdout, 10) >= NODE_MAJOR;
}

/** Installs the dependencies when they are missing or the lock file changed. Runs on any Node >= 20.19. */
export async function ensureInstalled() {
  const gap = installGap(root);
  if (gap) {
    process.stdout.write(`Installing dependencies (${gap}); this takes a minute the first time …\n`);
    const started = Date.now();
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { code, output } = await run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
    if (code !== 0) {
      process.stderr.write(output);
      throw new Error('npm ci failed; its output is above. Check the network and run the command again.');
    }
    process.stdout.write(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
  }
  if (!repoNodeWorks()) {
    throw new Error(
      `Node ${NODE_MAJOR} of this repository is missing: npm did not run the install script of the package "node". ` +
        'Allow it (package.json, allowScripts; remove ignore-scripts from your npm settings) and run `npm ci`.',
    );
  }
}

/**
 * Continues this program under the repository's Node when the machine's is older; returns only when it is new enough.
 * @param {string} script
 */
export async function continueUnderRepoNode(script) {
  if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR) return;
  process.exit(await runForeground(repoNode, [script, ...process.argv.slice(2)]));
}
