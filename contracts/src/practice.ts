import { z } from 'zod';
import { practiceIdSchema } from './ids.ts';

export const practiceSettingsSchema = z.object({
  /** Days after which protected health information of an encounter is destroyed. */
  phiRetentionDays: z.number().int(),
  /** Whether providers may finalize their own encounters; billers and admins always may. */
  providersFinalize: z.boolean(),
});
export type PracticeSettings = z.infer<typeof practiceSettingsSchema>;

/** The caller's own practice. */
export const practiceSchema = z.object({
  id: practiceIdSchema,
  name: z.string(),
  specialty: z.string(),
  timeZone: z.string(),
  settings: practiceSettingsSchema,
});
export type Practice = z.infer<typeof practiceSchema>;
