//! Which country a code or name of a data set means.

use atlas::{Atlas, CodeSystem, EntityId, EntityKind, Resolution, atlas};
use compact_str::CompactString;
use record::{Party, StateSystem};
use rustc_hash::FxHashMap;

use crate::Report;
use crate::report::quoted;

/// Names that are remembered; beyond that they are looked up again.
const REMEMBERED: usize = 200_000;

/// How a data set names its countries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Naming {
    /// Codes that hold in the years of their list: COW and Gleditsch and Ward numbers. A number
    /// outside its years has no country.
    InItsYears(CodeSystem),
    /// Codes with one meaning for all years, that of today or, when withdrawn, their last: ISO.
    Timeless(CodeSystem),
    /// Names in English, in the year of the row.
    Name,
    /// Names in English as they are meant today.
    NameToday,
}

impl Naming {
    /// The system with its years, as its makers use it.
    #[must_use]
    pub fn of(system: CodeSystem) -> Naming {
        match system {
            CodeSystem::CowNumber
            | CodeSystem::CowAbbrev
            | CodeSystem::GwNumber
            | CodeSystem::GwAbbrev => Naming::InItsYears(system),
            _ => Naming::Timeless(system),
        }
    }

    fn label(self) -> &'static str {
        match self {
            Naming::InItsYears(system) | Naming::Timeless(system) => system.label(),
            Naming::Name | Naming::NameToday => "name",
        }
    }
}

#[derive(Debug, Clone)]
enum Answer {
    Party(Party),
    None(Vec<String>),
}

/// Finds countries, remembers what it found, and tells the report what it did not find.
#[derive(Debug, Default)]
pub struct Countries {
    known: FxHashMap<(Naming, CompactString, i32), Answer>,
}

impl Countries {
    /// The country that the source means by `text` in the year; `None`, and a count in the report,
    /// when there is none or several.
    pub fn find(
        &mut self,
        naming: Naming,
        text: &str,
        year: Option<i32>,
        report: &mut Report,
    ) -> Option<Party> {
        match self.answer(naming, text, year) {
            Answer::Party(party) => Some(party.clone()),
            Answer::None(candidates) => {
                let label = format!("{} {}", naming.label(), quoted(text));
                report.unmatched(&label, year, candidates);
                None
            }
        }
    }

    /// The same without a count, where another column is asked next.
    pub fn quietly(&mut self, naming: Naming, text: &str, year: Option<i32>) -> Option<Party> {
        match self.answer(naming, text, year) {
            Answer::Party(party) => Some(party.clone()),
            Answer::None(_) => None,
        }
    }

    fn answer(&mut self, naming: Naming, text: &str, year: Option<i32>) -> &Answer {
        let asked = match naming {
            Naming::InItsYears(_) | Naming::Name => year,
            Naming::Timeless(_) | Naming::NameToday => None,
        };
        let key = (naming, CompactString::from(text), asked.unwrap_or(i32::MIN));
        if self.known.len() > REMEMBERED {
            self.known.clear();
        }
        self.known
            .entry(key)
            .or_insert_with(|| look_up(naming, text, asked))
    }
}

/// The party of an entity without a number.
#[must_use]
pub fn party(id: EntityId) -> Party {
    Party {
        entity: CompactString::const_new(id.entity().code),
        number: None,
    }
}

fn look_up(naming: Naming, text: &str, year: Option<i32>) -> Answer {
    let atlas = atlas();
    match naming {
        Naming::InItsYears(system) | Naming::Timeless(system) => by_code(atlas, system, text, year),
        Naming::Name | Naming::NameToday => by_name(atlas, text, year),
    }
}

/// Codes that data sets use beside those of ISO 3166.
const OTHER_CODES: [(&str, &str); 4] = [
    ("PAL", "PSE"),
    ("KSV", "XKX"),
    ("XKV", "XKX"),
    ("RKS", "XKX"),
];

fn by_code(atlas: &Atlas, system: CodeSystem, text: &str, year: Option<i32>) -> Answer {
    let text = match system {
        CodeSystem::Iso3 => OTHER_CODES
            .iter()
            .find(|(other, _)| *other == text)
            .map_or(text, |(_, code)| code),
        _ => text,
    };
    let Some(id) = atlas.by_code(system, text, year) else {
        return Answer::None(Vec::new());
    };
    let list = match system {
        CodeSystem::CowNumber => Some(StateSystem::Cow),
        CodeSystem::GwNumber => Some(StateSystem::Gw),
        _ => None,
    };
    let number = list.and_then(|list| Some((list, text.trim().parse().ok()?)));
    Answer::Party(Party {
        number,
        ..party(id)
    })
}

fn by_name(atlas: &Atlas, text: &str, year: Option<i32>) -> Answer {
    let country = |id: EntityId| {
        matches!(
            atlas.entity(id).kind,
            EntityKind::State | EntityKind::Territory
        )
    };
    match atlas.resolve(text, year) {
        Resolution::One(reading) if country(reading.entity) => Answer::Party(party(reading.entity)),
        Resolution::Several(readings) => {
            let mut found: Vec<EntityId> = readings.iter().map(|r| r.entity).collect();
            found.retain(|&id| country(id));
            found.dedup();
            match found[..] {
                [one] => Answer::Party(party(one)),
                _ => Answer::None(found.iter().map(|id| id.entity().name.to_owned()).collect()),
            }
        }
        _ => Answer::None(Vec::new()),
    }
}
