import { english } from '../internal/localize.ts';
import type { Dictionary, Locale } from '../internal/localize.ts';

/** Languages that are loaded when a page asks for them; English is in the code. */
const dictionaries: Readonly<Record<string, () => Promise<Dictionary>>> = {
  es: () => import('./es.ts').then((module) => module.es),
};

/** Whether a language has to be fetched first. */
export function isLocaleAtHand(tag: string): boolean {
  return dictionaries[languageOf(tag)] === undefined;
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

/** The dictionary of a language. When it cannot be fetched the page goes on in English. */
export async function loadDictionary(tag: string): Promise<Dictionary> {
  try {
    return (await dictionaries[languageOf(tag)]?.()) ?? {};
  } catch {
    // eslint-disable-next-line no-console -- the one way to tell an integrator; it holds no patient data
    console.warn(`Codeloom: the texts for "${tag}" could not be loaded, so English is shown.`);
    return {};
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
