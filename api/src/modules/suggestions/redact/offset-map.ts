/** One stretch of an edited text and the stretch of the source it came from. */
interface Piece {
  readonly outStart: number;
  readonly outEnd: number;
  readonly inStart: number;
  readonly inEnd: number;
  readonly copied: boolean;
}

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Leads from offsets of an edited text back to offsets of the text it was made from. */
export interface OffsetMap {
  /** The source range behind an output range. A replaced stretch counts as a whole, however little of it is touched. */
  toSource(start: number, end: number): { start: number; end: number };
}

/** The last piece that begins at or before `offset` and is not empty. */
function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.outStart ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}

function mapOver(pieces: readonly Piece[]): OffsetMap {
  const filled = pieces.filter((piece) => piece.outEnd > piece.outStart);
  return {
    toSource(start, end) {
      const first = pieceAt(filled, start);
      const last = pieceAt(filled, Math.max(start, end - 1));
      if (!first || !last) return { start: 0, end: 0 };
      return {
        start: first.copied ? first.inStart + (start - first.outStart) : first.inStart,
        end: last.copied ? last.inStart + (Math.max(start, end) - last.outStart) : last.inEnd,
      };
    },
  };
}

/** Applies edits, which are sorted and do not overlap, and keeps the way back. */
export function applyEdits(source: string, edits: readonly Edit[]): { text: string; map: OffsetMap } {
  const pieces: Piece[] = [];
  let text = '';
  let at = 0;
  const copy = (end: number): void => {
    if (end <= at) return;
    pieces.push({ outStart: text.length, outEnd: text.length + end - at, inStart: at, inEnd: end, copied: true });
    text += source.slice(at, end);
  };
  for (const edit of edits) {
    copy(edit.start);
    const outEnd = text.length + edit.replacement.length;
    pieces.push({ outStart: text.length, outEnd, inStart: edit.start, inEnd: edit.end, copied: false });
    text += edit.replacement;
    at = edit.end;
  }
  copy(source.length);
  return { text, map: mapOver(pieces) };
}

/** The way back through two edits, the later one first. */
export function chain(later: OffsetMap, earlier: OffsetMap): OffsetMap {
  return {
    toSource(start, end) {
      const middle = later.toSource(start, end);
      return earlier.toSource(middle.start, middle.end);
    },
  };
}
