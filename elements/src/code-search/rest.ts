import { CodeloomError } from '@codeloom/sdk';

/** Waits, unless somebody types on. */
export function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(new CodeloomError('aborted', 'A newer search took over.'));
      },
      { once: true },
    );
  });
}
