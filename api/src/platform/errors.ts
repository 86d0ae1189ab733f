import type { ErrorCode } from '@codeloom/contracts';

/** An error a caller may see. `details` hold ids, field paths and edits, never note text. */
export class AppError extends Error {
  override name = 'AppError';
  readonly code: ErrorCode;
  readonly details: unknown;

  constructor(code: ErrorCode, message: string, details?: unknown, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}
