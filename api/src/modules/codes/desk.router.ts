import {
  codeSetRemoveSchema,
  codeSetSaveSchema,
  favouriteAnswerSchema,
  favouriteInputSchema,
  savedCodeSetSchema,
  savedCodeSetsSchema,
  shortlistInputSchema,
  shortlistSchema,
} from '@codeloom/contracts';
import { z } from 'zod';
import { practiceProcedure, router } from '../../transport/trpc.ts';
import type { CodeSetsService } from './code-sets.service.ts';
import type { ShortlistService } from './shortlist.service.ts';

/** What a person has at hand while coding. */
export const shortlistRouter = (shortlist: ShortlistService) =>
  router({
    shortlist: practiceProcedure
      .input(shortlistInputSchema)
      .output(shortlistSchema)
      .query(({ ctx, input }) => shortlist.get(ctx.actor, input)),

    setFavourite: practiceProcedure
      .input(favouriteInputSchema)
      .output(favouriteAnswerSchema)
      .mutation(({ ctx, input }) => shortlist.setFavourite(ctx.actor, input)),
  });

export const codeSetsRouter = (codeSets: CodeSetsService) =>
  router({
    list: practiceProcedure.output(savedCodeSetsSchema).query(({ ctx }) => codeSets.list(ctx.actor)),

    save: practiceProcedure
      .input(codeSetSaveSchema)
      .output(savedCodeSetSchema)
      .mutation(({ ctx, input }) => codeSets.save(ctx.actor, input)),

    remove: practiceProcedure
      .input(codeSetRemoveSchema)
      .output(z.object({ done: z.literal(true) }))
      .mutation(({ ctx, input }) => codeSets.remove(ctx.actor, input.id)),
  });
