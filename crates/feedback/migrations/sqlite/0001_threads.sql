-- Threads and what happens to them. Times are milliseconds since 1970-01-01T00:00:00Z.

-- What somebody sent. A row never changes; its state is the last event that changes the state.
CREATE TABLE thread (
    id           INTEGER PRIMARY KEY,
    -- SHA-256 of the code that opens the thread. The code itself is stored nowhere in the clear.
    code_hash    BLOB    NOT NULL UNIQUE CHECK (length(code_hash) = 32),
    received_at  INTEGER NOT NULL,
    kind         TEXT    NOT NULL,
    region       TEXT,
    place        TEXT    NOT NULL,
    happened_at  TEXT,
    description  TEXT    NOT NULL,
    subject_kind TEXT,
    subject_id   TEXT
) STRICT;

-- Every step, in the order of seq. Append-only.
CREATE TABLE thread_event (
    thread_id INTEGER NOT NULL REFERENCES thread (id),
    seq       INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    kind      TEXT    NOT NULL,
    text      TEXT,
    PRIMARY KEY (thread_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER thread_event_is_never_changed BEFORE UPDATE ON thread_event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TRIGGER thread_event_is_never_deleted BEFORE DELETE ON thread_event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

-- How to reach the sender: apart from the content, because access and retention differ.
CREATE TABLE contact (
    thread_id INTEGER PRIMARY KEY REFERENCES thread (id),
    contact   TEXT    NOT NULL
) STRICT;

-- One row a request that was stored, so that a retry is recognised and gets the same receipt.
-- All three values are worthless to who does not know the request's Idempotency-Key.
CREATE TABLE submission (
    key_hash    BLOB    NOT NULL PRIMARY KEY CHECK (length(key_hash) = 32),
    body_tag    BLOB    NOT NULL CHECK (length(body_tag) = 32),
    sealed_code BLOB    NOT NULL,
    thread_id   INTEGER NOT NULL REFERENCES thread (id)
) STRICT, WITHOUT ROWID;
