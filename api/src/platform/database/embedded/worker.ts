// The embedded database's own thread: a long statement leaves the server's event loop free (SECURITY section 3).
import { readFile, rm } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import type { EmbeddedWorkerData, FromWorker, ToWorker } from './messages.ts';

if (parentPort === null) throw new Error('The embedded database runs in a worker thread only.');
const port = parentPort;
const { folder, listen, template } = workerData as EmbeddedWorkerData;

const send = (message: FromWorker): void => port.postMessage(message);

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

const db = await PGlite.create({
  dataDir: folder,
  // A fresh folder may start from a dumped one: tests do, to save initdb and the migrations.
  ...(template === undefined ? {} : { loadDataDir: new Blob([await readFile(template)]) }),
});
stopOnEngineFailure(db);

if ('socket' in listen) await rm(listen.socket, { force: true });
const server = new PGLiteSocketServer({
  db,
  ...('socket' in listen ? { path: listen.socket } : { host: '127.0.0.1', port: listen.port }),
  // More than the pool asks for: a connection that is closing still counts.
  maxConnections: 16,
});
await server.start();

port.on('message', (message: ToWorker) => {
  void (async () => {
    if (message.type === 'dump') {
      const dump = await db.dumpDataDir('none');
      send({ type: 'dumped', bytes: await dump.arrayBuffer() });
      return;
    }
    await server.stop();
    await db.exec('CHECKPOINT');
    await db.close();
    send({ type: 'closed' });
    port.close();
  })();
});
send({ type: 'ready', at: server.getServerConn() });
