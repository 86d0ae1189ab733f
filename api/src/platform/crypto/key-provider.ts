import { createHash } from 'node:crypto';
import { additionalData, seal, unseal } from './gcm.ts';

export interface WrappedKey {
  kekId: string;
  wrapped: string;
}

/** Wraps data keys under a key that never enters the database. A KMS adapter implements the same three members. */
export interface KeyProvider {
  readonly currentKekId: string;
  wrap(dataKey: Buffer, practiceId: string, keyId: string): Promise<WrappedKey>;
  unwrap(key: WrappedKey, practiceId: string, keyId: string): Promise<Buffer>;
}

/** Short fingerprint of a wrapping key: its id needs no configuration and says nothing about the key. */
function fingerprint(key: Buffer): string {
  return createHash('sha256').update('codeloom wrapping key').update(key).digest('hex').slice(0, 16);
}

const binding = (practiceId: string, keyId: string): Buffer => additionalData(['practice_key', practiceId, keyId]);

/**
 * Wrapping keys from the environment, or in dev from a file of the data folder (`openSecrets`). The first wraps; all of
 * them unwrap, so that a wrapping key can be replaced without a pause.
 */
export function createKeyProvider(wrappingKeys: readonly Buffer[]): KeyProvider {
  const [current] = wrappingKeys;
  if (current === undefined) throw new Error('A wrapping key is needed.');
  const keys = new Map(wrappingKeys.map((key) => [fingerprint(key), key]));
  const currentKekId = fingerprint(current);
  return {
    currentKekId,
    wrap(dataKey, practiceId, keyId) {
      const { nonce, ciphertext, tag } = seal(current, dataKey, binding(practiceId, keyId));
      return Promise.resolve({
        kekId: currentKekId,
        wrapped: [nonce, ciphertext, tag].map((part) => part.toString('base64url')).join('.'),
      });
    },
    unwrap({ kekId, wrapped }, practiceId, keyId) {
      const key = keys.get(kekId);
      if (key === undefined) {
        throw new Error(`The wrapping key ${kekId} is not configured. Add it to CODELOOM_KEK after the current one.`);
      }
      const [nonce, ciphertext, tag] = wrapped.split('.').map((part) => Buffer.from(part, 'base64url'));
      if (!nonce || !ciphertext || !tag) throw new Error('A wrapped key has lost its form.');
      return Promise.resolve(unseal(key, { nonce, ciphertext, tag }, binding(practiceId, keyId)));
    },
  };
}
