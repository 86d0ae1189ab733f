import type { ProcedureConcept } from '../book/types.ts';
import { codeOn, listOn, ruleOf } from '../book/values.ts';
import { sizeCm } from '../read/counts.ts';
import type { Facts, ProcedureFact } from '../read/facts.ts';
import { chooseCode } from './code-choice.ts';
import type { ProcedureDraft, ProcedureInput } from './procedure-draft.ts';
import { wordToNumber } from '../read/number-words.ts';

function sideModifiers(tags: ReadonlySet<string>): string[] {
  const right = tags.has('right');
  const left = tags.has('left');
  if (isBothSides(tags)) return ['50'];
  return right ? ['RT'] : left ? ['LT'] : [];
}

const isBothSides = (tags: ReadonlySet<string>): boolean =>
  tags.has('bilateral') || (tags.has('right') && tags.has('left'));

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
  const text = group.map((fact) => note.slice(fact.context.start, fact.context.end)).join(' ');
  const match =
    /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:more|others?|additional|further)\b/i.exec(
      text,
    );
  if (!match) return 0;
  return wordToNumber(match[1] ?? '');
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

const isGiven = (size: number | null): size is number => size !== null;

/** One unit for each stated amount or part of it; one where the note gives no dose. */
export function unitsByDose(rule: NonNullable<ProcedureConcept['dose']>, group: readonly ProcedureFact[]): number {
  const doses = group.map((fact) => fact.doses[rule.of]).filter((dose): dose is number => dose !== undefined);
  return doses.length === 0 ? 1 : Math.max(1, Math.ceil(Math.max(...doses) / rule.per));
}

/** "40 mg each" on both sides is twice the dose. */
function isOnEachSide(group: readonly ProcedureFact[], facts: Facts): boolean {
  return group.some(
    ({ context, tags }) =>
      (tags.includes('bilateral') || (tags.includes('right') && tags.includes('left'))) &&
      /\beach\b|\bper (?:knee|shoulder|hip|side|joint)\b/i.test(facts.note.slice(context.start, context.end)),
  );
}

/** How a drug went in: into a vein, into muscle or skin; null where another service of the visit put it in. */
function administrationOf(
  concept: ProcedureConcept,
  group: readonly ProcedureFact[],
  { facts, book, input, table }: ProcedureInput,
): string | null {
  if (concept.administration === undefined) return null;
  const rule = ruleOf(book, 'services.drug-administration');
  const tags = new Set(group.flatMap((fact) => fact.tags));
  const route = tags.has('iv-infusion') ? 'infusion' : tags.has('iv-push') ? 'push' : null;
  if (route !== null) return codeOn(rule, route, input.dateOfService);
  if (tags.has('im-route')) return concept.administration;
  const holders = listOn(rule, 'includedIn', input.dateOfService);
  const isHeld = facts.procedures.some((fact) => {
    if (fact.status !== 'performed' || fact.procedure === concept) return false;
    const code = firstCode(fact.procedure);
    return code !== null && holders.includes(table.procedure(code)?.category ?? '');
  });
  return isHeld ? null : concept.administration;
}

function firstCode({ code, variants }: ProcedureConcept): string | null {
  const first = code ?? variants?.[0]?.code;
  return typeof first === 'string' ? first : (first?.[0] ?? null);
}

/** What a condition of a service may ask of the visit as a whole: payer, age, number of chronic illnesses. */
export function tagsOfVisit({ facts, input, context }: ProcedureInput): string[] {
  const chronic = facts.problems.filter(
    ({ concept, assertion }) => concept.course === 'chronic' && (assertion === 'present' || assertion === 'historical'),
  ).length;
  return [
    ...(input.payer ? [input.payer] : []),
    ...(context.ageYears === null ? [] : [context.ageYears < 18 ? 'child' : 'adult']),
    ...(chronic >= 1 ? ['chronic-illness'] : []),
    ...(chronic >= 2 ? ['two-chronic-illnesses'] : []),
    ...(context.wellness === null ? [] : [`wellness-${context.wellness}`]),
  ];
}

function isLinked({ link }: ProcedureConcept, { concept }: Facts['problems'][number]): boolean {
  const code = concept.code ?? concept.variants?.[0]?.code;
  const first = (typeof code === 'string' ? code : code?.[0]) ?? '';
  return link?.some((id) => id === concept.id || (id.startsWith('icd:') && first.startsWith(id.slice(4)))) ?? false;
}

/** Lines of a service that was done: codes by size, site, count and dose, with their sides. */
export function draftsOf(
  concept: ProcedureConcept,
  group: readonly ProcedureFact[],
  given: ProcedureInput,
): ProcedureDraft[] {
  const { facts, context, table } = given;
  const tags = new Set(group.flatMap((fact) => fact.tags));
  for (const tag of [context.patient, ...tagsOfVisit(given)]) tags.add(tag);
  const items = countOf(group) + moreItems(facts.note, group);
  // "The incision was closed in layers": size and site stand in the sentence of the excision.
  const together = facts.procedures.filter((fact) => fact.status === 'performed');
  const own = group.map((fact) => (concept.sumSizes === true ? fact.lengthCm : fact.sizeCm)).filter(isGiven);
  const sizes = own.length > 0 ? own : together.map((fact) => fact.sizeCm).filter(isGiven);
  if (![...tags].some((id) => id.endsWith('-site')))
    for (const fact of together) for (const id of fact.tags) if (!techniques.has(id)) tags.add(id);
  // "Closed treatment, splint applied": the bone is that of the injury dealt with.
  if (![...tags].some((id) => id.endsWith('-site')))
    for (const problem of facts.problems)
      if (problem.addressed && isLinked(concept, problem)) for (const id of problem.tags) tags.add(id);
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
    standsAlone: concept.standsAlone,
    sites: group.flatMap((fact) => fact.tags.filter((tag) => given.siteIds.has(tag))),
  };
  const confidence = (firm ? 0.86 : 0.74) - (concept.id.startsWith('code:') ? 0.1 : 0);
  const labelOf = (code: string): string => table.procedure(code)?.description ?? concept.label;
  const above = concept.count?.above;
  const [mainCode, ...others] = above && items >= above.from ? [above.code] : choice.codes;
  if (mainCode === undefined) return [];
  const counted = above && items >= above.from ? { base: 1, addOn: 0 } : unitsFor(items, concept.count);
  const dosed = concept.dose ? unitsByDose(concept.dose, group) * (isOnEachSide(group, facts) ? 2 : 1) : null;
  const again = concept.repeat !== undefined && items > 1 ? items - 1 : 0;
  const units = {
    ...counted,
    base:
      dosed ??
      concept.units ??
      (concept.perSide === true && isBothSides(tags) ? 2 : null) ??
      (again > 0 ? 1 : counted.base),
  };
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
  if (again > 0 && concept.repeat)
    drafts.push({
      ...base,
      code: mainCode,
      label: labelOf(mainCode),
      units: again,
      modifiers: [...modifiers, concept.repeat],
      confidence: confidence - 0.1,
    });
  // "Four punch biopsies": the first is the base code, each further one a unit of the add-on beside it.
  const furtherUnits = (code: string): number =>
    (table.procedure(code)?.addOnTo.length ?? 0) > 0 && concept.count === undefined ? Math.max(1, items - 1) : 1;
  const administration = administrationOf(concept, group, given);
  if (administration !== null)
    drafts.push({
      ...base,
      code: administration,
      label: labelOf(administration),
      units: 1,
      modifiers: [],
      confidence,
    });
  for (const code of others)
    drafts.push({ ...base, code, label: labelOf(code), units: furtherUnits(code), modifiers: [], confidence });
  return drafts;
}
