import type { Tag } from '../book/types.ts';
import type { Annotated } from './annotate.ts';
import { assertionAt } from './scope.ts';
import type { Lexicon } from './lexicon.ts';
import type { Hit } from './trie.ts';
import { Gap } from './words.ts';
import type { Word } from './words.ts';

interface Span {
  readonly from: number;
  readonly to: number;
  /** An external cause, place or activity. */
  readonly circumstance?: boolean;
  /** Details by which the codes of the problem differ. */
  readonly uses?: ReadonlySet<string>;
}

/** Groups of details that, after a comma, belong to the problem whose codes they tell apart. */
const distinguishing = new Set(['type', 'stage', 'severity']);

const prepositions = new Set(['of', 'on', 'in', 'to', 'at', 'over', 'involving', 'around', 'across']);
const coordinators = new Set(['and', 'or', 'with', 'but', 'plus', 'also', 'then']);

/** Does the list go on between two words: a comma, "and", "with"? */
function isSplit(annotated: Annotated, from: number, to: number): boolean {
  const { words } = annotated.sentence;
  for (let at = from; at <= to; at += 1) {
    if ((words[at]?.gap ?? Gap.tight) !== Gap.tight) return true;
    if (at < to && coordinators.has(words[at]?.norm ?? '')) return true;
  }
  return false;
}

/**
 * Which of the phrases of a sentence a tag belongs to. Between two problems it belongs to the later one when the list goes on
 * before it and not after it: in "shoulder pain and right knee effusion" the side is the knee's.
 */
function ownerOf(annotated: Annotated, spans: readonly Span[], from: number, to: number): number {
  let before = -1;
  let after = -1;
  spans.forEach((span, index) => {
    if (span.from <= from && span.to >= to) before = index;
    else if (span.to <= from) before = index;
    else if (after < 0 && span.from >= to) after = index;
  });
  const inside = spans.findIndex((span) => span.from <= from && span.to >= to);
  if (inside >= 0) return inside;
  if (before < 0) return after;
  if (after < 0) return before;
  const previous = spans[before];
  const next = spans[after];
  if (previous === undefined || next === undefined) return before;
  // "sprain of the left thumb after a fall on the ice": what follows a preposition belongs to the problem before it.
  if (prepositions.has(annotated.sentence.words[previous.to]?.norm ?? '') && !isSplit(annotated, previous.to, from))
    return before;
  const splitBefore = isSplit(annotated, previous.to, from);
  const splitAfter = isSplit(annotated, to, next.from);
  if (splitBefore && !splitAfter) return after;
  if (!splitBefore && splitAfter) return before;
  return next.from - to < from - previous.to ? after : before;
}

/** Adds what a tag implies: the low back is the back. */
export function withImplied(ids: Iterable<string>, lexicon: Lexicon): Set<string> {
  const all = new Set<string>();
  const add = (id: string): void => {
    if (all.has(id)) return;
    all.add(id);
    for (const wider of lexicon.tags.get(id)?.implies ?? []) add(wider);
  };
  for (const id of ids) add(id);
  return all;
}

/** A detail that is denied or doubted beside a problem that is not: "esophagitis, perhaps with erosion". */
function isUnsaid(annotated: Annotated, hit: Span, span: Span): boolean {
  const detail = assertionAt(annotated, hit.from, hit.to);
  if (detail !== 'negated' && detail !== 'uncertain' && detail !== 'conditional' && detail !== 'risk') return false;
  return assertionAt(annotated, span.from, span.to) !== detail;
}

/**
 * The problems of a sentence that a detail can be of. A cause, place or activity has no body site; and "type 1" in "diabetes with
 * hyperglycemia, type 1" is of the diabetes, the only one whose codes differ by it.
 */
function candidatesOf(
  { from, value: { of } }: Hit<{ readonly of: Tag }>,
  words: readonly Word[],
  spans: readonly Span[],
  bodies: readonly Span[],
): readonly Span[] {
  if ((of.group === 'site' || of.group === 'side') && bodies.length > 0) return bodies;
  if (!distinguishing.has(of.group) || words[from]?.gap !== Gap.comma) return spans;
  const using = spans.filter((span) => span.to <= from && span.uses?.has(of.id));
  return using.length > 0 ? using : spans;
}

/** Tags of each span of a sentence, in the order of the spans. Negated tags are left out. */
export function tagsOf(annotated: Annotated, spans: readonly Span[], lexicon: Lexicon): Set<string>[] {
  const owned = spans.map((): string[] => []);
  const isAlone = spans.length === 1;
  const bodies = spans.filter((span) => !span.circumstance);
  for (const hit of annotated.hits.tag) {
    const candidates = candidatesOf(hit, annotated.sentence.words, spans, bodies);
    const span = candidates[ownerOf(annotated, candidates, hit.from, hit.to)];
    const list = span === undefined ? undefined : owned[spans.indexOf(span)];
    if (list === undefined || span === undefined) continue;
    const inside = span.from <= hit.from && span.to >= hit.to;
    if (!inside && !isAlone) {
      const distance = hit.from >= span.to ? hit.from - span.to : span.from - hit.to;
      if (distance > 8) continue;
    }
    if (!inside && isUnsaid(annotated, hit, span)) continue;
    list.push(hit.value.of.id);
  }
  return owned.map((ids) => withImplied(ids, lexicon));
}
