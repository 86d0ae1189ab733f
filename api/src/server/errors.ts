import type { FastifyBaseLogger, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../platform/errors.ts';
import { errorBody, toWireError, type WireError } from '../transport/wire-error.ts';

/** Errors whose message may quote what they were reading, and so may hold text of a note. */
const quoting = new Set(['SyntaxError', 'ZodError', '$ZodError', 'ResponseSerializationError', 'TRPCError']);

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  return {
    name: error.name,
    ...(quoting.has(error.name) ? {} : { reason: error.message }),
    stack: frames.join('\n'),
    ...(error.cause === undefined ? {} : { cause: describe(error.cause) }),
  };
}

/** Faults of ours are logged with their stack, refusals are not: they stand in the request's own line. */
export function logFault(log: FastifyBaseLogger, error: unknown, wire: WireError): void {
  if (wire.status < 500) return;
  if (error instanceof AppError) log.warn({ code: wire.code }, 'request refused');
  else log.error({ fault: describe(error) }, 'request failed');
}

/** Answers any error in the one form. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const wire = toWireError(error);
  logFault(request.log, error, wire);
  // Set again: a malformed address is refused before the hook that sets it for every answer.
  void reply.header('x-request-id', request.id);
  const { details } = wire;
  if (typeof details === 'object' && details !== null && 'retryAfterSeconds' in details) {
    void reply.header('retry-after', String(details.retryAfterSeconds));
  }
  if (wire.code === 'databaseUnavailable') void reply.header('retry-after', '5');
  return reply
    .code(wire.status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(errorBody(wire, request.id));
}

/** The one error form, for every route that is not tRPC. */
export function setErrorForm(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => sendError(error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    sendError(new AppError('notFound', 'There is nothing at this address.'), request, reply),
  );
}
