import type { ProcedureConcept } from '../book/types.ts';
import { codeOn, listOn, numberOn, ruleOf } from '../book/values.ts';
import type { Facts, ProcedureFact } from '../read/facts.ts';
import type { ProcedureInput } from './procedure-draft.ts';

/** One unit for each stated amount or part of it, as often as it was given; one where the note gives no dose. */
export function unitsByDose(
  rule: NonNullable<ProcedureConcept['dose']>,
  group: readonly ProcedureFact[],
  times = 1,
): number {
  const doses = group.map((fact) => fact.doses[rule.of]).filter((dose): dose is number => dose !== undefined);
  return doses.length === 0 ? 1 : Math.max(1, Math.ceil((Math.max(...doses) * times) / rule.per));
}

/** "40 mg each" on both sides is twice the dose. */
export function isOnEachSide(group: readonly ProcedureFact[], facts: Facts): boolean {
  return group.some(
    ({ context, tags }) =>
      (tags.includes('bilateral') || (tags.includes('right') && tags.includes('left'))) &&
      /\beach\b|\bper (?:knee|shoulder|hip|side|joint)\b/i.test(facts.note.slice(context.start, context.end)),
  );
}

/** How a drug went in: into a vein, into muscle or skin; null where another service of the visit put it in. */
export function administrationOf(
  concept: ProcedureConcept,
  group: readonly ProcedureFact[],
  given: ProcedureInput,
): string | null {
  const { facts, book, input } = given;
  if (concept.administration === undefined) return null;
  const rule = ruleOf(book, 'services.drug-administration');
  const tags = new Set(group.flatMap((fact) => fact.tags));
  // CPT: an infusion of 15 minutes or less is reported as a push.
  const isShort = minutesOf(group) < (numberOn(rule, 'infusionFrom', input.dateOfService) ?? 0);
  const route = tags.has('iv-infusion') ? (isShort ? 'push' : 'infusion') : tags.has('iv-push') ? 'push' : null;
  if (route !== null) return codeOn(rule, route, input.dateOfService);
  if (tags.has('im-route')) return concept.administration;
  const isHeld = facts.procedures.some(
    (fact) => fact.status === 'performed' && fact.procedure !== concept && holdsDrug(fact.procedure, given),
  );
  return isHeld ? null : concept.administration;
}

/** The longest time told of an infusion; without one nothing speaks against an hour. */
const minutesOf = (group: readonly ProcedureFact[]): number => {
  const told = group.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]));
  return told.length === 0 ? 60 : Math.max(...told);
};

/** Hours of an infusion after its first, where the note tells its time: the add-on with its units. */
export function laterHours(
  code: string | null,
  group: readonly ProcedureFact[],
  { book, input: { dateOfService } }: ProcedureInput,
): { readonly code: string; readonly units: number } | null {
  const rule = ruleOf(book, 'services.drug-administration');
  if (code === null || code !== codeOn(rule, 'infusion', dateOfService)) return null;
  const [from, each] = [numberOn(rule, 'laterHourFrom', dateOfService), numberOn(rule, 'laterHourEach', dateOfService)];
  const minutes = minutesOf(group);
  if (from === undefined || each === undefined || minutes < from) return null;
  return { code: codeOn(rule, 'laterHour', dateOfService), units: 1 + Math.floor((minutes - from) / each) };
}

/** Does a service put the drug where it goes: into a joint, tendon, lesion or nerve? */
export function holdsDrug(concept: ProcedureConcept, { book, table, input }: ProcedureInput): boolean {
  const holders = listOn(ruleOf(book, 'services.drug-administration'), 'includedIn', input.dateOfService);
  const code = firstCode(concept);
  return code !== null && holders.includes(table.procedure(code)?.category ?? '');
}

function firstCode({ code, variants }: ProcedureConcept): string | null {
  const first = code ?? variants?.[0]?.code;
  return typeof first === 'string' ? first : (first?.[0] ?? null);
}
