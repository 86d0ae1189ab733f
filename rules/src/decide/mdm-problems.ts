import type { Facts, Problem, StatementFact } from '../read/facts.ts';
import type { Grade, Item } from './items.ts';

/** Kinds of counted problems, worst first. */
const grades: Readonly<Record<string, Grade>> = {
  'threat-to-life': 4,
  'chronic-severe': 4,
  'chronic-worse': 3,
  'undiagnosed-uncertain': 3,
  'acute-systemic': 3,
  'acute-complicated': 3,
  'chronic-stable': 2,
  'acute-uncomplicated': 2,
  'self-limited': 1,
};

const words: Readonly<Record<string, string>> = {
  'threat-to-life': 'illness or injury that threatens life or bodily function',
  'chronic-severe': 'chronic illness with severe exacerbation',
  'chronic-worse': 'chronic illness not at goal, worsening or with side effects',
  'undiagnosed-uncertain': 'undiagnosed new problem with uncertain prognosis',
  'acute-systemic': 'acute illness with systemic symptoms',
  'acute-complicated': 'acute complicated injury',
  'chronic-stable': 'stable chronic illness',
  'acute-uncomplicated': 'acute uncomplicated illness or injury',
  'self-limited': 'self-limited or minor problem',
};

interface Kind {
  readonly kind: string;
  readonly firm: boolean;
  readonly note?: string | undefined;
}

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
      return { kind: 'acute-systemic', firm: true };
    case 'complicated':
      return { kind: 'acute-complicated', firm: true };
    case 'uncertain':
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
      if (concept.course === 'symptom' && tags.has('unclear-cause') && trend !== 'resolved')
        return { kind: 'undiagnosed-uncertain', firm: false };
      return trend === 'severe' ? { kind: 'threat-to-life', firm: false } : { kind: 'acute-uncomplicated', firm: true };
    case 'status':
    case 'service':
    case 'context':
      return null;
  }
}

const abstractKinds: Readonly<Record<string, string>> = {
  'abstract-stable-chronic': 'chronic-stable',
  'abstract-worse-chronic': 'chronic-worse',
  'abstract-severe-chronic': 'chronic-severe',
  'abstract-threat': 'threat-to-life',
  'abstract-uncertain': 'undiagnosed-uncertain',
  'abstract-systemic': 'acute-systemic',
  'abstract-complicated': 'acute-complicated',
  'abstract-uncomplicated': 'acute-uncomplicated',
  'abstract-minor': 'self-limited',
};

function abstractItems(statements: readonly StatementFact[]): Item[] {
  return statements.flatMap((fact) => {
    const kind = abstractKinds[fact.statement.id];
    if (kind === undefined) return [];
    return Array.from({ length: Math.min(fact.count, 5) }, () => ({
      kind,
      text: words[kind] ?? kind,
      hold: 'firm' as const,
      ruleId: 'em.problems',
      evidence: [fact.context],
    }));
  });
}

/** Signs and symptoms that a named diagnosis explains are no problem of their own. */
export function explainedBy(problem: Problem, others: readonly Problem[]): Problem | undefined {
  if (problem.concept.course !== 'symptom' && problem.concept.course !== 'uncertain') return undefined;
  return others.find(
    (other) => other !== problem && other.addressed && other.concept.explains?.includes(problem.concept.id),
  );
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
    (facts.statements.some(({ statement }) => statement.id === 'major-surgery-decision') ||
      facts.drugs.some((drug) => drug.action === 'start' || drug.action === 'change'))
  );
}

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
      !problem.concept.explains?.includes(other.concept.id),
  );
  if (own.length !== 1 || own[0] !== problem) return null;
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
    facts.statements.some(({ statement }) => statement.id === 'major-surgery-decision');
  return isChanged ? 'its treatment is begun or changed; not at its goal' : null;
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
  if (isMalignant(problem) && escalatesCancer(facts)) return { kind: 'threat-to-life', firm: false };
  if (found.kind === 'acute-uncomplicated' && isSurgicalInjury(problem, facts))
    return { kind: 'acute-complicated', firm: false };
  return found;
}

/** Facts of the first element: the problems addressed, one item each. */
export function problemItems(facts: Facts): Item[] {
  const items: Item[] = [];
  const escalation = escalationOf(facts);
  for (const problem of facts.problems) {
    if (problem.assertion !== 'present') continue;
    const found = kindInContext(problem, facts, escalation);
    if (found === null) continue;
    const text = `${problem.concept.label}: ${found.note ?? words[found.kind] ?? found.kind}`;
    const evidence = [...problem.evidence, ...problem.trendEvidence];
    const cause = problem.standsFor === null ? explainedBy(problem, facts.problems) : undefined;
    const replaced = facts.problems.find(
      (other) => problem.standsFor === null && other.addressed && other.concept.replaces?.includes(problem.concept.id),
    );
    if (!problem.addressed)
      items.push({
        kind: found.kind,
        text,
        hold: 'no',
        whyNot: problem.whyNot ?? 'Not addressed at this visit.',
        ruleId: 'em.problems',
        evidence,
      });
    else if (replaced)
      items.push({
        kind: found.kind,
        text,
        hold: 'no',
        whyNot: `Part of ${replaced.concept.label}.`,
        ruleId: 'em.problems',
        evidence,
      });
    else if (cause)
      items.push({
        kind: found.kind,
        text,
        hold: 'no',
        whyNot: `A symptom of ${cause.concept.label}.`,
        ruleId: 'em.problems',
        evidence,
      });
    else items.push({ kind: found.kind, text, hold: found.firm ? 'firm' : 'weak', ruleId: 'em.problems', evidence });
  }
  const lesion = facts.statements.find((fact) => fact.statement.kind === 'new-lesion');
  if (lesion && !items.some((item) => item.kind === 'undiagnosed-uncertain' && item.hold !== 'no')) {
    items.push({
      kind: 'undiagnosed-uncertain',
      text: words['undiagnosed-uncertain'] ?? '',
      hold: 'firm',
      ruleId: 'em.problems',
      evidence: [lesion.context],
    });
  }
  const abstract = abstractItems(facts.statements);
  // A vignette that speaks of problems in the table's own words says all there is to count.
  return abstract.length > 0 && !facts.hasAssessment ? abstract : items;
}

/** Level of the first element. */
export function gradeProblems(items: readonly Item[]): Grade {
  const count = (kind: string): number => items.filter((item) => item.kind === kind).length;
  let best: Grade = 1;
  for (const item of items) {
    const grade = grades[item.kind] ?? 1;
    if (grade > best) best = grade;
  }
  if (count('chronic-stable') >= 2 && best < 3) best = 3;
  if (count('self-limited') >= 2 && best < 2) best = 2;
  return best;
}
