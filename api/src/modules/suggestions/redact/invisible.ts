import { applyEdits, type Edit, type OffsetMap } from './offset-map.ts';

/** Families of characters that a reader cannot see but a model would read. */
export type InvisibleKind = 'zeroWidth' | 'bidi' | 'tag' | 'variation' | 'control';

/**
 * Source: SECURITY section 3 (LLM): U+E0000–E007F, U+FE00–FE0F, U+200B–200D, U+2060; and with them the bidi controls,
 * the variation selectors supplement, soft hyphen, fillers and line or paragraph separators. Tab, CR and LF stay.
 */
const invisible = new RegExp(
  // eslint-disable-next-line no-misleading-character-class -- the characters are listed one by one; none is meant to combine
  '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164' +
    '\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]',
  'gu',
);

function kindOf(codePoint: number): InvisibleKind {
  if (codePoint >= 0xe0000 && codePoint <= 0xe007f) return 'tag';
  if ((codePoint >= 0xfe00 && codePoint <= 0xfe0f) || codePoint >= 0xe0100) return 'variation';
  if (
    codePoint === 0x061c ||
    codePoint === 0x200e ||
    codePoint === 0x200f ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2066 && codePoint <= 0x2069)
  ) {
    return 'bidi';
  }
  if (codePoint === 0x2028 || codePoint === 0x2029) return 'control';
  return 'zeroWidth';
}

/** The text without invisible characters, how many of each kind there were, and the way back. */
export function neutralizeInvisible(source: string): {
  text: string;
  map: OffsetMap;
  counts: Partial<Record<InvisibleKind, number>>;
} {
  const counts: Partial<Record<InvisibleKind, number>> = {};
  const edits: Edit[] = [];
  for (const match of source.matchAll(invisible)) {
    const kind = kindOf(match[0].codePointAt(0) ?? 0);
    counts[kind] = (counts[kind] ?? 0) + 1;
    // A separator divides lines; every other invisible character stands between letters of one word.
    const replacement = kind === 'control' ? '\n' : '';
    edits.push({ start: match.index, end: match.index + match[0].length, replacement });
  }
  return { ...applyEdits(source, edits), counts };
}
