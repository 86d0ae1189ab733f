import type { Dictionary } from '../internal/localize.ts';

/** Gives a text of the engine or the server in another language; undefined when no phrase fits. */
export type Retelling = (text: string) => string | undefined;

/** A phrase with holes: `{0}: the side is not documented.` */
interface Phrase {
  /** Its longest fixed part: what does not hold this cannot fit, which is cheaper to ask than the expression. */
  readonly anchor: string;
  readonly fits: RegExp;
  /** Number of each hole in the order of the English text. */
  readonly holes: readonly string[];
  readonly translation: string;
}

/** Letters that a host's own phrase needs beside its holes, so that one for `{0} of {1}` does not fit half of all sentences. */
const LEAST_LETTERS = 12;
/** Texts that are remembered; a page shows some hundred at most. */
const MOST_REMEMBERED = 2000;

/**
 * Engine and server say English sentences with values in them. The keys of `phrases` are those sentences with `{0}` where a value stands;
 * the value itself is retold too, so that a list in a sentence is translated as well. `own` are the host's words, which come first.
 */
export function retelling(phrases: Dictionary, own: Dictionary = {}): Retelling {
  const exact: Dictionary = { ...phrases, ...own };
  const ownPhrases = Object.keys(own).filter((key) => key in phrases || lettersOf(key) >= LEAST_LETTERS);
  const templates = [...new Set([...ownPhrases, ...Object.keys(phrases)])]
    .filter((key) => /\{\d+\}/.test(key))
    .map((key) => ({ key, weight: lettersOf(key) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ key }) => phraseOf(key, exact[key] ?? key));
  const remembered = new Map<string, string | undefined>();

  function retell(text: string): string | undefined {
    const known = exact[text];
    if (known !== undefined || remembered.has(text)) return known ?? remembered.get(text);
    const found = byTemplate(text);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(text, found);
    return found;
  }

  function byTemplate(text: string): string | undefined {
    for (const { anchor, fits, holes, translation } of templates) {
      const match = text.includes(anchor) ? fits.exec(text) : null;
      if (match === null) continue;
      const values = new Map(holes.map((hole, index) => [hole, valueOf(match[index + 1] ?? '')]));
      return translation.replace(/\{(\d+)\}/g, (all, hole: string) => values.get(hole) ?? all);
    }
    return undefined;
  }

  /** A value in a sentence: a phrase of its own, with or without its full stop, or a list of such. */
  function valueOf(value: string): string {
    const whole = retell(value) ?? retell(`${value}.`)?.replace(/\.$/, '');
    if (whole !== undefined) return whole;
    const separator = value.includes('; ') ? '; ' : ', ';
    return value.includes(separator)
      ? value
          .split(separator)
          .map((part) => retell(part) ?? part)
          .join(separator)
      : value;
  }
  return retell;
}

function lettersOf(key: string): number {
  return key.replaceAll(/\{\d+\}|[^\p{L}]/gu, '').length;
}

function phraseOf(key: string, translation: string): Phrase {
  const parts = key.split(/\{\d+\}/);
  const anchor = parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  const source = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+?)');
  return {
    anchor,
    fits: new RegExp(`^${source}$`, 's'),
    holes: [...key.matchAll(/\{(\d+)\}/g)].map(([, hole = '']) => hole),
    translation,
  };
}
