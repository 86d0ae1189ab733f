import type { getFetch } from '@trpc/client';

/** The part of `fetch` that the SDK uses. */
export type SendRequest = (url: string, init: RequestInit) => Promise<Response>;
type TrpcFetch = ReturnType<typeof getFetch>;

/** Fits our sender into tRPC's link, whose types are looser than the DOM's about an absent signal. */
export function forTrpc(send: SendRequest): TrpcFetch {
  return (input, init) => send(input instanceof Request ? input.url : input.toString(), (init ?? {}) as RequestInit);
}

/** Answers hold patient data: never kept by the browser's cache. */
export const noStore = { cache: 'no-store' } as const satisfies RequestInit;
