import { timingSafeEqual, createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Config } from '../platform/config.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { ServerEvents } from '../transport/server-events.ts';
import { bearerOf } from './authenticate.ts';

export interface Metrics {
  readonly registry: Registry;
  readonly events: ServerEvents;
}

/** Counters beside structured logs: both hold ids, lengths and decisions only. */
export function createMetrics(logger: Logger): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = new Counter({
    name: 'codeloom_events_total',
    help: 'Product events by name and outcome.',
    labelNames: ['event', 'outcome'],
    registers: [registry],
  });
  const latency = new Histogram({
    name: 'codeloom_suggest_seconds',
    help: 'Time from the request of a suggestion to its answer.',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 5, 30],
    registers: [registry],
  });
  const events: ServerEvents = {
    emit(event, fields) {
      const line: Record<string, unknown> = { event, ...fields };
      logger.info(line, 'event');
      const outcome = 'emDecisionDelta' in fields ? (fields.emDecisionDelta ?? 'none') : 'none';
      counter.inc({ event, outcome });
      if (event === 'encounter_suggest_succeeded' && 'latency_ms' in fields) latency.observe(fields.latency_ms / 1000);
    },
  };
  return { registry, events };
}

/** Requests by route pattern, never by address: an address holds ids. */
export function measureRequests(app: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: 'codeloom_http_request_seconds',
    help: 'Time of a request by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Prometheus text. Outside dev it asks for METRICS_TOKEN. */
export function metricsRoute(app: FastifyInstance, config: Config, registry: Registry): void {
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const expected = config.metricsToken;
    if (expected !== null || config.appEnv !== 'dev') {
      const given = bearerOf(request);
      if (expected === null || given === null || !timingSafeEqual(digest(given), digest(expected))) {
        throw new AppError('unauthenticated', 'Send the metrics token as a bearer token.');
      }
    }
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
