// The embedded database's own thread: a long statement leaves the server's event loop free (SECURITY section 3).
import { rm } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import type { EmbeddedWorkerData } from './worker-data.ts';

if (parentPort === null) throw new Error('The embedded database runs in a worker thread only.');
const port = parentPort;
const { folder, listen } = workerData as EmbeddedWorkerData;

/** A failing engine would leave the socket's queue waiting for ever: end the thread, so that it is started anew. */
function stopOnEngineFailure(db: PGlite): void {
  const run = db.execProtocolRawStream.bind(db);
  db.execProtocolRawStream = async (message, options) => {
    try {
      await run(message, options);
    } catch {
      process.exit(1);
    }
  };
}

const db = await PGlite.create(folder);
stopOnEngineFailure(db);

if ('socket' in listen) await rm(listen.socket, { force: true });
const server = new PGLiteSocketServer({
  db,
  ...('socket' in listen ? { path: listen.socket } : { host: '127.0.0.1', port: listen.port }),
  // More than the pool asks for: a connection that is closing still counts.
  maxConnections: 16,
});
await server.start();

port.once('message', () => void close());

async function close(): Promise<void> {
  await server.stop();
  await db.exec('CHECKPOINT');
  await db.close();
  port.close();
}

port.postMessage('ready');
