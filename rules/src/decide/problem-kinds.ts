import type { Facts, Problem } from '../read/facts.ts';

/** How a problem counts, and whether an auditor would share the reading. */
export interface Kind {
  readonly kind: string;
  readonly firm: boolean;
  readonly note?: string | undefined;
}

/** The kind of a problem by itself: its course, its trend. */
function kindOf(problem: Problem, facts: Facts): Kind | null {
  const { concept, trend, tags } = problem;
  const isChronic =
    concept.course === 'chronic' ||
    ((concept.course === 'symptom' || concept.course === 'acute') && tags.has('chronic') && !tags.has('acute'));
  // A lesion of which a malignancy is suspected: a new problem with uncertain prognosis (CPT's definition).
  if (problem.standsFor?.startsWith('C')) return { kind: 'undiagnosed-uncertain', firm: true };
  if (concept.course === 'threat') return { kind: 'threat-to-life', firm: true };
  if (isChronic) {
    if (trend === 'severe') return { kind: 'chronic-severe', firm: true };
    if (trend === 'worse') return { kind: 'chronic-worse', firm: problem.trendFirm };
    if (trend === 'new')
      return { kind: 'chronic-worse', firm: false, note: 'newly diagnosed, treatment goal not yet met' };
    return { kind: 'chronic-stable', firm: trend !== 'unknown' };
  }
  switch (concept.course) {
    case 'systemic':
      if (trend === 'resolved') return { kind: 'acute-uncomplicated', firm: true, note: 'resolved or resolving' };
      if (trend === 'severe') return { kind: 'threat-to-life', firm: false };
      return { kind: 'acute-systemic', firm: true };
    case 'complicated':
      return { kind: 'acute-complicated', firm: true };
    case 'uncertain':
      if (trend === 'severe') return { kind: 'threat-to-life', firm: false };
      return trend === 'stable' || trend === 'resolved'
        ? { kind: 'acute-uncomplicated', firm: true }
        : {
            kind: 'undiagnosed-uncertain',
            firm: !facts.problems.some((other) => other.addressed && other.concept.explains?.includes(concept.id)),
          };
    case 'minor':
      return { kind: 'self-limited', firm: true };
    case 'acute':
    case 'symptom':
      if (tags.has('unclear-cause') && trend !== 'resolved') return { kind: 'undiagnosed-uncertain', firm: false };
      return trend === 'severe' ? { kind: 'threat-to-life', firm: false } : { kind: 'acute-uncomplicated', firm: true };
    case 'status':
    case 'service':
    case 'context':
      return null;
  }
}
/** Escalated today: to the emergency department or by ambulance, or admitted from the office. */
const asEmergency = /\b(?:911|ems|ambulance|emergency|ed|er)\b/i;
const escalated =
  /\b(?:admit(?:ted|s|ting)?|admission|sent|send|transfer(?:red)?|transport(?:ed)?|911|ems|ambulance|hospitalize(?:d|s)?)\b/i;
const onlyTalked =
  /\b(?:consider(?:ed|ing)?|discuss(?:ed|ing)?|declin(?:ed|es|ing)|offered|refus(?:ed|es)|if|would|may|might|last|previous(?:ly)?|recent(?:ly)?)\b/i;

type Escalation = 'none' | 'hospital' | 'emergency' | 'end-of-life';

function escalationOf(facts: Facts): Escalation {
  let found: Escalation = 'none';
  for (const { statement, section, context } of facts.statements) {
    if (['pmh', 'psh', 'hpi', 'social-history', 'chief-complaint', 'results'].includes(section)) continue;
    if (statement.id === 'code-status-decision') return 'end-of-life';
    const text = facts.note.slice(context.start, context.end);
    if (statement.id !== 'hospital-decision' || !escalated.test(text) || onlyTalked.test(text)) continue;
    if (asEmergency.test(text)) found = 'emergency';
    else if (found === 'none') found = 'hospital';
  }
  return found;
}

/**
 * Severe is an exacerbation that may need an escalation of care; a threat to life is what goes to the emergency department, or what care is
 * limited for (CPT's definitions). Both rest on a decision and not on the illness alone, so they are open to argument.
 */
const graver: Readonly<Record<string, Partial<Record<Escalation, string>>>> = {
  'chronic-worse': { hospital: 'chronic-severe', emergency: 'chronic-severe', 'end-of-life': 'threat-to-life' },
  'undiagnosed-uncertain': { emergency: 'threat-to-life', 'end-of-life': 'threat-to-life' },
  'acute-systemic': { emergency: 'threat-to-life', 'end-of-life': 'threat-to-life' },
};

/** An injury that may need an operation is no longer an uncomplicated one (CPT: acute, complicated injury). */
function isSurgicalInjury({ concept }: Problem, facts: Facts): boolean {
  if (concept.course !== 'acute' || !/^S\d[2-9]/.test(codeOf(concept.code ?? concept.variants?.[0]?.code)))
    return false;
  return facts.statements.some(
    ({ statement, section }) =>
      (statement.id === 'major-surgery-decision' || statement.id === 'surgery-possible') &&
      !['pmh', 'psh', 'hpi'].includes(section),
  );
}

const codeOf = (code: string | readonly string[] | undefined): string =>
  code === undefined ? '' : typeof code === 'string' ? code : (code[0] ?? '');

/** Malignant neoplasms; of the skin only melanoma, which spreads (ICD-10-CM C43, C44). */
const isMalignant = ({ concept }: Problem): boolean =>
  /^C(?!44)/.test(codeOf(concept.code ?? concept.variants?.[0]?.code));

/** A cancer just found, or one for which an operation or chemotherapy is decided on, threatens life; one under watch does not today. */
function escalatesCancer(facts: Facts): boolean {
  return (
    /\b(?:newly|new|recently|just) (?:diagnosed|found|discovered)\b|\bnew diagnosis\b|\bprogress(?:ed|ing|ion)\b|\bmetasta(?:tic|sis|ses)\b/i.test(
      facts.note,
    ) &&
    (decidesOnSurgery(facts) || facts.drugs.some((drug) => drug.action === 'start' || drug.action === 'change'))
  );
}

const told = new Set(['pmh', 'psh', 'hpi', 'family-history', 'social-history', 'chief-complaint', 'results']);

/** An operation of the story is no decision of the visit. */
const decidesOnSurgery = ({ statements }: Facts): boolean =>
  statements.some(({ statement, section }) => statement.id === 'major-surgery-decision' && !told.has(section));

const decisions = new Set(['start', 'change', 'stop']);

/**
 * A chronic problem for which nobody says that it is at goal, and whose treatment is begun or changed today, is not at its goal. Only where it is
 * the one problem of the visit: of several the change may belong to another.
 */
function changeFor(problem: Problem, facts: Facts): string | null {
  const own = facts.problems.filter(
    (other) =>
      other.addressed &&
      other.assertion === 'present' &&
      !['status', 'service', 'context'].includes(other.concept.course) &&
      !problem.concept.explains?.includes(other.concept.id) &&
      !problem.concept.replaces?.includes(other.concept.id),
  );
  // A raised dose belongs to the illness under treatment, whatever sign stands beside it.
  const isRaised = facts.drugs.some((drug) => drug.action === 'change' && !drug.otc && drug.section !== 'hpi');
  const illnesses = isRaised ? own.filter((other) => other.concept.course !== 'symptom') : own;
  if (illnesses.length !== 1 || illnesses[0] !== problem) return null;
  if (
    /\b(?:confirm(?:s|ed|ing)? (?:the|this) diagnosis|ever been diagnosed|newly diagnosed|new diagnosis)\b/i.test(
      facts.note,
    )
  )
    return 'newly found, treatment goal not yet met';
  const isChanged =
    facts.drugs.some((drug) => decisions.has(drug.action) && !drug.otc && drug.section !== 'hpi') ||
    facts.procedures.some(
      ({ procedure, status }) => procedure.minor === true && (status === 'planned' || status === 'performed'),
    ) ||
    decidesOnSurgery(facts);
  return isChanged ? 'its treatment is begun or changed; not at its goal' : null;
}

/** A problem for which a prescription is written does not run its course by itself (CPT: self-limited or minor problem). */
function isTreatedByPrescription(problem: Problem, facts: Facts): boolean {
  const own = facts.problems.filter(
    (other) =>
      other.addressed &&
      other.assertion === 'present' &&
      !['status', 'service', 'context'].includes(other.concept.course),
  );
  const isAlone = own.every(
    (other) =>
      other === problem ||
      other.concept.replaces?.includes(problem.concept.id) === true ||
      problem.concept.replaces?.includes(other.concept.id) === true,
  );
  const sentences = new Set(problem.mentions.map((mention) => mention.sentence));
  return facts.drugs.some(
    (drug) =>
      !drug.otc &&
      (drug.action === 'start' || drug.action === 'change') &&
      (isAlone ||
        sentences.has(drug.sentence) ||
        problem.mentions.some((mention) => mention.block >= 0 && mention.block === drug.block)),
  );
}

/** The kinds of the problems of a visit in the light of what was decided about them. */
export function kindsOf(facts: Facts): (problem: Problem) => Kind | null {
  const escalation = escalationOf(facts);
  return (problem) => kindInContext(problem, facts, escalation);
}

/** The kind of a problem in the light of what was decided about it. */
function kindInContext(problem: Problem, facts: Facts, escalation: Escalation): Kind | null {
  const found = kindOf(problem, facts);
  if (found === null || !problem.addressed) return found;
  const isUnstated = found.kind === 'chronic-stable' && problem.trend === 'unknown';
  const kind = graver[isUnstated ? 'chronic-worse' : found.kind]?.[escalation];
  if (kind !== undefined) return { kind, firm: false };
  if (found.kind === 'chronic-stable' && problem.trend === 'unknown') {
    const change = changeFor(problem, facts);
    if (change !== null) return { kind: 'chronic-worse', firm: false, note: change };
  }
  if (found.kind === 'self-limited' && isTreatedByPrescription(problem, facts))
    return {
      kind: 'acute-uncomplicated',
      firm: false,
      note: 'treated with a prescription drug; acute uncomplicated illness',
    };
  if (isMalignant(problem) && escalatesCancer(facts)) return { kind: 'threat-to-life', firm: false };
  if (found.kind === 'acute-uncomplicated' && isSurgicalInjury(problem, facts))
    return { kind: 'acute-complicated', firm: false };
  return found;
}
