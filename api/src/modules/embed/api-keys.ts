import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PracticeId } from '@codeloom/contracts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import type { PartnerActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';

/** `cl_<12 hex: public prefix>_<43 base64url: 256 random bits>`; shown once, stored as SHA-256. */
const keyForm = /^cl_([0-9a-f]{12})_[\w-]{43}$/;

export const hexSha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Compares two hex hashes in constant time. */
export function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

export function makeApiKey(): string {
  return `cl_${randomBytes(6).toString('hex')}_${randomBytes(32).toString('base64url')}`;
}

/** True for what looks like an API key, so that a bearer header is read as one kind of credential only. */
export const isApiKey = (bearer: string): boolean => bearer.startsWith('cl_');

/**
 * Stores a key for a vendor's server. What the key does is attributed to a service user of the same id, which has no sign-in and is not
 * active, so that it can be neither a provider nor a person.
 */
export async function insertApiKey(
  tx: Tx,
  key: { practiceId: PracticeId; name: string; secret: string; now: Date },
): Promise<string> {
  const { practiceId, name, secret, now } = key;
  const prefix = keyForm.exec(secret)?.[1];
  if (prefix === undefined) throw new Error('An API key has the form cl_<12 hex>_<43 base64url>.');
  const id = newId();
  await tx.user.create({
    data: {
      practiceId,
      id,
      firstName: name,
      lastName: '(API key)',
      role: 'BILLER',
      status: 'inactive',
      createdAt: now,
      updatedAt: now,
    },
  });
  await tx.apiKey.create({ data: { practiceId, id, name, prefix, keyHash: hexSha256(secret), createdAt: now } });
  await tx.keyPrefix.create({ data: { prefix, practiceId, apiKeyId: id } });
  await appendAudit(tx, {
    practiceId,
    actor: { type: 'system', userId: null, role: null },
    action: 'API_KEY_CHANGED',
    payload: { apiKeyId: id, change: 'created' },
  });
  return id;
}

/** The vendor's server behind a key; null for a key that is unknown, altered or revoked. */
export async function findPartner(database: Database, secret: string): Promise<PartnerActor | null> {
  const prefix = keyForm.exec(secret)?.[1];
  if (prefix === undefined) return null;
  const entry = await database.withGlobal((tx) => tx.keyPrefix.findUnique({ where: { prefix } }));
  if (!entry) return null;
  const practiceId = entry.practiceId as PracticeId;
  const id = entry.apiKeyId;
  const row = await database.withPractice(practiceId, (tx) =>
    tx.apiKey.findUnique({ where: { practiceId_id: { practiceId, id } } }),
  );
  if (!row || row.revokedAt !== null || !sameHash(row.keyHash, hexSha256(secret))) return null;
  return { type: 'partner', practiceId, apiKeyId: id };
}
