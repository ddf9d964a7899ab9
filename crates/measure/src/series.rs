//! A dyad through time.

use codebook::QuadClass;
use record::Event;
use serde::Serialize;

use crate::dyad::{Direction, Dyad, Which};
use crate::period::{Grain, Period};
use crate::tally::{Sum, Tally};

/// Up to this many months a course is shown by month, beyond it by year.
const MONTHS_AT_MOST: usize = 36;
/// Up to this many years a course is shown by year, beyond it by decade.
const YEARS_AT_MOST: usize = 150;

/// One period of a series. A period without events is there too, with counts of zero and no means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
    /// The period.
    pub period: Period,
    /// All events between the two sides.
    pub all: Tally,
    /// From the first side to the second.
    pub a_to_b: Tally,
    /// From the second side to the first.
    pub b_to_a: Tally,
    /// Both together or on each other.
    pub mutual: Tally,
    /// By quad class, in the order of [`QuadClass::ALL`].
    pub quads: [Tally; 4],
}

impl Point {
    /// The tally of one direction.
    pub const fn direction(&self, direction: Direction) -> Tally {
        match direction {
            Direction::AToB => self.a_to_b,
            Direction::BToA => self.b_to_a,
            Direction::Mutual => self.mutual,
        }
    }

    /// The tally of one quad class.
    pub const fn quad(&self, quad: QuadClass) -> Tally {
        self.quads[quad.number() as usize - 1]
    }
}

/// A dyad through time, from the first period with an event to the last, without gaps.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// The dyad.
    pub dyad: Dyad,
    /// How time is divided.
    pub grain: Grain,
    /// Which events count.
    pub which: Which,
    /// The periods in order.
    pub points: Vec<Point>,
    /// Events that count but have no date, and so no place in the series.
    pub undated: usize,
    /// Events that count but whose date is known less exactly than the grain.
    pub too_coarse: usize,
}

#[derive(Clone, Copy, Default)]
struct Sums {
    all: Sum,
    directions: [Sum; 3],
    quads: [Sum; 4],
}

/// The course of a dyad by the given grain.
pub fn series(events: &[Event], dyad: &Dyad, grain: Grain, which: Which) -> Series {
    let mut placed: Vec<(Period, &Event, Direction)> = Vec::new();
    let (mut undated, mut too_coarse) = (0, 0);
    for (event, direction) in dyad.select(events, which) {
        match event.date.map(|date| Period::of(date, grain)) {
            None => undated += 1,
            Some(None) => too_coarse += 1,
            Some(Some(period)) => placed.push((period, event, direction)),
        }
    }
    let first = placed.iter().map(|row| row.0).min();
    let last = placed.iter().map(|row| row.0).max();
    let mut points = Vec::new();
    if let (Some(first), Some(last)) = (first, last) {
        let mut sums = vec![Sums::default(); first.count_to(last)];
        for (period, event, direction) in &placed {
            let Some(sum) = sums.get_mut(first.count_to(*period).saturating_sub(1)) else {
                continue;
            };
            sum.all.add(event);
            sum.directions[*direction as usize].add(event);
            sum.quads[event.quad_class().number() as usize - 1].add(event);
        }
        let mut period = first;
        for sum in sums {
            points.push(Point {
                period,
                all: sum.all.tally(),
                a_to_b: sum.directions[Direction::AToB as usize].tally(),
                b_to_a: sum.directions[Direction::BToA as usize].tally(),
                mutual: sum.directions[Direction::Mutual as usize].tally(),
                quads: sum.quads.map(Sum::tally),
            });
            period = period.next();
        }
    }
    Series {
        dyad: dyad.clone(),
        grain,
        which,
        points,
        undated,
        too_coarse,
    }
}

/// The grain that suits the span of the events: months up to three years, years up to 150, decades
/// beyond. Months are not chosen when more than a quarter of the dated events are known only to the
/// year, because a series by month would leave these out.
pub fn choose_grain(events: &[Event], dyad: &Dyad, which: Which) -> Grain {
    let dates: Vec<_> = dyad
        .select(events, which)
        .filter_map(|(event, _)| event.date)
        .collect();
    let (Some(first), Some(last)) = (dates.iter().min(), dates.iter().max()) else {
        return Grain::Year;
    };
    let by_month = dates
        .iter()
        .filter(|date| Period::of(**date, Grain::Month).is_some())
        .count();
    let span = |grain| match (Period::of(*first, grain), Period::of(*last, grain)) {
        (Some(first), Some(last)) => first.count_to(last),
        _ => usize::MAX,
    };
    let months = i32::from(last.day.year() - first.day.year()) * 12
        + i32::from(last.day.month() - first.day.month())
        + 1;
    if usize::try_from(months).is_ok_and(|months| months <= MONTHS_AT_MOST)
        && by_month * 4 >= dates.len() * 3
    {
        Grain::Month
    } else if span(Grain::Year) <= YEARS_AT_MOST {
        Grain::Year
    } else {
        Grain::Decade
    }
}
