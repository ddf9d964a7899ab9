//! Importing a source in one transaction.

use std::collections::HashMap;

use record::{Observation, Party, Shape, Source, Value, Variable};
use rusqlite::types::{ToSqlOutput, Value as Sql, ValueRef};
use rusqlite::{OptionalExtension as _, ToSql, Transaction, params};

use crate::{Book, BookError};

/// Observations that are put in order before they are written: a table is filled fastest in the
/// order of its key.
const BUFFER: usize = 1 << 19;

/// What became of the rows of the files, to be kept with the source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// Rows read.
    pub read: u64,
    /// Rows of which something was kept.
    pub kept: u64,
    /// Rows that could not be used.
    pub broken: u64,
    /// Rows without a known country.
    pub unmatched: u64,
}

/// An import that is not in the book until it is committed; dropped, it leaves the book as it was.
pub struct NumbersImport<'b> {
    transaction: Transaction<'b>,
    source: i64,
    replaced: Option<u64>,
    variables: Vec<(i64, Shape)>,
    parties: HashMap<Party, i64>,
    buffer: Vec<Entry>,
}

struct Entry {
    key: (i64, i64, i64, i32),
    value: Kept,
}

/// A value as it is kept: whole numbers as integers.
enum Kept {
    Integer(i64),
    Real(f64),
    Text(Box<str>),
    Null,
}

impl Kept {
    fn new(value: Value<'_>) -> Kept {
        match value {
            Value::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
                Kept::Integer(number as i64)
            }
            Value::Number(number) => Kept::Real(number),
            Value::Text(text) => Kept::Text(text.into()),
            Value::Missing => Kept::Null,
        }
    }
}

impl ToSql for Kept {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Kept::Integer(number) => ToSqlOutput::Owned(Sql::Integer(*number)),
            Kept::Real(number) => ToSqlOutput::Owned(Sql::Real(*number)),
            Kept::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Kept::Null => ToSqlOutput::Owned(Sql::Null),
        })
    }
}

impl Book {
    /// Begins the import of a source. What the book holds of the same source and version is
    /// replaced; other versions and other sources stay as they are.
    ///
    /// # Errors
    /// When the book cannot be written.
    pub fn begin_import(&mut self, source: &Source) -> Result<NumbersImport<'_>, BookError> {
        let transaction = self.connection.transaction()?;
        let replaced = remove(&transaction, &source.key, &source.version)?;
        transaction.execute(
            "INSERT INTO sources (key, version, name, citation, licence, url, files, imported_at,
                 rows_read, rows_kept, rows_broken, rows_unmatched)
             VALUES (?, ?, ?, ?, ?, ?, '', '', 0, 0, 0, 0)",
            params![
                source.key,
                source.version,
                source.name,
                source.citation,
                source.licence,
                source.url
            ],
        )?;
        let mut import = NumbersImport {
            source: transaction.last_insert_rowid(),
            transaction,
            replaced,
            variables: Vec::new(),
            parties: HashMap::new(),
            buffer: Vec::new(),
        };
        for variable in &source.variables {
            import.add_variable(variable)?;
        }
        Ok(import)
    }

    /// Takes a source out of the book; gives how many observations it had, `None` when there was no
    /// such source.
    ///
    /// # Errors
    /// When the book cannot be written.
    pub fn remove_source(&mut self, key: &str, version: &str) -> Result<Option<u64>, BookError> {
        let transaction = self.connection.transaction()?;
        let removed = remove(&transaction, key, version)?;
        transaction.commit()?;
        Ok(removed)
    }
}

fn remove(
    transaction: &Transaction<'_>,
    key: &str,
    version: &str,
) -> Result<Option<u64>, BookError> {
    let source: Option<i64> = transaction
        .query_row(
            "SELECT id FROM sources WHERE key = ? AND version = ?",
            [key, version],
            |row| row.get(0),
        )
        .optional()?;
    let Some(source) = source else {
        return Ok(None);
    };
    let removed = transaction.execute(
        "DELETE FROM observations WHERE variable IN (SELECT id FROM variables WHERE source = ?)",
        [source],
    )?;
    transaction.execute("DELETE FROM sources WHERE id = ?", [source])?;
    Ok(Some(removed as u64))
}

impl NumbersImport<'_> {
    /// How many observations of the same source and version were in the book before.
    #[must_use]
    pub fn replaced(&self) -> Option<u64> {
        self.replaced
    }

    /// Adds a variable after those of the source.
    ///
    /// # Errors
    /// When the book cannot be written, also when the name is taken.
    pub fn add_variable(&mut self, variable: &Variable) -> Result<(), BookError> {
        let coverage = variable.coverage;
        self.transaction.execute(
            "INSERT INTO variables (source, position, name, label, unit, shape, absence, covered_from,
                 covered_to, covered_among, timeless, observations)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            params![
                self.source,
                self.variables.len(),
                variable.name,
                variable.label,
                variable.unit,
                variable.shape.name(),
                variable.absence.name(),
                coverage.from,
                coverage.to,
                coverage.among.map(record::StateSystem::name),
                variable.timeless
            ],
        )?;
        let id = self.transaction.last_insert_rowid();
        self.variables.push((id, variable.shape));
        Ok(())
    }

    /// Takes an observation. The last one of the same variable, sides and time counts.
    ///
    /// # Errors
    /// When the book cannot be written, or the observation does not fit its variable.
    pub fn take(&mut self, observation: &Observation<'_>) -> Result<(), BookError> {
        let misfit = |what: &str| BookError::Misfit(what.to_owned());
        let Some(&(variable, shape)) = self.variables.get(observation.variable) else {
            return Err(misfit(
                "an observation of a variable that was not announced",
            ));
        };
        let mut a = self.party(observation.a)?;
        let mut b = match (observation.b, shape) {
            (None, Shape::Country) => 0,
            (Some(b), Shape::Symmetric | Shape::Directed) => self.party(b)?,
            (None, _) => return Err(misfit("an observation of a dyad without its second side")),
            (Some(_), _) => return Err(misfit("an observation of one country with two sides")),
        };
        if shape == Shape::Symmetric && a > b {
            (a, b) = (b, a);
        }
        self.buffer.push(Entry {
            key: (variable, a, b, observation.time.number()),
            value: Kept::new(observation.value),
        });
        if self.buffer.len() >= BUFFER {
            self.write()?;
        }
        Ok(())
    }

    fn party(&mut self, party: &Party) -> Result<i64, BookError> {
        if let Some(&id) = self.parties.get(party) {
            return Ok(id);
        }
        let id = party_id(&self.transaction, party)?;
        self.parties.insert(party.clone(), id);
        Ok(id)
    }

    fn write(&mut self) -> Result<(), BookError> {
        // Stable, so that the last of two equal keys stays the last.
        self.buffer.sort_by_key(|entry| entry.key);
        let mut statement = self
            .transaction
            .prepare_cached("INSERT OR REPLACE INTO observations VALUES (?, ?, ?, ?, ?)")?;
        for Entry { key, value } in self.buffer.drain(..) {
            statement.execute(params![key.0, key.1, key.2, key.3, value])?;
        }
        Ok(())
    }

    /// Puts the import into the book; gives the number of observations that the source now has.
    /// `now` is the time to note, in ISO 8601.
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
        let mut total = 0;
        for &(variable, _) in &self.variables {
            let mut years = self.transaction.prepare_cached(
                "SELECT count(*), min(time), max(time) FROM observations WHERE variable = ?",
            )?;
            let (count, from, to): (u64, Option<i32>, Option<i32>) = years
                .query_row([variable], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
                })?;
            let year = |number: Option<i32>| {
                number
                    .and_then(record::Time::from_number)
                    .map(record::Time::year)
            };
            self.transaction.execute(
                "UPDATE variables SET observations = ?, observed_from = ?, observed_to = ? WHERE id = ?",
                params![count, year(from), year(to), variable],
            )?;
            total += count;
        }
        finish_source(&self.transaction, self.source, files, rows, now)?;
        self.transaction.commit()?;
        Ok(total)
    }
}

impl<'b> NumbersImport<'b> {
    /// The transaction and the source, for imports of another sort that begin in the same way.
    pub(crate) fn into_parts(self) -> (Transaction<'b>, i64) {
        (self.transaction, self.source)
    }
}

/// The number of a party in the book; a new one when it is not there.
pub(crate) fn party_id(transaction: &Transaction<'_>, party: &Party) -> Result<i64, BookError> {
    let number = super::query::written(party);
    let mut statement = transaction.prepare_cached(
        "INSERT INTO parties (entity, number) VALUES (?, ?)
         ON CONFLICT DO UPDATE SET entity = entity RETURNING id",
    )?;
    Ok(statement.query_row([party.entity.as_str(), &number], |row| row.get(0))?)
}

/// Notes what became of the files of a source.
pub(crate) fn finish_source(
    transaction: &Transaction<'_>,
    source: i64,
    files: &[String],
    rows: RowCounts,
    now: &str,
) -> Result<(), BookError> {
    transaction.execute(
        "UPDATE sources SET files = ?, imported_at = ?, rows_read = ?, rows_kept = ?,
             rows_broken = ?, rows_unmatched = ? WHERE id = ?",
        params![
            files.join("\n"),
            now,
            rows.read,
            rows.kept,
            rows.broken,
            rows.unmatched,
            source
        ],
    )?;
    Ok(())
}
