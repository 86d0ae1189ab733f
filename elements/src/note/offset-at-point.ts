import type { NoteLine } from './note-lines.ts';

/** Looks into shadow roots only when named; older engines lack it, and then a press chooses nothing. */
interface CaretDocument extends Document {
  caretPositionFromPoint(x: number, y: number, options?: { shadowRoots: ShadowRoot[] }): CaretPosition | null;
}

/** The offset in the note under the pointer, or -1. */
export function offsetAtPoint({ clientX, clientY }: MouseEvent, root: ShadowRoot, lines: readonly NoteLine[]): number {
  if (!('caretPositionFromPoint' in document)) return -1;
  const caret = (document as CaretDocument).caretPositionFromPoint(clientX, clientY, { shadowRoots: [root] });
  const drawn = caret?.offsetNode.parentElement;
  if (!caret || !drawn?.classList.contains('line')) return -1;
  const line = lines[[...root.querySelectorAll('.line')].indexOf(drawn)];
  return line ? line.start + caret.offset : -1;
}
