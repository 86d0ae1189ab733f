import type { Preferences } from '@codeloom/contracts';
import type { CodeloomClient } from '@codeloom/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CommandCenter } from '../commands/command-center.ts';
import { keyOf } from '../commands/command.ts';
import type { Command } from '../commands/command.ts';
import type { CommandPanel } from '../commands/command-panel.ts';
import type { Locale } from '../internal/localize.ts';
import { isTyping } from '../internal/shortcuts.ts';

export interface CommandHost extends ReactiveControllerHost, HTMLElement {
  shortcuts: 'focus' | 'page';
  /** Commands of the page itself, beside those of the elements. */
  commands: readonly Command[];
}

export interface CommandSession {
  client: () => CodeloomClient | null;
  locale: () => Locale | null;
  theme: () => string;
}

/** The commands of a provider: their keys, the sheet behind `?` and the palette behind Ctrl+K. */
export class ProviderCommands implements ReactiveController {
  readonly center = new CommandCenter(() => void this.#loadKeys());
  readonly #host: CommandHost;
  readonly #session: CommandSession;
  #panel: Promise<CommandPanel> | null = null;

  constructor(host: CommandHost, session: CommandSession) {
    this.#host = host;
    this.#session = session;
    this.center.register(() => host.commands);
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#hearOwn);
    document.addEventListener('keydown', this.#hearPage);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#hearOwn);
    document.removeEventListener('keydown', this.#hearPage);
  }

  /** Asks once for the keys of whoever is signed in; without an answer the built-in ones work. */
  async #loadKeys(): Promise<void> {
    const client = this.#session.client();
    if (!client) return;
    try {
      const { keys } = await client.preferences.get();
      if (this.#session.client() === client) this.center.own = keys;
    } catch {
      // Own keys are a comfort: an older server or a lost answer must not stand in the way of coding.
    }
  }

  async open(show: 'keys' | 'palette'): Promise<void> {
    this.#panel ??= this.#load();
    const panel = await this.#panel.catch((error: unknown) => {
      // Not fetched: the next press tries again.
      this.#panel = null;
      throw error;
    });
    panel.open(show);
  }

  async #load(): Promise<CommandPanel> {
    const { CommandPanel } = await import('../commands/command-panel.ts');
    const { client, locale, theme } = this.#session;
    const save = async (keys: Preferences['keys']): Promise<void> => {
      await client()?.preferences.save({ keys });
    };
    return new CommandPanel(this.#host.shadowRoot ?? this.#host, {
      center: this.center,
      save: client() ? save : null,
      locale,
      theme,
    });
  }

  readonly #hearOwn = (event: KeyboardEvent): void => this.#hear(event, true);
  readonly #hearPage = (event: KeyboardEvent): void => {
    if (!event.composedPath().includes(this.#host)) this.#hear(event, this.#host.shortcuts === 'page');
  };

  #hear(event: KeyboardEvent, here: boolean): void {
    if (!here || event.defaultPrevented || event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
      if (this.#isInDialog(event)) return;
      event.preventDefault();
      void this.open('palette');
      return;
    }
    if (isTyping(event)) return;
    const key = keyOf(event);
    if (key === null) return;
    const command = this.#host.commands.find((one) => this.center.keysOf(one).includes(key));
    if (command?.run?.()) event.preventDefault();
    else if (key === '?') {
      event.preventDefault();
      void this.open('keys');
    }
  }

  /** A dialog asks for an answer first. */
  #isInDialog(event: KeyboardEvent): boolean {
    return event.composedPath().some((node) => node instanceof HTMLDialogElement && node.open);
  }
}
