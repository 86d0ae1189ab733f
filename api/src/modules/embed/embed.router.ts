import { embedAccessSchema, embedExchangeSchema } from '@codeloom/contracts';
import { procedure, router } from '../../transport/trpc.ts';
import type { EmbedService } from './embed.service.ts';

export const embedRouter = (embed: EmbedService) =>
  router({
    exchange: procedure
      .input(embedExchangeSchema)
      .output(embedAccessSchema)
      .mutation(({ ctx, input }) => embed.exchange(input.clientSecret, ctx.origin, ctx.allowOrigin)),
  });
