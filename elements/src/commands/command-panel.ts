import type { Preferences } from '@codeloom/contracts';
import { adoptStyles, html, render } from 'lit';
import type { TemplateResult } from 'lit';
import { baseStyles } from '../internal/base.styles.ts';
import { controlStyles } from '../internal/control.styles.ts';
import { inLocale, msg } from '../internal/localize.ts';
import type { Locale } from '../internal/localize.ts';
import { tokenStyles } from '../tokens.styles.ts';
import type { Command } from './command.ts';
import type { CommandCenter } from './command-center.ts';
import { commandPanelStyles } from './command-panel.styles.ts';
import { recordKey } from './key-recording.ts';
import type { Recorded } from './key-recording.ts';
import { renderKeySheet } from './key-sheet.ts';
import { renderPalette } from './palette.ts';

export interface CommandPanelOptions {
  center: CommandCenter;
  /** Keeps the person's keys; null where nobody can keep them. */
  save: ((keys: Preferences['keys']) => Promise<void>) | null;
  locale: () => Locale | null;
  theme: () => string;
}

/**
 * The key sheet and the command palette of a provider, one for all cards inside. A root of its own, loaded when first
 * asked for: a page that never asks pays nothing. Native dialogs, so focus and Escape are the browser's.
 */
export class CommandPanel {
  readonly #options: CommandPanelOptions;
  readonly #root: ShadowRoot;
  #show: 'keys' | 'palette' = 'keys';
  #recording: string | null = null;
  #recorded: Recorded = { what: 'waiting' };
  #problem = '';
  #query = '';
  #at = 0;

  constructor(parent: ParentNode & Node, options: CommandPanelOptions) {
    this.#options = options;
    const box = document.createElement('div');
    parent.appendChild(box);
    this.#root = box.attachShadow({ mode: 'open' });
    adoptStyles(this.#root, [tokenStyles, baseStyles, controlStyles, commandPanelStyles]);
  }

  open(show: 'keys' | 'palette'): void {
    this.#show = show;
    this.#recording = null;
    this.#problem = '';
    this.#query = '';
    this.#at = 0;
    this.#draw();
    const dialog = this.#dialog;
    if (dialog && !dialog.open) dialog.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#root.querySelector('dialog');
  }

  #draw(): void {
    inLocale(this.#options.locale(), () => render(this.#template(), this.#root));
    this.#root.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #template(): TemplateResult {
    const keys = this.#show === 'keys';
    return html`<div class="root" data-theme=${this.#options.theme()}>
      <dialog
        class=${this.#show}
        aria-label=${keys ? msg('Keys') : msg('Commands')}
        @cancel=${(event: Event) => this.#cancel(event)}
        @close=${() => (this.#recording = null)}
      >
        ${keys ? this.#keySheet() : this.#palette()}
      </dialog>
    </div>`;
  }

  #keySheet(): TemplateResult {
    const { center, save } = this.#options;
    return renderKeySheet({
      center,
      recording: this.#recording,
      recorded: this.#recorded,
      canChange: save !== null,
      problem: this.#problem,
      record: (id) => {
        this.#recording = this.#recording === id ? null : id;
        this.#recorded = { what: 'waiting' };
        this.#draw();
        // The next press is heard here; some browsers leave the focus elsewhere after a click.
        this.#root.querySelector<HTMLElement>('.recording .outline')?.focus();
      },
      hear: (event, id) => this.#hear(event, id),
      set: (id, key) => void this.#set(id, key),
      resetAll: () => void this.#keep({}),
    });
  }

  #palette(): TemplateResult {
    return renderPalette({
      center: this.#options.center,
      query: this.#query,
      at: this.#at,
      type: (query) => {
        this.#query = query;
        this.#at = 0;
        this.#draw();
      },
      point: (at) => {
        if (at === this.#at) return;
        this.#at = at;
        this.#draw();
      },
      run: (command) => this.#run(command),
    });
  }

  /** The dialog gives the focus back first: a command may move it on. */
  #run(command: Command): void {
    this.#dialog?.close();
    command.run?.();
  }

  /** Escape while a key is being chosen leaves the choice, not the sheet. */
  #cancel(event: Event): void {
    if (this.#recording === null) return;
    event.preventDefault();
    this.#recording = null;
    this.#draw();
  }

  #hear(event: KeyboardEvent, id: string): void {
    // Tab goes on to the next control; everything else is an answer.
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    this.#recorded = recordKey(event, this.#options.center, id);
    if (this.#recorded.what === 'left') this.#recording = null;
    if (this.#recorded.what === 'key') void this.#set(id, this.#recorded.key);
    this.#draw();
  }

  async #set(id: string, key: string | null): Promise<void> {
    this.#recording = null;
    const { [id]: _before, ...others } = this.#options.center.own;
    const builtIn = this.#options.center.list().find((command) => command.id === id)?.keys ?? [];
    await this.#keep(key === null || builtIn.includes(key) ? others : { ...others, [id]: key });
  }

  /** Works at once, and is taken back with a word when it could not be kept. */
  async #keep(keys: Preferences['keys']): Promise<void> {
    const { center, save } = this.#options;
    const before = center.own;
    center.own = keys;
    this.#problem = '';
    this.#draw();
    try {
      await save?.(keys);
    } catch {
      center.own = before;
      this.#problem = inLocale(this.#options.locale(), () =>
        msg('Your keys could not be saved. They are as before; try again in a moment.'),
      );
      this.#draw();
    }
  }
}
