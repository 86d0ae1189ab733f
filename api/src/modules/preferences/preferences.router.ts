import { preferencesSaveSchema, preferencesSchema } from '@codeloom/contracts';
import { practiceProcedure, router } from '../../transport/trpc.ts';
import type { PreferencesService } from './preferences.service.ts';

export const preferencesRouter = (preferences: PreferencesService) =>
  router({
    get: practiceProcedure.output(preferencesSchema).query(({ ctx }) => preferences.get(ctx.actor)),

    save: practiceProcedure
      .input(preferencesSaveSchema)
      .output(preferencesSchema)
      .mutation(({ ctx, input }) => preferences.save(ctx.actor, input)),
  });
