import type { ErrorCode } from '@codeloom/contracts';
import { CodeloomError } from './error.ts';

/** Every code a server may send. Kept complete by the compiler: a new code in contracts fails here until it is listed. */
const serverCodes: Record<ErrorCode, true> = {
  invalidInput: true,
  unauthenticated: true,
  denied: true,
  notFound: true,
  conflict: true,
  unresolvedEdits: true,
  tooLarge: true,
  tooManyRequests: true,
  modelUnavailable: true,
  databaseUnavailable: true,
  internal: true,
};

function isServerCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(serverCodes, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Turns whatever the transport threw into the one error of the SDK. */
export function toCodeloomError(thrown: unknown): CodeloomError {
  if (thrown instanceof CodeloomError) return thrown;
  if (!isRecord(thrown)) return unreadable(thrown);
  // A session's own failure travels through the transport as the cause.
  if (thrown['cause'] instanceof CodeloomError) return thrown['cause'];
  const data = thrown['data'];
  if (isRecord(data)) {
    const message = typeof thrown['message'] === 'string' ? thrown['message'] : 'Codeloom refused the call.';
    const requestId = data['requestId'];
    return new CodeloomError(isServerCode(data['code']) ? data['code'] : 'internal', message, {
      details: data['details'],
      ...(typeof requestId === 'string' ? { requestId } : {}),
      cause: thrown,
    });
  }
  return thrown['cause'] instanceof SyntaxError ? unreadable(thrown) : unreachable(thrown);
}

export function unreadable(cause: unknown): CodeloomError {
  return new CodeloomError(
    'badAnswer',
    'Codeloom answered in a form this page does not understand. Reload the page; if it stays, tell your administrator.',
    { cause },
  );
}

export function unreachable(cause: unknown): CodeloomError {
  return new CodeloomError('network', 'Codeloom cannot be reached. Check the connection and try again.', { cause });
}
