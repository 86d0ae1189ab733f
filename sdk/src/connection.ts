import type { EmbedAccess } from '@codeloom/contracts';
import type { CodeloomClient } from './client.ts';

/** What a session may show and do. The server enforces it; the elements only follow. */
export type SessionGrant = Omit<EmbedAccess, 'accessToken'>;

/** `changed`: the session now belongs to another user or encounter, so everything shown must be forgotten. */
export type ConnectionChange = 'changed' | 'expired';

/** A way to Codeloom: its client, and what the session behind it is bound to. A `<codeloom-provider>` takes one. */
export interface CodeloomConnection {
  readonly client: CodeloomClient;
  /** Opens the session when it is not open. Null: a portal session, not bound to one encounter. */
  open(): Promise<SessionGrant | null>;
  subscribe(listener: (change: ConnectionChange) => void): () => void;
  /** Forgets the session. Nothing of it stays in memory. */
  end(): void;
}

/** A connection around a client that needs no session of its own: the fake, a portal, a host's proxy. */
export function connectionOf(client: CodeloomClient, grant: SessionGrant | null = null): CodeloomConnection {
  const listeners = new Set<(change: ConnectionChange) => void>();
  return {
    client,
    open: () => Promise.resolve(grant),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end() {
      for (const listener of listeners) listener('expired');
    },
  };
}
