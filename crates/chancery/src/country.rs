//! Countries as a person names them on the command line.

use std::collections::BTreeMap;

use atlas::{EntityId, EntityKind, Resolution, atlas};

use crate::problem::Problem;

/// A country that was asked for.
#[derive(Debug, Clone)]
pub(crate) struct Country {
    pub(crate) id: EntityId,
    /// Its code in records, and those of the states that it continues.
    pub(crate) codes: Vec<String>,
}

impl Country {
    /// Its key in the atlas and those of the states that it alone continues; data sets are kept by
    /// these.
    pub(crate) fn keys(&self) -> Vec<String> {
        let mut keys = vec![atlas().entity(self.id).code.to_owned()];
        for &before in atlas().predecessors(self.id) {
            if atlas().successors(before).len() == 1 {
                keys.push(atlas().entity(before).code.to_owned());
            }
        }
        keys
    }
}

/// The one country that the name or code means.
///
/// # Errors
/// When it means none or several: the message names candidates.
pub(crate) fn resolve(name: &str) -> Result<Country, Problem> {
    let label = |id: EntityId| {
        let entity = atlas().entity(id);
        format!("{} ({})", entity.name, entity.code)
    };
    let id = match atlas().resolve(name, None) {
        Resolution::One(reading) => reading.entity,
        Resolution::Several(readings) => {
            let mut names: Vec<String> = readings.iter().map(|r| label(r.entity)).collect();
            names.dedup();
            return Err(
                Problem::usage(format!("{name:?} may be {}", names.join(", ")))
                    .hint("write one of the codes"),
            );
        }
        Resolution::Unknown { suggestions } => {
            let problem = Problem::usage(format!("no country is called {name:?}"));
            return Err(match suggestions.as_slice() {
                [] => problem.hint("write a name in English or a code such as BLR"),
                found => {
                    let names: Vec<String> = found.iter().map(|&id| label(id)).collect();
                    problem.hint(format!("did you mean {}?", names.join(", ")))
                }
            });
        }
    };
    let entity = atlas().entity(id);
    if !matches!(entity.kind, EntityKind::State | EntityKind::Territory) {
        return Err(Problem::usage(format!("{} is not a country", entity.name)));
    }
    let mut codes = vec![entity.plover.to_owned()];
    // A state that was only renamed or continued by one other shares its record.
    for &before in atlas().predecessors(id) {
        if atlas().successors(before).len() == 1 {
            codes.push(atlas().entity(before).plover.to_owned());
        }
    }
    codes.dedup();
    Ok(Country { id, codes })
}

/// Short English names of all countries by the codes of records.
pub(crate) fn names() -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for (_, entity) in atlas().entities() {
        if matches!(entity.kind, EntityKind::State | EntityKind::Territory)
            && entity.to_year.is_none()
        {
            names
                .entry(entity.plover.to_owned())
                .or_insert_with(|| entity.name.to_owned());
        }
    }
    for (_, entity) in atlas().entities() {
        if entity.kind == EntityKind::State {
            names
                .entry(entity.plover.to_owned())
                .or_insert_with(|| entity.name.to_owned());
        }
    }
    names
}

/// The name behind a code of a record; the code where there is none.
pub(crate) fn name_of(code: &str) -> String {
    thread_local! {
        static NAMES: BTreeMap<String, String> = names();
    }
    NAMES.with(|names| names.get(code).cloned().unwrap_or_else(|| code.to_owned()))
}
