import {
  doneSchema,
  encounterSchema,
  encounterSuggestCallSchema,
  feedbackQuerySchema,
  feedbackRatesSchema,
  modelSendQuerySchema,
  modelSendsSchema,
  recomputedSchema,
  suggestionRecomputeSchema,
  suggestionRespondCallSchema,
  suggestionRunsCallSchema,
  suggestionRunsSchema,
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
    runs: practiceProcedure
      .input(suggestionRunsCallSchema)
      .output(suggestionRunsSchema)
      .query(({ ctx, input }) => suggestions.runs(ctx.actor, input.encounterId)),
    feedback: practiceProcedure
      .input(feedbackQuerySchema)
      .output(feedbackRatesSchema)
      .query(({ ctx, input }) => suggestions.feedback(ctx.actor, input)),
    sends: practiceProcedure
      .input(modelSendQuerySchema)
      .output(modelSendsSchema)
      .query(({ ctx, input }) => suggestions.sends(ctx.actor, input)),
    recompute: practiceProcedure
      .input(suggestionRecomputeSchema)
      .output(recomputedSchema)
      .query(({ ctx, input }) => suggestions.recompute(ctx.actor, input)),
  });
