import { codeTableFromRows, curatedTable, curatedTableWith, type CodeTable, type NcciText } from '@codeloom/rules';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { listImported, loadNcci, loadRelease, type Imported, type Release } from './codes.repository.ts';

/** How long the list of imported releases is trusted: an import by another process shows after this (30 s). */
const RELEASES_FRESH_MS = 30_000;
/** Whole official tables held in memory; two fiscal years cover the dates a practice codes. */
const TABLES_HELD = 3;

/** The code table in force on a date of service: the imported release, else the curated table. */
export interface CodeTables {
  forDate(dateOfService: string): Promise<CodeTable>;
}

/**
 * The newest release that was in force on the date. A date after every release takes the last one, which then says it is stale; a date
 * before every release has none, so nothing is claimed about codes of that time.
 */
export function releaseInForce(releases: readonly Release[], dateOfService: string): Release | null {
  const begun = releases.filter(({ from }) => from <= dateOfService);
  return begun.reduce<Release | null>(
    (best, release) => (best === null || isNewer(release, best) ? release : best),
    null,
  );
}

const isNewer = (a: Release, b: Release) => (a.from === b.from ? a.importedAt > b.importedAt : a.from > b.from);

export function createCodeTables(database: Database, clock: Clock): CodeTables {
  let known: { at: number; imported: Promise<Imported> } | null = null;
  const held = new Map<string, Promise<CodeTable>>();
  /** One NCCI text for all tables: two million pairs are 12 MB. */
  let ncci: { at: number; texts: Promise<NcciText[]> } | null = null;

  function imported(): Promise<Imported> {
    const now = clock.now().getTime();
    if (known && now - known.at < RELEASES_FRESH_MS) return known.imported;
    const fresh = listImported(database);
    known = { at: now, imported: fresh };
    fresh.catch(() => {
      known = null;
    });
    return fresh;
  }

  function ncciOf(besideAt: number): Promise<NcciText[]> {
    if (ncci?.at === besideAt) return ncci.texts;
    const texts = loadNcci(database);
    ncci = { at: besideAt, texts };
    texts.catch(() => {
      ncci = null;
    });
    return texts;
  }

  /** Loads a table once, however many callers wait for it; the table used longest ago makes room. */
  function hold(key: string, load: () => Promise<CodeTable>): Promise<CodeTable> {
    const table = held.get(key) ?? load();
    held.delete(key);
    held.set(key, table);
    table.catch(() => held.delete(key));
    for (const oldest of held.keys()) {
      if (held.size <= TABLES_HELD) break;
      held.delete(oldest);
    }
    return table;
  }

  return {
    async forDate(dateOfService) {
      const { releases, besideAt } = await imported();
      const release = releaseInForce(releases, dateOfService);
      if (release)
        return hold(`${release.id} ${release.importedAt.toISOString()}`, async () =>
          codeTableFromRows(await loadRelease(database, release, await ncciOf(besideAt))),
        );
      if (besideAt === 0) return curatedTable;
      return hold(`curated ${String(besideAt)}`, async () => curatedTableWith(await ncciOf(besideAt)));
    },
  };
}
