import type { SavedCodeSet } from '@codeloom/contracts';
import type { CodeloomClient } from '@codeloom/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { msg, said } from '../internal/localize.ts';
import { toCodeSet } from '../store/code-draft.ts';
import { applyCodeSet } from '../store/code-set.ts';
import type { EncounterStore } from '../store/encounter-store.ts';
import { asError } from '../store/store-error.ts';

export interface CodeSetsHost extends ReactiveControllerHost {
  renderRoot: HTMLElement | DocumentFragment;
}

export interface CodeSetsState {
  /** Null until the list was asked for once. */
  items: readonly SavedCodeSet[] | null;
  loading: boolean;
  query: string;
  name: string;
  shared: boolean;
  problem: string;
  /** What the last act did, for people who do not see the list change. */
  said: string;
}

const initial: CodeSetsState = {
  items: null,
  loading: false,
  query: '',
  name: '',
  shared: false,
  problem: '',
  said: '',
};

/** The saved code sets of whoever is signed in: asked for when they are first wanted. */
export class CodeSets implements ReactiveController {
  state: CodeSetsState = initial;
  readonly #host: CodeSetsHost;
  readonly #client: () => CodeloomClient | null;

  constructor(host: CodeSetsHost, client: () => CodeloomClient | null) {
    this.#host = host;
    this.#client = client;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.forget();
  }

  forget(): void {
    this.state = initial;
  }

  set(patch: Partial<CodeSetsState>): void {
    this.state = { ...this.state, ...patch };
    this.#host.requestUpdate();
  }

  open(): void {
    this.set({ query: '', problem: '', said: '' });
    this.#dialog?.showModal();
    void this.#load();
  }

  close(): void {
    this.#dialog?.close();
  }

  get found(): readonly SavedCodeSet[] {
    const words = this.state.query.toLowerCase().split(/\s+/).filter(Boolean);
    return (this.state.items ?? []).filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  }

  apply(set: SavedCodeSet, store: EncounterStore): void {
    store.edit((draft) => applyCodeSet(draft, set));
    this.close();
  }

  async save(store: EncounterStore): Promise<void> {
    const { name, shared } = this.state;
    const client = this.#client();
    if (!client || name.trim() === '') return;
    await this.#ask(async () => {
      const codes = toCodeSet(store.state.draft);
      const saved = await client.codeSets.save({ name: name.trim(), shared, codes });
      const items = [...(this.state.items ?? []), saved].sort((a, b) => a.name.localeCompare(b.name));
      this.set({ items, name: '', shared: false, said: msg('Saved.') });
    });
  }

  async remove(set: SavedCodeSet): Promise<void> {
    const client = this.#client();
    if (!client) return;
    await this.#ask(async () => {
      await client.codeSets.remove(set.id);
      this.set({ items: (this.state.items ?? []).filter(({ id }) => id !== set.id), said: msg('Removed.') });
    });
  }

  async #load(): Promise<void> {
    const client = this.#client();
    if (!client) return;
    await this.#ask(async () => {
      const items = await client.codeSets.list();
      this.set({ items });
    });
  }

  async #ask(work: () => Promise<void>): Promise<void> {
    this.set({ loading: true, problem: '' });
    try {
      await work();
    } catch (error) {
      this.set({ problem: said(asError(error).message) });
    }
    this.set({ loading: false });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog.sets');
  }
}
