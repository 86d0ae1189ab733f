/** What stands between a word and the one before it. Phrases of the lexicon cross `tight` gaps only. */
export const Gap = { tight: 0, comma: 1, stop: 2 } as const;
export type Gap = (typeof Gap)[keyof typeof Gap];

/** One word of the note: offsets are UTF-16 positions in the note as submitted. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly norm: string;
  readonly stem: string;
  readonly gap: Gap;
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
const letterOrDigit = /[\p{L}\p{N}\p{M}]/u;

function isWordChar(note: string, at: number): boolean {
  const code = note.charCodeAt(at);
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  if (code >= 0xd800 && code <= 0xdfff) return false;
  return letterOrDigit.test(note.charAt(at));
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** An apostrophe or zero-width character inside a word, or a decimal point inside a number, does not end it. */
function joins(note: string, at: number): boolean {
  const character = note.charAt(at);
  if (invisible.test(character)) return true;
  if (at + 1 >= note.length) return false;
  if (character === "'" || character === '’') return isWordChar(note, at + 1);
  if (character === '.' || character === ',') {
    return (
      isDigit(note.charCodeAt(at - 1)) && isDigit(note.charCodeAt(at + 1)) && (character === '.' || thousands(note, at))
    );
  }
  return false;
}

function thousands(note: string, comma: number): boolean {
  for (let index = comma + 1; index <= comma + 3; index += 1) if (!isDigit(note.charCodeAt(index))) return false;
  return !isDigit(note.charCodeAt(comma + 4));
}

function normalize(raw: string): string {
  let plain = raw.toLowerCase();
  // eslint-disable-next-line no-control-regex -- asks "is it all ASCII", the common case
  if (!/^[\x00-\x7f]*$/.test(plain)) {
    plain = plain
      .normalize('NFKD')
      .replace(/[\p{M}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
      .replace(/’/g, "'");
  }
  if (plain.endsWith("'s")) return plain.slice(0, -2);
  return plain.endsWith("'") ? plain.slice(0, -1) : plain;
}

const stems = new Map<string, string>();

/** Folds plurals so that "stones" meets "stone". The same fold is used for the lexicon, so it need not be pretty. */
export function stemOf(norm: string): string {
  // Most words have no plural to fold; to ask the cache would cost more than the answer.
  if (norm.charCodeAt(norm.length - 1) !== 115) return norm;
  const known = stems.get(norm);
  if (known !== undefined) return known;
  const stem = fold(norm);
  // The cache is bounded: a hostile note of random words must not grow the process.
  if (stems.size < 50_000) stems.set(norm, stem);
  return stem;
}

function fold(norm: string): string {
  // "Does" is no plural of DOE, dyspnea on exertion; CRPS is none of CRP.
  if (norm === 'does' || norm === 'crps') return norm;
  if (norm.length < 4 || !norm.endsWith('s') || isDigit(norm.charCodeAt(0))) return norm;
  if (norm.endsWith('ss') || norm.endsWith('us') || norm.endsWith('is')) return norm;
  if (norm.endsWith('ies') && norm.length > 4) return `${norm.slice(0, -3)}y`;
  if (/(ss|x|ch|sh|z)es$/.test(norm)) return norm.slice(0, -2);
  return norm.slice(0, -1);
}

/** "Graves' disease": the apostrophe after an s belongs to the word. */
function isPossessive(note: string, at: number): boolean {
  return (
    (note.charAt(at) === "'" || note.charAt(at) === '’') && note.charAt(at - 1) === 's' && note.charAt(at + 1) === ' '
  );
}

function gapOf(note: string, from: number, to: number): Gap {
  let gap: Gap = Gap.tight;
  for (let at = from; at < to; at += 1) {
    const character = note.charAt(at);
    // "Cystitis without hematuria - nitrofurantoin": a hyphen between spaces is a dash.
    if (character === '-' && note.charAt(at - 1) === ' ' && note.charAt(at + 1) === ' ') return Gap.stop;
    if (character === ' ' || character === '-' || character === '/' || character === '\t' || character === '‐')
      continue;
    // "I&D" is one phrase.
    if (character === '&' && to - from === 1) continue;
    if (character === '\n' || character === '\r') {
      if (!isSoftWrap(note, at)) return Gap.stop;
    } else if ('.;:!?•|–—#*>'.includes(character)) {
      if (character === '.' && isAbbreviation(note, from)) continue;
      return Gap.stop;
    } else if (',()[]{}"“”&+\'’'.includes(character)) {
      if (at === from && isPossessive(note, at)) continue;
      // "I&D", "D&C": one abbreviation.
      if (character === '&' && to - from === 1) continue;
      gap = Gap.comma;
    }
  }
  return gap;
}

const abbreviations = new Set([
  'dr',
  'mr',
  'mrs',
  'ms',
  'vs',
  'no',
  'approx',
  'st',
  'min',
  'mins',
  'hr',
  'hrs',
  'pt',
  'fx',
  'hx',
  'dx',
  'tx',
  'sx',
  'rx',
]);

/** What follows the initial of a genus: "C. diff", "H. pylori". */
const species = /^\. (?:aureus|coli|diff|influenzae|pneumoniae|pylori|trachomatis)/i;

/** "Dr. Hill" and "vs. gout" go on; only where the next word follows on the same line. */
export function isAbbreviation(note: string, end: number): boolean {
  if (note.charAt(end) !== '.') return false;
  let start = end;
  while (start > 0 && isWordChar(note, start - 1) && end - start < 7) start -= 1;
  const word = note.slice(start, end).toLowerCase();
  if (word.length === 1) return species.test(note.slice(end, end + 12));
  if (!abbreviations.has(word)) return false;
  return (
    word === 'dr' || word === 'mr' || word === 'mrs' || word === 'ms' || /^\. [a-z0-9]/.test(note.slice(end, end + 3))
  );
}

/** A line break inside a wrapped paragraph: the line before is long and the next starts in lower case. */
export function isSoftWrap(note: string, at: number): boolean {
  let next = at + 1;
  if (note.charAt(at) === '\r' && note.charAt(next) === '\n') next += 1;
  const follower = note.charAt(next);
  if (!(follower >= 'a' && follower <= 'z')) return false;
  const before = note.charAt(at) === '\n' && note.charAt(at - 1) === '\r' ? at - 1 : at;
  const lineStart = note.lastIndexOf('\n', before - 1) + 1;
  return before - lineStart >= 45;
}

/** Splits a range of the note into words. Offsets stay those of the whole note. */
export function wordsOf(note: string, from = 0, to = note.length): Word[] {
  const words: Word[] = [];
  let last = from;
  let at = from;
  while (at < to) {
    if (!isWordChar(note, at)) {
      at += 1;
      continue;
    }
    const start = at;
    while (at < to && (isWordChar(note, at) || joins(note, at))) at += 1;
    let end = at;
    while (end > start && !isWordChar(note, end - 1)) end -= 1;
    const norm = normalize(note.slice(start, end));
    words.push({ start, end, norm, stem: stemOf(norm), gap: words.length === 0 ? Gap.stop : gapOf(note, last, start) });
    last = end;
  }
  return words;
}
