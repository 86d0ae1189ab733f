import type { Edit } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';

/** Everything a store meets is one of our errors; anything else is a fault of ours. */
export function asError(error: unknown): CodeloomError {
  if (error instanceof CodeloomError) return error;
  return new CodeloomError('internal', 'Something went wrong on this page. Reload it; your saved codes are kept.', {
    cause: error,
  });
}

/** The edits that kept an encounter from being finalized, when the server named them. */
export function editsOf({ code, details }: CodeloomError): Edit[] | null {
  if (code !== 'unresolvedEdits' || typeof details !== 'object' || details === null) return null;
  const { edits } = details as { edits?: unknown };
  return Array.isArray(edits) ? (edits as Edit[]) : null;
}
