import { isNoteKind, type NoteRow, type TableSource } from '@codeloom/rules';
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

/** Releases of ICD-10-CM. `importedAt` moves when a tabular list or a HCPCS file is imported later, because tables are made with them. */
export function listReleases(database: Database): Promise<Release[]> {
  return database.withGlobal(async (tx) => {
    const rows = await tx.codeRelease.findMany();
    const beside = rows.filter(({ system }) => system !== 'icd10cm').map(({ importedAt }) => importedAt.getTime());
    return rows
      .filter(({ system }) => system === 'icd10cm')
      .map(({ id, validFrom, validTo, complete, importedAt }) => ({
        id,
        from: dateText(validFrom),
        to: validTo && dateText(validTo),
        complete,
        importedAt: new Date(Math.max(importedAt.getTime(), ...beside)),
      }));
  });
}

/** The whole release, with the notes of the newest tabular list and the rows of the newest HCPCS file. */
export async function loadRelease(database: Database, release: Release): Promise<TableSource> {
  const codes = await readCodes(database, release.id);
  const tabular = await newestRelease(database, 'icd10cm-tabular');
  const notes =
    tabular === null ? undefined : { year: fiscalYear(tabular.from), rows: await readNotes(database, tabular.id) };
  const hcpcs = await newestRelease(database, 'hcpcs');
  const procedures = hcpcs === null ? [] : await readCodes(database, hcpcs.id);
  const { id, from, to, complete } = release;
  return {
    id,
    from,
    to,
    complete,
    codes,
    ...(notes === undefined ? {} : { notes }),
    ...(procedures.length === 0
      ? {}
      : { hcpcs: procedures.map(({ code, description }) => ({ code, description, from: null, to: null })) }),
  };
}

async function newestRelease(
  database: Database,
  system: 'icd10cm-tabular' | 'hcpcs',
): Promise<{ id: string; from: string } | null> {
  const row = await database.withGlobal((tx) =>
    tx.codeRelease.findFirst({ where: { system }, orderBy: { validFrom: 'desc' } }),
  );
  return row && { id: row.id, from: dateText(row.validFrom) };
}

async function readCodes(database: Database, releaseId: string): Promise<TableSource['codes'][number][]> {
  const codes: TableSource['codes'][number][] = [];
  for (let after = ''; ;) {
    const page = await database.withGlobal((tx) => readPage(tx, releaseId, after));
    for (const { code, longText, billable } of page) codes.push({ code, description: longText, billable });
    const last = page.at(-1);
    if (!last || page.length < PAGE_ROWS) return codes;
    after = last.code;
  }
}

async function readNotes(database: Database, releaseId: string): Promise<NoteRow[]> {
  const notes = await database.withGlobal((tx) =>
    tx.codeNote.findMany({
      where: { releaseId },
      orderBy: [{ code: 'asc' }, { kind: 'asc' }, { position: 'asc' }],
    }),
  );
  return notes.flatMap(({ code, kind, text }) => (isNoteKind(kind) ? [{ code, kind, text }] : []));
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
