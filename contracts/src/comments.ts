import { z } from 'zod';
import { encounterIdSchema, idSchema, instantSchema } from './ids.ts';
import { MAX_COMMENT_CHARS } from './limits.ts';
import { practiceRoleSchema } from './roles.ts';
import { proseSchema } from './text.ts';

/** What people say to each other about one encounter. Written once: a comment is neither edited nor deleted by hand. */
export const encounterCommentSchema = z.object({
  id: idSchema,
  encounterId: encounterIdSchema,
  /** Null once it was taken back: its retention ended, or the practice keeps no notes. */
  text: z.string().nullable(),
  authorName: z.string(),
  authorRole: practiceRoleSchema,
  /** Written by the caller. */
  mine: z.boolean(),
  createdAt: instantSchema,
});
export type EncounterComment = z.infer<typeof encounterCommentSchema>;

export const commentsListInputSchema = z.strictObject({ encounterId: encounterIdSchema });
/** Oldest first. */
export const encounterCommentsSchema = z.object({ items: z.array(encounterCommentSchema) });
export type EncounterComments = z.infer<typeof encounterCommentsSchema>;

export const commentAddSchema = z.strictObject({
  encounterId: encounterIdSchema,
  text: proseSchema(1, MAX_COMMENT_CHARS, 'Write a comment first.'),
});
export type CommentAdd = z.output<typeof commentAddSchema>;
