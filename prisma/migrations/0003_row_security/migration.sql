-- Row security, enabled and forced, so that the owner is bound by it too (SECURITY section 3).
-- After a transaction that used set_config(…, true) the setting reads '' and not NULL: nullif() keeps '' from being cast or from meaning "all".

-- Tenant tables: a row is seen and written inside its practice only. No context sees nothing.
DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY[
        'practice_settings', 'practice_key', 'user_account', 'encounter', 'encounter_note', 'suggestion_run',
        'encounter_diagnosis', 'encounter_procedure', 'encounter_comment', 'audit_event', 'api_key', 'embed_session',
        'idempotency_key', 'export_batch'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format(
            'CREATE POLICY practice_isolation ON %I '
            'USING (practice_id = nullif(current_setting(''app.practice_id'', true), '''')::uuid) '
            'WITH CHECK (practice_id = nullif(current_setting(''app.practice_id'', true), '''')::uuid)',
            tenant_table
        );
    END LOOP;
END
$$;

-- Directory tables are read before a practice is known (sign-in, session, API key). A transaction asks for that sight
-- by app.scope = 'directory'; inside a practice only its own rows show, and without either setting none.
DO $$
DECLARE
    directory_table text;
BEGIN
    FOREACH directory_table IN ARRAY ARRAY['login', 'session_token', 'key_prefix'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', directory_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', directory_table);
        EXECUTE format(
            'CREATE POLICY directory_or_practice ON %I '
            'USING (current_setting(''app.scope'', true) = ''directory'' '
            'OR practice_id = nullif(current_setting(''app.practice_id'', true), '''')::uuid) '
            'WITH CHECK (current_setting(''app.scope'', true) = ''directory'' '
            'OR practice_id = nullif(current_setting(''app.practice_id'', true), '''')::uuid)',
            directory_table
        );
    END LOOP;
END
$$;

ALTER TABLE practice ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice FORCE ROW LEVEL SECURITY;
CREATE POLICY directory_or_own ON practice
    USING (current_setting('app.scope', true) = 'directory'
        OR id = nullif(current_setting('app.practice_id', true), '')::uuid)
    WITH CHECK (current_setting('app.scope', true) = 'directory'
        OR id = nullif(current_setting('app.practice_id', true), '')::uuid);

ALTER TABLE organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization FORCE ROW LEVEL SECURITY;
CREATE POLICY directory_or_own ON organization
    USING (current_setting('app.scope', true) = 'directory'
        OR EXISTS (
            SELECT FROM practice
            WHERE practice.org_id = organization.id
                AND practice.id = nullif(current_setting('app.practice_id', true), '')::uuid
        ))
    WITH CHECK (current_setting('app.scope', true) = 'directory');

-- The platform's own realm shows in the directory scope only, never inside a practice.
ALTER TABLE platform_user ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_user FORCE ROW LEVEL SECURITY;
CREATE POLICY directory_only ON platform_user
    USING (current_setting('app.scope', true) = 'directory')
    WITH CHECK (current_setting('app.scope', true) = 'directory');

ALTER TABLE platform_audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_audit_event FORCE ROW LEVEL SECURITY;
CREATE POLICY directory_only ON platform_audit_event
    USING (current_setting('app.scope', true) = 'directory')
    WITH CHECK (current_setting('app.scope', true) = 'directory');
