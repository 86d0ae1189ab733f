import { z } from 'zod';
import { dateSchema } from './ids.ts';

const count = z.number().int().min(0);

/** What a practice used in one calendar month of its own time zone. Counts only: nothing of a patient. */
export const usagePeriodSchema = z.object({
  /** First and last day of the period, both inclusive. */
  periodStart: dateSchema,
  periodEnd: dateSchema,
  /** Each encounter once a period, however often it was suggested, or finalized. */
  encountersWithAiSuggestions: count,
  encountersFinalized: count,
  trainingAttempts: count,
  /** Providers with at least one encounter that was suggested or finalized. */
  activeProviders: count,
  /** Calls to the language model, and the tokens they took and gave. */
  modelCalls: count,
  modelTokens: count,
});
export type UsagePeriod = z.infer<typeof usagePeriodSchema>;

/** Null = unlimited. */
export const usageLimitsSchema = z.object({
  encountersWithAiSuggestions: count.nullable(),
  encountersFinalized: count.nullable(),
  trainingAttempts: count.nullable(),
  activeProviders: count.nullable(),
  /** Once reached, the model is not asked until the next period; the built-in engine works on. */
  modelTokens: count.nullable(),
});
export type UsageLimits = z.infer<typeof usageLimitsSchema>;

/** The most tokens a model may take and give for the practice in one period; null = no limit of the practice's own. */
export const usageModelCapSchema = z.strictObject({
  modelTokens: z.number().int().min(0).max(1_000_000_000_000).nullable(),
});
export type UsageModelCap = z.output<typeof usageModelCapSchema>;

/** The period that runs now; a practice without any use has zeros. */
export const usageCurrentSchema = usagePeriodSchema.extend({ timeZone: z.string(), limits: usageLimitsSchema });
export type UsageCurrent = z.infer<typeof usageCurrentSchema>;

export const usagePeriodsQuerySchema = z.strictObject({ limit: z.coerce.number().int().min(1).max(60).default(12) });
export type UsagePeriodsQuery = z.output<typeof usagePeriodsQuerySchema>;

/** Newest first; months without any use are left out. */
export const usagePeriodsSchema = z.object({ items: z.array(usagePeriodSchema) });
export type UsagePeriods = z.infer<typeof usagePeriodsSchema>;
