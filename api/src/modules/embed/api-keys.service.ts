import type { ApiKey, ApiKeyCreate, ApiKeyCreated, ApiKeys, PracticeId } from '@codeloom/contracts';
import type { Clock } from '../../platform/clock.ts';
import type { PhiCipher } from '../../platform/crypto/index.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { auditActor, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit, type AuditActor } from '../audit/index.ts';
import { makeApiKey } from './api-keys.ts';
import { findKey, insertApiKey, isLive, listKeys, toApiKey, type KeyRow } from './api-keys.repository.ts';
import { ensureSandbox, findSandbox } from './sandbox.ts';

export interface ApiKeysDeps {
  readonly database: Database;
  readonly cipher: PhiCipher;
  readonly clock: Clock;
}

const noSuchKey = () => new AppError('notFound', 'There is no such API key.');
const notLive = () => new AppError('conflict', 'This API key has ended. Create a new one.');

export type ApiKeysService = ReturnType<typeof createApiKeysService>;

/** A practice's keys for servers and pages: shown once, stored as hashes, scoped, rotated with overlap, revoked at once. */
export function createApiKeysService({ database, cipher, clock }: ApiKeysDeps) {
  /** The practice's own keys, then those of its sandbox. */
  async function placesOf(practiceId: PracticeId): Promise<PracticeId[]> {
    const sandbox = await findSandbox(database, practiceId);
    return sandbox === null ? [practiceId] : [practiceId, sandbox];
  }

  /** Runs work on a key wherever it lives. A foreign key answers as a missing one. */
  async function withKey<T>(practiceId: PracticeId, id: string, work: (tx: Tx, key: KeyRow) => Promise<T>): Promise<T> {
    for (const place of await placesOf(practiceId)) {
      const done = await database.withPractice(place, async (tx) => {
        const key = await findKey(tx, place, id);
        return key && { answer: await work(tx, key) };
      });
      if (done) return done.answer;
    }
    throw noSuchKey();
  }

  const fresh = async (tx: Tx, practiceId: PracticeId, id: string): Promise<ApiKey> => {
    const key = await findKey(tx, practiceId, id);
    if (!key) throw noSuchKey();
    return toApiKey(key);
  };

  return {
    async list({ practiceId }: PracticeActor): Promise<ApiKeys> {
      const items: ApiKey[] = [];
      for (const place of await placesOf(practiceId)) {
        const keys = await database.withPractice(place, (tx) => listKeys(tx, place));
        items.push(...keys.map(toApiKey));
      }
      return { items };
    },

    async create(actor: PracticeActor, input: ApiKeyCreate): Promise<ApiKeyCreated> {
      const now = clock.now();
      const { kind, mode, name } = input;
      const practiceId =
        mode === 'test' ? await ensureSandbox({ database, cipher, now }, actor.practiceId) : actor.practiceId;
      const secret = makeApiKey(kind, mode);
      const key = await database.withPractice(practiceId, async (tx) => {
        const own =
          input.kind === 'secret'
            ? { scopes: input.scopes }
            : { allowedOrigins: input.allowedOrigins, components: input.components };
        const id = await insertApiKey(tx, { practiceId, name, secret, now, kind, mode, ...own, by: auditActor(actor) });
        return fresh(tx, practiceId, id);
      });
      return { key, secret };
    },

    /** A new key with the old one's rights; the old one works on for the overlap. */
    async rotate(actor: PracticeActor, id: string, overlapHours: number): Promise<ApiKeyCreated> {
      const now = clock.now();
      const by = auditActor(actor);
      return withKey(actor.practiceId, id, (tx, old) => rotateKey(tx, old, { now, overlapHours, by }));
    },

    /** Ends a key and every session it opened, with the next call. */
    async revoke(actor: PracticeActor, id: string): Promise<ApiKey> {
      const now = clock.now();
      return withKey(actor.practiceId, id, async (tx, key) => {
        if (key.revokedAt !== null) return toApiKey(key);
        const { practiceId } = key;
        await revokeKeys(tx, { practiceId, ids: [id], now, by: auditActor(actor) });
        return fresh(tx, practiceId, id);
      });
    },
  };
}

/** Revokes keys of one practice, one audit event each. */
export async function revokeKeys(
  tx: Tx,
  { practiceId, ids, now, by }: { practiceId: PracticeId; ids: readonly string[]; now: Date; by: AuditActor },
): Promise<void> {
  for (const id of ids) {
    await tx.apiKey.updateMany({ where: { practiceId, id, revokedAt: null }, data: { revokedAt: now } });
    await appendAudit(tx, {
      practiceId,
      actor: by,
      action: 'API_KEY_CHANGED',
      payload: { change: 'revoked', apiKeyId: id },
    });
  }
}

/** A second key with the first one's rights; the first works on for the overlap (hours). */
export async function rotateKey(
  tx: Tx,
  old: KeyRow,
  { now, overlapHours, by }: { now: Date; overlapHours: number; by: AuditActor },
): Promise<ApiKeyCreated> {
  if (!isLive(old, now)) throw notLive();
  const { practiceId, id, name, kind, mode, scopes, allowedOrigins, components, partnerId } = old;
  const secret = makeApiKey(kind, mode);
  const rights = { kind, mode, scopes, allowedOrigins, components, partnerId };
  const replacedBy = await insertApiKey(tx, { practiceId, name, secret, now, ...rights, by });
  const expiresAt = new Date(now.getTime() + overlapHours * 3_600_000);
  // Rotated twice, a key never lives longer than its first successor promised.
  const ends = old.expiresAt !== null && old.expiresAt < expiresAt ? old.expiresAt : expiresAt;
  // A revocation at the same moment wins: it leaves no live successor.
  const where = { practiceId, id, revokedAt: null };
  const { count } = await tx.apiKey.updateMany({ where, data: { expiresAt: ends } });
  if (count === 0) throw notLive();
  await appendAudit(tx, {
    practiceId,
    actor: by,
    action: 'API_KEY_CHANGED',
    payload: { change: 'rotated', apiKeyId: id, replacedBy },
  });
  const key = await findKey(tx, practiceId, replacedBy);
  if (!key) throw noSuchKey();
  return { key: toApiKey(key), secret };
}
