import { z } from 'zod';
import { auditTrailEntrySchema } from './audit.ts';
import { codeSetInputSchema } from './codes.ts';
import {
  encounterFinalizeSchema,
  encounterReopenSchema,
  encounterSetCodesSchema,
  encounterSuggestSchema,
  encounterUpdateSchema,
} from './encounter.ts';
import { encounterIdSchema } from './ids.ts';
import { suggestionResponseSchema } from './suggestion.ts';

/** The `:id` of every encounter path. */
export const encounterPathSchema = z.strictObject({ id: encounterIdSchema });

// The tRPC inputs: what REST splits into path and body travels together.
export const encounterUpdateCallSchema = encounterUpdateSchema.extend({ id: encounterIdSchema });
export const encounterSetCodesCallSchema = encounterSetCodesSchema.extend({ id: encounterIdSchema });
export const encounterSuggestCallSchema = encounterSuggestSchema.extend({ id: encounterIdSchema });
export const encounterFinalizeCallSchema = encounterFinalizeSchema.extend({ id: encounterIdSchema });
export const encounterReopenCallSchema = encounterReopenSchema.extend({ id: encounterIdSchema });
export const suggestionRespondCallSchema = suggestionResponseSchema.extend({ encounterId: encounterIdSchema });
export const codesCheckCallSchema = z.strictObject({ encounterId: encounterIdSchema, codes: codeSetInputSchema });

/** Voiding asks what reopening asks: the version that was seen, and a reason. */
export const encounterVoidSchema = encounterReopenSchema;
export const encounterVoidCallSchema = encounterReopenCallSchema;

export const auditTrailSchema = z.object({ items: z.array(auditTrailEntrySchema) });
export type AuditTrail = z.infer<typeof auditTrailSchema>;

/** Header of create and finalize: the same key and body answer the same encounter, however often they are sent. */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, 'An Idempotency-Key has 1 to 128 visible ASCII characters, such as a UUID.');

/** The answer of a call that has nothing else to say. */
export const doneSchema = z.object({ done: z.literal(true) });
export type Done = z.infer<typeof doneSchema>;
