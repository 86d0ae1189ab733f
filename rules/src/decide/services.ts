import { codeOn, isInForce, listOn, numberOn, ruleOf } from '../book/values.ts';
import { isCounselled } from './vaccine-counselling.ts';
import type { Range } from '../read/facts.ts';
import type { ProcedureDraft } from './procedure-draft.ts';
import type { ServiceInput, Services } from './service-draft.ts';
import { serviceDraft as draft } from './service-draft.ts';
import { telemedicineVisit } from './telehealth.ts';
import { transitionalCare } from './transitional.ts';

/** Prolonged service beside a level 5 visit leveled by time. */
function prolonged({ input, em, book, table, context }: ServiceInput): ProcedureDraft[] {
  const rule = ruleOf(book, 'em.prolonged');
  const date = input.dateOfService;
  if (!isInForce(rule, date) || em.basis !== 'time' || em.recommended?.grade !== 4 || em.minutes === null) return [];
  const isMedicare = input.payer === 'medicare';
  const first = numberOn(
    rule,
    `${isMedicare ? 'medicare' : 'cpt'}${context.patient === 'new' ? 'New' : 'Established'}`,
    date,
  );
  const unit = numberOn(rule, 'unitMinutes', date);
  if (first === undefined || unit === undefined || em.minutes < first) return [];
  const units = 1 + Math.floor((em.minutes - first) / unit);
  return [draft(isMedicare ? 'G2212' : '99417', units, rule.id, em.minutesEvidence, 0.85, table)];
}

/** Preventive medicine visit by age (lower bounds in years). */
function preventive({ input, context, book, table, facts }: ServiceInput): ProcedureDraft[] {
  if (context.preventive.length === 0) return [];
  const rule = ruleOf(book, 'services.preventive-visit');
  const instead = listOn(rule, 'medicareInstead', input.dateOfService);
  const isOther = facts.procedures.some(
    ({ procedure, status }) =>
      status === 'performed' && typeof procedure.code === 'string' && instead.includes(procedure.code),
  );
  if (input.payer === 'medicare' && isOther) return [];
  const ages = listOn(rule, 'ageFrom', input.dateOfService);
  const codes = listOn(rule, context.patient, input.dateOfService);
  // Without an age the adult range is not guessed: no code is better than a wrong one.
  if (context.ageYears === null) return [];
  let index = -1;
  ages.forEach((from, position) => {
    if ((context.ageYears ?? 0) >= Number(from)) index = position;
  });
  const code = codes[index];
  return code === undefined ? [] : [draft(code, 1, rule.id, context.preventive.slice(0, 2), 0.74, table)];
}

/** Medicare's own wellness visits. */
function wellness({ context, input, book, table }: ServiceInput): ProcedureDraft[] {
  if (context.wellness === null || (input.payer !== undefined && input.payer !== 'medicare')) return [];
  const rule = ruleOf(book, 'services.medicare-wellness');
  const name = context.wellness === 'ippe' ? 'welcome' : context.wellness;
  const evidence = context.wellnessEvidence.slice(0, 2);
  const code = codeOn(rule, name, input.dateOfService);
  return evidence.length === 0 || code === ''
    ? []
    : [draft(code, 1, rule.id, evidence, context.wellness === 'later' ? 0.7 : 0.8, table)];
}

/** Administration of the vaccines given: by vaccine and component with counselling, by injection without, by Medicare's own codes. */
function immunization({ facts, context, input, book, table }: ServiceInput): ProcedureDraft[] {
  const given = [
    ...new Map(
      facts.procedures
        .filter((fact) => fact.status === 'performed' && fact.procedure.vaccine)
        .map((fact) => [fact.procedure.id, fact]),
    ).values(),
  ];
  const products = given.filter(
    ({ procedure: { vaccine, code } }) =>
      code !== undefined ||
      vaccine?.family === undefined ||
      !given.some(({ procedure: other }) => other.code !== undefined && other.vaccine?.family === vaccine.family),
  );
  if (products.length === 0) return [];
  const rule = ruleOf(book, 'services.immunization-administration');
  const code = (name: string): string => codeOn(rule, name, input.dateOfService);
  const drafts = new Map<string, { units: number; evidence: Range[] }>();
  const count = (name: string, units: number, evidence: Range): void => {
    const entry = drafts.get(name) ?? { units: 0, evidence: [] };
    entry.units += units;
    entry.evidence.push(evidence);
    drafts.set(name, entry);
  };
  const maxAge = numberOn(rule, 'counselledMaxAge', input.dateOfService) ?? 18;
  const counselled = context.ageYears !== null && context.ageYears <= maxAge && isCounselled(facts);
  for (const { procedure, context: at } of products) {
    const { vaccine } = procedure;
    if (vaccine === undefined) continue;
    if (vaccine.admin !== undefined) count(vaccine.admin, 1, at);
    else if (input.payer === 'medicare' && vaccine.medicare !== undefined) count(vaccine.medicare, 1, at);
    else if (counselled) {
      count(code('counselledFirst'), 1, at);
      if (vaccine.components > 1) count(code('counselledFurther'), vaccine.components - 1, at);
    } else if (vaccine.oral === true)
      count(
        drafts.has(code('first'))
          ? code('oralFurther')
          : drafts.has(code('oralFirst'))
            ? code('oralFurther')
            : code('oralFirst'),
        1,
        at,
      );
    else count(drafts.has(code('first')) || drafts.has(code('oralFirst')) ? code('further') : code('first'), 1, at);
  }
  return [...drafts].map(([name, { units, evidence }]) => ({
    ...draft(name, units, rule.id, evidence, 0.78, table),
    link: ['icd:Z23', 'icd:Z00'],
  }));
}

/** Medicare's add-on for a longitudinal relationship; a modifier 25 for a procedure stands in its way. */
export function officeComplexity(
  given: ServiceInput,
  withModifier25: boolean,
  others: readonly string[],
): ProcedureDraft[] {
  const { facts, input, em, book, table } = given;
  const rule = ruleOf(book, 'services.office-complexity');
  const date = input.dateOfService;
  if (!isInForce(rule, date) || input.payer !== 'medicare' || em.recommended === null) return [];
  const allowed = listOn(rule, 'preventive', date);
  if (withModifier25 && !others.every((code) => allowed.includes(code))) return [];
  const evidence = facts.statements
    .filter((fact) => fact.statement.kind === 'longitudinal')
    .map((fact) => fact.context);
  return evidence.length === 0
    ? []
    : [draft(codeOn(rule, 'code', date), 1, rule.id, evidence.slice(0, 2), 0.62, table)];
}

/** Services that follow from the visit as a whole, not from a word for a procedure. */
export function decideServices(input: ServiceInput): Services {
  const distant = telemedicineVisit(input);
  const transitional = distant.drafts.length > 0 ? { drafts: [], missed: [] } : transitionalCare(input);
  return {
    drafts: [
      ...transitional.drafts,
      ...distant.drafts,
      ...(transitional.drafts.length > 0 ? [] : prolonged(input)),
      ...preventive(input),
      ...wellness(input),
      ...immunization(input),
    ],
    missed: [...distant.missed, ...transitional.missed],
  };
}
