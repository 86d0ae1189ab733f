import { CodeloomError } from './error.ts';

/** The one place for time-outs and retries of every call. */
export interface CallPolicy {
  /** Ordinary reads and writes, in milliseconds. */
  timeoutMs: number;
  /** A suggestion may wait for a model (milliseconds). */
  suggestTimeoutMs: number;
  /** Waits before each further try, in milliseconds: their number is the number of retries. */
  retryDelaysMs: readonly number[];
}

export const defaultCallPolicy: CallPolicy = {
  timeoutMs: 15_000,
  suggestTimeoutMs: 60_000,
  retryDelaysMs: [300, 900],
};

export interface CallPlan {
  signal?: AbortSignal | undefined;
  timeoutMs: number;
  /** Empty for a call that must not be sent twice. */
  retryDelaysMs: readonly number[];
}

/** Worth another try: nothing was decided by the server, or it asked to come back. */
function isPassing(error: CodeloomError): boolean {
  return error.code === 'network' || error.code === 'timeout' || error.code === 'databaseUnavailable';
}

/** Runs a call under its plan. `send` must map its own failures to `CodeloomError`. */
export async function runCall<T>(plan: CallPlan, send: (signal: AbortSignal) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await sendOnce(plan, send);
    } catch (error) {
      const waitMs = plan.retryDelaysMs[attempt];
      if (waitMs === undefined || !(error instanceof CodeloomError) || !isPassing(error)) throw error;
      await pause(waitMs, plan.signal);
    }
  }
}

async function sendOnce<T>(plan: CallPlan, send: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (plan.signal?.aborted) throw aborted();
  const limit = new AbortController();
  const forward = (): void => limit.abort();
  plan.signal?.addEventListener('abort', forward, { once: true });
  const timer = setTimeout(forward, plan.timeoutMs);
  try {
    return await send(limit.signal);
  } catch (error) {
    if (plan.signal?.aborted) throw aborted();
    if (limit.signal.aborted) {
      throw new CodeloomError('timeout', 'Codeloom took too long to answer. Nothing was lost; try again.', {
        cause: error,
      });
    }
    throw error;
  } finally {
    clearTimeout(timer);
    plan.signal?.removeEventListener('abort', forward);
  }
}

function aborted(): CodeloomError {
  return new CodeloomError('aborted', 'The call was ended before its answer.');
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(aborted());
      },
      { once: true },
    );
  });
}
