import type { ProcedureConcept } from '../book/types.ts';
import type { Annotated } from './annotate.ts';
import { dosesOf } from './counts.ts';
import type { ProcedureFact } from './facts.ts';
import { assertionAt } from './scope.ts';

/** How a drug went in. */
const routes: ReadonlySet<string> = new Set(['im-route', 'im-injection', 'injected-here', 'iv-push', 'iv-infusion']);

const isDrug = (of: ProcedureConcept): boolean => of.dose !== undefined || of.administration !== undefined;

/** What the book asks of a service or tells its codes by, apart from sites and sides, which belong to the sentence that names them. */
function detailsOf({ needs = [], variants = [] }: ProcedureConcept): Set<string> {
  return new Set([
    ...needs.flatMap(({ tag }) => tag.split('|')),
    ...variants.flatMap((variant) => variant.if.map((condition) => condition.replace(/^!/, ''))),
  ]);
}

function presentTags(annotated: Annotated, wanted: ReadonlySet<string>): string[] {
  return annotated.hits.tag
    .filter(({ value: { of } }) => wanted.has(of.id) && of.group !== 'site' && of.group !== 'side')
    .filter((hit) => assertionAt(annotated, hit.from, hit.to) === 'present')
    .map((hit) => hit.value.of.id);
}

/** A neighbour that goes on about the service: in the same section, and naming no other one. */
function neighbour(all: readonly Annotated[], at: number, step: 1 | -1, of: ProcedureConcept): Annotated | null {
  const [here, there] = [all[at], all[at + step]];
  if (here === undefined || there === undefined || here.sentence.section !== there.sentence.section) return null;
  const others = there.hits.procedure.filter((hit) => hit.value.of.id !== of.id);
  // An injection told beside its drug is no other service.
  return others.some((hit) => !isDrug(of) || isDrug(hit.value.of)) ? null : there;
}

/**
 * What the sentence after a service says of it: "Cerumen impacted on the left. Flushed with warm water.", "Toradol was injected. The dose was 60 mg.";
 * for a drug also what the sentence before it says of how it went in: "The bursa was injected. 20 mg of … was used."
 */
export function detailsBeside(all: readonly Annotated[], at: number, of: ProcedureConcept, isAct: boolean): string[] {
  const wanted = isDrug(of) ? routes : detailsOf(of);
  const found: string[] = [];
  // The note of an endoscopy goes on about it for some sentences.
  for (let step = 0; step < (of.ownNote === true ? 4 : 1); step += 1) {
    const next = neighbour(all, at + step, 1, of);
    if (next === null) break;
    found.push(...presentTags(next, wanted));
  }
  const before = isDrug(of) || isAct ? neighbour(all, at, -1, of) : null;
  return before ? [...found, ...presentTags(before, wanted)] : found;
}

/** The sentence after a service that only goes on about it: its minutes, its size. */
export function sentenceAfter(all: readonly Annotated[], at: number, of: ProcedureConcept): Annotated | null {
  return neighbour(all, at, 1, of);
}

/** The sentence before a service that its own goes on from: "Lacerations of 2 and 3 cm. Simple closure of both." */
export function sentenceBefore(all: readonly Annotated[], at: number, of: ProcedureConcept): Annotated | null {
  return neighbour(all, at, -1, of);
}

/** Site and side of the last sentences, for a service whose own sentence names none: "Fell on the right wrist. X-ray …". */
export function siteBefore(
  all: readonly Annotated[],
  at: number,
  of: ProcedureConcept,
  isSite: (tag: string) => boolean,
): string[] {
  const bySite = of.variants?.some((variant) => variant.if.some((tag) => isSite(tag) || tag.endsWith('-site')));
  const asks = bySite === true && all[at]?.hits.tag.every(({ value }) => value.of.group !== 'site');
  if (asks !== true) return [];
  for (let back = at - 1; back >= Math.max(0, at - 2); back -= 1) {
    const there = all[back];
    if (there === undefined || there.sentence.section !== all[at]?.sentence.section) return [];
    const told = there.hits.tag.filter(({ value }) => value.of.group === 'site' || value.of.group === 'side');
    if (told.some(({ value }) => value.of.group === 'site'))
      return told.filter((hit) => assertionAt(there, hit.from, hit.to) === 'present').map((hit) => hit.value.of.id);
  }
  return [];
}

/** The dose of a drug that its own sentence does not give. */
export function dosesBeside(
  all: readonly Annotated[],
  at: number,
  of: ProcedureConcept,
  note: string,
): ProcedureFact['doses'] {
  for (const step of [1, -1] as const) {
    const there = neighbour(all, at, step, of);
    if (
      there === null ||
      there.hits.drug.some((hit) => !all[at]?.hits.drug.some((own) => own.value.of === hit.value.of))
    )
      continue;
    const doses = dosesOf(note.slice(there.sentence.start, there.sentence.end));
    if (Object.keys(doses).length > 0) return doses;
  }
  return {};
}
