//! A dyad in a few figures.

use codebook::{QuadClass, Status};
use record::{Event, EventDate};
use serde::Serialize;

use crate::dyad::{Direction, Dyad, Which};
use crate::tally::{Sum, Tally};

/// How many events have each status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct StatusCounts {
    /// It happened.
    pub occurred: usize,
    /// It goes on.
    pub ongoing: usize,
    /// It is told as history.
    pub past: usize,
    /// It is decided, agreed, promised or scheduled.
    pub planned: usize,
    /// Somebody wants it.
    pub sought: usize,
    /// It may happen.
    pub possible: usize,
    /// It is said not to be so.
    pub denied: usize,
}

impl StatusCounts {
    /// Counts one more event of the status.
    pub fn add(&mut self, status: Status) {
        match status {
            Status::Occurred => self.occurred += 1,
            Status::Ongoing => self.ongoing += 1,
            Status::Past => self.past += 1,
            Status::Planned => self.planned += 1,
            Status::Sought => self.sought += 1,
            Status::Possible => self.possible += 1,
            Status::Denied => self.denied += 1,
        }
    }

    /// What took place: occurred, ongoing, past.
    pub const fn happened(&self) -> usize {
        self.occurred + self.ongoing + self.past
    }

    /// All of them.
    pub const fn total(&self) -> usize {
        self.happened() + self.planned + self.sought + self.possible + self.denied
    }
}

/// A dyad in a few figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// The dyad.
    pub dyad: Dyad,
    /// Events of any status, by status.
    pub statuses: StatusCounts,
    /// Documents that they come from.
    pub documents: usize,
    /// Day of the earliest dated event, as precisely as known.
    #[serde(serialize_with = "as_text")]
    pub first: Option<EventDate>,
    /// Day of the latest dated event, as precisely as known.
    #[serde(serialize_with = "as_text")]
    pub last: Option<EventDate>,
    /// Events without a date.
    pub undated: usize,
    /// What happened.
    pub happened: Tally,
    /// What happened from the first side to the second.
    pub a_to_b: Tally,
    /// What happened from the second side to the first.
    pub b_to_a: Tally,
    /// What both did together or to each other.
    pub mutual: Tally,
    /// What happened by quad class, in the order of [`QuadClass::ALL`].
    pub quads: [Tally; 4],
}

impl Summary {
    /// How many events of cooperation happened, in words or deeds.
    pub fn cooperation(&self) -> usize {
        self.count(true)
    }

    /// How many events of conflict happened, in words or deeds.
    pub fn conflict(&self) -> usize {
        self.count(false)
    }

    fn count(&self, cooperation: bool) -> usize {
        QuadClass::ALL
            .iter()
            .zip(&self.quads)
            .filter(|(quad, _)| quad.is_cooperation() == cooperation)
            .map(|(_, tally)| tally.count)
            .sum()
    }
}

fn as_text<S: serde::Serializer>(
    date: &Option<EventDate>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => serializer.collect_str(date),
        None => serializer.serialize_none(),
    }
}

/// The figures of a dyad over all time. Plans, wishes, possibilities and denials are in
/// [`Summary::statuses`] and the dates; every tally is of what happened.
pub fn summary(events: &[Event], dyad: &Dyad) -> Summary {
    let mut statuses = StatusCounts::default();
    let mut documents: Vec<&str> = Vec::new();
    let (mut first, mut last, mut undated) = (None::<EventDate>, None::<EventDate>, 0);
    let mut happened = Sum::default();
    let mut directions = [Sum::default(); 3];
    let mut quads = [Sum::default(); 4];
    for (event, direction) in dyad.select(events, Which::Recorded) {
        statuses.add(event.status);
        documents.push(&event.document.0);
        match event.date {
            Some(date) => {
                first = Some(first.map_or(date, |first| first.min(date)));
                last = Some(last.map_or(date, |last| last.max(date)));
            }
            None => undated += 1,
        }
        if event.status.is_factual() {
            happened.add(event);
            directions[direction as usize].add(event);
            quads[event.quad_class().number() as usize - 1].add(event);
        }
    }
    documents.sort_unstable();
    documents.dedup();
    Summary {
        dyad: dyad.clone(),
        statuses,
        documents: documents.len(),
        first,
        last,
        undated,
        happened: happened.tally(),
        a_to_b: directions[Direction::AToB as usize].tally(),
        b_to_a: directions[Direction::BToA as usize].tally(),
        mutual: directions[Direction::Mutual as usize].tally(),
        quads: quads.map(Sum::tally),
    }
}
