import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadTrainingCases } from './seed/load-training-cases.ts';
import { startJobs, type JobQueue } from './jobs/job-queue.ts';
import { systemClock } from './platform/clock.ts';
import { ConfigError, loadConfig, type Config } from './platform/config.ts';
import { createKeyProvider, createPhiCipher } from './platform/crypto/index.ts';
import { DatabaseInUse, openDatabase, type Database } from './platform/database/index.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { openSecrets } from './platform/secrets.ts';
import { applySeed } from './seed/apply-seed.ts';
import { modelProblem, settingsFromConfig } from './modules/suggestions/index.ts';
import { buildServer, type CodeloomServer } from './server.ts';

/** Oldest Node that runs the sources (DESIGN section 2). */
const OLDEST_NODE = 24;
/** Load balancers ask /readyz every few seconds; outside dev requests are still taken for this long after it turned (ms). */
const DRAIN_MS = 3_000;
/** Whatever has not ended by then is broken off (SECURITY G15: exit within 30 s). */
const END_MS = 25_000;

const atRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

interface Running {
  readonly config: Config;
  readonly logger: Logger;
  readonly database: Database;
  readonly server: CodeloomServer;
  /** Null where the queue could not start; the log says why. */
  readonly jobs: Promise<JobQueue | null>;
}

async function start(): Promise<Running> {
  const config = loadConfig(process.env);
  const logger = createLogger({ level: config.logLevel });
  const secrets = await openSecrets(config);
  const database = await openDatabase(config, logger);
  try {
    const clock = systemClock;
    const cipher = createPhiCipher({ keyProvider: createKeyProvider(secrets.wrappingKeys), clock });
    const { version } = JSON.parse(await readFile(atRoot('package.json'), 'utf8')) as { version: string };
    const server = await buildServer({
      config,
      database,
      cipher,
      clock,
      logger,
      tokenKey: secrets.tokenKey,
      bundles: {
        portal: atRoot('admin-portal/dist'),
        elements: atRoot('elements/dist'),
        stories: config.appEnv === 'dev' ? atRoot('stories/dist') : null,
      },
      version,
    });
    await loadTrainingCases(database, clock);
    if (config.appEnv === 'dev') await applySeed({ config, database, cipher, clock, services: server.services });
    await server.app.listen({ host: config.host, port: config.port });
    // Beside the first requests: nobody waits for upkeep.
    void sayModelProblem(config, logger);
    const jobs = startJobs({ database, clock, logger }).catch((error: unknown) => {
      logger.error({ fault: error }, 'the job queue did not start; retention and clean-up wait for the next start');
      return null;
    });
    return { config, logger, database, server, jobs };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A refused key is said at the start, not with the first suggestion. The key itself is in no message. */
async function sayModelProblem({ llm }: Config, logger: Logger): Promise<void> {
  const settings = settingsFromConfig(llm);
  const problem = settings === null ? null : await modelProblem(settings);
  if (problem !== null) logger.warn(problem);
}

/** Readiness turns first, then requests in flight end, then the database closes clean. */
async function end({ config, logger, database, server, jobs }: Running, signal: string): Promise<void> {
  logger.info({ signal }, 'ending');
  setTimeout(() => {
    logger.error('did not end in time');
    process.exit(1);
  }, END_MS).unref();
  server.readiness.isEnding = true;
  if (config.appEnv !== 'dev') await new Promise((resolve) => setTimeout(resolve, DRAIN_MS));
  await server.app.close();
  await (await jobs)?.stop();
  await database.close();
  logger.info('ended');
  process.exit(0);
}

/** What an operator reads when the start fails: the message alone where it says what to do. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DatabaseInUse) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is taken by another program. Set PORT to a free one, or end that program.';
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE) {
  process.stderr.write(
    `Codeloom needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}. \`npm start\` brings it.\n`,
  );
  process.exit(1);
}
try {
  const running = await start();
  let ending: Promise<void> | null = null;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      ending ??= end(running, signal);
    });
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
