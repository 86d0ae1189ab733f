import { read, type Facts } from '@codeloom/rules';

export interface Offered {
  readonly code: string;
  readonly description: string;
}

const courseOf = (course: string): string =>
  ['chronic', 'acute', 'minor', 'systemic', 'complicated', 'threat', 'symptom'].includes(course) ? course : 'acute';

/** The line or sentence of a range, as a model would quote it. */
function quoteOf(note: string, { start, end }: { start: number; end: number }): string {
  const from = Math.max(note.lastIndexOf('\n', start - 1), note.lastIndexOf('. ', start - 1) + 1) + 1;
  const line = note.indexOf('\n', end);
  const dot = note.indexOf('. ', end - 1);
  const to = Math.min(line < 0 ? note.length : line, dot < 0 ? note.length : dot + 1);
  return note.slice(from, to).trim();
}

function offeredFor(terms: readonly (string | undefined)[], offered: readonly Offered[]): string | null {
  return offered.find(({ code }) => terms.includes(code))?.code ?? null;
}

/** Facts of call 1 as a careful reader would give them, computed by the built-in reader. */
export function encounterFacts(note: string, offered: readonly Offered[]): object {
  const facts = read(note);
  const problems = facts.problems.flatMap((problem) => {
    const [mention] = problem.mentions;
    if (!mention) return [];
    const status = problem.trendEvidence[0];
    return [
      {
        term: note.slice(mention.start, mention.end),
        quote: quoteOf(note, mention),
        course: courseOf(problem.concept.course),
        status: status ? problem.trend : 'unknown',
        statusQuote: status ? quoteOf(note, status) : null,
        assertion: ['present', 'negated', 'uncertain', 'historical', 'family', 'planned'].includes(problem.assertion)
          ? problem.assertion
          : 'historical',
        addressed: problem.addressed,
        candidate: offeredFor([problem.concept.code].flat(), offered),
      },
    ];
  });
  const data = facts.tests
    .filter(({ status }) => status === 'ordered' || status === 'reviewed')
    .map((fact) => ({
      kind: fact.status === 'ordered' ? 'test_ordered' : 'test_reviewed',
      name: fact.test.label,
      quote: quoteOf(note, fact),
    }));
  const management = facts.drugs
    .filter(({ action }) => action in drugKinds)
    .map((fact) => ({
      kind: fact.otc ? 'over_the_counter' : drugKinds[fact.action],
      name: note.slice(fact.start, fact.end),
      quote: quoteOf(note, fact),
    }));
  const [place] = facts.time?.evidence ?? [];
  return {
    problems,
    data,
    management,
    time: facts.time && place ? { minutes: facts.time.minutes, quote: quoteOf(note, place) } : null,
  };
}

const drugKinds: Readonly<Partial<Record<Facts['drugs'][number]['action'], string>>> = {
  start: 'drug_start',
  stop: 'drug_stop',
  change: 'drug_change',
  continue: 'drug_continue',
};

/** Facts of call 2. */
export function serviceFacts(note: string, offered: readonly Offered[]): object {
  const procedures = read(note).procedures.map((fact) => ({
    term: note.slice(fact.start, fact.end),
    quote: quoteOf(note, fact),
    status: fact.status === 'negated' ? 'declined' : fact.status,
    count: fact.count,
    sizeCm: fact.sizeCm,
    side: (['left', 'right', 'bilateral'] as const).find((side) => fact.tags.includes(side)) ?? null,
    candidate: offeredFor([fact.procedure.code].flat(), offered),
  }));
  return { procedures, documentation: [] };
}
