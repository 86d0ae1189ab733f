import {
  doneSchema,
  encounterSchema,
  encounterSuggestCallSchema,
  recomputedSchema,
  suggestionRecomputeSchema,
  suggestionRespondCallSchema,
} from '@codeloom/contracts';
import { practiceProcedure, router } from '../../transport/trpc.ts';
import type { SuggestionsService } from './suggestions.service.ts';

/** Merged into `encounters`: asking for a suggestion is something one does to an encounter. */
export const suggestRouter = (suggestions: SuggestionsService) =>
  router({
    suggest: practiceProcedure
      .input(encounterSuggestCallSchema)
      .output(encounterSchema)
      .mutation(({ ctx, input: { id, ...input } }) => suggestions.suggest(ctx.actor, id, input)),
  });

export const suggestionsRouter = (suggestions: SuggestionsService) =>
  router({
    respond: practiceProcedure
      .input(suggestionRespondCallSchema)
      .output(doneSchema)
      .mutation(async ({ ctx, input: { encounterId, ...input } }) => {
        await suggestions.respond(ctx.actor, encounterId, input);
        return { done: true };
      }),
    recompute: practiceProcedure
      .input(suggestionRecomputeSchema)
      .output(recomputedSchema)
      .query(({ ctx, input }) => suggestions.recompute(ctx.actor, input)),
  });
