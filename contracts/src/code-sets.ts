import { z } from 'zod';
import { codeHitSchema, codeSetInputSchema, codeSystemSchema, icd10CodeSchema, procedureCodeSchema } from './codes.ts';
import { dateSchema, idSchema, instantSchema } from './ids.ts';
import { lineSchema } from './text.ts';

/** What a person finds before typing: their favourites, what they used last, and what the practice uses most. */
export const shortlistInputSchema = z.strictObject({ system: codeSystemSchema, date: dateSchema.optional() });
export type ShortlistInput = z.input<typeof shortlistInputSchema>;
export const shortlistSchema = z.object({
  favourites: z.array(codeHitSchema),
  recent: z.array(codeHitSchema),
  mostUsed: z.array(codeHitSchema),
});
export type Shortlist = z.infer<typeof shortlistSchema>;

export const favouriteInputSchema = z
  .strictObject({ system: codeSystemSchema, code: z.string().max(10), favourite: z.boolean() })
  .transform((input, context) => {
    const read = (input.system === 'icd10cm' ? icd10CodeSchema : procedureCodeSchema).safeParse(input.code);
    if (read.success) return { ...input, code: read.data };
    context.addIssue({ code: 'custom', path: ['code'], message: read.error.issues[0]?.message ?? 'Write a code.' });
    return z.NEVER;
  });
export type FavouriteInput = z.input<typeof favouriteInputSchema>;
export const favouriteAnswerSchema = z.object({ favourite: z.boolean() });

/** Codes of a common kind of visit, such as a cold. */
export const savedCodeSetSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Shown to the whole practice. */
  shared: z.boolean(),
  /** Whether the caller may change or remove it. */
  canChange: z.boolean(),
  ownerName: z.string(),
  emCode: z.string().nullable(),
  emModifiers: z.array(z.string()),
  diagnoses: z.array(z.object({ code: z.string(), description: z.string() })),
  procedures: z.array(
    z.object({
      code: z.string(),
      description: z.string(),
      modifiers: z.array(z.string()),
      units: z.number().int(),
      pointers: z.array(z.number().int()),
    }),
  ),
  updatedAt: instantSchema,
});
export type SavedCodeSet = z.infer<typeof savedCodeSetSchema>;
export const savedCodeSetsSchema = z.object({ items: z.array(savedCodeSetSchema) });

export const codeSetSaveSchema = z.strictObject({
  /** Changes this one; absent = a new one. */
  id: idSchema.optional(),
  name: lineSchema(60),
  shared: z.boolean().default(false),
  codes: codeSetInputSchema.refine(
    ({ emCode, diagnoses, procedures }) => emCode !== null || diagnoses.length + procedures.length > 0,
    'A code set holds at least one code.',
  ),
});
export type CodeSetSave = z.output<typeof codeSetSaveSchema>;
export type CodeSetSaveInput = z.input<typeof codeSetSaveSchema>;
export const codeSetRemoveSchema = z.strictObject({ id: idSchema });
