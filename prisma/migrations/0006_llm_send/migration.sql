-- The send log (SECURITY G6, T10): one row for each call to a language model, with what kind of text left and how much, never the text.

CREATE TABLE llm_send (
    practice_id uuid NOT NULL,
    id uuid NOT NULL,
    encounter_id uuid NOT NULL,
    call text NOT NULL,
    text_kind text NOT NULL,
    chars_sent integer NOT NULL,
    replaced jsonb NOT NULL,
    invisible jsonb NOT NULL,
    model text NOT NULL,
    endpoint text NOT NULL,
    prompt_hash text NOT NULL,
    response_hash text,
    outcome text NOT NULL,
    latency_ms integer NOT NULL,
    tokens_in integer NOT NULL,
    tokens_out integer NOT NULL,
    created_by_id uuid NOT NULL,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT llm_send_pkey PRIMARY KEY (practice_id, id),
    CONSTRAINT llm_send_practice_id_encounter_id_fkey FOREIGN KEY (practice_id, encounter_id)
        REFERENCES encounter (practice_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT llm_send_hashed CHECK (
        prompt_hash ~ '^[0-9a-f]{64}$' AND (response_hash IS NULL OR response_hash ~ '^[0-9a-f]{64}$')
    ),
    CONSTRAINT llm_send_counts CHECK (chars_sent >= 0 AND latency_ms >= 0 AND tokens_in >= 0 AND tokens_out >= 0)
);

CREATE INDEX llm_send_practice_id_encounter_id_idx ON llm_send (practice_id, encounter_id);
CREATE INDEX llm_send_practice_id_created_at_idx ON llm_send (practice_id, created_at);

ALTER TABLE llm_send ENABLE ROW LEVEL SECURITY;
ALTER TABLE llm_send FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_isolation ON llm_send
    USING (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid)
    WITH CHECK (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid);

GRANT SELECT, INSERT ON llm_send TO codeloom_app;
CREATE TRIGGER immutable BEFORE UPDATE ON llm_send FOR EACH ROW EXECUTE FUNCTION refuse_change();
