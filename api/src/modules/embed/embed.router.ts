import { doneSchema, embedAccessSchema, embedExchangeSchema } from '@codeloom/contracts';
import { AppError } from '../../platform/errors.ts';
import { procedure, router } from '../../transport/trpc.ts';
import type { EmbedService } from './embed.service.ts';

export const embedRouter = (embed: EmbedService) =>
  router({
    exchange: procedure
      .input(embedExchangeSchema)
      .output(embedAccessSchema)
      .mutation(({ ctx, input }) => embed.exchange(input.clientSecret, ctx.origin, ctx.allowOrigin)),

    end: procedure.output(doneSchema).mutation(async ({ ctx }) => {
      if (ctx.actor.type !== 'embed') throw new AppError('denied', 'An embedded page ends its own session.');
      await embed.end(ctx.actor);
      return { done: true as const };
    }),
  });
