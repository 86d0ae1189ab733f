import { counts, firstCode, isAssessing } from './addressed.ts';
import type { Annotated } from './annotate.ts';
import type { Assertion, Block, DrugFact, Mention, Problem, Range, Reading } from './facts.ts';
import { loneSentences } from './lone-illness.ts';
import type { Lexicon } from './lexicon.ts';
import { assertionAt } from './scope.ts';
import { withImplied } from './tags.ts';
import { trendOf } from './trend.ts';
import type { TrendFound } from './trend.ts';

export interface ProblemInput {
  readonly all: readonly Annotated[];
  readonly blocks: readonly Block[];
  readonly mentions: readonly Mention[];
  readonly drugs: readonly DrugFact[];
  readonly readings: readonly Reading[];
  readonly hasAssessment: boolean;
  readonly lexicon: Lexicon;
}

/** Puts problems without a title of their own after those with one; longer than any note. */
export const UNTITLED = 1_000_000;

const rank: readonly Assertion[] = [
  'present',
  'uncertain',
  'historical',
  'resolved',
  'planned',
  'negated',
  'conditional',
  'risk',
  'family',
];

/** "Status post bypass" as a title: what was done is past, the status lasts (Official Guidelines I.C.21.c.3). */
function isLastingStatus(mention: Mention): boolean {
  return mention.title && mention.concept.course === 'status' && mention.assertion === 'historical';
}

/** What the note as a whole says of a problem: a statement in the assessment outweighs the story. */
function assertionOf(mentions: readonly Mention[], hasAssessment: boolean, chronic: boolean): Assertion {
  const titles = mentions.filter((mention) => mention.title);
  if (titles.some((mention) => mention.assertion === 'present' || isLastingStatus(mention))) return 'present';
  const inside = mentions.filter((mention) => counts(mention, hasAssessment));
  const pool = inside.length > 0 ? inside : mentions;
  let best: Assertion = 'family';
  for (const mention of pool) {
    // A chronic illness "in the history" is still there (guideline IV.I), unless the note says it is gone.
    const assertion =
      mention.assertion === 'historical' && chronic && !mention.tags.includes('resolved')
        ? 'present'
        : mention.assertion;
    if (rank.indexOf(assertion) < rank.indexOf(best)) best = assertion;
  }
  if (best === 'present' && titles.some((mention) => mention.assertion === 'uncertain')) {
    return inside.some((mention) => !mention.title && mention.assertion === 'present') ? 'present' : 'uncertain';
  }
  return best;
}

/** Groups whose words speak of the problem of the block although no sentence repeats its name. */
const carried = new Set(['type', 'control', 'stage', 'severity']);

/** Tags of the sentences of its own block that name no other disease: "His sugars have been running high." */
function ownTags(mentions: readonly Mention[], blockIds: ReadonlySet<number>, input: ProblemInput): string[] {
  const concept = mentions[0]?.concept;
  if (concept === undefined || blockIds.size !== 1) return [];
  const block = input.blocks.find((item) => blockIds.has(item.index));
  const titles = new Set(
    input.mentions
      .filter((mention) => mention.title && mention.sentence === block?.titleSentence)
      .map((mention) => mention.concept.id),
  );
  if (block === undefined || titles.size !== 1) return [];
  return block.sentences.flatMap((index) => {
    const annotated = input.all[index];
    if (annotated === undefined) return [];
    const others = annotated.hits.concept.filter(
      (hit) =>
        hit.value.of.id !== concept.id &&
        !concept.explains?.includes(hit.value.of.id) &&
        !concept.replaces?.includes(hit.value.of.id),
    );
    if (others.length > 0) return [];
    return annotated.hits.tag
      .filter((hit) => carried.has(hit.value.of.group) && assertionAt(annotated, hit.from, hit.to) === 'present')
      .map((hit) => hit.value.of.id);
  });
}

const isNeoplasm = (concept: Mention['concept']): boolean => firstCode(concept).startsWith('C');

/** What is explained to a patient about an illness does not establish it: "could be caused by mold". */
function isTeaching(mention: Mention, input: ProblemInput): boolean {
  if (mention.concept.addresses !== undefined) return false;
  return !mention.title && /education|counsel/.test(input.all[mention.sentence]?.sentence.label ?? '');
}

/** How notes say that a malignancy is gone and no treatment is left. */
const gone =
  /\b(?:no|without) (?:\w+ )?(?:evidence|signs?) of (?:\w+ )?(?:disease|recurrence)\b|\b(?:no|without) recurrence\b|\bno further treatment\b|\b(?:cancer|disease) free\b|\bcompleted (?:all )?treatment\b/;

/** A malignancy without recurrence after its treatment is history, whatever the title calls it (Official Guidelines I.C.2.m). */
function isGone(mentions: readonly Mention[], input: ProblemInput): boolean {
  const [first] = mentions;
  if (first === undefined || !isNeoplasm(first.concept) || first.concept.history === undefined) return false;
  return mentions.some((mention) => {
    const words = input.all[mention.sentence]?.sentence.words ?? [];
    return gone.test(words.map((word) => word.norm).join(' '));
  });
}

/** A worse course that another sentence tells, where the illness is the only one; open to argument. */
function withLone(found: TrendFound, concept: Mention['concept'], chronic: boolean, input: ProblemInput): TrendFound {
  if (found.trend !== 'unknown') return found;
  const lone = trendOf(concept.id, chronic, loneSentences(concept, input), new Set(), input);
  return lone.trend === 'worse' || lone.trend === 'severe' ? { ...lone, firm: false } : found;
}

function merge(all: readonly Mention[], input: ProblemInput): Problem {
  const stated = all.filter((mention) => !isTeaching(mention, input));
  const mentions = stated.some((mention) => counts(mention, input.hasAssessment)) ? stated : all;
  const concept = mentions[0]?.concept;
  if (concept === undefined) throw new Error('A problem has at least one mention.');
  const { hasAssessment } = input;
  // A malignancy that is history is no longer there (guideline I.C.2.d); other chronic illness stays.
  const chronic =
    (concept.course === 'chronic' && !isNeoplasm(concept)) || (concept.course === 'status' && !hasAssessment);
  const named = assertionOf(mentions, hasAssessment, chronic);
  const assertion = named === 'present' && isGone(mentions, input) ? 'historical' : named;
  const relevant = mentions.filter(
    (mention) =>
      mention.assertion === named || (chronic && mention.assertion === 'historical') || isLastingStatus(mention),
  );
  const inside = relevant.filter((mention) => counts(mention, hasAssessment) && !isTeaching(mention, input));
  const titled = relevant.filter((mention) => mention.title);
  const main = titled.length > 0 ? titled : inside.length > 0 ? inside : relevant;
  const blockIds = new Set(main.filter((mention) => mention.block >= 0).map((mention) => mention.block));
  const sentences = new Set(
    relevant
      .filter((mention) => counts(mention, hasAssessment) || mention.section === 'hpi' || mention.section === 'results')
      .map((mention) => mention.sentence),
  );
  for (const block of input.blocks)
    if (blockIds.has(block.index) && titled.length > 0) for (const index of block.sentences) sentences.add(index);
  const details = [...main, ...inside].flatMap((mention) => mention.tags);
  const tags = withImplied([...details, ...ownTags(mentions, blockIds, input)], input.lexicon);
  const found = withLone(trendOf(concept.id, chronic, [...sentences], tags, input), concept, chronic, input);
  // A preamble "with a history of …" names background; a title or a plain statement is needed.
  const plain = inside.some((mention) => mention.assertion === 'present');
  const addressed = inside.length > 0 && (titled.length > 0 || !hasAssessment || (!concept.background && plain));
  const first = main[0] ?? mentions[0];
  return {
    concept,
    key: keyOf(first, input.lexicon),
    mentions,
    assertion,
    tags,
    addressed: addressed && assertion === 'present',
    standsFor: null,
    whyNot: addressed ? null : 'Named as background; not assessed or treated at this visit.',
    trend: found.trend,
    trendEvidence: found.evidence,
    trendFirm: found.firm,
    order: first ? (first.title ? first.start : first.start + UNTITLED) : 0,
    evidence: dedupe(main.map((mention) => mention.context)),
  };
}

function dedupe(ranges: readonly Range[]): Range[] {
  const seen = new Set<string>();
  return ranges.filter((range) => {
    const key = `${range.start}-${range.end}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The problem a mention belongs to. The first site in the book's order stands for the mention. */
function keyOf(mention: Mention | undefined, lexicon: Lexicon): string {
  if (mention === undefined) return '';
  if (mention.concept.bySite !== true) return mention.concept.id;
  const site = mention.tags.find((id) => lexicon.tags.get(id)?.group === 'site');
  return site === undefined ? mention.concept.id : `${mention.concept.id}:${site}`;
}

/** A mention without a site belongs to the problem with one, if there is just one. */
function groupsOf(mentions: readonly Mention[], lexicon: Lexicon): Mention[][] {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const key = keyOf(mention, lexicon);
    const group = groups.get(key);
    if (group) group.push(mention);
    else groups.set(key, [mention]);
  }
  for (const [key, group] of groups) {
    const first = group[0];
    if (first?.concept.bySite !== true || key !== first.concept.id) continue;
    const sited = [...groups].filter(([other]) => other.startsWith(`${key}:`));
    const titled = sited.filter(([, members]) => members.some((member) => member.title));
    const target = sited.length === 1 ? sited[0] : titled.length === 1 ? titled[0] : undefined;
    if (target === undefined) continue;
    target[1].push(...group);
    groups.delete(key);
  }
  return [...groups.values()];
}

/** A confirmed diagnosis of the visit already accounts for the sign. */
function explainedElsewhere({ concept }: Problem, problems: readonly Problem[]): boolean {
  return problems.some((other) => other.addressed && other.concept.explains?.includes(concept.id));
}

/** A diagnosis that the assessment only suspects, and where. */
interface Suspicion {
  readonly code: string;
  readonly place: number;
}

/** The sign takes the place of the suspicion in the order of the assessment. */
function standIn(problem: Problem, doubt: Suspicion | undefined): Pick<Problem, 'standsFor' | 'order'> {
  if (doubt === undefined) return { standsFor: null, order: problem.order };
  return { standsFor: doubt.code, order: Math.min(problem.order, doubt.place) };
}

/** Merges mentions of one concept into one problem: "HTN" and "high blood pressure" have one status. */
export function problemsOf(input: ProblemInput): Problem[] {
  const problems = groupsOf(input.mentions, input.lexicon).map((mentions) => merge(mentions, input));
  const suspected = new Map<string, Suspicion>();
  const addressed = new Set(
    problems.filter((problem) => problem.addressed).flatMap((problem) => problem.concept.addresses ?? []),
  );
  // What the assessment only suspects is not coded: the sign it would explain is what was dealt with (guideline IV.H).
  for (const problem of problems) {
    const doubtful = problem.mentions.filter((mention) => mention.block >= 0 || isAssessing(mention));
    if (problem.assertion !== 'uncertain' || doubtful.length === 0) continue;
    const place = Math.min(...doubtful.map((mention) => mention.start));
    for (const id of [...(problem.concept.explains ?? []), ...(problem.concept.replaces ?? [])])
      suspected.set(id, { code: firstCode(problem.concept), place });
  }
  // Where the assessment itself lists such a sign, that sign stands for the doubt and no other is brought in.
  const listed = new Set(
    problems
      .filter((problem) => problem.assertion === 'present' && problem.mentions.some((mention) => mention.title))
      .flatMap((problem) => suspected.get(problem.concept.id)?.code ?? []),
  );
  for (const problem of problems) {
    const doubt = suspected.get(problem.concept.id)?.code;
    const { course } = problem.concept;
    if ((course !== 'symptom' && course !== 'uncertain') || doubt === undefined) continue;
    const titled = problem.mentions.some((mention) => mention.title);
    if ((titled || !listed.has(doubt)) && !explainedElsewhere(problem, problems)) addressed.add(problem.concept.id);
  }
  return problems
    .map((problem) =>
      addressed.has(problem.concept.id) && problem.assertion === 'present'
        ? { ...problem, addressed: true, ...standIn(problem, suspected.get(problem.concept.id)), whyNot: null }
        : problem,
    )
    .sort((a, b) => a.order - b.order);
}
