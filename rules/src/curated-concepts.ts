import type { Concept, Course, ProcedureConcept } from './book/types.ts';
import type { CodeTable } from './codes/code-table.ts';
import { stemsOf } from './read/trie.ts';

/**
 * How a code counts as a problem when the book says nothing else, by chapter of ICD-10-CM.
 * A rough reading on purpose: concepts of the book, with a course of their own, come first.
 */
const courses: readonly (readonly [RegExp, Course])[] = [
  [/^(?:A0[0-9]|A[2-8]|B0|B[2-9]|B1[5-7])/, 'acute'],
  [/^(?:A4[01]|I21|I26|I6[0-3]|J96|R57|R65|T78\.2)/, 'threat'],
  [/^(?:A1|B18|B20)/, 'chronic'],
  [/^(?:C|D0[0-9]|D3[7-9]|D4)/, 'chronic'],
  [/^(?:D1|D2|D3[0-6])/, 'acute'],
  [/^(?:D5|D6|D7|D8|E|F|G|I)/, 'chronic'],
  [/^H/, 'acute'],
  [/^(?:J0|J1[0-9]|J2)/, 'acute'],
  [/^J/, 'chronic'],
  [/^(?:K3[5-7]|K8[0-5]|K61|K5[67])/, 'systemic'],
  [/^K/, 'chronic'],
  [/^L/, 'acute'],
  [/^(?:M0|M1[0-9]|M3|M4|M8)/, 'chronic'],
  [/^M/, 'acute'],
  [/^N(?:1[89]|0|4)/, 'chronic'],
  [/^[NOPQ]/, 'acute'],
  [/^R/, 'symptom'],
  [/^[ST]/, 'acute'],
  [/^[V-Y]/, 'context'],
  [/^Z0/, 'service'],
  [/^Z/, 'status'],
];

function courseOf(code: string): Course {
  return courses.find(([pattern]) => pattern.test(code))?.[1] ?? 'acute';
}

const sides = /^(?:right|left|bilateral)$/;

/** A side in a term would split one problem in two; the book's concepts read sides as attributes. */
function isUsable(stems: readonly string[]): boolean {
  if (stems.length === 0 || stems.some((stem) => sides.test(stem))) return false;
  return stems.length > 1 || (stems[0]?.length ?? 0) > 3;
}

/** What the book reads already. */
export interface Known {
  touches(stems: readonly string[]): boolean;
}

/** A term that the book does not read, in whole or in part. */
function isNew(term: string, book: Known, shortest: number): boolean {
  const stems = stemsOf(term);
  return stems.length >= shortest && isUsable(stems) && !book.touches(stems);
}

/** Concepts for terms of the curated table that the book does not read itself, so that the table's breadth is the reader's. */
export function curatedConcepts(table: CodeTable, book: Known): Concept[] {
  const concepts: Concept[] = [];
  for (const { code, billable, description } of table.entries()) {
    if (!billable) continue;
    const terms = table.terms(code).filter((term) => isNew(term, book, 1));
    if (terms.length > 0)
      concepts.push({ id: `code:${code}`, label: description, course: courseOf(code), terms, code, background: true });
  }
  return concepts;
}

/** Codes that the book reads by what was done to what: their words need no second reading, which could not tell sizes apart. */
function codesByActs(known: readonly ProcedureConcept[]): Set<string> {
  const codes = known
    .filter(({ acts }) => acts !== undefined)
    .flatMap(({ code, variants }) => [code ?? [], ...(variants ?? []).map((variant) => variant.code)]);
  return new Set(codes.flat());
}

/** The same for procedures: services named in plain words that need no arithmetic. */
export function curatedProcedures(
  table: CodeTable,
  book: Known,
  known: readonly ProcedureConcept[],
): ProcedureConcept[] {
  const concepts: ProcedureConcept[] = [];
  const told = codesByActs(known);
  for (const entry of table.procedures()) {
    if (told.has(entry.code)) continue;
    if (!entry.curated || entry.addOnTo.length > 0 || /^99(?:2|3[89])/.test(entry.code)) continue;
    const terms = entry.terms.filter((term) => isNew(term, book, 2));
    if (terms.length > 0)
      concepts.push({
        id: `code:${entry.code}`,
        label: entry.description,
        terms,
        code: entry.code,
        sided: entry.sided,
        minor: entry.globalDays === 0 || entry.globalDays === 10,
        // An item is billed when it is handed over, not when it is advised.
        ...(/^[AELKQ]\d/.test(entry.code) && entry.unit === undefined
          ? { needs: [{ tag: 'supplied', missing: 'that it was handed over', silent: true }] }
          : {}),
      });
  }
  return concepts;
}
