import type { ActorType, AuditEvent } from '@codeloom/contracts';
import type { Prisma } from '@codeloom/prisma';
import type { Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import { GENESIS_HASH, hashOf } from './chain.ts';
import { parsePayload } from './payloads.ts';
import type { AuditEntry } from './payloads.ts';

/** Who acted. A person inside an embed session is `embed`, a vendor's server `partner`, the server itself `system`. */
export interface AuditActor {
  type: ActorType;
  userId: string | null;
  role: string | null;
}

export type AppendAudit = AuditEntry & {
  practiceId: string;
  actor: AuditActor;
  encounterId?: string | null;
};

export type AppendPlatformAudit = AuditEntry & { platformUserId: string | null };

/** As JSON will hold it: an absent optional field is no field. */
function toJson(payload: Record<string, unknown>): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(payload)) as Prisma.InputJsonObject;
}

interface Head {
  seq: number;
  hash: string;
  now: Date;
}

/**
 * Waits for its turn in a chain. The lock ends with the transaction. It is a statement of its own, because the next one
 * must see what the transaction before it committed. Take it last in a unit of work, after the rows of the act.
 */
async function lockChain(tx: Tx, chain: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`audit ${chain}`}, 0))::text`;
}

/** The time is the database's: the events of several servers stand in the order of their times. */
const startOfChain = (now: Date): Head => ({ seq: 0, hash: GENESIS_HASH, now });

async function readNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT date_trunc('milliseconds', clock_timestamp()) AS now`;
  if (row === undefined) throw new Error('The database did not tell its time.');
  return row.now;
}

async function readHead(tx: Tx, practiceId: string): Promise<Head> {
  const [row] = await tx.$queryRaw<Head[]>`
    SELECT seq, hash, date_trunc('milliseconds', clock_timestamp()) AS now
    FROM audit_event WHERE practice_id = ${practiceId}::uuid ORDER BY seq DESC LIMIT 1`;
  return row ?? startOfChain(await readNow(tx));
}

async function readPlatformHead(tx: Tx): Promise<Head> {
  const [row] = await tx.$queryRaw<Head[]>`
    SELECT seq, hash, date_trunc('milliseconds', clock_timestamp()) AS now
    FROM platform_audit_event ORDER BY seq DESC LIMIT 1`;
  return row ?? startOfChain(await readNow(tx));
}

/** Adds an event to the practice's chain, in the transaction of the act: both are kept or neither. */
export async function appendAudit(tx: Tx, entry: AppendAudit): Promise<{ id: string; seq: number }> {
  const { version, payload } = parsePayload(entry);
  const { practiceId, actor } = entry;
  await lockChain(tx, practiceId);
  const head = await readHead(tx, practiceId);
  const unsigned = {
    id: newId(),
    practiceId,
    seq: head.seq + 1,
    encounterId: entry.encounterId ?? null,
    userId: actor.userId,
    userRole: actor.role,
    actorType: actor.type,
    action: entry.action,
    schemaVersion: version,
    payload,
    createdAt: head.now.toISOString(),
    prevHash: head.hash,
  } satisfies Record<Exclude<keyof AuditEvent, 'hash'>, unknown>;
  await tx.auditEvent.create({
    data: { ...unsigned, payload: toJson(payload), createdAt: head.now, hash: hashOf(unsigned) },
    select: { seq: true },
  });
  return { id: unsigned.id, seq: unsigned.seq };
}

/** Adds an event to the platform's own chain: its admins, and sign-ins that belong to no practice. */
export async function appendPlatformAudit(tx: Tx, entry: AppendPlatformAudit): Promise<{ id: string; seq: number }> {
  const { version, payload } = parsePayload(entry);
  await lockChain(tx, 'platform');
  const head = await readPlatformHead(tx);
  const unsigned = {
    id: newId(),
    seq: head.seq + 1,
    platformUserId: entry.platformUserId,
    action: entry.action,
    schemaVersion: version,
    payload,
    createdAt: head.now.toISOString(),
    prevHash: head.hash,
  };
  await tx.platformAuditEvent.create({
    data: { ...unsigned, payload: toJson(payload), createdAt: head.now, hash: hashOf(unsigned) },
    select: { seq: true },
  });
  return { id: unsigned.id, seq: unsigned.seq };
}
