import { z } from 'zod';
import { auditActionSchema, auditTrailEntrySchema } from './audit.ts';
import { encounterRefSchema } from './encounter.ts';
import { instantSchema, userIdSchema } from './ids.ts';

const auditFilter = {
  /** Absent = the whole practice, for practice admins. */
  encounter: encounterRefSchema.optional(),
  actions: z.array(auditActionSchema).min(1).max(60).optional(),
  userId: userIdSchema.optional(),
  /** Inclusive. */
  from: instantSchema.optional(),
  /** Exclusive. */
  to: instantSchema.optional(),
};

/** One page of the audit trail, newest first. */
export const auditListInputSchema = z.strictObject({
  ...auditFilter,
  cursor: z.string().max(40).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type AuditListInput = z.input<typeof auditListInputSchema>;

/** An event as a person reads it: names beside ids, and the reason that was given, which the chain holds as a hash only. */
export const auditRecordSchema = auditTrailEntrySchema.extend({
  /** Version of the payload's form. */
  schemaVersion: z.number().int(),
  /** Why, in the words of whoever acted. */
  reason: z.string().nullable(),
  /** The patient's pseudonym, for lists of many encounters. */
  encounterLabel: z.string().nullable(),
});
export type AuditRecord = z.infer<typeof auditRecordSchema>;

export const auditPageSchema = z.object({
  items: z.array(auditRecordSchema),
  nextCursor: z.string().nullable(),
  /** Names of the people that payloads speak of, by id. */
  names: z.record(z.string(), z.string()),
});
export type AuditPage = z.infer<typeof auditPageSchema>;

export const auditExportInputSchema = z.strictObject({ ...auditFilter, format: z.enum(['csv', 'json']) });
export type AuditExportInput = z.input<typeof auditExportInputSchema>;

/** Events of one download. More are asked for by shorter periods. */
export const MAX_AUDIT_EXPORT = 10_000;

/** A file to save. Its name holds no patient. */
export const auditExportSchema = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  content: z.string(),
  count: z.number().int(),
  /** More events match than one file holds; these are the newest. */
  truncated: z.boolean(),
});
export type AuditExport = z.infer<typeof auditExportSchema>;
