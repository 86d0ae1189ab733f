import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** The folder of this release's migrations, in Prisma's form: `NNNN_name/migration.sql`. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));

/** Key of the advisory lock that lets one migrator work at a time. Any fixed number serves; this one spells "codeloom". */
const MIGRATION_LOCK = '7165064744911531885';

export class MigrationError extends Error {
  override name = 'MigrationError';
}

export interface Migration {
  id: string;
  sql: string;
  /** Hex SHA-256 of the file with line feeds as line ends, so that a checkout on Windows counts as the same file. */
  checksum: string;
}

export interface MigrateOptions {
  /** How to log in as the owner of the tables. */
  connection: pg.ClientConfig;
  /** Login role of the application, made a member of `codeloom_app` when it is not. Absent where it is that role or drops to it. */
  appUser?: string;
  folder?: string;
}

export interface MigrateResult {
  applied: string[];
  total: number;
}

/** The migrations of a folder in order. */
export async function readMigrations(folder = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const ids = names.map((entry) => entry.name).sort();
  return Promise.all(
    ids.map(async (id) => {
      const sql = (await readFile(`${folder}/${id}/migration.sql`, 'utf8')).replaceAll('\r\n', '\n');
      return { id, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

interface AppliedRow {
  id: string;
  checksum: string;
}

/** What is left to apply. Refuses a database whose past differs from this release's folder, or that is ahead of it. */
export function pendingMigrations(known: readonly Migration[], applied: readonly AppliedRow[]): Migration[] {
  for (const [index, row] of applied.entries()) {
    const migration = known[index];
    if (!known.some(({ id }) => id === row.id)) {
      throw new MigrationError(
        `The database holds migration ${row.id}, which this release does not know. Start the release that wrote it, or a newer one.`,
      );
    }
    if (migration?.id !== row.id) {
      throw new MigrationError(
        `Migration ${row.id} was applied where this release has ${migration?.id ?? 'none'}. A migration is only ever added at the end.`,
      );
    }
    if (migration.checksum !== row.checksum) {
      throw new MigrationError(
        `Migration ${row.id} was changed after it was applied. Restore its file and put the change into a new migration.`,
      );
    }
  }
  return known.slice(applied.length);
}

const BOOKKEEPING = `
CREATE SCHEMA IF NOT EXISTS codeloom_migration;
CREATE TABLE IF NOT EXISTS codeloom_migration.applied (
    id text PRIMARY KEY,
    checksum text NOT NULL,
    applied_at timestamptz(3) NOT NULL DEFAULT now()
);`;

async function readApplied(client: pg.ClientBase): Promise<AppliedRow[]> {
  const { rows } = await client.query<AppliedRow>('SELECT id, checksum FROM codeloom_migration.applied ORDER BY id');
  return rows;
}

async function applyOne(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query('INSERT INTO codeloom_migration.applied (id, checksum) VALUES ($1, $2)', [
      migration.id,
      migration.checksum,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new MigrationError(`Migration ${migration.id} failed and was rolled back: ${String(error)}`, {
      cause: error,
    });
  }
}

/** The application's roles belong to the whole cluster: the owner may lack the right to make them. */
async function requireRoles(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ app: boolean; jobs: boolean }>(
    `SELECT able OR EXISTS (SELECT FROM pg_roles WHERE rolname = 'codeloom_app') AS app,
        able OR EXISTS (SELECT FROM pg_roles WHERE rolname = 'codeloom_jobs' AND pg_has_role(current_user, oid, 'MEMBER')) AS jobs
      FROM (SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = current_user AND (rolcreaterole OR rolsuper)) AS able) rights`,
  );
  if (!rows[0]?.app) {
    throw new MigrationError(
      'The role codeloom_app is missing. As an administrator run: CREATE ROLE codeloom_app NOLOGIN;',
    );
  }
  if (!rows[0].jobs) {
    throw new MigrationError(
      'The role codeloom_jobs is missing. As an administrator run: CREATE ROLE codeloom_jobs NOLOGIN; and GRANT it to the owner of the tables.',
    );
  }
}

/** The roles a login of the application works as: one for its tables, one for its job queue. */
const APP_ROLES = ['codeloom_app', 'codeloom_jobs'] as const;

async function admitAppUser(client: pg.ClientBase, appUser: string): Promise<void> {
  for (const role of APP_ROLES) {
    const { rows } = await client.query<{ member: boolean }>(
      `SELECT pg_has_role(rolname, $2, 'USAGE') AS member FROM pg_roles WHERE rolname = $1`,
      [appUser, role],
    );
    if (rows[0]?.member) continue;
    const login = pg.escapeIdentifier(appUser);
    try {
      await client.query(`GRANT ${role} TO ${login}`);
    } catch (error) {
      throw new MigrationError(
        `The role ${appUser} is no member of ${role}. As an administrator run: GRANT ${role} TO ${login};`,
        { cause: error },
      );
    }
  }
}

/**
 * Brings the database to this release. Safe to run twice and from several processes at once: a session lock lets one
 * work while the others wait and then find nothing to do.
 */
export async function migrate(options: MigrateOptions): Promise<MigrateResult> {
  const known = await readMigrations(options.folder);
  const client = new pg.Client(options.connection);
  // An error between queries also rejects the query that follows; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    await requireRoles(client);
    await client.query(BOOKKEEPING);
    const pending = pendingMigrations(known, await readApplied(client));
    for (const migration of pending) await applyOne(client, migration);
    if (options.appUser !== undefined) await admitAppUser(client, options.appUser);
    return { applied: pending.map(({ id }) => id), total: known.length };
  } finally {
    // The server drops the session lock with the session; the embedded database keeps one session, so it is released by hand.
    await client.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await client.end();
  }
}

/** The migrations the database still lacks, read by the application's role. Throws where the two histories differ. */
export async function listPendingMigrations(connection: pg.ClientConfig, folder?: string): Promise<string[]> {
  const known = await readMigrations(folder);
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ present: boolean }>(
      `SELECT to_regclass('codeloom_migration.applied') IS NOT NULL AS present`,
    );
    const applied = rows[0]?.present ? await readApplied(client) : [];
    return pendingMigrations(known, applied).map(({ id }) => id);
  } finally {
    await client.end();
  }
}
