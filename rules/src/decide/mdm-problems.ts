import type { Facts, Problem, StatementFact } from '../read/facts.ts';
import { besideProcedure, isSampledToday, isTreatedByProcedure } from './beside-procedure.ts';
import type { Grade, Item } from './items.ts';
import { kindsOf } from './problem-kinds.ts';

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

/** "Status post reduction mammoplasty", looked after at a visit that names nothing else: a minor problem is the least it is. */
function followUpOf(facts: Facts): Item | null {
  const status = facts.problems.find(
    ({ concept, addressed, assertion }) => concept.course === 'status' && addressed && assertion === 'present',
  );
  if (status === undefined) return null;
  return {
    kind: 'self-limited',
    text: `${status.concept.label}: follow-up`,
    hold: 'weak',
    ruleId: 'em.problems',
    evidence: status.evidence,
  };
}

/**
 * "Suspected stroke, sent by ambulance": the illness that is looked for is what was dealt with, though it is not coded (CPT: the
 * problem need not have a final diagnosis). With an escalation it is a threat to life, without one an uncertain prognosis.
 */
function suspectedItem(problem: Problem, facts: Facts): Item | null {
  const { concept, assertion, mentions } = problem;
  const told = mentions.filter(
    (mention) => mention.assertion === 'uncertain' && !['pmh', 'family-history', 'ros'].includes(mention.section),
  );
  if (concept.course !== 'threat' || assertion !== 'uncertain' || told.length === 0) return null;
  const isActed = facts.statements.some(
    ({ statement, section }) =>
      !['pmh', 'hpi'].includes(section) && ['hospital', 'discussion', 'threat'].includes(statement.kind),
  );
  return {
    kind: isActed ? 'threat-to-life' : 'undiagnosed-uncertain',
    text: `${concept.label}, suspected: ${words[isActed ? 'threat-to-life' : 'undiagnosed-uncertain'] ?? ''}`,
    hold: 'weak',
    ruleId: 'em.problems',
    evidence: told.map((mention) => mention.context),
  };
}

const others =
  /\b(?:managed|followed|looked after|cared for|handled|treated|monitored) (?:\w+ ){0,3}?by (?:her|his|their|the|an?|another|dr)\b|\b(?:not|nor) (?:been )?(?:discussed|addressed|evaluated|touched|dealt with|taken up|part of)\b[^.\n]{0,20}\b(?:today|visit|here|now)\b|\bnot (?:addressed|discussed|evaluated) (?:today|at this visit|here)\b/i;

/** "All looked after by her internist and not discussed today": named, and not dealt with (CPT: problem addressed). */
function leftToOthers(problem: Problem, { note, sentences }: Facts): boolean {
  const told = problem.mentions.filter((mention) => mention.assertion === 'present');
  return (
    told.length > 0 &&
    told.every(({ sentence, title }) => {
      const range = sentences[sentence];
      return !title && range !== undefined && others.test(note.slice(range.start, range.end));
    })
  );
}

/** Facts of the first element: the problems addressed, one item each. */
export function problemItems(facts: Facts): Item[] {
  const items: Item[] = [];
  const treated = new Set<Item>();
  const kindOf = kindsOf(facts);
  for (const problem of facts.problems) {
    const suspected = suspectedItem(problem, facts);
    if (suspected !== null) items.push(suspected);
    if (problem.assertion !== 'present') continue;
    const found = kindOf(problem);
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
    else {
      const elsewhere = leftToOthers(problem, facts);
      const item: Item = {
        kind: found.kind,
        text,
        hold: elsewhere ? 'no' : found.firm ? 'firm' : 'weak',
        ...(elsewhere ? { whyNot: 'Managed by another professional, or not discussed at this visit.' } : {}),
        ruleId: 'em.problems',
        evidence,
      };
      items.push(item);
      if (isTreatedByProcedure(problem, facts)) treated.add(item);
    }
  }
  const followed = facts.hasAssessment && !items.some((item) => item.hold !== 'no') ? followUpOf(facts) : null;
  if (followed !== null) items.push(followed);
  const lesion = facts.statements.find((fact) => fact.statement.kind === 'new-lesion');
  if (lesion && !items.some((item) => item.kind === 'undiagnosed-uncertain' && item.hold !== 'no')) {
    const item: Item = {
      kind: 'undiagnosed-uncertain',
      text: words['undiagnosed-uncertain'] ?? '',
      hold: 'firm',
      ruleId: 'em.problems',
      evidence: [lesion.context],
    };
    items.push(item);
    if (isSampledToday(facts)) treated.add(item);
  }
  const danger = facts.statements.filter(
    ({ statement, section }) => statement.kind === 'threat' && section !== 'pmh' && section !== 'family-history',
  );
  if (danger.length > 0 && !items.some((item) => item.kind === 'threat-to-life' && item.hold !== 'no'))
    items.push({
      kind: 'threat-to-life',
      text: danger.some(({ statement }) => statement.id === 'self-harm-plan')
        ? 'Danger to self or others with a plan or means: a threat to life'
        : 'A threat to life or bodily function is told',
      hold: 'firm',
      ruleId: 'em.problems',
      evidence: danger.map((fact) => fact.context),
    });
  const abstract = abstractItems(facts.statements);
  // A vignette that speaks of problems in the table's own words says all there is to count.
  return abstract.length > 0 && !facts.hasAssessment ? abstract : besideProcedure(items, treated);
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
