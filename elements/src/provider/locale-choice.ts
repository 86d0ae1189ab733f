import { english, setPageLocale } from '../internal/localize.ts';
import type { Dictionary, Locale } from '../internal/localize.ts';
import { isLocaleAtHand, localeWith, tellingLocale } from '../locales/load-locale.ts';

/** The language one provider speaks. While a dictionary is on its way nothing is said, so that no text changes under the eye. */
export class LocaleChoice {
  /** Null while it is being fetched. */
  locale: Locale | null = english;
  #tag = english.tag;
  #own: Dictionary = {};
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Turns to a language with the host's own words; says so by `changed` when it had to be fetched. */
  choose(tag: string, own: Dictionary): void {
    if (tag === this.#tag && sameTexts(own, this.#own)) return;
    this.#tag = tag;
    this.#own = own;
    // English stands at once; the host's words for sentences of the server follow before the first of them is here.
    if (isLocaleAtHand(tag)) this.#speak(localeWith(tag, {}, own));
    else this.locale = null;
    if (this.locale === null || Object.keys(own).length > 0) void this.#fetch(tag, own);
  }

  async #fetch(tag: string, own: Dictionary): Promise<void> {
    const locale = await tellingLocale(tag, own);
    if (tag !== this.#tag || own !== this.#own) return;
    this.#speak(locale);
    this.#changed();
  }

  #speak(locale: Locale): void {
    this.locale = locale;
    setPageLocale(locale);
  }
}

function sameTexts(one: Dictionary, other: Dictionary): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
