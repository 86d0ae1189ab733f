import { actorTypeSchema, auditActionSchema } from '@codeloom/contracts';
import type { AuditEvent } from '@codeloom/contracts';
import type { Prisma } from '@codeloom/prisma';

type AuditRow = Prisma.AuditEventGetPayload<Record<string, never>>;
type PlatformAuditRow = Prisma.PlatformAuditEventGetPayload<Record<string, never>>;

/** A row as the event that was hashed: same fields, same forms. */
export function toAuditEvent(row: AuditRow): AuditEvent {
  return {
    id: row.id,
    practiceId: row.practiceId as AuditEvent['practiceId'],
    seq: row.seq,
    encounterId: row.encounterId as AuditEvent['encounterId'],
    userId: row.userId as AuditEvent['userId'],
    userRole: row.userRole,
    actorType: actorTypeSchema.parse(row.actorType),
    action: auditActionSchema.parse(row.action),
    schemaVersion: row.schemaVersion,
    payload: row.payload as AuditEvent['payload'],
    createdAt: row.createdAt.toISOString(),
    prevHash: row.prevHash,
    hash: row.hash,
  };
}

/** The same for the platform's chain, whose events belong to no practice. */
export function toPlatformAuditEvent(row: PlatformAuditRow): object {
  return { ...row, createdAt: row.createdAt.toISOString() };
}
