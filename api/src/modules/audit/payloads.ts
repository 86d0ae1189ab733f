// Stored as JSON in a chain that is never rewritten: a changed form is a new version of its action, beside the old one.
// Payloads hold ids, codes, hashes, counts, old and new values. Nothing here admits prose, so no note text can slip in.
import {
  auditActionSchema,
  decisionDeltaSchema,
  encounterStatusSchema,
  idSchema,
  practiceRoleSchema,
  visitTypeSchema,
} from '@codeloom/contracts';
import { z } from 'zod';

/** One word of printable ASCII: versions, modes, rule and edit ids. A space, and so a sentence, does not fit. */
const word = z.string().regex(/^[\x21-\x7e]{1,200}$/);
const fieldName = z.string().regex(/^[A-Za-z]{1,40}$/);
const code = z.string().regex(/^[A-Z0-9.]{1,10}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
const date = z.iso.date();
const source = z.enum(['ai', 'user']);
const commentRef = { commentId: idSchema, commentSha256: sha256 };

const procedureLine = z.strictObject({
  code,
  modifiers: z.array(code),
  units: count,
  pointers: z.array(count),
});

const suggestionAnswer = z.strictObject({
  kind: z.enum(['em', 'diagnosis', 'procedure']),
  code,
  runId: idSchema.nullable(),
  /** Rules the suggestion rested on, so that what people override can be counted by rule. */
  ruleIds: z.array(word).optional(),
  commentId: idSchema.optional(),
  commentSha256: sha256.optional(),
});

/** Settings are switches, counts and words of a closed set; never prose. */
const settingValue = z.union([z.boolean(), z.number(), word]).nullable();

const noteFacts = { noteVersion: count, noteSha256: sha256, noteLengthChars: count };

/** Action -> version and form of its payload. An action without a row here cannot be recorded. */
export const auditPayloads = {
  ENCOUNTER_CREATED: {
    version: 1,
    schema: z.strictObject({ encounterDate: date, visitType: visitTypeSchema, ...noteFacts }),
  },
  ENCOUNTER_UPDATED: {
    /** 2: old and new values of the fields that hold dates, ids and closed words. 1 named the fields only. */
    version: 2,
    schema: z.strictObject({
      fields: z.array(fieldName),
      changes: z.array(z.strictObject({ field: fieldName, from: word.nullable(), to: word.nullable() })).optional(),
      ...z.strictObject(noteFacts).partial().shape,
    }),
  },
  NOTE_READ: { version: 1, schema: z.strictObject({}) },
  AI_SUGGESTED_CODES: {
    version: 1,
    schema: z.strictObject({
      runId: idSchema,
      inputHash: sha256,
      noteVersion: count,
      mode: word,
      engineVersion: word,
      bookVersion: word,
      codeSetId: word,
      model: word.optional(),
      promptHash: sha256.optional(),
      emRecommended: code.nullable(),
      emHighestSupported: code.nullable(),
      diagnoses: z.array(code),
      procedures: z.array(code),
    }),
  },
  SUGGESTION_ACCEPTED: { version: 1, schema: suggestionAnswer },
  SUGGESTION_DISMISSED: { version: 1, schema: suggestionAnswer },
  LLM_SENT: {
    version: 1,
    schema: z.strictObject({
      sendId: idSchema,
      call: word,
      charsSent: count,
      replacements: count,
      model: word,
      endpoint: word,
      promptHash: sha256,
      responseHash: sha256.nullable(),
      outcome: word,
    }),
  },
  SUGGESTION_FAILED: { version: 1, schema: z.strictObject({ reason: word, mode: word }) },
  USER_CHANGED_EM_CODE: {
    version: 1,
    schema: z.strictObject({
      from: code.nullable(),
      to: code.nullable(),
      fromModifiers: z.array(code),
      toModifiers: z.array(code),
    }),
  },
  USER_ADDED_DIAGNOSIS: { version: 1, schema: z.strictObject({ code, position: count, source }) },
  USER_REMOVED_DIAGNOSIS: { version: 1, schema: z.strictObject({ code, position: count }) },
  USER_CHANGED_PROCEDURE: {
    version: 1,
    schema: z.strictObject({ from: procedureLine.nullable(), to: procedureLine.nullable() }),
  },
  EDIT_OVERRIDDEN: { version: 1, schema: z.strictObject({ editId: word, ...commentRef }) },
  USER_FINALIZED_CODES: {
    version: 1,
    schema: z.strictObject({
      emCode: code.nullable(),
      emModifiers: z.array(code),
      emRecommended: code.nullable(),
      emDecisionDelta: decisionDeltaSchema.nullable(),
      diagnoses: z.array(code),
      procedures: z.array(procedureLine),
      suggestionRunId: idSchema.nullable(),
    }),
  },
  ENCOUNTER_REOPENED: {
    version: 1,
    schema: z.strictObject({ from: encounterStatusSchema, to: encounterStatusSchema, ...commentRef }),
  },
  ENCOUNTER_COMMENTED: { version: 1, schema: z.strictObject(commentRef) },
  COMMENTS_READ: { version: 1, schema: z.strictObject({ count }) },
  ENCOUNTER_VOIDED: { version: 1, schema: z.strictObject({ from: encounterStatusSchema, ...commentRef }) },
  ENCOUNTER_EXPORTED: {
    version: 1,
    /** A download changes nothing; a batch marks its encounters exported, one event each. */
    schema: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('download'),
        format: z.enum(['csv', 'json']),
        from: date.nullable(),
        to: date.nullable(),
        batchId: idSchema.nullable(),
      }),
      z.strictObject({ kind: z.literal('batch'), batchId: idSchema }),
    ]),
  },
  AUDIT_EXPORTED: {
    version: 1,
    /** Which events left in a file: of one encounter, by whom, of which period, and how many. */
    schema: z.strictObject({
      format: z.enum(['csv', 'json']),
      count,
      actions: z.array(auditActionSchema).optional(),
      byUserId: idSchema.optional(),
      from: z.iso.datetime().optional(),
      to: z.iso.datetime().optional(),
    }),
  },
  SIGNED_IN: { version: 1, schema: z.strictObject({ method: word, session: word }) },
  SIGN_IN_FAILED: { version: 1, schema: z.strictObject({ emailHash: sha256 }) },
  SIGNED_OUT: { version: 1, schema: z.strictObject({}) },
  USER_INVITED: { version: 1, schema: z.strictObject({ userId: idSchema, role: practiceRoleSchema }) },
  SETTING_CHANGED: {
    version: 1,
    schema: z.strictObject({
      setting: fieldName,
      from: settingValue,
      to: settingValue,
      /** Whom it is about, where it is not the whole practice. */
      userId: idSchema.optional(),
    }),
  },
  RETENTION_PURGED: {
    version: 1,
    /** How much was taken back of one encounter, and why: its retention ended, or the practice keeps no notes. */
    schema: z.strictObject({
      reason: z.enum(['retentionEnded', 'notesNotKept']),
      notes: count,
      runs: count,
      comments: count,
    }),
  },
  EMBED_SESSION_CREATED: {
    version: 1,
    schema: z.strictObject({
      embedSessionId: idSchema,
      apiKeyId: idSchema,
      userId: idSchema,
      role: practiceRoleSchema,
      components: z.array(fieldName),
      allowedOrigins: z.array(word),
    }),
  },
  API_KEY_CHANGED: {
    /** Version 1 had `apiKeyId` and `created` or `revoked` only. */
    version: 2,
    schema: z.strictObject({
      change: z.enum(['created', 'rotated', 'revoked', 'partnerCreated', 'partnerConsented', 'partnerWithdrawn']),
      apiKeyId: idSchema.nullable(),
      kind: z.enum(['secret', 'publishable']).optional(),
      mode: z.enum(['live', 'test']).optional(),
      scopes: z.array(word).optional(),
      /** The key that takes over from a rotated one. */
      replacedBy: idSchema.optional(),
      partnerId: idSchema.optional(),
    }),
  },
} as const;

/** The actions that can be recorded. The others of the contract get their form with the feature that causes them. */
export type RecordedAction = keyof typeof auditPayloads;

type Frozen<T> = T extends readonly (infer E)[]
  ? readonly Frozen<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

/** An action with the payload of its own form. */
export type AuditEntry = {
  [A in RecordedAction]: { action: A; payload: Frozen<z.input<(typeof auditPayloads)[A]['schema']>> };
}[RecordedAction];

/** Checks a payload against its action's form. A wrong one is a mistake in our code, so it fails the whole transaction. */
export function parsePayload(entry: AuditEntry): { version: number; payload: Record<string, unknown> } {
  const { version, schema } = auditPayloads[entry.action];
  const parsed = schema.safeParse(entry.payload);
  if (!parsed.success) {
    // Paths only: a value that does not belong here must not reach a log by way of the error either.
    const paths = parsed.error.issues.map((issue) => issue.path.join('.') || issue.code).join(', ');
    throw new Error(`The audit payload of ${entry.action} does not have its form: ${paths}.`);
  }
  return { version, payload: parsed.data };
}
