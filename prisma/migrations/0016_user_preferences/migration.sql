-- What a person set for themselves, such as keys: one row for each user, nothing of it in a browser.

CREATE TABLE user_preferences (
    practice_id uuid NOT NULL,
    user_id uuid NOT NULL,
    keys jsonb NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    CONSTRAINT user_preferences_pkey PRIMARY KEY (practice_id, user_id),
    CONSTRAINT user_preferences_practice_id_user_id_fkey FOREIGN KEY (practice_id, user_id)
        REFERENCES user_account (practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT user_preferences_keys CHECK (jsonb_typeof(keys) = 'object')
);

ALTER TABLE user_preferences ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_preferences FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_isolation ON user_preferences
    USING (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid)
    WITH CHECK (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON user_preferences TO codeloom_app;
