import type { Book } from '../book/types.ts';
import { codeOn, isInForce, numberOn, ruleOf } from '../book/values.ts';
import { statedLevel } from './mdm-stated.ts';
import { transitionOf } from '../read/transition.ts';
import type { MissedService } from './procedure-draft.ts';
import type { ServiceInput, Services } from './service-draft.ts';
import { serviceDraft } from './service-draft.ts';

/** The codes of transitional care on a date. */
export function transitionalCodes(book: Book, date: string): string[] {
  const rule = ruleOf(book, 'services.transitional-care');
  return isInForce(rule, date) ? [codeOn(rule, 'moderate', date), codeOn(rule, 'high', date)] : [];
}

/** Transitional care: contact in two business days, a visit in 7 or 14 days, decision making of at least moderate level. */
export function transitionalCare({ facts, input, em, book, table }: ServiceInput): Services {
  const rule = ruleOf(book, 'services.transitional-care');
  const date = input.dateOfService;
  const named = facts.statements.filter((fact) => fact.statement.id === 'visit-tcm');
  const told = transitionOf(facts.note, date);
  if (!isInForce(rule, date) || (named.length === 0 && told?.contact !== 'in-time')) return { drafts: [], missed: [] };
  const soon = numberOn(rule, 'highWithinDays', date) ?? 0;
  const late = numberOn(rule, 'moderateWithinDays', date) ?? 0;
  const [moderate, high] = [codeOn(rule, 'moderate', date), codeOn(rule, 'high', date)];
  const days = told?.daysSinceDischarge ?? null;
  // A short account states the level of its decision making and not all that it rests on.
  const stated = facts.hasAssessment ? null : statedLevel(facts);
  const level = stated?.grade ?? em.grades.level;
  const lacking = [
    ...(days === null ? ['the date of discharge'] : []),
    ...(told?.contact === 'in-time' ? [] : ['contact within two business days of the discharge']),
    ...(level < 3 ? ['decision making of at least moderate level'] : []),
  ];
  const evidence = [...named.map((fact) => fact.context), ...(told?.evidence ?? [])].slice(0, 4);
  // After the last day nothing is missing from the note: the visit is a visit.
  if (days !== null && days > late) return { drafts: [], missed: [] };
  if (lacking.length > 0) {
    const missed: MissedService = {
      message: `Transitional care: ${moderate} may apply. Not documented: ${lacking.join('; ')}.`,
      evidence,
    };
    return { drafts: [], missed: named.length > 0 ? [missed] : [] };
  }
  const code = level >= 4 && days !== null && days <= soon ? high : moderate;
  return {
    missed: [],
    drafts: [
      {
        ...serviceDraft(code, 1, rule.id, evidence, named.length > 0 ? 0.8 : 0.66, table),
        holdsVisit: `${code} holds the first visit after the discharge in itself.`,
      },
    ],
  };
}
