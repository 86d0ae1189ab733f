import type { AuditAction, PracticeId } from '@codeloom/contracts';
import type { Prisma } from '@codeloom/prisma';
import type { Tx } from '../../platform/database/index.ts';

export type EventRow = Prisma.AuditEventGetPayload<object>;

export interface EventQuery {
  readonly encounterId: string | null;
  readonly actions?: readonly AuditAction[] | undefined;
  readonly userId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Events before this position of the chain. */
  readonly before: number | null;
  readonly limit: number;
}

/** Events newest first, by their place in the chain. */
export function listEvents(tx: Tx, practiceId: PracticeId, query: EventQuery): Promise<EventRow[]> {
  const { encounterId, actions, userId, from, to, before, limit } = query;
  return tx.auditEvent.findMany({
    where: {
      practiceId,
      ...(encounterId === null ? {} : { encounterId }),
      ...(actions ? { action: { in: [...actions] } } : {}),
      ...(userId ? { userId } : {}),
      ...(before === null ? {} : { seq: { lt: before } }),
      createdAt: { ...(from ? { gte: new Date(from) } : {}), ...(to ? { lt: new Date(to) } : {}) },
    },
    orderBy: { seq: 'desc' },
    take: limit,
  });
}

/** Names by id: of people, and of the API keys that vendors' servers act with. */
export async function namesOf(tx: Tx, practiceId: PracticeId, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  const where = { practiceId, id: { in: [...ids] } };
  const users = await tx.user.findMany({ where, select: { id: true, firstName: true, lastName: true } });
  const keys = await tx.apiKey.findMany({ where, select: { id: true, name: true } });
  return new Map([
    ...users.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`.trim()] as const),
    ...keys.map(({ id, name }) => [id, name] as const),
  ]);
}

/** The patient's pseudonym of each encounter. */
export async function labelsOf(tx: Tx, practiceId: PracticeId, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  const rows = await tx.encounter.findMany({
    where: { practiceId, id: { in: [...ids] } },
    select: { id: true, patientPseudoId: true },
  });
  return new Map(rows.map(({ id, patientPseudoId }) => [id, patientPseudoId]));
}
