//! Which state the codes and names of event data sets mean.

use std::collections::BTreeMap;

use atlas::{CodeSystem, EntityId, EntityKind, Form, Resolution, atlas};
use compact_str::CompactString;
use rustc_hash::FxHashMap;

/// In what manner a field names a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountryCode {
    /// CAMEO actor codes: alpha-3 with additions, regions and kinds of organisations.
    Cameo,
    /// FIPS 10-4, for places.
    Fips,
    /// ISO 3166 alpha-3, as POLECAT writes it.
    Iso3,
    /// A name in English.
    Name,
    /// A CAMEO or ISO code of three letters, or a name: Phoenix has all.
    Any,
}

impl CountryCode {
    /// The word for messages.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            CountryCode::Cameo => "cameo",
            CountryCode::Fips => "fips",
            CountryCode::Iso3 => "iso3",
            CountryCode::Name => "name",
            CountryCode::Any => "cameo, iso3 or name",
        }
    }
}

/// Codes that stand where a country does and mean a region or a kind of actor without a state.
const NOT_STATES: &[&str] = &[
    // Regions of the CAMEO codebook.
    "AFR", "ASA", "BLK", "CRB", "CAU", "CFR", "CAS", "CEU", "EIN", "EAF", "EEU", "EUR", "LAM",
    "MEA", "MDT", "NAF", "NMR", "PGS", "SCN", "SAM", "SAS", "SEA", "SAF", "WAF", "WST",
    // Actors across borders, in CAMEO and in PLOVER.
    "IGO", "IMG", "INT", "ISM", "MNC", "NGM", "NGO", "UIS", "UNO",
];

/// FIPS codes of seas and of places in no country.
const NO_COUNTRY: &[&str] = &["OC", "OS", "UF", "UU", "ZQ", "ZN", "ZH", "XX"];

#[derive(Debug, Clone, Copy)]
enum Answer {
    State(EntityId),
    NoState,
    Unknown,
}

/// Finds states and remembers them; counts what it does not know.
#[derive(Debug, Default)]
pub struct States {
    known: FxHashMap<(CountryCode, i16), FxHashMap<CompactString, Answer>>,
    unknown: BTreeMap<(CountryCode, CompactString), u64>,
    times: u64,
}

/// Texts that are remembered of one manner and year, and unknown ones that are counted apart.
const REMEMBERED: usize = 10_000;

impl States {
    /// The state or territory meant in the year; `None` for regions, organisations and what is not
    /// known, which is counted.
    pub fn find(&mut self, system: CountryCode, text: &str, year: i16) -> Option<EntityId> {
        if text.is_empty() {
            return None;
        }
        let known = self.known.entry((system, year)).or_default();
        let answer = match known.get(text) {
            Some(&answer) => answer,
            None => {
                let answer = look_up(system, text, year);
                if known.len() >= REMEMBERED {
                    known.clear();
                }
                known.insert(CompactString::from(text), answer);
                answer
            }
        };
        match answer {
            Answer::State(id) => Some(id),
            Answer::NoState => None,
            Answer::Unknown => {
                self.times += 1;
                let short: CompactString = text.chars().take(super::SHOWN).collect();
                let key = (system, short);
                if self.unknown.len() < REMEMBERED || self.unknown.contains_key(&key) {
                    *self.unknown.entry(key).or_default() += 1;
                }
                None
            }
        }
    }

    /// How often something was not known.
    #[must_use]
    pub fn times_unknown(&self) -> u64 {
        self.times
    }

    /// What was not known, with how often it came, by manner and text.
    pub fn unknown(&self) -> impl Iterator<Item = (CountryCode, &str, u64)> {
        self.unknown
            .iter()
            .map(|((system, text), &times)| (*system, text.as_str(), times))
    }
}

fn look_up(system: CountryCode, text: &str, year: i16) -> Answer {
    let code = |of| {
        let found = atlas().by_code(of, text, Some(i32::from(year)));
        found.or_else(|| atlas().by_code(of, text, None))
    };
    let without_state = NOT_STATES.contains(&text);
    let found = match system {
        CountryCode::Cameo if without_state => return Answer::NoState,
        CountryCode::Iso3 if without_state => return Answer::NoState,
        CountryCode::Any if without_state => return Answer::NoState,
        CountryCode::Fips if NO_COUNTRY.contains(&text) => return Answer::NoState,
        CountryCode::Cameo => code(CodeSystem::Cameo),
        CountryCode::Fips => code(CodeSystem::Fips),
        // PLOVER writes Kosovo as the atlas does.
        CountryCode::Iso3 => code(CodeSystem::Iso3).or_else(|| atlas().by_key(text)),
        CountryCode::Name => return by_name(text, year),
        CountryCode::Any if text.len() == 3 => {
            code(CodeSystem::Cameo).or_else(|| code(CodeSystem::Iso3))
        }
        CountryCode::Any => return by_name(text, year),
    };
    found.map_or(Answer::Unknown, Answer::State)
}

/// A name that stands in a column of countries: a state before a city or province of the name, and
/// the shorter name for what bears it alone in such lists.
fn by_name(text: &str, year: i16) -> Answer {
    let is_state = |id: EntityId| {
        matches!(
            atlas().entity(id).kind,
            EntityKind::State | EntityKind::Territory
        )
    };
    let usual = match text {
        "Congo" => "COG",
        "Guinea" => "GIN",
        "Korea" => "KOR",
        _ => text,
    };
    match atlas().resolve(usual, Some(i32::from(year))) {
        Resolution::One(reading) if is_state(reading.entity) => Answer::State(reading.entity),
        Resolution::One(_) => Answer::NoState,
        Resolution::Several(readings) => {
            let named = |form| {
                readings
                    .iter()
                    .find(move |r| r.form == form && is_state(r.entity))
            };
            let found = named(Form::Name).or_else(|| named(Form::Official));
            found.map_or(Answer::Unknown, |reading| Answer::State(reading.entity))
        }
        Resolution::Unknown { .. } => Answer::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(system: CountryCode, text: &str, year: i16) -> Option<&'static str> {
        let mut states = States::default();
        states
            .find(system, text, year)
            .map(|id| atlas().entity(id).code)
    }

    #[test]
    fn each_set_is_read_in_its_own_codes() {
        for (system, text, year, want) in [
            (CountryCode::Cameo, "ROM", 2015, Some("ROU")),
            (CountryCode::Cameo, "WSB", 2015, Some("PSE")),
            (CountryCode::Cameo, "MTN", 2015, Some("MNE")),
            (CountryCode::Cameo, "EUR", 2015, None),
            (CountryCode::Fips, "UP", 2015, Some("UKR")),
            (CountryCode::Fips, "BO", 2015, Some("BLR")),
            (CountryCode::Fips, "RB", 2015, Some("SRB")),
            (CountryCode::Fips, "OC", 2015, None),
            (CountryCode::Name, "Georgia", 2018, Some("GEO")),
            (CountryCode::Name, "Guinea", 2018, Some("GIN")),
            (CountryCode::Name, "Congo", 2018, Some("COG")),
            (
                CountryCode::Name,
                "Democratic Republic of Congo",
                2018,
                Some("COD"),
            ),
            (
                CountryCode::Name,
                "Occupied Palestinian Territory",
                2018,
                Some("PSE"),
            ),
            (CountryCode::Any, "PSE", 2015, Some("PSE")),
            (CountryCode::Any, "United States", 2015, Some("USA")),
            (CountryCode::Any, "IGO", 2015, None),
        ] {
            assert_eq!(find(system, text, year), want, "{text}");
        }
    }

    #[test]
    fn unknown_codes_are_counted_and_regions_are_not() {
        let mut states = States::default();
        for code in ["XQZ", "AFR", "XQZ", "", "USA"] {
            states.find(CountryCode::Cameo, code, 2015);
        }
        let unknown: Vec<_> = states.unknown().collect();
        assert_eq!(unknown, [(CountryCode::Cameo, "XQZ", 2)]);
    }
}
