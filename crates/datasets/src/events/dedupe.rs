//! Which records tell an event that another record has told.

use std::hash::{DefaultHasher, Hash, Hasher};

use rustc_hash::FxHashSet;

use super::{EventRow, Side};

/// By what rule records are one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Dedupe {
    /// Every record is an event.
    Off,
    /// Records with the same id are one event.
    Id,
    /// Records of one day with the same actor, the same recipient and the same act are one event: the
    /// filter of one a day that is usual with machine-coded events (ICEWS and Phoenix apply it
    /// themselves in part). The actor is the whole code where the set has codes (`BLRGOV`), otherwise
    /// name and states; the act is the CAMEO code, or type and mode. Where a side is not named at
    /// all, the place must be the same too.
    #[default]
    Day,
}

impl Dedupe {
    /// All rules.
    pub const ALL: [Dedupe; 3] = [Dedupe::Off, Dedupe::Id, Dedupe::Day];

    /// The word on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Dedupe::Off => "off",
            Dedupe::Id => "id",
            Dedupe::Day => "day",
        }
    }
}

/// Keys of one generation. A key takes 9 bytes in a table that is at least 7/16 full, so that two
/// generations take at most 150 MB.
const GENERATION: usize = 4_000_000;

/// Remembers the events of the records so far.
///
/// A key is a hash of 64 bits, and the last 4 to 8 million events are remembered, so that memory is
/// bounded: GDELT's busiest days have about 300,000 records. Among 8 million keys two are the same
/// by chance in one of half a million imports.
#[derive(Debug)]
pub struct Seen {
    rule: Dedupe,
    generation: usize,
    young: FxHashSet<u64>,
    old: FxHashSet<u64>,
}

impl Seen {
    /// Nothing has been seen.
    #[must_use]
    pub fn new(rule: Dedupe) -> Seen {
        Seen {
            rule,
            generation: GENERATION,
            young: FxHashSet::default(),
            old: FxHashSet::default(),
        }
    }

    /// Whether the event of the record has not been seen; it has been from now on.
    pub fn is_new(&mut self, row: &EventRow<'_>) -> bool {
        let mut hash = DefaultHasher::new();
        match self.rule {
            Dedupe::Off => return true,
            Dedupe::Id => row.id.hash(&mut hash),
            Dedupe::Day => {
                row.day.hash(&mut hash);
                row.cameo.hash(&mut hash);
                if row.cameo.is_none() {
                    (row.event, row.mode).hash(&mut hash);
                }
                let named = identity(&row.actor, &mut hash) & identity(&row.recipient, &mut hash);
                if !named {
                    (row.place.name, row.place.country).hash(&mut hash);
                }
            }
        }
        let key = hash.finish();
        if self.young.contains(&key) || self.old.contains(&key) {
            return false;
        }
        if self.young.len() >= self.generation {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key)
    }
}

/// Adds who a side is; false when the record does not name it.
fn identity(side: &Side<'_>, hash: &mut DefaultHasher) -> bool {
    if side.code.is_empty() {
        (side.name, &side.states).hash(hash);
    } else {
        side.code.hash(hash);
    }
    !side.code.is_empty() || !side.name.is_empty() || !side.states.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::Place;
    use codebook::Cameo;
    use jiff::civil::date;

    fn row(id: &'static str, actor: &'static str, recipient: &'static str) -> EventRow<'static> {
        let side = |code| Side {
            code,
            ..Side::default()
        };
        EventRow {
            id,
            day: date(2016, 3, 9),
            actor: side(actor),
            recipient: side(recipient),
            cameo: Cameo::of("042").ok(),
            event: None,
            mode: None,
            given_score: None,
            mentions: 1,
            sources: None,
            place: Place::default(),
            citation: "",
        }
    }

    #[test]
    fn one_a_day_of_actor_recipient_and_act() {
        let mut seen = Seen::new(Dedupe::Day);
        assert!(seen.is_new(&row("1", "BLR", "PAK")));
        assert!(!seen.is_new(&row("2", "BLR", "PAK")));
        assert!(seen.is_new(&row("3", "PAK", "BLR")));
        assert!(seen.is_new(&row("4", "BLRGOV", "PAK")));
        let mut other = row("5", "BLR", "PAK");
        other.day = date(2016, 3, 10);
        assert!(seen.is_new(&other));
        other.cameo = Cameo::of("043").ok();
        assert!(seen.is_new(&other));
        // The place does not part two records unless a side is missing.
        other.place.name = "Minsk";
        assert!(!seen.is_new(&other));
        let mut alone = row("6", "BLR", "");
        assert!(seen.is_new(&alone));
        alone.place.name = "Minsk";
        assert!(seen.is_new(&alone));
        assert!(!seen.is_new(&alone));
    }

    #[test]
    fn other_rules() {
        let mut seen = Seen::new(Dedupe::Id);
        assert!(seen.is_new(&row("1", "BLR", "PAK")));
        assert!(seen.is_new(&row("2", "BLR", "PAK")));
        assert!(!seen.is_new(&row("1", "PAK", "BLR")));
        let mut seen = Seen::new(Dedupe::Off);
        assert!((0..2).all(|_| seen.is_new(&row("1", "BLR", "PAK"))));
    }

    #[test]
    fn memory_is_bounded_and_the_last_are_remembered() {
        let mut seen = Seen::new(Dedupe::Day);
        seen.generation = 10;
        let names: Vec<String> = (0..100).map(|n| format!("A{n}")).collect();
        let mut new = row("1", "", "PAK");
        for name in &names {
            let code: &str = name;
            let mut one = EventRow { ..new.clone() };
            one.actor.code = code;
            assert!(seen.is_new(&one));
            assert!(seen.young.len() + seen.old.len() <= 20);
        }
        new.actor.code = "A95";
        assert!(!seen.is_new(&new));
    }
}
