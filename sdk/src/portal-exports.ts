import type { ExportBatch, ExportDownload } from '@codeloom/contracts';
import { createCaller, noStore } from './caller.ts';
import { defaultCallPolicy, runCall } from './call-policy.ts';
import { toCodeloomError } from './wire-error.ts';

/** Finalized encounters as a file, for billers and practice admins at the portal. */
export interface PortalExports {
  /** Changes nothing; dates are inclusive. */
  download(query: { format: 'csv' | 'json'; from?: string; to?: string; batchId?: string }): Promise<ExportDownload>;
  /** Marks finalized encounters of the dates as exported. */
  createBatch(range: { from?: string; to?: string }): Promise<ExportBatch>;
}

/** How long a large export may take (ms): it is read page by page. */
const DOWNLOAD_MS = 60_000;

/** The portal's exports, same origin. A batch is never asked for twice: each makes a new one. */
export function createPortalExports(options: { baseUrl?: string; fetch?: typeof fetch } = {}): PortalExports {
  const send = (url: string, init: RequestInit): Promise<Response> =>
    (options.fetch ?? fetch)(url, { ...init, ...noStore, credentials: 'same-origin' });
  const trpc = createCaller({ url: `${options.baseUrl ?? ''}/trpc`, send });
  const run = <T>(work: (call: { signal: AbortSignal }) => Promise<T>, retryDelaysMs: readonly number[]): Promise<T> =>
    runCall({ timeoutMs: DOWNLOAD_MS, retryDelaysMs }, (signal) =>
      work({ signal }).catch((error: unknown) => {
        throw toCodeloomError(error);
      }),
    );
  return {
    download: (query) => run((call) => trpc.exports.download.query(query, call), defaultCallPolicy.retryDelaysMs),
    createBatch: (range) => run((call) => trpc.exports.createBatch.mutate(range, call), []),
  };
}
