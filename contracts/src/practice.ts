import { z } from 'zod';
import { practiceIdSchema } from './ids.ts';

const billersSeeSchema = z.enum(['all', 'assigned']);

export const practiceSettingsSchema = z.object({
  /** Days after which protected health information of an encounter is destroyed. */
  phiRetentionDays: z.number().int(),
  /** Whether providers may finalize their own encounters; billers and admins always may. */
  providersFinalize: z.boolean(),
  /**
   * Off: a note lives in an expiring encrypted draft until its encounter is finalized, 24 h at most; runs keep codes, rules and offsets
   * without quotes.
   */
  storePhi: z.boolean(),
  /** What billers see: every encounter of the practice, or those that were assigned to them. */
  billersSee: billersSeeSchema,
  /** Whether the training mode is open to the practice's people. */
  trainingEnabled: z.boolean(),
});
export type PracticeSettings = z.infer<typeof practiceSettingsSchema>;

/** What a practice admin changes; absent means unchanged. */
export const practiceSettingsChangeSchema = z
  .strictObject({
    phiRetentionDays: z
      .number()
      .int('phiRetentionDays: write whole days.')
      .min(30, 'Keep notes for at least 30 days, or turn storePhi off to keep none.')
      .max(36_500, 'Write at most 36500 days (100 years).'),
    providersFinalize: z.boolean(),
    storePhi: z.boolean(),
    billersSee: billersSeeSchema,
    trainingEnabled: z.boolean(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one setting to change.');
export type PracticeSettingsChange = z.output<typeof practiceSettingsChangeSchema>;

/** The caller's own practice. */
export const practiceSchema = z.object({
  id: practiceIdSchema,
  name: z.string(),
  specialty: z.string(),
  timeZone: z.string(),
  settings: practiceSettingsSchema,
});
export type Practice = z.infer<typeof practiceSchema>;
