import { english } from '../internal/localize.ts';
import type { Dictionary, Locale } from '../internal/localize.ts';

/** What a language brings: the elements' own texts, and the sentences of engine and server. */
export interface Language {
  readonly texts: Dictionary;
  readonly phrases: Dictionary;
}

/** Languages that are loaded when a page asks for them; English is in the code. */
const languages: Readonly<Record<string, () => Promise<Language>>> = {
  es: () => import('./es.ts').then(({ es, phrases }) => ({ texts: es, phrases })),
};
const none: Language = { texts: {}, phrases: {} };

/** Whether a language has to be fetched first. */
export function isLocaleAtHand(tag: string): boolean {
  return languages[languageOf(tag)] === undefined;
}

/**
 * A language with the host's own words laid over it. A tag that browsers do not know, or a language without a
 * dictionary, is English with the numbers and dates of that place where they can be had.
 */
export function localeWith(tag: string, texts: Dictionary, own: Dictionary): Locale {
  const known = canonical(tag);
  return known === english.tag && isEmpty(texts) && isEmpty(own)
    ? english
    : { tag: known, texts: { ...texts, ...own } };
}

/** The same with the sentences of engine and server told in it: in the host's words, then in those of the language. */
export async function tellingLocale(tag: string, own: Dictionary): Promise<Locale> {
  const { texts, phrases } = await loadLanguage(tag);
  const locale = localeWith(tag, texts, own);
  if (isEmpty(phrases) && isEmpty(own)) return locale;
  try {
    const { retelling } = await import('./retell.ts');
    return { ...locale, retell: retelling(phrases, own) };
  } catch {
    return locale;
  }
}

/** When a language cannot be fetched the page goes on in English. */
async function loadLanguage(tag: string): Promise<Language> {
  try {
    return (await languages[languageOf(tag)]?.()) ?? none;
  } catch {
    // eslint-disable-next-line no-console -- the one way to tell an integrator; it holds no patient data
    console.warn(`Codeloom: the texts for "${tag}" could not be loaded, so English is shown.`);
    return none;
  }
}

function languageOf(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? '';
}

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? english.tag;
  } catch {
    return english.tag;
  }
}

function isEmpty(texts: Dictionary): boolean {
  return Object.keys(texts).length === 0;
}
