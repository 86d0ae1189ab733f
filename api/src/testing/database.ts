import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { Prisma, PrismaClient, PrismaPg } from '@codeloom/prisma';
import { loadConfig } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { openDatabase } from '../platform/database/index.ts';
import type { Database } from '../platform/database/index.ts';
import { createLogger } from '../platform/logger.ts';
import { copyEmbeddedTemplate } from './embedded-template.ts';
import { createClusterDatabase, startCluster } from './postgres-cluster.ts';

export type DatabaseKind = 'embedded' | 'PostgreSQL';

/** A migrated, empty database of its own, opened as the server opens it. */
export interface TestDatabase {
  kind: DatabaseKind;
  config: Config;
  database: Database;
  /** Closes the database, runs what opens it by itself from an environment, and opens it again. */
  reopenAround(work: (env: Record<string, string>) => Promise<void>): Promise<void>;
  /** Runs SQL with all rights, past row security: to arrange and to inspect, never to act. */
  asSuperuser<T = Record<string, unknown>>(sql: string): Promise<T[]>;
  close(): Promise<void>;
}

const silent = createLogger({ level: 'silent' });

let ownCluster: ReturnType<typeof startCluster> | null = null;

/** The run's PostgreSQL, or one for this test file where the run brings none. */
export async function testClusterSocket(): Promise<string> {
  const shared = process.env['CODELOOM_TEST_POSTGRES'];
  if (shared !== undefined) return shared;
  ownCluster ??= startCluster();
  return (await ownCluster).socketFolder;
}

/** Ends the cluster that this process started. A test file does so by itself; a program that is no test calls it as its last act. */
export async function stopOwnCluster(): Promise<void> {
  await (await ownCluster)?.stop();
  ownCluster = null;
}

// The file's last act, after its suites closed their databases.
after(stopOwnCluster);

async function superuserQuery<T>(connection: ConstructorParameters<typeof PrismaPg>[0], sql: string): Promise<T[]> {
  const client = new PrismaClient({ adapter: new PrismaPg(connection) });
  try {
    return await client.$queryRaw<T[]>(Prisma.raw(sql));
  } finally {
    await client.$disconnect();
  }
}

interface Place {
  env: Record<string, string>;
  superuser: ConstructorParameters<typeof PrismaPg>[0];
  remove(): Promise<void>;
}

async function makePostgresPlace(dataDir: string): Promise<Place> {
  const { url, migrateUrl, superUrl, drop } = await createClusterDatabase(await testClusterSocket());
  return {
    env: { CODELOOM_DATA_DIR: dataDir, DATABASE_URL: url, DATABASE_MIGRATE_URL: migrateUrl, LLM_MODE: 'rules' },
    superuser: { connectionString: superUrl },
    remove: drop,
  };
}

async function makeEmbeddedPlace(dataDir: string): Promise<Place> {
  await copyEmbeddedTemplate(dataDir);
  return {
    env: { CODELOOM_DATA_DIR: dataDir, LLM_MODE: 'rules' },
    superuser: { host: dataDir, user: 'postgres', database: 'postgres' },
    remove: () => Promise.resolve(),
  };
}

/** Opens a fresh database of one kind. Whoever opens it closes it. */
export async function openTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'codeloom-test-'));
  const place = await (kind === 'embedded' ? makeEmbeddedPlace(dataDir) : makePostgresPlace(dataDir));
  const config = loadConfig(place.env);
  let database = await openDatabase(config, silent);
  return {
    kind,
    config,
    get database() {
      return database;
    },
    async reopenAround(work) {
      await database.close();
      try {
        await work(place.env);
      } finally {
        database = await openDatabase(config, silent);
      }
    },
    asSuperuser: (sql) => superuserQuery(place.superuser, sql),
    async close() {
      await database.close();
      await place.remove();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * One suite on both databases, with a fresh database for each. The getter is called inside tests and hooks, where the
 * database is open.
 * @example
 * eachDatabase('Encounters', (on) => {
 *   test('a stored note comes back to the letter', async () => {
 *     await on().database.withPractice(practiceId, async (tx) => { … });
 *   });
 * });
 */
export function eachDatabase(name: string, suite: (on: () => TestDatabase, kind: DatabaseKind) => void): void {
  for (const kind of ['embedded', 'PostgreSQL'] as const) {
    describe(`${name} (${kind})`, () => {
      let opened: TestDatabase | null = null;
      before(async () => {
        opened = await openTestDatabase(kind);
      });
      after(async () => {
        await opened?.close();
      });
      suite(() => {
        if (opened === null) throw new Error('The database is open inside tests and hooks only.');
        return opened;
      }, kind);
    });
  }
}
