import type { CodeSystem, PracticeId } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';

export interface Shelf {
  readonly practiceId: PracticeId;
  readonly userId: string;
  readonly system: CodeSystem;
}

/** More than anybody scans by eye; older ones stay kept and show when newer ones go. */
const FAVOURITES_SHOWN = 50;
const FINAL = ['finalized', 'exported'];

/** A person's favourites, the newest first. */
export async function readFavourites(tx: Tx, shelf: Shelf): Promise<string[]> {
  const rows = await tx.favourite.findMany({
    where: { ...shelf },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: FAVOURITES_SHOWN,
  });
  return rows.map(({ code }) => code);
}

export async function setFavourite(tx: Tx, shelf: Shelf & { code: string; now: Date }, on: boolean): Promise<void> {
  const { now, ...row } = shelf;
  await tx.favourite.deleteMany({ where: row });
  if (on) await tx.favourite.create({ data: { ...row, id: newId(), createdAt: now } });
}

/** Codes of the encounters that a person finalized last, the newest first. */
export async function readRecent(tx: Tx, { practiceId, userId, system }: Shelf, limit: number): Promise<string[]> {
  const encounters = await tx.encounter.findMany({
    where: { practiceId, finalizedByUserId: userId, status: { in: FINAL } },
    orderBy: { finalizedAt: 'desc' },
    // Each holds a few codes, many of them the same.
    take: limit * 2,
    select: { id: true },
  });
  const ids = encounters.map(({ id }) => id);
  const where = { practiceId, encounterId: { in: ids } };
  const select = { code: true, encounterId: true } as const;
  const rows =
    system === 'icd10cm'
      ? await tx.encounterDiagnosis.findMany({ where, select, orderBy: { position: 'asc' } })
      : await tx.encounterProcedure.findMany({ where, select, orderBy: { position: 'asc' } });
  const inOrder = ids.flatMap((id) => rows.filter((row) => row.encounterId === id).map(({ code }) => code));
  return [...new Set(inOrder)].slice(0, limit);
}

/** The codes that the practice finalized most often since a day. */
export async function readMostUsed(
  tx: Tx,
  { practiceId, system }: Shelf,
  { since, limit }: { since: Date; limit: number },
): Promise<string[]> {
  const where = { practiceId, encounter: { status: { in: FINAL }, finalizedAt: { gte: since } } };
  const rows =
    system === 'icd10cm'
      ? await tx.encounterDiagnosis.groupBy({
          by: ['code'],
          where,
          _count: { code: true },
          orderBy: [{ _count: { code: 'desc' } }, { code: 'asc' }],
          take: limit,
        })
      : await tx.encounterProcedure.groupBy({
          by: ['code'],
          where,
          _count: { code: true },
          orderBy: [{ _count: { code: 'desc' } }, { code: 'asc' }],
          take: limit,
        });
  return rows.map(({ code }) => code);
}
