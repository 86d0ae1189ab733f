-- What a practice used in each calendar month of its own time zone, and the most that a practice wants its notes to cost at a model.

CREATE TABLE practice_usage (
    practice_id uuid NOT NULL,
    id uuid NOT NULL,
    period_start date NOT NULL,
    period_end date NOT NULL,
    encounters_with_ai_suggestions integer NOT NULL,
    encounters_finalized integer NOT NULL,
    training_attempts integer NOT NULL,
    active_providers integer NOT NULL,
    model_calls integer NOT NULL,
    model_tokens bigint NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    CONSTRAINT practice_usage_pkey PRIMARY KEY (practice_id, id),
    CONSTRAINT practice_usage_period CHECK (period_start <= period_end),
    CONSTRAINT practice_usage_counts CHECK (
        encounters_with_ai_suggestions >= 0 AND encounters_finalized >= 0 AND training_attempts >= 0
        AND active_providers >= 0 AND model_calls >= 0 AND model_tokens >= 0
    )
);
CREATE UNIQUE INDEX practice_usage_practice_id_period_start_key ON practice_usage (practice_id, period_start);

-- What was counted already: an encounter counts once a period, however often it is suggested or finalized.
CREATE TABLE usage_mark (
    practice_id uuid NOT NULL,
    period_start date NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    CONSTRAINT usage_mark_pkey PRIMARY KEY (practice_id, period_start, kind, subject_id),
    CONSTRAINT usage_mark_kind CHECK (kind IN ('suggested', 'finalized', 'trainingAttempt', 'provider'))
);

ALTER TABLE practice_usage ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice_usage FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_isolation ON practice_usage
    USING (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid)
    WITH CHECK (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid);
ALTER TABLE usage_mark ENABLE ROW LEVEL SECURITY;
ALTER TABLE usage_mark FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_isolation ON usage_mark
    USING (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid)
    WITH CHECK (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE ON practice_usage TO codeloom_app;
GRANT SELECT, INSERT ON usage_mark TO codeloom_app;

-- Null = no limit of the practice's own.
ALTER TABLE practice_settings ADD COLUMN model_tokens_cap bigint;
ALTER TABLE practice_settings ADD CONSTRAINT practice_settings_model_tokens_cap CHECK (model_tokens_cap >= 0);
