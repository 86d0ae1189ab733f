import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

// Keys say what they are: `cl_` secret, `cl_test_` secret of a sandbox, `clp_` (`clp_test_`) publishable, `clv_` an EMR vendor's own.
// Then <12 hex: public prefix>_<43 base64url: 256 random bits>. Shown once, stored as SHA-256.
const keyForm = /^(cl|clp|clv)_(?:test_)?([0-9a-f]{12})_[\w-]{43}$/;

const kinds = { cl: 'secret', clp: 'publishable', clv: 'vendor' } as const;
export type KeyKind = (typeof kinds)[keyof typeof kinds];

export const hexSha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Compares two hex hashes in constant time. */
export function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

export function makeApiKey(kind: KeyKind = 'secret', mode: 'live' | 'test' = 'live'): string {
  const start = { secret: 'cl', publishable: 'clp', vendor: 'clv' }[kind];
  const test = mode === 'test' ? 'test_' : '';
  return `${start}_${test}${randomBytes(6).toString('hex')}_${randomBytes(32).toString('base64url')}`;
}

/** What a key says of itself; null for anything else. */
export function readApiKey(secret: string): { kind: KeyKind; prefix: string } | null {
  const match = keyForm.exec(secret);
  if (!match?.[1] || !match[2]) return null;
  return { kind: kinds[match[1] as keyof typeof kinds], prefix: match[2] };
}

/** True for what looks like a key for servers, so that a bearer header is read as one kind of credential only. */
export const isApiKey = (bearer: string): boolean => /^cl[pv]?_/.test(bearer);
