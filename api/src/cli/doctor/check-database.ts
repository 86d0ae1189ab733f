import { existsSync } from 'node:fs';
import type { Config, DatabaseConfig } from '../../platform/config.ts';
import {
  openFacts,
  readLogin,
  readPendingMigrations,
  type DatabaseFacts,
  type LoginFacts,
} from './database-facts.repository.ts';
import { attention, failed, ok, type Finding } from './finding.ts';

type Postgres = Extract<DatabaseConfig, { kind: 'postgres' }>;

/** Tokens and audit times compare clocks: a difference from here on wants a look, and then breaks sign-ins (s). */
const CLOCK_ATTENTION_S = 2;
const CLOCK_FAILED_S = 60;
const OLDEST_SERVER = 150_000;

function checkServer({ serverVersion, durable }: LoginFacts, isDev: boolean): Finding[] {
  const version = `${Math.floor(serverVersion / 10_000)}.${serverVersion % 10_000}`;
  if (serverVersion < OLDEST_SERVER)
    return [failed(`database: PostgreSQL ${version} is too old. Use PostgreSQL 15 or newer.`)];
  const forgetful =
    'database: the server may lose what it acknowledged. Set fsync, full_page_writes and synchronous_commit to on there.';
  return [
    ok(`database: PostgreSQL ${version} answers.`),
    durable ? ok('database: it keeps what it acknowledged.') : (isDev ? attention : failed)(forgetful),
  ];
}

function checkLogin(facts: LoginFacts, isDev: boolean): Finding {
  const rights = [
    ...(facts.superuser ? ['is a superuser'] : []),
    ...(facts.bypassesRowSecurity ? ['bypasses row security'] : []),
    ...(facts.ownsTables ? ['owns the tables'] : []),
  ];
  if (rights.length === 0) return ok(`database login: ${facts.user} has no special rights.`);
  const line = `database login: ${facts.user} ${rights.join(', ')}.`;
  return isDev
    ? attention(`${line} Each transaction drops to codeloom_app; pilot and prod refuse such a login.`)
    : failed(
        `${line} Set DATABASE_URL to a login that is a member of codeloom_app, DATABASE_MIGRATE_URL to the owner.`,
      );
}

async function checkMigrations(database: Postgres, facts: LoginFacts): Promise<Finding> {
  let pending: readonly string[];
  try {
    pending = await readPendingMigrations(database.url);
  } catch (error) {
    return failed(`migrations: ${error instanceof Error ? error.message.slice(0, 300) : 'cannot be read.'}`);
  }
  if (pending.length === 0) return ok('migrations: all applied.');
  const line = `migrations: ${pending.length} are not applied yet, the first is ${pending[0] ?? ''}.`;
  return database.migrateUrl !== null || facts.superuser || facts.ownsTables
    ? attention(`${line} The next start applies them.`)
    : failed(`${line} Set DATABASE_MIGRATE_URL to the owner of the tables, so that the start applies them.`);
}

async function checkRowSecurity(database: DatabaseFacts): Promise<Finding> {
  const { tables, open } = await database.rowSecurity();
  if (tables === 0) return attention('row security: there are no tables yet. The first start makes them.');
  return open.length === 0
    ? ok(`row security: on and forced for ${tables} tables.`)
    : failed(`row security: not on or not forced for ${open.join(', ')}. Run the migrations as the owner.`);
}

async function checkClock(database: DatabaseFacts): Promise<Finding> {
  const asked = Date.now();
  const told = await database.clock();
  const middle = (asked + Date.now()) / 2;
  const apart = Math.abs(told.getTime() - middle) / 1_000;
  const line = `clock: this machine and the database are ${apart.toFixed(1)} s apart.`;
  if (apart < CLOCK_ATTENTION_S) return ok(line);
  return (apart < CLOCK_FAILED_S ? attention : failed)(`${line} Let both take their time from the same source (NTP).`);
}

async function checkCodeTables(database: DatabaseFacts, today: string): Promise<Finding> {
  const releases = await database.codeReleases();
  const isThere = releases.some(({ system }) => system === 'icd10cm');
  if (!isThere)
    return attention(
      'code tables: the curated table only. Import the official files with `codeloom codes import`, so that every code is checked.',
    );
  const stale = releases.filter(({ last }) => last !== null && last < today).map(({ system }) => system);
  const names = releases.map(({ system }) => system).join(', ');
  return stale.length === 0
    ? ok(`code tables: ${names} in force today.`)
    : attention(`code tables: the newest release of ${stale.join(', ')} is past. Import the newer files.`);
}

async function checkPostgres(database: Postgres, isDev: boolean): Promise<Finding[]> {
  let facts: LoginFacts;
  try {
    facts = await readLogin(database.url);
  } catch {
    // The driver's own words may hold the address with its password.
    return [
      failed('database: it cannot be reached, or refuses the login. Check DATABASE_URL and that the server runs.'),
    ];
  }
  const migrations = await checkMigrations(database, facts);
  const findings = [...checkServer(facts, isDev), checkLogin(facts, isDev), migrations];
  const opened = openFacts(database.url);
  try {
    findings.push(await checkRowSecurity(opened), await checkClock(opened));
    if (migrations.state === 'ok') findings.push(await checkCodeTables(opened, new Date().toISOString().slice(0, 10)));
  } finally {
    await opened.close();
  }
  return findings;
}

/** Looks at the database and changes nothing. The embedded one is not opened: two openers would lose each other's rows. */
export async function checkDatabase({ database, appEnv }: Config): Promise<Finding[]> {
  if (database.kind === 'postgres') return checkPostgres(database, appEnv === 'dev');
  const line = existsSync(database.folder)
    ? 'database: embedded, present; each start checks and migrates it.'
    : 'database: embedded, made by the first start.';
  return [
    appEnv === 'dev'
      ? ok(line)
      : attention(`${line} One process alone can use it: set DATABASE_URL where more than a pilot works with it.`),
  ];
}
