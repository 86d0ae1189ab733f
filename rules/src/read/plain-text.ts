const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const unseen =
  /(?<=^|\s)[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+(?=\s|$)/gm;

/**
 * The note as the reader's patterns see it: the same length and the same places, with plain quotes, dashes and spaces.
 * Characters that nobody sees become spaces beside white space; inside a word the word keeps them.
 */
export function plainText(note: string): string {
  return note
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑−]/g, '-')
    .replace(spaces, ' ')
    .replace(unseen, (run) => ' '.repeat(run.length));
}
