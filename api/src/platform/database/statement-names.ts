/** Most statements that a connection keeps prepared: more than the application has. Lists of another length are other statements. */
const MOST_STATEMENTS = 400;
/** Statements that came once are remembered up to this many, to be told when they come again. */
const MOST_SEEN_ONCE = 500;
/** A longer text is a bulk insert: preparing it costs both sides more memory than it saves (characters). */
const LONGEST_NAMED = 8_000;

/**
 * Names for statements, so that each connection parses and plans one once and not with every request. A statement is named when it
 * comes again, and no more than a bound are: what is asked once, such as a list of a rare length, stays unnamed. Behind PgBouncer this
 * needs its `max_prepared_statements` (1.21 or newer).
 */
export function statementNames(most = MOST_STATEMENTS): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  const seenOnce = new Set<string>();
  return ({ sql }) => {
    // COMMIT and ROLLBACK: simple queries, also in a transaction that failed.
    if (!/\s/.test(sql) || sql.length > LONGEST_NAMED) return '';
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= most) return '';
    if (!seenOnce.delete(sql)) {
      if (seenOnce.size >= MOST_SEEN_ONCE) seenOnce.clear();
      seenOnce.add(sql);
      return '';
    }
    const name = `codeloom_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
