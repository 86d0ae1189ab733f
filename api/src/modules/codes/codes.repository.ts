import { isNoteKind, type HcpcsRow, type NcciText, type NoteRow, type TableSource } from '@codeloom/rules';
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

/** What was imported. `importedAt` moves when a tabular list, a HCPCS or an NCCI file comes later, because tables are made with them. */
export interface Imported {
  readonly releases: readonly Release[];
  /** When the last file beside the releases was imported; 0 when there is none. */
  readonly besideAt: number;
}

export function listImported(database: Database): Promise<Imported> {
  return database.withGlobal(async (tx) => {
    const rows = await tx.codeRelease.findMany();
    const beside = rows.filter(({ system }) => system !== 'icd10cm').map(({ importedAt }) => importedAt.getTime());
    const besideAt = Math.max(0, ...beside);
    const releases = rows
      .filter(({ system }) => system === 'icd10cm')
      .map(({ id, validFrom, validTo, complete, importedAt }) => ({
        id,
        from: dateText(validFrom),
        to: validTo && dateText(validTo),
        complete,
        importedAt: new Date(Math.max(importedAt.getTime(), besideAt)),
      }));
    return { releases, besideAt };
  });
}

/** The whole release, with the notes of the newest tabular list and the rows of the newest HCPCS file; NCCI is laid beside it. */
export async function loadRelease(
  database: Database,
  release: Release,
  ncci: readonly NcciText[],
): Promise<TableSource> {
  const codes = await readCodes(database, release.id);
  const tabular = await newestRelease(database, 'icd10cm-tabular');
  const notes =
    tabular === null ? undefined : { year: fiscalYear(tabular.from), rows: await readNotes(database, tabular.id) };
  const hcpcs = await newestRelease(database, 'hcpcs');
  const procedures = hcpcs === null ? [] : await readHcpcs(database, hcpcs.id);
  const { id, from, to, complete } = release;
  return {
    id,
    from,
    to,
    complete,
    codes,
    ...(notes === undefined ? {} : { notes }),
    ...(procedures.length === 0 ? {} : { hcpcs: procedures }),
    ncci,
  };
}

/** The newest file of NCCI pairs, which holds every earlier date too, and the unit limits of every quarter. */
export async function loadNcci(database: Database): Promise<NcciText[]> {
  const rows = await database.withGlobal((tx) =>
    tx.codeRelease.findMany({
      where: { system: { in: ['ncci-ptp', 'ncci-mue'] } },
      orderBy: [{ validFrom: 'desc' }, { importedAt: 'desc' }],
    }),
  );
  const newestPairs = rows.find(({ system }) => system === 'ncci-ptp');
  const texts: NcciText[] = [];
  for (const row of rows) {
    if (row.system === 'ncci-ptp' && row !== newestPairs) continue;
    const lines = await readRows(database, row.id);
    texts.push({
      kind: row.system === 'ncci-ptp' ? 'ptp' : 'mue',
      id: row.id,
      from: dateText(row.validFrom),
      to: row.validTo ? dateText(row.validTo) : '9999-12-31',
      lines: lines
        // By code unit, as the text form wants it; the database may sort by a language.
        .sort((a, b) => (a.code < b.code ? -1 : 1))
        .map(({ code, longText }) => `${code}\t${longText}\n`)
        .join(''),
    });
  }
  return texts;
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

type Row = Awaited<ReturnType<typeof readPage>>[number];

async function readRows(database: Database, releaseId: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after = ''; ;) {
    const page = await database.withGlobal((tx) => readPage(tx, releaseId, after));
    rows.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE_ROWS) return rows;
    after = last.code;
  }
}

async function readCodes(database: Database, releaseId: string): Promise<TableSource['codes'][number][]> {
  const rows = await readRows(database, releaseId);
  return rows.map(({ code, longText, billable }) => ({ code, description: longText, billable }));
}

async function readHcpcs(database: Database, releaseId: string): Promise<HcpcsRow[]> {
  const rows = await readRows(database, releaseId);
  return rows.map(({ code, longText, validFrom, validTo }) => ({
    code,
    description: longText,
    from: validFrom && dateText(validFrom),
    to: validTo && dateText(validTo),
  }));
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
    select: { code: true, longText: true, billable: true, validFrom: true, validTo: true },
    orderBy: { code: 'asc' },
    take: PAGE_ROWS,
  });
}

/** ICD-10-CM years begin on 1 October: a release from 2025-10-01 is that of 2026. */
const fiscalYear = (from: string): string => {
  const year = Number(from.slice(0, 4));
  return String(Number(from.slice(5, 7)) >= 10 ? year + 1 : year);
};
