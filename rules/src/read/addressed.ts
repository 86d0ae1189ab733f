import type { Mention } from './facts.ts';

const assessed = new Set([
  'assessment',
  'assessment-plan',
  'plan',
  'health-maintenance',
  'procedures',
  'instructions',
  'orders',
  'immunizations',
]);
const told = new Set([
  'body',
  'chief-complaint',
  'hpi',
  'visit',
  'time',
  'assessment',
  'assessment-plan',
  'plan',
  'results',
  'procedures',
  'health-maintenance',
  'immunizations',
  'orders',
]);

const conclusions = new Set(['assessment', 'assessment-plan', 'plan', 'health-maintenance']);

/** Named where the note concludes. */
export const isAssessing = (mention: Mention): boolean => conclusions.has(mention.section);

const opening = new Set(['body', 'chief-complaint', 'visit', 'hpi']);

/** Sentences at the front of a note that may give the reason for the visit. */
const OPENING_SENTENCES = 3;

/** Check-ups, contraception, supervision of pregnancy, aftercare: categories of ICD-10-CM chapter 21 that are a reason to come. */
const visitReasons = /^Z(?:00|01\.4|02|30|34|39|48\.0|51\.81)/;

/** The first code that a problem may get. */
export function firstCode({ code, variants }: Mention['concept']): string {
  const first = code ?? variants?.[0]?.code;
  return typeof first === 'string' ? first : (first?.[0] ?? '');
}

/** "Well child check, 4 year old boy": why the patient came is dealt with, whatever the assessment lists. */
function isVisitReason(mention: Mention): boolean {
  if (!opening.has(mention.section) || !visitReasons.test(firstCode(mention.concept))) return false;
  return mention.section === 'chief-complaint' || mention.sentence < OPENING_SENTENCES;
}

/** Is this mention part of what the visit dealt with? */
export function counts(mention: Mention, hasAssessment: boolean): boolean {
  if (isVisitReason(mention)) return true;
  // "Suture removal in 10 days" is a later visit.
  if (mention.section === 'plan' && firstCode(mention.concept).startsWith('Z48.0')) return false;
  return hasAssessment ? assessed.has(mention.section) : told.has(mention.section);
}
