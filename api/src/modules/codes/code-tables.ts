import { codeTableFromRows, curatedTable, type CodeTable } from '@codeloom/rules';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { listReleases, loadRelease, type Release } from './codes.repository.ts';

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
  let known: { at: number; releases: Promise<Release[]> } | null = null;
  const held = new Map<string, Promise<CodeTable>>();

  function releases(): Promise<Release[]> {
    const now = clock.now().getTime();
    if (known && now - known.at < RELEASES_FRESH_MS) return known.releases;
    const fresh = listReleases(database);
    known = { at: now, releases: fresh };
    fresh.catch(() => {
      known = null;
    });
    return fresh;
  }

  /** Loads a release once, however many callers wait for it; the table used longest ago makes room. */
  function load(release: Release): Promise<CodeTable> {
    const key = `${release.id} ${release.importedAt.toISOString()}`;
    const table = held.get(key) ?? loadRelease(database, release).then(codeTableFromRows);
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
      const release = releaseInForce(await releases(), dateOfService);
      return release ? load(release) : curatedTable;
    },
  };
}
