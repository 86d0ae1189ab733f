-- What was written once stays as it was written: by trigger, beside the missing grants, so that the owner is held to it too.

CREATE FUNCTION refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, public
    AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: its rows are never changed', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON platform_audit_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON platform_audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Runs and note versions are immutable. Deleting stays possible for the retention job of the owner, not for the application.
CREATE TRIGGER immutable BEFORE UPDATE ON suggestion_run
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER immutable BEFORE UPDATE ON encounter_note
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Each audit event links to the one before it. The application computes the hash; the database refuses a fork or a gap.
CREATE FUNCTION require_audit_link() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, public
    AS $$
DECLARE
    last_seq integer;
    last_hash text;
BEGIN
    IF TG_TABLE_NAME = 'audit_event' THEN
        SELECT seq, hash INTO last_seq, last_hash FROM audit_event
            WHERE practice_id = NEW.practice_id ORDER BY seq DESC LIMIT 1;
    ELSE
        SELECT seq, hash INTO last_seq, last_hash FROM platform_audit_event ORDER BY seq DESC LIMIT 1;
    END IF;
    IF NEW.seq <> coalesce(last_seq, 0) + 1 OR NEW.prev_hash <> coalesce(last_hash, repeat('0', 64)) THEN
        RAISE EXCEPTION '%: event % does not link to the event before it', TG_TABLE_NAME, NEW.seq
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER link BEFORE INSERT ON audit_event
    FOR EACH ROW EXECUTE FUNCTION require_audit_link();
CREATE TRIGGER link BEFORE INSERT ON platform_audit_event
    FOR EACH ROW EXECUTE FUNCTION require_audit_link();
