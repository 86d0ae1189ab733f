import type { EncounterId, ExportBatch, ExportQuery } from '@codeloom/contracts';
import { stringify } from 'csv-stringify/sync';
import { Readable } from 'node:stream';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { auditActor, principalId, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import { findEncounter, visibilityIn, type EncounterRow } from '../encounters/index.ts';
import { safeCell } from './csv-cell.ts';
import { csvColumns, toCsvCells, toExportItem, type ExportItem } from './export-rows.ts';
import {
  lockFinalized,
  markExported,
  readExportPage,
  type ExportFilter,
  type ExportScope,
} from './exports.repository.ts';

/** Encounters of one page: each page is a transaction of its own, so a slow reader never holds the database. */
const PAGE_ROWS = 200;
/** Encounters of one batch: all of them, their marks and their audit events are one transaction. Call again for the rest. */
export const MAX_BATCH = 500;

export interface ExportsDeps {
  readonly database: Database;
  readonly clock: Clock;
}

export function createExportsService({ database, clock }: ExportsDeps) {
  async function* pages(actor: PracticeActor, filter: ExportFilter): AsyncGenerator<ExportItem[]> {
    const { practiceId } = actor;
    const readAfter = (afterId: string | null): Promise<EncounterRow[]> =>
      database.withPractice(practiceId, async (tx) => {
        const scope = await scopeOf(tx, actor);
        return readExportPage(tx, practiceId, { filter, scope, afterId, limit: PAGE_ROWS });
      });
    let rows = await readAfter(null);
    yield rows.map(toExportItem);
    for (let last = rows.at(-1); last && rows.length === PAGE_ROWS; last = rows.at(-1)) {
      rows = await readAfter(last.id);
      yield rows.map(toExportItem);
    }
  }

  return {
    /** Finalized and exported encounters as a stream. Changes nothing; the export itself is audited before its first byte. */
    async read(actor: PracticeActor, { format, from, to, batchId, encounterId }: ExportQuery): Promise<Readable> {
      const filter = { from, to, batchId, encounterId };
      await database.withPractice(actor.practiceId, async (tx) => {
        if (encounterId !== undefined) await assertThere(tx, actor, encounterId);
        await appendAudit(tx, {
          practiceId: actor.practiceId,
          actor: auditActor(actor),
          encounterId: encounterId ?? null,
          action: 'ENCOUNTER_EXPORTED',
          payload: { kind: 'download', format, from: from ?? null, to: to ?? null, batchId: batchId ?? null },
        });
      });
      return Readable.from(format === 'csv' ? asCsv(pages(actor, filter)) : asJson(pages(actor, filter)));
    },

    /** Marks up to MAX_BATCH finalized encounters of the dates as exported, oldest first. */
    async createBatch(actor: PracticeActor, filter: ExportFilter): Promise<ExportBatch> {
      const { practiceId } = actor;
      return database.withPractice(practiceId, async (tx) => {
        const now = clock.now();
        const id = newId();
        const scope = await scopeOf(tx, actor);
        const encounterIds = await lockFinalized(tx, practiceId, { filter, scope, limit: MAX_BATCH });
        await tx.exportBatch.create({
          data: {
            practiceId,
            id,
            createdByUserId: principalId(actor),
            createdAt: now,
            encounterCount: encounterIds.length,
          },
        });
        await markExported(tx, { practiceId, id, encounterIds, now });
        for (const encounterId of encounterIds) {
          await appendAudit(tx, {
            practiceId,
            actor: auditActor(actor),
            encounterId,
            action: 'ENCOUNTER_EXPORTED',
            payload: { kind: 'batch', batchId: id },
          });
        }
        return { id, createdAt: now.toISOString(), encounterIds: encounterIds as EncounterId[] };
      });
    },
  };
}
export type ExportsService = ReturnType<typeof createExportsService>;

/** A foreign, hidden or missing encounter: one answer for all three. */
async function assertThere(tx: Tx, actor: PracticeActor, id: EncounterId): Promise<void> {
  if (await findEncounter(tx, actor.practiceId, { id }, await visibilityIn(tx, actor))) return;
  throw new AppError('notFound', 'There is no such encounter.');
}

/** What leaves is what the actor sees in the list. Only coders and API keys export, so only these two sights occur. */
async function scopeOf(tx: Tx, actor: PracticeActor): Promise<ExportScope> {
  const visibility = await visibilityIn(tx, actor);
  return { assigneeId: visibility.kind === 'assigned' ? visibility.userId : null };
}

/** UTF-8 with a byte order mark, so that spreadsheets read names right; RFC 4180 line ends. */
async function* asCsv(pages: AsyncIterable<ExportItem[]>): AsyncGenerator<string> {
  const lines = (rows: string[][]) => stringify(rows, { record_delimiter: 'windows' });
  yield `\ufeff${lines([[...csvColumns]])}`;
  for await (const page of pages) {
    const rows = page.map((item) => {
      const cells = toCsvCells(item);
      return csvColumns.map((column) => safeCell(cells[column]));
    });
    if (rows.length > 0) yield lines(rows);
  }
}

async function* asJson(pages: AsyncIterable<ExportItem[]>): AsyncGenerator<string> {
  yield '{"items":[';
  let separator = '';
  for await (const page of pages) {
    for (const item of page) {
      yield `${separator}${JSON.stringify(item)}`;
      separator = ',\n';
    }
  }
  yield ']}\n';
}
