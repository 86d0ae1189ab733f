import { storeRelease, type ReleaseToStore } from '../modules/codes/index.ts';
import { systemClock } from '../platform/clock.ts';
import { loadConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database/index.ts';
import { createLogger } from '../platform/logger.ts';
import type { Import } from './codes-import.ts';
import { ncciOf } from './ncci-files.ts';

/** The parsed files as releases of the database. */
function releasesOf(parsed: Import): ReleaseToStore[] {
  const { orders, tabulars, hcpcs } = parsed;
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
      codes: rows.map((row, index) => ({
        ...row,
        order: index + 1,
        billable: true,
        shortText: row.description.slice(0, 60),
      })),
      notes: [],
    })),
    ...ncciOf(parsed).map(({ kind, id, from, to, lines, source, sha256 }) => ({
      id,
      system: kind === 'ptp' ? ('ncci-ptp' as const) : ('ncci-mue' as const),
      from,
      to,
      complete: true,
      sourceName: source,
      sourceSha256: sha256,
      // A line `key TAB text` is a row; the text is `check`'s business.
      codes: lines
        .split('\n')
        .filter((line) => line !== '')
        .map((line, index) => {
          const tab = line.indexOf('\t');
          return {
            code: line.slice(0, tab),
            order: index + 1,
            billable: false,
            shortText: '',
            description: line.slice(tab + 1),
          };
        }),
      notes: [],
    })),
  ];
}

/** Stores every release whole, one transaction each; a release that is there already is replaced. */
export async function importIntoDatabase(parsed: Import): Promise<void> {
  // Before anything is opened: a missing part of the pairs is found here.
  const releases = releasesOf(parsed);
  const database = await openDatabase(loadConfig(process.env), createLogger({ level: 'warn' }));
  try {
    for (const release of releases) await storeRelease(database, release, systemClock.now());
  } finally {
    await database.close();
  }
}
