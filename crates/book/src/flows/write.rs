//! Importing a source of flows in one transaction.

use std::collections::HashMap;

use record::{FlowReporter, Party, ProductFlow, Source};
use rusqlite::{Transaction, params};

use crate::{Book, BookError, NumbersImport, RowCounts};

/// Flows that are put in order before they are written: a table is filled fastest in the order of
/// its key.
const BUFFER: usize = 1 << 19;

/// An import of flows that is not in the book until it is committed; dropped, it leaves the book as it was.
pub struct FlowsImport<'b> {
    transaction: Transaction<'b>,
    source: i64,
    replaced: bool,
    parties: HashMap<Party, i64>,
    buffer: Vec<Entry>,
}

struct Entry {
    key: (i32, i64, i64, i64, Box<str>),
    value: f64,
    tonnes: Option<f64>,
}

impl Book {
    /// Begins the import of a source of flows. Its variables take the totals of pairs: `goods` those
    /// that the source reconciles, `exports` and `imports` those of a country's own report. What the book holds of the same source and version is
    /// replaced; other versions and other sources stay as they are.
    ///
    /// # Errors
    /// When the book cannot be written.
    pub fn begin_flows(&mut self, source: &Source) -> Result<FlowsImport<'_>, BookError> {
        let import = self.begin_import(source)?;
        let replaced = import.replaced().is_some();
        let (transaction, source) = NumbersImport::into_parts(import);
        Ok(FlowsImport {
            transaction,
            source,
            replaced,
            parties: HashMap::new(),
            buffer: Vec::new(),
        })
    }
}

impl FlowsImport<'_> {
    /// Whether the same source and version was in the book before.
    #[must_use]
    pub fn replaced(&self) -> bool {
        self.replaced
    }

    /// Takes a flow. The last one of the same year, sides, reporter and product counts.
    ///
    /// # Errors
    /// When the book cannot be written, or a flow has no side.
    pub fn take(&mut self, flow: &ProductFlow<'_>) -> Result<(), BookError> {
        if flow.exporter.is_none() && flow.importer.is_none() {
            return Err(BookError::Misfit("a flow without any side".to_owned()));
        }
        let exporter = self.party(flow.exporter)?;
        let importer = self.party(flow.importer)?;
        self.buffer.push(Entry {
            key: (
                flow.year,
                exporter,
                importer,
                reporter_number(flow.reporter),
                flow.product.into(),
            ),
            value: flow.value,
            tonnes: flow.tonnes,
        });
        if self.buffer.len() >= BUFFER {
            self.write()?;
        }
        Ok(())
    }

    fn party(&mut self, party: Option<&Party>) -> Result<i64, BookError> {
        let Some(party) = party else { return Ok(0) };
        if let Some(&id) = self.parties.get(party) {
            return Ok(id);
        }
        let id = crate::numbers::party_id(&self.transaction, party)?;
        self.parties.insert(party.clone(), id);
        Ok(id)
    }

    fn write(&mut self) -> Result<(), BookError> {
        // Stable, so that the last of two equal keys stays the last.
        self.buffer.sort_by(|one, other| one.key.cmp(&other.key));
        let mut statement = self
            .transaction
            .prepare_cached("INSERT OR REPLACE INTO flows VALUES (?, ?, ?, ?, ?, ?, ?, ?)")?;
        for Entry { key, value, tonnes } in self.buffer.drain(..) {
            let (year, exporter, importer, reporter, product) = key;
            statement.execute(params![
                self.source,
                year,
                exporter,
                importer,
                reporter,
                product,
                value,
                tonnes
            ])?;
        }
        Ok(())
    }

    /// Puts the import into the book with the sums over it; gives the number of flows. `now` is the
    /// time to note, in ISO 8601.
    ///
    /// # Errors
    /// When the book cannot be written; then it is as it was.
    pub fn commit(
        mut self,
        files: &[String],
        rows: RowCounts,
        now: &str,
    ) -> Result<u64, BookError> {
        self.write()?;
        let FlowsImport {
            transaction,
            source,
            ..
        } = self;
        // Of a pair's products only the finest are added up: a report may hold several levels.
        transaction.execute(
            "INSERT INTO flow_pairs
             SELECT source, year, exporter, importer, reporter, coalesce(
                 max(CASE WHEN product = '' THEN value END),
                 sum(CASE WHEN length(product) = 6 THEN value END),
                 sum(CASE WHEN length(product) = 4 THEN value END),
                 sum(value))
             FROM flows WHERE source = ? GROUP BY year, exporter, importer, reporter",
            [source],
        )?;
        // A country's own total with the world goes before the sum over its partners.
        for (country, partner, own) in [
            ("exporter", "importer", "0, 2"),
            ("importer", "exporter", "1, 2"),
        ] {
            let sum = format!("coalesce(max(CASE WHEN {partner} = 0 THEN value END), sum(value))");
            let (exports, imports) = match country {
                "exporter" => (sum.as_str(), "0.0"),
                _ => ("0.0", sum.as_str()),
            };
            transaction.execute(
                &format!(
                    "INSERT INTO flow_products
                     SELECT source, year, {country}, product, {exports}, {imports} FROM flows
                     WHERE source = ? AND {country} <> 0 AND product <> '' AND reporter IN ({own})
                     GROUP BY year, {country}, product
                     ON CONFLICT DO UPDATE SET imports = excluded.imports"
                ),
                [source],
            )?;
        }
        let total: u64 = transaction.query_row(
            "SELECT count(*) FROM flows WHERE source = ?",
            [source],
            |row| row.get(0),
        )?;
        // The totals are numbers of a dyad like others, so that panels can have them.
        for (name, a, b, reporter) in [
            ("goods", "exporter", "importer", FlowReporter::Reconciled),
            ("exports", "exporter", "importer", FlowReporter::Exporter),
            ("imports", "importer", "exporter", FlowReporter::Importer),
        ] {
            let reporter = reporter_number(reporter);
            transaction.execute(
                &format!(
                    "INSERT INTO observations
                     SELECT variables.id, {a}, {b}, year, value FROM flow_pairs
                     JOIN variables ON variables.source = flow_pairs.source AND variables.name = ?2
                     WHERE flow_pairs.source = ?1 AND reporter = ?3 AND exporter <> 0 AND importer <> 0"
                ),
                params![source, name, reporter],
            )?;
        }
        transaction.execute(
            "UPDATE variables SET
                 observations = (SELECT count(*) FROM observations WHERE variable = variables.id),
                 observed_from = (SELECT min(time) FROM observations WHERE variable = variables.id),
                 observed_to = (SELECT max(time) FROM observations WHERE variable = variables.id)
             WHERE source = ?",
            [source],
        )?;
        crate::numbers::finish_source(&transaction, source, files, rows, now)?;
        transaction.commit()?;
        Ok(total)
    }
}

/// The number of a reporter in a book.
pub(super) fn reporter_number(reporter: FlowReporter) -> i64 {
    match reporter {
        FlowReporter::Exporter => 0,
        FlowReporter::Importer => 1,
        FlowReporter::Reconciled => 2,
    }
}
