import { PgBoss } from 'pg-boss';
import type { Logger } from '../platform/logger.ts';
import { applyRetention, purgeExpired, type UpkeepDeps } from './upkeep.ts';

export interface JobQueue {
  /** Ends after the job under way, so that the database can close. */
  stop(): Promise<void>;
}

/** The schema of migration 0013; pg-boss refuses to start on one of another version. */
const SCHEMA = 'codeloom_jobs';
/** A job that runs longer is given to another process (seconds). Retention of a large practice is many short transactions. */
const LONGEST_JOB_SECONDS = 1800;
const STOP_MS = 10_000;

type Work = (deps: UpkeepDeps, logger: Logger) => Promise<void>;

/** When each job runs (UTC, cron) and what it does. Of several processes one gets each run. */
const jobs: Record<string, { cron: string; work: Work }> = {
  'purge-expired': {
    cron: '*/10 * * * *',
    work: async (deps, logger) => {
      const purged = await purgeExpired(deps);
      logger.info({ job: 'purge-expired', ...purged }, 'job done');
    },
  },
  retention: {
    cron: '17 * * * *',
    work: async (deps, logger) => {
      const { encounters, faults } = await applyRetention(deps);
      logger.info({ job: 'retention', encounters, faults: faults.length }, 'job done');
      // Failing tells the queue to try again; what is done stays done.
      if (faults.length > 0) throw new Error(`Retention failed for ${faults.length} practices.`, { cause: faults[0] });
    },
  },
};

export interface JobQueueDeps extends UpkeepDeps {
  readonly logger: Logger;
  /** How often a process looks for work. */
  readonly pollSeconds?: number;
}

/** Starts the queue over its own pool and role. Payloads are empty: a job finds its work by itself. */
export async function startJobs({
  logger,
  pollSeconds = 30,
  ...deps
}: JobQueueDeps): Promise<JobQueue & { boss: PgBoss }> {
  const boss = new PgBoss({
    ...toBossConnection(deps.database.jobsConnection),
    schema: SCHEMA,
    migrate: false,
    application_name: 'codeloom-jobs',
  });
  let isDown = false;
  boss.on('error', (error) => {
    // While the database is down every poll fails: one line tells it.
    if (!isDown) logger.warn({ fault: error.name }, 'the job queue cannot reach the database; it tries again');
    isDown = true;
  });
  await boss.start();
  for (const [name, { cron, work }] of Object.entries(jobs)) {
    // Stately: one waiting and one running at most, however many processes ask.
    await boss.createQueue(name, {
      policy: 'stately',
      retryLimit: 3,
      retryBackoff: true,
      expireInSeconds: LONGEST_JOB_SECONDS,
    });
    await boss.work(name, { pollingIntervalSeconds: pollSeconds }, async () => {
      isDown = false;
      await work(deps, logger);
    });
    await boss.schedule(name, cron);
  }
  return { boss, stop: () => boss.stop({ graceful: true, timeout: STOP_MS }) };
}

function toBossConnection({ max, ...connection }: UpkeepDeps['database']['jobsConnection']) {
  return { ...withoutAbsent(connection), max };
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const withoutAbsent = <T extends object>(value: T): Present<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Present<T>;
