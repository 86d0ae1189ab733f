-- The worklist: whose work an encounter is, what billers see, and views kept under a name.

ALTER TABLE encounter ADD COLUMN assignee_id uuid;
ALTER TABLE encounter ADD CONSTRAINT encounter_practice_id_assignee_id_fkey FOREIGN KEY (practice_id, assignee_id)
    REFERENCES user_account (practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX encounter_practice_id_assignee_id_idx ON encounter (practice_id, assignee_id);
CREATE INDEX encounter_practice_id_updated_at_id_idx ON encounter (practice_id, updated_at, id);

ALTER TABLE practice_settings ADD COLUMN billers_see text NOT NULL DEFAULT 'all';
ALTER TABLE practice_settings ADD CONSTRAINT practice_settings_billers_see CHECK (billers_see IN ('all', 'assigned'));

CREATE TABLE saved_view (
    practice_id uuid NOT NULL,
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    name text NOT NULL,
    shared boolean NOT NULL,
    view jsonb NOT NULL,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    CONSTRAINT saved_view_pkey PRIMARY KEY (practice_id, id),
    CONSTRAINT saved_view_practice_id_owner_id_fkey FOREIGN KEY (practice_id, owner_id)
        REFERENCES user_account (practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX saved_view_practice_id_owner_id_name_key ON saved_view (practice_id, owner_id, name);

ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_view FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_isolation ON saved_view
    USING (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid)
    WITH CHECK (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON saved_view TO codeloom_app;
