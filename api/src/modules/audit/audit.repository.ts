import { actorTypeSchema, auditActionSchema } from '@codeloom/contracts';
import type { AuditTrailEntry } from '@codeloom/contracts';
import type { Prisma } from '@codeloom/prisma';
import type { Tx } from '../../platform/database/index.ts';
import { GENESIS_HASH } from './chain.ts';

/** What an event has beside its hash. The hash covers exactly these fields. */
export interface UnsignedEvent {
  id: string;
  practiceId: string;
  seq: number;
  encounterId: string | null;
  userId: string | null;
  userRole: string | null;
  actorType: string;
  action: string;
  schemaVersion: number;
  payload: Record<string, unknown>;
  createdAt: string;
  prevHash: string;
}

/** The platform's events belong to no practice and no encounter. */
export type UnsignedPlatformEvent = Omit<
  UnsignedEvent,
  'practiceId' | 'encounterId' | 'userId' | 'userRole' | 'actorType'
> & {
  platformUserId: string | null;
};

/** The end of a chain, and the database's time: the events of several servers stand in the order of their times. */
export interface ChainHead {
  seq: number;
  hash: string;
  now: Date;
}

/**
 * Waits for its turn in a chain. The lock ends with the transaction. It is a statement of its own, because the next one
 * must see what the transaction before it committed.
 */
export async function lockChain(tx: Tx, chain: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`audit ${chain}`}, 0))::text`;
}

async function startOfChain(tx: Tx): Promise<ChainHead> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT date_trunc('milliseconds', clock_timestamp()) AS now`;
  if (row === undefined) throw new Error('The database did not tell its time.');
  return { seq: 0, hash: GENESIS_HASH, now: row.now };
}

/** Waits for a practice's turn and reads the end of its chain, in one round trip. */
export async function lockHead(tx: Tx, practiceId: string): Promise<ChainHead> {
  const [row] = await tx.$queryRaw<ChainHead[]>`SELECT seq, hash, now FROM lock_audit_chain(${practiceId}::uuid)`;
  if (row === undefined) throw new Error('The database did not tell where the audit chain ends.');
  return row;
}

export async function readPlatformHead(tx: Tx): Promise<ChainHead> {
  const [row] = await tx.$queryRaw<ChainHead[]>`
    SELECT seq, hash, date_trunc('milliseconds', clock_timestamp()) AS now
    FROM platform_audit_event ORDER BY seq DESC LIMIT 1`;
  return row ?? startOfChain(tx);
}

/** As JSON will hold it: an absent optional field is no field. */
function toJson(payload: Record<string, unknown>): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(payload)) as Prisma.InputJsonObject;
}

/** Adds events in their order; the database checks each link as its row arrives. */
export async function insertEvents(tx: Tx, events: readonly (UnsignedEvent & { hash: string })[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO audit_event (practice_id, id, seq, encounter_id, user_id, user_role, actor_type, action, schema_version,
      payload, created_at, prev_hash, hash)
    SELECT "practiceId", id, seq, "encounterId", "userId", "userRole", "actorType", action, "schemaVersion",
      payload, "createdAt", "prevHash", hash
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS event ("practiceId" uuid, id uuid, seq integer,
      "encounterId" uuid, "userId" uuid, "userRole" text, "actorType" text, action text, "schemaVersion" integer,
      payload jsonb, "createdAt" timestamptz(3), "prevHash" text, hash text)
    ORDER BY seq`;
}

export async function insertPlatformEvent(tx: Tx, event: UnsignedPlatformEvent & { hash: string }): Promise<void> {
  await tx.platformAuditEvent.create({ data: { ...event, payload: toJson(event.payload) }, select: { seq: true } });
}

/** An event as it was hashed, read back without judgement: whether it is intact is the verifier's question. */
export type StoredEvent = Record<string, unknown> & { seq: number; hash: string };

function toStored(row: { seq: number; hash: string; createdAt: Date }): StoredEvent {
  return { ...row, createdAt: row.createdAt.toISOString() };
}

/** Events of a practice's chain after a position, in order. */
export async function readEvents(
  tx: Tx,
  chain: string,
  page: { after: number; limit: number },
): Promise<StoredEvent[]> {
  const rows = await tx.auditEvent.findMany({
    where: { practiceId: chain, seq: { gt: page.after } },
    orderBy: { seq: 'asc' },
    take: page.limit,
  });
  return rows.map(toStored);
}

/** The same for the platform's chain. */
export async function readPlatformEvents(tx: Tx, page: { after: number; limit: number }): Promise<StoredEvent[]> {
  const rows = await tx.platformAuditEvent.findMany({
    where: { seq: { gt: page.after } },
    orderBy: { seq: 'asc' },
    take: page.limit,
  });
  return rows.map(toStored);
}

/** The events of one encounter, oldest first, with the names of those who acted. */
export async function listAudit(tx: Tx, practiceId: string, encounterId: string): Promise<AuditTrailEntry[]> {
  const rows = await tx.auditEvent.findMany({ where: { practiceId, encounterId }, orderBy: { seq: 'asc' } });
  const userIds = [...new Set(rows.flatMap((row) => (row.userId === null ? [] : [row.userId])))];
  const users = await tx.user.findMany({
    where: { practiceId, id: { in: userIds } },
    select: { id: true, firstName: true, lastName: true },
  });
  const names = new Map(users.map((user) => [user.id, `${user.firstName} ${user.lastName}`]));
  return rows.map((row) => ({
    id: row.id,
    seq: row.seq,
    encounterId: row.encounterId as AuditTrailEntry['encounterId'],
    userId: row.userId as AuditTrailEntry['userId'],
    userRole: row.userRole,
    actorType: actorTypeSchema.parse(row.actorType),
    action: auditActionSchema.parse(row.action),
    payload: row.payload as AuditTrailEntry['payload'],
    createdAt: row.createdAt.toISOString(),
    hash: row.hash,
    userName: row.userId === null ? null : (names.get(row.userId) ?? null),
  }));
}
