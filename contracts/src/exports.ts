import { z } from 'zod';
import { backwards, dateSchema, encounterIdSchema, idSchema, instantSchema, isForwards } from './ids.ts';

export const exportQuerySchema = z
  .strictObject({
    format: z.enum(['csv', 'json']).default('json'),
    from: dateSchema.optional(),
    to: dateSchema.optional(),
    /** Only what one batch marked as exported. */
    batchId: idSchema.optional(),
    /** Only this one. */
    encounterId: encounterIdSchema.optional(),
  })
  .refine(isForwards, backwards);
export type ExportQuery = z.output<typeof exportQuerySchema>;

/** An export in one piece, for the portal: its session is a cookie, and the streaming route takes bearer tokens only. */
export const exportDownloadSchema = z.object({ fileName: z.string(), text: z.string() });
export type ExportDownload = z.infer<typeof exportDownloadSchema>;

export const exportCreateSchema = z
  .strictObject({ from: dateSchema.optional(), to: dateSchema.optional() })
  .refine(isForwards, backwards);

export const exportBatchSchema = z.object({
  id: idSchema,
  createdAt: instantSchema,
  encounterIds: z.array(encounterIdSchema),
});
export type ExportBatch = z.infer<typeof exportBatchSchema>;
