import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What the first event of a chain links to. */
export const GENESIS_HASH = '0'.repeat(64);

/** Canonical JSON (RFC 8785): one value, one text, whatever the order of keys. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This value has no JSON form.');
  return text;
}

/** Hex SHA-256 over the canonical JSON of an event without its own hash. `prevHash` inside it makes the chain. */
export function hashOf(event: object): string {
  const { hash: _own, ...rest } = event as { hash?: unknown };
  return createHash('sha256').update(canonicalJson(rest), 'utf8').digest('hex');
}
