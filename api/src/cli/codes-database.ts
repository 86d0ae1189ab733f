import { storeRelease, type ReleaseToStore } from '../modules/codes/index.ts';
import { systemClock } from '../platform/clock.ts';
import { loadConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database/index.ts';
import { createLogger } from '../platform/logger.ts';
import type { Import } from './codes-import.ts';

/** The parsed files as releases of the database. */
function releasesOf({ orders, tabulars, hcpcs }: Import): ReleaseToStore[] {
  return [
    ...orders.map(({ id, from, to, codes, source, sha256 }) => ({
      id,
      system: 'icd10cm' as const,
      from,
      to,
      complete: true,
      sourceName: source,
      sourceSha256: sha256,
      codes,
      notes: [],
    })),
    ...tabulars.map(({ id, year, notes, source, sha256 }) => ({
      id,
      system: 'icd10cm-tabular' as const,
      from: `${String(Number(year) - 1)}-10-01`,
      to: `${year}-09-30`,
      complete: false,
      sourceName: source,
      sourceSha256: sha256,
      codes: [],
      notes,
    })),
    ...hcpcs.map(({ id, from, to, rows, source, sha256 }) => ({
      id,
      system: 'hcpcs' as const,
      from,
      to,
      complete: true,
      sourceName: source,
      sourceSha256: sha256,
      // Codes that had ended before the year of the file are not part of it.
      codes: rows
        .filter((row) => row.to === null || row.to >= from)
        .map((row, index) => ({ ...row, order: index + 1, billable: true, shortText: row.description.slice(0, 60) })),
      notes: [],
    })),
  ];
}

/** Stores every release whole, one transaction each; a release that is there already is replaced. */
export async function importIntoDatabase(parsed: Import): Promise<void> {
  const database = await openDatabase(loadConfig(process.env), createLogger({ level: 'warn' }));
  try {
    for (const release of releasesOf(parsed)) await storeRelease(database, release, systemClock.now());
  } finally {
    await database.close();
  }
}
