import { z } from 'zod';
import { encounterIdSchema, idSchema, instantSchema, practiceIdSchema, userIdSchema } from './ids.ts';

export const auditActions = [
  'AI_SUGGESTED_CODES',
  'USER_CHANGED_EM_CODE',
  'USER_ADDED_DIAGNOSIS',
  'USER_REMOVED_DIAGNOSIS',
  'USER_CHANGED_PROCEDURE',
  'USER_FINALIZED_CODES',
  'ENCOUNTER_CREATED',
  'ENCOUNTER_UPDATED',
  'NOTE_READ',
  'ENCOUNTER_REOPENED',
  'ENCOUNTER_VOIDED',
  'ENCOUNTER_COMMENTED',
  'COMMENTS_READ',
  'ENCOUNTER_EXPORTED',
  'AUDIT_EXPORTED',
  'SUGGESTION_ACCEPTED',
  'SUGGESTION_DISMISSED',
  'SUGGESTION_FAILED',
  'EDIT_OVERRIDDEN',
  'SIGNED_IN',
  'SIGN_IN_FAILED',
  'SIGNED_OUT',
  'USER_INVITED',
  'ROLE_CHANGED',
  'USER_DEACTIVATED',
  'SETTING_CHANGED',
  'LLM_SENT',
  'LOOK_IN_STARTED',
  'LOOK_IN_ENDED',
  'EMBED_SESSION_CREATED',
  'API_KEY_CHANGED',
  'RETENTION_PURGED',
] as const;
export const auditActionSchema = z.enum(auditActions);
export type AuditAction = z.infer<typeof auditActionSchema>;

export const actorTypeSchema = z.enum(['user', 'embed', 'partner', 'platform', 'system']);
export type ActorType = z.infer<typeof actorTypeSchema>;

/** Payloads hold ids, codes, hashes, old and new values; never note text. */
export const auditEventSchema = z.object({
  id: idSchema,
  practiceId: practiceIdSchema,
  /** Position in the practice's chain, from 1. */
  seq: z.number().int(),
  encounterId: encounterIdSchema.nullable(),
  userId: userIdSchema.nullable(),
  userRole: z.string().nullable(),
  actorType: actorTypeSchema,
  action: auditActionSchema,
  /** Version of the payload's form. */
  schemaVersion: z.number().int(),
  payload: z.record(z.string(), z.unknown()),
  createdAt: instantSchema,
  /** Hex SHA-256 of the event before this one; 64 zeros for the first. */
  prevHash: z.string(),
  hash: z.string(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

export const auditTrailEntrySchema = auditEventSchema
  .omit({ practiceId: true, prevHash: true, schemaVersion: true })
  .extend({ userName: z.string().nullable() });
export type AuditTrailEntry = z.infer<typeof auditTrailEntrySchema>;
