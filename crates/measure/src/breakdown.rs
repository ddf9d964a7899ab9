//! Counts and mean scores by a property of the events, over all time or by period.

use std::collections::BTreeMap;

use record::Event;
use serde::Serialize;

use crate::dyad::{Direction, Dyad, Which};
use crate::period::{Grain, Period};
use crate::tally::{Sum, Tally};

/// What events are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Who acts on whom.
    Direction,
    /// Quad class.
    Quad,
    /// PLOVER type.
    Type,
    /// Field of cooperation. An event with several fields counts in each; one without any counts
    /// under `none`.
    Field,
    /// Status.
    Status,
}

/// The events that share a value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// The value, as it is written in records.
    pub key: &'static str,
    /// The events.
    pub tally: Tally,
}

/// The events of a period that share a value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// The period.
    pub period: Period,
    /// The value, as it is written in records.
    pub key: &'static str,
    /// The events.
    pub tally: Tally,
}

/// The values of an event, each with its rank in the vocabulary so that output follows its order.
fn keys(event: &Event, direction: Direction, by: By) -> Vec<(usize, &'static str)> {
    match by {
        By::Direction => vec![(direction as usize, direction.name())],
        By::Quad => {
            let quad = event.quad_class();
            vec![(quad as usize, quad.name())]
        }
        By::Type => vec![(event.event as usize, event.event.name())],
        By::Status => vec![(event.status as usize, event.status.name())],
        By::Field if event.fields.is_empty() => vec![(usize::MAX, "none")],
        By::Field => {
            let mut keys: Vec<_> = event
                .fields
                .iter()
                .map(|field| (*field as usize, field.name()))
                .collect();
            keys.sort_unstable();
            keys.dedup();
            keys
        }
    }
}

/// The events of a dyad by a property, in the order of its vocabulary. Only values that occur are
/// listed.
pub fn breakdown(events: &[Event], dyad: &Dyad, by: By, which: Which) -> Vec<Group> {
    let mut sums: BTreeMap<(usize, &'static str), Sum> = BTreeMap::new();
    for (event, direction) in dyad.select(events, which) {
        for key in keys(event, direction, by) {
            sums.entry(key).or_default().add(event);
        }
    }
    sums.into_iter()
        .map(|((_, key), sum)| Group {
            key,
            tally: sum.tally(),
        })
        .collect()
}

/// The events of a dyad by period and property: one row for every period from the first to the last
/// and every value that occurs at all, so that empty cells are there with a count of zero.
///
/// Events without a date, or with one coarser than the grain, are not in it.
pub fn panel(events: &[Event], dyad: &Dyad, grain: Grain, by: By, which: Which) -> Vec<Cell> {
    let mut sums: BTreeMap<(usize, &'static str), BTreeMap<Period, Sum>> = BTreeMap::new();
    let mut ends: Option<(Period, Period)> = None;
    for (event, direction) in dyad.select(events, which) {
        let Some(period) = event.date.and_then(|date| Period::of(date, grain)) else {
            continue;
        };
        ends = Some(ends.map_or((period, period), |(first, last)| {
            (first.min(period), last.max(period))
        }));
        for key in keys(event, direction, by) {
            sums.entry(key)
                .or_default()
                .entry(period)
                .or_default()
                .add(event);
        }
    }
    let mut cells = Vec::new();
    let Some((mut period, last)) = ends else {
        return cells;
    };
    while period <= last {
        for ((_, key), by_period) in &sums {
            cells.push(Cell {
                period,
                key,
                tally: by_period.get(&period).copied().unwrap_or_default().tally(),
            });
        }
        period = period.next();
    }
    cells
}
