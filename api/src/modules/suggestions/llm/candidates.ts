import type { CodeHit } from '@codeloom/contracts';
import type { CodeTable, Facts, ProcedureEntry } from '@codeloom/rules';

/** How many codes a call offers: enough for a full visit, short enough to read. */
const MOST_DIAGNOSES = 60;
const MOST_PROCEDURES = 40;
const HITS_PER_TERM = 4;
/** A search of a full table takes milliseconds: bounds the work of one suggestion. */
const MOST_SEARCHES = 8;
const LONGEST_TITLE = 100;

const isEm = (code: string): boolean => /^99(?:2|3[89])/.test(code);

function add(hits: Map<string, CodeHit>, found: readonly CodeHit[]): void {
  for (const hit of found) if (hit.billable && !hits.has(hit.code)) hits.set(hit.code, hit);
}

/** Titles of the assessment that the lexicon does not know: for these the table is searched. */
function unknownTitles(facts: Facts): string[] {
  const known = new Set(facts.mentions.map(({ block }) => block));
  const titles = facts.blocks
    .filter(({ index }) => !known.has(index))
    .map(({ title }) => facts.note.slice(title.start, title.end));
  return titles
    .map((title) => title.replace(/^[\s\d.#*•-]+/, '').slice(0, LONGEST_TITLE))
    .filter((title) => title.length > 2)
    .slice(0, MOST_SEARCHES);
}

/** Real diagnosis codes for a note, from the table in force on its date. */
export function diagnosisCandidates(facts: Facts, table: CodeTable): CodeHit[] {
  const hits = new Map<string, CodeHit>();
  for (const { concept } of facts.problems) {
    const codes = [concept.code, ...(concept.variants ?? []).map((variant) => variant.code)].flat();
    for (const code of codes) {
      const entry = code === undefined ? undefined : table.lookup(code);
      if (entry?.billable) add(hits, [{ code: entry.code, description: entry.description, billable: true }]);
    }
  }
  for (const title of unknownTitles(facts)) add(hits, table.search(title, { limit: HITS_PER_TERM }));
  return [...hits.values()].slice(0, MOST_DIAGNOSES);
}

interface Service {
  readonly entry: ProcedureEntry;
  /** Its plain words, lower-cased. */
  readonly terms: readonly string[];
}

/** Of each table once: a table in force never changes. E/M codes are left out. */
const servicesOf = new WeakMap<CodeTable, readonly Service[]>();
function services(table: CodeTable): readonly Service[] {
  const known = servicesOf.get(table);
  if (known) return known;
  const list = [...table.procedures()]
    .filter(({ code, curated }) => curated && !isEm(code))
    .map((entry) => ({ entry, terms: entry.terms.map((term) => term.toLowerCase()) }));
  servicesOf.set(table, list);
  return list;
}

/** Real procedure codes for a note: those whose plain words it uses. E/M codes are never offered. */
export function procedureCandidates(facts: Facts, table: CodeTable, dateOfService: string): CodeHit[] {
  const hits = new Map<string, CodeHit>();
  const note = facts.note.toLowerCase();
  for (const { entry, terms } of services(table)) {
    if (!terms.some((term) => note.includes(term))) continue;
    if (
      (entry.from !== undefined && entry.from > dateOfService) ||
      (entry.to !== undefined && entry.to < dateOfService)
    )
      continue;
    add(hits, [{ code: entry.code, description: entry.description, billable: true }]);
  }
  for (const { procedure } of facts.procedures) {
    add(hits, table.searchProcedures(procedure.label, { limit: HITS_PER_TERM, date: dateOfService }));
  }
  return [...hits.values()].filter(({ code }) => !isEm(code)).slice(0, MOST_PROCEDURES);
}
