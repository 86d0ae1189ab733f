/** Code look-up over one big text: a code prefix, or words and word beginnings in any order, abbreviations and plain words included. */
import { stemOf } from '../read/words.ts';
import { dotted } from './code-table.ts';
import type { DescriptionIndex } from './description-index.ts';
import { wordAlternatives } from './plain-words.ts';
import type { Rows } from './rows.ts';

/** The rows of a table as search sees them. */
export interface SearchSource {
  readonly rows: Rows;
  readonly index: DescriptionIndex;
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

/** Rows that hold a word beginning with any of the alternatives; of an alternative of several words, its longest. */
function rowsWith({ index, rows, terms }: SearchSource, alternatives: readonly string[]): Set<number> {
  const found = new Set<number>();
  for (const part of alternatives) {
    const [longest = ''] = words(part).sort((a, b) => b.length - a.length);
    const exact = index.idOf(stemOf(longest));
    for (const id of exact === -1 ? index.startingWith(longest) : [exact, ...index.startingWith(longest)])
      for (const row of index.rows(id)) found.add(row);
  }
  // An official table does not hold our terms in its text: they lie over it.
  for (const [code, own] of terms) {
    if (wordScore(own.join(' ; ').toLowerCase(), alternatives) === 0) continue;
    const row = rows.find(code);
    if (row !== -1) found.add(row);
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
export function searchRows(source: SearchSource, query: string, limit: number): number[] {
  const asked = query.trim().toLowerCase();
  if (codeForm.test(asked)) {
    const byCode = rowsByCode(source.rows, asked, limit);
    if (byCode.length > 0) return byCode;
  }
  const parsed = readQuery(asked);
  const rarest = [...parsed.alternatives].sort((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))[0];
  if (rarest === undefined) return [];
  const scored: { row: number; score: number }[] = [];
  for (const row of rowsWith(source, rarest)) {
    const { code, description, billable } = source.rows.entryAt(row);
    const score = scoreText(description, source.terms.get(code) ?? [], parsed);
    if (score === null) continue;
    scored.push({ row, score: score + (billable ? 1 : 0) + encounterPreference(description) });
  }
  scored.sort((a, b) => b.score - a.score || a.row - b.row);
  return scored.slice(0, limit).map((hit) => hit.row);
}

function rowsByCode(rows: Rows, asked: string, limit: number): number[] {
  const prefix = dotted(asked);
  const found: { row: number; length: number }[] = [];
  for (let row = rows.lowerBound(prefix); rows.startsWith(row, prefix); row += 1)
    found.push({ row, length: rows.codeAt(row).length });
  // Categories first, then their codes: what a person typed so far is the beginning of what they want.
  found.sort((a, b) => a.length - b.length || a.row - b.row);
  return found.slice(0, limit).map((hit) => hit.row);
}
