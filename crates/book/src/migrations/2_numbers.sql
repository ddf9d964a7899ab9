-- Version 2: numbers of data sets, each source with its version, coverage and citation.

CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL, version TEXT NOT NULL,
    name TEXT NOT NULL, citation TEXT NOT NULL, licence TEXT NOT NULL, url TEXT NOT NULL,
    -- Names of the files that were imported, one a line.
    files TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    -- What became of the rows.
    rows_read INTEGER NOT NULL, rows_kept INTEGER NOT NULL,
    rows_broken INTEGER NOT NULL, rows_unmatched INTEGER NOT NULL,
    UNIQUE (key, version)
) STRICT;

-- The columns of a source. `absence` says what a missing row within the coverage means; the observed
-- years are those that the files had.
CREATE TABLE variables (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL, label TEXT NOT NULL, unit TEXT NOT NULL,
    shape TEXT NOT NULL CHECK (shape IN ('country', 'symmetric', 'directed')),
    absence TEXT NOT NULL CHECK (absence IN ('unknown', 'zero')),
    covered_from INTEGER NOT NULL, covered_to INTEGER NOT NULL,
    covered_among TEXT CHECK (covered_among IN ('cow', 'gw', 'iso')),
    timeless INTEGER NOT NULL,
    observed_from INTEGER, observed_to INTEGER,
    observations INTEGER NOT NULL,
    UNIQUE (source, name)
) STRICT;

-- A side as sources name it. The number (`cow:260`) is empty where the source uses none; it tells
-- apart the two numbers that an entity may hold in the year of a change.
CREATE TABLE parties (
    id INTEGER PRIMARY KEY,
    entity TEXT NOT NULL,
    number TEXT NOT NULL,
    UNIQUE (entity, number)
) STRICT;

-- `b` is 0 for a variable of one country; a symmetric one is kept once, with a < b. `time` is YYYY,
-- YYYYMM or YYYYMMDD. `value` is NULL where the source says that it has none. Whole numbers are kept
-- as integers, which are shorter.
CREATE TABLE observations (
    variable INTEGER NOT NULL,
    a INTEGER NOT NULL, b INTEGER NOT NULL,
    time INTEGER NOT NULL,
    value ANY,
    PRIMARY KEY (variable, a, b, time)
) STRICT, WITHOUT ROWID;
