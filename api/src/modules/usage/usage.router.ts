import {
  usageCurrentSchema,
  usageModelCapSchema,
  usagePeriodsQuerySchema,
  usagePeriodsSchema,
} from '@codeloom/contracts';
import { practiceProcedure, router } from '../../transport/trpc.ts';
import type { UsageService } from './usage.service.ts';

export const usageRouter = (usage: UsageService) =>
  router({
    current: practiceProcedure.output(usageCurrentSchema).query(({ ctx }) => usage.current(ctx.actor)),

    periods: practiceProcedure
      .input(usagePeriodsQuerySchema)
      .output(usagePeriodsSchema)
      .query(({ ctx, input }) => usage.periods(ctx.actor, input)),

    setModelCap: practiceProcedure
      .input(usageModelCapSchema)
      .output(usageCurrentSchema)
      .mutation(({ ctx, input }) => usage.setModelCap(ctx.actor, input)),
  });
