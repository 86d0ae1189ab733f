-- Training: invented cases for everybody, and the attempts of a practice's people.

CREATE TABLE training_case (
    id text NOT NULL,
    version integer NOT NULL,
    title text NOT NULL,
    specialty text NOT NULL,
    difficulty text NOT NULL,
    topic text NOT NULL,
    patient text NOT NULL,
    visit_type text NOT NULL,
    payer text,
    age_years integer NOT NULL,
    sex text NOT NULL,
    note_text text NOT NULL,
    answer jsonb NOT NULL,
    position integer NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    CONSTRAINT training_case_pkey PRIMARY KEY (id),
    CONSTRAINT training_case_difficulty CHECK (difficulty IN ('easy', 'medium', 'hard')),
    CONSTRAINT training_case_version CHECK (version >= 1)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON training_case TO codeloom_app;

CREATE TABLE training_attempt (
    practice_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    case_id text NOT NULL,
    case_version integer NOT NULL,
    user_em_code text,
    user_diagnosis_codes text[] NOT NULL,
    user_procedure_codes text[] NOT NULL,
    score_percent integer NOT NULL,
    em_match boolean NOT NULL,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT training_attempt_pkey PRIMARY KEY (practice_id, id),
    CONSTRAINT training_attempt_practice_id_user_id_fkey FOREIGN KEY (practice_id, user_id)
        REFERENCES user_account (practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT training_attempt_score CHECK (score_percent BETWEEN 0 AND 100)
);

-- An attempt names its case without a foreign key: a case may be retired, what was learned stays.
CREATE INDEX training_attempt_practice_id_user_id_case_id_idx ON training_attempt (practice_id, user_id, case_id);

ALTER TABLE training_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_attempt FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_isolation ON training_attempt
    USING (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid)
    WITH CHECK (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid);

GRANT SELECT, INSERT ON training_attempt TO codeloom_app;
CREATE TRIGGER immutable BEFORE UPDATE ON training_attempt FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE practice_settings ADD COLUMN training_enabled boolean NOT NULL DEFAULT true;
