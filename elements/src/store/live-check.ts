import type { Edit } from '@codeloom/contracts';

/** How long the hand rests before codes are checked (ms). */
const CHECK_AFTER_MS = 250;

export interface LiveCheckOptions {
  /** Asks the server about the codes of this moment; null when there is nothing to ask about. */
  ask: (signal: AbortSignal) => Promise<readonly Edit[]> | null;
  answer: (patch: { edits?: readonly Edit[]; checking: boolean }) => void;
}

/** Checks codes while a person edits. The last question wins: an older answer that comes late is thrown away. */
export class LiveCheck {
  readonly #options: LiveCheckOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #call: AbortController | null = null;

  constructor(options: LiveCheckOptions) {
    this.#options = options;
  }

  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), CHECK_AFTER_MS);
  }

  async now(): Promise<void> {
    clearTimeout(this.#timer);
    this.#call?.abort();
    const call = new AbortController();
    this.#call = call;
    const asked = this.#options.ask(call.signal);
    if (!asked) return;
    this.#options.answer({ checking: true });
    try {
      const edits = await asked;
      if (this.#call === call) this.#options.answer({ edits, checking: false });
    } catch {
      // Advice while editing: finalization asks the server again, so a failure here stays quiet.
      if (this.#call === call) this.#options.answer({ checking: false });
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#call?.abort();
    this.#call = null;
  }
}
