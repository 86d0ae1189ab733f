-- Practices that keep no notes, drafts that expire, and forgetting: what retention and the minimal mode may take back, and nothing else.

ALTER TABLE practice_settings ADD COLUMN store_phi boolean NOT NULL DEFAULT true;
ALTER TABLE practice_settings ALTER COLUMN store_phi DROP DEFAULT;
ALTER TABLE practice_settings ADD CONSTRAINT practice_settings_retention CHECK (phi_retention_days BETWEEN 1 AND 36500);

ALTER TABLE encounter ADD COLUMN phi_purged_at timestamptz(3);

-- What was typed and not saved yet, for the same user and encounter only; and, where a practice keeps no notes, the note and the
-- whole answer of an encounter that is still open. Encrypted, and gone after its time.
CREATE TABLE draft (
    practice_id uuid NOT NULL,
    id uuid NOT NULL,
    encounter_id uuid NOT NULL,
    user_id uuid NOT NULL,
    kind text NOT NULL,
    encounter_version integer NOT NULL,
    content_ciphertext text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    CONSTRAINT draft_pkey PRIMARY KEY (practice_id, id),
    CONSTRAINT draft_practice_id_encounter_id_fkey FOREIGN KEY (practice_id, encounter_id)
        REFERENCES encounter (practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT draft_practice_id_user_id_fkey FOREIGN KEY (practice_id, user_id)
        REFERENCES user_account (practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT draft_kind CHECK (kind IN ('note', 'codes', 'held_note', 'held_result')),
    CONSTRAINT draft_content_encrypted CHECK (content_ciphertext LIKE 'v1.%.%.%.%')
);
CREATE UNIQUE INDEX draft_practice_id_encounter_id_user_id_kind_key ON draft (practice_id, encounter_id, user_id, kind);
CREATE INDEX draft_practice_id_expires_at_idx ON draft (practice_id, expires_at);

ALTER TABLE draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_isolation ON draft
    USING (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid)
    WITH CHECK (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO codeloom_app;

-- A note version, a run and a reason keep their row, hash and ids; their text may be absent or taken back.
ALTER TABLE encounter_note ALTER COLUMN text_ciphertext DROP NOT NULL;
ALTER TABLE suggestion_run ALTER COLUMN result_ciphertext DROP NOT NULL;
ALTER TABLE encounter_comment ALTER COLUMN text_ciphertext DROP NOT NULL;

-- The only change: the text becomes NULL, and only where the practice keeps no notes or the encounter is past its retention.
-- The database checks it, so that the grant below cannot be used to wipe what must be kept.
CREATE FUNCTION allow_forgetting_only() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, public
    AS $$
DECLARE
    text_column text := TG_ARGV[0];
BEGIN
    IF to_jsonb(NEW) - text_column = to_jsonb(OLD) - text_column
        AND to_jsonb(NEW) -> text_column = 'null'::jsonb
        AND EXISTS (
            SELECT FROM practice_settings s JOIN encounter e ON e.practice_id = s.practice_id
            WHERE s.practice_id = OLD.practice_id AND e.id = OLD.encounter_id
                AND (NOT s.store_phi OR e.encounter_date + s.phi_retention_days < current_date)
        )
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% on % is refused: its text is kept until its retention ends', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;

DROP TRIGGER immutable ON encounter_note;
DROP TRIGGER immutable ON suggestion_run;
CREATE TRIGGER immutable BEFORE UPDATE ON encounter_note
    FOR EACH ROW EXECUTE FUNCTION allow_forgetting_only('text_ciphertext');
CREATE TRIGGER immutable BEFORE UPDATE ON suggestion_run
    FOR EACH ROW EXECUTE FUNCTION allow_forgetting_only('result_ciphertext');
CREATE TRIGGER immutable BEFORE UPDATE ON encounter_comment
    FOR EACH ROW EXECUTE FUNCTION allow_forgetting_only('text_ciphertext');

GRANT UPDATE (text_ciphertext) ON encounter_note, encounter_comment TO codeloom_app;
GRANT UPDATE (result_ciphertext) ON suggestion_run TO codeloom_app;
