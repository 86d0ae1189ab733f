import type { CodeTable } from '../codes/code-table.ts';
import type { DrugFact, Facts, Mention } from '../read/facts.ts';
import type { VisitContext } from './context.ts';
import type { DiagnosisDraft } from './diagnoses.ts';
import { contactDrafts } from './contacts.ts';
import { poisoningDrafts } from './poisoning.ts';
import { followUpDraft } from './completed-treatment.ts';
import { complicationsOfPregnancy } from './pregnancy-complications.ts';
import { gestationDraft } from './pregnancy.ts';
import { underdosingDrafts } from './underdosing.ts';

export interface StatusInput {
  readonly facts: Facts;
  readonly context: VisitContext;
  readonly confirmed: ReadonlySet<string>;
  readonly drafts: DiagnosisDraft[];
  readonly table: CodeTable;
}

const inUse = new Set(['start', 'change', 'continue', 'listed']);
const planSections = new Set(['assessment', 'assessment-plan', 'plan', 'body', 'orders', 'instructions']);

const alwaysLongTerm = /^Z79\.(?:01|6|81)/;
const statedLong = /\b(?:long[- ]term|chronic(?:ally)?|maintenance)\b[^.;]{0,40}$/i;

/** Courses of these are mostly short: only a stated long-term use counts. */
const onlyStated = new Set(['Z79.52', 'Z79.891']);

/** "On weekly methotrexate" in an account without an assessment: what is taken for long by its nature. */
function isTaken(fact: DrugFact, facts: Facts): boolean {
  const before = facts.note.slice(facts.sentences[fact.sentence]?.start ?? fact.start, fact.start);
  if (statedLong.test(before)) return true;
  if (fact.section !== 'body' || facts.hasAssessment || !alwaysLongTerm.test(fact.drug?.longTerm ?? '')) return false;
  return /\b(?:on|takes|taking|receives|receiving|uses)\s+(?:[\w-]+\s+){0,3}$/i.test(before);
}

/** Long-term drug codes that belong to diabetes are added with it; the others only when the plan deals with the drug. */
function drugDrafts({ facts, drafts, table }: StatusInput): void {
  const diabetic = drafts.some((draft) => /^(?:E0[89]|E1[0-3]|O24)/.test(draft.code));
  const typeOne = drafts.some((draft) => draft.code.startsWith('E10'));
  // Monitoring of a drug is coded with the long-term use of that drug (note at Z51.81).
  const monitored = drafts.some((draft) => draft.code === 'Z51.81');
  const groups = new Map<string, DrugFact[]>();
  for (const fact of facts.drugs) {
    const code = fact.drug?.longTerm;
    if (code === undefined || !inUse.has(fact.action)) continue;
    const forDiabetes = /^Z79\.(?:4|84|85)$/.test(code);
    if (
      forDiabetes
        ? !diabetic || (typeOne && code === 'Z79.4')
        : !monitored &&
          !(
            planSections.has(fact.section) &&
            !onlyStated.has(code) &&
            (fact.action === 'continue' || fact.action === 'change')
          ) &&
          !isTaken(fact, facts)
    )
      continue;
    const group = groups.get(code);
    if (group) group.push(fact);
    else groups.set(code, [fact]);
  }
  for (const [code, group] of groups) {
    if (drafts.some((draft) => draft.code === code)) continue;
    drafts.push({
      code,
      label: table.lookup(code)?.description ?? 'Long term (current) drug therapy',
      confidence: group.some((fact) => fact.action !== 'listed') ? 0.8 : 0.66,
      ruleIds: ['dx.long-term-drugs'],
      evidence: group.slice(0, 3).map((fact) => fact.context),
      conceptId: 'long-term-drug',
      order: Number.MAX_SAFE_INTEGER,
      first: false,
      sideMissing: false,
    });
  }
}

/** Adult body mass index in whole kg/m² → code; only beside a weight diagnosis of the provider (Official Guidelines I.B.14). */
function bmiCode(value: number): string {
  if (value < 20) return 'Z68.1';
  if (value < 40) return `Z68.${Math.floor(value)}`;
  if (value < 45) return 'Z68.41';
  if (value < 50) return 'Z68.42';
  if (value < 60) return 'Z68.43';
  return value < 70 ? 'Z68.44' : 'Z68.45';
}

function bodyMassDraft({ facts, context, drafts, table }: StatusInput): void {
  const weight = drafts.find((draft) => /^(?:E66|R63\.[56]|E43|E44|R63\.4)/.test(draft.code));
  const reading = facts.readings.find((item) => item.kind === 'bmi');
  if (!weight || !reading || (context.ageYears !== null && context.ageYears < 20)) return;
  const code = bmiCode(reading.value);
  if (drafts.some((draft) => draft.code.startsWith('Z68'))) return;
  drafts.push({
    code,
    label: table.lookup(code)?.description ?? 'Body mass index',
    confidence: 0.82,
    ruleIds: ['dx.bmi'],
    evidence: [reading],
    conceptId: 'bmi',
    order: weight.order + 1,
    first: false,
    sideMissing: false,
  });
}

const blaming =
  /^,?\s*(?:is |was )?(?:likely |probably )?(?:due to|from|caused by|secondary to|induced by|because of|a side effect of|reaction to|after (?:starting|taking|beginning|a dose of|one dose of|her first dose of|his first dose of))\s+(?:(?:the|his|her|their|taking|use of|current)\s+)*$/i;

/** "Angioedema due to lisinopril", "drug-induced … (sertraline)": the note names the drug as the cause. */
function isBlamed(fact: DrugFact, mention: Mention, note: string): boolean {
  if (fact.sentence !== mention.sentence) return false;
  if (mention.tags.includes('drug-induced')) return true;
  if (fact.start >= mention.start && fact.end <= mention.end)
    return mention.concept.tags?.includes('drug-induced') === true;
  return fact.start >= mention.end && blaming.test(note.slice(mention.end, fact.start));
}

const DRUG_ERUPTION = 'L27.0';

/** T36–T50 with 5: adverse effect of a drug properly taken; the effect comes first (Official Guidelines I.C.19.e.5.a). */
function adverseEffectDrafts({ facts, drafts, table }: StatusInput): void {
  for (const problem of facts.problems) {
    const effect = drafts.find((draft) => draft.conceptId === problem.concept.id);
    if (effect === undefined || problem.concept.course === 'status') continue;
    for (const mention of problem.mentions) {
      if (mention.assertion !== 'present') continue;
      const drug = facts.drugs.find((fact) => fact.drug?.adverse !== undefined && isBlamed(fact, mention, facts.note));
      const code = drug?.drug?.adverse;
      if (drug === undefined || code === undefined || drafts.some((draft) => draft.code === code)) continue;
      // A rash that the note puts down to a drug is a drug eruption (index: Rash, drug).
      const at = drafts.indexOf(effect);
      if (effect.code === 'R21')
        drafts[at] = {
          ...effect,
          code: DRUG_ERUPTION,
          label: table.lookup(DRUG_ERUPTION)?.description ?? 'Generalized skin eruption due to drugs taken internally',
        };
      drafts.push({
        code,
        label: table.lookup(code)?.description ?? 'Adverse effect of a drug, initial encounter',
        confidence: 0.74,
        ruleIds: ['dx.adverse-effect'],
        evidence: [drug.context],
        conceptId: 'adverse-effect',
        order: effect.order,
        first: false,
        sideMissing: false,
      });
    }
  }
}

const withFindings: Readonly<Record<string, string>> = {
  'Z00.00': 'Z00.01',
  'Z00.129': 'Z00.121',
  'Z01.419': 'Z01.411',
};

/** A general examination with a new or changed condition has abnormal findings (Official Guidelines IV.P). */
function findingsOfExamination({ facts, drafts, table }: StatusInput): void {
  const changed = facts.problems.some(
    (problem) =>
      problem.addressed &&
      drafts.some((draft) => draft.conceptId === problem.concept.id) &&
      !['status', 'service', 'context'].includes(problem.concept.course) &&
      (problem.concept.course !== 'chronic' ||
        problem.trend === 'worse' ||
        problem.trend === 'new' ||
        problem.trend === 'severe'),
  );
  if (!changed) return;
  drafts.forEach((draft, index) => {
    const code = withFindings[draft.code];
    if (code !== undefined)
      drafts[index] = {
        ...draft,
        code,
        label: table.lookup(code)?.description ?? draft.label,
        ruleIds: ['dx.examination-findings'],
      };
  });
}

/** Vaccines that were given are the reason for Z23, also beside a routine examination (Official Guidelines I.C.21.c.2). */
function immunizationDraft({ facts, drafts, table }: StatusInput): void {
  const given = facts.procedures.find(
    ({ procedure, status }) => procedure.vaccine !== undefined && status === 'performed',
  );
  if (given === undefined || drafts.some((draft) => draft.code === 'Z23')) return;
  drafts.push({
    code: 'Z23',
    label: table.lookup('Z23')?.description ?? 'Encounter for immunization',
    confidence: 0.74,
    ruleIds: ['dx.immunization'],
    evidence: [given.context],
    conceptId: 'immunization-given',
    order: Number.MAX_SAFE_INTEGER,
    first: false,
    sideMissing: false,
  });
}

/** Codes that follow from others: long-term drugs, body mass index, weeks of gestation, adverse effects, findings of an examination. */
export function addStatusCodes(input: StatusInput): void {
  adverseEffectDrafts(input);
  poisoningDrafts(input);
  underdosingDrafts(input);
  contactDrafts(input);
  complicationsOfPregnancy(input);
  findingsOfExamination(input);
  immunizationDraft(input);
  drugDrafts(input);
  bodyMassDraft(input);
  followUpDraft(input);
  gestationDraft(input);
}
