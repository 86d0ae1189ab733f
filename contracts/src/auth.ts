import { z } from 'zod';
import { instantSchema, practiceIdSchema, userIdSchema } from './ids.ts';
import { practiceRoleSchema, roleSchema } from './roles.ts';
import { lineSchema } from './text.ts';

export const loginSchema = z.strictObject({
  email: z.email('Write an email address such as name@example.com.').max(254),
  password: z.string().min(1).max(256),
});

/** NIST SP 800-63B-4: 15 characters without a second factor, at least 64 allowed, no composition rules. */
export const newPasswordSchema = z.string().min(15, 'Use 15 characters or more; a sentence works well.').max(256);

export const registerSchema = z.strictObject({
  email: z.email().max(254),
  firstName: lineSchema(80),
  lastName: lineSchema(80),
  role: practiceRoleSchema,
  password: newPasswordSchema,
  /** Which practice: a platform admin names it; a practice admin's own is the only one. */
  practiceId: practiceIdSchema.optional(),
});
export type Register = z.output<typeof registerSchema>;

/** Whose account a practice admin opens again. */
export const unlockSchema = z.strictObject({ email: z.email('Write the email address of the account.').max(254) });

export const signedInUserSchema = z.object({
  id: userIdSchema,
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  role: roleSchema,
  /** Null for a platform admin, who belongs to no practice. */
  practiceId: practiceIdSchema.nullable(),
});
export type SignedInUser = z.infer<typeof signedInUserSchema>;

export const loginResultSchema = z.object({ token: z.string(), expiresAt: instantSchema, user: signedInUserSchema });
export type LoginResult = z.infer<typeof loginResultSchema>;

export const meSchema = z.object({
  user: signedInUserSchema,
  practice: z
    .object({ id: practiceIdSchema, name: z.string(), specialty: z.string(), timeZone: z.string() })
    .nullable(),
});
export type Me = z.infer<typeof meSchema>;

/** What a browser learns of the environment at run time. */
export const environmentSchema = z.object({
  appEnv: z.enum(['dev', 'pilot', 'prod']),
  version: z.string(),
  /** In dev only. */
  signInHint: z.string().nullable(),
});
export type Environment = z.infer<typeof environmentSchema>;
