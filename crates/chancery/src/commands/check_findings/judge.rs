//! Does one of the events agree with a row in every column?

use std::collections::BTreeSet;

use record::{Actor, Event, Span};

use super::findings::{Level, Mutual, Row, Side};
use crate::events;

/// What was found for a row.
pub(super) struct Verdict {
    pub(super) met: bool,
    pub(super) explanation: String,
}

/// Judges a row whose quote stands at `span`.
pub(super) fn judge(row: &Row, span: Option<Span>, events: &[Event]) -> Verdict {
    let Some(span) = span else {
        return Verdict {
            met: false,
            explanation: "the quote is not in the text".to_owned(),
        };
    };
    let candidates: Vec<&Event> = events
        .iter()
        .filter(|event| event.predicate.span.overlaps(span))
        .collect();
    if row.level == Level::None {
        let found: Vec<String> = candidates.iter().map(|event| brief(event)).collect();
        return Verdict {
            met: found.is_empty(),
            explanation: found.join("; "),
        };
    }
    let differences = candidates.iter().map(|event| differences(row, event));
    match differences.min_by_key(Vec::len) {
        None => Verdict {
            met: false,
            explanation: "no event in these words".to_owned(),
        },
        Some(none) if none.is_empty() => Verdict {
            met: true,
            explanation: String::new(),
        },
        Some(some) => Verdict {
            met: false,
            explanation: some.join("; "),
        },
    }
}

fn brief(event: &Event) -> String {
    format!(
        "{} {} ({})",
        events::kind(event),
        events::sides(event),
        event.predicate.text
    )
}

/// The columns in which an event differs, each with what was found.
fn differences(row: &Row, event: &Event) -> Vec<String> {
    let mut differences = Vec::new();
    if !row.types.is_empty() && !row.types.contains(&event.event) {
        differences.push(format!("type {}", event.event));
    }
    if !sides_agree(row, event) {
        differences.push(format!("sides {}", events::sides(event)));
    }
    if !row.statuses.is_empty() && !row.statuses.contains(&event.status) {
        differences.push(format!("status {}", event.status));
    }
    if !row.fields.is_empty() && !row.fields.iter().any(|field| event.fields.contains(field)) {
        let found: Vec<&str> = event.fields.iter().map(|field| field.name()).collect();
        let found = if found.is_empty() {
            "none".to_owned()
        } else {
            found.join(",")
        };
        differences.push(format!("field {found}"));
    }
    let said_by = event.attribution.as_ref().map(|by| by.text.as_str());
    if !row.attribution.is_empty()
        && !said_by.is_some_and(|text| text.to_lowercase().contains(&row.attribution))
    {
        differences.push(format!("attribution {}", said_by.unwrap_or("none")));
    }
    differences
}

fn codes(actors: &[Actor]) -> BTreeSet<&str> {
    actors
        .iter()
        .filter_map(|actor| actor.code.as_deref())
        .collect()
}

fn is(side: &Side, found: &BTreeSet<&str>) -> bool {
    match side {
        Side::Anything => true,
        Side::Codes(codes) => {
            codes.len() == found.len() && codes.iter().all(|code| found.contains(code.as_str()))
        }
    }
}

fn sides_agree(row: &Row, event: &Event) -> bool {
    let (actors, recipients) = (codes(&event.actor), codes(&event.recipient));
    let directed = || is(&row.actors, &actors) && is(&row.recipients, &recipients);
    let together = || {
        let found: BTreeSet<&str> = actors.union(&recipients).copied().collect();
        match (&row.actors, &row.recipients) {
            (Side::Codes(a), Side::Codes(b)) => {
                is(&Side::Codes(a.union(b).cloned().collect()), &found)
            }
            (Side::Codes(named), Side::Anything) | (Side::Anything, Side::Codes(named)) => {
                named.iter().all(|code| found.contains(code.as_str()))
            }
            (Side::Anything, Side::Anything) => true,
        }
    };
    match row.mutual {
        Mutual::Yes => together(),
        Mutual::No => directed(),
        Mutual::Either => directed() || together(),
    }
}
