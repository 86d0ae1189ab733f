import { z } from 'zod';
import { encounterIdSchema, instantSchema } from './ids.ts';
import { claimLimits, MAX_COMMENT_CHARS, MAX_NOTE_CHARS } from './limits.ts';

/** A draft is half-typed on purpose: any text that can be kept to the letter, whole codes or not. */
const typedText = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine(
      (text) => text.isWellFormed(),
      'The text holds a broken character (lone surrogate). Paste it as plain text.',
    );

const typedCode = typedText(20);

/** Unsaved edits of a claim's codes, in claim order. */
export const draftCodesSchema = z.strictObject({
  emCode: typedCode.nullable(),
  emModifiers: z.array(typedCode).max(claimLimits.modifiersPerLine).default([]),
  diagnoses: z
    .array(z.strictObject({ code: typedCode, description: typedText(300).default('') }))
    .max(claimLimits.diagnoses * 2),
  procedures: z
    .array(
      z.strictObject({
        code: typedCode,
        modifiers: z.array(typedCode).max(claimLimits.modifiersPerLine).default([]),
        units: z.number().int().min(0).max(999).default(1),
        pointers: z
          .array(z.number().int().min(1).max(claimLimits.diagnoses))
          .max(claimLimits.pointersPerLine)
          .default([]),
      }),
    )
    .max(claimLimits.lines * 2),
});
export type DraftCodes = z.output<typeof draftCodesSchema>;

/** What a draft holds: the note or a comment as typed, or the codes as edited. One of each for a user and an encounter. */
export const draftContentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('note'), noteText: typedText(MAX_NOTE_CHARS) }),
  z.strictObject({ kind: z.literal('codes'), codes: draftCodesSchema }),
  z.strictObject({ kind: z.literal('comment'), text: typedText(MAX_COMMENT_CHARS) }),
]);
export type DraftContent = z.output<typeof draftContentSchema>;
export type DraftContentInput = z.input<typeof draftContentSchema>;

export const draftKindSchema = z.enum(['note', 'codes', 'comment']);
export type DraftKind = z.infer<typeof draftKindSchema>;

export const draftSaveSchema = z.strictObject({
  encounterId: encounterIdSchema,
  /** The encounter as it stood when this was typed. */
  encounterVersion: z.number().int().min(1),
  content: draftContentSchema,
});
export type DraftSave = z.output<typeof draftSaveSchema>;
export type DraftSaveInput = z.input<typeof draftSaveSchema>;

export const draftSavedSchema = z.object({ savedAt: instantSchema, expiresAt: instantSchema });
export type DraftSaved = z.infer<typeof draftSavedSchema>;

export const draftSchema = draftSavedSchema.extend({
  encounterId: encounterIdSchema,
  /** Older than the encounter's version: somebody changed the encounter since. */
  encounterVersion: z.number().int(),
  content: draftContentSchema,
});
export type Draft = z.infer<typeof draftSchema>;

export const draftsGetSchema = z.strictObject({ encounterId: encounterIdSchema });
/** The caller's own drafts of one encounter: at most one of each kind. */
export const draftsSchema = z.object({ items: z.array(draftSchema) });
export type Drafts = z.infer<typeof draftsSchema>;

export const draftDiscardSchema = z.strictObject({ encounterId: encounterIdSchema, kind: draftKindSchema.optional() });
export type DraftDiscard = z.output<typeof draftDiscardSchema>;
