import type { CodeTable, Facts } from '@codeloom/rules';
import type { Agreement } from './agreement.ts';
import type { ProblemFact } from './facts.schema.ts';
import type { Place } from './locate.ts';
import { isDocumentation, isTurned, namesIt, type ConceptLookup, type Problem } from './support.ts';

export interface MergeContext {
  readonly note: string;
  readonly facts: Facts;
  readonly table: CodeTable;
  readonly offered: ReadonlySet<string>;
  readonly locate: (quote: string) => Place | null;
  readonly agreement: Agreement;
  readonly conceptOf: ConceptLookup;
  /** Where the note speaks to software. */
  readonly orders: readonly Place[];
}

/** Problems the model saw alone stand behind all that the reader ordered. */
const BEHIND = 2_000_000;

/** A located quote that is documentation and names the term; null, and counted, otherwise. */
export function evidenceFor(context: MergeContext, quote: string, term: string): Place | null {
  const { note, agreement } = context;
  const place = context.locate(quote);
  if (!place) {
    agreement.drop('notInNote');
    return null;
  }
  if (!isDocumentation(note, place, context.orders)) {
    agreement.drop('notDocumentation');
    return null;
  }
  const concept = context.conceptOf(term);
  const named =
    namesIt(note.slice(place.start, place.end), term) ||
    (concept !== null && mentions(context.facts, place, concept.id));
  if (!named) {
    agreement.drop('doesNotNameIt');
    return null;
  }
  return place;
}

function mentions(facts: Facts, place: Place, conceptId: string): boolean {
  return facts.mentions.some(
    (mention) => mention.concept.id === conceptId && mention.start < place.end && place.start < mention.end,
  );
}

/** A concept for a problem the lexicon does not know, from a real code that was offered or that retrieval finds by every word of the term. */
function conceptByCode(fact: ProblemFact, { table, offered, agreement }: MergeContext): Problem['concept'] | null {
  const picked = fact.candidate === null || !offered.has(fact.candidate) ? undefined : table.lookup(fact.candidate);
  if (fact.candidate !== null && picked === undefined) agreement.drop('codeNotOffered');
  const [hit] = picked ? [] : table.search(fact.term, { limit: 1 });
  const code = picked?.billable ? picked.code : hit?.billable ? hit.code : undefined;
  if (code === undefined) return null;
  const description = table.lookup(code)?.description ?? '';
  const words = `${description} ${table.terms(code).join(' ')}`;
  // The code may say no more than the words do: the term must be found in the code's own words.
  if (!namesIt(words, fact.term)) return null;
  return { id: `code:${code}`, label: description, course: fact.course, terms: [fact.term], code, background: true };
}

function trendEvidence(fact: ProblemFact, context: MergeContext): Place[] {
  if (fact.statusQuote === null) return [];
  const place = context.locate(fact.statusQuote);
  return place && isDocumentation(context.note, place, context.orders) ? [place] : [];
}

/** Status words the quote must hold for a status to be taken over where the reader saw none. */
const statusWords: Readonly<Record<string, RegExp>> = {
  stable: /stable|control|well|unchanged|improv|goal|doing (?:well|fine|good)|resolv|asymptomatic/i,
  worse: /wors|uncontrol|not (?:at|well)|elevat|poor|progress|exacerbat|increas|flare|above|high/i,
  severe: /severe|life|crisis|emergen/i,
  new: /new|onset|first|recent/i,
  resolved: /resolv|gone|cleared/i,
};

/** The reader's problem with the model's status, where the reader saw none and the quoted words carry it. */
function withStatus(problem: Problem, fact: ProblemFact, context: MergeContext): Problem {
  if (problem.trend !== 'unknown' || fact.status === 'unknown') return problem;
  const places = trendEvidence(fact, context);
  const pattern = statusWords[fact.status];
  const carried = places.filter(({ start, end }) => pattern?.test(context.note.slice(start, end)) === true);
  if (carried.length === 0) return problem;
  return { ...problem, trend: fact.status, trendEvidence: carried, trendFirm: false };
}

/** A problem that only the model saw. */
function newProblem(fact: ProblemFact, concept: Problem['concept'], place: Place, context: MergeContext): Problem {
  const base: Problem = {
    concept,
    key: concept.id,
    mentions: [],
    assertion: 'present',
    tags: new Set(concept.tags ?? []),
    addressed: fact.addressed,
    standsFor: null,
    whyNot: fact.addressed ? null : 'Named only; not assessed or treated at this visit.',
    trend: 'unknown',
    trendEvidence: [],
    trendFirm: false,
    order: BEHIND + place.start,
    evidence: [place],
  };
  return withStatus(base, fact, context);
}

/** The reader's problems with what the model saw of them, and after them what only the model saw. */
export function mergeProblems(found: readonly ProblemFact[], context: MergeContext): Problem[] {
  const { facts, note, agreement } = context;
  const merged = new Map<string, Problem>(facts.problems.map((problem) => [problem.key, problem]));
  for (const fact of found) {
    const place = evidenceFor(context, fact.quote, fact.term);
    if (!place) continue;
    const known = context.conceptOf(fact.term);
    const same = facts.problems.filter(
      (problem) => problem.concept.id === known?.id || problem.concept.id === `code:${fact.candidate ?? ''}`,
    );
    if (same.length > 0) {
      for (const problem of same) {
        // The reader's scope stands: what it reads as denied or doubtful, a model cannot make present.
        if ((problem.assertion === 'present') !== (fact.assertion === 'present')) continue;
        agreement.agree(problem.concept.id);
        merged.set(problem.key, withStatus(merged.get(problem.key) ?? problem, fact, context));
      }
      continue;
    }
    if (fact.assertion !== 'present') continue;
    if (isTurned(note.slice(place.start, place.end))) {
      agreement.drop('otherScope');
      continue;
    }
    const concept = known ?? conceptByCode(fact, context);
    if (!concept) {
      agreement.drop('implausible');
      continue;
    }
    if (merged.has(concept.id)) continue;
    merged.set(concept.id, newProblem(fact, concept, place, context));
    agreement.modelOnly.push({ kind: 'problem', text: concept.label, evidence: [place] });
  }
  for (const problem of facts.problems) {
    if (problem.assertion === 'present' && problem.addressed && !agreement.isAgreed(problem.concept.id)) {
      agreement.rulesOnly.push({
        kind: 'problem',
        text: problem.concept.label,
        evidence: problem.evidence.slice(0, 2),
      });
    }
  }
  return [...merged.values()];
}
