import cookie from '@fastify/cookie';
import { environmentSchema, type Environment } from '@codeloom/contracts';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { KeyObject } from 'node:crypto';
import { authRoutes } from './modules/auth/index.ts';
import { codeRoutes } from './modules/codes/index.ts';
import { embedRoutes, keyRoutes, partnerRoutes } from './modules/embed/index.ts';
import { encounterRoutes } from './modules/encounters/index.ts';
import { exportRoutes } from './modules/exports/index.ts';
import { practiceRoutes } from './modules/practice/index.ts';
import { suggestionRoutes } from './modules/suggestions/index.ts';
import { trainingRoutes } from './modules/training/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { PhiCipher } from './platform/crypto/index.ts';
import type { Database } from './platform/database/index.ts';
import { AppError } from './platform/errors.ts';
import { newId } from './platform/ids.ts';
import type { Logger } from './platform/logger.ts';
import { createAppRouter } from './router.ts';
import { restActor } from './server/authenticate.ts';
import { bundleRoutes, type BundleFolders } from './server/bundles.ts';
import { collectRoutes, documentationPage } from './server/docs.ts';
import { embedPages } from './server/embed-pages.ts';
import { sendError, setErrorForm } from './server/errors.ts';
import { healthRoutes, type Readiness } from './server/health.ts';
import { createMetrics, measureRequests, metricsRoute } from './server/metrics.ts';
import { securityHeaders } from './server/security-headers.ts';
import { createServices, type ServerServices } from './server/services.ts';
import { embedTrpc, siteTrpc } from './server/trpc-transports.ts';
import { anonymous } from './transport/actor.ts';
import { authorize, isOpen } from './transport/authorize.ts';
import { routeAbilities, type Ability } from './transport/policy.ts';
import { answers, type RestApp } from './transport/rest.ts';

/** Largest body of a request: 1 MB (issue 2). A note of 200,000 characters fits. */
export const BODY_LIMIT_BYTES = 1_048_576;

export interface ServerDeps {
  readonly config: Config;
  readonly database: Database;
  readonly cipher: PhiCipher;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly tokenKey: KeyObject;
  readonly bundles: BundleFolders;
  readonly version: string;
}

export interface CodeloomServer {
  readonly app: FastifyInstance;
  /** Every route that was registered, as `METHOD /path`. */
  readonly routes: ReadonlySet<string>;
  readonly services: ServerServices;
  readonly readiness: Readiness;
}

/** Builds the server without listening: tests inject requests into it, main.ts listens. */
export async function buildServer(deps: ServerDeps): Promise<CodeloomServer> {
  const { config, database, logger } = deps;
  const metrics = createMetrics(logger);
  const services = await createServices({ ...deps, events: metrics.events });
  const readiness: Readiness = { isEnding: false };

  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: config.trustProxy,
    genReqId: newId,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void sendError(error, request, reply),
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 300 },
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('actor');
  const routes = collectRouteNames(app);
  setErrorForm(app);
  readJsonOnly(app);
  logRequests(app);
  measureRequests(app, metrics.registry);
  await securityHeaders(app, config);
  await app.register(cookie);
  await collectRoutes(app, deps.version);

  enforcePolicy(app, services);
  healthRoutes(app, database, readiness);
  metricsRoute(app, config, metrics.registry);
  restRoutes(app, deps, services);
  const trpc = { config, appRouter: createAppRouter(services), services };
  siteTrpc(app, trpc);
  embedTrpc(app, trpc);
  await documentationPage(app);
  await bundleRoutes(app, deps.bundles);
  embedPages(app, config, services);
  if (config.demoUrl !== null) demoRoute(app, config.demoUrl);
  return { app, routes, services, readiness };
}

function collectRouteNames(app: FastifyInstance): ReadonlySet<string> {
  const routes = new Set<string>();
  app.addHook('onRoute', ({ method, url }) => {
    for (const name of [method].flat()) if (name !== 'HEAD') routes.add(`${name} ${url}`);
  });
  return routes;
}

/** A POST without a body is fine where none is needed, even when it says it is JSON. */
function readJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body as string, done);
  });
}

/** One line a request: ids, route pattern and figures; no address, which may hold a search, and no body. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    request.actor = anonymous;
    void reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { actor } = request;
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        actorType: actor.type,
        ...('practiceId' in actor ? { practiceId: actor.practiceId } : {}),
        ...('userId' in actor ? { userId: actor.userId } : {}),
      },
      'request',
    );
  });
}

/** Before any body is read: who is it, and does the policy table let them. A route without a row is closed. */
function enforcePolicy(app: FastifyInstance, services: ServerServices): void {
  app.addHook('onRequest', async (request) => {
    const route = request.routeOptions.url;
    if (route === undefined) return;
    const ability = abilityOf(request.method, route);
    if (ability === null) throw new AppError('denied', 'This address is closed.');
    if (isOpen(ability, 'rest')) return;
    request.actor = await restActor(request, services);
    authorize(ability, request.actor, 'rest');
  });
}

/** HEAD is answered by the GET route of the same address. */
export function abilityOf(method: string, route: string): Ability | null {
  const key = `${method === 'HEAD' ? 'GET' : method} ${route}`;
  return Object.hasOwn(routeAbilities, key) ? routeAbilities[key as keyof typeof routeAbilities] : null;
}

function restRoutes(app: FastifyInstance, deps: ServerDeps, services: ServerServices): void {
  void app.register(
    (scope, _options, done) => {
      const rest = scope as unknown as RestApp;
      authRoutes(rest, services.auth);
      practiceRoutes(rest, services.practice);
      encounterRoutes(rest, services.encounters);
      suggestionRoutes(rest, services.suggestions);
      codeRoutes(rest, services.searchCodes);
      exportRoutes(rest, services.exports);
      trainingRoutes(rest, services.training);
      embedRoutes(rest, services.embed);
      keyRoutes(rest, services.apiKeys);
      partnerRoutes(rest, services.partners, services.partnerConsole);
      rest.get(
        '/environment',
        {
          schema: {
            tags: ['Environment'],
            security: [],
            summary: 'What a page learns of its environment at run time.',
            response: answers(environmentSchema),
          },
        },
        () => environmentOf(deps),
      );
      done();
    },
    { prefix: '/api' },
  );
  app.get('/.well-known/jwks.json', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').send(services.tokens.keySet),
  );
}

/** Dev only: the sample EMR page has an origin of its own, so that embedding is truly cross-origin. */
function demoRoute(app: FastifyInstance, demoUrl: string): void {
  app.get('/demo', { schema: { hide: true } }, (_request, reply) => reply.redirect(demoUrl, 302));
}

function environmentOf({ config, version }: ServerDeps): Environment {
  const isDev = config.appEnv === 'dev';
  return {
    appEnv: config.appEnv,
    version,
    signInHint: isDev ? 'Use the seeded test account (provider@example.com / changeme123).' : null,
  };
}
