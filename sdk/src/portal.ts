import type { CodeloomConnection } from './connection.ts';
import { connectionOf } from './connection.ts';
import { createTrpcClient } from './trpc-client.ts';
import type { TrpcClientOptions } from './trpc-client.ts';

/** The portal's way in: same origin, the session is an HttpOnly cookie that no script can read. */
export function createPortalConnection(
  options: Omit<TrpcClientOptions, 'url' | 'accessToken'> & { url?: string } = {},
): CodeloomConnection {
  return connectionOf(createTrpcClient({ ...options, url: options.url ?? '/trpc' }));
}
