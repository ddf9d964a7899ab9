//! Variables as they are kept while a panel is made.

use std::collections::BTreeMap;

use atlas::{EntityId, atlas};
use book::{Book, EventSetRecord, PartyId, VariableRecord};
use compact_str::CompactString;
use record::{Party, Shape, StateSystem, Time, Value, Variable};
use rustc_hash::FxHashMap;

use super::units::{Unit, code_system};
use super::{Added, DISTANCE, Panel, PanelError, Query, Rows, SHORT, events};

/// What a name of the query stands for.
pub(super) enum Wanted {
    Distance,
    Variable(Box<VariableRecord>),
}

/// The variables of a query, each once.
pub(super) fn resolve(
    book: &Book,
    sets: &[EventSetRecord],
    query: &Query,
) -> Result<Vec<Wanted>, PanelError> {
    let mut wanted = Vec::new();
    let mut seen = Vec::new();
    let mut distance = false;
    let known = || -> Result<Vec<String>, PanelError> {
        let sources = book.sources()?;
        let all = sources.iter().flat_map(|source| &source.variables);
        let mut names: Vec<String> = all.map(VariableRecord::full_name).collect();
        names.dedup();
        names.extend(events::known(sets));
        Ok(names)
    };
    for name in &query.variables {
        let all = name == "all";
        if (name == DISTANCE || all && query.rows != Rows::Countries) && !distance {
            distance = true;
            wanted.push(Wanted::Distance);
        }
        if name == DISTANCE || events::is_event_name(sets, name) {
            continue;
        }
        let full = SHORT
            .iter()
            .find(|(short, _)| short == name)
            .map_or(name.as_str(), |(_, full)| full);
        let records = if all {
            let mut records = Vec::new();
            for source in book.sources()? {
                records.extend(book.variables(&source.source.key)?);
            }
            // The days of a list of states are rows, not columns.
            records.retain(|record| {
                record.variable.name != "spell"
                    && (query.rows != Rows::Countries || record.variable.shape == Shape::Country)
            });
            records
        } else {
            book.variables(full)?
        };
        if records.is_empty() && !all {
            return Err(PanelError::Unknown {
                given: name.clone(),
                known: known()?,
            });
        }
        let whole_source = !all && !full.contains('.');
        for record in records {
            let is_dyadic = record.variable.shape != Shape::Country;
            // Columns that the files did not have.
            if (all || whole_source) && record.observations == 0 {
                continue;
            }
            if query.rows == Rows::Countries && is_dyadic {
                if whole_source {
                    continue;
                }
                return Err(PanelError::NotOfCountries(record.full_name()));
            }
            if !seen.contains(&record.id) {
                seen.push(record.id);
                wanted.push(Wanted::Variable(Box::new(record)));
            }
        }
    }
    Ok(wanted)
}

/// Key, version and citation of each source.
pub(super) fn citations(book: &Book) -> Result<Vec<(String, String, String)>, PanelError> {
    let sources = book.sources()?.into_iter().map(|record| record.source);
    Ok(sources
        .map(|source| (source.key, source.version, source.citation))
        .collect())
}

/// Year or month, and value; not a number where the source has none.
pub(super) type Observed = (i32, f64);

/// Which party stands for a unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    pub(super) party: PartyId,
    /// The number of the list itself: holds in all years, and before what is found by entity.
    pub(super) by_number: bool,
    pub(super) entity: EntityId,
    /// Number in another list, which decides between two parties of one entity.
    pub(super) number: Option<(StateSystem, u16)>,
}

/// What a variable is, wherever it comes from.
pub(super) struct About {
    pub(super) source: String,
    pub(super) version: String,
    pub(super) variable: Variable,
    pub(super) covered: Option<(i32, i32)>,
    /// Years, or months as YYYYMM, within these that have no answer.
    pub(super) gaps: Vec<i32>,
}

/// A variable with its observations.
pub(super) struct Loaded {
    pub(super) about: About,
    /// The words that the values are numbers of.
    pub(super) words: Option<Vec<String>>,
    observations: Vec<Observed>,
    /// Where the observations of two sides are; the second is 0 for a variable of one country.
    ranges: FxHashMap<(u32, u32), (u32, u32)>,
    /// The parties of each unit, where they are not those of the book.
    pub(super) matches: Option<Vec<Vec<Match>>>,
    /// By number of the party, whether it occurs in this variable.
    present: Vec<bool>,
    /// By unit and year of the query, whether it is a member of the list that the coverage is
    /// limited to. Empty when it is not limited, or the list is that of the panel.
    pub(super) members: Vec<Vec<bool>>,
}

impl Loaded {
    pub(super) fn read(
        book: &Book,
        record: VariableRecord,
        panel: &Panel,
    ) -> Result<Loaded, PanelError> {
        let query = &panel.query;
        let sides: Option<Vec<PartyId>> = query.only.as_ref().map(|_| {
            let mut sides: Vec<PartyId> = panel.matches.iter().flatten().map(|m| m.party).collect();
            sides.sort_unstable();
            sides.dedup();
            sides
        });
        let limit = sides
            .as_ref()
            .map(|sides| (sides.as_slice(), sides.as_slice()));
        let mut observations: Vec<Observed> = Vec::new();
        let mut ranges: FxHashMap<(u32, u32), (u32, u32)> = FxHashMap::default();
        let mut words: Vec<String> = Vec::new();
        let mut numbers: FxHashMap<String, f64> = FxHashMap::default();
        let mut present = Vec::new();
        let mut too_fine = None;
        let timeless = record.variable.timeless;
        let (mut key, mut start) = (None, 0);
        let (from, to) = (query.from, query.to);
        book.observations(record.id, limit, &mut |a, b, time, value| {
            let sides = (a.0, b.map_or(0, |b| b.0));
            if key != Some(sides) {
                if let Some(key) = key {
                    ranges.insert(key, (start, observations.len() as u32));
                }
                for side in [sides.0, sides.1] {
                    let side = side as usize;
                    if present.len() <= side {
                        present.resize(side + 1, false);
                    }
                    present[side] = true;
                }
                (key, start) = (Some(sides), observations.len() as u32);
            }
            if !timeless && !(from..=to).contains(&time.year()) {
                return;
            }
            if let Some(kept) = finer(time, query.months) {
                too_fine = Some(kept);
                return;
            }
            let value = match value {
                Value::Number(number) => number,
                Value::Missing => f64::NAN,
                Value::Text(word) => match numbers.get(word) {
                    Some(&number) => number,
                    None => {
                        let number = words.len() as f64;
                        words.push(word.to_owned());
                        numbers.insert(word.to_owned(), number);
                        number
                    }
                },
            };
            observations.push((time.number(), value));
        })?;
        if let Some(key) = key {
            ranges.insert(key, (start, observations.len() as u32));
        }
        if let Some(kept) = too_fine {
            return Err(PanelError::TooFine {
                name: record.full_name(),
                kept,
                advice: if kept == "month" {
                    "ask for a panel of months"
                } else {
                    "there is no panel of days; leave it out"
                },
            });
        }
        let members = match record.variable.coverage.among {
            Some(list) if list != query.system => members(&panel.units, list, query),
            _ => Vec::new(),
        };
        Ok(Loaded {
            words: (!words.is_empty()).then_some(words),
            about: About {
                covered: record.covered(),
                gaps: Vec::new(),
                source: record.source,
                version: record.version,
                variable: record.variable,
            },
            observations,
            ranges,
            matches: None,
            present,
            members,
        })
    }

    /// A variable that is not one of the book's.
    pub(super) fn added(added: Added, panel: &Panel) -> Loaded {
        let mut numbers: BTreeMap<CompactString, u32> = BTreeMap::new();
        for (a, b, ..) in &added.rows {
            for side in std::iter::once(a).chain(b) {
                numbers.entry(side.clone()).or_default();
            }
        }
        for (number, id) in (1..).zip(numbers.values_mut()) {
            *id = number;
        }
        let parties: Vec<(PartyId, Party)> = numbers
            .iter()
            .map(|(entity, &id)| {
                let party = Party {
                    entity: entity.clone(),
                    number: None,
                };
                (PartyId(id), party)
            })
            .collect();
        let query = &panel.query;
        let symmetric = added.variable.shape == Shape::Symmetric;
        let mut rows: Vec<((u32, u32), Observed)> = Vec::with_capacity(added.rows.len());
        for (a, b, time, value) in &added.rows {
            if finer(*time, query.months).is_some() {
                continue;
            }
            let number = |side: &CompactString| numbers.get(side).copied().unwrap_or(0);
            let (mut a, mut b) = (number(a), b.as_ref().map_or(0, number));
            if symmetric && a > b {
                (a, b) = (b, a);
            }
            rows.push(((a, b), (time.number(), *value)));
        }
        rows.sort_by_key(|&(sides, (time, _))| (sides, time));
        let mut ranges: FxHashMap<(u32, u32), (u32, u32)> = FxHashMap::default();
        for (at, (sides, _)) in (0u32..).zip(&rows) {
            ranges.entry(*sides).or_insert((at, at)).1 = at + 1;
        }
        let members = match added.variable.coverage.among {
            Some(list) if list != query.system => members(&panel.units, list, query),
            _ => Vec::new(),
        };
        Loaded {
            matches: Some(matches(&parties, &panel.units, query.system)),
            present: vec![true; parties.len() + 1],
            observations: rows.into_iter().map(|(_, observed)| observed).collect(),
            words: None,
            about: About {
                source: added.source,
                version: added.version,
                variable: added.variable,
                covered: added.covered,
                gaps: added.gaps,
            },
            ranges,
            members,
        }
    }

    /// Whether the party occurs in this variable.
    pub(super) fn has(&self, party: PartyId) -> bool {
        self.present.get(party.0 as usize).copied().unwrap_or(false)
    }

    /// The observations of two parties, in the order of time. Of a symmetric variable the order of
    /// the parties does not matter.
    pub(super) fn between(&self, a: PartyId, b: Option<PartyId>) -> &[Observed] {
        let (mut a, mut b) = (a.0, b.map_or(0, |b| b.0));
        if self.about.variable.shape == Shape::Symmetric && a > b {
            (a, b) = (b, a);
        }
        match self.ranges.get(&(a, b)) {
            Some(&(from, to)) => &self.observations[from as usize..to as usize],
            None => &[],
        }
    }
}

/// The precision, where it is finer than a row.
fn finer(time: Time, months: bool) -> Option<&'static str> {
    if time.day().is_some() {
        Some("day")
    } else if time.month().is_some() && !months {
        Some("month")
    } else {
        None
    }
}

/// Which parties stand for which units.
pub(super) fn matches(
    parties: &[(PartyId, Party)],
    units: &[Unit],
    system: StateSystem,
) -> Vec<Vec<Match>> {
    let mut found = vec![Vec::new(); units.len()];
    for (party, side) in parties {
        let Some(entity) = atlas().by_key(&side.entity) else {
            continue;
        };
        let own = side.number.filter(|(list, _)| *list == system);
        for (unit, matches) in units.iter().zip(&mut found) {
            let fits = match own {
                Some((_, number)) => unit.number == Some(number),
                None => unit.ever(entity),
            };
            if fits {
                matches.push(Match {
                    party: *party,
                    by_number: own.is_some(),
                    entity,
                    number: side.number,
                });
            }
        }
    }
    found
}

/// Who is a member of a list in which year.
fn members(units: &[Unit], list: StateSystem, query: &Query) -> Vec<Vec<bool>> {
    let codes = code_system(list);
    let is_member = |unit: &Unit, year: i32| {
        unit.entity(year)
            .is_some_and(|entity| atlas().code(entity, codes, Some(year)).is_some())
    };
    units
        .iter()
        .map(|unit| {
            (query.from..=query.to)
                .map(|year| is_member(unit, year))
                .collect()
        })
        .collect()
}
