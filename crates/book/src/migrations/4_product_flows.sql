-- Version 4: goods between countries, product by product, as a source has them.

-- `exporter` and `importer` are parties; 0 is the world, in a country's own report of its total. The
-- reporter is 0 the exporter, 1 the importer, 2 neither: the source reconciled both. `product` is a
-- code of the Harmonized System with its leading zeros, empty for all goods. Values are US dollars of
-- the year, weights metric tons.
CREATE TABLE flows (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    year INTEGER NOT NULL,
    exporter INTEGER NOT NULL, importer INTEGER NOT NULL,
    reporter INTEGER NOT NULL CHECK (reporter BETWEEN 0 AND 2),
    product TEXT NOT NULL,
    value REAL NOT NULL,
    tonnes REAL,
    PRIMARY KEY (source, year, exporter, importer, reporter, product)
) STRICT, WITHOUT ROWID;

-- All goods of a pair: what the source says, else the sum over its finest products. Made with the
-- import, like the next one.
CREATE TABLE flow_pairs (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    year INTEGER NOT NULL,
    exporter INTEGER NOT NULL, importer INTEGER NOT NULL,
    reporter INTEGER NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (source, year, exporter, importer, reporter)
) STRICT, WITHOUT ROWID;

-- What a country sells to and buys from the world, by product, in its own report or reconciled.
CREATE TABLE flow_products (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    year INTEGER NOT NULL,
    country INTEGER NOT NULL,
    product TEXT NOT NULL,
    exports REAL NOT NULL, imports REAL NOT NULL,
    PRIMARY KEY (source, year, country, product)
) STRICT, WITHOUT ROWID;
