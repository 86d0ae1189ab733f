import type { MdmItem, Span, SuggestionResult } from '@codeloom/contracts';
import { listOn, ruleOf } from './book/values.ts';
import type { Book } from './book/types.ts';
import { asConfidence } from './decide/confidence.ts';
import { levelFrom } from './decide/em.ts';
import type { Candidate, EmDecision, LevelGround } from './decide/em.ts';
import type { Grade, Item } from './decide/items.ts';
import { missingForNext } from './decide/missing.ts';
import { candidateOf, highestOf, mdmLevels, problemLevels, dataLevels, mdmOf } from './em-result.ts';
import { shippedEngine } from './engine.ts';

type Em = SuggestionResult['em'];
export type MdmElement = 'problems' | 'data' | 'risk';

/** What a person, or an auditor, would not accept of a suggestion. */
export interface NotSupported {
  /** Items of the grid, by element and place in the stored result. */
  readonly items: readonly { readonly element: MdmElement; readonly index: number }[];
  /** Suggested diagnoses: the problems that rest on the same words fall with them. */
  readonly diagnoses: readonly string[];
  /** The documented time. */
  readonly time: boolean;
}

const MARKED = 'Marked as not supported.';
/** Least confidence of a level by a stated total time; parts that were added up have less (decide/em.ts). */
const TOTAL_FROM = 0.75;

const meets = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.some((one) => b.some((other) => one.start < other.end && other.start < one.end));

/** A problem falls with a diagnosis when no diagnosis that stands rests on the same words. */
function fallsWith(item: MdmItem, { diagnoses }: SuggestionResult, codes: ReadonlySet<string>): boolean {
  const near = diagnoses.filter(({ evidence }) => meets(evidence, item.evidence));
  return near.length > 0 && near.every(({ code }) => codes.has(code));
}

/** Runs of older engines do not say how firmly an item holds: what was counted then is counted now. */
const holdOf = (item: MdmItem): Item['hold'] => item.hold ?? (item.counted ? 'firm' : 'no');

function gridOf(result: SuggestionResult, marked: NotSupported): LevelGround['grid'] {
  const codes = new Set(marked.diagnoses);
  const itemsOf = (element: MdmElement): Item[] => {
    const places = new Set(marked.items.filter((mark) => mark.element === element).map(({ index }) => index));
    return result.em.mdm[element].items.map((item, index) => {
      const isMarked = places.has(index) || (element === 'problems' && fallsWith(item, result, codes));
      const { kind, text, ruleId, evidence } = item;
      const hold = holdOf(item);
      if (isMarked && hold !== 'no') return { kind, text, ruleId, evidence, hold: 'no', whyNot: MARKED };
      return { kind, text, ruleId, evidence, hold, whyNot: item.whyNot };
    });
  };
  return { problems: itemsOf('problems'), data: itemsOf('data'), risk: itemsOf('risk') };
}

/** The codes of the family that was recommended; null for a visit that has no levels, such as one with staff only. */
function familyOf(book: Book, code: string, dateOfService: string): readonly string[] | null {
  const rule = ruleOf(book, 'em.levels');
  const families = Object.keys(rule.values).map((name) => listOn(rule, name, dateOfService));
  return families.find((family) => family.includes(code)) ?? null;
}

/** Everything but the grid, as the stored result has it. */
function groundOf(
  { em, note }: SuggestionResult,
  family: readonly string[],
  dateOfService: string,
): Omit<LevelGround, 'grid' | 'time'> {
  const { level, problems, data, risk } = em.mdm;
  const grade = (levels: readonly string[], told: string): Grade => (levels.indexOf(told) + 1) as Grade;
  const elements = {
    problems: grade(problemLevels, problems.level),
    data: grade(dataLevels, data.level),
    risk: grade(problemLevels, risk.level),
  };
  const isCounted = problems.items.some(({ counted }) => counted);
  const middle = Object.values(elements).sort((a, b) => a - b)[1];
  const told = grade(mdmLevels, level);
  // A level that its elements do not give was stated by the note.
  const isStated = em.basis === 'mdm' && (!isCounted || told !== middle);
  return {
    family,
    dateOfService,
    said: isStated ? { grade: told, elements: isCounted || told !== middle ? null : elements } : null,
    hasAssessment: note.sections.some(({ name }) => name.startsWith('assessment')),
  };
}

function timeOf({ em }: SuggestionResult): LevelGround['time'] {
  if (em.time === null) return null;
  const sure = Math.max(0, ...em.alternatives.map(({ confidence }) => confidence));
  return { ...em.time, isTotal: em.basis !== 'time' || sure >= TOTAL_FROM };
}

/**
 * The level of a stored suggestion without the facts that somebody does not accept. It works on the items of the result, so that it
 * answers about what is on the screen even when the engine has changed since; with nothing marked it is the stored level.
 */
export function recomputeEm(result: SuggestionResult, marked: NotSupported, dateOfService: string): Em {
  const { em } = result;
  if (marked.items.length === 0 && marked.diagnoses.length === 0 && !marked.time) return em;
  const { book } = shippedEngine();
  const grid = gridOf(result, marked);
  const family = em.recommended === null ? null : familyOf(book, em.recommended.code, dateOfService);
  const spans = (ranges: readonly { start: number; end: number }[]): Span[] => ranges as Span[];
  const ground = { ...groundOf(result, family ?? [], dateOfService), time: timeOf(result) };
  const decision = levelFrom(book, { ...ground, grid, time: marked.time ? null : ground.time });
  const mdm = mdmOf(decision, spans);
  if (em.recommended === null || family === null) return { ...em, mdm };
  const nothing: NotSupported = { items: [], diagnoses: [], time: false };
  const before = levelFrom(book, { ...ground, grid: gridOf(result, nothing) });
  const { recommended, candidates } = withShift(decision, before, em);
  const highest = highestOf(candidates);
  return {
    ...em,
    recommended: recommended && candidateOf(recommended, result.patient),
    highestSupported: highest && candidateOf(highest, result.patient),
    alternatives: candidates.map((candidate) => ({
      ...candidateOf(candidate, result.patient),
      recommended: candidate === recommended,
    })),
    basis: recommended === null ? null : decision.basis,
    mdm,
    time: marked.time ? null : em.time,
    missingForNext: missingForNext(decision),
    fragile: [...decision.fragile],
    modifiers: recommended === null ? [] : em.modifiers,
  };
}

/** Agreement with a model moved the stored confidence: the same step is kept, so that a mark is seen and not a change of readers. */
function withShift(
  decision: EmDecision,
  before: EmDecision,
  { recommended }: Em,
): { recommended: Candidate | null; candidates: readonly Candidate[] } {
  const isSame = recommended !== null && before.recommended?.code === recommended.code;
  const shift = isSame ? recommended.confidence - asConfidence(before.recommended.confidence) : 0;
  let chosen: Candidate | null = null;
  const candidates = decision.candidates.map((candidate) => {
    if (candidate !== decision.recommended) return candidate;
    chosen = { ...candidate, confidence: asConfidence(candidate.confidence + shift) };
    return chosen;
  });
  return { recommended: chosen, candidates };
}
