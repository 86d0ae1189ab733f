import type { DraftSaved, DraftSaveInput } from '@codeloom/contracts';
import type { CallOptions, CodeloomClient } from './client.ts';
import { CodeloomError } from './error.ts';

/**
 * Drafts that the end of a session refused. They wait in memory, the newest of each kind and encounter, until the same person is
 * back, and are forgotten for anybody else: so not even the last second of typing is lost, and nothing rests in the browser.
 */
export class UnsentDrafts {
  readonly #held = new Map<string, DraftSaveInput>();
  readonly #sending = new Set<Promise<DraftSaved>>();
  readonly #drafts: CodeloomClient['drafts'];
  readonly #isOver: () => boolean;
  #sent: Promise<unknown> = Promise.resolve();
  /** Raised by `forget`: what was on its way for the person before is not kept for the next. */
  #person = 0;

  /** @param isOver the session ended and nobody has opened it again: a draft then waits without asking for a session */
  constructor(client: CodeloomClient, isOver: () => boolean) {
    this.#drafts = client.drafts;
    this.#isOver = isOver;
  }

  readonly save = (input: DraftSaveInput, call?: CallOptions): Promise<DraftSaved> => {
    const key = `${input.encounterId} ${input.content.kind}`;
    if (this.#isOver()) {
      this.#held.set(key, input);
      return Promise.reject(new CodeloomError('sessionExpired', 'The session has ended. What you typed is kept.'));
    }
    this.#held.delete(key);
    const person = this.#person;
    const sending = this.#drafts.save(input, call).catch((error: unknown) => {
      if (isEndOfSession(error) && person === this.#person && !this.#held.has(key)) this.#held.set(key, input);
      throw error;
    });
    this.#sending.add(sending);
    const done = (): void => void this.#sending.delete(sending);
    sending.then(done, done);
    return sending;
  };

  /** The same person is back. Resolves when everything that waited was sent, or refused for another reason than the session. */
  sendAll(): Promise<unknown> {
    const waiting = [...this.#held.values()];
    this.#held.clear();
    if (waiting.length > 0) this.#sent = Promise.allSettled(waiting.map((input) => this.save(input)));
    return this.#sent;
  }

  /** When what is on its way has arrived; null when nothing is. */
  get sending(): Promise<unknown> | null {
    return this.#sending.size === 0 ? null : Promise.allSettled(this.#sending);
  }

  forget(): void {
    this.#person += 1;
    this.#held.clear();
  }
}

function isEndOfSession(error: unknown): boolean {
  return error instanceof CodeloomError && (error.code === 'sessionExpired' || error.code === 'unauthenticated');
}
