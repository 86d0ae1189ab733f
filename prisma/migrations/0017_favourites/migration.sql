-- Codes that a person keeps at hand. Their words come from the table in force, so none are stored.

CREATE TABLE favourite (
    practice_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    system text NOT NULL,
    code text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT favourite_pkey PRIMARY KEY (practice_id, id),
    CONSTRAINT favourite_practice_id_user_id_fkey FOREIGN KEY (practice_id, user_id)
        REFERENCES user_account (practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT favourite_system CHECK (system IN ('icd10cm', 'procedure')),
    CONSTRAINT favourite_code CHECK (code ~ '^[A-Z0-9.]{3,8}$')
);
CREATE UNIQUE INDEX favourite_practice_id_user_id_system_code_key ON favourite (practice_id, user_id, system, code);

-- Recently used codes are those of the encounters a person finalized last.
CREATE INDEX encounter_practice_id_finalized_by_user_id_finalized_at_idx
    ON encounter (practice_id, finalized_by_user_id, finalized_at);

ALTER TABLE favourite ENABLE ROW LEVEL SECURITY;
ALTER TABLE favourite FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_isolation ON favourite
    USING (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid)
    WITH CHECK (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON favourite TO codeloom_app;
