//! Reads the compiled-in tables. A row that does not parse is a fault of the repository, which the
//! tests of this crate find; such rows are counted in `Tables::faults` and otherwise skipped.

use rustc_hash::FxHashMap;

use crate::model::{Capital, CodeSystem, Entity, EntityId, EntityKind, Form, Period};

const STATES: &str = include_str!("../data/states.tsv");
const CODES: &str = include_str!("../data/codes.tsv");
const CAPITALS: &str = include_str!("../data/capitals.tsv");
const CITIES: &str = include_str!("../data/cities.tsv");
const ORGANISATIONS: &str = include_str!("../data/organisations.tsv");
const SEATS: &str = include_str!("../data/seats.tsv");
const BODIES: &str = include_str!("../data/bodies.tsv");
const SUCCESSORS: &str = include_str!("../data/successors.tsv");
const TRAPS: &str = include_str!("../data/traps.tsv");

/// A name as the tables give it.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub(crate) text: &'static str,
    pub(crate) entity: EntityId,
    pub(crate) form: Form,
    pub(crate) sector: Option<&'static str>,
    pub(crate) period: Period,
    /// Where the name may be used.
    pub(crate) usage: Usage,
}

/// Marks before a name in the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Usage {
    /// Found in texts and resolved.
    Everywhere,
    /// `=`: in texts only as written, accents and case included.
    Exact,
    /// `!`: resolved, but never looked for in texts.
    ResolveOnly,
}

/// A code and its years.
#[derive(Debug, Clone)]
pub(crate) struct Code {
    pub(crate) entity: EntityId,
    pub(crate) system: CodeSystem,
    pub(crate) value: &'static str,
    pub(crate) period: Period,
}

#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub(crate) entities: Vec<Entity>,
    pub(crate) names: Vec<Name>,
    pub(crate) codes: Vec<Code>,
    pub(crate) capitals: Vec<Vec<Capital>>,
    pub(crate) successors: Vec<Vec<EntityId>>,
    pub(crate) predecessors: Vec<Vec<EntityId>>,
    pub(crate) members: Vec<Vec<EntityId>>,
    /// Phrases that contain a name but do not stand for it ("Indian Ocean").
    pub(crate) phrases: Vec<&'static str>,
    /// Given names and titles of persons whose surname is also the name of a place.
    pub(crate) given_names: Vec<&'static str>,
    /// Place names that are also names of persons.
    pub(crate) personal: Vec<&'static str>,
    /// Queries that the atlas answers with more candidates than a text would mean.
    pub(crate) broad: Vec<(&'static str, EntityId)>,
    /// Descriptions of rows that do not parse.
    pub(crate) faults: Vec<String>,
    by_code: FxHashMap<&'static str, EntityId>,
}

impl Tables {
    pub(crate) fn read() -> Tables {
        let mut tables = Tables::default();
        tables.read_states();
        tables.read_organisations();
        let count = tables.entities.len();
        tables.capitals = vec![Vec::new(); count];
        tables.successors = vec![Vec::new(); count];
        tables.predecessors = vec![Vec::new(); count];
        tables.members = vec![Vec::new(); count];
        tables.read_codes();
        tables.read_capitals();
        tables.read_cities();
        tables.read_seats();
        tables.read_successors();
        tables.read_members();
        tables.read_traps();
        tables
    }

    pub(crate) fn id(&self, code: &str) -> Option<EntityId> {
        self.by_code.get(code).copied()
    }

    fn fault(&mut self, table: &str, row: &[&str]) {
        self.faults.push(format!("{table}: {}", row.join("\t")));
    }

    fn add_entity(&mut self, entity: Entity) -> Option<EntityId> {
        let id = EntityId(u16::try_from(self.entities.len()).ok()?);
        if self.by_code.insert(entity.code, id).is_some() {
            self.faults
                .push(format!("the code {} is given twice", entity.code));
        }
        self.entities.push(entity);
        Some(id)
    }

    /// Adds the names of a list, each `[=!]NAME[@FROM-TO]`.
    fn add_names(
        &mut self,
        id: EntityId,
        form: Form,
        sector: Option<&'static str>,
        names: &'static str,
    ) {
        for item in list(names) {
            let (text, period) = dated(item);
            let (text, usage) = marked(text);
            if !text.is_empty() {
                self.names.push(Name {
                    text,
                    entity: id,
                    form,
                    sector,
                    period,
                    usage,
                });
            }
        }
    }

    fn read_states(&mut self) {
        for row in rows(STATES) {
            let [
                code,
                plover,
                kind,
                name,
                official,
                adjectives,
                demonyms,
                former,
                variants,
                periods,
                sector,
            ] = row[..]
            else {
                self.fault("states", &row);
                continue;
            };
            let kind = if kind == "state" {
                EntityKind::State
            } else {
                EntityKind::Territory
            };
            let periods: Vec<Period> = list(periods).filter_map(period).collect();
            let adjective = list(adjectives)
                .next()
                .map_or("", |first| marked(dated(first).0).0);
            let (name, usage) = marked(name);
            let official_field = official;
            let official = if official.is_empty() {
                name
            } else {
                marked(official).0
            };
            let entity = Entity {
                kind,
                code,
                plover,
                name,
                official,
                adjective,
                from_year: periods.first().and_then(|p| p.from),
                to_year: periods.last().and_then(|p| p.to),
                periods,
            };
            let Some(id) = self.add_entity(entity) else {
                continue;
            };
            let sector = some(sector);
            self.names.push(Name {
                text: name,
                entity: id,
                form: Form::Name,
                sector,
                period: Period::ALWAYS,
                usage,
            });
            if official != name {
                self.add_names(id, Form::Official, sector, official_field);
            }
            self.add_names(id, Form::Adjective, sector, adjectives);
            self.add_names(id, Form::Demonym, sector, demonyms);
            self.add_names(id, Form::Former, sector, former);
            self.add_names(id, Form::Variant, sector, variants);
        }
    }

    fn read_organisations(&mut self) {
        for row in rows(ORGANISATIONS) {
            let [
                code,
                plover,
                kind,
                sectors,
                name,
                abbreviations,
                variants,
                adjectives,
                periods,
                _members,
            ] = row[..]
            else {
                self.fault("organisations", &row);
                continue;
            };
            let kind = if kind == "group" {
                EntityKind::Group
            } else {
                EntityKind::Organisation
            };
            let periods: Vec<Period> = list(periods).filter_map(period).collect();
            let adjective = list(adjectives).next().unwrap_or("");
            let (name, usage) = marked(name);
            let entity = Entity {
                kind,
                code,
                plover,
                name,
                official: name,
                adjective,
                from_year: periods.first().and_then(|p| p.from),
                to_year: periods.last().and_then(|p| p.to),
                periods,
            };
            let Some(id) = self.add_entity(entity) else {
                continue;
            };
            let mut dated_sectors: Vec<(Option<&'static str>, Period)> = list(sectors)
                .map(dated)
                .map(|(sector, period)| (some(sector), period))
                .collect();
            if dated_sectors.is_empty() {
                dated_sectors.push((None, Period::ALWAYS));
            }
            for (sector, period) in dated_sectors {
                let first = self.names.len();
                self.names.push(Name {
                    text: name,
                    entity: id,
                    form: Form::Name,
                    sector,
                    period,
                    usage,
                });
                self.add_names(id, Form::Abbreviation, sector, abbreviations);
                self.add_names(id, Form::Variant, sector, variants);
                self.add_names(id, Form::Adjective, sector, adjectives);
                for name in &mut self.names[first..] {
                    if name.period == Period::ALWAYS {
                        name.period = period;
                    }
                }
            }
        }
    }

    fn read_codes(&mut self) {
        for row in rows(CODES) {
            let parsed = (|| {
                let [entity, system, value, years] = row[..] else {
                    return None;
                };
                let system = CodeSystem::ALL.into_iter().find(|s| s.label() == system)?;
                Some(Code {
                    entity: self.id(entity)?,
                    system,
                    value,
                    period: period(years)?,
                })
            })();
            match parsed {
                Some(code) => self.codes.push(code),
                None => self.fault("codes", &row),
            }
        }
    }

    fn read_capitals(&mut self) {
        for row in rows(CAPITALS) {
            let parsed = (|| {
                let [entity, name, latitude, longitude, years, variants] = row[..] else {
                    return None;
                };
                let period = period(years)?;
                Some((
                    self.id(entity)?,
                    name,
                    latitude.parse().ok()?,
                    longitude.parse().ok()?,
                    period,
                    variants,
                ))
            })();
            let Some((entity, name, latitude, longitude, period, variants)) = parsed else {
                self.fault("capitals", &row);
                continue;
            };
            let (text, usage) = marked(name);
            let capital = Capital {
                name: text,
                latitude,
                longitude,
                from: period.from,
                to: period.to,
            };
            self.capitals[entity.index()].push(capital);
            // Outside its years the city still places an event.
            for (form, period) in [(Form::Capital, period), (Form::City, Period::ALWAYS)] {
                if form == Form::City && period == Period::ALWAYS && self.capital_is_undated(entity)
                {
                    continue;
                }
                self.names.push(Name {
                    text,
                    entity,
                    form,
                    sector: None,
                    period,
                    usage,
                });
                for variant in list(variants) {
                    let (text, usage) = marked(variant);
                    self.names.push(Name {
                        text,
                        entity,
                        form,
                        sector: None,
                        period,
                        usage,
                    });
                }
            }
        }
    }

    fn capital_is_undated(&self, entity: EntityId) -> bool {
        self.capitals[entity.index()]
            .last()
            .is_some_and(|c| c.from.is_none() && c.to.is_none())
    }

    fn read_cities(&mut self) {
        for row in rows(CITIES) {
            let [entities, names] = row[..] else {
                self.fault("cities", &row);
                continue;
            };
            for code in entities.split('+') {
                match self.id(code) {
                    Some(id) => self.add_names(id, Form::City, None, names),
                    None => self.fault("cities", &row),
                }
            }
        }
    }

    fn read_seats(&mut self) {
        for (table, form) in [(SEATS, Form::Seat), (BODIES, Form::Body)] {
            for row in rows(table) {
                let [entities, sector, names] = row[..] else {
                    self.fault("seats or bodies", &row);
                    continue;
                };
                for code in entities.split('+') {
                    match self.id(code) {
                        Some(id) => self.add_names(id, form, some(sector), names),
                        None => self.fault("seats or bodies", &row),
                    }
                }
            }
        }
    }

    fn read_successors(&mut self) {
        for row in rows(SUCCESSORS) {
            let [before, after, _year, _note] = row[..] else {
                self.fault("successors", &row);
                continue;
            };
            let Some(before) = self.id(before) else {
                self.fault("successors", &row);
                continue;
            };
            for code in after.split('|') {
                match self.id(code) {
                    Some(after) => {
                        self.successors[before.index()].push(after);
                        self.predecessors[after.index()].push(before);
                    }
                    None => self.fault("successors", &row),
                }
            }
        }
    }

    fn read_members(&mut self) {
        for row in rows(ORGANISATIONS) {
            let (Some(&code), Some(&members)) = (row.first(), row.get(9)) else {
                continue;
            };
            let Some(id) = self.id(code) else { continue };
            for member in list(members) {
                match self.id(member) {
                    Some(member) => self.members[id.index()].push(member),
                    None => self.fault("members", &[code, member]),
                }
            }
        }
    }

    fn read_traps(&mut self) {
        for row in rows(TRAPS) {
            match row[..] {
                ["phrase", names] => self.phrases.extend(list(names)),
                ["given", names] => self.given_names.extend(list(names)),
                ["personal", names] => self.personal.extend(list(names)),
                ["broad", query, codes] => {
                    for code in list(codes) {
                        match self.id(code) {
                            Some(id) => self.broad.push((query, id)),
                            None => self.fault("traps", &row),
                        }
                    }
                }
                _ => self.fault("traps", &row),
            }
        }
    }
}

/// Rows of a table: lines that are neither empty nor comments, split at tabs.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| {
            line.split('\t')
                .map(|field| if field == "-" { "" } else { field })
                .collect()
        })
}

fn list(field: &'static str) -> impl Iterator<Item = &'static str> {
    field
        .split('|')
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

fn some(field: &'static str) -> Option<&'static str> {
    (!field.is_empty()).then_some(field)
}

/// `NAME@FROM-TO` or a plain name.
fn dated(item: &'static str) -> (&'static str, Period) {
    match item.rsplit_once('@') {
        Some((text, years)) => (text, period(years).unwrap_or(Period::ALWAYS)),
        None => (item, Period::ALWAYS),
    }
}

fn marked(text: &'static str) -> (&'static str, Usage) {
    match (text.strip_prefix('='), text.strip_prefix('!')) {
        (Some(rest), _) => (rest, Usage::Exact),
        (_, Some(rest)) => (rest, Usage::ResolveOnly),
        _ => (text, Usage::Everywhere),
    }
}

/// `FROM-TO`, either end may be missing; the empty field is a period without ends.
fn period(field: &'static str) -> Option<Period> {
    if field.is_empty() {
        return Some(Period::ALWAYS);
    }
    let (from, to) = field.split_once('-')?;
    let year = |text: &str| {
        if text.is_empty() {
            Some(None)
        } else {
            text.parse().ok().map(Some)
        }
    };
    Some(Period {
        from: year(from)?,
        to: year(to)?,
    })
}
