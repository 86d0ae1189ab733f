import type { Annotated } from './annotate.ts';
import type { Block, Mention, Range } from './facts.ts';
import type { Lexicon } from './lexicon.ts';
import { assertionAt } from './scope.ts';
import { tagsOf } from './tags.ts';

/** Longest evidence in characters; longer sentences are cut around the mention. */
const LONGEST_EVIDENCE = 240;

/** The sentence, or what surrounds the words when the sentence is long. Cut at word borders. */
export function contextOf(annotated: Annotated, from: number, to: number): Range {
  const { words } = annotated.sentence;
  let first = 0;
  let last = words.length - 1;
  const length = (): number => (words[last]?.end ?? 0) - (words[first]?.start ?? 0);
  while (length() > LONGEST_EVIDENCE && (first < from || last > to - 1)) {
    if (from - first >= last - (to - 1)) first += 1;
    else last -= 1;
  }
  return { start: words[first]?.start ?? annotated.sentence.start, end: words[last]?.end ?? annotated.sentence.end };
}

/** Every problem named in the note, with assertion and tags. */
export function mentionsOf(all: readonly Annotated[], blocks: readonly Block[], lexicon: Lexicon): Mention[] {
  const blockOf = new Map<number, number>();
  const titles = new Set<number>();
  for (const block of blocks) {
    titles.add(block.titleSentence);
    for (const index of block.sentences) blockOf.set(index, block.index);
  }
  const mentions: Mention[] = [];
  for (const annotated of all) {
    const { sentence } = annotated;
    const hits = annotated.hits.concept;
    if (hits.length === 0) continue;
    const spans = hits.map((hit) => ({ from: hit.from, to: hit.to, circumstance: hit.value.of.course === 'context' }));
    const tags = tagsOf(annotated, spans, lexicon);
    hits.forEach((hit, index) => {
      const first = sentence.words[hit.from];
      const last = sentence.words[hit.to - 1];
      if (first === undefined || last === undefined) return;
      const concept = hit.value.of;
      mentions.push({
        concept,
        start: first.start,
        end: last.end,
        assertion: assertionAt(annotated, hit.from, hit.to),
        tags: [...(tags[index] ?? []), ...(concept.tags ?? [])],
        section: sentence.section,
        sentence: sentence.index,
        context: contextOf(annotated, hit.from, hit.to),
        block: blockOf.get(sentence.index) ?? -1,
        title: titles.has(sentence.index) && hit.from <= 14,
      });
    });
  }
  return mentions;
}
