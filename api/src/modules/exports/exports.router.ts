import { exportBatchSchema, exportCreateSchema } from '@codeloom/contracts';
import { practiceProcedure, router } from '../../transport/trpc.ts';
import type { ExportsService } from './exports.service.ts';

export const exportsRouter = (exports: ExportsService) =>
  router({
    createBatch: practiceProcedure
      .input(exportCreateSchema)
      .output(exportBatchSchema)
      .mutation(({ ctx, input }) => exports.createBatch(ctx.actor, input)),
  });
