import type { Facts, TestFact } from '../read/facts.ts';
import type { Grade, Item } from './items.ts';

/** The unique test a fact counts as: a panel is one, and its members are that one. */
const uniqueId = (fact: TestFact): string => fact.test.panel ?? fact.test.id;

/** An unnamed "labs" beside named laboratory tests, and "X-ray" beside a named film, are the same ones. */
const generic: Readonly<Record<string, (other: TestFact) => boolean>> = {
  'labs-unspecified': (other) => other.test.kind === 'lab' && other.test.id !== 'labs-unspecified',
  xray: (other) => other.test.id.startsWith('xray-'),
  ct: (other) => other.test.id.startsWith('ct-'),
  mri: (other) => other.test.id.startsWith('mri-'),
  ultrasound: (other) => other.test.id.startsWith('ultrasound-'),
};

const reasons: Readonly<Record<string, string>> = {
  conditional: 'Only considered for a later time; not ordered.',
  past: 'Named as history; no review at this visit is documented.',
  declined: 'Not ordered.',
  billed: 'Done and billed by the practice at this visit; its order and review are part of that service.',
  earlier: 'Ordered at an earlier visit; its review was counted with that order.',
  instrument: 'A scored instrument, reported on its own.',
};

/** Done here and billed here. In a short account a result without a word of where is the one that the practice bills; a film may be another. */
const isOwn = (group: readonly TestFact[], isLongNote: boolean): boolean =>
  group.some(
    (fact) => fact.status === 'in-office' || (!isLongNote && fact.status === 'reviewed' && fact.test.kind === 'lab'),
  ) && !group.some((fact) => fact.status === 'ordered');

/** "Drawn last week on our earlier order": a result is reviewed as part of its order (CPT 2023, tests). */
const ownEarlier =
  /\b(?:ordered|requested) (?:by (?:me|us) )?(?:at|on|during|after) (?:the|our|her|his|my) (?:last|previous|prior|earlier) (?:visit|appointment|encounter)\b|\b(?:on|from|per|by) (?:our|my) (?:own )?(?:earlier|last|previous|prior) order\b|\b(?:we|i) (?:had )?ordered (?:at|on|during) (?:the|our|her|his) (?:last|previous|prior|earlier)\b/i;

function isOfEarlierOrder({ status, context }: TestFact, { note, sentences }: Facts): boolean {
  const whole = sentences.find(({ start, end }) => start <= context.start && context.start < end) ?? context;
  return status === 'reviewed' && ownEarlier.test(note.slice(whole.start, whole.end));
}

function testItems(facts: Facts, billedKinds: ReadonlySet<string>): Item[] {
  const groups = new Map<string, TestFact[]>();
  for (const fact of facts.tests) {
    const same = generic[fact.test.id];
    if (same && facts.tests.some((other) => same(other) && other.status !== 'past')) continue;
    const group = groups.get(uniqueId(fact));
    if (group) group.push(fact);
    else groups.set(uniqueId(fact), [fact]);
  }
  const items: Item[] = [];
  for (const group of groups.values()) {
    const done = group.filter(
      (fact) => fact.status === 'ordered' || fact.status === 'reviewed' || fact.status === 'in-office',
    );
    const isEarlier = group.some((fact) => isOfEarlierOrder(fact, facts));
    const counted = done.filter(({ status }) => !(isEarlier && status === 'reviewed'));
    const main = counted[0] ?? group[0];
    if (main === undefined) continue;
    const evidence = (counted.length > 0 ? counted : group).map((fact) => fact.context);
    const verb = main.status === 'ordered' ? 'ordered' : 'reviewed';
    const text = `${main.test.label} ${counted.length > 0 ? verb : ''}`.trim();
    const base = { kind: 'test', text, ruleId: 'em.data', evidence };
    if (counted.length === 0)
      items.push({
        ...base,
        hold: 'no',
        whyNot: reasons[done.length > 0 ? 'earlier' : main.status] ?? reasons['past'],
      });
    else if (main.test.kind === 'instrument') items.push({ ...base, hold: 'no', whyNot: reasons['instrument'] });
    else if (
      group.every((fact) => /\bbilled (?:by us|here)\b/i.test(facts.note.slice(fact.context.start, fact.context.end)))
    )
      items.push({ ...base, hold: 'no', whyNot: reasons['billed'] });
    else if (billedKinds.has(main.test.id) && isOwn(group, facts.hasAssessment))
      items.push({ ...base, hold: 'no', whyNot: reasons['billed'] });
    else items.push({ ...base, hold: main.status === 'in-office' ? 'weak' : 'firm' });
  }
  return items;
}

/** Up to this age in years a child's own account is taken as incomplete (CPT leaves the age open). */
const CHILD_WITH_INFORMANT = 11;
const informing =
  /\b(?:mother|mom|father|dad|parents?|grandmother|grandfather|guardian|caregiver)\b[^.\n]{0,40}?\b(?:reports?|states?|says?|notes?|noticed|describes?|gives?|gave|provides?|provided|denies|told|tells|explains?|has seen|brought|brings|concerned|worried)\b|\b(?:brought|accompanied|here) (?:in )?(?:today )?(?:by|with) (?:his|her|their|the) (?:mother|mom|father|dad|parents?|grandmother|guardian)\b/i;

/** Without an age only a parent of "the patient" who tells or shows something counts. */
const ofPatient =
  /\bpatient'?s (?:mother|mom|father|dad|parents?|guardian)\b[^.\n]{0,30}?\b(?:reports?|states?|says?|notes?|describes?|gives?|provides?|provided|explains?)\b/i;

/** A parent who tells the story of a young child. */
function informantOf({ ageYears, note, sentences }: Facts): { start: number; end: number } | null {
  if (ageYears !== null && ageYears > CHILD_WITH_INFORMANT) return null;
  const match = ageYears === null ? ofPatient.exec(note) : informing.exec(note);
  if (!match) return null;
  return sentences.find(({ start, end }) => start <= match.index && match.index < end) ?? null;
}

const outside =
  /\b(?:from|at|in) (?:the |an? |her |his |their )?(?:emergency (?:room|department)|er|ed|outside (?:hospital|facility|clinic|records?)|urgent care|hospital records?|(?:local )?hospital)\b/i;

/** "ECG of another hospital, read there": the result stands in the record of another place. */
function fromElsewhere(facts: Facts): { start: number; end: number }[] {
  return facts.tests
    .filter(
      ({ status, section }) => (status === 'reviewed' || status === 'past') && section !== 'hpi' && section !== 'pmh',
    )
    .filter(({ context }) => outside.test(facts.note.slice(context.start, context.end)))
    .map(({ context }) => context)
    .slice(0, 2);
}

/** Done here, or reported on its own: its reading is part of a service that the practice bills. */
const ownService =
  /\b(?:done|run|taken|recorded|performed|obtained) (?:here|by us|in (?:the|our) (?:office|clinic))\b|\bin[- ]office\b|\bour (?:own )?(?:x-?ray|ecg|ekg|ultrasound|machine|laboratory|lab)\b|\b(?:separate )?(?:signed|written) report\b|\breport (?:signed|filed)\b|\bbilled (?:by us|here|separately|on its own)\b/i;

/** Readings of tests that somebody else did and bills (CPT: independent interpretation). */
function interpretations(facts: Facts): Item[] {
  const found = facts.statements.filter(
    ({ statement, section }) => statement.kind === 'interpretation' && section !== 'ros' && section !== 'pmh',
  );
  const isOwnReading = ({ sentence }: Facts['statements'][number]): boolean => {
    const [first, next] = [facts.sentences[sentence], facts.sentences[sentence + 1]];
    if (first === undefined) return false;
    const text = facts.note.slice(first.start, first.end);
    return (
      ownService.test(text) ||
      /^\W*(?:separate|signed|written|formal)\b[^.\n]*\breport\b/i.test(
        next === undefined ? '' : facts.note.slice(next.start, next.end),
      )
    );
  };
  const others = found.filter((fact) => !isOwnReading(fact));
  const base = { kind: 'interpretation', text: 'Independent interpretation of a test', ruleId: 'em.data' };
  if (others.length > 0) return [{ ...base, hold: 'firm', evidence: others.map((fact) => fact.context) }];
  if (found.length === 0) return [];
  return [{ ...base, hold: 'no', whyNot: reasons['billed'], evidence: found.map((fact) => fact.context) }];
}

/** Facts of the second element: unique tests, external notes, an independent historian, interpretation, discussion. */
export function dataItems(facts: Facts, billedTests: ReadonlySet<string>): Item[] {
  const items = testItems(facts, billedTests);
  const once = (kind: string, itemKind: string, text: string): void => {
    const found = facts.statements.filter(
      (fact) => fact.statement.kind === kind && fact.section !== 'ros' && fact.section !== 'pmh',
    );
    if (found.length > 0)
      items.push({
        kind: itemKind,
        text,
        hold: 'firm',
        ruleId: 'em.data',
        evidence: found.map((fact) => fact.context),
      });
  };
  once('external', 'external-note', 'Note of an external source reviewed');
  const elsewhere = items.some((item) => item.kind === 'external-note') ? [] : fromElsewhere(facts);
  if (elsewhere.length > 0)
    items.push({
      kind: 'external-note',
      text: 'Record of an external source',
      hold: 'weak',
      ruleId: 'em.data',
      evidence: elsewhere,
    });
  once('historian', 'historian', 'Independent historian');
  const informant = items.some((item) => item.kind === 'historian') ? null : informantOf(facts);
  if (informant !== null)
    items.push({
      kind: 'historian',
      text: 'Independent historian',
      hold: 'weak',
      ruleId: 'em.data',
      evidence: [informant],
    });
  items.push(...interpretations(facts));
  once('discussion', 'discussion', 'Discussion of management with an external professional');
  for (const fact of facts.statements) {
    if (
      fact.statement.kind !== 'data-abstract' ||
      facts.hasAssessment ||
      facts.tests.some((test) => test.status === 'reviewed' || test.status === 'ordered')
    )
      continue;
    for (let index = 0; index < Math.min(fact.count, 6); index += 1)
      items.push({ kind: 'test', text: 'Unique test', hold: 'firm', ruleId: 'em.data', evidence: [fact.context] });
  }
  return items;
}

/** Level of the second element: category 1 needs two (limited) or three (moderate); categories 2 and 3 stand alone. */
export function gradeData(items: readonly Item[]): Grade {
  const count = (kind: string): number => items.filter((item) => item.kind === kind).length;
  const documents = count('test') + Math.min(count('external-note'), 3);
  const historian = count('historian') > 0;
  const first = documents + (historian ? 1 : 0) >= 3;
  const second = count('interpretation') > 0;
  const third = count('discussion') > 0;
  const met = [first, second, third].filter(Boolean).length;
  if (met >= 2) return 4;
  if (met === 1) return 3;
  return documents >= 2 || historian ? 2 : 1;
}
