//! Asking for sources, variables and observations.

use record::{Absence, Coverage, Party, Shape, Source, StateSystem, Time, Value, Variable};
use rusqlite::types::ValueRef;
use rusqlite::{Row, params_from_iter};

use super::write::RowCounts;
use crate::{Book, BookError};

/// A variable of a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VariableId(i64);

/// A party of a book; never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyId(pub u32);

/// What is called with each observation: sides, time and value.
pub type TakeObservation<'t> = dyn FnMut(PartyId, Option<PartyId>, Time, Value<'_>) + 't;

/// A variable with what the files had.
#[derive(Debug, Clone, PartialEq)]
pub struct VariableRecord {
    /// Its number in this book.
    pub id: VariableId,
    /// Key of its source.
    pub source: String,
    /// Version of its source.
    pub version: String,
    /// What it is.
    pub variable: Variable,
    /// First and last year of its observations; `None` when there are none.
    pub observed: Option<(i32, i32)>,
    /// How many observations there are.
    pub observations: u64,
}

impl VariableRecord {
    /// `SOURCE.VARIABLE`.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{}.{}", self.source, self.variable.name)
    }

    /// The years that have an answer: those in which the source looked, as far as the imported files
    /// reach. `None` when nothing was imported.
    #[must_use]
    pub fn covered(&self) -> Option<(i32, i32)> {
        let Coverage { from, to, .. } = self.variable.coverage;
        if self.variable.timeless {
            return self.observed.map(|_| (from, to));
        }
        let (first, last) = self.observed?;
        let years = (first.max(from), last.min(to));
        (years.0 <= years.1).then_some(years)
    }
}

/// A source with its variables and what became of its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceRecord {
    /// What it is. The variables are those of `variables`.
    pub source: Source,
    /// Its variables with what the files had.
    pub variables: Vec<VariableRecord>,
    /// Names of the files.
    pub files: Vec<String>,
    /// When, in ISO 8601.
    pub imported_at: String,
    /// What became of the rows.
    pub rows: RowCounts,
}

/// The number of a party as it is kept: `cow:260`, or empty.
pub(super) fn written(party: &Party) -> String {
    match party.number {
        Some((system, number)) => format!("{}:{number}", system.name()),
        None => String::new(),
    }
}

fn read_number(text: &str) -> Option<(StateSystem, u16)> {
    let (system, number) = text.split_once(':')?;
    Some((StateSystem::from_name(system)?, number.parse().ok()?))
}

impl Book {
    /// The sources, by key and in the order of their import.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn sources(&self) -> Result<Vec<SourceRecord>, BookError> {
        let mut statement = self
            .connection
            .prepare("SELECT * FROM sources ORDER BY key, imported_at, id")?;
        let rows = statement.query_map([], |row| {
            Ok(SourceRecord {
                source: Source {
                    key: row.get("key")?,
                    version: row.get("version")?,
                    name: row.get("name")?,
                    citation: row.get("citation")?,
                    licence: row.get("licence")?,
                    url: row.get("url")?,
                    variables: Vec::new(),
                },
                variables: Vec::new(),
                files: row
                    .get::<_, String>("files")?
                    .lines()
                    .map(str::to_owned)
                    .collect(),
                imported_at: row.get("imported_at")?,
                rows: RowCounts {
                    read: row.get("rows_read")?,
                    kept: row.get("rows_kept")?,
                    broken: row.get("rows_broken")?,
                    unmatched: row.get("rows_unmatched")?,
                },
            })
        })?;
        let mut sources: Vec<SourceRecord> = rows.collect::<Result<_, _>>()?;
        for source in &mut sources {
            source.variables = self.variables_of(&source.source.key, &source.source.version)?;
            source.source.variables = source
                .variables
                .iter()
                .map(|record| record.variable.clone())
                .collect();
        }
        Ok(sources)
    }

    fn variables_of(&self, key: &str, version: &str) -> Result<Vec<VariableRecord>, BookError> {
        let mut statement = self.connection.prepare(
            "SELECT variables.*, sources.key, sources.version FROM variables JOIN sources ON source = sources.id
             WHERE sources.key = ? AND sources.version = ? ORDER BY position",
        )?;
        let rows = statement.query_map([key, version], variable_record)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The variables of that name, `SOURCE.VARIABLE` or `SOURCE@VERSION.VARIABLE`; with `SOURCE`
    /// alone all variables of the source. Empty when there is none.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn variables(&self, name: &str) -> Result<Vec<VariableRecord>, BookError> {
        // Versions have dots in them and keys have none, so that the name decides.
        let sources = self.sources()?;
        let mut best: Vec<VariableRecord> = Vec::new();
        let mut imported = String::new();
        for source in sources {
            let (key, version) = (&source.source.key, &source.source.version);
            let dated = format!("{key}@{version}");
            let rest = name
                .strip_prefix(dated.as_str())
                .or_else(|| name.strip_prefix(key.as_str()))
                .filter(|rest| rest.is_empty() || rest.starts_with('.'));
            let Some(rest) = rest else { continue };
            let wanted = rest.strip_prefix('.');
            let found: Vec<VariableRecord> = source
                .variables
                .into_iter()
                .filter(|record| wanted.is_none_or(|wanted| record.variable.name == wanted))
                .collect();
            if !found.is_empty() && source.imported_at >= imported {
                imported = source.imported_at;
                best = found;
            }
        }
        Ok(best)
    }

    /// The parties of the book by their number.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn parties(&self) -> Result<Vec<(PartyId, Party)>, BookError> {
        let mut statement = self
            .connection
            .prepare("SELECT id, entity, number FROM parties ORDER BY id")?;
        let rows = statement.query_map([], |row| {
            let entity: String = row.get(1)?;
            let number: String = row.get(2)?;
            let party = Party {
                entity: entity.into(),
                number: read_number(&number),
            };
            Ok((PartyId(row.get(0)?), party))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Goes through the observations of a variable, by first side, second side (`None` for one of a
    /// country) and time. A symmetric variable comes once for each dyad, the party with the smaller
    /// number first. With `parties`, only observations between these two sets, in either order for
    /// any shape; for a variable of one country, those of any of them.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn observations(
        &self,
        variable: VariableId,
        parties: Option<(&[PartyId], &[PartyId])>,
        take: &mut TakeObservation<'_>,
    ) -> Result<(), BookError> {
        let mut condition = String::new();
        let mut values = vec![variable.0];
        if let Some((a, b)) = parties {
            let all: Vec<i64> = a.iter().chain(b).map(|id| i64::from(id.0)).collect();
            if all.is_empty() {
                return Ok(());
            }
            let marks = vec!["?"; all.len()].join(", ");
            condition = format!(" AND a IN ({marks}) AND b IN (0, {marks})");
            values.extend(&all);
            values.extend(&all);
        }
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT a, b, time, value FROM observations WHERE variable = ?{condition} ORDER BY a, b, time"
        ))?;
        let mut rows = statement.query(params_from_iter(values))?;
        let within = |a: u32, b: u32| {
            parties.is_none_or(|(one, other)| {
                let has = |set: &[PartyId], id: u32| set.contains(&PartyId(id));
                b == 0 || has(one, a) && has(other, b) || has(other, a) && has(one, b)
            })
        };
        while let Some(row) = rows.next()? {
            let (a, b): (u32, u32) = (row.get(0)?, row.get(1)?);
            if !within(a, b) {
                continue;
            }
            let number = row.get(2)?;
            let Some(time) = Time::from_number(number) else {
                return Err(BookError::damaged(format!("the time {number}")));
            };
            let value = match row.get_ref(3)? {
                ValueRef::Integer(number) => Value::Number(number as f64),
                ValueRef::Real(number) => Value::Number(number),
                ValueRef::Text(text) => {
                    Value::Text(std::str::from_utf8(text).map_err(BookError::damaged)?)
                }
                ValueRef::Null => Value::Missing,
                ValueRef::Blob(_) => return Err(BookError::damaged("a value of bytes")),
            };
            take(PartyId(a), (b != 0).then_some(PartyId(b)), time, value);
        }
        Ok(())
    }
}

fn variable_record(row: &Row<'_>) -> rusqlite::Result<VariableRecord> {
    let shape: String = row.get("shape")?;
    let absence: String = row.get("absence")?;
    let among: Option<String> = row.get("covered_among")?;
    let observed: (Option<i32>, Option<i32>) = (row.get("observed_from")?, row.get("observed_to")?);
    Ok(VariableRecord {
        id: VariableId(row.get("id")?),
        source: row.get("key")?,
        version: row.get("version")?,
        variable: Variable {
            name: row.get("name")?,
            label: row.get("label")?,
            unit: row.get("unit")?,
            // The schema allows no others.
            shape: Shape::ALL
                .into_iter()
                .find(|known| known.name() == shape)
                .unwrap_or(Shape::Directed),
            absence: if absence == Absence::Zero.name() {
                Absence::Zero
            } else {
                Absence::Unknown
            },
            coverage: Coverage {
                from: row.get("covered_from")?,
                to: row.get("covered_to")?,
                among: among.as_deref().and_then(StateSystem::from_name),
            },
            timeless: row.get("timeless")?,
        },
        observed: observed.0.zip(observed.1),
        observations: row.get("observations")?,
    })
}
