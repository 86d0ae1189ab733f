import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMigrations } from '@codeloom/prisma';
import { openEmbedded } from '../platform/database/embedded/embedded.ts';
import { createLogger } from '../platform/logger.ts';

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/codeloom-tests', import.meta.url));

/** Changes when the engine or a migration does: a template belongs to one pair of them. */
async function templateName(): Promise<string> {
  const engine = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const version = readFileSync(join(dirname(engine), '..', 'package.json'), 'utf8');
  const hash = createHash('sha256').update(version);
  for (const { id, checksum } of await readMigrations()) hash.update(`${id} ${checksum}\n`);
  return `embedded-${hash.digest('hex').slice(0, 16)}`;
}

/** The folder of a migrated, empty embedded database. Made once and kept, because initdb takes seconds. */
async function templateFolder(): Promise<string> {
  const name = await templateName();
  const folder = join(CACHE, name);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  for (const old of readdirSync(CACHE)) {
    if (old.startsWith('embedded-')) rmSync(join(CACHE, old), { recursive: true, force: true });
  }
  const draft = join(CACHE, `draft-${process.pid}-${randomBytes(4).toString('hex')}`);
  const database = await openEmbedded(
    { folder: join(draft, 'database'), lockFolder: draft },
    createLogger({ level: 'silent' }),
  );
  await database.close();
  try {
    renameSync(join(draft, 'database'), folder);
  } catch (error) {
    // Another test file finished first; its template is as good.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** Puts a fresh, migrated embedded database into `<dataDir>/database`. */
export async function copyEmbeddedTemplate(dataDir: string): Promise<void> {
  cpSync(await templateFolder(), join(dataDir, 'database'), { recursive: true });
}
