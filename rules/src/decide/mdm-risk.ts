import type { Facts } from '../read/facts.ts';
import type { Grade, Item } from './items.ts';

const grades: Readonly<Record<string, Grade>> = {
  hospitalization: 4,
  'toxicity-monitoring': 4,
  'code-status': 4,
  'emergency-surgery': 4,
  'major-surgery-with-risk': 4,
  'prescription-drug': 3,
  'minor-surgery-with-risk': 3,
  'major-surgery': 3,
  'social-determinants': 3,
  'over-the-counter': 2,
  'minor-surgery': 2,
  'conservative-care': 2,
  'stated-management': 2,
};

const managing = new Set(['start', 'stop', 'change', 'continue']);

/** Local anesthetics and what goes with them: "1% lidocaine with epinephrine". */
const anesthetic = /^(?:lidocaine|epinephrine|bupivacaine|ropivacaine|mepivacaine|ethyl chloride)\b/;

function isForProcedure({ drug, sentence }: Facts['drugs'][number], { procedures }: Facts): boolean {
  return (
    anesthetic.test(drug?.terms[0] ?? '') &&
    procedures.some((fact) => fact.status === 'performed' && Math.abs(fact.sentence - sentence) <= 1)
  );
}

const unchanged =
  /^\W*(?:plan:?\s*)?(?:no changes?(?: (?:in|to) (?:treatment|therapy|regimen|medicines?|medications?))?|same (?:treatment|regimen|medicines?|medications?|dose)|stay(?:s)? the course)\s*[.;,]?\s*$/i;

/** "BP 124/76 on lisinopril. … Plan: no changes.": the drug that the assessment or the story evaluates goes on by a decision. */
function keptInPlan({ note, sentences, drugs }: Facts): { start: number; end: number }[] {
  const named = drugs.filter(
    ({ otc, section }) => !otc && (section === 'body' || section === 'hpi' || section === 'assessment'),
  );
  const said = sentences.filter(({ start, end }) => unchanged.test(note.slice(start, end)));
  return named.length === 0 || said.length === 0
    ? []
    : [...said.slice(0, 1), ...named.slice(0, 2).map((fact) => fact.context)];
}

function drugItems(facts: Facts): Item[] {
  const items: Item[] = [];
  // What is given during a procedure is part of it.
  const prescriptions = facts.drugs.filter(
    (fact) => managing.has(fact.action) && !fact.otc && fact.section !== 'procedures' && !isForProcedure(fact, facts),
  );
  if (prescriptions.length > 0) {
    const best = prescriptions.filter((fact) => fact.action !== 'continue');
    const used = best.length > 0 ? best : prescriptions;
    const names = [...new Set(used.map((fact) => `${fact.drug?.terms[0] ?? 'drug'} (${fact.action})`))]
      .slice(0, 4)
      .join(', ');
    items.push({
      kind: 'prescription-drug',
      text: `Prescription drug management: ${names}`,
      hold: 'firm',
      ruleId: 'em.risk',
      evidence: used.slice(0, 4).map((fact) => fact.context),
    });
  }
  const stated = facts.statements.filter((fact) => fact.statement.id === 'drug-management');
  const kept = prescriptions.length === 0 && stated.length === 0 ? keptInPlan(facts) : [];
  if (kept.length > 0)
    items.push({
      kind: 'prescription-drug',
      text: 'Prescription drug management',
      hold: 'weak',
      ruleId: 'em.risk',
      evidence: kept,
    });
  if (prescriptions.length === 0 && stated.length > 0) {
    items.push({
      kind: 'prescription-drug',
      text: 'Prescription drug management',
      hold: 'firm',
      ruleId: 'em.risk',
      evidence: stated.map((fact) => fact.context),
    });
  }
  const overTheCounter = facts.drugs.filter((fact) => fact.otc && fact.action !== 'listed');
  const otcStated = facts.statements.filter((fact) => fact.statement.id === 'otc-management');
  if (overTheCounter.length > 0 || otcStated.length > 0) {
    items.push({
      kind: 'over-the-counter',
      text: 'Over-the-counter drugs',
      hold: 'firm',
      ruleId: 'em.risk',
      evidence: [...overTheCounter, ...otcStated].slice(0, 3).map((fact) => fact.context),
    });
  }
  const listed = facts.drugs.filter((fact) => fact.action === 'listed' && !fact.otc);
  if (prescriptions.length === 0 && stated.length === 0 && kept.length === 0 && listed.length > 0) {
    items.push({
      kind: 'prescription-drug',
      text: 'Medication list',
      hold: 'no',
      whyNot: 'A list of medications alone is not drug management; no evaluation of a drug is documented.',
      ruleId: 'em.risk',
      evidence: listed.slice(0, 3).map((fact) => fact.context),
    });
  }
  return items;
}

function statementItems(facts: Facts): Item[] {
  const items: Item[] = [];
  const of = (id: string) =>
    facts.statements.filter(
      (fact) =>
        fact.statement.id === id &&
        !['pmh', 'psh', 'hpi', 'family-history', 'social-history', 'chief-complaint', 'results'].includes(fact.section),
    );
  const add = (kind: string, text: string, found: ReturnType<typeof of>, hold: Item['hold'] = 'firm'): void => {
    if (found.length > 0)
      items.push({ kind, text, hold, ruleId: 'em.risk', evidence: found.map((fact) => fact.context) });
  };
  const risk = of('surgical-risk').length > 0;
  add('hospitalization', 'Decision about hospitalization or escalation of care', of('hospital-decision'));
  add('code-status', 'Decision to limit or de-escalate care', of('code-status-decision'));
  add('toxicity-monitoring', 'Drug therapy with intensive monitoring for toxicity', of('toxicity-monitoring'));
  add('emergency-surgery', 'Decision for emergency major surgery', of('emergency-surgery'));
  add(
    risk ? 'major-surgery-with-risk' : 'major-surgery',
    risk ? 'Decision for major surgery with risk factors' : 'Decision for elective major surgery',
    of('major-surgery-decision'),
  );
  const done = facts.procedures.some((fact) => fact.status === 'performed' && fact.procedure.minor === true);
  // The decision for a procedure of today is part of it (NCCI Policy Manual, chapter I).
  if (!done)
    add(
      risk ? 'minor-surgery-with-risk' : 'minor-surgery',
      risk ? 'Decision for minor surgery with risk factors' : 'Decision for minor surgery',
      of('minor-surgery-decision'),
    );
  add(
    'social-determinants',
    'Treatment limited by social determinants of health',
    facts.statements.filter((fact) => fact.statement.id === 'sdoh-limits' && fact.section !== 'social-history'),
    'weak',
  );
  add(
    'conservative-care',
    'Therapy, splinting or other conservative care',
    facts.statements.filter((fact) => fact.statement.kind === 'therapy'),
  );
  return items;
}

/** Facts of the third element: decisions about management. */
export function riskItems(facts: Facts): Item[] {
  const items = [...drugItems(facts), ...statementItems(facts)];
  const managed = facts.statements.filter((fact) => fact.statement.id === 'management-stated');
  if (managed.length > 0 && !items.some((item) => item.hold !== 'no'))
    items.push({
      kind: 'stated-management',
      text: 'Management stated, without what was decided',
      hold: 'weak',
      ruleId: 'em.risk',
      evidence: managed.map((fact) => fact.context),
    });
  const toxic = facts.drugs.filter((fact) => fact.drug?.toxic === true && managing.has(fact.action));
  const monitored = facts.tests.some(
    (fact) => fact.test.kind === 'lab' && (fact.status === 'ordered' || fact.status === 'reviewed'),
  );
  if (toxic.length > 0 && monitored && !items.some((item) => item.kind === 'toxicity-monitoring')) {
    items.push({
      kind: 'toxicity-monitoring',
      text: 'Drug that needs toxicity monitoring, with laboratory tests',
      hold: 'plausible',
      whyNot: 'Not documented: that the tests monitor for toxicity, at least quarterly.',
      ruleId: 'em.risk',
      evidence: toxic.map((fact) => fact.context),
    });
  }
  const performed = facts.procedures.filter((fact) => fact.status === 'performed' && fact.procedure.minor === true);
  if (performed.length > 0) {
    items.push({
      kind: 'minor-surgery',
      text: 'Minor procedure done today',
      hold: 'no',
      whyNot: 'The decision for a minor procedure is part of the procedure.',
      ruleId: 'em.risk',
      evidence: performed.map((fact) => fact.context),
    });
  }
  return items;
}

/** Level of the third element: the highest decision. */
export function gradeRisk(items: readonly Item[]): Grade {
  let best: Grade = 1;
  for (const item of items) {
    const grade = grades[item.kind] ?? 1;
    if (grade > best) best = grade;
  }
  return best;
}
