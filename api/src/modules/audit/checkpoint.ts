import { createHash, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './chain.ts';

/** Name of the file form. A change of it is a new number. */
export const AUDIT_FORMAT = 'codeloom-audit/1' as const;

/** `platform`, or the id of a practice. */
export const chainSchema = z.union([z.literal('platform'), z.uuid()]);

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A signed statement: at this time this chain had so many events and ended with this hash. Kept outside the database. */
export const checkpointSchema = z.strictObject({
  kind: z.literal('checkpoint'),
  format: z.literal(AUDIT_FORMAT),
  chain: chainSchema,
  seq: z.number().int().min(0),
  hash,
  at: z.iso.datetime(),
  /** Ed25519, SPKI DER in base64url. */
  publicKey: z.string(),
  signature: z.string(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;
export type CheckpointFacts = Pick<Checkpoint, 'chain' | 'seq' | 'hash' | 'at'>;

function exportPublic(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64url');
}

/** Signs with Ed25519 over the canonical JSON of everything but the signature. */
export function signCheckpoint(facts: CheckpointFacts, privateKey: KeyObject): Checkpoint {
  const unsigned: Omit<Checkpoint, 'signature'> = {
    kind: 'checkpoint',
    format: AUDIT_FORMAT,
    ...facts,
    publicKey: exportPublic(createPublicKey(privateKey)),
  };
  const signature = sign(null, Buffer.from(canonicalJson(unsigned), 'utf8'), privateKey).toString('base64url');
  return { ...unsigned, signature };
}

/** True when the key named in the checkpoint signed it. Whether that key is the right one is the reader's question. */
export function isSigned(checkpoint: Checkpoint): boolean {
  const { signature, ...unsigned } = checkpoint;
  try {
    const key = createPublicKey({ key: Buffer.from(checkpoint.publicKey, 'base64url'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    // Read back and compare: lenient base64 would let several texts stand for one key or signature.
    const bytes = Buffer.from(signature, 'base64url');
    if (bytes.toString('base64url') !== signature || exportPublic(key) !== checkpoint.publicKey) return false;
    return verify(null, Buffer.from(canonicalJson(unsigned), 'utf8'), key, bytes);
  } catch {
    return false;
  }
}

/** Short name of a key, to compare by eye: hex SHA-256 of its SPKI form, first 32 characters. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 32);
}
