import { z } from 'zod';

// Tab, line feed and carriage return belong to texts; the other C0 controls and DEL never do.
// eslint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const lineEnds = /[\t\n\r]/;

export const hasControlCharacters = (text: string): boolean => controlCharacters.test(text);

/** False for text that a database cannot keep to the letter: control characters and lone surrogates. */
export const isPlain = (text: string): boolean => !hasControlCharacters(text) && text.isWellFormed();

/** A short text on one line: names, references, words of a search. */
export const lineSchema = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .refine((text) => isPlain(text) && !lineEnds.test(text), 'Write plain text on one line.');

/** A short text of several lines: reasons. */
export const proseSchema = (minLength: number, maxLength: number, tooShort?: string) =>
  z.string().trim().min(minLength, tooShort).max(maxLength).refine(isPlain, 'Write plain text.');
