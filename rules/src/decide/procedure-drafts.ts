import type { ProcedureConcept } from '../book/types.ts';
import { sizeCm } from '../read/counts.ts';
import type { Facts, ProcedureFact } from '../read/facts.ts';
import { chooseCode } from './code-choice.ts';
import { areaOf } from '../read/area.ts';
import { administrationOf, isOnEachSide, laterHours, unitsByDose } from './dosed.ts';
import { kindsOf } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { clustersOf, isSiteTag, orderedRepairs, together } from './pieces.ts';
import type { Cluster } from './pieces.ts';
import { hasSide, isBothSides, onPlaces, placesOf, sideModifiers, sideOfProblems } from './places.ts';
import type { ProcedureDraft, ProcedureInput } from './procedure-draft.ts';
import { withWaste } from './wastage.ts';
import { countOf, moreItems, treatmentsOf } from './item-count.ts';

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

const isSide = (id: string): boolean => id === 'right' || id === 'left' || id === 'bilateral';

const isGiven = (size: number | null): size is number => size !== null;

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

function isLinked({ link }: ProcedureConcept, { concept }: Pick<Facts['mentions'][number], 'concept'>): boolean {
  const code = concept.code ?? concept.variants?.[0]?.code;
  const first = (typeof code === 'string' ? code : code?.[0]) ?? '';
  return link?.some((id) => id === concept.id || (id.startsWith('icd:') && first.startsWith(id.slice(4)))) ?? false;
}

/** Lines of a service that was done: codes by size, site, count and dose, with their sides. Wounds and lesions that the note tells apart are lines of their own. */
export function draftsOf(
  concept: ProcedureConcept,
  group: readonly ProcedureFact[],
  given: ProcedureInput,
): ProcedureDraft[] {
  const kinds = kindsOf(concept, group, given);
  if (kinds.length > 1) return kindLines(concept, kinds, given);
  if (concept.films === true)
    return together(bySite(group, given).flatMap((films) => linesOf(concept, films, given, null)));
  const clusters = clustersOf(concept, group, given);
  if (clusters.length === 0) return linesOf(concept, group, given, null);
  const lines = clusters.flatMap((cluster) => linesOf(concept, group, given, cluster));
  return concept.sumSizes === true ? orderedRepairs(lines, given) : together(lines);
}

/** Base code of the first technique, add-ons for all others. */
function kindLines(concept: ProcedureConcept, kinds: readonly Kind[], given: ProcedureInput): ProcedureDraft[] {
  return kinds.flatMap(({ code, addOn, count, facts }, index) => {
    const [line] = linesOf(concept, facts, given, null);
    if (line === undefined) return [];
    const label = (of: string): string => given.table.procedure(of)?.description ?? concept.label;
    const base = { ...line, code, label: label(code), units: 1 };
    const further = { ...line, code: addOn, label: label(addOn), units: index === 0 ? count - 1 : count };
    return [...(index === 0 ? [base] : []), ...(further.units > 0 ? [further] : [])];
  });
}

/** Films of the ankle and of the foot are two: sentences with other sites are lines of their own. */
function bySite(group: readonly ProcedureFact[], { siteIds }: ProcedureInput): ProcedureFact[][] {
  const groups = new Map<string, ProcedureFact[]>();
  for (const fact of group) {
    const key = fact.tags
      .filter((id) => siteIds.has(id))
      .sort()
      .join();
    const known = groups.get(key);
    if (known) known.push(fact);
    else groups.set(key, [fact]);
  }
  const named = [...groups].filter(([key]) => key !== '');
  if (named.length < 2) return [[...group]];
  const [first] = named;
  return named.map(([key, facts]) => [...facts, ...(key === first?.[0] ? (groups.get('') ?? []) : [])]);
}

function linesOf(
  concept: ProcedureConcept,
  group: readonly ProcedureFact[],
  given: ProcedureInput,
  cluster: Cluster | null,
): ProcedureDraft[] {
  const { facts, context, table } = given;
  const told = group.flatMap((fact) => fact.tags);
  const tags = new Set(
    cluster === null
      ? told
      : [...told.filter((id) => !isSiteTag(id, given) && !techniques.has(id) && !isSide(id)), ...cluster.tags],
  );
  for (const tag of [context.patient, ...tagsOfVisit(given)]) tags.add(tag);
  const items = countOf(group) + moreItems(facts.note, group);
  // "The incision was closed in layers": size and site stand in the sentence of the excision.
  const done = facts.procedures.filter((fact) => fact.status === 'performed');
  const own = group.map((fact) => (concept.sumSizes === true ? fact.lengthCm : fact.sizeCm)).filter(isGiven);
  const sizes = cluster ? [cluster.cm] : own.length > 0 ? own : done.map((fact) => fact.sizeCm).filter(isGiven);
  if (![...tags].some((id) => id.endsWith('-site')))
    for (const fact of done) for (const id of fact.tags) if (!techniques.has(id)) tags.add(id);
  // "Closed treatment, splint applied": the bone is that of the injury dealt with.
  if (![...tags].some((id) => id.endsWith('-site')))
    for (const problem of facts.problems)
      if (problem.addressed && isLinked(concept, problem)) for (const id of problem.tags) tags.add(id);
  // "2.5 cm laceration of the finger" in the examination: length and site of the wound that is closed.
  if (sizes.length === 0) {
    for (const mention of facts.mentions) {
      if (mention.assertion !== 'present' || !isLinked(concept, mention)) continue;
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
  const area = concept.area && areaOf(group, facts.note);
  const areaAddOn = concept.area?.addOns[mainCode];
  const times = treatmentsOf(group, given);
  const dosed = concept.dose ? unitsByDose(concept.dose, group, times) * (isOnEachSide(group, facts) ? 2 : 1) : null;
  const again = concept.repeat !== undefined && items > 1 ? items - 1 : 0;
  const units = {
    ...counted,
    base:
      dosed ??
      concept.units ??
      (concept.perSide === true && isBothSides(tags) ? 2 : null) ??
      (again > 0 ? 1 : Math.max(counted.base, cluster?.count ?? 1)),
  };
  const places = placesOf(mainCode, concept, group, items, given);
  const isSided = concept.sided === true || table.procedure(mainCode)?.sided === true;
  const modifiers = isSided && places.length === 0 ? sideModifiers(hasSide(tags) ? tags : sideOfProblems(facts)) : [];
  const main: ProcedureDraft = {
    ...base,
    code: mainCode,
    label: labelOf(mainCode),
    units: units.base,
    modifiers,
    confidence,
  };
  const drafts = concept.dose ? withWaste(main, concept.dose, group, given) : [main];
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
  if (area != null && areaAddOn !== undefined && concept.area && area > concept.area.each)
    drafts.push({
      ...base,
      code: areaAddOn,
      label: labelOf(areaAddOn),
      units: Math.ceil((area - concept.area.each) / concept.area.each),
      modifiers: [],
      confidence,
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
  const later = laterHours(administration ?? mainCode, group, given);
  if (later !== null) drafts.push({ ...base, ...later, label: labelOf(later.code), modifiers: [], confidence });
  for (const code of others)
    drafts.push({ ...base, code, label: labelOf(code), units: furtherUnits(code), modifiers: [], confidence });
  return onPlaces(drafts, places, concept, given);
}
