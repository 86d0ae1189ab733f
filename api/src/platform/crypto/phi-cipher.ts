import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Tx } from '../database/index.ts';
import { additionalData, seal, unseal } from './gcm.ts';
import type { KeyProvider } from './key-provider.ts';

/** Where a value rests. It is the additional data: a ciphertext moved to another row, column or practice does not open. */
export interface PhiColumn {
  practiceId: string;
  /** Name in the database, such as `encounter_note`. */
  table: string;
  /** Name in the database, such as `text_ciphertext`. */
  column: string;
  rowId: string;
}

/** The stored value is no ciphertext, was changed or moved, or its key was destroyed. It is never passed through. */
export class UnreadablePhi extends Error {
  override name = 'UnreadablePhi';

  constructor(where: PhiColumn, why: string) {
    super(`${where.table}.${where.column} of row ${where.rowId} cannot be read: ${why}.`);
  }
}

interface PracticeKeys {
  currentId: string;
  keys: Map<string, Buffer>;
  readAt: number;
}

/** A destroyed key is forgotten by every process within this time (ms). */
const CACHE_MS = 5 * 60_000;
const FORMAT = 'v1';
const KEY_BYTES = 32;

export interface PhiCipherOptions {
  keyProvider: KeyProvider;
  clock: Clock;
}

/** Encrypts PHI columns as `v1.kid.nonce.ct.tag` (AES-256-GCM, base64url) under the practice's own key. */
export class PhiCipher {
  readonly #provider: KeyProvider;
  readonly #clock: Clock;
  readonly #cache = new Map<string, PracticeKeys>();
  /** Transactions that made a key: it may be rolled back with them, so what they see is not kept for others. */
  readonly #keyMakers = new WeakSet<Tx>();

  constructor({ keyProvider, clock }: PhiCipherOptions) {
    this.#provider = keyProvider;
    this.#clock = clock;
  }

  /** Gives a new practice its key, in the transaction that creates the practice. Called again it adds the key that is used from then on. */
  async createPracticeKey(tx: Tx, practiceId: string): Promise<void> {
    const id = randomBytes(6).toString('base64url');
    const wrapped = await this.#provider.wrap(randomBytes(KEY_BYTES), practiceId, id);
    await tx.practiceKey.create({ data: { practiceId, id, ...wrapped, createdAt: this.#clock.now() } });
    this.#keyMakers.add(tx);
    this.forget(practiceId);
  }

  /** Wraps the practice's keys under the provider's current key. Old ciphertexts stay as they are. */
  async rewrapPracticeKeys(tx: Tx, practiceId: string): Promise<number> {
    const rows = await tx.practiceKey.findMany({ where: { practiceId, NOT: { kekId: this.#provider.currentKekId } } });
    for (const { id, kekId, wrapped } of rows) {
      const dataKey = await this.#provider.unwrap({ kekId, wrapped }, practiceId, id);
      const data = await this.#provider.wrap(dataKey, practiceId, id);
      await tx.practiceKey.update({ where: { practiceId_id: { practiceId, id } }, data });
    }
    return rows.length;
  }

  /** Drops the practice's keys from memory. */
  forget(practiceId: string): void {
    this.#cache.delete(practiceId);
  }

  async encrypt(tx: Tx, where: PhiColumn, text: string): Promise<string> {
    // UTF-8 would silently replace half a surrogate pair; what comes back must be what was given.
    if (!text.isWellFormed()) throw new TypeError('Text with a lone surrogate cannot be kept to the letter.');
    const { currentId, keys } = await this.#keysOf(tx, where.practiceId);
    const key = keys.get(currentId);
    if (key === undefined) throw new UnreadablePhi(where, 'the practice has no key');
    const { nonce, ciphertext, tag } = seal(key, Buffer.from(text, 'utf8'), bindingOf(where, currentId));
    const parts = [nonce, ciphertext, tag].map((part) => part.toString('base64url'));
    return [FORMAT, currentId, ...parts].join('.');
  }

  async decrypt(tx: Tx, where: PhiColumn, stored: string): Promise<string> {
    const parts = stored.split('.');
    const [format, keyId, ...rest] = parts;
    if (format !== FORMAT || keyId === undefined || rest.length !== 3)
      throw new UnreadablePhi(where, 'it is no ciphertext');
    const key = await this.#findKey(tx, where.practiceId, keyId);
    if (key === undefined) throw new UnreadablePhi(where, `its key ${keyId} is gone`);
    const [nonce, ciphertext, tag] = rest.map((part) => Buffer.from(part, 'base64url'));
    // base64url is read leniently: text that does not come back the same was changed.
    const isExact = [nonce, ciphertext, tag].every((part, index) => part?.toString('base64url') === rest[index]);
    if (!nonce || !ciphertext || !tag || !isExact) throw new UnreadablePhi(where, 'it is no ciphertext');
    try {
      return unseal(key, { nonce, ciphertext, tag }, bindingOf(where, keyId)).toString('utf8');
    } catch {
      throw new UnreadablePhi(where, 'it was changed, or moved from another place');
    }
  }

  async #findKey(tx: Tx, practiceId: string, keyId: string): Promise<Buffer | undefined> {
    const cached = (await this.#keysOf(tx, practiceId)).keys.get(keyId);
    if (cached !== undefined) return cached;
    // Another process may have added a key since.
    this.forget(practiceId);
    return (await this.#keysOf(tx, practiceId)).keys.get(keyId);
  }

  async #keysOf(tx: Tx, practiceId: string): Promise<PracticeKeys> {
    const now = this.#clock.now().getTime();
    const cached = this.#keyMakers.has(tx) ? undefined : this.#cache.get(practiceId);
    if (cached !== undefined && Math.abs(now - cached.readAt) < CACHE_MS) return cached;
    const rows = await tx.practiceKey.findMany({
      where: { practiceId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    });
    const keys = new Map<string, Buffer>();
    for (const { id, kekId, wrapped } of rows) {
      keys.set(id, await this.#provider.unwrap({ kekId, wrapped }, practiceId, id));
    }
    const read: PracticeKeys = { currentId: rows[0]?.id ?? '', keys, readAt: now };
    if (rows.length > 0 && !this.#keyMakers.has(tx)) this.#cache.set(practiceId, read);
    return read;
  }
}

function bindingOf(where: PhiColumn, keyId: string): Buffer {
  return additionalData([FORMAT, keyId, where.table, where.column, where.practiceId, where.rowId]);
}

export function createPhiCipher(options: PhiCipherOptions): PhiCipher {
  return new PhiCipher(options);
}
