-- Reads a panel with DuckDB: duckdb < examples/read_panel.sql, with panel.parquet in the same folder.
SELECT year, count(*) AS dyads, sum(cow_trade_imports_ab) AS million_dollars,
       count(*) FILTER (cow_trade_coverage = 'not_covered') AS not_covered
FROM 'panel.parquet' GROUP BY year ORDER BY year;

-- What the columns are.
SELECT decode(value) FROM parquet_kv_metadata('panel.parquet') WHERE decode(key) = 'chancery.columns';
