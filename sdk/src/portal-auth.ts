import type { Environment, Me } from '@codeloom/contracts';
import { createCaller, noStore } from './caller.ts';
import { defaultCallPolicy, runCall } from './call-policy.ts';
import { CodeloomError } from './error.ts';
import { toCodeloomError } from './wire-error.ts';

/** Who is at the portal. The session is an HttpOnly cookie that no script can read; embedded pages have none. */
export interface PortalAuth {
  signIn(input: { email: string; password: string }): Promise<Me>;
  signOut(): Promise<void>;
  /** Rejects with `unauthenticated` when nobody is signed in. */
  me(): Promise<Me>;
  /** What the server says of itself: the environment and, in dev, a hint for signing in. */
  environment(): Promise<Environment>;
}

/** The portal's sign-in, same origin. A sign-in is never sent twice: each try counts. */
export function createPortalAuth(options: { baseUrl?: string; fetch?: typeof fetch } = {}): PortalAuth {
  const baseUrl = options.baseUrl ?? '';
  const send = (url: string, init: RequestInit): Promise<Response> =>
    (options.fetch ?? fetch)(url, { ...init, ...noStore, credentials: 'same-origin' });
  const trpc = createCaller({ url: `${baseUrl}/trpc`, send });
  const run = <T>(work: (call: { signal: AbortSignal }) => Promise<T>, retry: boolean): Promise<T> =>
    runCall(
      { timeoutMs: defaultCallPolicy.timeoutMs, retryDelaysMs: retry ? defaultCallPolicy.retryDelaysMs : [] },
      (signal) =>
        work({ signal }).catch((error: unknown) => {
          throw toCodeloomError(error);
        }),
    );
  return {
    signIn: (input) => run((call) => trpc.auth.signIn.mutate(input, call), false),
    signOut: async () => {
      await run((call) => trpc.auth.signOut.mutate(undefined, call), false);
    },
    me: () => run((call) => trpc.auth.me.query(undefined, call), true),
    environment: () =>
      run(async ({ signal }) => {
        const answer = await send(`${baseUrl}/api/environment`, { signal });
        if (!answer.ok) throw new CodeloomError('badAnswer', 'Codeloom did not say which environment this is.');
        return (await answer.json()) as Environment;
      }, true),
  };
}
