-- Version 3: events of data sets that other programs coded (GDELT, ICEWS, POLECAT, Phoenix), as counts.
-- Their sources are rows of `sources`, without variables.

-- How the events of a source are counted: the same for all its files.
CREATE TABLE event_sets (
    source INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
    grain TEXT NOT NULL CHECK (grain IN ('day', 'month')),
    duplicates TEXT NOT NULL,
    scale TEXT NOT NULL CHECK (scale IN ('goldstein', 'plover'))
) STRICT;

-- The digest is made from the ids of the records, so that the same file is not counted twice.
CREATE TABLE event_files (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    first_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    records INTEGER NOT NULL,
    first_day TEXT, last_day TEXT,
    added_at TEXT NOT NULL,
    PRIMARY KEY (source, digest)
) STRICT, WITHOUT ROWID;

-- Events from one state on another by period (YYYYMM or YYYYMMDD) and PLOVER type. `recipient` is empty
-- when it is no state, `type` when PLOVER has none (quad 0). `events` leaves duplicates out, `records`
-- does not. The sums of scores are over events: of PLOVER's (0 without a type), and of those that the
-- source gives to `given_events` of them.
CREATE TABLE event_dyads (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    actor TEXT NOT NULL, recipient TEXT NOT NULL,
    period INTEGER NOT NULL,
    type TEXT NOT NULL, quad INTEGER NOT NULL,
    events INTEGER NOT NULL, records INTEGER NOT NULL,
    score REAL NOT NULL,
    given REAL NOT NULL, given_events INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (source, actor, recipient, period, type)
) STRICT, WITHOUT ROWID;

-- All events of a period, whoever acts.
CREATE TABLE event_totals (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    period INTEGER NOT NULL,
    type TEXT NOT NULL, quad INTEGER NOT NULL,
    events INTEGER NOT NULL, records INTEGER NOT NULL,
    between_states INTEGER NOT NULL,
    PRIMARY KEY (source, period, type)
) STRICT, WITHOUT ROWID;

-- The records themselves, where they were asked for. Several states of one side are divided by blanks.
CREATE TABLE event_records (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    day TEXT NOT NULL,
    actor TEXT NOT NULL, actor_sector TEXT, actor_code TEXT, actor_name TEXT,
    recipient TEXT NOT NULL, recipient_sector TEXT, recipient_code TEXT, recipient_name TEXT,
    cameo TEXT, type TEXT, mode TEXT,
    given_score REAL,
    mentions INTEGER NOT NULL, sources INTEGER,
    place TEXT, place_country TEXT, latitude REAL, longitude REAL,
    citation TEXT,
    duplicate INTEGER NOT NULL
) STRICT;
CREATE INDEX event_records_dyad ON event_records (source, actor, recipient, day);
