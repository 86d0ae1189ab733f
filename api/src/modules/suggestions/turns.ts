/**
 * Lets a few works run at a time, in the order they came, practice by practice. Many suggestions that arrive at one moment would otherwise
 * share the processor evenly, and every one of them would ask its model only when all of them had been read; in turns, the first has asked
 * while the last waits. A practice that had its turn goes to the end, so that one that asks for much waits for itself.
 */
export class Turns {
  readonly #waiting = new Map<string, (() => void)[]>();
  #free: number;

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  async run<T>(practiceId: string, work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else {
      await new Promise<void>((resolve) => {
        this.#waiting.set(practiceId, [...(this.#waiting.get(practiceId) ?? []), resolve]);
      });
    }
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #next(): void {
    for (const [practiceId, [first, ...rest]] of this.#waiting) {
      this.#waiting.delete(practiceId);
      if (rest.length > 0) this.#waiting.set(practiceId, rest);
      first?.();
      return;
    }
    this.#free += 1;
  }
}
