import type { Statement, ToldTogether } from '../book/types.ts';
import type { Annotated } from './annotate.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import type { Hit } from './trie.ts';
import { Gap } from './words.ts';

type Word = Hit<Extract<Entry, { layer: 'told' }>>;

/** A statement found by words near each other: the words that tell it, in the order of the note. */
export interface Told {
  readonly of: Statement;
  readonly words: readonly Word[];
  readonly from: number;
  readonly to: number;
}

/** Words between two of the telling words, where the book names no other distance. */
const WITHIN = 6;

/** Words beside the telling ones in which what makes it something else is looked for: "she was sent to the ED last week". */
const BESIDE = 2;

function isApart(annotated: Annotated, from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at += 1) if (annotated.sentence.words[at]?.gap === Gap.stop) return true;
  return false;
}

/** The nearest words of the sets, one of each; null where one is not named near the others. */
function nearest(annotated: Annotated, rule: ToldTogether, first: Word): Word[] | null {
  const within = rule.within ?? WITHIN;
  const found = [first];
  for (const set of rule.words.slice(1)) {
    const last = found.at(-1);
    if (last === undefined) return null;
    const next = annotated.hits.told
      .filter((hit) => hit.value.of === set && found.every((other) => hit.to <= other.from || hit.from >= other.to))
      .filter((hit) => (rule.ordered !== true || hit.from >= last.to) && !isAim(annotated, hit))
      .map((hit) => ({ hit, gap: hit.from >= last.to ? hit.from - last.to : last.from - hit.to }))
      .filter(
        ({ hit, gap }) =>
          gap <= within && !isApart(annotated, Math.min(hit.from, last.from), Math.max(hit.from, last.from)),
      )
      .sort((a, b) => a.gap - b.gap)[0];
    if (next === undefined) return null;
    found.push(next.hit);
  }
  return found;
}

/** "Two tablets to reduce the pain": what a drug is for is not what was done with it. */
function isAim(annotated: Annotated, hit: Word): boolean {
  return hit.value.of === 'handling' && annotated.sentence.words[hit.from - 1]?.norm === 'to';
}

function toldBy(annotated: Annotated, rule: ToldTogether): readonly Word[] | null {
  const [set] = rule.words;
  for (const first of annotated.hits.told) {
    if (first.value.of !== set) continue;
    const words = nearest(annotated, rule, first);
    if (words === null) continue;
    const from = Math.min(...words.map((hit) => hit.from));
    const to = Math.max(...words.map((hit) => hit.to));
    const isOther = annotated.hits.told.some(
      (hit) => rule.without?.includes(hit.value.of) === true && hit.from >= from - BESIDE && hit.to <= to + BESIDE,
    );
    if (!isOther) return words;
  }
  return null;
}

/** Statements of a sentence that no phrase names, but words that stand near each other. */
export function toldTogether(annotated: Annotated, lexicon: Lexicon): Told[] {
  if (annotated.hits.told.length === 0) return [];
  const found = new Map<string, Told>();
  const named = new Set(annotated.hits.statement.map((hit) => hit.value.of.id));
  for (const rule of lexicon.toldTogether) {
    const of = lexicon.statements.get(rule.statement);
    if (of === undefined || named.has(of.id) || found.has(of.id)) continue;
    if (rule.outside?.includes(annotated.sentence.section) === true) continue;
    const words = toldBy(annotated, rule);
    if (words === null) continue;
    const from = Math.min(...words.map((hit) => hit.from));
    const to = Math.max(...words.map((hit) => hit.to));
    found.set(of.id, { of, words, from, to });
  }
  return [...found.values()];
}
