import { Worker } from 'node:worker_threads';
import type { Logger } from '../../logger.ts';
import type { EmbeddedWorkerData } from './worker-data.ts';

/** The engine's thread. It is started anew when it ends by itself. */
export interface Engine {
  /** CHECKPOINT, close, end of the thread. */
  close(): Promise<void>;
}

/** Pause before an engine that ended by itself is started anew (ms). */
const RESTART_MS = 500;

function spawn(data: EmbeddedWorkerData): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: data,
    // The thread needs none of the server's secrets.
    env: {},
    execArgv: [],
  });
}

function untilReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    // Its only message tells that it listens.
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The embedded database ended while starting (code ${code}).`)));
  });
}

/** Starts the engine and waits until it listens. */
export async function startEngine(options: EmbeddedWorkerData, logger: Logger): Promise<Engine> {
  let closing = false;
  let worker: Worker;

  async function start(): Promise<void> {
    const next = spawn(options);
    worker = next;
    await untilReady(next);
    next.on('error', (error: Error) => logger.error({ fault: error.name }, 'the embedded database failed'));
    next.on('exit', () => {
      if (closing) return;
      logger.error('the embedded database ended by itself; starting it anew');
      setTimeout(() => {
        if (!closing) start().catch(() => process.kill(process.pid, 'SIGTERM'));
      }, RESTART_MS);
    });
  }

  await start();
  return {
    async close() {
      closing = true;
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      // Any message asks it to close.
      worker.postMessage('close');
      await ended;
    },
  };
}
