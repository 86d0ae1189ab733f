import { createHash } from 'node:crypto';
import OpenAI from 'openai';
import type { ChatCompletion, ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { z } from 'zod';
import { AnswerTooLarge } from './endpoint.ts';
import { ModelFailure } from './model-failure.ts';

export interface Answer<T> {
  readonly value: T;
  readonly responseHash: string;
  readonly model: string;
  readonly tokens: { readonly input: number; readonly output: number };
}

/** Far above any call; more is a slip of the endpoint. */
const MOST_TOKENS = 10_000_000;

/** Parameters that some models refuse; they are left out from then on (issue 4: "where the endpoint takes them"). */
const optionalParameters = ['temperature', 'seed', 'store', 'max_completion_tokens'] as const;
export type OptionalParameter = (typeof optionalParameters)[number];

/** Seconds or an HTTP date, as RFC 9110 section 10.2.3 has it. */
export function retryAfterMs(header: string | null | undefined, now: number): number | null {
  if (!header) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

function hasCause(error: unknown, kind: new (...args: never[]) => Error): boolean {
  let at = error;
  for (let depth = 0; depth < 6; depth += 1) {
    if (at instanceof kind) return true;
    at = at instanceof Error ? at.cause : undefined;
  }
  return false;
}

/** The endpoint's error as one of our causes. Its own words are dropped: they may quote the note. */
export function failureOf(error: unknown, isTimedOut: boolean): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (isTimedOut || error instanceof OpenAI.APIConnectionTimeoutError) return new ModelFailure('timeout');
  if (hasCause(error, AnswerTooLarge)) return new ModelFailure('tooLarge');
  if (error instanceof OpenAI.APIConnectionError) return new ModelFailure('connection');
  if (error instanceof OpenAI.APIError) {
    const status = typeof error.status === 'number' ? error.status : null;
    const headers = error.headers as Headers | undefined;
    const wait = retryAfterMs(headers?.get('retry-after'), Date.now());
    if (status === 429) return new ModelFailure('rateLimited', { status, retryAfterMs: wait });
    if (status === 401 || status === 403) return new ModelFailure('keyRefused', { status });
    if (status !== null && status >= 500) return new ModelFailure('serverError', { status, retryAfterMs: wait });
    if (status === 408 || status === 409) return new ModelFailure('serverError', { status });
    if (status !== null) return new ModelFailure('requestRefused', { status });
    return new ModelFailure('connection');
  }
  if (error instanceof SyntaxError) return new ModelFailure('malformed');
  return new ModelFailure('connection');
}

/** The optional parameter that a 400 names, if it is one. */
export function refusedParameter(error: unknown): OptionalParameter | null {
  if (!(error instanceof OpenAI.BadRequestError)) return null;
  return optionalParameters.find((name) => error.param === name) ?? null;
}

/** What an endpoint says of itself and counts is as little to be trusted as its answer. */
const nameOf = (model: unknown): string => (typeof model === 'string' ? model.slice(0, 200) : 'unnamed');
const countOf = (tokens: unknown): number =>
  typeof tokens === 'number' && Number.isSafeInteger(tokens) && tokens > 0 ? Math.min(tokens, MOST_TOKENS) : 0;

function answerOf<T>(completion: ChatCompletion, schema: z.ZodType<T>): Answer<T> {
  const choice = Array.isArray(completion.choices) ? completion.choices[0] : undefined;
  if (!choice || typeof choice.message !== 'object') throw new ModelFailure('malformed');
  if (choice.message.refusal) throw new ModelFailure('refusal');
  if (choice.finish_reason === 'content_filter') throw new ModelFailure('refusal');
  if (choice.finish_reason === 'length') throw new ModelFailure('cutShort');
  const { content } = choice.message;
  if (typeof content !== 'string') throw new ModelFailure('malformed');
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    throw new ModelFailure('malformed');
  }
  const checked = schema.safeParse(parsed);
  if (!checked.success) throw new ModelFailure('schema');
  return {
    value: checked.data,
    responseHash: createHash('sha256').update(content).digest('hex'),
    model: nameOf(completion.model),
    tokens: { input: countOf(completion.usage?.prompt_tokens), output: countOf(completion.usage?.completion_tokens) },
  };
}

/** One try of one call, ended by the signal whatever the endpoint does: silence, drip or half-closed line. */
export async function attempt<T>(
  client: OpenAI,
  request: ChatCompletionCreateParamsNonStreaming,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<Answer<T>> {
  if (signal.aborted) throw new ModelFailure('timeout');
  const ended = Promise.withResolvers<never>();
  const end = (): void => ended.reject(new ModelFailure('timeout'));
  signal.addEventListener('abort', end, { once: true });
  try {
    const completion = await Promise.race([client.chat.completions.create(request, { signal }), ended.promise]);
    return answerOf(completion, schema);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
