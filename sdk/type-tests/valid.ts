// Compiled, never run: what a host may write.
import type { CodeloomClient, CodeloomError, LoadOptions } from '@codeloom/sdk';
import { createPortalConnection } from '@codeloom/sdk';

export const load: LoadOptions = {
  fetchClientSecret: () => Promise.resolve('secret'),
  appearance: { theme: 'dark', variables: { accent: '#0c6b62', 'radius-row': '4px' } },
};
export const client: CodeloomClient = createPortalConnection().client;
export function isRetryable({ code }: CodeloomError): boolean {
  return code === 'network' || code === 'timeout';
}
export async function finalEmCode(signal: AbortSignal): Promise<string | null> {
  const { items } = await client.encounters.list({ status: 'needs_coding' }, { signal });
  return items[0]?.finalEmCode ?? null;
}
