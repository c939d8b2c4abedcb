-- The same tables as for SQLite, whose files say what they are for. Times are milliseconds since 1970.

CREATE TABLE thread (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code_hash    BYTEA  NOT NULL UNIQUE CHECK (length(code_hash) = 32),
    received_at  BIGINT NOT NULL,
    kind         TEXT   NOT NULL,
    region       TEXT,
    place        TEXT   NOT NULL,
    happened_at  TEXT,
    description  TEXT   NOT NULL,
    subject_kind TEXT,
    subject_id   TEXT
);

CREATE TABLE submission (
    key_hash    BYTEA  NOT NULL PRIMARY KEY CHECK (length(key_hash) = 32),
    body_tag    BYTEA  NOT NULL CHECK (length(body_tag) = 32),
    sealed_code BYTEA  NOT NULL,
    thread_id   BIGINT NOT NULL REFERENCES thread (id)
);

CREATE TABLE unit (
    id        TEXT   PRIMARY KEY,
    name_zh   TEXT   NOT NULL,
    name_en   TEXT   NOT NULL,
    is_active BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE staff (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login      TEXT   NOT NULL UNIQUE,
    name       TEXT   NOT NULL,
    role       TEXT   NOT NULL,
    unit_id    TEXT   REFERENCES unit (id),
    password   TEXT   NOT NULL,
    totp       BYTEA,
    totp_key   TEXT,
    totp_step  BIGINT NOT NULL DEFAULT 0,
    failures   BIGINT NOT NULL DEFAULT 0,
    wait_until BIGINT NOT NULL DEFAULT 0,
    lang       TEXT   NOT NULL DEFAULT 'zh',
    is_active  BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL
);

CREATE TABLE session (
    token_hash BYTEA  NOT NULL PRIMARY KEY,
    staff_id   BIGINT NOT NULL REFERENCES staff (id),
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL
);
CREATE INDEX session_by_staff ON session (staff_id);

CREATE TABLE thread_event (
    thread_id BIGINT NOT NULL REFERENCES thread (id),
    seq       BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    kind      TEXT   NOT NULL,
    text      TEXT,
    actor     TEXT   NOT NULL DEFAULT 'system',
    staff_id  BIGINT REFERENCES staff (id),
    is_public BIGINT NOT NULL DEFAULT 1,
    detail    TEXT,
    PRIMARY KEY (thread_id, seq)
);

CREATE TABLE handling (
    thread_id        BIGINT PRIMARY KEY REFERENCES thread (id),
    version          BIGINT NOT NULL DEFAULT 1,
    state            TEXT   NOT NULL,
    due_on           TEXT,
    rule             TEXT   NOT NULL,
    clock_from       TEXT   NOT NULL,
    accept_by        TEXT   NOT NULL,
    answer_by        TEXT   NOT NULL,
    accepted_on      TEXT,
    answered_on      TEXT,
    extended_on      TEXT,
    extension_reason TEXT,
    unit_id          TEXT   REFERENCES unit (id),
    draft_by         BIGINT REFERENCES staff (id),
    draft_text       TEXT,
    draft_outcome    TEXT,
    answer           TEXT,
    outcome          TEXT,
    satisfaction     TEXT,
    reopened         BIGINT NOT NULL DEFAULT 0,
    is_published     BIGINT NOT NULL DEFAULT 0,
    merged_into      BIGINT REFERENCES thread (id),
    is_sample        BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX handling_by_clock ON handling (due_on, thread_id) WHERE due_on IS NOT NULL;
CREATE INDEX handling_by_state ON handling (state, thread_id);

CREATE TABLE redaction (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    thread_id  BIGINT NOT NULL REFERENCES thread (id),
    seq        BIGINT NOT NULL,
    field      TEXT   NOT NULL,
    first_char BIGINT NOT NULL,
    last_char  BIGINT NOT NULL,
    staff_id   BIGINT NOT NULL REFERENCES staff (id),
    at         BIGINT NOT NULL,
    lifted_by  BIGINT REFERENCES staff (id),
    lifted_at  BIGINT
);
CREATE INDEX redaction_by_thread ON redaction (thread_id);

CREATE TABLE contact_box (
    thread_id BIGINT PRIMARY KEY REFERENCES thread (id),
    key_id    TEXT   NOT NULL,
    sealed    BYTEA  NOT NULL
);

CREATE TABLE template (
    id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind      TEXT   NOT NULL,
    title     TEXT   NOT NULL,
    body      TEXT   NOT NULL,
    is_active BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE audit (
    id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        BIGINT NOT NULL,
    staff_id  BIGINT,
    login     TEXT   NOT NULL,
    deed      TEXT   NOT NULL,
    thread_id BIGINT,
    detail    TEXT
);

CREATE FUNCTION is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;

CREATE TRIGGER thread_event_is_append_only BEFORE UPDATE OR DELETE ON thread_event
FOR EACH ROW EXECUTE FUNCTION is_append_only();

CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE ON audit
FOR EACH ROW EXECUTE FUNCTION is_append_only();

-- Photos of a case, as they were encoded anew; the files stand elsewhere. name is the hash of the content.
CREATE TABLE photo (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    thread_id  BIGINT NOT NULL REFERENCES thread (id),
    name       TEXT   NOT NULL,
    at         BIGINT NOT NULL,
    width      BIGINT NOT NULL,
    height     BIGINT NOT NULL,
    covered_by BIGINT REFERENCES staff (id),
    UNIQUE (thread_id, name)
);
