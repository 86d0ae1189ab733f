import { inspectLogin, listPendingMigrations, PrismaClient, PrismaPg, type LoginFacts } from '@codeloom/prisma';

export type { LoginFacts };

/** A database that takes longer to answer is down for our purposes (ms). */
const CONNECT_MS = 5_000;

export interface DatabaseFacts {
  /** Tables of practices, and those of them without forced row security. */
  rowSecurity(): Promise<{ tables: number; open: readonly string[] }>;
  /** The database's own clock. */
  clock(): Promise<Date>;
  /** Imported code systems with the last day on which their newest release is in force. */
  codeReleases(): Promise<readonly { system: string; last: string | null }[]>;
  close(): Promise<void>;
}

export const readLogin = (url: string): Promise<LoginFacts> =>
  inspectLogin({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });

export const readPendingMigrations = (url: string): Promise<readonly string[]> =>
  listPendingMigrations({ connectionString: url });

/** Reads about a database; writes nothing. */
export function openFacts(url: string): DatabaseFacts {
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: 1, connectionTimeoutMillis: CONNECT_MS }),
    errorFormat: 'minimal',
  });
  return {
    async rowSecurity() {
      const [row] = await client.$queryRaw<{ tables: bigint; open: string[] }[]>`
        SELECT count(*) AS tables, coalesce(array_agg(c.relname::text ORDER BY 1) FILTER (WHERE NOT (c.relrowsecurity AND c.relforcerowsecurity
          AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))), '{}') AS open
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'practice_id' AND NOT a.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`;
      return { tables: Number(row?.tables ?? 0), open: row?.open ?? [] };
    },
    async clock() {
      const [row] = await client.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
      return row?.now ?? new Date(0);
    },
    codeReleases: () => client.$queryRaw<{ system: string; last: string | null }[]>`
      SELECT system, max(coalesce(valid_to, 'infinity'::date))::text AS last FROM code_release GROUP BY system ORDER BY system`,
    close: () => client.$disconnect(),
  };
}
