import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { PrismaClient, PrismaPg, migrate } from '@codeloom/prisma';
import type { ConnectionConfig } from '@codeloom/prisma';
import type { Logger } from '../../logger.ts';
import { createTransactions } from '../database.ts';
import type { Database } from '../database.ts';
import { ScopedClient } from '../scoped-client.ts';
import { chooseAddress, releaseAddress } from './address.ts';
import { startEngine } from './engine.ts';
import { takeLock } from './lock.ts';
import type { EmbeddedAddress } from './worker-data.ts';

export interface EmbeddedOptions {
  /** The database's own folder. */
  folder: string;
  /** Holds the lock file and the socket. */
  lockFolder: string;
}

/**
 * One connection. The engine does one thing at a time, so more would only queue behind each other inside it, where no
 * timeout reaches them; and statements of two connections outside a transaction would meet in one session.
 */
const POOL_SIZE = 1;
/** Longest wait for that connection (ms); after it callers get `databaseUnavailable`. */
const WAIT_MS = 10_000;

function connectionTo(address: EmbeddedAddress) {
  const where =
    'socket' in address ? { host: dirname(address.socket), port: 5432 } : { host: '127.0.0.1', port: address.port };
  // The engine's only login is its superuser; every transaction drops to the application's role (DESIGN section 5).
  return { ...where, user: 'postgres', database: 'postgres', ssl: false } satisfies ConnectionConfig;
}

/** The embedded database: lock first, then the engine in its thread, migrations, and a pool over its socket. */
export async function openEmbedded(options: EmbeddedOptions, logger: Logger): Promise<Database> {
  mkdirSync(options.lockFolder, { recursive: true, mode: 0o700 });
  chmodSync(options.lockFolder, 0o700);
  const lock = await takeLock(options.lockFolder, () => {
    // Somebody removed or replaced the lock: another opener may be writing already. Stop as if killed; rows survive that.
    logger.fatal('the lock of the embedded database was lost; stopping before anything is overwritten');
    process.kill(process.pid, 'SIGKILL');
  });
  try {
    const address = await chooseAddress(options.lockFolder);
    const engine = await startEngine({ folder: options.folder, listen: address }, logger);
    try {
      const connection = connectionTo(address);
      const result = await migrate({ connection });
      if (result.applied.length > 0) logger.info({ migrations: result.applied }, 'database migrated');
      const onError = (): void => logger.warn('connection to the embedded database lost; the pool opens a new one');
      const client = new PrismaClient({
        adapter: new PrismaPg(
          { ...connection, max: POOL_SIZE, Client: ScopedClient, connectionTimeoutMillis: WAIT_MS },
          { onPoolError: onError, onConnectionError: onError },
        ),
        errorFormat: 'minimal',
      });
      return {
        ...createTransactions({ client, logger, dropToAppRole: true }),
        jobsConnection: { ...connection, max: 1 },
        async close() {
          await client.$disconnect();
          await engine.close();
          releaseAddress(options.lockFolder, address);
          lock.release();
        },
      };
    } catch (error) {
      await engine.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}
