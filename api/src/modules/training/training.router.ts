import {
  trainingAttemptCallSchema,
  trainingAttemptSchema,
  trainingCasePathSchema,
  trainingCaseSchema,
  trainingCasesSchema,
} from '@codeloom/contracts';
import { practiceProcedure, router } from '../../transport/trpc.ts';
import type { TrainingService } from './training.service.ts';

export const trainingRouter = (training: TrainingService) =>
  router({
    cases: practiceProcedure.output(trainingCasesSchema).query(({ ctx }) => training.cases(ctx.actor)),
    case: practiceProcedure
      .input(trainingCasePathSchema)
      .output(trainingCaseSchema)
      .query(({ ctx, input }) => training.case(ctx.actor, input.id)),
    attempt: practiceProcedure
      .input(trainingAttemptCallSchema)
      .output(trainingAttemptSchema)
      .mutation(({ ctx, input: { id, ...codes } }) => training.attempt(ctx.actor, id, codes)),
  });
