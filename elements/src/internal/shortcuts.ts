import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { keyOf } from '../commands/command.ts';
import type { Command } from '../commands/command.ts';
import type { CommandCenter } from '../commands/command-center.ts';

/** Where single keys are heard: within the element, or on the whole page (a workstation made of our elements). */
export type ShortcutScope = 'focus' | 'page';

export interface ShortcutHost extends ReactiveControllerHost, HTMLElement {
  shortcuts: ShortcutScope;
}

export interface Shortcuts {
  /** Made anew at each press and each look at the key sheet, so that they always fit what is shown. */
  commands: () => readonly Command[];
  /** The provider's, which knows the person's own keys. */
  center: () => CommandCenter | null;
}

/** Gives an element its keys, and its commands a place in the key sheet and the palette. */
export function addShortcuts(host: ShortcutHost, shortcuts: Shortcuts): void {
  host.addController(new ShortcutController(host, shortcuts));
}

/** Single-key shortcuts that never fire while a person types (WCAG 2.2, 2.1.4 Character key shortcuts). */
class ShortcutController implements ReactiveController {
  readonly #host: ShortcutHost;
  readonly #shortcuts: Shortcuts;
  #center: CommandCenter | null = null;
  #leave: (() => void)[] = [];

  constructor(host: ShortcutHost, shortcuts: Shortcuts) {
    this.#host = host;
    this.#shortcuts = shortcuts;
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#hearOwn);
    document.addEventListener('keydown', this.#hearPage);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#hearOwn);
    document.removeEventListener('keydown', this.#hearPage);
    this.#join(null);
  }

  hostUpdate(): void {
    this.#join(this.#shortcuts.center());
  }

  hostUpdated(): void {
    if (!this.#center || this.#center.isWanted || this.#shortcuts.commands().length === 0) return;
    this.#center.want();
  }

  #join(center: CommandCenter | null): void {
    if (center === this.#center) return;
    for (const leave of this.#leave) leave();
    this.#center = center;
    this.#leave = center ? [center.register(this.#listed), center.subscribe(() => this.#host.requestUpdate())] : [];
  }

  /** The palette offers what can be done here and now: a card out of sight keeps its place in the key sheet only. */
  readonly #listed = (): readonly Command[] => {
    const commands = this.#shortcuts.commands();
    if (this.#host.checkVisibility()) return commands;
    return commands.map(({ run: _run, ...command }) => command);
  };

  readonly #hearOwn = (event: KeyboardEvent): void => this.#hear(event);
  readonly #hearPage = (event: KeyboardEvent): void => {
    if (this.#host.shortcuts === 'page' && !event.composedPath().includes(this.#host)) this.#hear(event);
  };

  #hear(event: KeyboardEvent): void {
    // A card that is out of sight must not act: a dialog it opened would lock the page without being seen.
    if (event.defaultPrevented || !this.#host.checkVisibility() || isTyping(event)) return;
    const key = keyOf(event);
    if (key === null || !this.#center) return;
    for (const command of this.#shortcuts.commands()) {
      if (!this.#center.keysOf(command).includes(key) || !command.run?.()) continue;
      event.preventDefault();
      return;
    }
  }
}

/** Fields keep their letters, and an open dialog keeps its keys. */
export function isTyping(event: KeyboardEvent): boolean {
  return event.composedPath().some((target) => {
    if (!(target instanceof HTMLElement)) return false;
    if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
      return true;
    if (target instanceof HTMLDialogElement && target.open) return true;
    return target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio';
  });
}
