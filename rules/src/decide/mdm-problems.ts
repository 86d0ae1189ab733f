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
    ({ statement, section }) => statement.id === 'major-surgery-decision' && !['pmh', 'psh', 'hpi'].includes(section),
  );
}

const codeOf = (code: string | readonly string[] | undefined): string =>
  code === undefined ? '' : typeof code === 'string' ? code : (code[0] ?? '');

/** The kind of a problem in the light of what was decided about it. */
function kindInContext(problem: Problem, facts: Facts, escalation: Escalation): Kind | null {
  const found = kindOf(problem, facts);
  if (found === null || !problem.addressed) return found;
  const kind = graver[found.kind]?.[escalation];
  if (kind !== undefined) return { kind, firm: false };
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
