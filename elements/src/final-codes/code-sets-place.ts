import type { CodeloomClient } from '@codeloom/sdk';
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { EncounterStore } from '../store/encounter-store.ts';
import type { CodeSets, CodeSetsHost } from './code-sets.ts';
import type * as Dialog from './code-sets-dialog.ts';

/** The place of the code sets in the card. Their dialog is fetched when somebody first opens it. */
export class CodeSetsPlace {
  #sets: CodeSets | null = null;
  #dialog: typeof Dialog | null = null;
  readonly #host: CodeSetsHost;
  readonly #client: () => CodeloomClient | null;

  constructor(host: CodeSetsHost, client: () => CodeloomClient | null) {
    this.#host = host;
    this.#client = client;
  }

  /** Rejects where the dialog could not be fetched; the next call tries again. */
  async open(): Promise<void> {
    this.#dialog ??= await import('./code-sets-dialog.ts');
    this.#sets ??= new this.#dialog.CodeSets(this.#host, this.#client);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#sets.open();
  }

  forget(): void {
    this.#sets?.forget();
  }

  render(store: EncounterStore): TemplateResult | typeof nothing {
    return this.#dialog && this.#sets ? this.#dialog.renderCodeSetsDialog(this.#sets, store) : nothing;
  }
}
