import type { ConnectionConfig, Prisma, PrismaClient } from '@codeloom/prisma';
import { AppError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { translateFault } from './fault.ts';
import { beginIn, isPracticeId, type Scope } from './scoped-client.ts';

/** One transaction. Everything done through it is done together or not at all. */
export type Tx = Prisma.TransactionClient;

/**
 * One transaction is one unit of work. It never waits on anything outside the database: no mail, no model, no hashing.
 * `work` is run again when the database itself broke it off (deadlock, serialization), so it must hold no effects but its own.
 */
export interface Database {
  /** Sees and writes the rows of one practice. */
  withPractice<T>(practiceId: string, work: (tx: Tx) => Promise<T>, options?: WorkOptions): Promise<T>;
  /** Before a practice is known: directory tables and code tables; every tenant table shows nothing. */
  withGlobal<T>(work: (tx: Tx) => Promise<T>, options?: WorkOptions): Promise<T>;
  /** Answers when the database does; throws `databaseUnavailable` otherwise. */
  ping(): Promise<void>;
  /** How the job queue reaches its own schema, in a pool of its own. */
  readonly jobsConnection: JobsConnection;
  close(): Promise<void>;
}

export type JobsConnection = Pick<
  ConnectionConfig,
  'connectionString' | 'host' | 'port' | 'user' | 'database' | 'options'
> & { readonly max: number };

export interface WorkOptions {
  /** For bulk work such as an import of a code table (ms). Everything else leaves it out. */
  longestMs?: number;
}

export interface TransactionSettings {
  client: PrismaClient;
  logger: Logger;
  /** True where the login could see past row security: each transaction then drops to the application's role. */
  dropToAppRole: boolean;
}

/** A transaction that waits this long for a connection answers `databaseUnavailable` (ms). */
const MAX_WAIT_MS = 12_000;
/** No unit of work takes this long; one that does is broken off (ms). */
const MAX_WORK_MS = 20_000;
/** How often a transaction that the database broke off is run again. */
const MOST_RETRIES = 3;

type Entry = Pick<Scope, 'practiceId' | 'scope'>;

/** The unit-of-work half of a `Database`, the same over PostgreSQL and the embedded database. */
export function createTransactions({
  client,
  logger,
  dropToAppRole,
}: TransactionSettings): Omit<Database, 'close' | 'jobsConnection'> {
  /** The connections are `ScopedClient`s: the scope rides with BEGIN. */
  async function attempt<T>(scope: Entry, work: (tx: Tx) => Promise<T>, options: WorkOptions): Promise<T> {
    return beginIn({ ...scope, dropToAppRole }, () =>
      client.$transaction(work, { maxWait: MAX_WAIT_MS, timeout: options.longestMs ?? MAX_WORK_MS }),
    );
  }

  async function run<T>(scope: Entry, work: (tx: Tx) => Promise<T>, options: WorkOptions = {}): Promise<T> {
    for (let retries = 0; ; retries += 1) {
      try {
        return await attempt(scope, work, options);
      } catch (error) {
        const fault = translateFault(error);
        if (!fault.retryable || retries >= MOST_RETRIES) throw fault.error;
        logger.warn({ sqlState: fault.sqlState, retries }, 'transaction broken off by the database, running it again');
      }
    }
  }

  return {
    async withPractice(practiceId, work, options) {
      if (!isPracticeId(practiceId)) throw new AppError('internal', 'A practice id is missing from this request.');
      return run({ practiceId, scope: '' }, work, options);
    },
    async withGlobal(work, options) {
      return run({ practiceId: '', scope: 'directory' }, work, options);
    },
    async ping() {
      await run({ practiceId: '', scope: '' }, async (tx) => {
        await tx.$queryRaw`SELECT 1`;
      });
    },
  };
}
