import type { Span } from '@codeloom/contracts';
import { threads } from '../store/evidence.ts';
import type { Evidence, Thread } from '../store/evidence.ts';
import { lineIndexAt } from './note-lines.ts';
import type { NoteLine } from './note-lines.ts';

type HighlightName = `codeloom-${Thread}` | `codeloom-active-${Thread}`;

/**
 * Draws evidence with the CSS Custom Highlight API: the text stays one run of plain text nodes, so nothing in a note
 * can become markup and copying it gives the note back. Where the API is absent the rows still quote their evidence.
 */
export class EvidencePainter {
  readonly #mine = new Map<HighlightName, Range[]>();

  paint(
    lines: readonly NoteLine[],
    nodes: readonly (Text | null)[],
    evidence: readonly Evidence[],
    active: Evidence | null,
  ): void {
    this.clear();
    if (!('highlights' in CSS)) return;
    const rangesOf = (spans: readonly Span[]): Range[] => spans.flatMap((span) => rangesOfSpan(span, lines, nodes));
    for (const thread of threads) {
      const shown = evidence.filter((item) => item.thread === thread && item.shown && item !== active);
      this.#add(`codeloom-${thread}`, rangesOf(shown.flatMap((item) => item.spans)), priorityOf(thread));
    }
    if (active) this.#add(`codeloom-active-${active.thread}`, rangesOf(active.spans), threads.length + 1);
  }

  /** Takes back our ranges only: other notes on the page share the names. */
  clear(): void {
    for (const [name, ranges] of this.#mine) {
      const highlight = CSS.highlights.get(name);
      for (const range of ranges) highlight?.delete(range);
    }
    this.#mine.clear();
  }

  #add(name: HighlightName, ranges: Range[], priority: number): void {
    if (ranges.length === 0) return;
    let highlight = CSS.highlights.get(name);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = priority;
      CSS.highlights.set(name, highlight);
    }
    for (const range of ranges) highlight.add(range);
    this.#mine.set(name, ranges);
  }
}

/** Where threads overlap, the element of decision making wins over the diagnosis that shares its words. */
function priorityOf(thread: Thread): number {
  const order: readonly Thread[] = ['diagnosis', 'procedure', 'problems', 'data', 'risk'];
  return order.indexOf(thread);
}

/** One range a line, so that no range runs through the gap between two lines. */
function rangesOfSpan(span: Span, lines: readonly NoteLine[], nodes: readonly (Text | null)[]): Range[] {
  const ranges: Range[] = [];
  for (let index = lineIndexAt(lines, span.start); index < lines.length; index += 1) {
    const line = lines[index];
    const node = nodes[index];
    if (!line || line.start >= span.end) break;
    if (!node) continue;
    const start = Math.max(0, span.start - line.start);
    const end = Math.min(node.length, span.end - line.start);
    if (end <= start) continue;
    const range = new Range();
    range.setStart(node, start);
    range.setEnd(node, end);
    ranges.push(range);
  }
  return ranges;
}
