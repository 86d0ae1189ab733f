import type { ErrorCode } from '@codeloom/contracts';

/** Beside the server's own codes: what can go wrong before an answer arrives. */
export type CodeloomErrorCode = ErrorCode | 'network' | 'timeout' | 'aborted' | 'badAnswer' | 'sessionExpired';

/** The one error the SDK throws. `message` is plain language that says what to do and may be shown to a user. */
export class CodeloomError extends Error {
  readonly code: CodeloomErrorCode;
  readonly details: unknown;
  readonly requestId: string | null;

  constructor(
    code: CodeloomErrorCode,
    message: string,
    more: { details?: unknown; requestId?: string; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'CodeloomError';
    this.code = code;
    this.details = more.details;
    this.requestId = more.requestId ?? null;
  }
}
