import type { OffsetMap } from '../redact/index.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Shortest quote that says anything: one letter or digit pair is everywhere. */
const SHORTEST_QUOTE = 3;

const typographic: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'"],
  [/[\u201c\u201d\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' '],
];

function plain(text: string): string {
  let result = text;
  for (const [pattern, replacement] of typographic) result = result.replace(pattern, replacement);
  return result;
}

/** The text with each run of white space as one space, and the offset each character came from. */
function collapsed(text: string): { text: string; from: number[] } {
  const view = plain(text);
  let result = '';
  const from: number[] = [];
  for (let at = 0; at < view.length; at += 1) {
    const character = view.charAt(at);
    if (/\s/.test(character)) {
      if (result.endsWith(' ')) continue;
      result += ' ';
    } else {
      result += character;
    }
    from.push(at);
  }
  return { text: result, from };
}

function isWordEdge(text: string, at: number): boolean {
  return !(/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && /[\p{L}\p{N}]/u.test(text.charAt(at)));
}

function indexOfWhole(text: string, part: string): number {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (isWordEdge(text, at) && isWordEdge(text, at + part.length)) return at;
  }
  return -1;
}

/**
 * Finds quotes in the text that was sent and leads them back to the note as submitted. Exact first; then tolerant of white space
 * and typographic characters only. Words are never guessed: null means that the quote is not in the note.
 */
export function locator(sent: string, map: OffsetMap): (quote: string) => Place | null {
  // Made for the first quote that is not there to the letter: most are.
  let collapsedOnce: ReturnType<typeof collapsed> | null = null;
  return (quote) => {
    const wanted = quote.trim();
    if (wanted.length < SHORTEST_QUOTE) return null;
    const exact = indexOfWhole(sent, wanted);
    if (exact >= 0) return map.toSource(exact, exact + wanted.length);
    const loose = (collapsedOnce ??= collapsed(sent));
    const { text } = collapsed(wanted);
    const at = indexOfWhole(loose.text, text);
    const first = loose.from[at];
    const last = loose.from[at + text.length - 1];
    return at < 0 || first === undefined || last === undefined ? null : map.toSource(first, last + 1);
  };
}
