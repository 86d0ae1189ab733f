import type { Book, ProcedureConcept } from '../book/types.ts';
import { codeOn, isInForce, numberOn, ruleOf } from '../book/values.ts';
import type { ProcedureFact } from '../read/facts.ts';
import type { MissedService, ProcedureDraft, ProcedureInput } from './procedure-draft.ts';
import { serviceDraft } from './service-draft.ts';

/** Codes with units that a number of minutes earns. */
export interface TimedCodes {
  readonly code: string;
  readonly units: number;
  readonly addOn: { readonly code: string; readonly units: number } | null;
}

/** The code of a timed service is not known, or the minutes do not reach it. */
export type TimedAnswer = TimedCodes | 'too-short' | 'not-in-force';

/**
 * One timed service: `code` from `fromMinutes`, `longerCode` from `longerFrom` in its place, a unit for each `unitMinutes`, or one unit of `addOn` at `addOnFrom`
 * and at each further `addOnEach`, up to `addOnMax`.
 */
export function timedCodes(book: Book, ruleId: string, minutes: number, date: string): TimedAnswer {
  const rule = ruleOf(book, ruleId);
  if (!isInForce(rule, date)) return 'not-in-force';
  const number = (name: string): number | undefined => (name in rule.values ? numberOn(rule, name, date) : undefined);
  const text = (name: string): string => (name in rule.values ? codeOn(rule, name, date) : '');
  if (minutes < (number('fromMinutes') ?? 0)) return 'too-short';
  const reaches = (name: string): boolean => minutes >= (number(name) ?? Number.POSITIVE_INFINITY);
  const code = reaches('longestFrom') ? text('longestCode') : reaches('longerFrom') ? text('longerCode') : text('code');
  const unit = number('unitMinutes');
  // A unit counts from the greater part of it.
  if (unit !== undefined)
    return { code, units: Math.max(1, Math.floor((minutes + (unit - 1) / 2) / unit)), addOn: null };
  const from = number('addOnFrom');
  const each = number('addOnEach');
  if (from === undefined || each === undefined || minutes < from) return { code, units: 1, addOn: null };
  const units = Math.min(1 + Math.floor((minutes - from) / each), number('addOnMax') ?? Number.MAX_SAFE_INTEGER);
  return { code, units: 1, addOn: { code: text('addOn'), units } };
}

/** Lines of a service that minutes pick; without minutes, or with too few, a note of what is not documented. */
export function timedDrafts(
  concept: ProcedureConcept,
  ruleId: string,
  group: readonly ProcedureFact[],
  { book, input, table, facts }: ProcedureInput,
): { readonly drafts: readonly ProcedureDraft[]; readonly missed: readonly MissedService[] } {
  const evidence = group.map((fact) => fact.context).slice(0, 3);
  const given = group.map((fact) => fact.minutes).filter((minutes): minutes is number => minutes !== null);
  const rule = ruleOf(book, ruleId);
  const usual = codeOn(rule, 'code', input.dateOfService);
  const hint = (lacking: string): MissedService => ({
    message: `${concept.label}: ${usual} may apply. Not documented: ${lacking}.`,
    evidence,
  });
  if (given.length === 0)
    return { drafts: [], missed: isInForce(rule, input.dateOfService) ? [hint('the minutes')] : [] };
  const answer = timedCodes(book, ruleId, Math.max(...given), input.dateOfService);
  if (answer === 'not-in-force') return { drafts: [], missed: [] };
  if (answer === 'too-short')
    return { drafts: [], missed: [hint(`at least ${minimumOf(book, ruleId, input)} minutes`)] };
  const line = (code: string, units: number): ProcedureDraft => ({
    ...serviceDraft(code, units, ruleId, evidence, 0.78, table),
    ruleIds: [`procedure.${concept.id}`, ruleId],
    link: concept.link ?? [],
    conceptId: concept.id,
    standsAlone: facts.hasAssessment ? undefined : true,
    hasOwnTime: true,
  });
  const { code, units, addOn } = answer;
  return { drafts: [line(code, units), ...(addOn === null ? [] : [line(addOn.code, addOn.units)])], missed: [] };
}

function minimumOf(book: Book, ruleId: string, { dateOfService }: ProcedureInput['input']): number {
  return numberOn(ruleOf(book, ruleId), 'fromMinutes', dateOfService) ?? 0;
}
