//! Asking for the events of data sets.

use codebook::{EventType, Mode, Sector};
use record::{
    Date, DyadCell, EventCounts, EventSetSettings, PeriodTotal, RollupGrain, ScoreScale, Source,
    Time,
};
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use crate::{Book, BookError};

/// An event data set of a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventSetId(i64);

/// An event data set and what the book has of it.
#[derive(Debug, Clone, PartialEq)]
pub struct EventSetRecord {
    /// Its number in this book.
    pub id: EventSetId,
    /// What it is; it has no variables.
    pub source: Source,
    /// How its events are counted.
    pub settings: EventSetSettings,
    /// Files that were added.
    pub files: u64,
    /// First and last period with an event of anyone.
    pub periods: Option<(Time, Time)>,
    /// Events of anyone, duplicates left out.
    pub events: u64,
    /// Records of anyone, duplicates included.
    pub records: u64,
    /// Records that were kept as they are.
    pub kept: u64,
}

/// The length of the periods of an answer; one that is shorter than the set's own gives these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventStep {
    /// As they are kept.
    AsKept,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// A kept record. Several states of one side are listed one by one.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptEvent {
    /// Id in the data set.
    pub id: String,
    /// Day of the event.
    pub day: Date,
    /// States, sector, and name or code of the actor.
    pub actor: (Vec<String>, Option<Sector>, String),
    /// The same of the recipient.
    pub recipient: (Vec<String>, Option<Sector>, String),
    /// CAMEO code.
    pub cameo: Option<String>,
    /// PLOVER type.
    pub event: Option<EventType>,
    /// PLOVER mode.
    pub mode: Option<Mode>,
    /// The score that the set gives.
    pub given_score: Option<f64>,
    /// Mentions.
    pub mentions: u32,
    /// Place and its state or territory.
    pub place: (Option<String>, Option<String>),
    /// Address or publisher.
    pub citation: Option<String>,
    /// Whether another record told the same event before.
    pub duplicate: bool,
}

fn texts(codes: &[String]) -> impl Iterator<Item = Value> + '_ {
    codes.iter().map(|code| Value::Text(code.clone()))
}

fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

/// A period as a shorter number: what to divide the kept one by.
fn divisor(grain: RollupGrain, step: EventStep) -> i64 {
    match (grain, step) {
        (_, EventStep::AsKept) | (RollupGrain::Month, EventStep::Month) => 1,
        (RollupGrain::Month, EventStep::Year) | (RollupGrain::Day, EventStep::Month) => 100,
        (RollupGrain::Day, EventStep::Year) => 10_000,
    }
}

fn time(number: i32) -> Result<Time, BookError> {
    Time::from_number(number).ok_or_else(|| BookError::damaged(format!("the time {number}")))
}

fn event_type(name: &str) -> Result<Option<EventType>, BookError> {
    match name {
        "" => Ok(None),
        name => name.parse().map(Some).map_err(BookError::damaged),
    }
}

impl Book {
    /// The event data sets, by key, the one that was imported last at the end.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn event_sets(&self) -> Result<Vec<EventSetRecord>, BookError> {
        let mut statement = self.connection.prepare(
            "SELECT sources.*, grain, duplicates, scale,
                 (SELECT count(*) FROM event_files WHERE source = sources.id) AS file_count,
                 (SELECT min(period) FROM event_totals WHERE source = sources.id) AS first,
                 (SELECT max(period) FROM event_totals WHERE source = sources.id) AS last,
                 (SELECT total(events) FROM event_totals WHERE source = sources.id) AS events,
                 (SELECT total(records) FROM event_totals WHERE source = sources.id) AS records,
                 (SELECT count(*) FROM event_records WHERE source = sources.id) AS kept
             FROM event_sets JOIN sources ON source = sources.id ORDER BY key, imported_at, id",
        )?;
        let mut rows = statement.query([])?;
        let mut sets = Vec::new();
        while let Some(row) = rows.next()? {
            sets.push(event_set(row)?);
        }
        Ok(sets)
    }

    fn grain(&self, set: EventSetId) -> Result<RollupGrain, BookError> {
        let name: String = self.connection.query_row(
            "SELECT grain FROM event_sets WHERE source = ?",
            [set.0],
            |row| row.get(0),
        )?;
        let found = RollupGrain::ALL.into_iter().find(|g| g.name() == name);
        found.ok_or_else(|| BookError::damaged(format!("the grain {name}")))
    }

    /// The events between two sides in both directions, by period, actor, recipient and type. Several
    /// codes on one side stand for a state and those that it continues; the cells keep them apart.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn event_dyad(
        &self,
        set: EventSetId,
        a: &[String],
        b: &[String],
        step: EventStep,
    ) -> Result<Vec<DyadCell>, BookError> {
        let (in_a, in_b) = (marks(a.len()), marks(b.len()));
        let condition = format!(
            "(actor IN ({in_a}) AND recipient IN ({in_b}) OR actor IN ({in_b}) AND recipient IN ({in_a}))"
        );
        let values = texts(a).chain(texts(b)).chain(texts(b)).chain(texts(a));
        self.cells(set, &condition, values.collect(), step)
    }

    /// All events from one state on another.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn event_dyads(
        &self,
        set: EventSetId,
        step: EventStep,
    ) -> Result<Vec<DyadCell>, BookError> {
        self.cells(
            set,
            "recipient <> '' AND recipient <> actor",
            Vec::new(),
            step,
        )
    }

    /// All that a side does, to anyone: the cells have the recipients. What shares of its actions are
    /// shares of; an event on several states is in the cell of each.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn event_actions(
        &self,
        set: EventSetId,
        actor: &[String],
        step: EventStep,
    ) -> Result<Vec<DyadCell>, BookError> {
        let condition = format!("actor IN ({})", marks(actor.len()));
        self.cells(set, &condition, texts(actor).collect(), step)
    }

    fn cells(
        &self,
        set: EventSetId,
        condition: &str,
        mut values: Vec<Value>,
        step: EventStep,
    ) -> Result<Vec<DyadCell>, BookError> {
        let divisor = divisor(self.grain(set)?, step);
        values.insert(0, Value::Integer(set.0));
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT period / {divisor} AS step, actor, recipient, type, sum(events), sum(records),
                 sum(score), sum(given), sum(given_events), sum(mentions)
             FROM event_dyads WHERE source = ? AND {condition}
             GROUP BY step, actor, recipient, type ORDER BY step, actor, recipient, type"
        ))?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut cells = Vec::new();
        while let Some(row) = rows.next()? {
            let recipient: String = row.get(2)?;
            cells.push(DyadCell {
                period: time(row.get(0)?)?,
                actor: row.get::<_, String>(1)?.into(),
                recipient: (!recipient.is_empty()).then(|| recipient.into()),
                event: event_type(&row.get::<_, String>(3)?)?,
                counts: EventCounts {
                    events: row.get(4)?,
                    records: row.get(5)?,
                    score: row.get(6)?,
                    given: row.get(7)?,
                    given_events: row.get(8)?,
                    mentions: row.get(9)?,
                },
            });
        }
        Ok(cells)
    }

    /// All events of the set by period and type: what shares are shares of, and which periods the
    /// files cover at all.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn event_totals(
        &self,
        set: EventSetId,
        step: EventStep,
    ) -> Result<Vec<PeriodTotal>, BookError> {
        let divisor = divisor(self.grain(set)?, step);
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT period / {divisor} AS step, type, sum(events), sum(records), sum(between_states)
             FROM event_totals WHERE source = ? GROUP BY step, type ORDER BY step, type"
        ))?;
        let mut rows = statement.query([set.0])?;
        let mut totals = Vec::new();
        while let Some(row) = rows.next()? {
            totals.push(PeriodTotal {
                period: time(row.get(0)?)?,
                event: event_type(&row.get::<_, String>(1)?)?,
                events: row.get(2)?,
                records: row.get(3)?,
                between_states: row.get(4)?,
            });
        }
        Ok(totals)
    }

    /// Kept records between two sides in either direction, oldest first, at most `limit`.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn event_set_records(
        &self,
        set: EventSetId,
        a: &[String],
        b: &[String],
        limit: usize,
    ) -> Result<Vec<KeptEvent>, BookError> {
        // A side of several states is `BLR PAK`.
        let among = |column: &str, codes: &[String]| {
            let one = format!("instr(' ' || {column} || ' ', ' ' || ? || ' ')");
            format!("({})", vec![one; codes.len().max(1)].join(" OR "))
        };
        let condition = format!(
            "({} AND {} OR {} AND {})",
            among("actor", a),
            among("recipient", b),
            among("actor", b),
            among("recipient", a)
        );
        if a.is_empty() || b.is_empty() {
            return Ok(Vec::new());
        }
        let mut values = vec![Value::Integer(set.0)];
        values.extend(texts(a).chain(texts(b)).chain(texts(b)).chain(texts(a)));
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.connection.prepare(&format!(
            "SELECT * FROM event_records WHERE source = ? AND {condition} ORDER BY day, id LIMIT {limit}"
        ))?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut events = Vec::new();
        while let Some(row) = rows.next()? {
            events.push(kept_event(row)?);
        }
        Ok(events)
    }
}

fn event_set(row: &Row<'_>) -> Result<EventSetRecord, BookError> {
    let grain: String = row.get("grain")?;
    let scale: String = row.get("scale")?;
    let period = |column: &str| -> Result<Option<Time>, BookError> {
        row.get::<_, Option<i32>>(column)?.map(time).transpose()
    };
    Ok(EventSetRecord {
        id: EventSetId(row.get("id")?),
        source: Source {
            key: row.get("key")?,
            version: row.get("version")?,
            name: row.get("name")?,
            citation: row.get("citation")?,
            licence: row.get("licence")?,
            url: row.get("url")?,
            variables: Vec::new(),
        },
        settings: EventSetSettings {
            // The schema allows no others.
            grain: RollupGrain::ALL
                .into_iter()
                .find(|known| known.name() == grain)
                .unwrap_or_default(),
            duplicates: row.get("duplicates")?,
            scale: ScoreScale::ALL
                .into_iter()
                .find(|known| known.name() == scale)
                .unwrap_or(ScoreScale::Goldstein),
        },
        files: row.get("file_count")?,
        periods: period("first")?.zip(period("last")?),
        events: row.get::<_, f64>("events")? as u64,
        records: row.get::<_, f64>("records")? as u64,
        kept: row.get("kept")?,
    })
}

fn kept_event(row: &Row<'_>) -> Result<KeptEvent, BookError> {
    let side = |role: &str| -> Result<(Vec<String>, Option<Sector>, String), BookError> {
        let states: String = row.get(role)?;
        let sector: Option<String> = row.get(format!("{role}_sector").as_str())?;
        let name: Option<String> = row.get(format!("{role}_name").as_str())?;
        let code: Option<String> = row.get(format!("{role}_code").as_str())?;
        let sector = sector.map(|name| name.parse()).transpose();
        Ok((
            states.split_whitespace().map(str::to_owned).collect(),
            sector.map_err(BookError::damaged)?,
            name.or(code).unwrap_or_default(),
        ))
    };
    let day: String = row.get("day")?;
    let event = event_type(&row.get::<_, Option<String>>("type")?.unwrap_or_default())?;
    let mode: Option<String> = row.get("mode")?;
    let mode = event.zip(mode).map(|(event, mode)| Mode::of(event, &mode));
    Ok(KeptEvent {
        id: row.get("id")?,
        day: day.parse().map_err(BookError::damaged)?,
        actor: side("actor")?,
        recipient: side("recipient")?,
        cameo: row.get("cameo")?,
        event,
        mode: mode.transpose().map_err(BookError::damaged)?,
        given_score: row.get("given_score")?,
        mentions: row.get("mentions")?,
        place: (row.get("place")?, row.get("place_country")?),
        citation: row.get("citation")?,
        duplicate: row.get("duplicate")?,
    })
}
