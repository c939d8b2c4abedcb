-- The place as a point: degrees of WGS 84 as decimal text. What stands here may be published with the case: to a hundredth
-- of a degree, or as exact as it was sent where the sender let it (is_exact).
ALTER TABLE thread ADD COLUMN lat TEXT;
ALTER TABLE thread ADD COLUMN lon TEXT;
ALTER TABLE thread ADD COLUMN is_exact INTEGER NOT NULL DEFAULT 0;

-- The point as it was sent, for who handles the case: gone after its time, like a contact.
CREATE TABLE exact_point (
    thread_id INTEGER PRIMARY KEY REFERENCES thread (id),
    lat       TEXT NOT NULL,
    lon       TEXT NOT NULL
) STRICT;
