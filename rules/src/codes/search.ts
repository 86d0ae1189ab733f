/** Code look-up over one big text: a code prefix, or words and word beginnings in any order, abbreviations and plain words included. */
import { stemOf } from '../read/words.ts';
import { dotted } from './code-table.ts';
import { commonness } from './common.ts';
import type { DescriptionIndex } from './description-index.ts';
import { wordAlternatives } from './plain-words.ts';
import type { Rows } from './rows.ts';

/** The rows of a table as search sees them. */
export interface SearchSource {
  readonly rows: Rows;
  readonly index: DescriptionIndex;
  /** Our terms by row: an official table does not hold them in its text, they lie over it. */
  readonly terms: ReadonlyMap<number, TermRow>;
}

/** The terms of a curated code, and everything it can be found by in lower case. */
export interface TermRow {
  readonly terms: readonly string[];
  readonly text: string;
}

/** Lays terms over the rows of a table: about 10 ms, at the first look-up. */
export function termRows(rows: Rows, terms: ReadonlyMap<string, readonly string[]>): ReadonlyMap<number, TermRow> {
  const found = new Map<number, TermRow>();
  for (const [code, own] of terms) {
    const row = rows.find(code);
    if (row === -1) continue;
    found.set(row, { terms: own, text: `${rows.entryAt(row).description} ; ${own.join(' ; ')}`.toLowerCase() });
  }
  return found;
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

/** Stems that a word of the query, or a word that means the same, may stand for; of several words the longest. */
function stemsFor({ index }: SearchSource, alternatives: readonly string[]): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const part of alternatives) {
    const [longest = ''] = words(part).sort((a, b) => b.length - a.length);
    const exact = index.idOf(stemOf(longest));
    if (exact !== -1) ids.add(exact);
    for (const id of index.startingWith(longest)) ids.add(id);
  }
  return ids;
}

/** Rows whose official description holds every word of the query, or its beginning. */
function rowsOfWords(source: SearchSource, wanted: readonly ReadonlySet<number>[]): number[] {
  const { index } = source;
  const rowCount = (ids: ReadonlySet<number>): number => [...ids].reduce((sum, id) => sum + index.count(id), 0);
  const [rarest = new Set<number>(), ...others] = [...wanted].sort((a, b) => rowCount(a) - rowCount(b));
  const rows = new Set<number>();
  for (const id of rarest) for (const row of index.rows(id)) rows.add(row);
  return [...rows].filter((row) => {
    const held = index.stemsAt(row);
    return others.every((ids) => held.some((id) => ids.has(id)));
  });
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
  if (parsed.alternatives.length === 0) return [];
  const found = new Set(
    rowsOfWords(
      source,
      parsed.alternatives.map((alternatives) => stemsFor(source, alternatives)),
    ),
  );
  for (const [row, { text }] of source.terms)
    if (parsed.alternatives.every((alternatives) => alternatives.some((word) => text.includes(word)))) found.add(row);
  const scored: { row: number; score: number }[] = [];
  for (const row of found) {
    const { code, description, billable } = source.rows.entryAt(row);
    const score = scoreText(description, source.terms.get(row)?.terms ?? [], parsed);
    if (score === null) continue;
    scored.push({ row, score: score + commonness(code) + (billable ? 1 : 0) + encounterPreference(description) });
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
