import type { CodeTable } from '../codes/code-table.ts';
import type { DrugFact, Facts } from '../read/facts.ts';
import type { VisitContext } from './context.ts';
import type { DiagnosisDraft } from './diagnoses.ts';

interface StatusInput {
  readonly facts: Facts;
  readonly context: VisitContext;
  readonly confirmed: ReadonlySet<string>;
  readonly drafts: DiagnosisDraft[];
  readonly table: CodeTable;
}

const inUse = new Set(['start', 'change', 'continue', 'listed']);
const planSections = new Set(['assessment', 'assessment-plan', 'plan', 'body', 'orders', 'instructions']);

/** Long-term drug codes that belong to diabetes are added with it; the others only when the plan deals with the drug. */
function drugDrafts({ facts, drafts, table }: StatusInput): void {
  const diabetic = drafts.some((draft) => /^(?:E0[89]|E1[0-3]|O24)/.test(draft.code));
  const typeOne = drafts.some((draft) => draft.code.startsWith('E10'));
  const groups = new Map<string, DrugFact[]>();
  for (const fact of facts.drugs) {
    const code = fact.drug?.longTerm;
    if (code === undefined || !inUse.has(fact.action)) continue;
    const forDiabetes = /^Z79\.(?:4|84|85)$/.test(code);
    if (
      forDiabetes
        ? !diabetic || (typeOne && code === 'Z79.4')
        : !(planSections.has(fact.section) && (fact.action === 'continue' || fact.action === 'change'))
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

/** Codes that follow from others: long-term drugs, body mass index. */
export function addStatusCodes(input: StatusInput): void {
  drugDrafts(input);
  bodyMassDraft(input);
}
