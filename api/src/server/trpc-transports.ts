import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify';
import { TRPCError } from '@trpc/server';
import type { Config } from '../platform/config.ts';
import type { AppRouter } from '../router.ts';
import { anonymous } from '../transport/actor.ts';
import { idempotencyKeyOf } from '../transport/rest.ts';
import type { Transport } from '../transport/policy.ts';
import type { TrpcContext } from '../transport/trpc.ts';
import { toWireError } from '../transport/wire-error.ts';
import { bearerOf, originOf, siteActor } from './authenticate.ts';
import { logFault } from './errors.ts';
import { assertSameOrigin } from './same-origin.ts';
import type { ServerServices } from './services.ts';

/** Calls of one batch. The elements send single calls; the portal may batch a page's worth. */
const MAX_BATCH_CALLS = 10;

export interface TrpcDeps {
  readonly config: Config;
  readonly appRouter: AppRouter;
  readonly services: ServerServices;
}

/** `__Host-` binds the cookie to this host over https; plain http in dev cannot carry the prefix. */
export function sessionCookieOf(config: Config) {
  const secure = config.publicOrigin.startsWith('https://');
  return {
    name: secure ? '__Host-codeloom_session' : 'codeloom_session',
    attributes: { httpOnly: true, secure, sameSite: 'strict', path: '/' },
  } as const;
}

/** JSON stays text (tRPC reads it itself), and a refusal before any procedure has tRPC's form of an error. */
function prepare(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  scope.setErrorHandler((error, request, reply) => {
    const wire = toWireError(error);
    logFault(request.log, error, wire);
    const data = { code: wire.code, httpStatus: wire.status, requestId: request.id, details: wire.details };
    return reply.code(wire.status).send({ error: { message: wire.message, code: -32_600, data } });
  });
}

async function handle(
  deps: TrpcDeps,
  context: Omit<TrpcContext, 'requestId' | 'ip' | 'origin' | 'idempotencyKey' | 'actor'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const path = (request.params as { '*': string })['*'];
  const idempotencyKey = idempotencyKeyOf(request.headers['idempotency-key']);
  await fastifyRequestHandler({
    router: deps.appRouter,
    req: request,
    res: reply,
    path,
    maxBatchSize: MAX_BATCH_CALLS,
    // Queries come by POST: what they ask for (codes, words of a search, ids) stands in no address and so in no log on the way.
    allowMethodOverride: true,
    createContext: (): TrpcContext => ({
      ...context,
      requestId: request.id,
      actor: request.actor,
      ip: request.ip,
      origin: originOf(request),
      idempotencyKey,
    }),
    onError: ({ error }) => logFault(request.log, error.cause ?? error, toWireError(error)),
  });
  return reply;
}

/** The portal's way: session cookie, same origin. */
export function siteTrpc(app: FastifyInstance, deps: TrpcDeps): void {
  const cookie = sessionCookieOf(deps.config);
  void app.register((scope, _options, done) => {
    prepare(scope);
    scope.addHook('onRequest', async (request) => {
      assertSameOrigin(request, deps.config);
      request.actor = await siteActor(request.cookies[cookie.name], deps.services);
    });
    scope.route({
      method: ['GET', 'POST'],
      url: '/trpc/*',
      schema: { hide: true },
      handler: (request, reply) =>
        handle(
          deps,
          {
            transport: 'site',
            setSessionCookie: (token) => {
              if (token === null) void reply.clearCookie(cookie.name, cookie.attributes);
              else void reply.setCookie(cookie.name, token, cookie.attributes);
            },
            allowOrigin: () => undefined,
          },
          request,
          reply,
        ),
    });
    done();
  });
}

/** The elements' way inside a vendor's page: bearer token, any origin its session names, never a cookie. */
export function embedTrpc(app: FastifyInstance, deps: TrpcDeps): void {
  const transport: Transport = 'embed';
  void app.register((scope, _options, done) => {
    prepare(scope);
    const allow = (reply: FastifyReply) => (origin: string) => {
      void reply.headers({
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'x-request-id, retry-after',
      });
    };
    scope.addHook('onRequest', async (request, reply) => {
      void reply.header('vary', 'Origin').header('cross-origin-resource-policy', 'cross-origin');
      if (request.method === 'OPTIONS') return;
      const bearer = bearerOf(request);
      const origin = originOf(request);
      try {
        request.actor = bearer === null ? anonymous : await deps.services.embed.actorOf(bearer, origin, allow(reply));
      } catch (error) {
        // A page must be able to read that its token ran out; a page the session does not name reads nothing.
        if (origin !== null && toWireError(error).code === 'unauthenticated') allow(reply)(origin);
        throw error;
      }
    });
    // A preflight carries no credential, so any origin may ask; the call itself is bound to the session's origins.
    scope.options('/embed/trpc/*', { schema: { hide: true } }, (request, reply) => {
      const origin = originOf(request);
      if (origin !== null) {
        void reply.headers({
          'access-control-allow-origin': origin,
          'access-control-allow-methods': 'GET, POST',
          'access-control-allow-headers': 'authorization, content-type, idempotency-key, trpc-accept',
          'access-control-max-age': '600',
        });
      }
      return reply.code(204).send();
    });
    scope.route({
      method: ['GET', 'POST'],
      url: '/embed/trpc/*',
      schema: { hide: true },
      handler: (request, reply) =>
        handle(deps, { transport, setSessionCookie: refuseCookie, allowOrigin: allow(reply) }, request, reply),
    });
    done();
  });
}

function refuseCookie(): never {
  throw new TRPCError({ code: 'FORBIDDEN', message: 'Embedded pages have no cookie session.' });
}
