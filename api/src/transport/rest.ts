import { errorBodySchema, idempotencyKeySchema } from '@codeloom/contracts';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { AppError } from '../platform/errors.ts';
import type { Actor, PracticeActor } from './actor.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
  }
}

/** A Fastify instance whose schemas are zod's. */
export type RestApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** The documented answers of a route: its own, and the one error form. */
export function answers<T extends z.ZodType>(
  schema: T,
): { 200: T; '4xx': typeof errorBodySchema; '5xx': typeof errorBodySchema } {
  return { 200: schema, '4xx': errorBodySchema, '5xx': errorBodySchema };
}

/** A POST without a body is fine where none is needed. */
export function optionalBody<T extends z.ZodType>(schema: T) {
  return z.preprocess((body) => body ?? {}, schema);
}

/** The caller as a member of a practice; the policy table has let it through already. */
export function practiceActor(request: FastifyRequest): PracticeActor {
  const { actor } = request;
  if (actor.type === 'anonymous' || actor.type === 'platform') {
    throw new AppError('denied', 'This belongs to a practice. Sign in as one of its users.');
  }
  return actor;
}

export function idempotencyKeyOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const parsed = idempotencyKeySchema.safeParse(header);
  if (parsed.success) return parsed.data;
  throw new AppError('invalidInput', `Idempotency-Key: ${parsed.error.issues[0]?.message ?? 'not usable.'}`);
}
