import {
  doneSchema,
  draftDiscardSchema,
  draftSavedSchema,
  draftSaveSchema,
  draftsGetSchema,
  draftsSchema,
} from '@codeloom/contracts';
import { practiceProcedure, router } from '../../transport/trpc.ts';
import type { DraftsService } from './drafts.service.ts';

export const draftsRouter = (drafts: DraftsService) =>
  router({
    save: practiceProcedure
      .input(draftSaveSchema)
      .output(draftSavedSchema)
      .mutation(({ ctx, input }) => drafts.save(ctx.actor, input)),

    get: practiceProcedure
      .input(draftsGetSchema)
      .output(draftsSchema)
      .query(({ ctx, input }) => drafts.get(ctx.actor, input.encounterId)),

    discard: practiceProcedure
      .input(draftDiscardSchema)
      .output(doneSchema)
      .mutation(async ({ ctx, input }) => {
        await drafts.discard(ctx.actor, input);
        return { done: true as const };
      }),
  });
