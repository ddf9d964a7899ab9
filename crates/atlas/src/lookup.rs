//! Answers about names, codes and capitals.

use rustc_hash::FxHashMap;

use crate::finder::Finder;
use crate::fold;
use crate::model::{
    Capital, CodeSystem, Entity, EntityId, EntityKind, Form, Mention, Reading, Resolution,
};
use crate::tables::Tables;

/// Mean radius of the Earth in kilometres.
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Least similarity (0 to 1) of a suggestion.
const SIMILAR: f64 = 0.66;

/// The tables and their indices.
#[derive(Debug)]
pub struct Atlas {
    tables: Tables,
    finder: Finder,
    /// Indices of names by key.
    keys: FxHashMap<String, Vec<u32>>,
    /// Indices of codes by system and value, in upper case.
    codes: FxHashMap<(CodeSystem, &'static str), Vec<u32>>,
    /// Indices of codes by entity.
    codes_of: Vec<Vec<u32>>,
    /// Keys of the names of states, territories and organisations, in the order of the tables.
    suggestible: Vec<(String, EntityId)>,
}

impl Atlas {
    pub(crate) fn build() -> Atlas {
        let tables = Tables::read();
        let finder = Finder::new(&tables);
        let mut keys: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        let mut suggestible = Vec::new();
        for (index, name) in (0u32..).zip(&tables.names) {
            let key = fold::key(name.text);
            if matches!(
                name.form,
                Form::Name | Form::Former | Form::Variant | Form::Adjective
            ) {
                suggestible.push((key.clone(), name.entity));
            }
            keys.entry(key).or_default().push(index);
        }
        let mut codes: FxHashMap<(CodeSystem, &'static str), Vec<u32>> = FxHashMap::default();
        let mut codes_of = vec![Vec::new(); tables.entities.len()];
        for (index, code) in (0u32..).zip(&tables.codes) {
            codes
                .entry((code.system, code.value))
                .or_default()
                .push(index);
            codes_of[code.entity.index()].push(index);
        }
        Atlas {
            tables,
            finder,
            keys,
            codes,
            codes_of,
            suggestible,
        }
    }

    /// Names of the atlas in the text: longest first, left to right, not overlapping. Readings that
    /// held in the year are preferred; without a year, those that hold today.
    #[must_use]
    pub fn mentions(&self, text: &str, year: Option<i32>) -> Vec<Mention> {
        let found = self.finder.find(text);
        found
            .iter()
            .map(|f| Mention {
                start: f.start,
                end: f.end,
                readings: self.readings(f.names, year),
            })
            .collect()
    }

    fn readings(&self, names: &[u32], year: Option<i32>) -> Vec<Reading> {
        let names = || {
            names
                .iter()
                .map(|&index| &self.tables.names[index as usize])
        };
        let mut readings = Vec::new();
        let add = |readings: &mut Vec<Reading>, name: &crate::tables::Name| {
            if !readings
                .iter()
                .any(|r: &Reading| r.entity == name.entity && r.sector == name.sector)
            {
                readings.push(Reading {
                    entity: name.entity,
                    form: name.form,
                    sector: name.sector,
                });
            }
        };
        for name in names() {
            if name.period.contains(year) && self.valid(name.entity, year) {
                add(&mut readings, name);
            }
        }
        // Nothing of that name held then: the text speaks of the past or of something yet to come.
        if readings.is_empty() {
            for name in names().filter(|name| name.period.contains(year)) {
                add(&mut readings, name);
            }
        }
        if readings.is_empty() {
            for name in names() {
                if !readings.iter().any(|r| r.entity == name.entity) {
                    add(&mut readings, name);
                }
            }
        }
        readings
    }

    /// What a name, adjective, city or code means. A number is read as ISO numeric and as COW.
    #[must_use]
    pub fn resolve(&self, name: &str, year: Option<i32>) -> Resolution {
        let name = name.trim();
        let mut readings = self.resolve_code(name, year);
        if readings.is_empty() {
            let key = inverted(name).map_or_else(|| fold::key(name), |turned| fold::key(&turned));
            if let Some(names) = self.keys.get(&key) {
                readings = self.readings(names, year);
            }
            for &(query, entity) in &self.tables.broad {
                if query == key && !readings.iter().any(|r| r.entity == entity) {
                    readings.push(Reading {
                        entity,
                        form: Form::Variant,
                        sector: None,
                    });
                }
            }
            if readings.is_empty() {
                readings = self.resolve_abbreviation(name, year);
            }
        }
        // A place that shares the name of a state in full is still a second meaning; one entity
        // with several sectors is not.
        match readings[..] {
            [] => Resolution::Unknown {
                suggestions: self.suggest(name),
            },
            [one] => Resolution::One(one),
            [first, ..] if readings.iter().all(|r| r.entity == first.entity) => {
                Resolution::One(first)
            }
            _ => Resolution::Several(readings),
        }
    }

    fn resolve_code(&self, text: &str, year: Option<i32>) -> Vec<Reading> {
        let numeric =
            !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
        let systems: &[CodeSystem] = match text.len() {
            _ if numeric => &[CodeSystem::IsoNumeric, CodeSystem::CowNumber],
            3 if text.bytes().all(|b| b.is_ascii_alphabetic()) => &[CodeSystem::Iso3],
            2 if text.bytes().all(|b| b.is_ascii_alphabetic()) => &[CodeSystem::Iso2],
            _ => &[],
        };
        let mut readings: Vec<Reading> = Vec::new();
        let value = text.to_ascii_uppercase();
        if let Some(entity) = self.tables.id(&value) {
            readings.push(Reading {
                entity,
                form: Form::Abbreviation,
                sector: None,
            });
            return readings;
        }
        for &system in systems {
            let found = self
                .by_code(system, &value, year)
                .or_else(|| self.by_code(system, &value, None));
            if let Some(entity) = found
                && !readings.iter().any(|r| r.entity == entity)
            {
                readings.push(Reading {
                    entity,
                    form: Form::Abbreviation,
                    sector: None,
                });
            }
        }
        readings
    }

    fn resolve_abbreviation(&self, text: &str, year: Option<i32>) -> Vec<Reading> {
        let mut readings: Vec<Reading> = Vec::new();
        for system in [
            CodeSystem::CowAbbrev,
            CodeSystem::GwAbbrev,
            CodeSystem::Cameo,
        ] {
            let found = self
                .by_code(system, text, year)
                .or_else(|| self.by_code(system, text, None));
            if let Some(entity) = found
                && !readings.iter().any(|r| r.entity == entity)
            {
                readings.push(Reading {
                    entity,
                    form: Form::Abbreviation,
                    sector: None,
                });
            }
        }
        readings
    }

    fn suggest(&self, name: &str) -> Vec<EntityId> {
        let key = fold::key(name);
        // A longer query is no misspelt name, and the comparison is quadratic.
        if key.is_empty() || key.chars().count() > 60 {
            return Vec::new();
        }
        let mut best: Vec<(f64, EntityId)> = Vec::new();
        for (candidate, entity) in &self.suggestible {
            let score = strsim::normalized_damerau_levenshtein(&key, candidate);
            if score < SIMILAR {
                continue;
            }
            match best.iter_mut().find(|(_, e)| e == entity) {
                Some(known) => known.0 = known.0.max(score),
                None => best.push((score, *entity)),
            }
        }
        best.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        best.truncate(5);
        best.into_iter().map(|(_, entity)| entity).collect()
    }

    /// The entity of the number; numbers come from this atlas only.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.tables.entities[id.index()]
    }

    /// All entities with their numbers: states and territories first, then organisations.
    pub fn entities(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        (0u16..).map(EntityId).zip(&self.tables.entities)
    }

    /// The entity whose [`Entity::code`] this is.
    #[must_use]
    pub fn by_key(&self, code: &str) -> Option<EntityId> {
        self.tables.id(code)
    }

    /// The entity that had the code in the year, or has it today. Where two shared it in a year of
    /// change, the younger. ISO, FIPS, CAMEO and M49 codes are also accepted for years before they
    /// were given out, if their entity existed then.
    #[must_use]
    pub fn by_code(&self, system: CodeSystem, code: &str, year: Option<i32>) -> Option<EntityId> {
        let upper = code.trim().to_ascii_uppercase();
        let width = match system {
            CodeSystem::IsoNumeric | CodeSystem::UnM49 => 3,
            _ => 0,
        };
        let trimmed = match system {
            CodeSystem::CowNumber | CodeSystem::GwNumber => {
                upper.trim_start_matches('0').to_owned()
            }
            _ => format!("{upper:0>width$}"),
        };
        let rows = self.codes.get(&(system, trimmed.as_str()))?;
        let codes = || rows.iter().map(|&index| &self.tables.codes[index as usize]);
        let entity = |code: &crate::tables::Code| code.entity;
        let started =
            |code: &&crate::tables::Code| self.entity(code.entity).from_year.max(code.period.from);
        // The years of COW and GW codes are those of their own lists.
        let exists = |c: &crate::tables::Code| !system.is_timeless() || self.valid(c.entity, year);
        let held = codes()
            .filter(|c| c.period.contains(year) && exists(c))
            .max_by_key(started);
        if held.is_some() {
            return held.map(entity);
        }
        match year {
            // Withdrawn codes still name what they named.
            None => codes().max_by_key(started).map(entity),
            Some(year) if system.is_timeless() => codes()
                .filter(|c| self.exists(c.entity, year))
                .max_by_key(started)
                .map(entity),
            Some(_) => None,
        }
    }

    /// The code of the entity in the year, or today's (for a dissolved entity its last).
    #[must_use]
    pub fn code(&self, id: EntityId, system: CodeSystem, year: Option<i32>) -> Option<&str> {
        let codes = || {
            self.codes_of[id.index()]
                .iter()
                .map(|&index| &self.tables.codes[index as usize])
                .filter(|code| code.system == system)
        };
        let held = codes()
            .filter(|c| c.period.contains(year))
            .max_by_key(|c| c.period.from);
        match (held, year) {
            (Some(code), _) => Some(code.value),
            (None, None) => codes().max_by_key(|c| c.period.from).map(|c| c.value),
            (None, Some(_)) => None,
        }
    }

    /// All codes of a system, each with its entity and its years, in the order of the tables.
    pub fn codes(
        &self,
        system: CodeSystem,
    ) -> impl Iterator<Item = (EntityId, &'static str, crate::Period)> {
        let codes = self.tables.codes.iter();
        codes
            .filter(move |code| code.system == system)
            .map(|code| (code.entity, code.value, code.period))
    }

    /// The capital in the year, or today's (for a dissolved state its last).
    #[must_use]
    pub fn capital(&self, id: EntityId, year: Option<i32>) -> Option<&Capital> {
        let capitals = &self.tables.capitals[id.index()];
        let held = |c: &&Capital| {
            crate::model::Period {
                from: c.from,
                to: c.to,
            }
            .contains(year)
        };
        let found = capitals.iter().rev().find(held);
        if year.is_none() {
            found.or(capitals.last())
        } else {
            found
        }
    }

    /// Great-circle distance between the two capitals in kilometres.
    #[must_use]
    pub fn distance_km(&self, a: EntityId, b: EntityId, year: Option<i32>) -> Option<f64> {
        Some(self.capital(a, year)?.distance_km(self.capital(b, year)?))
    }

    /// The states that followed this one.
    #[must_use]
    pub fn successors(&self, id: EntityId) -> &[EntityId] {
        &self.tables.successors[id.index()]
    }

    /// The states that this one followed.
    #[must_use]
    pub fn predecessors(&self, id: EntityId) -> &[EntityId] {
        &self.tables.predecessors[id.index()]
    }

    /// Present members of an organisation or group; empty where they are not known.
    #[must_use]
    pub fn members(&self, id: EntityId) -> &[EntityId] {
        &self.tables.members[id.index()]
    }

    /// Rows of the tables that could not be read; empty unless the repository is at fault.
    #[must_use]
    pub fn faults(&self) -> &[String] {
        &self.tables.faults
    }

    /// Every name that is looked for in texts, with what it stands for and the years it did.
    pub fn names(&self) -> impl Iterator<Item = (&'static str, Reading, crate::Period)> {
        self.tables
            .names
            .iter()
            .filter(|name| name.usage != crate::tables::Usage::ResolveOnly)
            .map(|name| {
                (
                    name.text,
                    Reading {
                        entity: name.entity,
                        form: name.form,
                        sector: name.sector,
                    },
                    name.period,
                )
            })
    }

    /// Whether the entity is a country in the wide sense: a state or a territory.
    #[must_use]
    pub fn is_country(&self, id: EntityId) -> bool {
        matches!(
            self.entity(id).kind,
            EntityKind::State | EntityKind::Territory
        )
    }
}

impl Capital {
    /// Great-circle distance in kilometres (haversine, on a sphere of the Earth's mean radius).
    #[must_use]
    pub fn distance_km(&self, other: &Capital) -> f64 {
        let (lat1, lat2) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half_lat = (lat2 - lat1) / 2.0;
        let half_lon = (other.longitude - self.longitude).to_radians() / 2.0;
        let h = half_lat.sin().powi(2) + lat1.cos() * lat2.cos() * half_lon.sin().powi(2);
        2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
    }
}

/// "Congo, Democratic Republic of the" in its spoken order.
fn inverted(name: &str) -> Option<String> {
    let (head, tail) = name.split_once(',')?;
    let (head, tail) = (head.trim(), tail.trim());
    (!head.is_empty() && !tail.is_empty() && !tail.contains(',')).then(|| format!("{tail} {head}"))
}
