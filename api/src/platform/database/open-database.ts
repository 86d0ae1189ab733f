import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded/embedded.ts';
import { openPostgres } from './postgres.ts';

/** Opens and migrates the configured database. The caller closes it. */
export async function openDatabase(config: Config, logger: Logger): Promise<Database> {
  const { database } = config;
  return database.kind === 'postgres'
    ? openPostgres(config, database, logger)
    : openEmbedded({ folder: database.folder, lockFolder: config.dataDir }, logger);
}
