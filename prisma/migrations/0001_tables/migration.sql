-- Tables, keys and indexes of the first release (DESIGN section 5). The drift test keeps them equal to schema.prisma.

CREATE TABLE organization (
    id UUID NOT NULL,
    name TEXT NOT NULL,
    billing_contact_name TEXT,
    billing_contact_email TEXT,
    billing_address TEXT,
    created_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT organization_pkey PRIMARY KEY (id)
);

CREATE TABLE practice (
    id UUID NOT NULL,
    org_id UUID NOT NULL,
    name TEXT NOT NULL,
    specialty TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL,
    updated_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT practice_pkey PRIMARY KEY (id)
);

CREATE TABLE login (
    email_hash TEXT NOT NULL,
    practice_id UUID,
    user_id UUID,
    platform_user_id UUID,
    password_hash TEXT NOT NULL,
    failed_tries INTEGER NOT NULL DEFAULT 0,
    updated_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT login_pkey PRIMARY KEY (email_hash)
);

CREATE TABLE session_token (
    id TEXT NOT NULL,
    practice_id UUID,
    user_id UUID,
    platform_user_id UUID,
    created_at TIMESTAMPTZ(3) NOT NULL,
    idle_expires_at TIMESTAMPTZ(3) NOT NULL,
    expires_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT session_token_pkey PRIMARY KEY (id)
);

CREATE TABLE key_prefix (
    prefix TEXT NOT NULL,
    practice_id UUID NOT NULL,
    api_key_id UUID NOT NULL,

    CONSTRAINT key_prefix_pkey PRIMARY KEY (prefix)
);

CREATE TABLE platform_user (
    id UUID NOT NULL,
    email TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT platform_user_pkey PRIMARY KEY (id)
);

CREATE TABLE platform_audit_event (
    id UUID NOT NULL,
    seq INTEGER NOT NULL,
    platform_user_id UUID,
    action TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    payload JSONB NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,

    CONSTRAINT platform_audit_event_pkey PRIMARY KEY (id)
);

CREATE TABLE code_release (
    id TEXT NOT NULL,
    system TEXT NOT NULL,
    name TEXT NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    complete BOOLEAN NOT NULL,
    source_name TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    billable INTEGER NOT NULL,
    imported_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT code_release_pkey PRIMARY KEY (id)
);

CREATE TABLE code_row (
    release_id TEXT NOT NULL,
    code TEXT NOT NULL,
    order_no INTEGER NOT NULL,
    billable BOOLEAN NOT NULL,
    short_text TEXT NOT NULL,
    long_text TEXT NOT NULL,

    CONSTRAINT code_row_pkey PRIMARY KEY (release_id,code)
);

CREATE TABLE code_note (
    release_id TEXT NOT NULL,
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,

    CONSTRAINT code_note_pkey PRIMARY KEY (release_id,code,kind,position)
);

CREATE TABLE practice_settings (
    practice_id UUID NOT NULL,
    phi_retention_days INTEGER NOT NULL,
    providers_finalize BOOLEAN NOT NULL,
    updated_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT practice_settings_pkey PRIMARY KEY (practice_id)
);

CREATE TABLE practice_key (
    practice_id UUID NOT NULL,
    id TEXT NOT NULL,
    kek_id TEXT NOT NULL,
    wrapped TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT practice_key_pkey PRIMARY KEY (practice_id,id)
);

CREATE TABLE user_account (
    practice_id UUID NOT NULL,
    id UUID NOT NULL,
    email TEXT,
    external_id TEXT,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    role TEXT NOT NULL,
    status TEXT NOT NULL,
    specialty TEXT,
    time_zone TEXT,
    last_seen_at TIMESTAMPTZ(3),
    created_at TIMESTAMPTZ(3) NOT NULL,
    updated_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT user_account_pkey PRIMARY KEY (practice_id,id)
);

CREATE TABLE encounter (
    practice_id UUID NOT NULL,
    id UUID NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    external_id TEXT,
    patient_pseudo_id TEXT NOT NULL,
    encounter_date DATE NOT NULL,
    visit_type TEXT NOT NULL,
    specialty TEXT NOT NULL,
    provider_id UUID,
    created_by_user_id UUID NOT NULL,
    patient TEXT,
    payer TEXT,
    place_of_service TEXT,
    age_years INTEGER,
    sex TEXT,
    last_visit_date DATE,
    note_version INTEGER NOT NULL,
    suggestion_run_id UUID,
    ai_em_code TEXT,
    ai_em_confidence DOUBLE PRECISION,
    ai_em_highest_supported_code TEXT,
    ai_em_highest_supported_confidence DOUBLE PRECISION,
    ai_confidence_bucket TEXT,
    denial_risk_level TEXT,
    had_undercode_hint BOOLEAN NOT NULL DEFAULT false,
    had_missed_service_hint BOOLEAN NOT NULL DEFAULT false,
    final_em_code TEXT,
    final_em_modifiers TEXT[],
    final_em_code_source TEXT,
    em_decision_delta TEXT,
    created_at TIMESTAMPTZ(3) NOT NULL,
    updated_at TIMESTAMPTZ(3) NOT NULL,
    finalized_at TIMESTAMPTZ(3),
    finalized_by_user_id UUID,
    export_batch_id UUID,

    CONSTRAINT encounter_pkey PRIMARY KEY (practice_id,id)
);

CREATE TABLE encounter_note (
    practice_id UUID NOT NULL,
    id UUID NOT NULL,
    encounter_id UUID NOT NULL,
    note_version INTEGER NOT NULL,
    text_ciphertext TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    length_chars INTEGER NOT NULL,
    created_by_user_id UUID NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT encounter_note_pkey PRIMARY KEY (practice_id,id)
);

CREATE TABLE suggestion_run (
    practice_id UUID NOT NULL,
    id UUID NOT NULL,
    encounter_id UUID NOT NULL,
    note_version INTEGER NOT NULL,
    mode TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    book_version TEXT NOT NULL,
    model TEXT,
    prompt_hash TEXT,
    code_set_id TEXT NOT NULL,
    input_hash TEXT NOT NULL,
    result_ciphertext TEXT NOT NULL,
    latency_ms INTEGER NOT NULL,
    created_by_user_id UUID NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT suggestion_run_pkey PRIMARY KEY (practice_id,id)
);

CREATE TABLE encounter_diagnosis (
    practice_id UUID NOT NULL,
    id UUID NOT NULL,
    encounter_id UUID NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    description TEXT NOT NULL,
    source TEXT NOT NULL,

    CONSTRAINT encounter_diagnosis_pkey PRIMARY KEY (practice_id,id)
);

CREATE TABLE encounter_procedure (
    practice_id UUID NOT NULL,
    id UUID NOT NULL,
    encounter_id UUID NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    description TEXT NOT NULL,
    modifiers TEXT[],
    units INTEGER NOT NULL,
    pointers INTEGER[],
    source TEXT NOT NULL,

    CONSTRAINT encounter_procedure_pkey PRIMARY KEY (practice_id,id)
);

CREATE TABLE encounter_comment (
    practice_id UUID NOT NULL,
    id UUID NOT NULL,
    encounter_id UUID NOT NULL,
    kind TEXT NOT NULL,
    text_ciphertext TEXT NOT NULL,
    created_by_user_id UUID NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT encounter_comment_pkey PRIMARY KEY (practice_id,id)
);

CREATE TABLE audit_event (
    practice_id UUID NOT NULL,
    id UUID NOT NULL,
    seq INTEGER NOT NULL,
    encounter_id UUID,
    user_id UUID,
    user_role TEXT,
    actor_type TEXT NOT NULL,
    action TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    payload JSONB NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,

    CONSTRAINT audit_event_pkey PRIMARY KEY (practice_id,id)
);

CREATE TABLE api_key (
    practice_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    prefix TEXT NOT NULL,
    key_hash TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL,
    last_used_at TIMESTAMPTZ(3),
    revoked_at TIMESTAMPTZ(3),

    CONSTRAINT api_key_pkey PRIMARY KEY (practice_id,id)
);

CREATE TABLE embed_session (
    practice_id UUID NOT NULL,
    id UUID NOT NULL,
    api_key_id UUID NOT NULL,
    user_id UUID NOT NULL,
    role TEXT NOT NULL,
    encounter_id UUID,
    encounter_external_id TEXT,
    components JSONB NOT NULL,
    allowed_origins TEXT[],
    secret_hash TEXT NOT NULL,
    secret_expires_at TIMESTAMPTZ(3) NOT NULL,
    exchanged_at TIMESTAMPTZ(3),
    revoked_at TIMESTAMPTZ(3),
    created_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT embed_session_pkey PRIMARY KEY (practice_id,id)
);

CREATE TABLE idempotency_key (
    practice_id UUID NOT NULL,
    key TEXT NOT NULL,
    user_id UUID NOT NULL,
    request_hash TEXT NOT NULL,
    encounter_id UUID NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT idempotency_key_pkey PRIMARY KEY (practice_id,key)
);

CREATE TABLE export_batch (
    practice_id UUID NOT NULL,
    id UUID NOT NULL,
    created_by_user_id UUID NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL,
    encounter_count INTEGER NOT NULL,

    CONSTRAINT export_batch_pkey PRIMARY KEY (practice_id,id)
);

CREATE INDEX practice_org_id_idx ON practice(org_id);

CREATE INDEX session_token_practice_id_user_id_idx ON session_token(practice_id, user_id);

CREATE INDEX session_token_expires_at_idx ON session_token(expires_at);

CREATE UNIQUE INDEX platform_user_email_key ON platform_user(email);

CREATE UNIQUE INDEX platform_audit_event_seq_key ON platform_audit_event(seq);

CREATE UNIQUE INDEX user_account_practice_id_email_key ON user_account(practice_id, email);

CREATE UNIQUE INDEX user_account_practice_id_external_id_key ON user_account(practice_id, external_id);

CREATE INDEX encounter_practice_id_status_encounter_date_id_idx ON encounter(practice_id, status, encounter_date, id);

CREATE INDEX encounter_practice_id_encounter_date_id_idx ON encounter(practice_id, encounter_date, id);

CREATE UNIQUE INDEX encounter_practice_id_external_id_key ON encounter(practice_id, external_id);

CREATE UNIQUE INDEX encounter_note_practice_id_encounter_id_note_version_key ON encounter_note(practice_id, encounter_id, note_version);

CREATE INDEX suggestion_run_practice_id_encounter_id_idx ON suggestion_run(practice_id, encounter_id);

CREATE UNIQUE INDEX encounter_diagnosis_practice_id_encounter_id_position_key ON encounter_diagnosis(practice_id, encounter_id, position);

CREATE UNIQUE INDEX encounter_procedure_practice_id_encounter_id_position_key ON encounter_procedure(practice_id, encounter_id, position);

CREATE INDEX encounter_comment_practice_id_encounter_id_idx ON encounter_comment(practice_id, encounter_id);

CREATE INDEX audit_event_practice_id_encounter_id_seq_idx ON audit_event(practice_id, encounter_id, seq);

CREATE UNIQUE INDEX audit_event_practice_id_seq_key ON audit_event(practice_id, seq);

CREATE INDEX idempotency_key_practice_id_created_at_idx ON idempotency_key(practice_id, created_at);

ALTER TABLE practice ADD CONSTRAINT practice_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE login ADD CONSTRAINT login_practice_id_user_id_fkey FOREIGN KEY (practice_id, user_id) REFERENCES user_account(practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE login ADD CONSTRAINT login_platform_user_id_fkey FOREIGN KEY (platform_user_id) REFERENCES platform_user(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE session_token ADD CONSTRAINT session_token_practice_id_user_id_fkey FOREIGN KEY (practice_id, user_id) REFERENCES user_account(practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE session_token ADD CONSTRAINT session_token_platform_user_id_fkey FOREIGN KEY (platform_user_id) REFERENCES platform_user(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE key_prefix ADD CONSTRAINT key_prefix_practice_id_api_key_id_fkey FOREIGN KEY (practice_id, api_key_id) REFERENCES api_key(practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE code_row ADD CONSTRAINT code_row_release_id_fkey FOREIGN KEY (release_id) REFERENCES code_release(id) ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE code_note ADD CONSTRAINT code_note_release_id_fkey FOREIGN KEY (release_id) REFERENCES code_release(id) ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE practice_settings ADD CONSTRAINT practice_settings_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE practice_key ADD CONSTRAINT practice_key_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE user_account ADD CONSTRAINT user_account_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE encounter ADD CONSTRAINT encounter_practice_id_provider_id_fkey FOREIGN KEY (practice_id, provider_id) REFERENCES user_account(practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE encounter ADD CONSTRAINT encounter_practice_id_finalized_by_user_id_fkey FOREIGN KEY (practice_id, finalized_by_user_id) REFERENCES user_account(practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE encounter ADD CONSTRAINT encounter_practice_id_suggestion_run_id_fkey FOREIGN KEY (practice_id, suggestion_run_id) REFERENCES suggestion_run(practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE encounter ADD CONSTRAINT encounter_practice_id_export_batch_id_fkey FOREIGN KEY (practice_id, export_batch_id) REFERENCES export_batch(practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE encounter_note ADD CONSTRAINT encounter_note_practice_id_encounter_id_fkey FOREIGN KEY (practice_id, encounter_id) REFERENCES encounter(practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE suggestion_run ADD CONSTRAINT suggestion_run_practice_id_encounter_id_fkey FOREIGN KEY (practice_id, encounter_id) REFERENCES encounter(practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE encounter_diagnosis ADD CONSTRAINT encounter_diagnosis_practice_id_encounter_id_fkey FOREIGN KEY (practice_id, encounter_id) REFERENCES encounter(practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE encounter_procedure ADD CONSTRAINT encounter_procedure_practice_id_encounter_id_fkey FOREIGN KEY (practice_id, encounter_id) REFERENCES encounter(practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE encounter_comment ADD CONSTRAINT encounter_comment_practice_id_encounter_id_fkey FOREIGN KEY (practice_id, encounter_id) REFERENCES encounter(practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE embed_session ADD CONSTRAINT embed_session_practice_id_api_key_id_fkey FOREIGN KEY (practice_id, api_key_id) REFERENCES api_key(practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE embed_session ADD CONSTRAINT embed_session_practice_id_user_id_fkey FOREIGN KEY (practice_id, user_id) REFERENCES user_account(practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE embed_session ADD CONSTRAINT embed_session_practice_id_encounter_id_fkey FOREIGN KEY (practice_id, encounter_id) REFERENCES encounter(practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
