import type { AuditTrailEntry } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';
import { toAuditEvent } from './audit-rows.ts';

/** The events of one encounter, oldest first, with the names of those who acted. */
export async function listAudit(tx: Tx, practiceId: string, encounterId: string): Promise<AuditTrailEntry[]> {
  const rows = await tx.auditEvent.findMany({ where: { practiceId, encounterId }, orderBy: { seq: 'asc' } });
  const userIds = [...new Set(rows.flatMap((row) => (row.userId === null ? [] : [row.userId])))];
  const users = await tx.user.findMany({
    where: { practiceId, id: { in: userIds } },
    select: { id: true, firstName: true, lastName: true },
  });
  const names = new Map(users.map((user) => [user.id, `${user.firstName} ${user.lastName}`]));
  return rows.map((row) => {
    const { practiceId: _practice, prevHash: _prev, schemaVersion: _version, ...event } = toAuditEvent(row);
    return { ...event, userName: row.userId === null ? null : (names.get(row.userId) ?? null) };
  });
}
