-- People talk about an encounter: 'comment' beside the kinds of reasons, and what is half-typed of one is kept as a draft.
ALTER TABLE encounter_comment ADD CONSTRAINT encounter_comment_kind
    CHECK (kind IN ('override', 'reopen', 'void', 'dismiss', 'comment'));

ALTER TABLE draft DROP CONSTRAINT draft_kind;
ALTER TABLE draft ADD CONSTRAINT draft_kind CHECK (kind IN ('note', 'codes', 'comment', 'held_note', 'held_result'));
