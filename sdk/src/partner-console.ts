import type { ApiKey, ApiKeyCreated, PartnerCreated, PartnerKeyCreate, PartnerOverview } from '@codeloom/contracts';
import { noStore } from './caller.ts';
import { defaultCallPolicy, runCall } from './call-policy.ts';
import { toCodeloomError, unreachable, unreadable } from './wire-error.ts';

/** What an EMR vendor does with its own key (`clv_…`): it sees who consents, and makes, replaces and ends keys. */
export interface PartnerConsole {
  overview(): Promise<PartnerOverview>;
  /** A live key of a consenting practice, or with `mode: 'test'` one of the vendor's sandbox. The answer holds it whole, this once. */
  createKey(input: Omit<PartnerKeyCreate, 'mode'> & { mode?: PartnerKeyCreate['mode'] }): Promise<ApiKeyCreated>;
  rotateKey(id: string, overlapHours: number): Promise<ApiKeyCreated>;
  revokeKey(id: string): Promise<ApiKey>;
  /** Replaces the vendor's own key. This console goes on with the new one. */
  rotateOwnKey(overlapHours: number): Promise<PartnerCreated>;
}

/** For the vendor's server, and for the portal's partner page. The key stays in memory; a change is never sent twice. */
export function createPartnerConsole(options: { key: string; baseUrl?: string; fetch?: typeof fetch }): PartnerConsole {
  let { key } = options;
  const send = async <T>(method: string, path: string, signal: AbortSignal, body?: unknown): Promise<T> => {
    const answer = await (options.fetch ?? fetch)(`${options.baseUrl ?? ''}/api/partners${path}`, {
      ...noStore,
      method,
      credentials: 'omit',
      signal,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw unreachable(error);
    });
    const content: unknown = await answer.json().catch((error: unknown) => {
      throw unreadable(error);
    });
    if (answer.ok) return content as T;
    const { error } = content as { error?: { message: string } };
    throw toCodeloomError({ message: error?.message, data: error });
  };
  const run = <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> =>
    runCall(
      {
        timeoutMs: defaultCallPolicy.timeoutMs,
        retryDelaysMs: method === 'GET' ? defaultCallPolicy.retryDelaysMs : [],
      },
      (signal) => send<T>(method, path, signal, body),
    );
  const one = (id: string): string => `/keys/${encodeURIComponent(id)}`;
  return {
    overview: () => run('GET', '/self'),
    createKey: (input) => run('POST', '/keys', input),
    rotateKey: (id, overlapHours) => run('POST', `${one(id)}/rotate`, { overlapHours }),
    revokeKey: (id) => run('DELETE', one(id)),
    async rotateOwnKey(overlapHours) {
      const created = await run<PartnerCreated>('POST', '/self/rotate', { overlapHours });
      key = created.secret;
      return created;
    },
  };
}
