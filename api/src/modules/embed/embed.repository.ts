import {
  embedComponentsSchema,
  practiceRoleSchema,
  type EmbedComponents,
  type EncounterId,
  type PracticeId,
  type PracticeRole,
  type UserId,
} from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';
import { isLive } from './api-keys.repository.ts';

export interface EmbedSessionRow {
  readonly id: string;
  readonly practiceId: PracticeId;
  readonly apiKeyId: string;
  readonly userId: UserId;
  readonly role: PracticeRole;
  readonly encounterId: EncounterId | null;
  readonly encounterExternalId: string | null;
  readonly patientPseudoId: string | null;
  readonly components: EmbedComponents;
  readonly allowedOrigins: readonly string[];
  readonly secretHash: string;
  readonly secretExpiresAt: Date;
  readonly exchangedAt: Date | null;
  readonly revokedAt: Date | null;
}

export async function findEmbedSession(tx: Tx, practiceId: PracticeId, id: string): Promise<EmbedSessionRow | null> {
  const row = await tx.embedSession.findUnique({ where: { practiceId_id: { practiceId, id } } });
  if (!row) return null;
  return {
    ...row,
    practiceId,
    userId: row.userId as UserId,
    encounterId: row.encounterId as EncounterId | null,
    role: practiceRoleSchema.parse(row.role),
    components: embedComponentsSchema.parse(row.components),
  };
}

export async function insertEmbedSession(
  tx: Tx,
  session: Omit<EmbedSessionRow, 'exchangedAt' | 'revokedAt'> & { createdAt: Date },
): Promise<void> {
  await tx.embedSession.create({
    data: { ...session, components: session.components, allowedOrigins: [...session.allowedOrigins] },
  });
}

/** Spends the secret: of two exchanges at once exactly one gets true. */
export async function spendSecret(tx: Tx, practiceId: PracticeId, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.embedSession.updateMany({
    where: { practiceId, id, exchangedAt: null, revokedAt: null, secretExpiresAt: { gt: now } },
    data: { exchangedAt: now },
  });
  return count === 1;
}

/** Whether the key a session was opened with still opens anything. */
export async function isKeyLive(tx: Tx, practiceId: PracticeId, id: string, now: Date): Promise<boolean> {
  const key = await tx.apiKey.findUnique({
    where: { practiceId_id: { practiceId, id } },
    select: { revokedAt: true, expiresAt: true },
  });
  return key !== null && isLive(key, now);
}

/** Ends a session; false when there is none of this key. */
export async function revokeSession(
  tx: Tx,
  of: { practiceId: PracticeId; id: string; apiKeyId?: string },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.embedSession.updateMany({ where: { ...of, revokedAt: null }, data: { revokedAt: now } });
  return count === 1;
}

export interface EmbedUser {
  readonly id: UserId;
  readonly name: string;
  readonly status: string;
}

const nameOf = (row: { firstName: string; lastName: string }) => `${row.firstName} ${row.lastName}`.trim();

export async function findEmbedUser(tx: Tx, practiceId: PracticeId, id: UserId): Promise<EmbedUser | null> {
  const row = await tx.user.findUnique({ where: { practiceId_id: { practiceId, id } } });
  return row && { id, name: nameOf(row), status: row.status };
}

/**
 * The practice's user behind the vendor's own key, made at first sight. The name follows the vendor; the role does not: a vendor's page
 * never raises what a person may do elsewhere, and the role of each session is the session's own.
 */
export async function ensureEmbedUser(
  tx: Tx,
  practiceId: PracticeId,
  user: { id: string; externalId: string; name: string; role: PracticeRole; now: Date },
): Promise<EmbedUser> {
  const { externalId, name, role, now } = user;
  const [firstName = '', ...rest] = name.split(/\s+/);
  const names = { firstName, lastName: rest.join(' ') };
  await tx.user.createMany({
    data: [{ practiceId, id: user.id, externalId, ...names, role, status: 'active', createdAt: now, updatedAt: now }],
    skipDuplicates: true,
  });
  const row = await tx.user.findUniqueOrThrow({ where: { practiceId_externalId: { practiceId, externalId } } });
  if (nameOf(row) !== name && row.email === null) {
    await tx.user.update({ where: { practiceId_id: { practiceId, id: row.id } }, data: { ...names, updatedAt: now } });
  }
  return { id: row.id as UserId, name, status: row.status };
}
