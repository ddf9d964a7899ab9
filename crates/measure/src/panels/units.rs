//! The states of a list, with their years.

use atlas::{CodeSystem, EntityId, EntityKind, atlas};
use book::Book;
use record::{Date, StateSystem, Value};

use super::{PanelError, Query};

/// The same code of a list at all its times, or an entity for ISO.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Number in the list; `None` for ISO.
    pub number: Option<u16>,
    /// For each year of the query, which entity of the atlas this is; `None` when it is no member.
    pub(super) entities: Vec<Option<EntityId>>,
    /// The entities that ever held the number, or the one of ISO.
    ever: Vec<EntityId>,
    /// First and last days of membership, where the list is in the book; the last is open.
    pub(super) spells: Vec<(Date, Option<Date>)>,
    first_year: i32,
}

impl Unit {
    /// The entity in the year; `None` when it is no member of the list then.
    #[must_use]
    pub fn entity(&self, year: i32) -> Option<EntityId> {
        let index = usize::try_from(year - self.first_year).ok()?;
        self.entities.get(index).copied().flatten()
    }

    /// Whether it is, at any time, what the entity is.
    pub(crate) fn ever(&self, entity: EntityId) -> bool {
        self.ever.contains(&entity)
    }

    /// The parts of its membership within a span.
    fn on(&self, from: Date, to: Date) -> impl Iterator<Item = (Date, Date)> {
        self.spells.iter().filter_map(move |&(first, last)| {
            let (first, last) = (first.max(from), last.map_or(to, |last| last.min(to)));
            (first <= last).then_some((first, last))
        })
    }

    /// Whether both are members on at least one day of the span. Where the list is not in the book,
    /// the years decide.
    pub(super) fn meets(&self, other: &Unit, from: Date, to: Date) -> bool {
        if self.spells.is_empty() || other.spells.is_empty() {
            return true;
        }
        self.on(from, to)
            .any(|(first, last)| other.on(from, to).any(|(a, b)| first.max(a) <= last.min(b)))
    }

    /// Whether it is a member on at least one day of the span, as above.
    pub(super) fn is_there(&self, from: Date, to: Date) -> bool {
        self.spells.is_empty() || self.on(from, to).next().is_some()
    }
}

/// The code system of a list.
pub(super) fn code_system(system: StateSystem) -> CodeSystem {
    match system {
        StateSystem::Cow => CodeSystem::CowNumber,
        StateSystem::Gw => CodeSystem::GwNumber,
        StateSystem::Iso => CodeSystem::Iso3,
    }
}

/// The units of a query in their order.
pub(super) fn units(book: &Book, query: &Query) -> Result<Vec<Unit>, PanelError> {
    if query.from > query.to
        || !record::Time::YEARS.contains(&query.from)
        || !record::Time::YEARS.contains(&query.to)
    {
        let (from, to) = (query.from, query.to);
        return Err(PanelError::NoRows(format!(
            "there are no years from {from} to {to}"
        )));
    }
    let mut units = match query.system {
        StateSystem::Iso => iso(query),
        system => numbered(system, query),
    };
    if let Some((a, b)) = &query.only {
        let wanted: Vec<EntityId> = [a, b]
            .into_iter()
            .filter_map(|key| atlas().by_key(key))
            .collect();
        // A number stands for all entities that held it: the one that is asked for decides.
        units.retain(|unit| wanted.iter().any(|&entity| unit.ever(entity)));
    }
    units.retain(|unit| unit.entities.iter().any(Option::is_some));
    if units.is_empty() {
        return Err(PanelError::NoRows(
            "no state of the list in these years".to_owned(),
        ));
    }
    spells(book, query.system, &mut units)?;
    Ok(units)
}

fn numbered(system: StateSystem, query: &Query) -> Vec<Unit> {
    let codes = code_system(system);
    let mut numbers: Vec<u16> = atlas()
        .codes(codes)
        .filter_map(|(_, code, _)| code.parse().ok())
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let unit = |number: u16| {
        let code = number.to_string();
        Unit {
            number: Some(number),
            entities: (query.from..=query.to)
                .map(|year| atlas().by_code(codes, &code, Some(year)))
                .collect(),
            ever: atlas()
                .codes(codes)
                .filter(|(_, known, _)| *known == code)
                .map(|(entity, ..)| entity)
                .collect(),
            spells: Vec::new(),
            first_year: query.from,
        }
    };
    numbers.into_iter().map(unit).collect()
}

fn iso(query: &Query) -> Vec<Unit> {
    let named = |entity: EntityId| {
        query.only.as_ref().is_some_and(|(a, b)| {
            let code = entity.entity().code;
            code == a.as_str() || code == b.as_str()
        })
    };
    // Territories have rows only where they are asked for.
    let mut entities: Vec<EntityId> = atlas()
        .entities()
        .filter(|(id, entity)| {
            let coded = atlas().code(*id, CodeSystem::Iso3, None).is_some();
            named(*id) || coded && entity.kind == EntityKind::State
        })
        .map(|(id, _)| id)
        .collect();
    entities.sort_by_key(|id| id.entity().code);
    let unit = |id: EntityId| Unit {
        number: None,
        entities: (query.from..=query.to)
            .map(|year| atlas().exists(id, year).then_some(id))
            .collect(),
        ever: vec![id],
        spells: Vec::new(),
        first_year: query.from,
    };
    entities.into_iter().map(unit).collect()
}

/// Days of membership from the list itself, when the book has it.
fn spells(book: &Book, system: StateSystem, units: &mut [Unit]) -> Result<(), PanelError> {
    let name = match system {
        StateSystem::Cow => "cow-states.spell",
        StateSystem::Gw => "gw-states.spell",
        StateSystem::Iso => return Ok(()),
    };
    let parties = book.parties()?;
    for variable in book.variables(name)? {
        book.observations(variable.id, None, &mut |a, _, time, value| {
            let number = parties
                .binary_search_by_key(&a, |(id, _)| *id)
                .ok()
                .and_then(|at| parties[at].1.number)
                .filter(|(list, _)| *list == system);
            let unit =
                number.and_then(|(_, number)| units.iter_mut().find(|u| u.number == Some(number)));
            if let (Some(unit), Some(from), Value::Text(to)) = (unit, day(time), value) {
                let to = record::parse_date(to).ok().map(|date| date.day);
                unit.spells.push((from, to));
            }
        })?;
    }
    Ok(())
}

fn day(time: record::Time) -> Option<Date> {
    let part = |part: Option<i32>| part.and_then(|part| i8::try_from(part).ok());
    let year = i16::try_from(time.year()).ok()?;
    Date::new(year, part(time.month())?, part(time.day())?).ok()
}
