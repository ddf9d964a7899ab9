//! Where things stand in each field of cooperation.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use codebook::Field;
use record::Event;
use serde::Serialize;

use crate::dyad::{Dyad, Which};
use crate::summary::StatusCounts;

/// Where things stand in one field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldStanding {
    /// The field; `None` for the events that name none.
    pub field: Option<Field>,
    /// Its events by status. An event with several fields counts in each of them.
    pub statuses: StatusCounts,
    /// Identity of the event with the latest date; of one without a date when no other is there.
    pub latest: String,
}

/// The fields of a dyad, those with most events first, then in the order of the vocabulary; the
/// events without any field come last.
pub fn fields(events: &[Event], dyad: &Dyad) -> Vec<FieldStanding> {
    let mut by_field: BTreeMap<Option<Field>, (StatusCounts, &Event)> = BTreeMap::new();
    for (event, _) in dyad.select(events, Which::Recorded) {
        let mut fields: Vec<Option<Field>> = event.fields.iter().copied().map(Some).collect();
        if fields.is_empty() {
            fields.push(None);
        }
        fields.sort_unstable();
        fields.dedup();
        for field in fields {
            let (statuses, latest) = by_field
                .entry(field)
                .or_insert((StatusCounts::default(), event));
            statuses.add(event.status);
            if event.date > latest.date {
                *latest = event;
            }
        }
    }
    let mut standings: Vec<FieldStanding> = by_field
        .into_iter()
        .map(|(field, (statuses, latest))| FieldStanding {
            field,
            statuses,
            latest: latest.id.clone(),
        })
        .collect();
    standings.sort_by_key(|standing| {
        (
            standing.field.is_none(),
            Reverse(standing.statuses.total()),
            standing.field,
        )
    });
    standings
}
