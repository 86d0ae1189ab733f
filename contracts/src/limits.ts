/** Numbers that browsers need at run time. No zod in this file: it is bundled into host pages. */

/** Limits of one professional claim (837P, CMS-1500): 12 diagnoses, 4 modifiers and 4 pointers a line. */
export const claimLimits = { diagnoses: 12, modifiersPerLine: 4, pointersPerLine: 4, lines: 50 } as const;

/** Longest note stored. */
export const MAX_NOTE_CHARS = 200_000;
/** Longest comment on an encounter, and how many one encounter takes: a conversation, not a second chart. */
export const MAX_COMMENT_CHARS = 2_000;
export const MAX_COMMENTS = 200;
/** Longest part of a note the engine reads in one suggestion (PRD, pipeline step 1). */
export const MAX_ENGINE_CHARS = 10_000;

/** low < 0.6 <= medium < 0.8 <= high (DESIGN section 6). Candidates from 0.6 up count as supported. */
export const SUPPORTED_FROM = 0.6;
export const HIGH_FROM = 0.8;
