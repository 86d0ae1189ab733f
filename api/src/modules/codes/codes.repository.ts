import { isNoteKind, type TableSource } from '@codeloom/rules';
import type { Database, Tx } from '../../platform/database/index.ts';

/** One imported release of ICD-10-CM and the dates in which it is in force. */
export interface Release {
  readonly id: string;
  readonly from: string;
  readonly to: string | null;
  readonly complete: boolean;
  readonly importedAt: Date;
}

/** Rows of one page while a release is loaded: 98,186 rows in one answer would hold the database too long. */
const PAGE_ROWS = 20_000;

const dateText = (date: Date) => date.toISOString().slice(0, 10);

export function listReleases(database: Database): Promise<Release[]> {
  return database.withGlobal(async (tx) => {
    const rows = await tx.codeRelease.findMany({ where: { system: 'icd10cm' } });
    return rows.map(({ id, validFrom, validTo, complete, importedAt }) => ({
      id,
      from: dateText(validFrom),
      to: validTo && dateText(validTo),
      complete,
      importedAt,
    }));
  });
}

/** The whole release with the notes of its tabular list, as the engine's table is made of it. */
export async function loadRelease(database: Database, release: Release): Promise<TableSource> {
  const codes: TableSource['codes'][number][] = [];
  for (let after = ''; ;) {
    const page = await database.withGlobal((tx) => readPage(tx, release.id, after));
    codes.push(...page.map(({ code, longText, billable }) => ({ code, description: longText, billable })));
    const last = page.at(-1);
    if (!last || page.length < PAGE_ROWS) break;
    after = last.code;
  }
  const notes = await database.withGlobal((tx) =>
    tx.codeNote.findMany({
      where: { releaseId: release.id },
      orderBy: [{ code: 'asc' }, { kind: 'asc' }, { position: 'asc' }],
    }),
  );
  const rows = notes.flatMap(({ code, kind, text }) => (isNoteKind(kind) ? [{ code, kind, text }] : []));
  const { id, from, to, complete } = release;
  return { id, from, to, complete, codes, ...(rows.length === 0 ? {} : { notes: { year: fiscalYear(from), rows } }) };
}

function readPage(tx: Tx, releaseId: string, after: string) {
  return tx.codeRow.findMany({
    where: { releaseId, code: { gt: after } },
    select: { code: true, longText: true, billable: true },
    orderBy: { code: 'asc' },
    take: PAGE_ROWS,
  });
}

/** ICD-10-CM years begin on 1 October: a release from 2025-10-01 is that of 2026. */
const fiscalYear = (from: string): string => {
  const year = Number(from.slice(0, 4));
  return String(Number(from.slice(5, 7)) >= 10 ? year + 1 : year);
};
