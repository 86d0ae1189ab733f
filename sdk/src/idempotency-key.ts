/**
 * A key for one decision of a person, kept over its retries. `crypto.randomUUID` exists in secure contexts only, and some
 * EMRs are still served over plain http inside a clinic.
 */
export function newIdempotencyKey(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
