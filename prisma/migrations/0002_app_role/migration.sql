-- The role the application works as: it owns nothing, is no superuser and does not bypass row security (SECURITY G2).
-- It may not log in by itself here; on PostgreSQL the operator's login role is a member of it, or is it.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'codeloom_app') THEN
        CREATE ROLE codeloom_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    END IF;
EXCEPTION
    -- Roles belong to the whole cluster: another database may create it at the same moment.
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO codeloom_app;
GRANT USAGE ON SCHEMA codeloom_migration TO codeloom_app;
GRANT SELECT ON codeloom_migration.applied TO codeloom_app;

-- Directory: read before a practice is known.
GRANT SELECT, INSERT, UPDATE ON organization, practice, platform_user TO codeloom_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON login, session_token TO codeloom_app;
GRANT SELECT, INSERT, DELETE ON key_prefix TO codeloom_app;

-- Public reference data.
GRANT SELECT, INSERT, UPDATE, DELETE ON code_release, code_row, code_note TO codeloom_app;

-- Tenant tables that change.
GRANT SELECT, INSERT, UPDATE ON practice_settings, user_account, encounter, api_key, embed_session TO codeloom_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON encounter_diagnosis, encounter_procedure TO codeloom_app;
GRANT SELECT, INSERT, DELETE ON idempotency_key TO codeloom_app;
-- A key may be wrapped again under a newer wrapping key, or destroyed; its id and practice never change.
GRANT SELECT, INSERT, DELETE ON practice_key TO codeloom_app;
GRANT UPDATE (kek_id, wrapped) ON practice_key TO codeloom_app;

-- Insert-only.
GRANT SELECT, INSERT ON encounter_note, suggestion_run, encounter_comment, export_batch TO codeloom_app;
GRANT SELECT, INSERT ON audit_event, platform_audit_event TO codeloom_app;
