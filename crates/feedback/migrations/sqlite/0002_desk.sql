-- The desk: where cases stand, who works on them, what was done. Days are texts YYYY-MM-DD of Beijing.

CREATE TABLE unit (
    id        TEXT PRIMARY KEY,
    name_zh   TEXT    NOT NULL,
    name_en   TEXT    NOT NULL,
    is_active BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE staff (
    id            INTEGER PRIMARY KEY,
    login         TEXT    NOT NULL UNIQUE,
    name          TEXT    NOT NULL,
    role          TEXT    NOT NULL,
    unit_id       TEXT    REFERENCES unit (id),
    -- Argon2id, as a PHC string.
    password      TEXT    NOT NULL,
    -- Secret of the second factor, sealed; NULL without one.
    totp          BLOB,
    totp_key      TEXT,
    -- The last time step whose code was used: none opens twice.
    totp_step     BIGINT NOT NULL DEFAULT 0,
    failures      BIGINT NOT NULL DEFAULT 0,
    wait_until    BIGINT NOT NULL DEFAULT 0,
    lang          TEXT    NOT NULL DEFAULT 'zh',
    is_active     BIGINT NOT NULL DEFAULT 1,
    created_at    BIGINT NOT NULL
);

-- Only the hash of what the browser holds.
CREATE TABLE session (
    token_hash BLOB    NOT NULL PRIMARY KEY,
    staff_id   BIGINT NOT NULL REFERENCES staff (id),
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL
);
CREATE INDEX session_by_staff ON session (staff_id);

-- Where a case stands: what its events made of it. version grows with every change.
CREATE TABLE handling (
    thread_id        INTEGER PRIMARY KEY REFERENCES thread (id),
    version          BIGINT NOT NULL DEFAULT 1,
    state            TEXT    NOT NULL,
    -- The day by which the next thing has to be done; NULL when nothing has.
    due_on           TEXT,
    rule             TEXT    NOT NULL,
    clock_from       TEXT    NOT NULL,
    accept_by        TEXT    NOT NULL,
    answer_by        TEXT    NOT NULL,
    accepted_on      TEXT,
    answered_on      TEXT,
    extended_on      TEXT,
    extension_reason TEXT,
    unit_id          TEXT    REFERENCES unit (id),
    draft_by         BIGINT REFERENCES staff (id),
    draft_text       TEXT,
    draft_outcome    TEXT,
    answer           TEXT,
    outcome          TEXT,
    satisfaction     TEXT,
    reopened         BIGINT NOT NULL DEFAULT 0,
    is_published     BIGINT NOT NULL DEFAULT 0,
    merged_into      BIGINT REFERENCES thread (id),
    -- Made up for demonstration.
    is_sample        BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX handling_by_clock ON handling (due_on, thread_id) WHERE due_on IS NOT NULL;
CREATE INDEX handling_by_state ON handling (state, thread_id);

INSERT INTO handling (thread_id, state, rule, clock_from, accept_by, answer_by, due_on)
SELECT id, 'received', '15/60', day, date(day, '+15 days'), date(day, '+60 days'), date(day, '+15 days')
FROM (SELECT id, date(received_at / 1000, 'unixepoch', '+8 hours') AS day FROM thread);

-- Who brought an event about: 'system', 'sender', or a member of the staff.
ALTER TABLE thread_event ADD COLUMN actor TEXT NOT NULL DEFAULT 'system';
ALTER TABLE thread_event ADD COLUMN staff_id INTEGER REFERENCES staff (id);
-- 0: for the staff alone.
ALTER TABLE thread_event ADD COLUMN is_public INTEGER NOT NULL DEFAULT 1;
-- A unit, another case, an outcome, a value.
ALTER TABLE thread_event ADD COLUMN detail TEXT;

-- A stretch of words that is covered: characters first_char up to, without, last_char of a field of the
-- thread (seq 0) or of the words of an event. The words themselves stay where they are.
CREATE TABLE redaction (
    id         INTEGER PRIMARY KEY,
    thread_id  BIGINT NOT NULL REFERENCES thread (id),
    seq        BIGINT NOT NULL,
    field      TEXT    NOT NULL,
    first_char BIGINT NOT NULL,
    last_char  BIGINT NOT NULL,
    staff_id   BIGINT NOT NULL REFERENCES staff (id),
    at         BIGINT NOT NULL,
    lifted_by  BIGINT REFERENCES staff (id),
    lifted_at  BIGINT
);
CREATE INDEX redaction_by_thread ON redaction (thread_id);

-- How to reach the sender: sealed with a key that is not in the database, and gone after its time.
CREATE TABLE contact_box (
    thread_id INTEGER PRIMARY KEY REFERENCES thread (id),
    key_id    TEXT    NOT NULL,
    sealed    BLOB    NOT NULL
);

CREATE TABLE template (
    id        INTEGER PRIMARY KEY,
    kind      TEXT    NOT NULL,
    title     TEXT    NOT NULL,
    body      TEXT    NOT NULL,
    is_active BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- Everything that anybody at the desk did, append-only. Never words of a case, never a contact.
CREATE TABLE audit (
    id        INTEGER PRIMARY KEY,
    at        BIGINT NOT NULL,
    staff_id  BIGINT,
    login     TEXT    NOT NULL,
    deed      TEXT    NOT NULL,
    thread_id BIGINT,
    detail    TEXT
);

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

-- Photos of a case, as they were encoded anew; the files stand elsewhere. name is the hash of the content.
CREATE TABLE photo (
    id         INTEGER PRIMARY KEY,
    thread_id  BIGINT NOT NULL REFERENCES thread (id),
    name       TEXT   NOT NULL,
    at         BIGINT NOT NULL,
    width      BIGINT NOT NULL,
    height     BIGINT NOT NULL,
    covered_by BIGINT REFERENCES staff (id),
    UNIQUE (thread_id, name)
);
