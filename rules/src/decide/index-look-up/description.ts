import { shippedEngine } from '../../engine.ts';
import { stemOf } from '../../read/words.ts';

/** What a description asks of the documentation. */
export interface Description {
  readonly code: string;
  /** Each group is met by any one of its words. */
  readonly groups: readonly (readonly string[])[];
  /** Words of a second phrase after "and" or "or": said by the code, not needed in the note. */
  readonly also: readonly string[];
  /** Words after "without" and "not": the description holds only where the note does not affirm them. */
  readonly absent: readonly string[];
  readonly side: 'right' | 'left' | 'bilateral' | null;
  /** "Other specified …" is chosen only where the index leads to it, never by its words. */
  readonly residual: boolean;
}

let idle: ReadonlySet<string> | undefined;
let plain: ReadonlyMap<string, readonly string[]> | undefined;

function idleWords(): ReadonlySet<string> {
  idle ??= new Set(shippedEngine().book.indexWords.idle.map(stemOf));
  return idle;
}

/** The words of the descriptions for which a word of a note stands, itself first. */
export function officialWords(stem: string): readonly string[] {
  if (plain === undefined) {
    const map = new Map<string, string[]>();
    for (const [official, words] of Object.entries(shippedEngine().book.indexWords.words))
      for (const word of words) {
        const key = stemOf(word);
        map.set(key, [...(map.get(key) ?? []), stemOf(official)]);
      }
    plain = map;
  }
  const more = plain.get(stem);
  return more === undefined ? [stem] : [stem, ...more];
}

export const isIdle = (stem: string): boolean => idleWords().has(stem);

/** Where a list or a phrase of a description ends. */
const breaks = new Set(['of', 'with', 'without', 'due', 'in', 'to', 'by', 'on', 'at', 'from', 'for']);

const encounterEnd = /, (?:initial|subsequent) encounter.*$|, sequela$/;
const negations = /\bwithout [^,]*(?:, [^,]+)*,? and [^,]+|\b(?:without|not) [^,]*/g;
/** "Of unspecified site of left breast", ", unspecified severity": a detail that nobody gave. At the front the word alone says nothing. */
const unspecific =
  /\b(?:of|in|with|at|on|by|due to) unspecified\b[^,]*?(?= of | with |,|$)|, unspecified\b[^,]*?(?= with(?:out)? |,|$)|^unspecified\b|\bunspecified (?:as to|whether)\b[^,]*/g;

/** "Of other part of left foot": a place that no other code names says nothing of the place. */
const otherPart = /\b(?:of|in) other\b[^,]*?(?= with |,|$)/g;

function tokens(text: string): string[] {
  return (text.match(/[a-z0-9]+(?:'[a-z]+)?|,/g) ?? []).map((word) =>
    word === ',' ? word : stemOf(word.replace(/'s$/, '')),
  );
}

/** "Embolism and thrombosis of": the words on both sides of "and" are one group; the rest of the second phrase is not needed. */
function groupsOf(words: readonly string[]): Pick<Description, 'groups' | 'also'> {
  const groups: string[][] = [];
  const also: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === 'and' || word === 'or') {
      let end = at + 1;
      while (end < words.length && words[end] !== ',' && !breaks.has(words[end] ?? '')) end += 1;
      const last = words[end - 1];
      if (last !== undefined && !isIdle(last)) groups.at(-1)?.push(...officialOf(last));
      also.push(...words.slice(at + 1, end).filter((item) => !isIdle(item)));
      at = end - 1;
    } else if (word !== ',' && !isIdle(word)) groups.push(officialOf(word));
  }
  return { groups, also };
}

/** Both sides of a comparison are folded to the words of the descriptions. */
const officialOf = (stem: string): string[] => [...officialWords(stem)];

function sideOf(words: readonly string[]): Description['side'] {
  if (words.includes('bilateral')) return 'bilateral';
  if (words.includes('right')) return 'right';
  return words.includes('left') ? 'left' : null;
}

const sides = new Set(['right', 'left', 'bilateral']);

/** Takes a description apart. Parentheses hold what is not needed; what stands in brackets is another name, left out here. */
export function descriptionOf(code: string, text: string): Description {
  const lower = text
    .toLowerCase()
    .replace(/\(s\)/g, 's')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(encounterEnd, '');
  const absent: string[] = [];
  const rest = lower.replace(negations, (run) => {
    absent.push(...tokens(run).filter((word) => word !== ',' && !isIdle(word)));
    return ' ';
  });
  const residual = /^other\b|elsewhere classified|\bother specified\b|\bof other\b/.test(lower);
  const words = tokens(rest.replace(unspecific, ' '));
  const named = tokens(rest.replace(unspecific, ' ').replace(otherPart, ' '));
  return {
    code,
    ...groupsOf(named.filter((word) => !sides.has(word))),
    absent,
    side: sideOf(words),
    residual,
  };
}

/** The name in brackets at the end of a description: another name of the whole. */
export function otherName(text: string): string | null {
  const name = /^[A-Za-z][^[\]]* \[([A-Za-z][^\]]+)\]$/.exec(text)?.[1];
  return name !== undefined && /[ '’]/.test(name) ? name : null;
}
