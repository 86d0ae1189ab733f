import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PrismaClient, PrismaPg } from '@codeloom/prisma';
import { testClusterSocket } from '../../testing/database.ts';
import { createClusterDatabase, runOn } from '../../testing/postgres-cluster.ts';
import type { ClusterDatabase } from '../../testing/postgres-cluster.ts';
import { addPractice } from '../../testing/practices.ts';
import { loadConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { openDatabase } from './index.ts';
import { ScopedClient } from './scoped-client.ts';

const silent = createLogger({ level: 'silent' });

/** Stands between pool and server, so that the line can be cut and mended. */
class Line {
  readonly folder = mkdtempSync(join(tmpdir(), 'codeloom-line-'));
  readonly #target: string;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;

  constructor(target: string) {
    this.#target = target;
  }

  async mend(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(join(this.#target, '.s.PGSQL.5432'));
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => server.listen(join(this.folder, '.s.PGSQL.5432'), resolve));
    this.#server = server;
  }

  async cut(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#server?.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
    await ended;
  }
}

describe('PostgreSQL', () => {
  let target: ClusterDatabase;
  const dataDir = mkdtempSync(join(tmpdir(), 'codeloom-test-'));

  before(async () => {
    target = await createClusterDatabase(await testClusterSocket());
  });
  after(async () => {
    await target.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const devConfig = (env: Record<string, string>) => loadConfig({ CODELOOM_DATA_DIR: dataDir, ...env });
  const hosted = (env: Record<string, string>) => ({ ...devConfig(env), appEnv: 'pilot' as const });

  test('while it is down callers get databaseUnavailable, and it recovers by itself', async () => {
    const socketFolder = await testClusterSocket();
    const line = new Line(socketFolder);
    await line.mend();
    const through = (url: string) => url.replace(encodeURIComponent(socketFolder), encodeURIComponent(line.folder));
    const config = devConfig({ DATABASE_URL: through(target.url), DATABASE_MIGRATE_URL: through(target.migrateUrl) });
    const database = await openDatabase(config, silent);
    const { practiceId } = await addPractice(database);

    const interrupted = database.withPractice(practiceId, async (tx) => {
      await tx.user.findMany();
      await line.cut();
      return tx.user.findMany();
    });
    await assert.rejects(interrupted, { code: 'databaseUnavailable' });
    await assert.rejects(database.ping(), { code: 'databaseUnavailable' });
    await assert.rejects(
      database.withPractice(practiceId, (tx) => tx.user.findMany()),
      { code: 'databaseUnavailable' },
    );

    await line.mend();
    await database.ping();
    assert.equal((await database.withPractice(practiceId, (tx) => tx.user.findMany())).length, 1);
    await database.close();
    await line.cut();
    rmSync(line.folder, { recursive: true, force: true });
  });

  test('outside dev a superuser is refused as the login', async () => {
    await assert.rejects(openDatabase(hosted({ DATABASE_URL: target.superUrl }), silent), /is a superuser/);
  });

  test('outside dev the owner of the tables is refused as the login', async () => {
    await assert.rejects(openDatabase(hosted({ DATABASE_URL: target.migrateUrl }), silent), /owns the tables/);
  });

  test('outside dev the plain login is admitted', async () => {
    const database = await openDatabase(hosted({ DATABASE_URL: target.url }), silent);
    await database.ping();
    await database.close();
  });

  test('outside dev a server that may forget what it acknowledged is refused', async () => {
    await runOn(await testClusterSocket(), { user: 'postgres', database: 'postgres' }, [
      `ALTER DATABASE ${target.name} SET synchronous_commit = off`,
    ]);
    await assert.rejects(openDatabase(hosted({ DATABASE_URL: target.url }), silent), /keeps what it acknowledged/);
    await runOn(await testClusterSocket(), { user: 'postgres', database: 'postgres' }, [
      `ALTER DATABASE ${target.name} RESET synchronous_commit`,
    ]);
  });

  test('in dev a superuser login drops to the application role in each transaction', async () => {
    const database = await openDatabase(devConfig({ DATABASE_URL: target.superUrl }), silent);
    const [row] = await database.withGlobal(
      (tx) => tx.$queryRaw<{ role: string }[]>`SELECT current_user::text AS role`,
    );
    assert.equal(row?.role, 'codeloom_app');
    await database.close();
  });

  test('a transaction that begins without a scope is refused', async () => {
    const connection = { connectionString: target.superUrl, max: 1, Client: ScopedClient };
    const client = new PrismaClient({ adapter: new PrismaPg(connection) });
    const open = client.$transaction((tx) => tx.user.count());
    await assert.rejects(open, /began without a scope/);
    await client.$disconnect();
  });

  test('a plain login without an owner address says what is missing', async () => {
    const empty = await createClusterDatabase(await testClusterSocket(), 'empty');
    await assert.rejects(openDatabase(devConfig({ DATABASE_URL: empty.url }), silent), /Set DATABASE_MIGRATE_URL/);
    await empty.drop();
  });

  test('two servers that start at once on an empty database both come up', async () => {
    const empty = await createClusterDatabase(await testClusterSocket(), 'empty');
    const config = devConfig({ DATABASE_URL: empty.url, DATABASE_MIGRATE_URL: empty.migrateUrl });
    const databases = await Promise.all([openDatabase(config, silent), openDatabase(config, silent)]);
    await Promise.all(databases.map((database) => database.ping()));
    await Promise.all(databases.map((database) => database.close()));
    await empty.drop();
  });
});
