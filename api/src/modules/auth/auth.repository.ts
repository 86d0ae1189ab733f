import { createHash } from 'node:crypto';
import {
  practiceRoleSchema,
  type PracticeId,
  type PracticeRole,
  type SignedInUser,
  type UserId,
} from '@codeloom/contracts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { LOCK_AFTER_FAILURES, LOCK_HOURS } from './sign-in-limits.ts';

/** Hex SHA-256 of the trimmed, lower-cased address: how a sign-in finds its practice. */
export function emailHashOf(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
}

export interface LoginRow {
  readonly emailHash: string;
  readonly passwordHash: string;
  readonly failedTries: number;
  /** When the count last changed. */
  readonly updatedAt: Date;
  readonly owner: LoginOwner | null;
}

export type LoginOwner =
  | { readonly kind: 'practice'; readonly practiceId: PracticeId; readonly userId: UserId }
  | { readonly kind: 'platform'; readonly platformUserId: string };

export interface PracticeUser {
  readonly id: UserId;
  readonly practiceId: PracticeId;
  readonly email: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: PracticeRole;
}

export async function findLogin(database: Database, emailHash: string): Promise<LoginRow | null> {
  const row = await database.withGlobal((tx) => tx.login.findUnique({ where: { emailHash } }));
  if (!row) return null;
  const { passwordHash, failedTries, updatedAt } = row;
  return { emailHash, passwordHash, failedTries, updatedAt, owner: ownerOf(row) };
}

function ownerOf(row: {
  practiceId: string | null;
  userId: string | null;
  platformUserId: string | null;
}): LoginOwner | null {
  if (row.practiceId !== null && row.userId !== null) {
    return { kind: 'practice', practiceId: row.practiceId as PracticeId, userId: row.userId as UserId };
  }
  return row.platformUserId === null ? null : { kind: 'platform', platformUserId: row.platformUserId };
}

/** Counts a failure. While the account is closed nothing is counted, so that nobody can keep it closed for ever from outside. */
export async function countFailure(tx: Tx, emailHash: string, now: Date): Promise<void> {
  const lockedSince = new Date(now.getTime() - LOCK_HOURS * 3_600_000);
  await tx.login.updateMany({
    where: { emailHash, OR: [{ failedTries: { lt: LOCK_AFTER_FAILURES } }, { updatedAt: { lte: lockedSince } }] },
    data: { failedTries: { increment: 1 }, updatedAt: now },
  });
}

export async function clearFailures(tx: Tx, emailHash: string, now: Date): Promise<void> {
  await tx.login.updateMany({ where: { emailHash, failedTries: { gt: 0 } }, data: { failedTries: 0, updatedAt: now } });
}

/** An active user of the practice; a disabled one is as good as none, from the next request on. */
export async function findActiveUser(tx: Tx, practiceId: PracticeId, id: UserId): Promise<PracticeUser | null> {
  const row = await tx.user.findUnique({ where: { practiceId_id: { practiceId, id } } });
  if (!row || row.status !== 'active') return null;
  return {
    id,
    practiceId,
    email: row.email,
    firstName: row.firstName,
    lastName: row.lastName,
    role: practiceRoleSchema.parse(row.role),
  };
}

export async function findActivePlatformUser(tx: Tx, id: string): Promise<SignedInUser | null> {
  const row = await tx.platformUser.findUnique({ where: { id } });
  if (!row || row.status !== 'active') return null;
  return {
    id: row.id as UserId,
    email: row.email,
    firstName: row.firstName,
    lastName: row.lastName,
    role: 'PLATFORM_ADMIN',
    practiceId: null,
  };
}

export function signedIn(user: PracticeUser): SignedInUser {
  const { id, email, firstName, lastName, role, practiceId } = user;
  return { id, email: email ?? '', firstName, lastName, role, practiceId };
}

export interface NewUser {
  readonly id: UserId;
  readonly practiceId: PracticeId;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: PracticeRole;
  readonly passwordHash: string;
  readonly now: Date;
}

/** Adds a user and the login that finds them. A taken address surfaces as a unique conflict. */
export async function insertUser(tx: Tx, user: NewUser): Promise<void> {
  const { id, practiceId, firstName, lastName, role, passwordHash, now } = user;
  const email = user.email.trim().toLowerCase();
  await tx.user.create({
    data: { id, practiceId, email, firstName, lastName, role, status: 'active', createdAt: now, updatedAt: now },
  });
  await tx.login.create({
    data: { emailHash: emailHashOf(email), practiceId, userId: id, passwordHash, updatedAt: now },
  });
}
