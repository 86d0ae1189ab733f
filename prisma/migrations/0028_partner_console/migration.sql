-- An EMR vendor looks after itself: it sees which practices consent, replaces its own key with an overlap, and tests in a sandbox of its own.

ALTER TABLE partner ADD COLUMN previous_key_prefix text UNIQUE;
ALTER TABLE partner ADD COLUMN previous_key_hash text;
ALTER TABLE partner ADD COLUMN previous_key_ends_at timestamptz(3);
ALTER TABLE partner ADD CONSTRAINT partner_previous_key CHECK (
    (previous_key_prefix IS NULL AND previous_key_hash IS NULL AND previous_key_ends_at IS NULL)
    OR (previous_key_prefix IS NOT NULL AND previous_key_hash ~ '^[0-9a-f]{64}$' AND previous_key_ends_at IS NOT NULL)
);
ALTER TABLE partner ADD COLUMN sandbox_practice_id uuid UNIQUE;
ALTER TABLE partner ADD CONSTRAINT partner_sandbox_practice_id_fkey
    FOREIGN KEY (sandbox_practice_id) REFERENCES practice (id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- Consents are a directory entry (DESIGN section 5): read before a practice is known, written inside the practice only.
CREATE INDEX partner_grant_partner_id_idx ON partner_grant (partner_id);
CREATE POLICY directory_reads ON partner_grant FOR SELECT
    USING (current_setting('app.scope', true) = 'directory');
