import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { MIGRATIONS_FOLDER, MigrationError, listPendingMigrations, migrate, readMigrations } from '@codeloom/prisma';
import type { ConnectionConfig } from '@codeloom/prisma';
import { diffSchema } from '@codeloom/prisma/drift';
import { eachDatabase, testClusterSocket } from '../../testing/database.ts';
import { createClusterDatabase } from '../../testing/postgres-cluster.ts';
import type { ClusterDatabase } from '../../testing/postgres-cluster.ts';

eachDatabase('A migrated database', (on) => {
  const connection = (): ConnectionConfig => {
    const { database, dataDir } = on().config;
    return database.kind === 'postgres'
      ? { connectionString: database.migrateUrl ?? database.url }
      : { host: dataDir, user: 'postgres', database: 'postgres' };
  };

  test('has exactly the tables of schema.prisma', async () => {
    assert.equal(await diffSchema(connection()), '');
  });

  test('shows a drift when there is one', async () => {
    await on().asSuperuser('ALTER TABLE practice_settings ADD COLUMN unknown_to_prisma text');
    assert.match(await diffSchema(connection()), /DROP COLUMN "unknown_to_prisma"/);
    await on().asSuperuser('ALTER TABLE practice_settings DROP COLUMN unknown_to_prisma');
  });

  test('is not changed by migrating again', async () => {
    const before = await on().asSuperuser(
      'SELECT id, checksum, applied_at FROM codeloom_migration.applied ORDER BY id',
    );
    assert.deepEqual((await migrate({ connection: connection() })).applied, []);
    assert.deepEqual(
      await on().asSuperuser('SELECT id, checksum, applied_at FROM codeloom_migration.applied ORDER BY id'),
      before,
    );
  });
});

describe('Migrations', () => {
  let database: ClusterDatabase;
  let folder: string;

  beforeEach(async () => {
    database = await createClusterDatabase(await testClusterSocket(), 'empty');
    folder = mkdtempSync(join(tmpdir(), 'codeloom-migrations-'));
    cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
  });
  afterEach(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const owner = (): ConnectionConfig => ({ connectionString: database.migrateUrl });
  const addMigration = (id: string, sql: string): void => {
    cpSync(join(folder, '0001_tables'), join(folder, id), { recursive: true });
    writeFileSync(join(folder, id, 'migration.sql'), sql);
  };

  test('of five migrators that start at once one applies them and the others find nothing to do', async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => migrate({ connection: owner() })));
    const total = (await readMigrations()).length;
    assert.deepEqual(
      results.map(({ applied }) => applied.length).sort((a, b) => b - a),
      [total, 0, 0, 0, 0],
    );
  });

  test('a file changed after it was applied is refused', async () => {
    await migrate({ connection: owner(), folder });
    const file = join(folder, '0002_app_role', 'migration.sql');
    writeFileSync(file, `${readFileSync(file, 'utf8')}-- touched\n`);
    await assert.rejects(migrate({ connection: owner(), folder }), /0002_app_role was changed after it was applied/);
  });

  test('a checkout with Windows line ends counts as the same file', async () => {
    await migrate({ connection: owner(), folder });
    const file = join(folder, '0001_tables', 'migration.sql');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    assert.deepEqual((await migrate({ connection: owner(), folder })).applied, []);
  });

  test('a database of a newer release is refused', async () => {
    addMigration('9001_future', 'CREATE TABLE future (id int)');
    await migrate({ connection: owner(), folder });
    await assert.rejects(
      migrate({ connection: owner() }),
      /holds migration 9001_future, which this release does not know/,
    );
  });

  test('a migration slipped in between is refused', async () => {
    await migrate({ connection: owner(), folder });
    addMigration('0002_aaa', 'SELECT 1');
    await assert.rejects(migrate({ connection: owner(), folder }), MigrationError);
  });

  test('a failing one leaves nothing behind and the next start tries it again', async () => {
    addMigration('9001_broken', 'CREATE TABLE half_done (id int); SELECT 1 / 0;');
    await assert.rejects(migrate({ connection: owner(), folder }), /9001_broken failed and was rolled back/);
    assert.deepEqual(await listPendingMigrations({ connectionString: database.migrateUrl }, folder), ['9001_broken']);
    writeFileSync(join(folder, '9001_broken', 'migration.sql'), 'CREATE TABLE half_done (id int);');
    assert.deepEqual((await migrate({ connection: owner(), folder })).applied, ['9001_broken']);
  });

  test('the login of the application may not migrate', async () => {
    await assert.rejects(migrate({ connection: { connectionString: database.url } }));
  });
});
