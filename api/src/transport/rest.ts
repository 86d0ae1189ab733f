import { errorBodySchema, idempotencyKeySchema } from '@codeloom/contracts';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { AppError } from '../platform/errors.ts';
import { isPracticeActor, type Actor, type PracticeActor } from './actor.ts';

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

const refusals = {
  400: 'The request does not have the expected form, or it could not be read; `details` names the fields.',
  401: 'No credential, or one that has ended. Sign in again.',
  403: 'The caller’s role, key or session does not include this.',
  404: 'There is no such thing, or the caller does not see it: the answer is the same.',
  409: 'Somebody changed it meanwhile, or its status does not allow this. Load it again.',
  422: 'Edits are not resolved; `details.edits` holds them.',
  429: 'Too many tries; `Retry-After` says when to come back.',
  503: 'The database or the model cannot be reached; nothing was changed. Try again.',
} as const;
type Refusal = keyof typeof refusals;

/** What each kind of route may answer beside its own schema and the refusals every route has. */
const refusalsOf = {
  read: [],
  one: [404],
  change: [404, 409],
  finalize: [404, 409, 422],
  create: [409],
  signIn: [429],
} as const satisfies Record<string, readonly Refusal[]>;

type ErrorAnswers = Partial<Record<Refusal, typeof errorBodySchema>>;

/** The documented answers of a route: its own, and each refusal by name in the one error form. */
export function answers<T extends z.ZodType>(
  schema: T,
  kind: keyof typeof refusalsOf = 'read',
): { 200: T } & ErrorAnswers {
  const statuses: readonly Refusal[] = [400, 401, 403, ...refusalsOf[kind], 503];
  const errors = statuses.map((status) => [status, errorBodySchema.describe(refusals[status])] as const);
  return { ...(Object.fromEntries(errors) as ErrorAnswers), 200: schema };
}

/** A POST without a body is fine where none is needed. */
export function optionalBody<T extends z.ZodType>(schema: T) {
  return z.preprocess((body) => body ?? {}, schema);
}

/** The caller as a member of a practice; the policy table has let it through already. */
export function practiceActor(request: FastifyRequest): PracticeActor {
  const { actor } = request;
  if (!isPracticeActor(actor)) {
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
