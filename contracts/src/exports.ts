import { z } from 'zod';
import { backwards, dateSchema, encounterIdSchema, idSchema, instantSchema, isForwards } from './ids.ts';

export const exportQuerySchema = z
  .strictObject({
    format: z.enum(['csv', 'json']).default('json'),
    from: dateSchema.optional(),
    to: dateSchema.optional(),
    /** Only what one batch marked as exported. */
    batchId: idSchema.optional(),
  })
  .refine(isForwards, backwards);
export type ExportQuery = z.output<typeof exportQuerySchema>;

export const exportCreateSchema = z
  .strictObject({ from: dateSchema.optional(), to: dateSchema.optional() })
  .refine(isForwards, backwards);

export const exportBatchSchema = z.object({
  id: idSchema,
  createdAt: instantSchema,
  encounterIds: z.array(encounterIdSchema),
});
export type ExportBatch = z.infer<typeof exportBatchSchema>;
