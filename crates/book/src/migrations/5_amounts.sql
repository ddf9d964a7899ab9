-- Version 5: amounts and papers of events, and figures that belong to no event. Documents coded before
-- have none until they are coded again.

-- The numbers are REAL for queries; the exact ones stand in the records.
CREATE TABLE amounts (
    event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value REAL, low REAL, high REAL, qualifier TEXT,
    currency TEXT, unit TEXT, per TEXT,
    "of" TEXT, measure TEXT, year INTEGER,
    text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreements (
    event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    instrument TEXT NOT NULL, step TEXT,
    count INTEGER, name TEXT, topic TEXT,
    text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;

-- `record` is the figure as the JSON of docs/FORMAT.md; the columns beside it are for queries.
CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    "from" TEXT, "to" TEXT,
    kind TEXT NOT NULL,
    value REAL, low REAL, high REAL, qualifier TEXT,
    currency TEXT, unit TEXT, per TEXT,
    "of" TEXT, measure TEXT, year INTEGER,
    text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    attribution TEXT,
    record TEXT NOT NULL
) STRICT;
CREATE INDEX claims_document ON claims (document, number);

CREATE TABLE claim_countries (
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    PRIMARY KEY (claim, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_countries_code ON claim_countries (code, claim);
