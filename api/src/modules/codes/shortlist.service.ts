import type { FavouriteInput, Shortlist, ShortlistInput } from '@codeloom/contracts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { principalId, type PracticeActor } from '../../transport/actor.ts';
import type { CodeTables } from './code-tables.ts';
import { describeCodes } from './describe-codes.ts';
import { readFavourites, readMostUsed, readRecent, setFavourite } from './favourites.repository.ts';

/** What fits on a screen under a search field. */
const ROWS = 8;
/** A season and a half: long enough for habits, short enough that last year's codes fade (days). */
const MOST_USED_DAYS = 180;
const DAY_MS = 86_400_000;

export interface ShortlistDeps {
  readonly database: Database;
  readonly tables: CodeTables;
  readonly clock: Clock;
}

/** What a person finds before typing. Codes only: nothing here tells whose encounter they stood on. */
export function createShortlistService({ database, tables, clock }: ShortlistDeps) {
  return {
    async get(actor: PracticeActor, { system, date }: ShortlistInput): Promise<Shortlist> {
      const now = clock.now();
      const shelf = { practiceId: actor.practiceId, userId: principalId(actor), system };
      const since = new Date(now.getTime() - MOST_USED_DAYS * DAY_MS);
      const found = await database.withPractice(actor.practiceId, async (tx) => ({
        favourites: await readFavourites(tx, shelf),
        recent: await readRecent(tx, shelf, ROWS),
        mostUsed: await readMostUsed(tx, shelf, { since, limit: ROWS }),
      }));
      const table = await tables.forDate(date ?? now.toISOString().slice(0, 10));
      return {
        favourites: describeCodes(table, system, found.favourites),
        recent: describeCodes(table, system, found.recent),
        mostUsed: describeCodes(table, system, found.mostUsed),
      };
    },

    /** A person's own shelf; it touches nobody else, so it is not audited. */
    async setFavourite(
      actor: PracticeActor,
      { system, code, favourite }: FavouriteInput,
    ): Promise<{ favourite: boolean }> {
      const shelf = { practiceId: actor.practiceId, userId: principalId(actor), system, code, now: clock.now() };
      await database.withPractice(actor.practiceId, (tx) => setFavourite(tx, shelf, favourite));
      return { favourite };
    },
  };
}

export type ShortlistService = ReturnType<typeof createShortlistService>;
