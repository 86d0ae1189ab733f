import type { ActorType } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import { insertEvents, insertPlatformEvent, lockChain, lockHead, readPlatformHead } from './audit.repository.ts';
import type { UnsignedEvent, UnsignedPlatformEvent } from './audit.repository.ts';
import { hashOf } from './chain.ts';
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

/** Where an event stands in its chain. */
export interface Appended {
  id: string;
  seq: number;
}

/**
 * Adds an event to the practice's chain, in the transaction of the act: both are kept or neither. Append last in a unit of
 * work, after the rows of the act, because the chain stays locked until the transaction ends.
 */
export async function appendAudit(tx: Tx, entry: AppendAudit): Promise<Appended> {
  const [appended] = await appendAuditEvents(tx, entry.practiceId, [entry]);
  if (appended === undefined) throw new Error('The audit event was not appended.');
  return appended;
}

/** The same for several events of one act, in their order: the chain is locked, read and written once. */
export async function appendAuditEvents(
  tx: Tx,
  practiceId: string,
  entries: readonly AppendAudit[],
): Promise<Appended[]> {
  const parsed = entries.map((entry) => ({ entry, ...parsePayload(entry) }));
  let head = await lockHead(tx, practiceId);
  const events = parsed.map(({ entry, version, payload }) => {
    const event: UnsignedEvent = {
      id: newId(),
      practiceId,
      seq: head.seq + 1,
      encounterId: entry.encounterId ?? null,
      userId: entry.actor.userId,
      userRole: entry.actor.role,
      actorType: entry.actor.type,
      action: entry.action,
      schemaVersion: version,
      payload,
      createdAt: head.now.toISOString(),
      prevHash: head.hash,
    };
    const hash = hashOf(event);
    head = { seq: event.seq, hash, now: head.now };
    return { ...event, hash };
  });
  await insertEvents(tx, events);
  return events.map(({ id, seq }) => ({ id, seq }));
}

/** Adds an event to the platform's own chain: its admins, and sign-ins that belong to no practice. */
export async function appendPlatformAudit(tx: Tx, entry: AppendPlatformAudit): Promise<Appended> {
  const { version, payload } = parsePayload(entry);
  await lockChain(tx, 'platform');
  const head = await readPlatformHead(tx);
  const event: UnsignedPlatformEvent = {
    id: newId(),
    seq: head.seq + 1,
    platformUserId: entry.platformUserId,
    action: entry.action,
    schemaVersion: version,
    payload,
    createdAt: head.now.toISOString(),
    prevHash: head.hash,
  };
  await insertPlatformEvent(tx, { ...event, hash: hashOf(event) });
  return { id: event.id, seq: event.seq };
}
