import { z } from 'zod';
import { MAX_NOTE_CHARS } from './limits.ts';
import { hasControlCharacters } from './text.ts';

/** A note as submitted, kept to the letter: emoji, CRLF, zero-width and right-to-left characters stay. */
export const noteTextSchema = z
  .string()
  .max(
    MAX_NOTE_CHARS,
    `The note is longer than ${MAX_NOTE_CHARS.toLocaleString('en-US')} characters. Split it by visit.`,
  )
  .refine((text) => text.trim().length > 0, 'The note is empty. Paste the encounter note.')
  .refine((text) => !hasControlCharacters(text), 'The note holds control characters. Paste it as plain text.')
  .refine((text) => text.isWellFormed(), 'The note holds a broken character (lone surrogate). Paste it as plain text.');
