import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Prisma, PrismaClient, PrismaPg, migrate } from '@codeloom/prisma';

/** A PostgreSQL of the tests' own: private folder, unix socket only, durable as in production (fsync stays on). */
export interface PostgresCluster {
  /** Folder of the unix socket. */
  socketFolder: string;
  stop(): Promise<void>;
}

/** Oldest release that our migrations run on (DESIGN section 2). */
const OLDEST_MAJOR = 15;
const OWNER = 'codeloom_owner';
const APP_LOGIN = 'codeloom_login';
const TEMPLATE = 'codeloom_template';

function findPrograms(): string {
  const named = process.env['POSTGRES_BIN'];
  const folders = named
    ? [named]
    : [
        ...(process.env['PATH'] ?? '').split(delimiter),
        ...globSync('/usr/lib/postgresql/*/bin'),
        ...globSync('/opt/homebrew/opt/postgresql*/bin'),
      ];
  const found = folders
    .filter((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
    .map((folder) => {
      const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
      return { folder, major: Number(/ (\d+)/.exec(stdout)?.[1] ?? 0) };
    })
    .filter(({ major }) => major >= OLDEST_MAJOR)
    .sort((one, other) => other.major - one.major);
  if (found[0] === undefined) {
    throw new Error(
      `The tests need PostgreSQL ${OLDEST_MAJOR} or newer. Install it, or set POSTGRES_BIN to the folder of its programs.`,
    );
  }
  return found[0].folder;
}

interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: root hands it to an account without rights. */
function findAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const row = accounts.find(([name]) => name === wanted);
    if (row) return { uid: Number(row[2]), gid: Number(row[3]) };
  }
  throw new Error('Run the tests as a user other than root: there is no account to run PostgreSQL with.');
}

/** Ends the server when the test process goes away in any way: its end closes the pipe that `cat` reads. */
const KEEPER = '"$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server';

function startServer(programs: string, folder: string, account: Account | null): ChildProcess {
  const as = account ?? {};
  const data = join(folder, 'data');
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions'],
    { encoding: 'utf8', cwd: folder, env: { PATH: '/usr/bin:/bin' }, ...as },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'max_connections=100',
    'log_min_messages=panic',
    'log_min_error_statement=panic',
  ];
  const args = [join(programs, 'postgres'), '-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  return spawn('/bin/sh', ['-c', KEEPER, 'sh', ...args], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['pipe', 'ignore', 'ignore'],
    ...as,
  });
}

/** Runs statements as a role of the cluster. */
export async function runOn(
  socketFolder: string,
  { user, database }: { user: string; database: string },
  statements: readonly string[],
): Promise<void> {
  const client = new PrismaClient({ adapter: new PrismaPg({ host: socketFolder, user, database }) });
  try {
    for (const statement of statements) await client.$executeRaw(Prisma.raw(statement));
  } finally {
    await client.$disconnect();
  }
}

async function untilReady(socketFolder: string): Promise<void> {
  const giveUpAt = Date.now() + 20_000;
  for (;;) {
    try {
      await runOn(socketFolder, { user: 'postgres', database: 'postgres' }, ['SELECT 1']);
      return;
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Starts a cluster with an owner, an application login without rights, and a migrated template database. */
export async function startCluster(): Promise<PostgresCluster> {
  const programs = findPrograms();
  const account = findAccount();
  const folder = mkdtempSync(join(tmpdir(), 'codeloom-pg-'));
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
  const keeper = startServer(programs, folder, account);
  const stop = async (): Promise<void> => {
    const ended = new Promise<void>((resolve) => {
      if (keeper.exitCode === null) keeper.once('exit', () => resolve());
      else resolve();
    });
    keeper.stdin?.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(folder);
    await runOn(folder, { user: 'postgres', database: 'postgres' }, [
      `CREATE ROLE ${OWNER} LOGIN CREATEROLE`,
      `CREATE ROLE ${APP_LOGIN} LOGIN`,
      `CREATE DATABASE ${TEMPLATE} OWNER ${OWNER}`,
    ]);
    await migrate({ connection: { host: folder, user: OWNER, database: TEMPLATE }, appUser: APP_LOGIN });
    return { socketFolder: folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export interface ClusterDatabase {
  name: string;
  url: string;
  migrateUrl: string;
  /** Superuser of the cluster, for arranging and inspecting. */
  superUrl: string;
  drop(): Promise<void>;
}

/** A fresh database: a copy of the migrated template, or an empty one. */
export async function createClusterDatabase(
  socketFolder: string,
  from: 'template' | 'empty' = 'template',
): Promise<ClusterDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = { user: 'postgres', database: 'postgres' };
  const template = from === 'template' ? `TEMPLATE ${TEMPLATE}` : '';
  await runOn(socketFolder, admin, [`CREATE DATABASE ${name} ${template} OWNER ${OWNER}`]);
  const urlAs = (user: string): string =>
    `postgresql://${user}@localhost/${name}?host=${encodeURIComponent(socketFolder)}`;
  return {
    name,
    url: urlAs(APP_LOGIN),
    migrateUrl: urlAs(OWNER),
    superUrl: urlAs('postgres'),
    drop: () => runOn(socketFolder, admin, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`]),
  };
}
