import type { ProcedureConcept } from '../book/types.ts';
import type { Facts, ProcedureFact, Range } from '../read/facts.ts';
import type { DiagnosisDraft, RejectedDraft } from './diagnoses.ts';
import type { MissedService, ProcedureDraft, ProcedureInput } from './procedure-draft.ts';
import { holdsDrug } from './dosed.ts';
import { draftsOf, tagsOfVisit } from './procedure-drafts.ts';
import { timedDrafts } from './timed.ts';

export type { MissedService, ProcedureDraft } from './procedure-draft.ts';

export interface Procedures {
  readonly drafts: readonly ProcedureDraft[];
  readonly rejected: readonly RejectedDraft[];
  readonly missed: readonly MissedService[];
  /** Ids of tests that the practice bills itself. */
  readonly billedTests: ReadonlySet<string>;
  /** The note records a service of a month or of minutes, whether or not it earns a code. */
  readonly isRecord: boolean;
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

/** "A colonoscopy was done" in the story is another doctor's; in a procedure note or a short account it is the service. */
const isOfThisNote = ({ ownNote }: ProcedureConcept, { section }: ProcedureFact): boolean =>
  ownNote !== true || section === 'procedures' || section === 'body';

/** A drug told beside the joint, tendon or lesion that was injected went in there. */
function wayIn(concept: ProcedureConcept, done: readonly ProcedureFact[], given: ProcedureInput): string[] {
  if (concept.dose === undefined) return [];
  const isBeside = (fact: ProcedureFact): boolean =>
    done.some(({ sentence }) => Math.abs(sentence - fact.sentence) <= 1);
  const holder = given.facts.procedures.some(
    (fact) =>
      fact.status === 'performed' && fact.procedure !== concept && isBeside(fact) && holdsDrug(fact.procedure, given),
  );
  return holder ? ['injected-here', 'im-injection'] : [];
}

/** A product against the same disease is named beside it. */
function isNamed({ vaccine }: ProcedureConcept, facts: Facts): boolean {
  return facts.procedures.some(
    ({ procedure, status }) =>
      status === 'performed' && procedure.code !== undefined && procedure.vaccine?.family === vaccine?.family,
  );
}

/** A second line of one code needs a modifier that tells it apart. */
const isSameLine = (a: ProcedureDraft, b: ProcedureDraft): boolean => a.modifiers.join() === b.modifiers.join();

/** Services performed, with units and modifiers; what was only planned is told apart. */
export function decideProcedures(given: ProcedureInput): Procedures {
  const drafts: ProcedureDraft[] = [];
  const rejected: RejectedDraft[] = [];
  const missed: MissedService[] = [];
  const billed = new Set<string>();
  const visitTags = tagsOfVisit(given);
  let isRecord = false;
  for (const [concept, group] of groupsOf(given.facts)) {
    const done = group.filter((fact) => fact.status === 'performed' && isOfThisNote(concept, fact));
    if (done.length === 0) {
      const fact = group[0];
      const code = typeof concept.code === 'string' ? concept.code : concept.code?.[0];
      if (fact && fact.status !== 'past')
        rejected.push({ text: concept.label, code, reason: whyNot[fact.status] ?? '', evidence: [fact.context] });
      continue;
    }
    if (concept.standsAlone === true) isRecord = true;
    const tags = new Set([...done.flatMap((fact) => fact.tags), ...visitTags, ...wayIn(concept, done, given)]);
    const lacking = (concept.needs ?? []).filter(({ tag, silent }) =>
      tag.startsWith('!')
        ? tags.has(tag.slice(1))
        : !tag.split('|').some((id) => tags.has(id) || (silent !== true && given.facts.tags.has(id))),
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
    if (concept.vaccine?.family !== undefined && concept.code === undefined && !isNamed(concept, given.facts))
      missed.push({
        type: 'DOCUMENTATION',
        message: `${concept.label}: the code of a vaccine is that of its product. Not documented: the product.`,
        evidence: done.map((fact) => fact.context).slice(0, 1),
      });
    const timed = concept.timed === undefined ? null : timedDrafts(concept, concept.timed, done, given);
    missed.push(...(timed?.missed ?? []));
    for (const draft of timed?.drafts ?? draftsOf(concept, done, given)) {
      const at = drafts.findIndex((other) => other.code === draft.code && isSameLine(other, draft));
      const same = drafts[at];
      if (same === undefined) drafts.push(draft);
      else if (concept.adds === true)
        drafts[at] = { ...same, units: same.units + draft.units, evidence: [...same.evidence, ...draft.evidence] };
      else continue;
      for (const test of concept.link ?? []) if (test.startsWith('test:')) billed.add(test.slice(5));
    }
  }
  return { drafts, rejected, missed, billedTests: billed, isRecord };
}

const meets = (a: readonly Range[], b: readonly Range[]): boolean =>
  a.some((one) => b.some((other) => one.start < other.end && other.start < one.end));

/**
 * Positions of the diagnoses a procedure is done for, from 1; at most four (837P): those that it treats by the book, else those named in
 * its sentence. Of several diagnoses none is guessed for a service that treats something particular.
 */
export function pointersOf(draft: ProcedureDraft, diagnoses: readonly DiagnosisDraft[]): number[] {
  const positions = (isFor: (diagnosis: DiagnosisDraft) => boolean): number[] =>
    diagnoses.flatMap((diagnosis, index) => (isFor(diagnosis) ? [index + 1] : [])).slice(0, 4);
  const linked = positions(
    (diagnosis) =>
      draft.link.includes(diagnosis.conceptId) ||
      draft.link.some((id) => id.startsWith('icd:') && diagnosis.code.startsWith(id.slice(4))),
  );
  if (linked.length > 0) return linked;
  const beside = positions((diagnosis) => meets(diagnosis.evidence, draft.evidence));
  if (beside.length > 0) return beside;
  const particular = draft.minor && draft.link.length > 0;
  return diagnoses.length > 0 && (!particular || diagnoses.length === 1) ? [1] : [];
}
