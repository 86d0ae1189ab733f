-- Sign-in tries in the present window, by account and by address: one count for all processes. Keys are hashes.
CREATE TABLE sign_in_try (
    key_hash text NOT NULL,
    tries integer NOT NULL,
    window_ends_at timestamptz(3) NOT NULL,
    CONSTRAINT sign_in_try_pkey PRIMARY KEY (key_hash),
    CONSTRAINT sign_in_try_hashed CHECK (key_hash ~ '^[0-9a-f]{64}$')
);
CREATE INDEX sign_in_try_window_ends_at_idx ON sign_in_try (window_ends_at);
ALTER TABLE sign_in_try ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_try FORCE ROW LEVEL SECURITY;
CREATE POLICY directory_only ON sign_in_try
    USING (current_setting('app.scope', true) = 'directory')
    WITH CHECK (current_setting('app.scope', true) = 'directory');
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_try TO codeloom_app;
