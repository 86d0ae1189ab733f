import { z } from 'zod';
import { dateSchema, encounterIdSchema, idSchema, instantSchema } from './ids.ts';

/** One run of an engine over one note version, without its evidence. */
export const suggestionRunSchema = z.object({
  id: idSchema,
  createdAt: instantSchema,
  /** The run whose suggestion the encounter shows. */
  isShown: z.boolean(),
  noteVersion: z.number().int(),
  mode: z.string(),
  engineVersion: z.string(),
  bookVersion: z.string(),
  codeSetId: z.string(),
  model: z.string().nullable(),
  promptHash: z.string().nullable(),
  latencyMs: z.number().int(),
  emRecommended: z.string().nullable(),
  diagnoses: z.array(z.string()),
  procedures: z.array(z.string()),
  /** Compared with the run before it; null for the first. */
  changes: z
    .object({
      em: z.object({ from: z.string().nullable(), to: z.string().nullable() }).nullable(),
      added: z.array(z.string()),
      removed: z.array(z.string()),
    })
    .nullable(),
});
export type SuggestionRunSummary = z.infer<typeof suggestionRunSchema>;
export const suggestionRunsCallSchema = z.strictObject({ encounterId: encounterIdSchema });
export const suggestionRunsSchema = z.object({ items: z.array(suggestionRunSchema) });

/** One call to a language model: what kind of text left and how much; never the text. */
export const modelSendSchema = z.object({
  id: idSchema,
  encounterId: encounterIdSchema,
  createdAt: instantSchema,
  call: z.string(),
  textKind: z.string(),
  charsSent: z.number().int(),
  /** Replacements by class of identifier. */
  replaced: z.record(z.string(), z.number().int()),
  invisible: z.record(z.string(), z.number().int()),
  model: z.string(),
  endpoint: z.string(),
  promptHash: z.string(),
  responseHash: z.string().nullable(),
  outcome: z.string(),
  latencyMs: z.number().int(),
  tokensIn: z.number().int(),
  tokensOut: z.number().int(),
});
export type ModelSend = z.infer<typeof modelSendSchema>;

/** Days are inclusive, in UTC. */
export const modelSendQuerySchema = z.strictObject({
  encounterId: encounterIdSchema.optional(),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  cursor: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ModelSendQuery = z.output<typeof modelSendQuerySchema>;
export const modelSendsSchema = z.object({ items: z.array(modelSendSchema), nextCursor: z.string().nullable() });

/** What people did with suggested codes. */
export const feedbackRateSchema = z.object({
  /** A code, or the id of a rule. */
  key: z.string(),
  kind: z.enum(['em', 'diagnosis', 'procedure']),
  accepted: z.number().int(),
  overridden: z.number().int(),
  /** overridden / (accepted + overridden). */
  overrideRate: z.number().min(0).max(1),
});
export type FeedbackRate = z.infer<typeof feedbackRateSchema>;
export const feedbackQuerySchema = z.strictObject({ from: dateSchema.optional(), to: dateSchema.optional() });
export type FeedbackQuery = z.output<typeof feedbackQuerySchema>;
export const feedbackRatesSchema = z.object({
  byCode: z.array(feedbackRateSchema),
  byRule: z.array(feedbackRateSchema),
  /** Codes that people wrote beside the suggestion, and lines they changed. */
  added: z.array(z.object({ key: z.string(), count: z.number().int() })),
  edited: z.array(z.object({ key: z.string(), count: z.number().int() })),
});
export type FeedbackRates = z.infer<typeof feedbackRatesSchema>;
