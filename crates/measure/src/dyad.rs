//! Two sides, and how an event runs between them.

use record::{Actor, Event};
use serde::Serialize;

/// Two countries, by the codes that actors carry. The order matters only for the names of directions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Dyad {
    /// Code of the first side.
    pub a: String,
    /// Code of the second side.
    pub b: String,
}

/// How an event runs between the two sides of a dyad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The first side acts, the second receives.
    AToB,
    /// The second side acts, the first receives.
    BToA,
    /// Both act together or on each other.
    Mutual,
}

impl Direction {
    /// All directions.
    pub const ALL: &'static [Direction] = &[Direction::AToB, Direction::BToA, Direction::Mutual];

    /// The name as it is written in output.
    pub const fn name(self) -> &'static str {
        match self {
            Direction::AToB => "a to b",
            Direction::BToA => "b to a",
            Direction::Mutual => "mutual",
        }
    }
}

/// Which events count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// Those that took place: occurred, ongoing, past.
    Happened,
    /// All of them, whatever their status.
    Recorded,
}

impl Which {
    /// Whether the event is one of them.
    pub fn takes(self, event: &Event) -> bool {
        match self {
            Which::Happened => event.status.is_factual(),
            Which::Recorded => true,
        }
    }
}

impl Dyad {
    /// The dyad of two codes.
    pub fn new(a: impl Into<String>, b: impl Into<String>) -> Dyad {
        Dyad {
            a: a.into(),
            b: b.into(),
        }
    }

    /// How the event runs between the two sides; `None` when it does not.
    ///
    /// Several actors without a recipient act on each other: PLOVER writes talks without host and
    /// two-sided fights in this way. Two sides that act together on a third, or are acted on
    /// together, have no event between them unless the record says that it is reciprocal.
    pub fn direction(&self, event: &Event) -> Option<Direction> {
        let has = |side: &[Actor], code: &str| {
            side.iter().any(|actor| actor.code.as_deref() == Some(code))
        };
        let (actor, recipient) = (&event.actor, &event.recipient);
        let mutual = event.reciprocal || recipient.is_empty();
        if mutual && has(actor, &self.a) && has(actor, &self.b) {
            return Some(Direction::Mutual);
        }
        let a_to_b = has(actor, &self.a) && has(recipient, &self.b);
        let b_to_a = has(actor, &self.b) && has(recipient, &self.a);
        match (a_to_b, b_to_a) {
            (true, true) => Some(Direction::Mutual),
            (true, false) => Some(Direction::AToB),
            (false, true) => Some(Direction::BToA),
            (false, false) => None,
        }
    }

    /// The events between the two sides, each with its direction.
    pub fn select<'e>(
        &self,
        events: &'e [Event],
        which: Which,
    ) -> impl Iterator<Item = (&'e Event, Direction)> {
        events
            .iter()
            .filter(move |event| which.takes(event))
            .filter_map(|event| self.direction(event).map(|direction| (event, direction)))
    }
}
