import type { PracticeId } from '@codeloom/contracts';
import type { Prisma } from '@codeloom/prisma';
import type { Tx } from '../../platform/database/index.ts';
import { asDate, completeRows, type EncounterRow } from '../encounters/index.ts';

export interface ExportFilter {
  readonly encounterId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly batchId?: string | undefined;
}

/** Whose encounters leave: all of the practice, or those of a biller who sees what was assigned to them. */
export interface ExportScope {
  readonly assigneeId: string | null;
}

function between({ from, to }: ExportFilter): Prisma.DateTimeFilter {
  return { ...(from ? { gte: asDate(from) } : {}), ...(to ? { lte: asDate(to) } : {}) };
}

/** The next page of finalized encounters in the order of their ids, which is the order of creation. */
export async function readExportPage(
  tx: Tx,
  practiceId: PracticeId,
  query: { filter: ExportFilter; scope: ExportScope; afterId: string | null; limit: number },
): Promise<EncounterRow[]> {
  const { filter, scope, afterId, limit } = query;
  const rows = await tx.encounter.findMany({
    where: {
      practiceId,
      status: { in: ['finalized', 'exported'] },
      encounterDate: between(filter),
      ...(filter.encounterId ? { AND: { id: filter.encounterId } } : {}),
      ...(filter.batchId ? { exportBatchId: filter.batchId } : {}),
      ...(scope.assigneeId === null ? {} : { assigneeId: scope.assigneeId }),
      ...(afterId === null ? {} : { id: { gt: afterId } }),
    },
    orderBy: { id: 'asc' },
    take: limit,
  });
  return completeRows(tx, practiceId, rows);
}

/** The oldest finalized encounters of the dates, locked until the transaction ends: nobody reopens one while it is exported. */
export async function lockFinalized(
  tx: Tx,
  practiceId: PracticeId,
  query: { filter: ExportFilter; scope: ExportScope; limit: number },
): Promise<string[]> {
  const { filter, scope, limit } = query;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM encounter
    WHERE practice_id = ${practiceId}::uuid AND status = 'finalized'
      AND encounter_date >= ${filter.from ?? '-infinity'}::date AND encounter_date <= ${filter.to ?? 'infinity'}::date
      AND (${scope.assigneeId}::uuid IS NULL OR assignee_id = ${scope.assigneeId}::uuid)
    ORDER BY id LIMIT ${limit} FOR UPDATE`;
  return rows.map(({ id }) => id);
}

/** Marks locked encounters as exported with a batch. */
export async function markExported(
  tx: Tx,
  batch: { practiceId: PracticeId; id: string; encounterIds: string[]; now: Date },
): Promise<void> {
  const { practiceId, id, encounterIds, now } = batch;
  await tx.encounter.updateMany({
    where: { practiceId, id: { in: encounterIds } },
    data: { status: 'exported', exportBatchId: id, version: { increment: 1 }, updatedAt: now },
  });
}
