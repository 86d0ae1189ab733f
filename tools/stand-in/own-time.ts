import type { CallTime } from '@codeloom/api/model';

/** A clock that moves only when it is told to, and remembers every limit and wait it was asked for (ms). */
export interface OwnTime extends CallTime {
  readonly limits: readonly number[];
  readonly waits: readonly number[];
  /** Lets this much time pass: what is due by then aborts. */
  pass(ms: number): void;
}

export function ownTime(): OwnTime {
  let now = 0;
  const limits: number[] = [];
  const waits: number[] = [];
  const due: { readonly at: number; readonly stop: AbortController }[] = [];

  function moveTo(moment: number): void {
    now = Math.max(now, moment);
    for (const { at, stop } of due) if (at <= now) stop.abort();
  }

  return {
    limits,
    waits,
    now: () => now,
    limit(ms) {
      limits.push(Math.round(ms));
      const stop = new AbortController();
      due.push({ at: now + ms, stop });
      return stop.signal;
    },
    async wait(ms) {
      waits.push(Math.round(ms));
      const end = now + ms;
      await Promise.resolve();
      moveTo(end);
    },
    pass: (ms) => moveTo(now + ms),
  };
}
