/** Fields keep their letters: a shortcut acts only where nothing is being typed or chosen. */
export function isTyping(event: KeyboardEvent): boolean {
  return event
    .composedPath()
    .some(
      (node) =>
        node instanceof HTMLElement &&
        (node.isContentEditable || node.matches('input, textarea, select, [role="combobox"], wa-dropdown, dialog')),
    );
}

/** A letter pressed on its own, in lower case; null with a modifier, in a field, or when somebody has acted on it. */
export function plainKey(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return null;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}
