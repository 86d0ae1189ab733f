import type { FastifyInstance } from 'fastify';
import type { Database } from '../platform/database/index.ts';

/** Readiness must answer while the database hangs, too (2 s). */
const PING_MS = 2_000;

/** Whether this process takes new work. Shutdown turns it off first, so that nobody is sent here any more. */
export interface Readiness {
  isEnding: boolean;
}

async function isReachable(database: Database): Promise<boolean> {
  const timeout = AbortSignal.timeout(PING_MS);
  const tooLate = new Promise<false>((resolve) => timeout.addEventListener('abort', () => resolve(false)));
  const answered = database.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, tooLate]);
}

/** `/healthz`: the process lives. `/readyz`: it can work, database included. */
export function healthRoutes(app: FastifyInstance, database: Database, readiness: Readiness): void {
  // Without this a connection that was busy at the end stays open until its keep-alive runs out, and the end waits for it.
  app.addHook('onSend', async (_request, reply, payload) => {
    if (readiness.isEnding) void reply.header('connection', 'close');
    return payload;
  });
  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok' }));
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    if (readiness.isEnding) return reply.code(503).send({ status: 'ending' });
    if (await isReachable(database)) return { status: 'ready' };
    return reply.code(503).header('retry-after', '5').send({ status: 'databaseUnavailable' });
  });
}
