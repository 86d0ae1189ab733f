import type { Facts } from '@codeloom/rules';
import type { DataFact, ManagementFact, ProcedureFact } from './facts.schema.ts';
import type { Place } from './locate.ts';
import { evidenceFor, type MergeContext } from './merge-problems.ts';
import { isTurned } from './support.ts';

type TestFact = Facts['tests'][number];
type StatementFact = Facts['statements'][number];
type DrugFact = Facts['drugs'][number];
type DoneFact = Facts['procedures'][number];

const overlaps = (a: Place, b: Place): boolean => a.start < b.end && b.start < a.end;

/** Section and sentence of a place, as the reader cut the note. */
function whereIs(facts: Facts, place: Place): { section: string; sentence: number } {
  const section = facts.sections.find(({ start, end }) => place.start >= start && place.start < end);
  return {
    section: section?.name ?? 'body',
    sentence: facts.sentences.findIndex((sentence) => overlaps(sentence, place)),
  };
}

/** The rules count these by the kind or id of a statement; the names are those of the rule book. */
const statementOf: Readonly<Record<string, { id: string; kind: string; needs: RegExp }>> = {
  external_note: {
    id: 'external-note',
    kind: 'external',
    needs:
      /(?:review|read|obtain|request)\w*.{0,60}(?:records?|notes?|reports?|letter|summary)|(?:records?|notes?|reports?|letter|summary).{0,60}review/i,
  },
  independent_historian: {
    id: 'independent-historian',
    kind: 'historian',
    needs:
      /mother|father|parent|wife|husband|spouse|daughter|son|caregiver|guardian|historian|history (?:from|obtained|provided|given)|sister|brother|staff/i,
  },
  independent_interpretation: {
    id: 'independent-interpretation',
    kind: 'interpretation',
    needs: /interpret|personally|my (?:read|review)|independent|I reviewed the (?:image|film|tracing)/i,
  },
  discussion: { id: 'discussion', kind: 'discussion', needs: /discuss|spoke|call|consult|conferr/i },
  hospitalization_decision: {
    id: 'hospital-decision',
    kind: 'risk',
    needs: /admi|hospital|emergency|ED\b|ER\b|transfer/i,
  },
  code_status_decision: {
    id: 'code-status-decision',
    kind: 'risk',
    needs: /DNR|resuscit|code status|comfort|hospice|palliat/i,
  },
  toxicity_monitoring: { id: 'toxicity-monitoring', kind: 'risk', needs: /monitor/i },
  major_surgery_decision: {
    id: 'major-surgery-decision',
    kind: 'risk',
    needs: /surg|replacement|repair|resection|ectomy|operat/i,
  },
  minor_surgery_decision: {
    id: 'minor-surgery-decision',
    kind: 'risk',
    needs: /excis|biops|inject|procedure|remov|surg|incis/i,
  },
  social_determinants_limit_care: {
    id: 'sdoh-limits',
    kind: 'risk',
    needs: /afford|cost|transport|housing|homeless|insur|food|work|literacy|access/i,
  },
  conservative_care: {
    id: 'therapy',
    kind: 'therapy',
    needs: /therapy|splint|brace|ice|rest|exercise|physical|cast|crutch/i,
  },
};

function statement(name: keyof typeof statementOf, place: Place, facts: Facts): StatementFact | null {
  const form = statementOf[name];
  if (!form?.needs.test(facts.note.slice(place.start, place.end))) return null;
  return {
    start: place.start,
    end: place.end,
    statement: { id: form.id, kind: form.kind, terms: [] },
    count: 1,
    context: place,
    ...whereIs(facts, place),
  };
}

function hasStatement(facts: Facts, added: StatementFact): boolean {
  return facts.statements.some(
    (other) =>
      other.statement.id === added.statement.id ||
      (other.statement.kind === added.statement.kind && added.statement.kind !== 'risk'),
  );
}

export interface MergedWork {
  readonly tests: TestFact[];
  readonly statements: StatementFact[];
  readonly drugs: DrugFact[];
  readonly procedures: DoneFact[];
}

const performed =
  /\b(?:perform|done|administer|inject|gave|given|remov|excis|biops|appl|place|obtain|complet|drain|repair|irrigat|freez|froz|cryo|destr|cut|trim|debrid|aspirat|insert|today|tolerat|in office|in the office)\w*/i;

function mergeData(found: readonly DataFact[], work: MergedWork, context: MergeContext): void {
  const { facts, agreement, note } = context;
  for (const fact of found) {
    if (fact.kind === 'test_ordered' || fact.kind === 'test_reviewed') {
      const place = evidenceFor(context, fact.quote, fact.name);
      if (!place) continue;
      if (facts.tests.some((test) => overlaps(test.context, place) || overlaps(test, place))) {
        agreement.agree(`test:${place.start}`);
        continue;
      }
      if (isTurned(note.slice(place.start, place.end))) {
        agreement.drop('otherScope');
        continue;
      }
      // The reader knows no such test: it is told, and counts once a person agrees.
      agreement.modelOnly.push({ kind: 'data', text: fact.name.slice(0, 80), evidence: [place] });
      continue;
    }
    addStatement(fact.kind, fact.quote, 'data', work, context);
  }
}

function addStatement(
  kind: string,
  quote: string,
  as: 'data' | 'management',
  work: MergedWork,
  context: MergeContext,
): void {
  const place = context.locate(quote);
  if (!place) return context.agreement.drop('notInNote');
  const added = evidenceFor(context, quote, context.note.slice(place.start, place.end))
    ? statement(kind, place, context.facts)
    : null;
  if (!added || isTurned(context.note.slice(place.start, place.end))) return context.agreement.drop('implausible');
  if (hasStatement(context.facts, added)) return context.agreement.agree(`statement:${added.statement.id}`);
  if (work.statements.some((other) => other.statement.id === added.statement.id)) return;
  work.statements.push(added);
  context.agreement.modelOnly.push({ kind: as, text: added.statement.id.replaceAll('-', ' '), evidence: [place] });
}

const drugActions = {
  drug_start: 'start',
  drug_stop: 'stop',
  drug_change: 'change',
  drug_continue: 'continue',
} as const;
const actionWords =
  /start|begin|initiat|prescrib|add|stop|discontinu|hold|increas|decreas|chang|switch|titrat|continu|refill|taper|adjust|renew|resum/i;

function mergeManagement(found: readonly ManagementFact[], work: MergedWork, context: MergeContext): void {
  const { facts, agreement, note } = context;
  for (const fact of found) {
    const action = fact.kind in drugActions ? drugActions[fact.kind as keyof typeof drugActions] : null;
    if (action === null && fact.kind !== 'over_the_counter') {
      addStatement(fact.kind, fact.quote, 'management', work, context);
      continue;
    }
    const place = evidenceFor(context, fact.quote, fact.name);
    if (!place) continue;
    if (
      facts.drugs.some((drug) => drug.action !== 'listed' && (overlaps(drug.context, place) || overlaps(drug, place)))
    ) {
      agreement.agree(`drug:${place.start}`);
      continue;
    }
    const quote = note.slice(place.start, place.end);
    if (!actionWords.test(quote) || isTurned(quote)) {
      agreement.drop('implausible');
      continue;
    }
    work.drugs.push({
      start: place.start,
      end: place.end,
      drug: null,
      action: action ?? 'continue',
      otc: action === null,
      context: place,
      block: -1,
      ...whereIs(facts, place),
    });
    agreement.modelOnly.push({ kind: 'management', text: fact.name.slice(0, 80), evidence: [place] });
  }
}

/** Procedures only the model saw become a fact when an offered code's own words name them and the quote says they were done. */
function mergeProcedures(found: readonly ProcedureFact[], work: MergedWork, context: MergeContext): void {
  const { facts, agreement, note, table, offered } = context;
  for (const fact of found) {
    const place = evidenceFor(context, fact.quote, fact.term);
    if (!place) continue;
    if (facts.procedures.some((known) => overlaps(known.context, place) || overlaps(known, place))) {
      agreement.agree(`procedure:${place.start}`);
      continue;
    }
    if (fact.status !== 'performed') continue;
    const entry = fact.candidate !== null && offered.has(fact.candidate) ? table.procedure(fact.candidate) : undefined;
    if (fact.candidate !== null && entry === undefined) agreement.drop('codeNotOffered');
    const quote = note.slice(place.start, place.end);
    const isNamed = entry?.terms.some((term) => quote.toLowerCase().includes(term.toLowerCase())) === true;
    if (!entry?.curated || entry.addOnTo.length > 0 || !isNamed || !performed.test(quote) || isTurned(quote)) {
      agreement.drop('implausible');
      continue;
    }
    work.procedures.push({
      start: place.start,
      end: place.end,
      procedure: {
        id: `code:${entry.code}`,
        label: entry.description,
        terms: [],
        code: entry.code,
        sided: entry.sided,
      },
      status: 'performed',
      tags: fact.side === null ? [] : [fact.side],
      context: place,
      count: null,
      sizeCm: null,
      lengthCm: null,
      minutes: null,
      doses: {},
      ...whereIs(facts, place),
    });
    agreement.modelOnly.push({ kind: 'procedure', text: entry.description, evidence: [place] });
  }
}

/** Tests, decisions and procedures of both readings. */
export function mergeWork(
  found: { data: readonly DataFact[]; management: readonly ManagementFact[]; procedures: readonly ProcedureFact[] },
  context: MergeContext,
): MergedWork {
  const { facts } = context;
  const work: MergedWork = {
    tests: [...facts.tests],
    statements: [...facts.statements],
    drugs: [...facts.drugs],
    procedures: [...facts.procedures],
  };
  mergeData(found.data, work, context);
  mergeManagement(found.management, work, context);
  mergeProcedures(found.procedures, work, context);
  return work;
}
