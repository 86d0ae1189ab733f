import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where single keys are heard: within the element, or on the whole page (a workstation made of our elements). */
export type ShortcutScope = 'focus' | 'page';

export interface ShortcutHost extends ReactiveControllerHost, HTMLElement {
  shortcuts: ShortcutScope;
}

/** `A`, `Shift+A`, `Alt+ArrowUp`, `?` to what it does; true when it did something. */
export type ShortcutMap = Record<string, () => boolean>;

/** Gives an element its keys; read anew at each press, so they always fit what is shown. */
export function addShortcuts(host: ShortcutHost, keys: () => ShortcutMap): void {
  host.addController(new ShortcutController(host, keys));
}

/** Single-key shortcuts that never fire while a person types (WCAG 2.2, 2.1.4 Character key shortcuts). */
class ShortcutController implements ReactiveController {
  readonly #host: ShortcutHost;
  readonly #keys: () => ShortcutMap;

  constructor(host: ShortcutHost, keys: () => ShortcutMap) {
    this.#host = host;
    this.#keys = keys;
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#hearOwn);
    document.addEventListener('keydown', this.#hearPage);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#hearOwn);
    document.removeEventListener('keydown', this.#hearPage);
  }

  readonly #hearOwn = (event: KeyboardEvent): void => this.#hear(event);
  readonly #hearPage = (event: KeyboardEvent): void => {
    if (this.#host.shortcuts === 'page' && !event.composedPath().includes(this.#host)) this.#hear(event);
  };

  #hear(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || isTyping(event)) return;
    if (this.#keys()[nameOf(event)]?.()) event.preventDefault();
  }
}

function nameOf(event: KeyboardEvent): string {
  if (event.ctrlKey || event.metaKey) return '';
  const { key } = event;
  if (key.length > 1) return `${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${key}`;
  if (event.altKey) return '';
  const letter = key.toUpperCase();
  return event.shiftKey && letter !== key.toLowerCase() ? `Shift+${letter}` : letter;
}

function isTyping(event: KeyboardEvent): boolean {
  return event.composedPath().some((target) => {
    if (!(target instanceof HTMLElement)) return false;
    if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
      return true;
    if (target instanceof HTMLDialogElement && target.open) return true;
    return target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio';
  });
}
