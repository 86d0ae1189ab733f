import type { EmbedAccess } from '@codeloom/contracts';
import { createCaller, noStore } from './caller.ts';
import { defaultCallPolicy, runCall } from './call-policy.ts';
import type { CodeloomConnection, ConnectionChange, SessionGrant } from './connection.ts';
import { CodeloomError } from './error.ts';
import { createTrpcClient } from './trpc-client.ts';
import { toCodeloomError } from './wire-error.ts';

/** A token is renewed when it has less than this left, so that no call starts with one about to run out (60 s). */
const RENEW_BEFORE_MS = 60_000;

export interface EmbedOptions {
  /** Origin of Codeloom, such as `https://codeloom.example`. */
  baseUrl: string;
  /** Asks the host's own server for a fresh client secret. Called at the start and each time the session runs out. */
  fetchClientSecret: () => Promise<string>;
  /** Stand-ins for the page's `fetch` and clock, in tests. */
  fetch?: typeof fetch;
  now?: () => number;
}

/** An embedded page's way in. The access token lives in this closure only: no cookie, no storage. */
export function createEmbedConnection(options: EmbedOptions): CodeloomConnection {
  const now = options.now ?? Date.now;
  const url = new URL('/embed/trpc', options.baseUrl).href;
  const listeners = new Set<(change: ConnectionChange) => void>();
  let access: EmbedAccess | null = null;
  let opening: Promise<EmbedAccess> | null = null;
  /** Raised by `end`, so that an exchange under way then cannot bring the session back. */
  let generation = 0;

  const tell = (change: ConnectionChange): void => {
    for (const listener of [...listeners]) listener(change);
  };

  const exchange = async (): Promise<EmbedAccess> => {
    const before = access;
    const started = generation;
    access = null;
    try {
      const fresh = await exchangeSecret(url, options);
      if (started !== generation) throw new CodeloomError('sessionExpired', 'The session was ended.');
      access = fresh;
      if (before && !sameContext(before, fresh)) tell('changed');
      return fresh;
    } catch (error) {
      if (before && started === generation) tell('expired');
      throw error;
    }
  };

  /** Single flight: ten calls that meet an expired token ask for one secret. */
  const current = (renew: boolean): Promise<EmbedAccess> => {
    if (opening) return opening;
    if (access && !renew && Date.parse(access.expiresAt) - now() > RENEW_BEFORE_MS) return Promise.resolve(access);
    opening = exchange().finally(() => {
      opening = null;
    });
    return opening;
  };

  return {
    client: createTrpcClient({
      url,
      accessToken: async ({ renew }) => (await current(renew)).accessToken,
      ...(options.fetch ? { fetch: options.fetch } : {}),
    }),
    open: async () => toGrant(await current(false)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end() {
      const last = access;
      generation += 1;
      access = null;
      if (last) endAtServer(url, last, options);
      tell('expired');
    },
  };
}

async function exchangeSecret(url: string, options: EmbedOptions): Promise<EmbedAccess> {
  let clientSecret: string;
  try {
    clientSecret = await options.fetchClientSecret();
  } catch (cause) {
    throw new CodeloomError('sessionExpired', 'This page could not start a Codeloom session. Reload the page.', {
      cause,
    });
  }
  const trpc = createCaller({
    url,
    send: (to, init) => (options.fetch ?? fetch)(to, { ...init, ...noStore, credentials: 'omit' }),
  });
  // A secret is spent by its first use: a retry would need a new one, so there is none here.
  return runCall({ timeoutMs: defaultCallPolicy.timeoutMs, retryDelaysMs: [] }, (signal) =>
    trpc.embed.exchange.mutate({ clientSecret }, { signal }).catch((error: unknown) => {
      throw toCodeloomError(error);
    }),
  );
}

/** A token that nobody needs any more ends at the server too. The page may be going away, so nothing waits for the answer. */
function endAtServer(url: string, { accessToken }: EmbedAccess, options: EmbedOptions): void {
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
  (options.fetch ?? fetch)(`${url}/embed.end`, {
    method: 'POST',
    headers,
    credentials: 'omit',
    keepalive: true,
    ...noStore,
  }).catch(() => undefined);
}

function sameContext(a: EmbedAccess, b: EmbedAccess): boolean {
  return (
    a.practiceId === b.practiceId &&
    a.encounterId === b.encounterId &&
    a.userName === b.userName &&
    a.patientPseudoId === b.patientPseudoId
  );
}

function toGrant(access: EmbedAccess): SessionGrant {
  const { accessToken: _kept, ...grant } = access;
  return grant;
}
