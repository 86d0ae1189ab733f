// @ts-check
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, globSync } from 'node:fs';
import path from 'node:path';

/** Oldest PostgreSQL that our migrations run on. Source: DESIGN section 2. */
const POSTGRES_MAJOR = 15;

const onPath = (/** @type {string} */ name) =>
  (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));

const runnable = (/** @type {string} */ file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @returns {string | null} the program of a Chromium browser */
export function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named) return runnable(named) ? named : null;
  const candidates = [
    ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].flatMap(onPath),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  ];
  return candidates.find(runnable) ?? null;
}

/** @returns {string | null} the folder of initdb and postgres, the newest release that is new enough */
export function findPostgres() {
  const named = process.env.POSTGRES_BIN;
  const folders = named
    ? [named]
    : [
        ...(process.env.PATH ?? '').split(path.delimiter),
        ...globSync('/usr/lib/postgresql/*/bin'),
        ...globSync('/usr/pgsql-*/bin'),
        ...globSync('/opt/homebrew/opt/postgresql*/bin'),
        ...globSync('/usr/local/opt/postgresql*/bin'),
      ];
  const found = folders
    .filter((folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')))
    .map((folder) => {
      const answer = spawnSync(path.join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
      return { folder, major: Number(/ (\d+)/.exec(answer.stdout ?? '')?.[1] ?? 0) };
    })
    .filter(({ major }) => major >= POSTGRES_MAJOR)
    .sort((one, other) => other.major - one.major);
  return found[0]?.folder ?? null;
}

/** On Debian and its children, as root, missing packages are installed by apt. */
const canInstall = () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

/** @param {string[]} packages */
function aptInstall(packages) {
  process.stdout.write(`Installing ${packages.join(' and ')} with apt …\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const steps = [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ];
  for (const args of steps) {
    const answer = spawnSync('/usr/bin/apt-get', args, { encoding: 'utf8', env });
    if (answer.status !== 0) {
      process.stderr.write(`${answer.stdout}${answer.stderr}\n`);
      return;
    }
  }
}

/**
 * Finds or installs the browser and the PostgreSQL that the suites need.
 * @returns {{ browser: string | null, postgres: string | null, missing: { name: string, advice: string }[] }}
 */
export function prepareMachine() {
  const wanted = [...(findBrowser() ? [] : ['chromium']), ...(findPostgres() ? [] : ['postgresql'])];
  if (wanted.length > 0 && canInstall()) aptInstall(wanted);
  const browser = findBrowser();
  const postgres = findPostgres();
  const missing = [];
  if (!browser) {
    missing.push({
      name: 'a Chromium browser',
      advice: 'install it (Debian: `sudo apt-get install chromium`) or set CHROMIUM to its program',
    });
  }
  if (!postgres) {
    missing.push({
      name: `PostgreSQL ${POSTGRES_MAJOR} or newer`,
      advice:
        'install it (Debian: `sudo apt-get install postgresql`; macOS: `brew install postgresql@18`) ' +
        'or set POSTGRES_BIN to the folder of its programs',
    });
  }
  return { browser, postgres, missing };
}
