import { z } from 'zod';
import { MAX_NOTE_CHARS } from './limits.ts';

// Tab, line feed and carriage return belong to notes; the other C0 controls and DEL never do.
// eslint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A note as submitted, kept to the letter: emoji, CRLF, zero-width and right-to-left characters stay. */
export const noteTextSchema = z
  .string()
  .max(
    MAX_NOTE_CHARS,
    `The note is longer than ${MAX_NOTE_CHARS.toLocaleString('en-US')} characters. Split it by visit.`,
  )
  .refine((text) => text.trim().length > 0, 'The note is empty. Paste the encounter note.')
  .refine((text) => !controlCharacters.test(text), 'The note holds control characters. Paste it as plain text.')
  .refine((text) => text.isWellFormed(), 'The note holds a broken character (lone surrogate). Paste it as plain text.');
