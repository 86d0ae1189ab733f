import type { Facts } from '../read/facts.ts';
import type { VisitContext } from './context.ts';
import type { EmDecision } from './em.ts';
import { isCounted } from './items.ts';
import type { ProcedureDraft, Procedures } from './procedures.ts';

export interface WithheldInput {
  readonly facts: Facts;
  readonly context: VisitContext;
  readonly em: EmDecision;
  readonly procedures: Procedures;
  /** Services of the visit as a whole that hold the visit in themselves. */
  readonly services: readonly ProcedureDraft[];
}

const evaluated = /\b(?:evaluat|manag|treat|assess|address|complain|prescrib|adjust|increas|work(?:ed)? up)/i;

/** "Apart from that", "a separate problem": said of work beside the preventive visit or the procedure. */
const separate =
  /\b(?:separate(?:ly)?|apart from (?:that|this|the)|in addition|additional(?:ly)?|beyond the|distinct)\b[^.\n]{0,40}\b(?:problem|concern|complaint|issue|documented|was|were|evaluat\w*|taken up|asks?|asked|mentions?|mentioned|complain(?:s|ed)|brings|brought|raised|looked at|noted|wants?)\b/i;

/** The service was agreed on before: what was decided then is not decided again today. */
const arranged =
  /\b(?:scheduled|planned|previously (?:discussed|arranged|planned)|as planned|(?:here|presents?|returns?|back|in) (?:today )?(?:only )?for (?:\w+ ){0,4}(?:injection|biopsy|excision|procedure|removal|cryotherapy|insertion|shot))/i;

const others = new Set(['status', 'service', 'context']);

function separateProblems({ facts }: WithheldInput): Facts['problems'] {
  return facts.problems.filter(
    (problem) => problem.addressed && problem.assertion === 'present' && !others.has(problem.concept.course),
  );
}

function isLinkedByCode(code: string | readonly string[] | undefined, drafts: readonly ProcedureDraft[]): boolean {
  const codes = code === undefined ? [] : typeof code === 'string' ? [code] : code;
  return drafts.some((draft) =>
    draft.link.some((id) => id.startsWith('icd:') && codes.some((item) => item.startsWith(id.slice(4)))),
  );
}

const says = (facts: Facts, id: string): boolean => facts.statements.some((fact) => fact.statement.id === id);

/** Follow-up of an operation inside its global period is part of the operation (NCCI Policy Manual, chapter I). */
function ofOperation({ facts }: WithheldInput): string | null {
  if (says(facts, 'unrelated-to-surgery')) return null;
  // "An operation with a 90-day global is decided on": its period has not begun.
  const ahead = facts.statements
    .filter(
      ({ statement }) => statement.id === 'major-surgery-decision' || statement.id === 'surgery-today-or-tomorrow',
    )
    .map(({ sentence }) => sentence);
  if (
    !facts.statements.some(({ statement, sentence }) => statement.id === 'global-period' && !ahead.includes(sentence))
  )
    return null;
  return 'Follow-up in the global period of an operation is part of the operation.';
}

function ofPrevention(given: WithheldInput): string | null {
  const { context, em, facts } = given;
  if (context.preventive.length === 0 && context.wellness === null) return null;
  // In a note with an assessment a separate problem has its own title; in a short account it is said to be evaluated.
  const weighty = facts.hasAssessment
    ? separateProblems(given).some((problem) => problem.mentions.some((mention) => mention.title))
    : evaluated.test(facts.note) || separate.test(facts.note) || em.grades.risk >= 3;
  return em.grid.problems.some(isCounted) && weighty
    ? null
    : 'A preventive visit; no separate problem that was evaluated or managed is documented.';
}

/** The note says that nothing was evaluated beside the procedure, the wellness visit or the injection. */
function ofItself(given: WithheldInput): string | null {
  const { facts, em } = given;
  if (!says(facts, 'no-separate-visit') || em.basis === 'time') return null;
  const isService =
    given.procedures.drafts.length + given.services.length > 0 ||
    facts.procedures.length > 0 ||
    /\bprocedure (?:visit|note)\b/i.test(facts.note);
  return isService ? 'The note says that nothing was evaluated apart from the service.' : null;
}

/** The visit is the procedure when nothing else was managed, or when it was arranged before (NCCI Policy Manual, chapter I). */
function ofProcedure(given: WithheldInput): string | null {
  const { em, facts, procedures } = given;
  // A cast or splint (29000–29799) treats an injury that was found at the visit; its finding is no part of it.
  const minor = procedures.drafts.filter((draft) => draft.minor && !/^29[0-7]/.test(draft.code));
  if (minor.length === 0 || em.basis === 'time') return null;
  const links = new Set(minor.flatMap((draft) => draft.link));
  const apart = separateProblems(given).filter(
    (problem) => !links.has(problem.concept.id) && !isLinkedByCode(problem.concept.code, minor),
  );
  if (apart.length > 0 || em.grades.data > 1) return null;
  const managed = em.grades.risk - (arranged.test(facts.note) ? 1 : 0);
  return managed <= 1 || (managed === 2 && !facts.hasAssessment)
    ? 'The visit is the procedure; the decision for it is part of it.'
    : null;
}

/** The minutes of the note are those of the service. */
function isItsTime({ conceptId }: ProcedureDraft, { facts, em }: WithheldInput): boolean {
  return facts.procedures.some(({ procedure, minutes }) => procedure.id === conceptId && minutes === em.minutes);
}

/** Words by which a short account tells of an evaluation. */
const ofEvaluation =
  /\b(?:exam\w*|evaluat\w*|assess\w*|advis\w*|counsel\w*|reassur\w*|told (?:to|that|it)|return\w*|follow[- ]?up|complain\w*|reports?|denies|discuss\w*|plan|recheck|office visit|here (?:for|with|about)|comes? in|presents?)\b/i;

/** "Rapid flu test done here: positive.": a short account of a service and nothing decided is the service. */
function ofRecord({ facts, em, procedures, services }: WithheldInput): string | null {
  const isService = procedures.drafts.length + services.length > 0;
  if (!isService || facts.hasAssessment || em.basis !== 'mdm' || em.statedOnly) return null;
  if (em.grades.risk > 1 || em.grades.data > 1 || em.grades.problems > 2 || ofEvaluation.test(facts.note)) return null;
  return 'A service is recorded; no evaluation beside it is documented.';
}

/** Why no visit code is suggested although a visit was read, in words for the reviewer; null where one is. */
export function withheldReason(given: WithheldInput): string | null {
  const { context, em, procedures, services } = given;
  if (em.recommended?.code === '') return 'Not checked: the rules for visits before 2021 are not in the book.';
  const whole = services.find((draft) => draft.holdsVisit !== undefined);
  if (whole?.holdsVisit !== undefined) return whole.holdsVisit;
  // A test of the laboratory is no visit; what the staff made of it is.
  const services99211 = [...procedures.drafts, ...services].filter(
    (draft) => !/^(?:(?!86580|86490)8\d{4}|36415|36416)$/.test(draft.code),
  );
  if (context.nurse && services99211.length > 0)
    return 'A visit with clinical staff only, for a service that has its own code.';
  if (context.nurse) return null;
  const alone = [...procedures.drafts, ...services].find((draft) => draft.standsAlone === true);
  const ownMinutes = alone !== undefined && em.basis === 'time' && isItsTime(alone, given);
  if (alone !== undefined && ownMinutes)
    return `${alone.code} is reported for the time it describes; no visit beside it is documented.`;
  if (alone !== undefined && (em.basis === null || (em.basis === 'mdm' && em.grades.risk === 1)))
    return `${alone.code} is reported for the time it describes; no visit beside it is documented.`;
  if (alone === undefined && procedures.isRecord && em.basis === 'mdm' && em.grades.risk === 1)
    return 'A record of care between visits; no visit is documented.';
  const reason = ofOperation(given) ?? ofPrevention(given) ?? ofItself(given) ?? ofProcedure(given) ?? ofRecord(given);
  if (reason !== null || em.recommended !== null) return reason;
  return 'No problem that was dealt with, no level of decision making and no total time were read in the note.';
}
