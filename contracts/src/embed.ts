import { z } from 'zod';
import { encounterIdSchema, idSchema, instantSchema, practiceIdSchema, userIdSchema } from './ids.ts';
import { practiceRoleSchema } from './roles.ts';
import { lineSchema } from './text.ts';

export const embedComponentsSchema = z
  .strictObject({
    note: z.strictObject({ canEdit: z.boolean().default(false) }),
    suggest: z.strictObject({ canRun: z.boolean().default(true) }),
    finalCodes: z.strictObject({
      canEdit: z.boolean().default(true),
      canFinalize: z.boolean().default(false),
      /** Read and write what people of the practice say about the encounter. */
      canComment: z.boolean().default(false),
    }),
    codeSearch: z.strictObject({}),
    queue: z.strictObject({ canAssign: z.boolean().default(false) }),
    auditTrail: z.strictObject({}),
    trainer: z.strictObject({}),
    usage: z.strictObject({}),
  })
  .partial();
export type EmbedComponents = z.infer<typeof embedComponentsSchema>;

/** `https://emr.example.com`: scheme, host and port, nothing after. */
export const originSchema = z
  .url('Write an origin such as https://emr.example.com.')
  .refine((value) => URL.canParse(value) && new URL(value).origin === value && /^https?:\/\/[\w.:[\]-]+$/.test(value), {
    message: 'An origin has a scheme and a host only, such as https://emr.example.com.',
  });

/** What a vendor's server asks for on behalf of one of its users, for one encounter. */
export const embedSessionCreateSchema = z
  .strictObject({
    practiceId: practiceIdSchema,
    user: z.strictObject({
      externalId: lineSchema(64),
      name: lineSchema(120),
      role: practiceRoleSchema,
    }),
    encounterId: encounterIdSchema.optional(),
    encounterExternalId: lineSchema(64).optional(),
    /** The patient of that encounter: a chart of another patient then answers as a missing one. */
    patientPseudoId: lineSchema(64).optional(),
    components: embedComponentsSchema,
    allowedOrigins: z.array(originSchema).min(1).max(10),
  })
  .refine((value) => !(value.encounterId && value.encounterExternalId), {
    message: 'Name the encounter once: by encounterId or by encounterExternalId.',
  })
  .refine((value) => !value.patientPseudoId || value.encounterId || value.encounterExternalId, {
    message: 'Name the encounter beside its patient: by encounterId or by encounterExternalId.',
    path: ['patientPseudoId'],
  });
export type EmbedSessionCreate = z.output<typeof embedSessionCreateSchema>;

/** Single use, 60 s. Hand it to the page; never log it. */
export const embedBootstrapSchema = z.object({
  clientSecret: z.string(),
  expiresAt: instantSchema,
  /** To end the session early: DELETE /api/embed/sessions/:id. */
  sessionId: idSchema,
});
export type EmbedBootstrap = z.infer<typeof embedBootstrapSchema>;

export const embedExchangeSchema = z.strictObject({ clientSecret: z.string().min(20).max(200) });

/** The access token (10 min) lives in the page's memory only. */
export const embedAccessSchema = z.object({
  accessToken: z.string(),
  expiresAt: instantSchema,
  practiceId: practiceIdSchema,
  encounterId: encounterIdSchema.nullable(),
  encounterExternalId: z.string().nullable(),
  patientPseudoId: z.string().nullable().optional(),
  role: practiceRoleSchema,
  /** Who the person is to Codeloom: what one typed is never shown to another of the same name. */
  userId: userIdSchema.optional(),
  userName: z.string(),
  components: embedComponentsSchema,
});
export type EmbedAccess = z.infer<typeof embedAccessSchema>;

export const embedSessionPathSchema = z.strictObject({ id: idSchema });

/** A person signs in within a page that carries a publishable key; the page gets a client secret. */
export const embedSignInSchema = z.strictObject({
  publishableKey: z.string().max(100),
  /** The page that asks, as the frame's own address names it. */
  origin: originSchema,
  email: z.email('Write an email address such as name@example.com.').max(254),
  password: z.string().min(1).max(256),
  encounterExternalId: lineSchema(64).optional(),
});
export type EmbedSignIn = z.output<typeof embedSignInSchema>;
