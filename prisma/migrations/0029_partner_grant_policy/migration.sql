-- One policy a table, as everywhere: consents are read in the directory scope too (decision 022), and written inside their practice only.
DROP POLICY directory_reads ON partner_grant;
DROP POLICY practice_isolation ON partner_grant;
CREATE POLICY practice_or_directory ON partner_grant
    USING (
        practice_id = nullif(current_setting('app.practice_id', true), '')::uuid
        OR current_setting('app.scope', true) = 'directory'
    )
    WITH CHECK (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid);
