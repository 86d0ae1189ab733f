import { z } from 'zod';
import { embedComponentsSchema, originSchema } from './embed.ts';
import { idSchema, instantSchema, practiceIdSchema } from './ids.ts';
import { lineSchema } from './text.ts';

/** What a secret key may do. Setting, finalizing, reopening and voiding codes is a person's act: no scope includes it. */
export const apiScopes = ['embed', 'encounters:read', 'encounters:write', 'exports:read'] as const;
export const apiScopeSchema = z.enum(apiScopes);
export type ApiScope = z.infer<typeof apiScopeSchema>;

/** A test key belongs to a sandbox practice of its own: made-up patients only. */
export const apiKeyModeSchema = z.enum(['live', 'test']);
export type ApiKeyMode = z.infer<typeof apiKeyModeSchema>;

export const apiKeyCreateSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('secret'),
    name: lineSchema(60),
    mode: apiKeyModeSchema.default('live'),
    scopes: z
      .array(apiScopeSchema)
      .min(1, 'Name at least one scope.')
      .max(apiScopes.length)
      .default([...apiScopes]),
  }),
  z.strictObject({
    kind: z.literal('publishable'),
    name: lineSchema(60),
    mode: apiKeyModeSchema.default('live'),
    /** The pages it may stand in. People sign in there in a frame of our origin. */
    allowedOrigins: z.array(originSchema).min(1).max(10),
    components: embedComponentsSchema,
  }),
]);
export type ApiKeyCreate = z.output<typeof apiKeyCreateSchema>;
export type ApiKeyCreateInput = z.input<typeof apiKeyCreateSchema>;

export const apiKeySchema = z.object({
  id: idSchema,
  /** The practice it opens: for a test key the sandbox. */
  practiceId: practiceIdSchema,
  name: z.string(),
  kind: z.enum(['secret', 'publishable']),
  mode: apiKeyModeSchema,
  /** The readable start of the key; the rest is known to its holder only. */
  prefix: z.string(),
  scopes: z.array(apiScopeSchema),
  allowedOrigins: z.array(z.string()),
  /** The EMR vendor that made it, by the practice's consent. */
  partnerId: idSchema.nullable(),
  createdAt: instantSchema,
  /** To within a few minutes. */
  lastUsedAt: instantSchema.nullable(),
  /** A rotated key works until then. */
  expiresAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

export const apiKeysSchema = z.object({ items: z.array(apiKeySchema) });
export type ApiKeys = z.infer<typeof apiKeysSchema>;

/** `secret` is the whole key: shown this once, stored as a hash. */
export const apiKeyCreatedSchema = z.object({ key: apiKeySchema, secret: z.string() });
export type ApiKeyCreated = z.infer<typeof apiKeyCreatedSchema>;

export const apiKeyPathSchema = z.strictObject({ id: idSchema });
export const apiKeyRotateSchema = z.strictObject({
  /** How long the old key works beside the new one. 0 ends it at once. */
  overlapHours: z.number().int().min(0).max(168).default(24),
});
export const apiKeyRotateCallSchema = apiKeyRotateSchema.extend({ id: idSchema });

/** An EMR vendor and, for a practice, whether it consents. */
export const partnerSchema = z.object({
  id: idSchema,
  name: z.string(),
  createdAt: instantSchema,
  consentedAt: instantSchema.nullable(),
});
export type Partner = z.infer<typeof partnerSchema>;
export const partnersSchema = z.object({ items: z.array(partnerSchema) });
export type Partners = z.infer<typeof partnersSchema>;

export const partnerCreateSchema = z.strictObject({ name: lineSchema(80) });
export const partnerCreatedSchema = z.object({ partner: partnerSchema, secret: z.string() });
export type PartnerCreated = z.infer<typeof partnerCreatedSchema>;
export const partnerPathSchema = z.strictObject({ id: idSchema });

/** A vendor asks for a key of a practice that consents to it, or (`test`) for one of its own sandbox, which needs nobody's consent. */
export const partnerKeyCreateSchema = z
  .strictObject({
    practiceId: practiceIdSchema.optional(),
    name: lineSchema(60),
    mode: apiKeyModeSchema.default('live'),
  })
  .refine(({ practiceId, mode }) => (mode === 'live') === (practiceId !== undefined), {
    message: 'Name the practice of a live key; a test key belongs to your own sandbox.',
    path: ['practiceId'],
  });
export type PartnerKeyCreate = z.output<typeof partnerKeyCreateSchema>;

/** A practice as the vendor it consents to sees it. */
export const partnerPracticeSchema = z.object({
  practiceId: practiceIdSchema,
  name: z.string(),
  consentedAt: instantSchema,
  /** Since then the vendor's keys of this practice have ended. */
  withdrawnAt: instantSchema.nullable(),
});

/** What an EMR vendor sees of itself: its key, the consents it has, its sandbox and the keys it made. */
export const partnerOverviewSchema = z.object({
  partner: partnerSchema,
  ownKey: z.object({ prefix: z.string(), previousEndsAt: instantSchema.nullable() }),
  practices: z.array(partnerPracticeSchema),
  sandboxPracticeId: practiceIdSchema.nullable(),
  keys: z.array(apiKeySchema),
});
export type PartnerOverview = z.infer<typeof partnerOverviewSchema>;
