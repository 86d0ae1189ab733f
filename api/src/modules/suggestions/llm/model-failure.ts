/** Why the model gave no answer. A closed set: it goes to the audit trail, to metrics and to the send log. */
export const modelFailureCauses = [
  'timeout',
  'connection',
  'rateLimited',
  'serverError',
  'keyRefused',
  'requestRefused',
  'refusal',
  'malformed',
  'schema',
  'tooLarge',
  'cutShort',
  'breakerOpen',
  'queueFull',
  'capReached',
] as const;
export type ModelFailureCause = (typeof modelFailureCauses)[number];

/** A call without a usable answer. The message holds the cause only: never note text, never the endpoint's own words. */
export class ModelFailure extends Error {
  override name = 'ModelFailure';
  readonly reason: ModelFailureCause;
  /** The endpoint asked to wait this long before another try. */
  readonly retryAfterMs: number | null;
  /** HTTP status, where there was one. */
  readonly status: number | null;

  constructor(reason: ModelFailureCause, details: { retryAfterMs?: number | null; status?: number | null } = {}) {
    super(`The language model gave no usable answer (${reason}).`);
    this.reason = reason;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.status = details.status ?? null;
  }
}

/** Another try may succeed: the fault lies with the line or the endpoint's load, not with the request. */
export function isRetryable({ reason }: ModelFailure): boolean {
  return (
    reason === 'timeout' ||
    reason === 'connection' ||
    reason === 'rateLimited' ||
    reason === 'serverError' ||
    reason === 'malformed'
  );
}

/** Faults that say something about the endpoint's health, and so count for its breaker. */
export function isEndpointFault(failure: ModelFailure): boolean {
  const { reason } = failure;
  return reason === 'tooLarge' || isRetryable(failure);
}
