import { z } from 'zod';

/** Every error a caller can meet. A new code does not compile until it has a status. */
export const errorCodes = [
  'invalidInput',
  'unauthenticated',
  'denied',
  'notFound',
  'conflict',
  'unresolvedEdits',
  'tooLarge',
  'tooManyRequests',
  'modelUnavailable',
  'databaseUnavailable',
  'internal',
] as const;
export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

export const httpStatus = {
  invalidInput: 400,
  unauthenticated: 401,
  denied: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  unresolvedEdits: 422,
  tooManyRequests: 429,
  internal: 500,
  modelUnavailable: 503,
  databaseUnavailable: 503,
} as const satisfies Record<ErrorCode, number>;

/** The one form of an error on the wire. `details` hold ids, field paths and edits, never note text. */
export const errorBodySchema = z.object({
  error: z.object({
    code: errorCodeSchema,
    message: z.string(),
    details: z.unknown().optional(),
    requestId: z.string(),
  }),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;
