import { exportBatchSchema, exportCreateSchema, exportDownloadSchema, exportQuerySchema } from '@codeloom/contracts';
import { practiceProcedure, router } from '../../transport/trpc.ts';
import { text } from 'node:stream/consumers';
import type { ExportsService } from './exports.service.ts';

export const exportsRouter = (exports: ExportsService) =>
  router({
    download: practiceProcedure
      .input(exportQuerySchema)
      .output(exportDownloadSchema)
      .query(async ({ ctx, input }) => {
        const stream = await exports.read(ctx.actor, input);
        return { fileName: `codeloom-encounters.${input.format}`, text: await text(stream) };
      }),

    createBatch: practiceProcedure
      .input(exportCreateSchema)
      .output(exportBatchSchema)
      .mutation(({ ctx, input }) => exports.createBatch(ctx.actor, input)),
  });
