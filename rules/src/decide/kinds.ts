import type { ProcedureConcept } from '../book/types.ts';
import type { ProcedureFact } from '../read/facts.ts';
import type { ProcedureInput } from './procedure-draft.ts';

/** Items done by one technique. */
export interface Kind {
  readonly code: string;
  readonly addOn: string;
  readonly count: number;
  readonly facts: readonly ProcedureFact[];
}

type Way = NonNullable<ProcedureConcept['kinds']>[number];

/** The technique that the words of a fact name, else the only one of its sentence. */
function wayOf(fact: ProcedureFact, ways: readonly Way[], { facts, book }: ProcedureInput): Way | undefined {
  const words = facts.note.slice(fact.start, fact.end).toLowerCase();
  const named = ways.find(({ tag }) =>
    book.tags.find(({ id }) => id === tag)?.terms.some((term) => words.includes(term)),
  );
  if (named) return named;
  const told = ways.filter(({ tag }) => fact.tags.includes(tag));
  return told.length === 1 ? told[0] : undefined;
}

/** Biopsies by technique, in the order of the base code. */
export function kindsOf(concept: ProcedureConcept, group: readonly ProcedureFact[], given: ProcedureInput): Kind[] {
  const ways = concept.kinds;
  if (ways === undefined) return [];
  return ways.flatMap((way) => {
    const own = group.filter((fact) => wayOf(fact, ways, given) === way);
    if (own.length === 0) return [];
    // A sentence without a site is the title of one that has it, or goes on about it.
    const placed = own.filter((fact) => fact.tags.some((id) => given.siteIds.has(id)));
    const bySite = new Map<string, number>();
    for (const fact of placed.length > 0 ? placed : own) {
      const sites = fact.tags.filter((id) => given.siteIds.has(id) || id === 'left' || id === 'right').sort();
      const key = sites.join();
      bySite.set(key, Math.max(bySite.get(key) ?? 0, fact.count ?? 1));
    }
    const told = [...bySite.values()].reduce((sum, count) => sum + count, 0);
    const count = Math.max(told, ...own.map((fact) => fact.count ?? 1));
    return [{ code: way.code, addOn: way.addOn, count, facts: own }];
  });
}
