import type { AppRouter } from '@codeloom/api';
import type { TRPCClient } from '@trpc/client';
import { CodeloomError } from './error.ts';
import { toCodeloomError, unreachable, unreadable } from './wire-error.ts';

/** The part of `fetch` that the SDK uses. */
export type SendRequest = (url: string, init: RequestInit) => Promise<Response>;

export interface CallerOptions {
  /** Where the router is served, such as `https://codeloom.example/embed/trpc`. */
  url: string;
  send: SendRequest;
}

interface CallContext {
  signal?: AbortSignal;
  context?: Record<string, unknown>;
}

/** Answers hold patient data: never kept by the browser's cache. */
export const noStore = { cache: 'no-store' } as const satisfies RequestInit;

/**
 * The router's procedures as typed calls over tRPC's wire form: one POST of JSON each. Queries too: codes, words of a
 * search and ids stand in no address, and so in no log on the way. The types are tRPC's own; its client would be a
 * seventh of what an embedding page fetches (decision 090).
 */
export function createCaller(options: CallerOptions): TRPCClient<AppRouter> {
  const at = (path: readonly string[]): unknown =>
    new Proxy(() => undefined, {
      get: (_target, name) => at([...path, String(name)]),
      apply: (_target, _this, [input, call]: [unknown, CallContext | undefined]) =>
        send(options, path.slice(0, -1).join('.'), input, call ?? {}),
    });
  return at([]) as TRPCClient<AppRouter>;
}

async function send({ url, send }: CallerOptions, path: string, input: unknown, call: CallContext): Promise<unknown> {
  const key = call.context?.['idempotencyKey'];
  const answer = await send(`${url}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(typeof key === 'string' ? { 'idempotency-key': key } : {}) },
    ...(input === undefined ? {} : { body: JSON.stringify(input) }),
    ...(call.signal ? { signal: call.signal } : {}),
  });
  // A proxy or a login page of a network stands between: 5xx pass, anything else will answer the same again.
  if (!answer.headers.get('content-type')?.includes('json')) {
    throw answer.status >= 500 ? unreachable(null) : unreadable(null);
  }
  const body: unknown = await answer.json().catch((cause: unknown) => {
    throw call.signal?.aborted
      ? new CodeloomError('aborted', 'The call was ended before its answer.')
      : unreadable(cause);
  });
  if (!isRecord(body)) throw unreadable(body);
  if (isRecord(body['error'])) throw toCodeloomError(body['error']);
  if (!isRecord(body['result'])) throw unreadable(body);
  return body['result']['data'];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
