import type { getFetch } from '@trpc/client';
import { unreachable, unreadable } from './wire-error.ts';

/** The part of `fetch` that the SDK uses. */
export type SendRequest = (url: string, init: RequestInit) => Promise<Response>;
type TrpcFetch = ReturnType<typeof getFetch>;

/** Fits our sender into tRPC's link, whose types are looser than the DOM's about an absent signal. */
export function forTrpc(send: SendRequest): TrpcFetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    const answer = await send(url, (init ?? {}) as RequestInit);
    if (answer.headers.get('content-type')?.includes('json')) return answer;
    // A proxy or a login page of a network stands between: 5xx pass, anything else will answer the same again.
    throw answer.status >= 500 ? unreachable(null) : unreadable(null);
  };
}

/** Answers hold patient data: never kept by the browser's cache. */
export const noStore = { cache: 'no-store' } as const satisfies RequestInit;
