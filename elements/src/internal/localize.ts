import { isStrTagged, joinStringsAndValues, str } from '@lit/localize/internal/str-tag.js';
import type { StrResult } from '@lit/localize/internal/str-tag.js';

export { str };

/** English text to its translation; `{0}`, `{1}` … stand for the values of a `str` template, in any order. */
export type Dictionary = Readonly<Record<string, string>>;

/** The language of what is inside one provider, and how it writes numbers and dates. */
export interface Locale {
  /** BCP 47, such as `en`, `es` or `es-US`. */
  tag: string;
  /** What is not in here stays English. */
  texts: Dictionary;
  /** Sentences of the engine and the server; undefined for one it does not know. English needs none. */
  retell?: (text: string) => string | undefined;
}

export const english: Locale = { tag: 'en', texts: {} };

/** The language of texts made outside a rendering, such as in an event handler: that of the provider that came last. */
let pageLocale = english;
let current: Locale | null = null;

/** The language of the text being made now. */
export function currentLocale(): Locale {
  return current ?? pageLocale;
}

export function setPageLocale(locale: Locale): void {
  pageLocale = locale;
}

/**
 * Runs one rendering in the language of its provider: two providers on a page may differ. Synchronous on purpose; what
 * is awaited inside goes on in the page's language.
 */
export function inLocale<T>(locale: Locale | null, render: () => T): T {
  const before = current;
  current = locale;
  try {
    return render();
  } finally {
    current = before;
  }
}

/**
 * A text for people, in the language of its provider: `msg('Save')`, or with values `msg(str`Saved ${count} codes`)`.
 * Call it while rendering, never once at the top of a module: the language is known only then.
 */
export function msg(text: string | StrResult): string {
  const { texts } = currentLocale();
  if (!isStrTagged(text)) return texts[text] ?? text;
  const translated = texts[keyOf(text)];
  return translated === undefined ? joinStringsAndValues(text.strings, text.values) : fill(translated, text.values);
}

/**
 * A text that the engine or the server said, in the language of its provider. What no dictionary knows stays as it was
 * said: names of diagnoses, words of the note.
 */
export function said(text: string): string {
  const { texts, retell } = currentLocale();
  return texts[text] ?? retell?.(text) ?? text;
}

function keyOf({ strings }: StrResult): string {
  return strings.reduce((key, part, index) => `${key}{${index - 1}}${part}`);
}

function fill(text: string, values: readonly unknown[]): string {
  return text.replace(/\{(\d+)\}/g, (hole, index: string) => {
    const value = values[Number(index)] as string | number | undefined;
    return value === undefined ? hole : String(value);
  });
}
