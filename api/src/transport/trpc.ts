import type { ErrorCode } from '@codeloom/contracts';
import { initTRPC, TRPCError } from '@trpc/server';
import { AppError } from '../platform/errors.ts';
import { isPracticeActor, type Actor, type PracticeActor } from './actor.ts';
import { authorize } from './authorize.ts';
import type { Transport } from './policy.ts';
import { toWireError } from './wire-error.ts';

/** What every procedure knows of its request. */
export interface TrpcContext {
  readonly requestId: string;
  readonly transport: Transport;
  readonly actor: Actor;
  /** Address of the caller, for the limits of sign-in. */
  readonly ip: string;
  /** The page's origin as the browser states it; null outside browsers. */
  readonly origin: string | null;
  readonly idempotencyKey: string | null;
  /** Site only: sets or clears the session cookie. */
  readonly setSessionCookie: (token: string | null) => void;
  /** Embed only: lets this origin read the answer. */
  readonly allowOrigin: (origin: string) => void;
}

type TrpcCode = ConstructorParameters<typeof TRPCError>[0]['code'];

/** tRPC derives the HTTP status from its own codes; these give the statuses of contracts' httpStatus. */
const trpcCodes = {
  invalidInput: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  denied: 'FORBIDDEN',
  notFound: 'NOT_FOUND',
  conflict: 'CONFLICT',
  unresolvedEdits: 'UNPROCESSABLE_CONTENT',
  tooLarge: 'PAYLOAD_TOO_LARGE',
  tooManyRequests: 'TOO_MANY_REQUESTS',
  modelUnavailable: 'SERVICE_UNAVAILABLE',
  databaseUnavailable: 'SERVICE_UNAVAILABLE',
  internal: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ErrorCode, TrpcCode>;

const trpc = initTRPC.context<TrpcContext>().create({
  errorFormatter({ shape, error, ctx }) {
    const wire = toWireError(error);
    return {
      code: shape.code,
      message: wire.message,
      data: {
        code: wire.code,
        httpStatus: wire.status,
        requestId: ctx?.requestId ?? '',
        ...(wire.details === undefined ? {} : { details: wire.details }),
      },
    };
  },
});

export const router = trpc.router;
export const mergeRouters = trpc.mergeRouters;

/** Every procedure passes the policy table by its own path, and its errors keep their codes. */
export const procedure = trpc.procedure.use(async ({ ctx, path, next }) => {
  try {
    authorize(path, ctx.actor, ctx.transport);
  } catch (error) {
    throw asTrpcError(error);
  }
  const result = await next();
  if (!result.ok && result.error.cause instanceof AppError) throw asTrpcError(result.error.cause);
  return result;
});

/** A procedure of people and servers of one practice. */
export const practiceProcedure = procedure.use(({ ctx, next }) => {
  const { actor } = ctx;
  if (!isPracticeActor(actor)) {
    throw asTrpcError(new AppError('denied', 'This belongs to a practice. Sign in as one of its users.'));
  }
  return next({ ctx: { actor: actor satisfies PracticeActor } });
});

function asTrpcError(error: unknown): TRPCError {
  if (!(error instanceof AppError)) return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error });
  return new TRPCError({ code: trpcCodes[error.code], message: error.message, cause: error });
}
