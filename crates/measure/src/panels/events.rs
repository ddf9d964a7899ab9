//! Counts of event data sets as columns.

use std::collections::{BTreeMap, BTreeSet};

use atlas::EntityId;
use book::{Book, EventSetRecord, EventStep};
use codebook::{EventType, QuadClass};
use compact_str::CompactString;
use record::{Absence, Coverage, DyadCell, Shape, Time, Variable};

use super::units::Unit;
use super::{Added, PanelError, Query, Rows};

/// The name of the event data set that was imported last.
pub const EVENTS: &str = "events";

/// What is counted of the events from one state on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Count {
    /// All of them, also those without a PLOVER type.
    All,
    /// Those of a quad class.
    Quad(QuadClass),
    /// Those of a type.
    Type(EventType),
    /// Mean of PLOVER's scores of those with a type.
    Score,
}

impl Count {
    const USUAL: [Count; 6] = [
        Count::All,
        Count::Quad(QuadClass::ALL[0]),
        Count::Quad(QuadClass::ALL[1]),
        Count::Quad(QuadClass::ALL[2]),
        Count::Quad(QuadClass::ALL[3]),
        Count::Score,
    ];

    fn named(name: &str) -> Option<Count> {
        let usual = Count::USUAL.into_iter().find(|count| count.name() == name);
        usual.or_else(|| Some(Count::Type(name.to_uppercase().parse().ok()?)))
    }

    fn name(self) -> String {
        match self {
            Count::All => "count".to_owned(),
            Count::Quad(quad) => format!("quad{}", quad.number()),
            Count::Type(event) => event.name().to_lowercase(),
            Count::Score => "score".to_owned(),
        }
    }

    fn label(self) -> String {
        match self {
            Count::All => "events from a on b".to_owned(),
            Count::Quad(quad) => format!("events of quad class {} from a on b", quad.number()),
            Count::Type(event) => format!("events of type {} from a on b", event.name()),
            Count::Score => "mean PLOVER score of the events with a type from a on b".to_owned(),
        }
    }

    fn takes(self, cell: &DyadCell) -> bool {
        match self {
            Count::All => true,
            Count::Quad(quad) => cell.quad() == Some(quad),
            Count::Type(event) => cell.event == Some(event),
            Count::Score => cell.event.is_some(),
        }
    }
}

/// A set and what is asked for of it, by a name of the query; `None` when the name is of no set.
fn wanted<'s>(sets: &'s [EventSetRecord], name: &str) -> Option<(&'s EventSetRecord, Vec<Count>)> {
    let (key, count) = match name.split_once('.') {
        Some((key, count)) => (key, Some(count)),
        None => (name, None),
    };
    let named = |set: &&EventSetRecord| set.source.key == key;
    let set = if key == EVENTS {
        sets.iter()
            .max_by_key(|set| set.periods.map(|(_, last)| last.year()))
    } else {
        sets.iter().rfind(named)
    }?;
    let counts = match count {
        None => Count::USUAL.to_vec(),
        Some(count) => vec![Count::named(count)?],
    };
    Some((set, counts))
}

/// Whether the name is of an event data set.
pub(super) fn is_event_name(sets: &[EventSetRecord], name: &str) -> bool {
    wanted(sets, name).is_some()
}

/// What can be asked for, to be named in errors.
pub(super) fn known(sets: &[EventSetRecord]) -> Vec<String> {
    let names = |set: &EventSetRecord| {
        let key = set.source.key.clone();
        Count::USUAL.map(|count| format!("{key}.{}", count.name()))
    };
    sets.iter().flat_map(names).collect()
}

/// The columns of event data sets that a query asks for.
pub(super) fn added(
    book: &Book,
    sets: &[EventSetRecord],
    query: &Query,
    units: &[Unit],
) -> Result<Vec<Added>, PanelError> {
    let mut all = Vec::new();
    for name in &query.variables {
        let Some((set, counts)) = wanted(sets, name) else {
            continue;
        };
        if query.rows == Rows::Countries {
            return Err(PanelError::NotOfCountries(name.clone()));
        }
        let step = if query.months {
            EventStep::Month
        } else {
            EventStep::Year
        };
        let cells = match query.only {
            Some(_) => {
                let keys = keys(units, query);
                book.event_dyad(set.id, &keys, &keys, step)?
            }
            None => book.event_dyads(set.id, step)?,
        };
        let (covered, gaps) = covered(book, set, step)?;
        for count in counts {
            all.push(column(set, count, &cells, covered, gaps.clone()));
        }
    }
    Ok(all)
}

/// Keys of all entities of the panel.
fn keys(units: &[Unit], query: &Query) -> Vec<String> {
    let entities: BTreeSet<EntityId> = units
        .iter()
        .flat_map(|unit| (query.from..=query.to).filter_map(|year| unit.entity(year)))
        .collect();
    let codes = entities.into_iter().map(|id| id.entity().code.to_owned());
    codes.collect()
}

/// First and last year, and periods between them without an answer.
type Reach = (Option<(i32, i32)>, Vec<i32>);

/// First and last year with an event of anyone, and the periods between without one: a set of which
/// no file of a month was imported says nothing about that month.
fn covered(book: &Book, set: &EventSetRecord, step: EventStep) -> Result<Reach, PanelError> {
    let totals = book.event_totals(set.id, step)?;
    let there: BTreeSet<i32> = totals.iter().map(|total| total.period.number()).collect();
    let years = totals.iter().map(|total| total.period.year());
    let Some((from, to)) = years.clone().min().zip(years.max()) else {
        return Ok((None, Vec::new()));
    };
    let periods = (from..=to).flat_map(|year| match step {
        EventStep::Year => vec![year],
        _ => (1..=12).map(|month| year * 100 + month).collect(),
    });
    let gaps = periods.filter(|period| !there.contains(period)).collect();
    Ok((Some((from, to)), gaps))
}

fn column(
    set: &EventSetRecord,
    count: Count,
    cells: &[DyadCell],
    covered: Option<(i32, i32)>,
    gaps: Vec<i32>,
) -> Added {
    let mut sums: BTreeMap<(&CompactString, &CompactString, Time), (f64, f64)> = BTreeMap::new();
    for cell in cells.iter().filter(|cell| count.takes(cell)) {
        let Some(recipient) = &cell.recipient else {
            continue;
        };
        let sum = sums
            .entry((&cell.actor, recipient, cell.period))
            .or_default();
        sum.0 += cell.counts.events as f64;
        sum.1 += cell.counts.score;
    }
    let value = |(events, score): (f64, f64)| match count {
        Count::Score => score / events,
        _ => events,
    };
    let is_score = count == Count::Score;
    let (from, to) = covered.unwrap_or((*Time::YEARS.start(), *Time::YEARS.end()));
    let periods = set.periods.map_or(String::new(), |(first, last)| {
        format!(", of files from {first} to {last}")
    });
    Added {
        source: set.source.key.clone(),
        version: set.source.version.clone(),
        citation: set.source.citation.clone(),
        variable: Variable {
            name: count.name(),
            label: format!("{}{periods}", count.label()),
            unit: if is_score { "PLOVER score" } else { "events" }.to_owned(),
            shape: Shape::Directed,
            // A mean over nothing is not zero.
            absence: if is_score {
                Absence::Unknown
            } else {
                Absence::Zero
            },
            coverage: Coverage {
                from,
                to,
                among: None,
            },
            timeless: false,
        },
        covered,
        gaps,
        rows: sums
            .into_iter()
            .filter(|(_, (events, _))| *events > 0.0)
            .map(|((a, b, time), sum)| (a.clone(), Some(b.clone()), time, value(sum)))
            .collect(),
    }
}
