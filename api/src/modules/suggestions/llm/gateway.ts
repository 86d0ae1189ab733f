import CircuitBreaker from 'opossum';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { z } from 'zod';
import { attempt, failureOf, refusedParameter, type Answer, type OptionalParameter } from './attempt.ts';
import { realTime, type CallTime } from './call-time.ts';
import { openEndpoint } from './endpoint.ts';
import { FairQueue } from './fair-queue.ts';
import { isEndpointFault, isRetryable, ModelFailure } from './model-failure.ts';
import type { ModelSettings } from './settings.ts';

/** Least time worth starting another try with. */
const LEAST_TRY_MS = 1_500;
/** Wait before a retry when the endpoint names none: 250 to 750 ms, so that many callers do not return at once. */
const RETRY_WAIT_MS = { least: 250, spread: 500 } as const;

/** The breaker opens when half of at least 6 tries in 20 s failed, and lets one try through after 15 s (SECURITY G15). */
const breakerOptions = {
  timeout: false,
  volumeThreshold: 6,
  errorThresholdPercentage: 50,
  rollingCountTimeout: 20_000,
  rollingCountBuckets: 10,
  resetTimeout: 15_000,
  errorFilter: (error: unknown) => !(error instanceof ModelFailure && isEndpointFault(error)),
} as const;

export interface CallOptions {
  readonly practiceId: string;
  /** Ends the whole suggestion: budget, or the caller going away. */
  readonly signal: AbortSignal;
  /** Time of the gateway at which the budget ends. */
  readonly deadline: number;
}

export interface ModelGateway {
  readonly settings: ModelSettings;
  readonly time: CallTime;
  readonly origin: string;
  readonly breaker: 'closed' | 'open' | 'halfOpen';
  call<T>(
    request: ChatCompletionCreateParamsNonStreaming,
    schema: z.ZodType<T>,
    options: CallOptions,
  ): Promise<Answer<T>>;
  close(): void;
}

/** One endpoint with its client, breaker and queue. */
export function openGateway(settings: ModelSettings, time = realTime): ModelGateway {
  const { client, origin } = openEndpoint(settings);
  const queue = new FairQueue({
    perPractice: settings.callsPerPractice,
    overall: settings.callsAtOnce,
    waitingPerPractice: settings.queuePerPractice,
  });
  const refused = new Set<OptionalParameter>();
  const breaker = new CircuitBreaker((run: () => Promise<unknown>) => run(), breakerOptions);

  function accepted(request: ChatCompletionCreateParamsNonStreaming): ChatCompletionCreateParamsNonStreaming {
    const body = { ...request };
    for (const name of refused) Reflect.deleteProperty(body, name);
    return body;
  }

  async function tryOnce<T>(
    request: ChatCompletionCreateParamsNonStreaming,
    schema: z.ZodType<T>,
    options: CallOptions,
  ): Promise<Answer<T>> {
    const limit = Math.min(settings.callTimeoutMs, options.deadline - time.now());
    if (limit <= 0) throw new ModelFailure('timeout');
    const signal = AbortSignal.any([time.limit(limit), options.signal]);
    const ask = (): Promise<Answer<T>> => attempt(client, accepted(request), schema, signal);
    try {
      return await ask().catch((error: unknown) => {
        const name = refusedParameter(error);
        if (name === null || refused.has(name)) throw error;
        refused.add(name);
        return ask();
      });
    } catch (error) {
      throw failureOf(error, signal.aborted);
    }
  }

  async function guarded<T>(
    request: ChatCompletionCreateParamsNonStreaming,
    schema: z.ZodType<T>,
    options: CallOptions,
  ): Promise<Answer<T>> {
    let answer: Answer<T> | undefined;
    try {
      await queue.run(options.practiceId, options.signal, () =>
        breaker.fire(async () => {
          answer = await tryOnce(request, schema, options);
        }),
      );
    } catch (error) {
      if (error instanceof ModelFailure) throw error;
      if (CircuitBreaker.isOurError(error as Error)) throw new ModelFailure('breakerOpen');
      throw failureOf(error, options.signal.aborted);
    }
    if (answer === undefined) throw new ModelFailure('breakerOpen');
    return answer;
  }

  return {
    settings,
    time,
    origin,
    get breaker() {
      return breaker.opened ? 'open' : breaker.halfOpen ? 'halfOpen' : 'closed';
    },
    async call(request, schema, options) {
      try {
        return await guarded(request, schema, options);
      } catch (error) {
        if (!(error instanceof ModelFailure) || !isRetryable(error)) throw error;
        // The suggestion is over: its other call failed, its budget ended or its caller went away.
        if (options.signal.aborted) throw error;
        const wait = error.retryAfterMs ?? RETRY_WAIT_MS.least + Math.random() * RETRY_WAIT_MS.spread;
        if (time.now() + wait + LEAST_TRY_MS > options.deadline) throw error;
        await time.wait(wait, options.signal);
        return guarded(request, schema, options);
      }
    },
    close() {
      breaker.shutdown();
    },
  };
}
