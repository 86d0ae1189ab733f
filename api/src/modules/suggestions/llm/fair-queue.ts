import { ModelFailure } from './model-failure.ts';

interface Waiting {
  readonly start: () => void;
  readonly cancel: (failure: ModelFailure) => void;
}

export interface QueueLimits {
  readonly perPractice: number;
  readonly overall: number;
  readonly waitingPerPractice: number;
}

/**
 * Runs calls with a limit for each practice and one over all. Practices take turns, so that one that asks for much waits for
 * itself and not for the others. What does not fit is refused at once.
 */
export class FairQueue {
  readonly #limits: QueueLimits;
  readonly #running = new Map<string, number>();
  /** Insertion order is the order of turns: a practice that had its turn goes to the end. */
  readonly #waiting = new Map<string, Waiting[]>();
  #total = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  get running(): number {
    return this.#total;
  }

  async run<T>(practiceId: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#enter(practiceId, signal);
    try {
      return await work();
    } finally {
      this.#leave(practiceId);
    }
  }

  #hasRoom(practiceId: string): boolean {
    return this.#total < this.#limits.overall && (this.#running.get(practiceId) ?? 0) < this.#limits.perPractice;
  }

  #take(practiceId: string): void {
    this.#total += 1;
    this.#running.set(practiceId, (this.#running.get(practiceId) ?? 0) + 1);
  }

  #enter(practiceId: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(new ModelFailure('timeout'));
    const line = this.#waiting.get(practiceId) ?? [];
    if (line.length === 0 && this.#hasRoom(practiceId)) {
      this.#take(practiceId);
      return Promise.resolve();
    }
    if (line.length >= this.#limits.waitingPerPractice) return Promise.reject(new ModelFailure('queueFull'));
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        const rest = (this.#waiting.get(practiceId) ?? []).filter((other) => other !== entry);
        if (rest.length > 0) this.#waiting.set(practiceId, rest);
        else this.#waiting.delete(practiceId);
        entry.cancel(new ModelFailure('timeout'));
      };
      const entry: Waiting = {
        start: () => {
          signal.removeEventListener('abort', abort);
          resolve();
        },
        cancel: reject,
      };
      signal.addEventListener('abort', abort, { once: true });
      this.#waiting.set(practiceId, [...line, entry]);
    });
  }

  #leave(practiceId: string): void {
    this.#total -= 1;
    const left = (this.#running.get(practiceId) ?? 1) - 1;
    if (left > 0) this.#running.set(practiceId, left);
    else this.#running.delete(practiceId);
    for (const [next, line] of this.#waiting) {
      if (!this.#hasRoom(next)) continue;
      const [first, ...rest] = line;
      this.#waiting.delete(next);
      if (rest.length > 0) this.#waiting.set(next, rest);
      if (!first) continue;
      this.#take(next);
      first.start();
      return;
    }
  }
}
