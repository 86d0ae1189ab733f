import type { ProcedureConcept } from '../book/types.ts';
import type { CodeTable } from '../codes/code-table.ts';
import type { Facts, ProcedureFact, Range } from '../read/facts.ts';
import { sizeCm } from '../read/counts.ts';
import type { VisitInput } from '../visit.ts';
import { chooseCode } from './code-choice.ts';
import type { VisitContext } from './context.ts';
import type { DiagnosisDraft, RejectedDraft } from './diagnoses.ts';

export interface ProcedureDraft {
  readonly code: string;
  readonly label: string;
  readonly units: number;
  readonly modifiers: readonly string[];
  readonly confidence: number;
  readonly ruleIds: readonly string[];
  readonly evidence: readonly Range[];
  /** Problems it is done for, by concept id; empty = the first-listed diagnosis. */
  readonly link: readonly string[];
  readonly minor: boolean;
  readonly conceptId: string;
}

export interface MissedService {
  readonly message: string;
  readonly evidence: readonly Range[];
}

export interface Procedures {
  readonly drafts: readonly ProcedureDraft[];
  readonly rejected: readonly RejectedDraft[];
  readonly missed: readonly MissedService[];
  /** Ids of tests that the practice bills itself. */
  readonly billedTests: ReadonlySet<string>;
}

interface ProcedureInput {
  readonly facts: Facts;
  readonly input: VisitInput;
  readonly context: VisitContext;
  readonly table: CodeTable;
}

const whyNot: Readonly<Record<string, string>> = {
  planned: 'Planned, ordered or discussed; not documented as done at this visit.',
  past: 'Done in the past.',
  negated: 'The note says it was not done.',
};

function groupsOf(facts: Facts): Map<ProcedureConcept, ProcedureFact[]> {
  const groups = new Map<ProcedureConcept, ProcedureFact[]>();
  for (const fact of facts.procedures) {
    const group = groups.get(fact.procedure);
    if (group) group.push(fact);
    else groups.set(fact.procedure, [fact]);
  }
  return groups;
}

function sideModifiers(tags: ReadonlySet<string>): string[] {
  const right = tags.has('right');
  const left = tags.has('left');
  if (tags.has('bilateral') || (right && left)) return ['50'];
  return right ? ['RT'] : left ? ['LT'] : [];
}

const sides = ['right', 'left', 'bilateral'] as const;
const hasSide = (tags: ReadonlySet<string>): boolean => sides.some((side) => tags.has(side));

/** "Short arm cast applied" beside a fracture of the left radius: the side that all problems dealt with share. */
function sideOfProblems(facts: Facts): Set<string> {
  const found = new Set(
    facts.problems
      .filter((problem) => problem.addressed)
      .flatMap((problem) => sides.filter((side) => problem.tags.has(side))),
  );
  return found.size === 1 ? found : new Set();
}

/** Units of the base code and its add-on for a number of items. */
export function unitsFor(
  count: number,
  rule: ProcedureConcept['count'],
): { readonly base: number; readonly addOn: number } {
  if (rule === undefined) return { base: 1, addOn: 0 };
  if (rule.addOn === undefined)
    return { base: Math.max(1, Math.ceil(count / Math.max(1, rule.each ?? rule.first))), addOn: 0 };
  return { base: 1, addOn: Math.max(0, Math.ceil((count - rule.first) / Math.max(1, rule.each ?? 1))) };
}

function countOf(group: readonly ProcedureFact[]): number {
  const counts = group.map((fact) => fact.count).filter((count): count is number => count !== null);
  if (counts.length === 0) return 1;
  // Each sentence that gives a number of its own adds to the total: "11 tags … and seven more".
  const bySentence = new Map<number, number>();
  for (const fact of group)
    if (fact.count !== null) bySentence.set(fact.sentence, Math.max(bySentence.get(fact.sentence) ?? 0, fact.count));
  return Math.max(...bySentence.values());
}

/** "and seven more", "plus two others": items added to the count in the same or the next sentence. */
function moreItems(note: string, group: readonly ProcedureFact[]): number {
  const numerals: Readonly<Record<string, number>> = {
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
  };
  const text = group.map((fact) => note.slice(fact.context.start, fact.context.end)).join(' ');
  const match =
    /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:more|others?|additional|further)\b/i.exec(
      text,
    );
  if (!match) return 0;
  const raw = (match[1] ?? '').toLowerCase();
  return numerals[raw] ?? Number(raw);
}

/** How another procedure was done says nothing of this one. */
const techniques = new Set([
  'punch',
  'shave',
  'incisional',
  'excisional',
  'layered',
  'simple',
  'lavage',
  'instrument',
  'multiple-lesions',
  'with-ultrasound',
  'benign',
  'malignant-lesion',
  'cryo',
]);

/** Body regions of manipulative treatment, each counted once. */
const bodyRegions: readonly string[] = [
  'head',
  'neck',
  'thoracic',
  'low-back',
  'sacral',
  'pelvis',
  'lower-leg',
  'arms',
  'rib',
  'abdomen',
];

/** One unit for each stated amount or part of it; one where the note gives no dose. */
export function unitsByDose(rule: NonNullable<ProcedureConcept['dose']>, group: readonly ProcedureFact[]): number {
  const doses = group.map((fact) => fact.doses[rule.of]).filter((dose): dose is number => dose !== undefined);
  return doses.length === 0 ? 1 : Math.max(1, Math.ceil(Math.max(...doses) / rule.per));
}

function draftsOf(
  concept: ProcedureConcept,
  group: readonly ProcedureFact[],
  { facts, input, context, table }: ProcedureInput,
): ProcedureDraft[] {
  const tags = new Set(group.flatMap((fact) => fact.tags));
  if (context.ageYears !== null) tags.add(context.ageYears < 18 ? 'child' : 'adult');
  tags.add(context.patient);
  if (input.payer) tags.add(input.payer);
  const items = countOf(group) + moreItems(facts.note, group);
  // "The incision was closed in layers": size and site stand in the sentence of the excision.
  const together = facts.procedures.filter((fact) => fact.status === 'performed');
  const own = group.map((fact) => fact.sizeCm).filter((size): size is number => size !== null);
  const sizes =
    own.length > 0 ? own : together.map((fact) => fact.sizeCm).filter((size): size is number => size !== null);
  if (![...tags].some((id) => id.endsWith('-site')))
    for (const fact of together) for (const id of fact.tags) if (!techniques.has(id)) tags.add(id);
  // "2.5 cm laceration of the finger" in the examination: length and site of the wound that is closed.
  if (sizes.length === 0) {
    for (const mention of facts.mentions) {
      if (mention.assertion !== 'present' || !concept.link?.includes(mention.concept.id)) continue;
      const size = sizeCm(facts.note.slice(mention.context.start, mention.context.end));
      if (size === null) continue;
      sizes.push(size);
      for (const id of mention.tags) tags.add(id);
    }
  }
  const numbers: Record<string, number> = {
    n: items,
    regions: bodyRegions.filter((region) => tags.has(region)).length,
  };
  if (sizes.length > 0) numbers['cm'] = Math.max(...sizes);
  if (context.ageYears !== null) numbers['age'] = context.ageYears;
  const choice = chooseCode(
    { ...concept, course: 'context' },
    {
      tags,
      confirmed: new Set(
        facts.problems.filter((problem) => problem.assertion === 'present').map((problem) => problem.concept.id),
      ),
      drugClasses: new Set(),
      numbers,
    },
  );
  const evidence = group.map((fact) => fact.context).slice(0, 4);
  const firm = group.some((fact) => fact.section === 'procedures' || fact.section === 'immunizations');
  const base = {
    ruleIds: [`procedure.${concept.id}`],
    evidence,
    link: concept.link ?? [],
    minor: concept.minor === true,
    conceptId: concept.id,
  };
  const confidence = (firm ? 0.86 : 0.74) - (concept.id.startsWith('code:') ? 0.1 : 0);
  const labelOf = (code: string): string => table.procedure(code)?.description ?? concept.label;
  const above = concept.count?.above;
  const [mainCode, ...others] = above && items >= above.from ? [above.code] : choice.codes;
  if (mainCode === undefined) return [];
  const counted = above && items >= above.from ? { base: 1, addOn: 0 } : unitsFor(items, concept.count);
  const units = { ...counted, base: concept.dose ? unitsByDose(concept.dose, group) : counted.base };
  const isSided = concept.sided === true || table.procedure(mainCode)?.sided === true;
  const modifiers = isSided ? sideModifiers(hasSide(tags) ? tags : sideOfProblems(facts)) : [];
  const drafts: ProcedureDraft[] = [
    { ...base, code: mainCode, label: labelOf(mainCode), units: units.base, modifiers, confidence },
  ];
  if (units.addOn > 0 && concept.count?.addOn)
    drafts.push({
      ...base,
      code: concept.count.addOn,
      label: labelOf(concept.count.addOn),
      units: units.addOn,
      modifiers: [],
      confidence,
    });
  if (concept.administration)
    drafts.push({
      ...base,
      code: concept.administration,
      label: labelOf(concept.administration),
      units: 1,
      modifiers: [],
      confidence,
    });
  for (const code of others) drafts.push({ ...base, code, label: labelOf(code), units: 1, modifiers: [], confidence });
  return drafts;
}

/** Services performed, with units and modifiers; what was only planned is told apart. */
export function decideProcedures(given: ProcedureInput): Procedures {
  const drafts: ProcedureDraft[] = [];
  const rejected: RejectedDraft[] = [];
  const missed: MissedService[] = [];
  const billed = new Set<string>();
  for (const [concept, group] of groupsOf(given.facts)) {
    const done = group.filter((fact) => fact.status === 'performed');
    if (done.length === 0) {
      const fact = group[0];
      const code = typeof concept.code === 'string' ? concept.code : concept.code?.[0];
      if (fact && fact.status !== 'past')
        rejected.push({ text: concept.label, code, reason: whyNot[fact.status] ?? '', evidence: [fact.context] });
      continue;
    }
    const tags = new Set(done.flatMap((fact) => fact.tags));
    if (given.input.payer) tags.add(given.input.payer);
    const lacking = (concept.needs ?? []).filter(
      (need) =>
        !need.tag.split('|').some((tag) => tags.has(tag) || (need.silent !== true && given.facts.tags.has(tag))),
    );
    // A film read elsewhere is no service of the practice, and nothing is missing.
    if (lacking.some((need) => need.silent === true)) continue;
    if (lacking.length > 0) {
      const code = typeof concept.code === 'string' ? concept.code : (concept.code?.[0] ?? '');
      missed.push({
        message: `${concept.label}: ${code} may apply. Not documented: ${lacking.map((need) => need.missing).join('; ')}.`,
        evidence: done.map((fact) => fact.context).slice(0, 2),
      });
      continue;
    }
    for (const draft of draftsOf(concept, done, given)) {
      if (drafts.some((other) => other.code === draft.code)) continue;
      drafts.push(draft);
      for (const test of concept.link ?? []) if (test.startsWith('test:')) billed.add(test.slice(5));
    }
  }
  return { drafts, rejected, missed, billedTests: billed };
}

/** Positions of the diagnoses a procedure is done for, from 1; at most four (837P). */
export function pointersOf(draft: ProcedureDraft, diagnoses: readonly DiagnosisDraft[]): number[] {
  const linked = diagnoses.flatMap((diagnosis, index) =>
    draft.link.includes(diagnosis.conceptId) ||
    draft.link.some((id) => id.startsWith('icd:') && diagnosis.code.startsWith(id.slice(4)))
      ? [index + 1]
      : [],
  );
  if (linked.length > 0) return linked.slice(0, 4);
  return diagnoses.length > 0 ? [1] : [];
}
