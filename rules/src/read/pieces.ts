import type { Annotated } from './annotate.ts';
import { sizeCm } from './counts.ts';

/** One wound or lesion of several that a sentence tells, with its own size and the details said of it. */
export interface Piece {
  readonly cm: number;
  readonly tags: readonly string[];
  /** How many of this size: "two 1 cm cysts". */
  readonly count: number;
}

const measure =
  /\d{1,3}(?:\.\d{1,2})?\s?-?\s?(?:(?:cm|mm)?\s?(?:x|by|×)\s?\d{1,3}(?:\.\d{1,2})?\s?)?-?\s?(?:cm|centimeters?|mm|millimeters?)\b/gi;

/** Margins, depths, threads and needles are no wound of their own, and a stated excised diameter belongs to the lesion before it. */
const isPart =
  /\b(?:margins?(?: (?:of|was|were|on|each|all))*|deep|depth(?: of)?|wide|width(?: of)?|excised(?: with)?|total(?: \w+){0,2}|final(?: \w+){0,2}|excised diameter(?: of| was)?|defect(?: of| was| measured| measuring)?|punch)\s*$/i;
const isPartAfter =
  /^\W{0,2}\s*(?:clear |free |surgical )?(?:margins?|deep|in depth|wide|in width|punch|total|in total)\b/i;

const breaks = /[,;]|\b(?:and|plus|while|as well as|another|a second|also)\b/gi;

/** Where a new wound begins between two measures: after the last comma or "and" before the second. */
function cut(text: string, from: number, to: number): number | null {
  let at: number | null = null;
  breaks.lastIndex = 0;
  const between = text.slice(from, to);
  for (let match = breaks.exec(between); match !== null; match = breaks.exec(between)) at = from + match.index;
  return at;
}

const small = ['one', 'two', 'three', 'four', 'five', 'six'];
const counted = /\b(two|three|four|five|six|[2-6])\s+(?:\w+\s+)?$/i;

/** The wounds or lesions of a sentence, each with what is said of it; one, where the sentence does not tell them apart. */
export function piecesOf({ sentence, hits }: Annotated, text: string): Piece[] {
  const starts: { readonly at: number; readonly end: number }[] = [];
  measure.lastIndex = 0;
  for (let match = measure.exec(text); match !== null; match = measure.exec(text)) {
    const end = match.index + match[0].length;
    if (
      isPart.test(text.slice(Math.max(0, match.index - 30), match.index)) ||
      isPartAfter.test(text.slice(end, end + 24))
    )
      continue;
    starts.push({ at: match.index, end });
  }
  const first = starts[0];
  if (first === undefined) return [];
  const borders = [0];
  const kept = [first];
  for (const next of starts.slice(1)) {
    const at = cut(text, kept.at(-1)?.end ?? 0, next.at);
    if (at === null) continue;
    borders.push(at);
    kept.push(next);
  }
  return kept.flatMap(({ at }, index) => {
    const from = borders[index] ?? 0;
    const to = borders[index + 1] ?? text.length;
    const cm = sizeCm(text.slice(from, to));
    if (cm === null) return [];
    const tags = hits.tag
      .filter((hit) => {
        const start = (sentence.words[hit.from]?.start ?? 0) - sentence.start;
        return start >= from && start < to;
      })
      .map((hit) => hit.value.of.id);
    const word = counted.exec(text.slice(from, at))?.[1]?.toLowerCase() ?? '1';
    return [{ cm, tags, count: Math.max(1, small.indexOf(word) + 1 || Number(word)) }];
  });
}
