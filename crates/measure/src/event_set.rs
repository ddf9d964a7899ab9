//! A dyad in an event data set, in the shape of the series of the book's own events.

use std::collections::BTreeMap;

use codebook::{EventType, QuadClass};
use record::{DyadCell, EventCounts, PeriodTotal};
use serde::Serialize;

use crate::dyad::{Direction, Dyad, Which};
use crate::period::{Grain, Period};
use crate::series::{Point, Series};
use crate::tally::Tally;

/// One period of a dyad in an event data set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SetPoint {
    /// Counts and mean PLOVER scores. There is no mutual direction: a data set codes an act from one
    /// side on the other. Events without a PLOVER type (comments) are in the counts of the directions
    /// and in no quad class; they have no score.
    #[serde(flatten)]
    pub point: Point,
    /// Whether the set has any event of anyone in the period. Where it has none, the counts say
    /// nothing, and a drawing has a gap.
    pub covered: bool,
    /// Events between the two sides without a PLOVER type.
    pub without_type: usize,
    /// Mean of the scores that the set gives, Goldstein's or PLOVER's.
    pub given_mean: Option<f64>,
    /// Records between the two sides, duplicates included.
    pub records: u64,
    /// Mentions of the events, as the set counts them.
    pub mentions: u64,
    /// All events of the set in the period, whoever acts.
    pub all_events: u64,
    /// Of these those from one state on another.
    pub between_states: u64,
}

impl SetPoint {
    /// The part that the dyad's events are of all events from one state on another; `None` where the
    /// set has none. The growth of the set itself is not in it, as it is in the counts.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.between_states > 0).then(|| self.point.all.count as f64 / self.between_states as f64)
    }
}

/// A dyad through the time that an event data set covers, without gaps between its periods.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SetSeries {
    /// The dyad.
    pub dyad: Dyad,
    /// How time is divided.
    pub grain: Grain,
    /// From the first period of the set to the last, whether the dyad has events in them or not.
    pub points: Vec<SetPoint>,
}

impl SetSeries {
    /// The series as that of the book's own events, to be drawn beside it. [`SetPoint::covered`] says
    /// where there is a gap and not a zero.
    #[must_use]
    pub fn series(&self) -> Series {
        Series {
            dyad: self.dyad.clone(),
            grain: self.grain,
            which: Which::Recorded,
            points: self.points.iter().map(|p| p.point.clone()).collect(),
            undated: 0,
            too_coarse: 0,
        }
    }

    /// Events between the two sides over all periods.
    #[must_use]
    pub fn events(&self) -> usize {
        self.points.iter().map(|p| p.point.all.count).sum()
    }
}

/// Events with a type, and their scores.
#[derive(Clone, Copy, Default)]
struct Sum {
    all: usize,
    typed: usize,
    score: f64,
}

impl Sum {
    fn add(&mut self, event: Option<EventType>, counts: &EventCounts) {
        let events = usize::try_from(counts.events).unwrap_or(usize::MAX);
        self.all += events;
        if event.is_some() {
            self.typed += events;
            self.score += counts.score;
        }
    }

    fn tally(self) -> Tally {
        Tally {
            count: self.all,
            mean: (self.typed > 0).then(|| self.score / self.typed as f64),
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Sums {
    all: Sum,
    directions: [Sum; 2],
    quads: [Sum; 4],
    counts: EventCounts,
    total: (u64, u64),
    covered: bool,
}

/// The course of a dyad from what a book answers about it: its cells in both directions, and the
/// totals of the set. The codes of a side are those of a state and of the states that it continues.
///
/// Cells whose periods are longer than the grain have no place; a book is asked for periods that are
/// not.
#[must_use]
pub fn set_series(
    cells: &[DyadCell],
    totals: &[PeriodTotal],
    a: &[String],
    b: &[String],
    grain: Grain,
) -> SetSeries {
    let mut periods: BTreeMap<Period, Sums> = BTreeMap::new();
    for total in totals {
        let Some(period) = Period::of_time(total.period, grain) else {
            continue;
        };
        let sums = periods.entry(period).or_default();
        sums.covered = true;
        sums.total.0 += total.events;
        sums.total.1 += total.between_states;
    }
    for cell in cells {
        let acts = |side: &[String]| side.iter().any(|code| *code == cell.actor);
        let receives = |side: &[String]| {
            let recipient = cell.recipient.as_deref();
            side.iter().any(|code| Some(code.as_str()) == recipient)
        };
        let direction = match (acts(a) && receives(b), acts(b) && receives(a)) {
            (true, _) => Direction::AToB,
            (false, true) => Direction::BToA,
            (false, false) => continue,
        };
        let Some(period) = Period::of_time(cell.period, grain) else {
            continue;
        };
        let sums = periods.entry(period).or_default();
        sums.all.add(cell.event, &cell.counts);
        sums.directions[direction as usize].add(cell.event, &cell.counts);
        if let Some(quad) = cell.quad() {
            sums.quads[usize::from(quad.number()) - 1].add(cell.event, &cell.counts);
        }
        sums.counts.add(&cell.counts);
    }
    let mut points = Vec::new();
    let ends = periods.keys().next().zip(periods.keys().next_back());
    if let Some((&first, &last)) = ends {
        let mut period = first;
        while period <= last {
            let sums = periods.get(&period).copied().unwrap_or_default();
            points.push(point(period, sums));
            period = period.next();
        }
    }
    let name = |side: &[String]| side.first().cloned().unwrap_or_default();
    SetSeries {
        dyad: Dyad::new(name(a), name(b)),
        grain,
        points,
    }
}

fn point(period: Period, sums: Sums) -> SetPoint {
    let given = sums.counts.given_events;
    debug_assert_eq!(QuadClass::ALL.len(), sums.quads.len());
    SetPoint {
        point: Point {
            period,
            all: sums.all.tally(),
            a_to_b: sums.directions[Direction::AToB as usize].tally(),
            b_to_a: sums.directions[Direction::BToA as usize].tally(),
            mutual: Tally::default(),
            quads: sums.quads.map(Sum::tally),
        },
        covered: sums.covered,
        without_type: sums.all.all - sums.all.typed,
        given_mean: (given > 0).then(|| sums.counts.given / given as f64),
        records: sums.counts.records,
        mentions: sums.counts.mentions,
        all_events: sums.total.0,
        between_states: sums.total.1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::Time;

    fn cell(period: i32, actor: &str, recipient: &str, event: &str, events: u64) -> DyadCell {
        let event: Option<EventType> = event.parse().ok();
        DyadCell {
            period: Time::from_number(period).unwrap(),
            actor: actor.into(),
            recipient: Some(recipient.into()),
            event,
            counts: EventCounts {
                events,
                records: events + 1,
                score: event.map_or(0.0, EventType::score) * events as f64,
                given: 2.0 * events as f64,
                given_events: events,
                mentions: 5,
            },
        }
    }

    fn total(period: i32, events: u64, between_states: u64) -> PeriodTotal {
        PeriodTotal {
            period: Time::from_number(period).unwrap(),
            event: None,
            events,
            records: events,
            between_states,
        }
    }

    fn side(codes: &[&str]) -> Vec<String> {
        codes.iter().map(|&code| code.to_owned()).collect()
    }

    #[test]
    fn zero_and_not_covered_stay_apart() {
        let cells = [
            cell(201_601, "BLR", "PAK", "CONSULT", 3),
            cell(201_601, "PAK", "BLR", "", 1),
            cell(201_601, "PAK", "CHN", "AID", 9),
            cell(201_604, "PAK", "BLR", "THREATEN", 2),
        ];
        let totals = [
            total(201_601, 100, 40),
            total(201_602, 90, 30),
            total(201_604, 80, 20),
        ];
        let (a, b) = (side(&["BLR", "SUN"]), side(&["PAK"]));
        let series = set_series(&cells, &totals, &a, &b, Grain::Month);
        let short: Vec<_> = series
            .points
            .iter()
            .map(|p| (p.point.period.to_string(), p.point.all.count, p.covered))
            .collect();
        let expected = [
            ("2016-01".to_owned(), 4, true),
            ("2016-02".to_owned(), 0, true),
            ("2016-03".to_owned(), 0, false),
            ("2016-04".to_owned(), 2, true),
        ];
        assert_eq!(short, expected);
        let first = &series.points[0];
        assert_eq!((first.point.a_to_b.count, first.point.b_to_a.count), (3, 1));
        // The comment has no score and no quad class.
        assert_eq!(
            (first.point.all.mean, first.point.b_to_a.mean),
            (Some(2.5), None)
        );
        assert_eq!((first.point.quads[0].count, first.without_type), (3, 1));
        assert_eq!(first.share(), Some(0.1));
        assert_eq!(
            (first.given_mean, first.records, first.all_events),
            (Some(2.0), 6, 100)
        );
        assert_eq!(series.points[2].share(), None);
        assert_eq!((series.events(), series.series().points.len()), (6, 4));
    }

    #[test]
    fn years_add_up_and_nothing_gives_nothing() {
        let cells = [
            cell(20_160_105, "BLR", "PAK", "CONSULT", 3),
            cell(20_161_205, "BLR", "PAK", "AID", 1),
        ];
        let totals = [total(20_160_105, 10, 5), total(20_161_205, 20, 6)];
        let (a, b) = (side(&["BLR"]), side(&["PAK"]));
        let series = set_series(&cells, &totals, &a, &b, Grain::Year);
        assert_eq!(series.points.len(), 1);
        let point = &series.points[0];
        assert_eq!((point.point.all.count, point.between_states), (4, 11));
        assert_eq!(point.point.all.mean, Some((3.0 * 2.5 + 10.0) / 4.0));
        // Years have no place in a series by month.
        let coarse = [cell(2016, "BLR", "PAK", "AID", 1)];
        assert!(
            set_series(&coarse, &[], &a, &b, Grain::Month)
                .points
                .is_empty()
        );
    }
}
