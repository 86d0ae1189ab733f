import type { NoteLine } from './note-lines.ts';

/** The offset in the note under the pointer, or -1; older engines cannot look into a shadow root and answer -1. */
export function offsetAtPoint({ clientX, clientY }: MouseEvent, root: ShadowRoot, lines: readonly NoteLine[]): number {
  if (!('caretPositionFromPoint' in document)) return -1;
  const caret = document.caretPositionFromPoint(clientX, clientY, { shadowRoots: [root] });
  const drawn = caret?.offsetNode.parentElement;
  if (!caret || !drawn?.classList.contains('line')) return -1;
  const line = lines[[...root.querySelectorAll('.line')].indexOf(drawn)];
  return line ? line.start + caret.offset : -1;
}
