import type { EmbedAccess } from '@codeloom/contracts';
import { createCaller, noStore } from './caller.ts';
import { defaultCallPolicy, runCall } from './call-policy.ts';
import type { CodeloomConnection, ConnectionChange, SessionGrant } from './connection.ts';
import { CodeloomError } from './error.ts';
import { createTrpcClient } from './trpc-client.ts';
import { UnsentDrafts } from './unsent-drafts.ts';
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
  /** Whose session it last was, also after it ended. */
  let last: SessionGrant | null = null;
  /** The session ended under the person's hands, and nobody has opened it again. */
  let isOver = false;
  /** The token whose early renewal failed: it serves to its end, and the host is asked again then. */
  let servesToEnd: EmbedAccess | null = null;
  let opening: Promise<EmbedAccess> | null = null;
  /** Whose the last two tokens are: a call refused under one person is never sent again as another. */
  const holders: EmbedAccess[] = [];
  /** Raised by `end`, so that an exchange under way then cannot bring the session back. */
  let generation = 0;

  const tell = (change: ConnectionChange): void => {
    for (const listener of [...listeners]) listener(change);
  };
  const lives = ({ expiresAt }: EmbedAccess): boolean => Date.parse(expiresAt) > now();

  const exchange = async (isRefused: boolean): Promise<EmbedAccess> => {
    const before = access;
    const started = generation;
    access = null;
    try {
      const fresh = await exchangeSecret(url, options);
      if (started !== generation) throw new CodeloomError('sessionExpired', 'The session was ended.');
      if (!last || !isSamePerson(last, fresh)) unsent.forget();
      access = fresh;
      holders.splice(0, holders.length - 1);
      holders.push(fresh);
      last = toGrant(fresh);
      isOver = false;
      if (before && !sameContext(before, fresh)) tell('changed');
      return fresh;
    } catch (error) {
      if (!before || started !== generation) throw error;
      // A host that cannot answer for a moment costs nobody a session whose token still serves.
      if (!isRefused && lives(before)) {
        access = before;
        servesToEnd = before;
        return before;
      }
      isOver = true;
      tell('expired');
      throw error;
    }
  };

  const isFresh = (token: EmbedAccess): boolean =>
    token === servesToEnd ? lives(token) : Date.parse(token.expiresAt) - now() > RENEW_BEFORE_MS;

  /** Single flight: ten calls that meet an expired token ask for one secret. */
  const current = (renew: boolean): Promise<EmbedAccess> => {
    if (opening) return opening;
    if (access && !renew && isFresh(access)) return Promise.resolve(access);
    opening = exchange(renew).finally(() => {
      opening = null;
    });
    // What the end of the session refused goes out first; with the session still closed it goes on waiting.
    opening.then(
      () => unsent.sendAll(),
      () => undefined,
    );
    return opening;
  };

  const hosted = createTrpcClient({
    url,
    accessToken: async ({ renew, refused }) => {
      const asker = holders.find(({ accessToken }) => accessToken === refused);
      const fresh = await current(renew);
      if (asker && (asker.userId !== fresh.userId || asker.practiceId !== fresh.practiceId))
        throw new CodeloomError('sessionExpired', 'Somebody else has signed in. What was on its way was not sent.');
      return fresh.accessToken;
    },
    ...(options.fetch ? { fetch: options.fetch } : {}),
  });
  const unsent = new UnsentDrafts(hosted, () => isOver);

  return {
    client: { ...hosted, drafts: { ...hosted.drafts, save: unsent.save } },
    open: async () => {
      const grant = toGrant(await current(false));
      await unsent.sendAll();
      return grant;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end() {
      const ended = access;
      generation += 1;
      // While the token still serves: what was not saved yet goes out with it, as the last thing.
      tell('expired');
      access = null;
      last = null;
      unsent.forget();
      if (!ended) return;
      const endNow = (): void => endAtServer(url, ended, options);
      if (unsent.sending) void unsent.sending.then(endNow);
      else endNow();
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
    a.userId === b.userId &&
    a.userName === b.userName &&
    a.patientPseudoId === b.patientPseudoId
  );
}

/** Without an id nobody is known to be the same: a name is not enough to hand over what somebody typed. */
function isSamePerson(a: SessionGrant, b: EmbedAccess): boolean {
  return a.userId !== undefined && a.userId === b.userId && a.practiceId === b.practiceId;
}

function toGrant(access: EmbedAccess): SessionGrant {
  const { accessToken: _kept, ...grant } = access;
  return grant;
}
