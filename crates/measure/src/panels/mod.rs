//! Panels: a row for each country or dyad and each year or month, a column for each variable.
//!
//! The rows come from a list of states and not from the data, so that a panel says where there is
//! no answer. Every cell has one of four [`Standing`]s: a value; zero, because the source lists all
//! there is and this is not listed; missing, where the source looked and has no value; and not
//! covered, where it did not look. Nothing is filled beyond the coverage of a source.
//!
//! A panel is made in chunks of whole dyads, in the order of their numbers or codes, so that its
//! size is bounded by its variables and not by its rows.

mod build;
mod events;
mod load;
mod units;

use book::BookError;
use compact_str::CompactString;
use record::{Absence, Shape, StateSystem, Time, Variable};
use serde::Serialize;

pub use build::{Chunk, ChunkColumn};
pub use events::EVENTS;
pub use units::Unit;

/// Which rows a panel has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Dyads, in both directions or once.
    Dyads {
        /// Both (A, B) and (B, A).
        directed: bool,
    },
    /// Single countries.
    Countries,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Query {
    /// The list that says which states there are.
    pub system: StateSystem,
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
    /// Which rows.
    pub rows: Rows,
    /// A row for each month instead of each year.
    pub months: bool,
    /// Only this dyad, by keys of the atlas; for countries, only these. States that held the same
    /// numbers of the list are included.
    pub only: Option<(String, String)>,
    /// Variables: `SOURCE.VARIABLE`, `SOURCE@VERSION.VARIABLE`, `SOURCE` for all of one, the short
    /// names of [`SHORT`], [`DISTANCE`], or `all`. Of an event data set, `SET.count`, `SET.quad1` to
    /// `SET.quad4`, `SET.score`, `SET.TYPE` for a PLOVER type, or `SET` for the first six; [`EVENTS`]
    /// stands for the set with the latest events. `all` is without them.
    pub variables: Vec<String>,
}

/// Name of the distance between capitals, which the atlas has.
pub const DISTANCE: &str = "distance";

/// Short names and what they stand for.
pub const SHORT: &[(&str, &str)] = &[
    ("trade", "cow-trade.imports"),
    ("alliances", "atop"),
    ("contiguity", "cow-contiguity"),
    ("igos", "cow-igo"),
    ("diplomacy", "cow-diplomacy"),
    ("votes", "un-votes"),
    ("ideal-points", "un-ideal-points"),
    ("arms", "sipri-arms"),
    ("visits", "colt"),
];

/// A variable that is not one of the book's numbers, such as counts of events.
#[derive(Debug, Clone)]
pub struct Added {
    /// Key of its source.
    pub source: String,
    /// Version of the source.
    pub version: String,
    /// How to cite it.
    pub citation: String,
    /// What it is.
    pub variable: Variable,
    /// Years with an answer.
    pub covered: Option<(i32, i32)>,
    /// Years, or months as YYYYMM, between them without an answer.
    pub gaps: Vec<i32>,
    /// Keys of the entities, time and value; of one side and time one row at most. The second side
    /// is `None` for a variable of one country. Rows that are finer than the panel are left out: sum
    /// them up before.
    pub rows: Vec<(CompactString, Option<CompactString>, Time, f64)>,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A value of the source.
    Value,
    /// Zero by absence: the source lists all cases, and this is none of them.
    Zero,
    /// The source looked and has no value.
    Missing,
    /// The source did not look: another time, or no state of its list.
    NotCovered,
}

impl Standing {
    /// The name as it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Standing::Value => "value",
            Standing::Zero => "zero",
            Standing::Missing => "missing",
            Standing::NotCovered => "not_covered",
        }
    }
}

/// Which side of a row a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// The row's country, or its dyad without order.
    Whole,
    /// From the first side to the second.
    AToB,
    /// From the second side to the first.
    BToA,
    /// The first side.
    A,
    /// The second side.
    B,
}

impl Aspect {
    const fn suffix(self) -> &'static str {
        match self {
            Aspect::Whole => "",
            Aspect::AToB => "_ab",
            Aspect::BToA => "_ba",
            Aspect::A => "_a",
            Aspect::B => "_b",
        }
    }
}

/// A column of a panel.
#[derive(Debug, Clone)]
pub struct Column {
    /// Name, of letters, digits and `_` only: `cow_trade_imports_ab`.
    pub name: String,
    /// Key of its source; `atlas` for what the atlas has.
    pub source: String,
    /// Version of the source.
    pub version: String,
    /// What it is, and of which side.
    pub label: String,
    /// Unit.
    pub unit: String,
    /// Which side it is about.
    pub aspect: Aspect,
    /// What absence means.
    pub absence: Absence,
    /// Years with an answer.
    pub covered: Option<(i32, i32)>,
    /// How to cite it.
    pub citation: String,
    /// Words instead of numbers: what the values are numbers of.
    pub words: Option<Vec<String>>,
}

/// What keeps a panel from being made.
#[derive(Debug, thiserror::Error)]
pub enum PanelError {
    /// The book could not be read.
    #[error(transparent)]
    Book(#[from] BookError),
    /// The book has no variable of that name.
    #[error("the book has no variable {given:?}; it has {}", list(.known))]
    Unknown {
        /// What was asked for.
        given: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A variable of dyads was asked for in a panel of countries.
    #[error("{0} is about two countries; ask for a panel of dyads")]
    NotOfCountries(String),
    /// The variable is kept more finely than the rows, and nothing says how to sum it up.
    #[error("{name} is kept by {kept}; {advice}")]
    TooFine {
        /// The variable.
        name: String,
        /// Month or day.
        kept: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// There are no rows.
    #[error("no rows: {0}")]
    NoRows(String),
    /// Whoever takes the chunks could not take one.
    #[error(transparent)]
    Sink(Box<dyn std::error::Error + Send + Sync>),
}

fn list(known: &[String]) -> String {
    if known.is_empty() {
        "none; `chancery import` brings some in".to_owned()
    } else {
        format!("{}, and distance", known.join(", "))
    }
}

/// A panel that is ready to be written.
pub struct Panel {
    query: Query,
    units: Vec<Unit>,
    /// The parties of each unit.
    matches: Vec<Vec<load::Match>>,
    variables: Vec<load::Loaded>,
    columns: Vec<Column>,
    /// Of each column, the variable; `None` for the distance.
    of: Vec<Option<usize>>,
}

impl Panel {
    /// The columns of variables, in the order that was asked for.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The states of the list that have rows.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// What was asked for.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Of a column, the variable that it shows, counted in the order that was asked for; `None` for
    /// the distance.
    pub(crate) fn variable_of(&self, column: usize) -> Option<usize> {
        self.of.get(column).copied().flatten()
    }

    /// Reads what the panel needs from the book.
    ///
    /// # Errors
    /// When a variable does not exist or does not fit, there are no rows, or the book cannot be read.
    pub fn prepare(book: &book::Book, query: Query) -> Result<Panel, PanelError> {
        let units = units::units(book, &query)?;
        let matches = load::matches(&book.parties()?, &units, query.system);
        let sets = book.event_sets()?;
        let wanted = load::resolve(book, &sets, &query)?;
        let mut panel = Panel {
            query,
            units,
            matches,
            variables: Vec::new(),
            columns: Vec::new(),
            of: Vec::new(),
        };
        let citations = load::citations(book)?;
        for wanted in wanted {
            match wanted {
                load::Wanted::Distance => {
                    if panel.query.rows == Rows::Countries {
                        return Err(PanelError::NotOfCountries(DISTANCE.to_owned()));
                    }
                    panel.columns.push(distance_column());
                    panel.of.push(None);
                }
                load::Wanted::Variable(record) => {
                    let loaded = load::Loaded::read(book, *record, &panel)?;
                    let citation = citations
                        .iter()
                        .find(|(key, version, _)| {
                            *key == loaded.about.source && *version == loaded.about.version
                        })
                        .map_or("", |(_, _, citation)| citation.as_str());
                    panel.add(loaded, citation);
                }
            }
        }
        for added in events::added(book, &sets, &panel.query, &panel.units)? {
            panel.append(added)?;
        }
        Ok(panel)
    }

    /// Adds columns after those that there are.
    ///
    /// # Errors
    /// When a variable of dyads is added to a panel of countries.
    pub fn append(&mut self, added: Added) -> Result<(), PanelError> {
        if self.query.rows == Rows::Countries && added.variable.shape != Shape::Country {
            let name = format!("{}.{}", added.source, added.variable.name);
            return Err(PanelError::NotOfCountries(name));
        }
        let citation = added.citation.clone();
        let loaded = load::Loaded::added(added, self);
        self.add(loaded, &citation);
        Ok(())
    }

    fn add(&mut self, loaded: load::Loaded, citation: &str) {
        let record = &loaded.about;
        let aspects: &[Aspect] = match (self.query.rows, record.variable.shape) {
            (Rows::Countries, _) | (_, Shape::Symmetric) => &[Aspect::Whole],
            (_, Shape::Directed) => &[Aspect::AToB, Aspect::BToA],
            (_, Shape::Country) => &[Aspect::A, Aspect::B],
        };
        for &aspect in aspects {
            let name = format!(
                "{}_{}{}",
                record.source,
                record.variable.name,
                aspect.suffix()
            );
            let name = name.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
            let label = match aspect {
                Aspect::BToA => format!("{} (a is the second side here)", record.variable.label),
                Aspect::A => format!("{}, of a", record.variable.label),
                Aspect::B => format!("{}, of b", record.variable.label),
                _ => record.variable.label.clone(),
            };
            self.columns.push(Column {
                name,
                source: record.source.clone(),
                version: record.version.clone(),
                label,
                unit: record.variable.unit.clone(),
                aspect,
                absence: record.variable.absence,
                covered: record.covered,
                citation: citation.to_owned(),
                words: loaded.words.clone(),
            });
            self.of.push(Some(self.variables.len()));
        }
        self.variables.push(loaded);
    }
}

fn distance_column() -> Column {
    Column {
        name: "capital_distance".to_owned(),
        source: "atlas".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        label: "great-circle distance between the capitals of the year, on a sphere of radius 6371.0088 km".to_owned(),
        unit: "km".to_owned(),
        aspect: Aspect::Whole,
        absence: Absence::Unknown,
        covered: None,
        citation: "tables of this program (capitals with years and coordinates)".to_owned(),
        words: None,
    }
}
