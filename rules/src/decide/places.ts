import type { ProcedureConcept } from '../book/types.ts';
import { listOn, ruleOf } from '../book/values.ts';
import { placesIn } from '../read/digits.ts';
import type { Place } from '../read/digits.ts';
import type { Facts, ProcedureFact } from '../read/facts.ts';
import type { ProcedureDraft, ProcedureInput } from './procedure-draft.ts';

const sides = ['right', 'left', 'bilateral'] as const;

/** Does the note say the side? */
export const hasSide = (tags: ReadonlySet<string>): boolean => sides.some((side) => tags.has(side));

/** Both sides, in one word or two. */
export const isBothSides = (tags: ReadonlySet<string>): boolean =>
  tags.has('bilateral') || (tags.has('right') && tags.has('left'));

/** LT, RT or 50. */
export function sideModifiers(tags: ReadonlySet<string>): string[] {
  if (isBothSides(tags)) return ['50'];
  return tags.has('right') ? ['RT'] : tags.has('left') ? ['LT'] : [];
}

/** "Short arm cast applied" beside a fracture of the left radius: the side that all problems dealt with share. */
export function sideOfProblems(facts: Facts): Set<string> {
  const found = new Set(
    facts.problems
      .filter((problem) => problem.addressed)
      .flatMap((problem) => sides.filter((side) => problem.tags.has(side))),
  );
  return found.size === 1 ? found : new Set();
}

/** Modifiers of fingers, toes and eyelids, by the place they name. */
function modifierOf(place: Place, { book, input }: ProcedureInput): string | undefined {
  const rule = ruleOf(book, 'services.place-modifiers');
  const at = listOn(rule, 'places', input.dateOfService).indexOf(place);
  return at < 0 ? undefined : listOn(rule, 'modifiers', input.dateOfService)[at];
}

/**
 * Modifiers of the fingers, toes or lids a line was done on, in the order of the note: from its own sentences, else the places that the
 * whole note names, if they are as many as the items. Empty where the code takes none or the note does not say which.
 */
export function placesOf(
  code: string,
  concept: ProcedureConcept,
  group: readonly ProcedureFact[],
  items: number,
  given: ProcedureInput,
): string[] {
  const { facts, book, input, table } = given;
  const rule = ruleOf(book, 'services.place-modifiers');
  const known = new Set(listOn(rule, 'modifiers', input.dateOfService));
  const taken = (table.procedure(code)?.modifiers ?? []).filter((modifier) => known.has(modifier));
  if (taken.length === 0 || concept.count !== undefined) return [];
  const read = (ranges: readonly { readonly start: number; readonly end: number }[]): string[] => {
    const places = ranges.flatMap(({ start, end }) => placesIn(facts.note.slice(start, end)));
    const modifiers = places.flatMap((place) => modifierOf(place, given) ?? []);
    return [...new Set(modifiers)].filter((modifier) => taken.includes(modifier));
  };
  const own = read(group.map((fact) => facts.sentences[fact.sentence] ?? fact.context));
  if (own.length > 0) return own;
  const all = read([{ start: 0, end: facts.note.length }]);
  const isEach = /\b(?:each|both|all)\b/i.test(facts.note);
  return all.length === 1 || all.length === items || (isEach && all.length === 2) ? all : [];
}

/** The add-on that the book names beside a code for further items. */
function addOnOf({ variants }: ProcedureConcept, code: string): string | undefined {
  const both = variants?.find(
    (variant) =>
      typeof variant.code !== 'string' &&
      variant.code[0] === code &&
      variant.if.some((condition) => condition.startsWith('n>')),
  );
  return typeof both?.code === 'string' ? undefined : both?.code[1];
}

/** Puts the lines of a service on their fingers, toes or lids: the first on the main code, each further one on the add-on or a line of its own. */
export function onPlaces(
  drafts: readonly ProcedureDraft[],
  places: readonly string[],
  concept: ProcedureConcept,
  { table }: ProcedureInput,
): ProcedureDraft[] {
  const [main, ...others] = drafts;
  const [first, ...further] = places;
  if (main === undefined || first === undefined) return [...drafts];
  const on = (draft: ProcedureDraft, place: string): ProcedureDraft => ({
    ...draft,
    units: 1,
    modifiers: [...draft.modifiers, place],
  });
  const addOn = others.find(({ code }) => table.procedure(code)?.addOnTo.includes(main.code) ?? false);
  const rest = others.filter((draft) => draft !== addOn);
  const addOnCode = addOnOf(concept, main.code);
  const next =
    addOn ??
    (addOnCode === undefined
      ? main
      : { ...main, code: addOnCode, label: table.procedure(addOnCode)?.description ?? main.label });
  const lines = further.map((place) => on(next, place));
  return [on(main, first), ...(addOn !== undefined && lines.length === 0 ? [addOn] : lines), ...rest];
}
