import type { Encounter, EncounterComment } from '@codeloom/contracts';
import type { CodeloomClient } from '@codeloom/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { msg, said } from '../internal/localize.ts';
import type { EncounterStore } from '../store/encounter-store.ts';
import { asError } from '../store/store-error.ts';
import { TypedDraft } from '../store/typed-draft.ts';
import { commentStyles } from './comments.styles.ts';

export interface ThreadHost extends ReactiveControllerHost {
  renderRoot: HTMLElement | DocumentFragment;
  updateComplete: Promise<boolean>;
}

/** What people said about the encounter on the page, and what one of them is writing. */
export class CommentThread implements ReactiveController {
  /** Null until the thread has come. */
  items: readonly EncounterComment[] | null = null;
  /** What is being written; null while the field is closed. */
  text: string | null = null;
  /** All of a long thread, rather than its end. */
  showsAll = false;
  sending = false;
  problem = '';
  /** For people who do not see the list change. */
  announcement = '';
  readonly draft: TypedDraft;
  readonly #host: ThreadHost;
  readonly #client: () => CodeloomClient | null;
  #store: EncounterStore | null = null;

  constructor(host: ThreadHost, client: () => CodeloomClient | null) {
    this.#host = host;
    this.#client = client;
    this.draft = new TypedDraft('comment', client, () => host.requestUpdate());
    host.addController(this);
    const { renderRoot: root } = host;
    if (root instanceof ShadowRoot && commentStyles.styleSheet) root.adoptedStyleSheets.push(commentStyles.styleSheet);
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Turns to the encounter of a store; asks once for each that is opened. */
  show(store: EncounterStore | null): void {
    const encounter = store?.state.encounter;
    if (!store || !encounter || store === this.#store) return;
    this.#store = store;
    void this.load();
    void this.#restore(store, encounter);
  }

  /** Nothing of it stays on the page; what was half-written is kept on the server. */
  forget(): void {
    this.draft.flush();
    this.draft.forget();
    this.#store = null;
    this.items = null;
    this.text = null;
    this.showsAll = false;
    this.sending = false;
    this.problem = '';
    this.announcement = '';
  }

  async load(): Promise<void> {
    await this.#ask(async (client, { id }) => {
      this.items = await client.comments.list(id);
    });
  }

  open(): void {
    this.#set({ text: this.text ?? '', problem: '' });
    void this.#host.updateComplete.then(() => {
      this.#field?.focus();
      this.#keepInView();
    });
  }

  type(text: string): void {
    const encounter = this.#store?.state.encounter;
    this.#set({ text });
    if (encounter) this.draft.keep(encounter, text);
    this.#keepInView();
  }

  /** Away from the field; what was written is given up, here and on the server. */
  close(): void {
    const encounter = this.#store?.state.encounter;
    if (encounter && this.text) void this.draft.discard(encounter);
    this.#set({ text: null, problem: '' });
    this.#focusAdd();
  }

  showAll(): void {
    this.#set({ showsAll: true });
  }

  async send(): Promise<void> {
    const text = this.text?.trim() ?? '';
    if (text === '' || this.sending) return;
    this.#set({ sending: true });
    await this.#ask(async (client, { id }) => {
      const added = await client.comments.add(id, text);
      this.draft.forget();
      this.items = [...(this.items ?? []), added];
      this.text = null;
      this.announcement = msg('Comment added.');
      this.#focusAdd();
    });
    this.#set({ sending: false });
  }

  async #restore(store: EncounterStore, encounter: Encounter): Promise<void> {
    const found = await this.draft.find(encounter, store.drafts());
    if (found && this.#store === store && this.text === null) this.#set({ text: found.text });
  }

  /** An answer for an encounter that is no longer shown is thrown away with its words. */
  async #ask(work: (client: CodeloomClient, encounter: Encounter) => Promise<void>): Promise<void> {
    const store = this.#store;
    const client = this.#client();
    const encounter = store?.state.encounter;
    if (!client || !encounter) return;
    this.#set({ problem: '' });
    try {
      await work(client, encounter);
    } catch (error) {
      if (this.#store === store) this.#set({ problem: said(asError(error).message) });
    }
    if (this.#store !== store) this.forget();
    this.#host.requestUpdate();
  }

  #set(patch: Partial<Pick<CommentThread, 'text' | 'problem' | 'sending' | 'showsAll'>>): void {
    Object.assign(this, patch);
    this.#host.requestUpdate();
  }

  get #field(): HTMLTextAreaElement | null {
    return this.#host.renderRoot.querySelector<HTMLTextAreaElement>('.comment-field');
  }

  /** The field grows as it is typed in; its buttons stay clear of the foot of the card. */
  #keepInView(): void {
    this.#field?.form?.scrollIntoView({ block: 'nearest' });
  }

  #focusAdd(): void {
    const { renderRoot } = this.#host;
    void this.#host.updateComplete.then(() => renderRoot.querySelector<HTMLElement>('.comments .say')?.focus());
  }
}
