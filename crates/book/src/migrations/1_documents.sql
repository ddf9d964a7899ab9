-- Version 1: documents, sentences, events, corrections. Later versions are further files (see open.rs).

-- A text with its metadata. The id is derived from the text, so that a text is kept once.
CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    title TEXT, publisher TEXT, author TEXT,
    date TEXT, date_precision TEXT,
    url TEXT, external_id TEXT, origin TEXT,
    added_at TEXT NOT NULL
) STRICT;

-- With which coder and models a document was coded last.
CREATE TABLE codings (
    document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    coder TEXT NOT NULL,
    coded_at TEXT NOT NULL
) STRICT;

CREATE TABLE sentences (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    body INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX sentences_document ON sentences (document, start);

CREATE VIRTUAL TABLE sentences_text USING fts5 (
    text, content = 'sentences', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER sentences_insert AFTER INSERT ON sentences BEGIN
    INSERT INTO sentences_text (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER sentences_delete AFTER DELETE ON sentences BEGIN
    INSERT INTO sentences_text (sentences_text, rowid, text) VALUES ('delete', old.id, old.text);
END;

-- `record` is the event as the JSON of docs/FORMAT.md; the columns beside it are for queries.
CREATE TABLE events (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    date TEXT, date_precision TEXT,
    type TEXT NOT NULL, mode TEXT,
    quad INTEGER NOT NULL, score REAL NOT NULL,
    status TEXT NOT NULL,
    reciprocal INTEGER NOT NULL,
    confidence REAL NOT NULL,
    sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
    predicate_start INTEGER NOT NULL, predicate_end INTEGER NOT NULL,
    predicate TEXT NOT NULL,
    attribution TEXT,
    coder TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT;
CREATE INDEX events_document ON events (document, number);
CREATE INDEX events_date ON events (date);

CREATE TABLE actors (
    event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
    code TEXT, sector TEXT NOT NULL, name TEXT,
    text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL
) STRICT;
CREATE INDEX actors_event ON actors (event);
CREATE INDEX actors_code ON actors (code, role, event);

CREATE TABLE event_fields (
    event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    PRIMARY KEY (event, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_contexts (
    event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    context TEXT NOT NULL,
    PRIMARY KEY (event, context)
) STRICT, WITHOUT ROWID;

CREATE TABLE diagnostics (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    message TEXT NOT NULL
) STRICT;
CREATE INDEX diagnostics_document ON diagnostics (document, start);

-- What a reader put right. Found again by document, sentence and predicate, so that it outlives the
-- events of one coding.
CREATE TABLE corrections (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    sentence_start INTEGER NOT NULL,
    predicate_start INTEGER NOT NULL,
    property TEXT NOT NULL,
    value TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (document, sentence_start, predicate_start, property)
) STRICT, WITHOUT ROWID;
