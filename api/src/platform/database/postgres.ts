import { MigrationError, PrismaClient, PrismaPg, inspectLogin, listPendingMigrations, migrate } from '@codeloom/prisma';
import type { LoginFacts } from '@codeloom/prisma';
import type { Config, DatabaseConfig } from '../config.ts';
import { ConfigError } from '../config.ts';
import type { Logger } from '../logger.ts';
import { createTransactions } from './database.ts';
import type { Database } from './database.ts';
import { ScopedClient } from './scoped-client.ts';
import { statementNames } from './statement-names.ts';

/** Connections of one API process. Small on purpose: several stateless processes share one PostgreSQL. */
const POOL_SIZE = 10;
/** A connection that cannot be opened in this time counts as "the database is down" (ms). */
const CONNECT_MS = 5_000;
/** Longest pause inside a transaction; our units of work never wait on anything outside (ms). */
const IDLE_IN_TRANSACTION_MS = 30_000;

/** Oldest release that the migrations run on (DESIGN section 2). */
const OLDEST_SERVER = 150_000;

function refuseOldServer({ serverVersion }: LoginFacts): void {
  if (serverVersion >= OLDEST_SERVER) return;
  throw new ConfigError([
    `DATABASE_URL: expected PostgreSQL 15 or newer, but the server is ${Math.floor(serverVersion / 10_000)}; set the address of a newer one.`,
  ]);
}

/** Outside dev an acknowledged row survives a loss of power too (SECURITY section 3). */
function refuseForgetfulServer({ durable }: LoginFacts): void {
  if (durable) return;
  throw new ConfigError([
    'DATABASE_URL: expected a server that keeps what it acknowledged; set fsync, full_page_writes and synchronous_commit to on there.',
  ]);
}

/** Pilot and prod refuse a login that could see past row security (DESIGN section 4). */
function refuseStrongLogin(facts: LoginFacts): void {
  const reasons = [
    ...(facts.superuser ? ['is a superuser'] : []),
    ...(facts.bypassesRowSecurity ? ['bypasses row security'] : []),
    ...(facts.ownsTables ? ['owns the tables'] : []),
  ];
  if (reasons.length === 0) return;
  throw new ConfigError([
    `DATABASE_URL: expected a login without special rights, but ${facts.user} ${reasons.join(', ')}; set a login that is a member of codeloom_app, and DATABASE_MIGRATE_URL to the owner.`,
  ]);
}

async function bringUpToDate(
  database: Extract<DatabaseConfig, { kind: 'postgres' }>,
  facts: LoginFacts,
  logger: Logger,
): Promise<void> {
  const isStrong = facts.superuser || facts.ownsTables;
  const ownerUrl = database.migrateUrl ?? (isStrong ? database.url : null);
  if (ownerUrl === null) {
    const pending = await listPendingMigrations({ connectionString: database.url });
    if (pending.length === 0) return;
    throw new MigrationError(
      `The database lacks ${pending.length} migrations (first: ${pending[0]}). Set DATABASE_MIGRATE_URL to the owner of the tables, so that the start applies them.`,
    );
  }
  const result = await migrate({
    connection: { connectionString: ownerUrl, connectionTimeoutMillis: CONNECT_MS },
    ...(isStrong ? {} : { appUser: facts.user }),
  });
  if (result.applied.length > 0) logger.info({ migrations: result.applied }, 'database migrated');
}

/** PostgreSQL by DATABASE_URL: checks the login, migrates as the owner, then works as the application's role. */
export async function openPostgres(
  config: Config,
  database: Extract<DatabaseConfig, { kind: 'postgres' }>,
  logger: Logger,
): Promise<Database> {
  const before = await inspectLogin({ connectionString: database.url, connectionTimeoutMillis: CONNECT_MS });
  refuseOldServer(before);
  if (config.appEnv !== 'dev') {
    refuseStrongLogin(before);
    refuseForgetfulServer(before);
  }
  await bringUpToDate(database, before, logger);
  const facts = await inspectLogin({ connectionString: database.url, connectionTimeoutMillis: CONNECT_MS });
  if (config.appEnv !== 'dev') refuseStrongLogin(facts);

  const onError = (error: Error): void => {
    logger.warn(
      { code: 'code' in error ? error.code : error.name },
      'database connection lost; the pool opens a new one',
    );
  };
  const client = new PrismaClient({
    adapter: new PrismaPg(
      {
        connectionString: database.url,
        max: POOL_SIZE,
        Client: ScopedClient,
        connectionTimeoutMillis: CONNECT_MS,
        idleTimeoutMillis: 30_000,
        keepAlive: true,
        // A transaction that nobody continues gives its locks back.
        idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
        application_name: 'codeloom',
      },
      {
        onPoolError: onError,
        onConnectionError: onError,
        statementNameGenerator: statementNames(),
      },
    ),
    errorFormat: 'minimal',
  });
  return {
    ...createTransactions({
      client,
      logger,
      dropToAppRole: facts.superuser || facts.bypassesRowSecurity || facts.ownsTables,
    }),
    // Two at most: one polls while the other works. They act as the queue's role, which sees no table of a practice.
    jobsConnection: { connectionString: database.url, options: '-c role=codeloom_jobs', max: 2 },
    close: () => client.$disconnect(),
  };
}
