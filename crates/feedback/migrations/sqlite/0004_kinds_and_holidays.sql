-- Kinds of reports as the bureau has them: its own, and built-in ones that it names, orders or takes out of the form
-- otherwise. None is ever deleted: old cases keep their name.
CREATE TABLE kind (
    id           TEXT   PRIMARY KEY,
    name_zh      TEXT   NOT NULL,
    name_en      TEXT   NOT NULL,
    position     BIGINT NOT NULL,
    is_active    BIGINT NOT NULL,
    -- The built-in kind that answers are published as.
    published_as TEXT   NOT NULL
);

-- Holiday notices that came out after this program: days 2027-01-01 and stretches 2027-01-01/2027-01-03, a line each.
CREATE TABLE holiday_year (
    year   BIGINT PRIMARY KEY,
    notice TEXT   NOT NULL,
    off    TEXT   NOT NULL,
    worked TEXT   NOT NULL
);
