//! Event data sets: GDELT, ICEWS, POLECAT, Phoenix.
//!
//! Each module turns the fields of one record into an [`EventRow`], the common form: a day, two sides
//! as states, what was done in CAMEO and in PLOVER, the score that the set gives, and where. The
//! functions are pure; they see fields, not files. [`Rollup`] counts rows by directed dyad and
//! period, after [`Seen`] has told duplicates.
//!
//! A record without a state on either side is a good record: it counts among all events of its
//! period, which shares are shares of.

pub mod gdelt;
pub mod icews;
pub mod phoenix;
pub mod polecat;

mod dedupe;
mod import;
mod kinds;
mod rollup;
mod sectors;
mod states;

use atlas::EntityId;
use codebook::{Cameo, EventType, Mode, QuadClass, Sector};
use jiff::civil::Date;

pub use dedupe::{Dedupe, Seen};
pub use import::{EventOptions, EventReport, EventSink, import_events};
pub use kinds::{EVENT_KINDS, EventKind, event_kind};
pub use rollup::Rollup;
pub use states::{CountryCode, States};

/// The fields of one record in order.
pub trait Fields {
    /// How many there are.
    fn count(&self) -> usize;
    /// The field without white space around it; empty where there is none of that number.
    fn field(&self, index: usize) -> &str;
}

impl Fields for [&str] {
    fn count(&self) -> usize {
        self.len()
    }
    fn field(&self, index: usize) -> &str {
        self.get(index).map_or("", |field| field.trim())
    }
}

/// One side of an event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Side<'r> {
    /// The states that it belongs to; none for organisations, regions, and actors that the record
    /// does not place. POLECAT may name several.
    pub states: Vec<EntityId>,
    /// What it is within its state.
    pub sector: Option<Sector>,
    /// Its code in the data set, where the set has codes for actors.
    pub code: &'r str,
    /// Its name in the data set.
    pub name: &'r str,
}

/// Where an event took place, as far as the record says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place<'r> {
    /// Name of the place.
    pub name: &'r str,
    /// The state or territory.
    pub country: Option<EntityId>,
    /// Degrees north and east.
    pub position: Option<(f64, f64)>,
}

/// One event of a data set.
#[derive(Debug, Clone, PartialEq)]
pub struct EventRow<'r> {
    /// The id of the record in the data set.
    pub id: &'r str,
    /// The day that the record gives to the event.
    pub day: Date,
    /// Who acts.
    pub actor: Side<'r>,
    /// On whom.
    pub recipient: Side<'r>,
    /// The CAMEO code; POLECAT has none.
    pub cameo: Option<Cameo>,
    /// The PLOVER type; `None` for comments and symbolic acts.
    pub event: Option<EventType>,
    /// The PLOVER mode.
    pub mode: Option<Mode>,
    /// The score that the set gives: Goldstein's from -10 to 10, in POLECAT the PLOVER score.
    pub given_score: Option<f64>,
    /// How often the event is mentioned, or in how many sentences it was found.
    pub mentions: u32,
    /// In how many sources (publishers) it was found, where the set says so.
    pub sources: Option<u32>,
    /// Where.
    pub place: Place<'r>,
    /// Address or publisher of a text that tells it.
    pub citation: &'r str,
}

impl EventRow<'_> {
    /// The quad class of the PLOVER type.
    #[must_use]
    pub fn quad(&self) -> Option<QuadClass> {
        self.event.map(EventType::quad)
    }

    /// The PLOVER score of the mode, or of the type.
    #[must_use]
    pub fn score(&self) -> Option<f64> {
        self.mode
            .map(Mode::score)
            .or_else(|| self.event.map(EventType::score))
    }

    /// The directed dyads of the event, each once. A side of several states acts or is acted on as
    /// each of them; several actors without any recipient act on each other. A state may be on both
    /// sides (what is within it), and the recipient is `None` when no state is.
    #[must_use]
    pub fn dyads(&self) -> Vec<(EntityId, Option<EntityId>)> {
        let (from, to) = (&self.actor.states, &self.recipient.states);
        let mut dyads = Vec::with_capacity(from.len().max(1) * to.len().max(1));
        let mutual = from.len() > 1 && self.recipient == Side::default();
        for &a in from {
            if mutual {
                dyads.extend(from.iter().filter(|&&b| b != a).map(|&b| (a, Some(b))));
            } else if to.is_empty() {
                dyads.push((a, None));
            } else {
                dyads.extend(to.iter().map(|&b| (a, Some(b))));
            }
        }
        dyads
    }
}

/// Why a record is not an event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// It has not as many fields as a record of the data set.
    #[error("{found} fields, expected {expected}")]
    Width {
        /// How many it has.
        found: usize,
        /// How many there should be, in words.
        expected: &'static str,
    },
    /// A field holds something else than it should.
    #[error("{field} is {found:?}, expected {expected}")]
    Field {
        /// Name of the field.
        field: &'static str,
        /// The beginning of what it holds.
        found: String,
        /// What it should hold.
        expected: &'static str,
    },
}

impl RowError {
    /// The reason without what the field holds, to count records by.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            RowError::Width { .. } => self.to_string(),
            RowError::Field {
                field, expected, ..
            } => format!("{field} is not {expected}"),
        }
    }
}

/// Longest part of a field that an error repeats.
const SHOWN: usize = 40;

fn wrong(field: &'static str, found: &str, expected: &'static str) -> RowError {
    RowError::Field {
        field,
        found: found.chars().take(SHOWN).collect(),
        expected,
    }
}

/// Years of events; what lies outside is a slip of the pen.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// A day as `YYYYMMDD`.
fn compact_day(field: &'static str, text: &str) -> Result<Date, RowError> {
    let digits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    let day = digits
        .then(|| day_of(&text[..4], &text[4..6], &text[6..]))
        .flatten();
    day.ok_or_else(|| wrong(field, text, "a day as YYYYMMDD from 1900 to 2100"))
}

/// A day as `YYYY-MM-DD`, also with a time after a blank or `T`.
fn dashed_day(field: &'static str, text: &str) -> Result<Date, RowError> {
    let date = text.split([' ', 'T']).next().unwrap_or("");
    let mut parts = date.splitn(3, '-');
    let day = match (parts.next(), parts.next(), parts.next()) {
        (Some(y), Some(m), Some(d)) => day_of(y, m, d),
        _ => None,
    };
    day.ok_or_else(|| wrong(field, text, "a day as YYYY-MM-DD from 1900 to 2100"))
}

fn day_of(year: &str, month: &str, day: &str) -> Option<Date> {
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !plain(year) || !plain(month) || !plain(day) {
        return None;
    }
    let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Whether the field says that there is no value.
fn absent(text: &str) -> bool {
    matches!(
        text,
        "" | "NA" | "None" | "none" | "NULL" | "null" | "nan" | "NaN" | "---"
    )
}

/// A score from -10 to 10, or none.
fn score(field: &'static str, text: &str) -> Result<Option<f64>, RowError> {
    if absent(text) {
        return Ok(None);
    }
    let score = text.parse::<f64>().ok().filter(|s| s.abs() <= 10.0);
    score
        .map(Some)
        .ok_or_else(|| wrong(field, text, "a score from -10 to 10"))
}

fn count(field: &'static str, text: &str) -> Result<u32, RowError> {
    text.parse().map_err(|_| wrong(field, text, "a count"))
}

/// Degrees, when both are there and possible. Places are beside the point of a record, so that it
/// is not broken by a bad one.
fn position(latitude: &str, longitude: &str) -> Option<(f64, f64)> {
    let degrees = |text: &str, most: f64| text.parse::<f64>().ok().filter(|d| d.abs() <= most);
    Some((degrees(latitude, 90.0)?, degrees(longitude, 180.0)?))
}
