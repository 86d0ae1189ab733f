import { ModelFailure } from './model-failure.ts';

/** How calls to a model tell and spend time. Tests put a clock of their own in its place, and so assert budgets instead of measuring them. */
export interface CallTime {
  /** Milliseconds since a fixed moment of this process. */
  now(): number;
  /** Aborts after this long (ms). */
  limit(ms: number): AbortSignal;
  /** Ends after this long (ms); rejects with a time-out when the signal aborts sooner. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export const realTime: CallTime = {
  now: () => performance.now(),
  limit: (ms) => AbortSignal.timeout(Math.max(1, Math.ceil(ms))),
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) throw new ModelFailure('timeout');
      const end = (): void => {
        clearTimeout(timer);
        reject(new ModelFailure('timeout'));
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', end);
        resolve();
      }, ms);
      signal.addEventListener('abort', end, { once: true });
    }),
};
