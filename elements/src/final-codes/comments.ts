import type { CodeloomClient } from '@codeloom/sdk';
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { EncounterStore } from '../store/encounter-store.ts';
import type { CommentThread, ThreadHost } from './comment-thread.ts';
import type * as Section from './comments-section.ts';

/** The place of the conversation in the card. It is fetched apart: a page whose session has no comments never loads it. */
export class Comments {
  thread: CommentThread | null = null;
  #section: typeof Section | null = null;
  readonly #host: ThreadHost;
  readonly #client: () => CodeloomClient | null;

  constructor(host: ThreadHost, client: () => CodeloomClient | null) {
    this.#host = host;
    this.#client = client;
  }

  async show(store: EncounterStore, isStillShown: () => boolean): Promise<void> {
    this.#section ??= await import('./comments-section.ts');
    this.thread ??= new this.#section.CommentThread(this.#host, this.#client);
    if (isStillShown()) this.thread.show(store);
  }

  render(options: { canAdd: boolean; cap: TemplateResult | typeof nothing }): TemplateResult | typeof nothing {
    return this.#section && this.thread ? this.#section.renderComments(this.thread, options) : nothing;
  }
}
