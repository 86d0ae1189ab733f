import { AsyncLocalStorage } from 'node:async_hooks';
import { PgClient } from '@codeloom/prisma';

/** What a transaction may see and who it works as: settings that end with it. */
export interface Scope {
  readonly practiceId: string;
  readonly scope: '' | 'directory';
  /** True where the login could see past row security. */
  readonly dropToAppRole: boolean;
}

const practiceIdForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isPracticeId = (text: string): boolean => practiceIdForm.test(text);

const entering = new AsyncLocalStorage<Scope>();

/** Every transaction that begins inside `work` begins in this scope. */
export function beginIn<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
  return entering.run(scope, work);
}

/**
 * Settings are local to the transaction: a plain SET would leak to the next one on the same connection. A simple query takes no
 * parameters, so nothing but the form of an id and two fixed words gets in.
 */
function beginning({ practiceId, scope, dropToAppRole }: Scope): string {
  if (practiceId !== '' && !isPracticeId(practiceId)) throw new TypeError('A practice id has another form.');
  const settings = [
    ...(dropToAppRole ? [`set_config('role', 'codeloom_app', true)`] : []),
    `set_config('app.practice_id', '${practiceId}', true)`,
    `set_config('app.scope', '${scope}', true)`,
  ];
  return `BEGIN; SELECT ${settings.join(', ')}`;
}

type Query = (...args: unknown[]) => unknown;

/**
 * A connection whose transactions begin and take their scope in one round trip. One that begins without a scope is refused, because its
 * login may see past row security.
 */
export class ScopedClient extends PgClient {
  override query = ((...args: unknown[]): unknown => {
    const send = super.query.bind(this) as Query;
    const [query] = args;
    const text = typeof query === 'object' && query !== null && 'text' in query ? query.text : query;
    if (text !== 'BEGIN') return send(...args);
    const scope = entering.getStore();
    if (scope === undefined) return Promise.reject(new Error('A transaction began without a scope.'));
    return send(beginning(scope));
  }) as PgClient['query'];
}
