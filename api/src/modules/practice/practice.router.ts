import { practiceSchema, practiceSettingsChangeSchema } from '@codeloom/contracts';
import { practiceProcedure, router } from '../../transport/trpc.ts';
import type { PracticeService } from './practice.service.ts';

export const practiceRouter = (practice: PracticeService) =>
  router({
    me: practiceProcedure.output(practiceSchema).query(({ ctx }) => practice.me(ctx.actor)),

    changeSettings: practiceProcedure
      .input(practiceSettingsChangeSchema)
      .output(practiceSchema)
      .mutation(({ ctx, input }) => practice.changeSettings(ctx.actor, input)),
  });
