/** Something a person can ask for by key, from the command palette, or by a button. */
export interface Command {
  /** Such as `suggest.accept`. It never changes: people's own keys are kept under it. */
  id: string;
  title: string;
  /** The heading under which the key sheet lists it. */
  group: string;
  /** Built-in keys, such as `A`, `Shift+A`, `Alt+ArrowUp`. */
  keys: readonly string[];
  /** Does it; false when there is nothing to do here and now. Absent: the key belongs to a place, such as a focused row. */
  run?: () => boolean;
  /** Whether the palette offers it; moving from row to row makes no sense there. Default: yes, when it can run. */
  palette?: boolean;
}

/** The key of an event as commands name it; null for a key that belongs to the browser or the system. */
export function keyOf(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.isComposing) return null;
  const { key } = event;
  const alt = event.altKey ? 'Alt+' : '';
  if (key.length > 1) return `${alt}${event.shiftKey ? 'Shift+' : ''}${key}`;
  const letter = key.toUpperCase();
  // A sign such as ? or [ carries its Shift in itself; on many keyboards Alt makes other letters.
  if (event.altKey) return null;
  return event.shiftKey && letter !== key.toLowerCase() ? `Shift+${letter}` : letter;
}

const signs: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** `Alt+ArrowUp` as the caps of a keyboard: `Alt`, `↑`. */
export function capsOf(key: string): string[] {
  return key.split('+').map((part) => signs[part] ?? part);
}
