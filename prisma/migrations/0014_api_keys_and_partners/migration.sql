-- API keys with kinds, modes, scopes and an end; EMR vendors (partners) that a practice's admin consents to; sandbox practices.

ALTER TABLE practice ADD COLUMN sandbox_of uuid UNIQUE;
ALTER TABLE practice ADD CONSTRAINT practice_sandbox_of_fkey
    FOREIGN KEY (sandbox_of) REFERENCES practice (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE practice ADD CONSTRAINT practice_no_sandbox_of_itself CHECK (sandbox_of <> id);

-- An EMR vendor. Global: it serves several practices, each of which consents by itself.
CREATE TABLE partner (
    id uuid NOT NULL,
    name text NOT NULL,
    key_prefix text NOT NULL,
    key_hash text NOT NULL,
    status text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT partner_pkey PRIMARY KEY (id),
    CONSTRAINT partner_status CHECK (status IN ('active', 'inactive')),
    CONSTRAINT partner_key_hashed CHECK (key_hash ~ '^[0-9a-f]{64}$')
);
CREATE UNIQUE INDEX partner_key_prefix_key ON partner (key_prefix);
ALTER TABLE partner ENABLE ROW LEVEL SECURITY;
ALTER TABLE partner FORCE ROW LEVEL SECURITY;
CREATE POLICY directory_only ON partner
    USING (current_setting('app.scope', true) = 'directory')
    WITH CHECK (current_setting('app.scope', true) = 'directory');
GRANT SELECT, INSERT, UPDATE ON partner TO codeloom_app;

CREATE TABLE partner_grant (
    practice_id uuid NOT NULL,
    id uuid NOT NULL,
    partner_id uuid NOT NULL,
    granted_by_user_id uuid NOT NULL,
    granted_at timestamptz(3) NOT NULL,
    withdrawn_at timestamptz(3),
    CONSTRAINT partner_grant_pkey PRIMARY KEY (practice_id, id),
    CONSTRAINT partner_grant_partner_id_fkey FOREIGN KEY (partner_id)
        REFERENCES partner (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT partner_grant_practice_id_granted_by_user_id_fkey FOREIGN KEY (practice_id, granted_by_user_id)
        REFERENCES user_account (practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX partner_grant_practice_id_partner_id_key ON partner_grant (practice_id, partner_id);
ALTER TABLE partner_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE partner_grant FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_isolation ON partner_grant
    USING (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid)
    WITH CHECK (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON partner_grant TO codeloom_app;

-- Keys that exist already are live secret keys with every scope.
ALTER TABLE api_key ADD COLUMN kind text NOT NULL DEFAULT 'secret';
ALTER TABLE api_key ADD COLUMN mode text NOT NULL DEFAULT 'live';
ALTER TABLE api_key ADD COLUMN scopes text[] NOT NULL DEFAULT ARRAY['embed', 'encounters:read', 'encounters:write', 'exports:read'];
ALTER TABLE api_key ADD COLUMN allowed_origins text[] NOT NULL DEFAULT ARRAY[]::text[];
ALTER TABLE api_key ADD COLUMN components jsonb;
ALTER TABLE api_key ADD COLUMN partner_id uuid;
ALTER TABLE api_key ADD COLUMN expires_at timestamptz(3);
ALTER TABLE api_key ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE api_key ALTER COLUMN mode DROP DEFAULT;
ALTER TABLE api_key ALTER COLUMN scopes DROP DEFAULT, ALTER COLUMN scopes DROP NOT NULL;
ALTER TABLE api_key ALTER COLUMN allowed_origins DROP DEFAULT, ALTER COLUMN allowed_origins DROP NOT NULL;
ALTER TABLE api_key ADD CONSTRAINT api_key_values CHECK (kind IN ('secret', 'publishable') AND mode IN ('live', 'test'));
-- A publishable key stands in a page for all to read: it opens nothing without an origin and a sign-in.
ALTER TABLE api_key ADD CONSTRAINT api_key_publishable CHECK (
    kind <> 'publishable' OR (cardinality(scopes) = 0 AND cardinality(allowed_origins) > 0 AND components IS NOT NULL)
);
ALTER TABLE api_key ADD CONSTRAINT api_key_partner_id_fkey
    FOREIGN KEY (partner_id) REFERENCES partner (id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- The patient a session was opened for: a chart of another patient shows nothing, whatever its id.
ALTER TABLE embed_session ADD COLUMN patient_pseudo_id text;
