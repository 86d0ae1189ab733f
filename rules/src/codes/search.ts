/** Code look-up over one big text: a code prefix, or words and word beginnings in any order, abbreviations and plain words included. */
import { wordAlternatives } from './plain-words.ts';

/** The rows of a table as search sees them. */
export interface RowText {
  readonly rows: {
    readonly text: string;
    readonly starts: Int32Array;
    readonly byCode: ReadonlyMap<string, number>;
  };
  /** The same text in lower case; offsets are equal because tables hold no character that changes length. */
  readonly lower: string;
  readonly terms: ReadonlyMap<string, readonly string[]>;
}

const codeForm = /^[a-z][0-9a][0-9a-z]?(\.?[0-9a-z]{0,4})$/;

function words(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** Offset of `part` in `text` at the beginning of a word, from `from` on. */
function wordStart(text: string, part: string, from: number): number {
  for (let at = text.indexOf(part, from); at !== -1; at = text.indexOf(part, at + 1)) {
    const before = at === 0 ? 32 : text.charCodeAt(at - 1);
    const inWord = (before >= 97 && before <= 122) || (before >= 48 && before <= 57);
    if (!inWord) return at;
  }
  return -1;
}

function rowOf(starts: Int32Array, offset: number, from: number): number {
  let low = from;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Rows that hold a word beginning with any of the alternatives. */
function rowsWith(source: RowText, alternatives: readonly string[]): Set<number> {
  const found = new Set<number>();
  const { starts } = source.rows;
  for (const part of alternatives) {
    let row = 0;
    for (
      let at = wordStart(source.lower, part, 0);
      at !== -1;
      at = wordStart(source.lower, part, starts[row + 1] ?? Infinity)
    ) {
      row = rowOf(starts, at, row);
      found.add(row);
      if (row >= starts.length - 2) break;
    }
  }
  // An official table does not hold our terms in its text: they lie over it.
  for (const [code, terms] of source.terms) {
    const row = source.rows.byCode.get(code);
    if (row !== undefined && !found.has(row) && wordScore(terms.join(' ; ').toLowerCase(), alternatives) > 0)
      found.add(row);
  }
  return found;
}

/** How well one word of the query stands in a text: 3 as a whole word, 2 as the beginning of one, 0 not at all. */
function wordScore(text: string, alternatives: readonly string[]): number {
  let best = 0;
  for (const [index, part] of alternatives.entries()) {
    const at = wordStart(text, part, 0);
    if (at === -1) continue;
    const whole = !/[a-z0-9]/.test(text.charAt(at + part.length));
    best = Math.max(best, (whole ? 3 : 2) - (index === 0 ? 0 : 0.5));
  }
  return best;
}

/** A term that is the query counts most, then a term that begins with it. */
function termScore(terms: readonly string[], query: string): number {
  let best = 0;
  for (const [index, term] of terms.entries()) {
    const text = term.toLowerCase();
    if (text === query) best = Math.max(best, 40 - Math.min(index, 9) / 10);
    else if (text.startsWith(query)) best = Math.max(best, 10 + (2 * query.length) / text.length);
  }
  return best;
}

/** Scores a text with its terms against a query; null when a word of the query stands nowhere. Shared with the procedure look-up. */
export function scoreText(
  text: string,
  terms: readonly string[],
  query: { readonly phrase: string; readonly alternatives: readonly (readonly string[])[] },
): number | null {
  const whole = `${text.toLowerCase()} ; ${terms.join(' ; ').toLowerCase()}`;
  let score = termScore([text, ...terms], query.phrase);
  for (const alternatives of query.alternatives) {
    const found = wordScore(whole, alternatives);
    if (found === 0) return null;
    score += found;
  }
  return score - text.length / 60;
}

/** Splits a query into words, each with the other words that mean the same. */
export function readQuery(query: string): { phrase: string; alternatives: readonly (readonly string[])[] } {
  const parts = words(query);
  return { phrase: parts.join(' '), alternatives: parts.map((word) => wordAlternatives(word)) };
}

/** A first visit for an injury is what people look for most; sequelae least. */
function encounterPreference(text: string): number {
  if (text.includes('sequela')) return -1;
  if (text.includes('subsequent encounter')) return -0.6;
  return text.includes('open fracture') ? -0.3 : 0;
}

/** The best `limit` rows for a query. */
export function searchRows(source: RowText, query: string, limit: number): number[] {
  const asked = query.trim().toLowerCase();
  if (codeForm.test(asked)) {
    const byCode = rowsByCode(source, asked.replace('.', ''), limit);
    if (byCode.length > 0) return byCode;
  }
  const parsed = readQuery(asked);
  const rarest = [...parsed.alternatives].sort((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))[0];
  if (rarest === undefined) return [];
  const scored: { row: number; score: number }[] = [];
  const { text, starts } = source.rows;
  for (const row of rowsWith(source, rarest)) {
    // Most rows lack a word of the query: seen on the raw line, before it is cut into columns and scored.
    const line = source.lower.slice(starts[row], starts[row + 1]);
    const termsAt = source.terms.get(text.slice(starts[row], text.indexOf('\t', starts[row])));
    if (termsAt === undefined && !parsed.alternatives.every((words) => words.some((word) => line.includes(word))))
      continue;
    const [, flag, description = ''] = text.slice(starts[row], (starts[row + 1] ?? 1) - 1).split('\t', 3);
    const score = scoreText(description, termsAt ?? [], parsed);
    if (score === null) continue;
    scored.push({ row, score: score + (flag === '1' ? 1 : 0) + encounterPreference(description) });
  }
  scored.sort((a, b) => b.score - a.score || a.row - b.row);
  return scored.slice(0, limit).map((hit) => hit.row);
}

function rowsByCode(source: RowText, prefix: string, limit: number): number[] {
  const { text, starts } = source.rows;
  const wanted = prefix.length > 3 ? `${prefix.slice(0, 3)}.${prefix.slice(3)}` : prefix;
  const found: { row: number; length: number }[] = [];
  const first = source.lower.startsWith(wanted) ? 0 : source.lower.indexOf(`\n${wanted}`) + 1;
  if (first === 0 && !source.lower.startsWith(wanted)) return [];
  for (let row = rowOf(starts, first, 0); row < starts.length - 1; row += 1) {
    const start = starts[row] ?? 0;
    if (!source.lower.startsWith(wanted, start)) break;
    found.push({ row, length: text.indexOf('\t', start) - start });
  }
  // Categories first, then their codes: what a person typed so far is the beginning of what they want.
  found.sort((a, b) => a.length - b.length || a.row - b.row);
  return found.slice(0, limit).map((hit) => hit.row);
}
