//! Events of data sets that other programs coded: counts by dyad and period, and single records.

use codebook::{EventType, Mode, QuadClass, Sector};
use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use crate::{Date, Time};

/// How long a period of counts is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum RollupGrain {
    /// A day.
    Day,
    /// A month.
    #[default]
    Month,
}

impl RollupGrain {
    /// Both.
    pub const ALL: [RollupGrain; 2] = [RollupGrain::Day, RollupGrain::Month];

    /// The name as it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            RollupGrain::Day => "day",
            RollupGrain::Month => "month",
        }
    }

    /// The period that the day lies in; `None` for days outside of [`Time::YEARS`].
    #[must_use]
    pub fn period(self, day: Date) -> Option<Time> {
        match self {
            RollupGrain::Day => Time::day_of(day),
            RollupGrain::Month => Time::month_of(i32::from(day.year()), i32::from(day.month())),
        }
    }
}

/// Which scale the scores are on that a data set gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ScoreScale {
    /// Goldstein (1992), Journal of Conflict Resolution 36(2), carried over to CAMEO: -10 to 10.
    Goldstein,
    /// PLOVER's scores, -10 to 10.
    Plover,
}

impl ScoreScale {
    /// Both.
    pub const ALL: [ScoreScale; 2] = [ScoreScale::Goldstein, ScoreScale::Plover];

    /// The name as it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ScoreScale::Goldstein => "goldstein",
            ScoreScale::Plover => "plover",
        }
    }
}

/// How the events of a data set are counted; the same for all its files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventSetSettings {
    /// Length of a period.
    pub grain: RollupGrain,
    /// By what rule records are one event: `off`, `id` or `day`.
    pub duplicates: String,
    /// The scale of the given scores.
    pub scale: ScoreScale,
}

/// What is counted of events.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct EventCounts {
    /// Events, duplicates left out.
    pub events: u64,
    /// Records, duplicates included.
    pub records: u64,
    /// Sum of the PLOVER scores of the events; events without a type have none.
    pub score: f64,
    /// Sum of the scores that the set gives.
    pub given: f64,
    /// Events for which the set gives a score.
    pub given_events: u64,
    /// Mentions of the events, as the set counts them.
    pub mentions: u64,
}

impl EventCounts {
    /// Adds other events.
    pub fn add(&mut self, other: &EventCounts) {
        self.events += other.events;
        self.records += other.records;
        self.score += other.score;
        self.given += other.given;
        self.given_events += other.given_events;
        self.mentions += other.mentions;
    }
}

/// The events of one type from one state on another in a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DyadCell {
    /// When.
    pub period: Time,
    /// Who acts, by its key in the atlas.
    pub actor: CompactString,
    /// On whom; `None` when it is no state, the actor itself for what is within it.
    pub recipient: Option<CompactString>,
    /// The type; `None` for what PLOVER has no type for (comments, symbolic acts).
    pub event: Option<EventType>,
    /// What was counted.
    pub counts: EventCounts,
}

impl DyadCell {
    /// The quad class of the type.
    #[must_use]
    pub fn quad(&self) -> Option<QuadClass> {
        self.event.map(EventType::quad)
    }
}

/// All events of one type in a period, whoever acts: what shares are shares of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodTotal {
    /// When.
    pub period: Time,
    /// The type.
    pub event: Option<EventType>,
    /// Events, duplicates left out.
    pub events: u64,
    /// Records, duplicates included.
    pub records: u64,
    /// Of the events those from one state on another.
    pub between_states: u64,
}

/// A file of an event data set, after it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFile {
    /// Its name without folders.
    pub name: String,
    /// Rows read, broken ones included.
    pub rows: u64,
    /// Rows that could not be used.
    pub broken: u64,
    /// Codes or names of countries that were not known.
    pub unmatched: u64,
    /// Records that were counted.
    pub records: u64,
    /// Id of its first record; a file that was cut short has that of the whole one.
    pub first_id: String,
    /// A number made from the ids of the records in their order: files with the same are the same.
    pub digest: u64,
    /// First and last day of the records.
    pub days: Option<(Date, Date)>,
}

/// One side of a [`SetEvent`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SetSide<'e> {
    /// Keys of its states in the atlas.
    pub states: Vec<&'e str>,
    /// What it is within its state.
    pub sector: Option<Sector>,
    /// Its code in the data set, where it has codes.
    pub code: &'e str,
    /// Its name in the data set.
    pub name: &'e str,
}

/// One record of an event data set.
#[derive(Debug, Clone, PartialEq)]
pub struct SetEvent<'e> {
    /// Id in the data set.
    pub id: &'e str,
    /// Day of the event.
    pub day: Date,
    /// Who acts.
    pub actor: SetSide<'e>,
    /// On whom.
    pub recipient: SetSide<'e>,
    /// CAMEO code, where the set has one.
    pub cameo: Option<&'e str>,
    /// PLOVER type.
    pub event: Option<EventType>,
    /// PLOVER mode.
    pub mode: Option<Mode>,
    /// The score that the set gives.
    pub given_score: Option<f64>,
    /// Mentions.
    pub mentions: u32,
    /// Sources.
    pub sources: Option<u32>,
    /// Name of the place.
    pub place: &'e str,
    /// Key of its state or territory.
    pub place_country: Option<&'e str>,
    /// Degrees north and east.
    pub position: Option<(f64, f64)>,
    /// Address or publisher.
    pub citation: &'e str,
    /// Whether another record told the same event before.
    pub duplicate: bool,
}
