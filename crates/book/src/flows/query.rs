//! Asking for flows.

use record::FlowReporter;
use rusqlite::{OptionalExtension as _, params};

use crate::{Book, BookError};

/// A source of flows in a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FlowSource(i64);

/// All goods of a pair in a year, as one side reports it.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowTotal {
    /// The year.
    pub year: i32,
    /// Who sells, by its key in the atlas; `None` for all countries together.
    pub exporter: Option<String>,
    /// Who buys; `None` for all countries together.
    pub importer: Option<String>,
    /// Who says so.
    pub reporter: FlowReporter,
    /// US dollars of the year.
    pub value: f64,
}

/// A product in the trade of a country with the world.
#[derive(Debug, Clone, PartialEq)]
pub struct CountryProduct {
    /// The product.
    pub product: String,
    /// What it sells, in US dollars of the year.
    pub exports: f64,
    /// What it buys.
    pub imports: f64,
}

fn reporter(number: i64) -> FlowReporter {
    usize::try_from(number)
        .ok()
        .and_then(|number| FlowReporter::ALL.get(number).copied())
        .unwrap_or(FlowReporter::Reconciled)
}

impl Book {
    /// The sources of flows by key and version, the one that was imported last first.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn flow_sources(&self) -> Result<Vec<(FlowSource, String, String)>, BookError> {
        let mut statement = self.connection.prepare(
            "SELECT id, key, version FROM sources
             WHERE EXISTS (SELECT 1 FROM flow_pairs WHERE source = sources.id)
             ORDER BY imported_at DESC, id DESC",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((FlowSource(row.get(0)?), row.get(1)?, row.get(2)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// All totals in which the country takes part, by year.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn flow_totals(
        &self,
        source: FlowSource,
        country: &str,
    ) -> Result<Vec<FlowTotal>, BookError> {
        let mut statement = self.connection.prepare(
            "WITH own AS (SELECT id FROM parties WHERE entity = ?2)
             SELECT year, a.entity, b.entity, reporter, value FROM flow_pairs
             LEFT JOIN parties a ON a.id = exporter LEFT JOIN parties b ON b.id = importer
             WHERE source = ?1 AND (exporter IN own OR importer IN own)
             ORDER BY year, exporter, importer, reporter",
        )?;
        let rows = statement.query_map(params![source.0, country], |row| {
            Ok(FlowTotal {
                year: row.get(0)?,
                exporter: row.get(1)?,
                importer: row.get(2)?,
                reporter: reporter(row.get(3)?),
                value: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The years of a source in which the two have flows, ascending.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn flow_years(&self, source: FlowSource, a: &str, b: &str) -> Result<Vec<i32>, BookError> {
        let mut statement = self.connection.prepare(
            "WITH a AS (SELECT id FROM parties WHERE entity = ?2), b AS (SELECT id FROM parties WHERE entity = ?3)
             SELECT DISTINCT year FROM flow_pairs WHERE source = ?1
             AND (exporter IN a AND importer IN b OR exporter IN b AND importer IN a) ORDER BY year",
        )?;
        let rows = statement.query_map(params![source.0, a, b], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many digits the finest products of a year have: 6, 4 or 2; `None` when the year has no
    /// products.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn flow_digits(&self, source: FlowSource, year: i32) -> Result<Option<usize>, BookError> {
        let digits: Option<i64> = self
            .connection
            .query_row(
                "SELECT max(length(product)) FROM flow_products WHERE source = ? AND year = ?",
                params![source.0, year],
                |row| row.get(0),
            )
            .optional()?
            .flatten();
        Ok(digits.and_then(|digits| usize::try_from(digits).ok()))
    }

    /// World trade of a year by product, cut to so many digits: the sum of what all countries sell,
    /// and how many countries sell anything.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn flow_world(
        &self,
        source: FlowSource,
        year: i32,
        finest: usize,
        digits: usize,
    ) -> Result<(Vec<CountryProduct>, usize), BookError> {
        let mut statement = self.connection.prepare(
            "SELECT substr(product, 1, ?4), sum(exports), sum(imports) FROM flow_products
             WHERE source = ?1 AND year = ?2 AND length(product) = ?3 GROUP BY 1 ORDER BY 1",
        )?;
        let numbers = params![source.0, year, finest as i64, digits as i64];
        let products = statement
            .query_map(numbers, country_product)?
            .collect::<Result<_, _>>()?;
        let sellers: i64 = self.connection.query_row(
            "SELECT count(DISTINCT country) FROM flow_products
             WHERE source = ? AND year = ? AND exports > 0",
            params![source.0, year],
            |row| row.get(0),
        )?;
        Ok((products, usize::try_from(sellers).unwrap_or(0)))
    }

    /// Trade of a country with the world by product, cut to so many digits.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn flow_products(
        &self,
        source: FlowSource,
        year: i32,
        country: &str,
        finest: usize,
        digits: usize,
    ) -> Result<Vec<CountryProduct>, BookError> {
        let mut statement = self.connection.prepare(
            "SELECT substr(product, 1, ?5), sum(exports), sum(imports) FROM flow_products
             WHERE source = ?1 AND year = ?2 AND country IN (SELECT id FROM parties WHERE entity = ?3)
             AND length(product) = ?4 GROUP BY 1 ORDER BY 1",
        )?;
        let numbers = params![source.0, year, country, finest as i64, digits as i64];
        let rows = statement.query_map(numbers, country_product)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What one country sells to another by product, cut to so many digits: reconciled where the
    /// source has it, else as the buyer reports it, else as the seller does.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn flow_pair(
        &self,
        source: FlowSource,
        year: i32,
        exporter: &str,
        importer: &str,
        finest: usize,
        digits: usize,
    ) -> Result<Vec<(String, f64, FlowReporter)>, BookError> {
        let mut statement = self.connection.prepare(
            "SELECT substr(product, 1, ?6), sum(value), reporter FROM flows
             WHERE source = ?1 AND year = ?2
             AND exporter IN (SELECT id FROM parties WHERE entity = ?3)
             AND importer IN (SELECT id FROM parties WHERE entity = ?4)
             AND length(product) = ?5 GROUP BY reporter, 1 ORDER BY reporter, 1",
        )?;
        let numbers = params![
            source.0,
            year,
            exporter,
            importer,
            finest as i64,
            digits as i64
        ];
        let rows = statement.query_map(numbers, |row| {
            Ok((row.get(0)?, row.get(1)?, reporter(row.get(2)?)))
        })?;
        let rows: Vec<(String, f64, FlowReporter)> = rows.collect::<Result<_, _>>()?;
        let order = [
            FlowReporter::Reconciled,
            FlowReporter::Importer,
            FlowReporter::Exporter,
        ];
        let best = order
            .into_iter()
            .find(|best| rows.iter().any(|(_, _, reporter)| reporter == best));
        Ok(rows
            .into_iter()
            .filter(|(_, _, reporter)| Some(*reporter) == best)
            .collect())
    }

    /// To how many countries a country sells each product, cut to so many digits.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn flow_destinations(
        &self,
        source: FlowSource,
        year: i32,
        exporter: &str,
        finest: usize,
        digits: usize,
    ) -> Result<Vec<(String, usize)>, BookError> {
        let mut statement = self.connection.prepare(
            "SELECT substr(product, 1, ?5), count(DISTINCT importer) FROM flows
             WHERE source = ?1 AND year = ?2 AND importer <> 0 AND reporter IN (0, 2)
             AND exporter IN (SELECT id FROM parties WHERE entity = ?3)
             AND length(product) = ?4 AND value > 0 GROUP BY 1 ORDER BY 1",
        )?;
        let numbers = params![source.0, year, exporter, finest as i64, digits as i64];
        let rows = statement.query_map(numbers, |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)))?;
        rows.map(|row| {
            let (product, count) = row?;
            Ok((product, usize::try_from(count).unwrap_or(0)))
        })
        .collect()
    }
}

fn country_product(row: &rusqlite::Row<'_>) -> Result<CountryProduct, rusqlite::Error> {
    Ok(CountryProduct {
        product: row.get(0)?,
        exports: row.get(1)?,
        imports: row.get(2)?,
    })
}
