import type { Patient } from '@codeloom/contracts';
import type { Facts, Range } from '../read/facts.ts';
import type { VisitInput } from '../visit.ts';

/** What kind of visit this is, from what is told and what the note says. */
export interface VisitContext {
  readonly patient: Patient;
  /** Nobody said it: taken as established (DESIGN section 6). */
  readonly patientAssumed: boolean;
  readonly patientEvidence: readonly Range[];
  readonly ageYears: number | null;
  readonly sex: 'f' | 'm' | null;
  readonly preventive: readonly Range[];
  readonly wellness: 'ippe' | 'first' | 'later' | null;
  readonly wellnessEvidence: readonly Range[];
  readonly consultation: boolean;
  readonly nurse: boolean;
  readonly audioOnly: boolean;
  readonly video: boolean;
  readonly telehealthEvidence: readonly Range[];
}

/** Three years without a face-to-face service make a patient new again (CPT; Medicare Claims Processing Manual 12, 30.6.7). */
function fromLastVisit(input: VisitInput): Patient | null {
  if (input.lastVisitDate === undefined) return null;
  const year = Number(input.lastVisitDate.slice(0, 4));
  const limit = `${String(year + 3).padStart(4, '0')}${input.lastVisitDate.slice(4)}`;
  return input.dateOfService >= limit ? 'new' : 'established';
}

function fromVisitType(input: VisitInput): Patient | null {
  if (input.visitType === 'office_new' || input.visitType === 'preventive_new') return 'new';
  if (
    input.visitType === 'office_established' ||
    input.visitType === 'preventive_established' ||
    input.visitType === 'nurse_visit'
  )
    return 'established';
  return null;
}

/** In the story a visit of that kind may be a past one; "presents for her annual physical" is this one. */
const arrival = /\b(?:presents?|here|comes? in|came in|seen|visit)\b[^.\n]{0,60}\bfor\b/i;

const leading = new Set(['chief-complaint', 'visit', 'body', 'hpi', 'assessment', 'assessment-plan', 'plan']);

function statementRanges(facts: Facts, id: string): Range[] {
  return facts.statements
    .filter((fact) => fact.statement.id === id && leading.has(fact.section))
    .filter((fact) => fact.section !== 'hpi' || arrival.test(facts.note.slice(fact.context.start, fact.context.end)))
    .map((fact) => fact.context);
}

/** "Nurse blood pressure check in four weeks" is another visit. */
const isLaterVisit = /\b(?:next|schedul\w+|return|arrange\w*|in (?:\w+ ){1,2}(?:days?|weeks?|months?))\b/i;
const closing = new Set(['plan', 'assessment-plan', 'assessment', 'instructions', 'hpi', 'pmh']);

/** "The doctor is in the building but does not see her", in a note that tells what the staff did. */
const notSeen =
  /\b(?:physician|doctor|provider|practitioner)\b[^.\n]{0,50}\b(?:does|did|do|has|was)(?:n't| not) (?:see|seen|examine|examined|meet|met|join|come in)\b(?: (?:the patient|him|her|them|in)\b)?\s*(?:[.,;\n]|today|at this visit|$)|\b(?:physician|doctor|provider|practitioner|dr\.? \w+)\b[^.\n]{0,50}\b(?:has|had|with|having) no contact with (?:the patient|him|her|them)\b/i;
const staff =
  /\b(?:nurse|medical assistant|ma|lpn|rn|clinical staff)(?! practitioner)\b[^.\n]{0,40}?\b(?:checks?|checked|takes?|took|reviews?|reviewed|measures?|measured|records?|recorded|counts?|counted|teaches|taught|sees|saw|weighs|weighed|compares|compared|follows|followed)\b|\b(?:check|visit|measurement|reading|count|review) (?:by|with) (?:the |a |our )?(?:nurse|medical assistant|ma|lpn|rn)\b(?! practitioner)/i;

function isWithStaffOnly(facts: Facts): boolean {
  if (!facts.hasAssessment && notSeen.test(facts.note) && staff.test(facts.note)) return true;
  return facts.statements.some(
    ({ statement, section, context }) =>
      statement.id === 'visit-nurse' &&
      !(closing.has(section) && isLaterVisit.test(facts.note.slice(context.start, context.end))),
  );
}

/** Reads the circumstances of the visit. What is told outweighs what the note says. */
export function contextOf(facts: Facts, input: VisitInput): VisitContext {
  const said = input.patient ?? fromVisitType(input) ?? facts.patient ?? fromLastVisit(input);
  const awv = statementRanges(facts, 'visit-awv');
  const ippe = statementRanges(facts, 'visit-ippe');
  const first =
    /\b(?:initial|first)\b[^.\n]{0,20}\b(?:annual )?wellness|\bg0438\b|\(initial\)|\bwellness(?: visit)?,? \(?(?:initial|first)\b/i.test(
      facts.note,
    );
  const isAwv = awv.length > 0 || input.visitType === 'wellness_medicare';
  const preventive = statementRanges(facts, 'visit-preventive');
  const phone = statementRanges(facts, 'visit-telephone');
  const screen = statementRanges(facts, 'visit-video');
  const audioOnly = input.visitType === 'telehealth_audio' || (phone.length > 0 && screen.length === 0);
  const typed = input.visitType === 'preventive_new' || input.visitType === 'preventive_established';
  return {
    patient: said ?? 'established',
    patientAssumed: said === null,
    patientEvidence: facts.patientEvidence,
    ageYears: input.ageYears ?? facts.ageYears,
    sex: input.sex ?? facts.sex,
    preventive:
      isAwv || ippe.length > 0 ? [] : preventive.length > 0 ? preventive : typed ? facts.sentences.slice(0, 1) : [],
    wellness: ippe.length > 0 ? 'ippe' : isAwv ? (first ? 'first' : 'later') : null,
    wellnessEvidence: ippe.length > 0 ? ippe : awv,
    consultation:
      input.visitType === 'consultation' || facts.statements.some((fact) => fact.statement.id === 'visit-consult'),
    nurse: input.visitType === 'nurse_visit' || isWithStaffOnly(facts),
    audioOnly,
    // A place of service at a distance without a word of the means is taken as sound and picture (POS 02 and 10).
    video:
      !audioOnly &&
      (input.visitType === 'telehealth' ||
        screen.length > 0 ||
        input.placeOfService === '10' ||
        input.placeOfService === '02'),
    telehealthEvidence: [...phone, ...screen],
  };
}
