import { doneSchema, loginSchema, meSchema, unlockSchema } from '@codeloom/contracts';
import { AppError } from '../../platform/errors.ts';
import type { Actor, PlatformActor, UserActor } from '../../transport/actor.ts';
import { procedure, router } from '../../transport/trpc.ts';
import type { AuthService } from './auth.service.ts';

/** Sign-in belongs to people with a session of their own; embed sessions and API keys end elsewhere. */
export function signedInActor(actor: Actor): UserActor | PlatformActor {
  if (actor.type === 'user' || actor.type === 'platform') return actor;
  throw new AppError('unauthenticated', 'Sign in to continue.');
}

export const authRouter = (auth: AuthService) =>
  router({
    signIn: procedure
      .input(loginSchema)
      .output(meSchema)
      .mutation(async ({ ctx, input }) => {
        const { token, me } = await auth.signIn({ ...input, ip: ctx.ip });
        ctx.setSessionCookie(token);
        return me;
      }),

    signOut: procedure.output(doneSchema).mutation(async ({ ctx }) => {
      await auth.signOut(signedInActor(ctx.actor));
      ctx.setSessionCookie(null);
      return { done: true };
    }),

    unlock: procedure
      .input(unlockSchema)
      .output(doneSchema)
      .mutation(async ({ ctx, input }) => {
        if (ctx.actor.type !== 'user') throw new AppError('denied', 'A practice admin does this after signing in.');
        await auth.unlock(ctx.actor, input.email);
        return { done: true as const };
      }),

    me: procedure.output(meSchema).query(({ ctx }) => auth.me(signedInActor(ctx.actor))),
  });
