import pg from 'pg';

/** How to reach a PostgreSQL: what node-postgres takes. */
export type ConnectionConfig = pg.ClientConfig;

/** What a login may do beyond the application's role, and whether its server is fit for us. */
export interface LoginFacts {
  user: string;
  superuser: boolean;
  bypassesRowSecurity: boolean;
  /** Owns our tables, or may act as their owner. */
  ownsTables: boolean;
  /** Such as 150018 for 15.18. */
  serverVersion: number;
  /** The server keeps what it acknowledged, also over a loss of power. */
  durable: boolean;
}

// Rights that come by membership count too: SET ROLE reaches them.
const LOGIN_FACTS = `
SELECT current_user AS "user",
    bool_or(r.rolsuper) AS superuser,
    bool_or(r.rolbypassrls) AS "bypassesRowSecurity",
    EXISTS (
        SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND pg_has_role(current_user, c.relowner, 'MEMBER')
    ) AS "ownsTables",
    current_setting('server_version_num')::int AS "serverVersion",
    current_setting('fsync')::bool AND current_setting('full_page_writes')::bool
        AND current_setting('synchronous_commit') <> 'off' AS durable
FROM pg_roles r
WHERE pg_has_role(current_user, r.oid, 'MEMBER')`;

/** Logs in once and reports the rights of the login. */
export async function inspectLogin(connection: ConnectionConfig): Promise<LoginFacts> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<LoginFacts>(LOGIN_FACTS);
    const facts = rows[0];
    if (facts === undefined) throw new Error('The database did not say who is logged in.');
    return facts;
  } finally {
    await client.end();
  }
}
