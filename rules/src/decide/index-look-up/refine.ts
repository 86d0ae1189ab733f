import type { CodeTable } from '../../codes/code-table.ts';
import type { Facts, Mention, Problem, Range } from '../../read/facts.ts';
import type { Choice } from '../code-choice.ts';
import { descriptionOf, isIdle, officialWords } from './description.ts';
import type { Description } from './description.ts';
import { familyOf } from './families.ts';

/** A more specific code of the same category, and the words of the note that it needs. */
export interface Refinement {
  readonly code: string;
  readonly words: readonly Range[];
}

/** Words on either side of a mention that may tell of it. */
const REACH = 14;

const linking = /\b(?:with|due to|secondary to|caused by|by|from|of|complicated by|and)\s+(?:[\w-]+\s+){0,3}$/i;
const listing = /,|;|\band\b|\//;

/** How far the phrase of a mention goes: up to another problem of the sentence that is listed beside it, not linked to it. */
export function phraseOf(mention: Mention, facts: Facts): Range {
  let { start, end } = facts.sentences[mention.sentence] ?? mention;
  for (const other of facts.mentions) {
    if (other.sentence !== mention.sentence || other.concept === mention.concept) continue;
    if (other.end <= mention.start) start = Math.max(start, other.end);
    else if (other.start >= mention.end && other.start < end) {
      const between = facts.note.slice(mention.end, other.start);
      const last = between.split(listing).at(-1) ?? '';
      if (!linking.test(between) || (listing.test(between) && !/\bwith\b|\bdue to\b/i.test(last))) end = other.start;
    }
  }
  return { start, end };
}

/** The stated words of the phrase, by the words of the descriptions that they stand for. */
function statedWords(problem: Problem, facts: Facts): Map<string, Range> {
  const present = problem.mentions.filter((mention) => mention.assertion === 'present');
  const titled = present.filter((mention) => mention.title);
  const found = new Map<string, Range>();
  for (const mention of titled.length > 0 ? titled : present) {
    const wording = facts.wordings.find((item) => item.sentence === mention.sentence);
    if (wording === undefined) continue;
    const phrase = phraseOf(mention, facts);
    const at = wording.words.findIndex((word) => word.start >= mention.start);
    wording.words.forEach((word, index) => {
      if (word.start < phrase.start || word.end > phrase.end || Math.abs(index - at) > REACH) return;
      for (const official of officialWords(word.stem)) if (!found.has(official)) found.set(official, word);
    });
  }
  return found;
}

export function sideOf(tags: ReadonlySet<string>): Description['side'] {
  if (tags.has('bilateral') || (tags.has('right') && tags.has('left'))) return 'bilateral';
  if (tags.has('right')) return 'right';
  return tags.has('left') ? 'left' : null;
}

interface Compared {
  readonly base: Description;
  readonly baseWords: ReadonlySet<string>;
  readonly stated: ReadonlyMap<string, Range>;
  /** Words of the note that the chosen code already says. */
  readonly kept: ReadonlySet<string>;
  readonly side: Description['side'];
  /** Documented details chose the code: none of its words may be lost, stated or not. */
  readonly detailed: boolean;
}

/** The groups that the note adds, or null where the description says more, less or other than the note. */
function gainOf(candidate: Description, { base, baseWords, stated, kept, side, detailed }: Compared): string[] | null {
  if (candidate.code === base.code || candidate.residual) return null;
  if (candidate.side !== null && candidate.side !== side) return null;
  if (base.side !== null && candidate.side === null) return null;
  if (candidate.absent.some((word) => stated.has(word))) return null;
  const gained: string[] = [];
  let shared = 0;
  const all = new Set([...candidate.groups.flat(), ...candidate.also]);
  for (const group of candidate.groups) {
    if (group.some((word) => baseWords.has(word))) {
      shared += 1;
      continue;
    }
    const word = group.find((item) => stated.has(item));
    if (word === undefined) return null;
    gained.push(word);
  }
  if (gained.length === 0 || shared === 0) return null;
  for (const word of kept) if (!all.has(word) && !isIdle(word)) return null;
  if ((kept.size === 0 || detailed) && !base.groups.every((group) => group.some((word) => all.has(word)))) return null;
  return gained;
}

/** Hypertension with heart and kidney disease (Official Guidelines I.C.9.a) and substance use (I.C.5.b) are decided by their own rules. */
const ownRules = /^(?:I1[0-6]|N18|Z|V|W|X|Y)/;

/**
 * The most specific code of the category whose official description is stated word for word, or by the index's words for it
 * (Official Guidelines I.B.1, I.B.2). Null where the chosen code already is.
 */
export function refine(
  problem: Problem,
  choice: Choice,
  tags: ReadonlySet<string>,
  facts: Facts,
  table: CodeTable,
): Refinement | null {
  const [code, second] = choice.codes;
  if (code === undefined || second !== undefined) return null;
  if (ownRules.test(code)) return null;
  const entry = table.lookup(code);
  // A partial table may lack the code that documented details chose: its siblings there are no better.
  if (entry === undefined && choice.details > 1) return null;
  const base = descriptionOf(code, entry?.description ?? problem.concept.label);
  // "Other ligament of the ankle" for a named one: what details chose as the rest of a family is no less than its siblings.
  if (base.residual && choice.details > 1) return null;
  const stated = statedWords(problem, facts);
  if (stated.size === 0) return null;
  const person = tags.has('female') ? ['female'] : tags.has('male') ? ['male'] : [];
  const baseWords = new Set([...base.groups.flat(), ...base.also, ...person]);
  const kept = new Set([...stated.keys()].filter((word) => base.groups.some((group) => group[0] === word)));
  const compared: Compared = { base, baseWords, stated, kept, side: sideOf(tags), detailed: choice.details > 0 };
  let best: { candidate: Description; gained: string[] } | undefined;
  for (const candidate of familyOf(table, code.slice(0, 3), code.slice(-1))) {
    // Abuse and dependence are never told by a code of mere use (Official Guidelines I.C.5.b.2).
    if (/^F1\d\.[12]/.test(code) && /^F1\d\.9/.test(candidate.code)) continue;
    const gained = gainOf(candidate, compared);
    if (gained === null) continue;
    const more = gained.length - (best?.gained.length ?? 0);
    if (more > 0 || (more === 0 && candidate.groups.length < (best?.candidate.groups.length ?? Infinity)))
      best = { candidate, gained };
  }
  if (best === undefined) return null;
  const words = best.candidate.groups.flat().flatMap((word) => stated.get(word) ?? []);
  return { code: best.candidate.code, words };
}
