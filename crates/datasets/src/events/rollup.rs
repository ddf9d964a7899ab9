//! Counts of events by directed dyad, period and PLOVER type.

use std::collections::BTreeMap;

use atlas::{EntityId, atlas};
use codebook::EventType;
use compact_str::CompactString;
use record::{DyadCell, EventCounts, PeriodTotal, RollupGrain, Time};
use rustc_hash::FxHashMap;

use super::EventRow;

type Key = (Time, EntityId, Option<EntityId>, Option<EventType>);

fn key_of(id: EntityId) -> CompactString {
    CompactString::const_new(atlas().entity(id).code)
}

fn count(counts: &mut EventCounts, row: &EventRow<'_>, fresh: bool) {
    counts.records += 1;
    if !fresh {
        return;
    }
    counts.events += 1;
    counts.score += row.score().unwrap_or(0.0);
    if let Some(given) = row.given_score {
        counts.given += given;
        counts.given_events += 1;
    }
    counts.mentions += u64::from(row.mentions);
}

/// Counts rows as they come.
#[derive(Debug, Default)]
pub struct Rollup {
    grain: RollupGrain,
    cells: FxHashMap<Key, EventCounts>,
    totals: BTreeMap<(Time, Option<EventType>), (u64, u64, u64)>,
}

impl Rollup {
    /// Nothing has been counted.
    #[must_use]
    pub fn new(grain: RollupGrain) -> Rollup {
        Rollup {
            grain,
            ..Rollup::default()
        }
    }

    /// Counts a row. `fresh` is false for a record whose event another one has told.
    pub fn add(&mut self, row: &EventRow<'_>, fresh: bool) {
        let Some(period) = self.grain.period(row.day) else {
            return;
        };
        let mut between = false;
        for (actor, recipient) in row.dyads() {
            between |= recipient.is_some_and(|recipient| recipient != actor);
            let key = (period, actor, recipient, row.event);
            count(self.cells.entry(key).or_default(), row, fresh);
        }
        let (events, records, between_states) = self.totals.entry((period, row.event)).or_default();
        *records += 1;
        if fresh {
            *events += 1;
            *between_states += u64::from(between);
        }
    }

    /// Number of cells, to write them out before they fill the memory: a cell takes about 80 bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether nothing has been counted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.totals.is_empty()
    }

    /// Takes what was counted, in the order of periods, states and types. Counting begins anew; cells
    /// of the same key that are taken later are to be added.
    pub fn take(&mut self) -> (Vec<DyadCell>, Vec<PeriodTotal>) {
        let mut cells: Vec<(Key, EventCounts)> = self.cells.drain().collect();
        cells.sort_unstable_by_key(|(key, _)| *key);
        let cells = cells
            .into_iter()
            .map(|((period, actor, recipient, event), counts)| DyadCell {
                period,
                actor: key_of(actor),
                recipient: recipient.map(key_of),
                event,
                counts,
            })
            .collect();
        let totals = std::mem::take(&mut self.totals)
            .into_iter()
            .map(
                |((period, event), (events, records, between_states))| PeriodTotal {
                    period,
                    event,
                    events,
                    records,
                    between_states,
                },
            )
            .collect();
        (cells, totals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::{Place, Side};
    use codebook::Cameo;
    use jiff::civil::date;

    fn row(actor: &[&str], recipient: &[&str], code: &str) -> EventRow<'static> {
        let side = |codes: &[&str]| Side {
            states: codes
                .iter()
                .filter_map(|code| atlas().by_key(code))
                .collect(),
            ..Side::default()
        };
        let cameo = Cameo::of(code).unwrap();
        EventRow {
            id: "1",
            day: date(2016, 3, 9),
            actor: side(actor),
            recipient: side(recipient),
            cameo: Some(cameo),
            event: cameo.event_type(),
            mode: cameo.mode(),
            given_score: Some(1.5),
            mentions: 3,
            sources: None,
            place: Place::default(),
            citation: "",
        }
    }

    #[test]
    fn counts_by_dyad_and_all() {
        let mut rollup = Rollup::new(RollupGrain::Month);
        rollup.add(&row(&["BLR"], &["PAK"], "042"), true);
        rollup.add(&row(&["BLR"], &["PAK"], "042"), false);
        rollup.add(&row(&["BLR"], &["PAK"], "046"), true);
        rollup.add(&row(&["BLR"], &["BLR"], "141"), true);
        rollup.add(&row(&["BLR"], &[], "010"), true);
        rollup.add(&row(&[], &["PAK"], "046"), true);
        let (cells, totals) = rollup.take();
        assert!(rollup.is_empty());
        let found: Vec<_> = cells
            .iter()
            .map(|c| {
                (
                    c.actor.as_str(),
                    c.recipient.as_deref(),
                    c.event,
                    c.counts.events,
                    c.counts.records,
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                ("BLR", None, None, 1, 1),
                ("BLR", Some("BLR"), Some(EventType::Protest), 1, 1),
                ("BLR", Some("PAK"), Some(EventType::Consult), 2, 3),
            ]
        );
        let visit = cells[2].counts;
        // A visit has 4, talks have the 2.5 of their type.
        assert_eq!(
            (visit.score, visit.given, visit.given_events, visit.mentions),
            (6.5, 3.0, 2, 6)
        );
        let of = |event| totals.iter().find(|t| t.event == event).unwrap();
        let consult = of(Some(EventType::Consult));
        assert_eq!(
            (
                consult.period.number(),
                consult.events,
                consult.records,
                consult.between_states
            ),
            (201_603, 3, 4, 2)
        );
        assert_eq!(of(Some(EventType::Protest)).between_states, 0);
    }

    #[test]
    fn several_actors_count_once_in_all() {
        let mut rollup = Rollup::new(RollupGrain::Day);
        rollup.add(&row(&["BLR", "PAK", "CHN"], &[], "040"), true);
        let (cells, totals) = rollup.take();
        assert_eq!(cells.len(), 6);
        assert_eq!((totals[0].events, totals[0].between_states), (1, 1));
    }
}
