-- Takes a practice's turn in its audit chain and reads where the chain ends, in one round trip: each statement of a volatile function
-- sees what was committed before it, so the second sees what the holder of the lock before us wrote. Runs with the caller's rights.
CREATE FUNCTION lock_audit_chain(chain uuid) RETURNS TABLE (seq integer, hash text, now timestamptz)
    LANGUAGE plpgsql
    VOLATILE
    SECURITY INVOKER
    SET search_path = pg_catalog, public
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('audit ' || chain::text, 0));
    RETURN QUERY SELECT event.seq, event.hash, date_trunc('milliseconds', clock_timestamp())
        FROM audit_event AS event WHERE event.practice_id = chain ORDER BY event.seq DESC LIMIT 1;
    IF NOT FOUND THEN
        RETURN QUERY SELECT 0, repeat('0', 64), date_trunc('milliseconds', clock_timestamp());
    END IF;
END
$$;
