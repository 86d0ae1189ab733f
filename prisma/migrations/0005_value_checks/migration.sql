-- Values the database itself refuses. The closed sets are those of the contracts package; a new member comes with its own migration.

-- A PHI column holds ciphertext or nothing: plain text is an error, never passed through (SECURITY section 3).
ALTER TABLE encounter_note ADD CONSTRAINT encounter_note_text_encrypted CHECK (text_ciphertext LIKE 'v1.%.%.%.%');
ALTER TABLE encounter_comment ADD CONSTRAINT encounter_comment_text_encrypted CHECK (text_ciphertext LIKE 'v1.%.%.%.%');
ALTER TABLE suggestion_run ADD CONSTRAINT suggestion_run_result_encrypted CHECK (result_ciphertext LIKE 'v1.%.%.%.%');

-- Secrets rest as hex SHA-256, never as themselves.
ALTER TABLE login ADD CONSTRAINT login_email_hashed CHECK (email_hash ~ '^[0-9a-f]{64}$');
ALTER TABLE session_token ADD CONSTRAINT session_token_hashed CHECK (id ~ '^[0-9a-f]{64}$');
ALTER TABLE api_key ADD CONSTRAINT api_key_hashed CHECK (key_hash ~ '^[0-9a-f]{64}$');
ALTER TABLE embed_session ADD CONSTRAINT embed_session_secret_hashed CHECK (secret_hash ~ '^[0-9a-f]{64}$');
ALTER TABLE audit_event ADD CONSTRAINT audit_event_hashes CHECK (hash ~ '^[0-9a-f]{64}$' AND prev_hash ~ '^[0-9a-f]{64}$');
ALTER TABLE platform_audit_event ADD CONSTRAINT platform_audit_event_hashes CHECK (hash ~ '^[0-9a-f]{64}$' AND prev_hash ~ '^[0-9a-f]{64}$');

-- A login or session belongs to one practice user or to one platform user, never to both or to none.
ALTER TABLE login ADD CONSTRAINT login_one_owner CHECK (
    (practice_id IS NOT NULL AND user_id IS NOT NULL AND platform_user_id IS NULL)
    OR (practice_id IS NULL AND user_id IS NULL AND platform_user_id IS NOT NULL)
);
ALTER TABLE session_token ADD CONSTRAINT session_token_one_owner CHECK (
    (practice_id IS NOT NULL AND user_id IS NOT NULL AND platform_user_id IS NULL)
    OR (practice_id IS NULL AND user_id IS NULL AND platform_user_id IS NOT NULL)
);

ALTER TABLE user_account ADD CONSTRAINT user_account_role CHECK (role IN ('PROVIDER', 'BILLER', 'PRACTICE_ADMIN'));
ALTER TABLE user_account ADD CONSTRAINT user_account_status CHECK (status IN ('invited', 'active', 'inactive'));
ALTER TABLE platform_user ADD CONSTRAINT platform_user_status CHECK (status IN ('active', 'inactive'));
ALTER TABLE embed_session ADD CONSTRAINT embed_session_role CHECK (role IN ('PROVIDER', 'BILLER', 'PRACTICE_ADMIN'));

ALTER TABLE encounter ADD CONSTRAINT encounter_status
    CHECK (status IN ('draft', 'ai_suggested', 'finalized', 'exported', 'voided'));
ALTER TABLE encounter ADD CONSTRAINT encounter_version CHECK (version >= 1 AND note_version >= 1);
ALTER TABLE encounter ADD CONSTRAINT encounter_em_source
    CHECK (final_em_code_source IN ('ai', 'provider', 'biller', 'mixed'));
ALTER TABLE encounter ADD CONSTRAINT encounter_em_delta
    CHECK (em_decision_delta IN ('accepted_as_is', 'lower_than_ai', 'higher_than_ai', 'different_code'));
ALTER TABLE encounter ADD CONSTRAINT encounter_finalized_by_someone
    CHECK (status NOT IN ('finalized', 'exported') OR (finalized_at IS NOT NULL AND finalized_by_user_id IS NOT NULL));

ALTER TABLE encounter_diagnosis ADD CONSTRAINT encounter_diagnosis_values CHECK (position >= 1 AND source IN ('ai', 'user'));
ALTER TABLE encounter_procedure ADD CONSTRAINT encounter_procedure_values
    CHECK (position >= 1 AND units >= 1 AND source IN ('ai', 'user'));
ALTER TABLE audit_event ADD CONSTRAINT audit_event_actor
    CHECK (actor_type IN ('user', 'embed', 'partner', 'platform', 'system'));
