-- Sets of codes for a common kind of visit, such as a cold: a person's own, or the practice's.

CREATE TABLE code_set (
    practice_id uuid NOT NULL,
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    name text NOT NULL,
    shared boolean NOT NULL,
    codes jsonb NOT NULL,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    CONSTRAINT code_set_pkey PRIMARY KEY (practice_id, id),
    CONSTRAINT code_set_practice_id_owner_id_fkey FOREIGN KEY (practice_id, owner_id)
        REFERENCES user_account (practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT code_set_name CHECK (length(name) BETWEEN 1 AND 60),
    CONSTRAINT code_set_codes CHECK (jsonb_typeof(codes) = 'object')
);
CREATE UNIQUE INDEX code_set_practice_id_owner_id_name_key ON code_set (practice_id, owner_id, name);

ALTER TABLE code_set ENABLE ROW LEVEL SECURITY;
ALTER TABLE code_set FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_isolation ON code_set
    USING (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid)
    WITH CHECK (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON code_set TO codeloom_app;
