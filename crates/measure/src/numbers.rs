//! All numbers that a book holds about one pair, in one plain structure.
//!
//! What a page or a terminal shows of a pair is settled here once: which variables, in which field
//! of cooperation, both directions year by year with what stands in each year, and what there is no
//! answer to. Nothing is filled: a year without a value is there with its [`Standing`].

use std::collections::BTreeMap;

use atlas::{EntityId, atlas};
use book::{Book, EventSetRecord, EventStep, SourceRecord, VariableRecord};
use codebook::Field;
use record::{Absence, Shape, StateSystem};
use serde::Serialize;

use crate::event_set::{SetSeries, set_series};
use crate::expected::{NoPlace, PairPlaces, PlaceRequest, PlaceYear, Placed, places_of};
use crate::panels::{Aspect, DISTANCE, Panel, PanelError, Query, Rows, Standing};
use crate::period::Grain;
use crate::trade::{PairTrade, TradeRequest, trade_of};

/// Of a source that is not in [`SUBJECTS`], so many variables are shown at most.
const OF_OTHERS: usize = 8;

/// A subject that a page on two countries should have numbers about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// What it is, in a word or two.
    pub name: &'static str,
    /// The field of cooperation; `None` for the setting, such as distance.
    pub field: Option<Field>,
    /// Key of the source.
    pub source: &'static str,
    /// Its variables that are shown, in their order.
    pub variables: &'static [&'static str],
}

const fn subject(
    name: &'static str,
    field: Option<Field>,
    source: &'static str,
    variables: &'static [&'static str],
) -> Subject {
    Subject {
        name,
        field,
        source,
        variables,
    }
}

/// The subjects that are known, in the order of a page.
pub const SUBJECTS: &[Subject] = &[
    subject("trade", Some(Field::Trade), "cow-trade", &["imports"]),
    subject(
        "votes in the UN General Assembly",
        Some(Field::Diplomacy),
        "un-votes",
        &["agreement", "joint"],
    ),
    subject(
        "ideal points",
        Some(Field::Diplomacy),
        "un-ideal-points",
        &["all"],
    ),
    subject(
        "shared organisations",
        Some(Field::Diplomacy),
        "cow-igo",
        &["shared"],
    ),
    subject(
        "diplomatic representation",
        Some(Field::Diplomacy),
        "cow-diplomacy",
        &["level", "exchange"],
    ),
    subject(
        "visits of leaders",
        Some(Field::Diplomacy),
        "colt",
        &["visits"],
    ),
    subject(
        "alliances",
        Some(Field::Defence),
        "atop",
        &["defense", "offense", "neutral", "nonagg", "consul"],
    ),
    subject(
        "arms transfers",
        Some(Field::Defence),
        "sipri-arms",
        &["tiv", "deliveries", "orders"],
    ),
    subject("contiguity", None, "cow-contiguity", &["type"]),
    subject(
        "distance",
        None,
        "cepii-geodist",
        &["dist", "contig", "comlang_off", "colony"],
    ),
    subject(
        "economies",
        Some(Field::Finance),
        "wdi",
        &[
            "ny.gdp.mktp.cd",
            "ny.gdp.mktp.kd",
            "ny.gdp.pcap.cd",
            "sp.pop.totl",
            "ne.trd.gnfs.zs",
        ],
    ),
];

/// Sources that only say which states there are.
const LISTS: &[&str] = &["cow-states", "gw-states"];

/// One year of a line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct NumberPoint {
    /// The year.
    pub year: i32,
    /// What stands there.
    pub standing: Standing,
    /// The number: of the source, or 0 where the source lists all cases and this is none of them;
    /// `None` where there is no answer.
    pub value: Option<f64>,
}

/// One side or direction of an indicator, year by year without holes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// What it is about.
    pub aspect: Aspect,
    /// The years, from the first to the last of the indicator.
    pub points: Vec<NumberPoint>,
}

impl Line {
    /// The last year with a number.
    #[must_use]
    pub fn latest(&self) -> Option<(i32, f64)> {
        self.points
            .iter()
            .rev()
            .find_map(|point| Some((point.year, point.value?)))
    }

    /// Years without a number between the first and the last of the line.
    #[must_use]
    pub fn gaps(&self) -> Vec<i32> {
        let without = self.points.iter().filter(|point| point.value.is_none());
        without.map(|point| point.year).collect()
    }
}

/// A variable about the pair.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Indicator {
    /// Field of cooperation; `None` for the setting and for sources without a known field.
    pub field: Option<Field>,
    /// Key of the source.
    pub source: String,
    /// Its version.
    pub version: String,
    /// Name within the source.
    pub variable: String,
    /// What it is; a and b are the sides that [`Line::aspect`] tells apart.
    pub label: String,
    /// Unit.
    pub unit: String,
    /// Whether one value stands for all years.
    pub timeless: bool,
    /// Years with an answer for anyone, as far as the imported files reach.
    pub covered: Option<(i32, i32)>,
    /// What a missing row within the coverage means.
    pub absence: Absence,
    /// Both directions, both sides, or one line. One with a single year for what is timeless.
    pub lines: Vec<Line>,
}

impl Indicator {
    /// Whether the values are 1 for yes and 0 for no.
    #[must_use]
    pub fn is_flag(&self) -> bool {
        self.unit == "1 or 0"
    }
}

/// The pair in an event data set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairEventSet {
    /// Key of the set.
    pub source: String,
    /// Its version.
    pub version: String,
    /// Its name.
    pub name: String,
    /// The rule by which records of one event were told apart.
    pub duplicates: String,
    /// The scale of the set's own scores.
    pub given_scale: String,
    /// The counts by year or month.
    pub series: SetSeries,
}

/// A source of numbers on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NumberSource {
    /// Key, such as `cow-trade`; `atlas` for the program's own tables.
    pub key: String,
    /// Version.
    pub version: String,
    /// Full name.
    pub name: String,
    /// How to cite it.
    pub citation: String,
    /// What is known about its terms of use.
    pub licence: String,
    /// Where it is published.
    pub url: String,
    /// First and last year with an answer; `None` for what has no time.
    pub covered: Option<(i32, i32)>,
    /// Names of the files.
    pub files: Vec<String>,
    /// Day or time of the import, ISO 8601; empty where nothing was imported.
    pub imported_at: String,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum Why {
    /// The book has no source for it.
    NoSource,
    /// The source has nothing on this pair, and absence says nothing.
    NotThisPair,
    /// These years between the first and the last have no value.
    Years {
        /// The years, ascending.
        years: Vec<i32>,
    },
    /// The numbers are kept by month or day; a panel sums them up.
    Finer,
    /// The pair has no place against what gravity lets one expect.
    NoPlace {
        /// In which years, ascending.
        years: Vec<i32>,
        /// Why, in the last of them.
        place: NoPlace,
    },
    /// The source has more variables than are shown.
    Further {
        /// How many.
        variables: usize,
    },
}

/// Something that a page should say and cannot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unanswered {
    /// Key of the source that has, or would have, the answer.
    pub source: String,
    /// What it is: the subject, or the label of a variable.
    pub what: String,
    /// Which side or direction; `None` for all.
    pub aspect: Option<Aspect>,
    /// Why.
    #[serde(flatten)]
    pub why: Why,
}

/// All numbers about one pair.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairNumbers {
    /// Key of the first side in the atlas.
    pub a: String,
    /// Key of the second side.
    pub b: String,
    /// The variables, in the order of [`SUBJECTS`], then others by source.
    pub indicators: Vec<Indicator>,
    /// Goods by product, where the book has them.
    pub trade: Option<PairTrade>,
    /// Trade against what a gravity model lets one expect, where a direction has a place in any year.
    pub places: Option<PairPlaces>,
    /// Event data sets with events of anyone.
    pub event_sets: Vec<PairEventSet>,
    /// Where the numbers come from, in the order of their use.
    pub sources: Vec<NumberSource>,
    /// What there is no number for.
    pub unanswered: Vec<Unanswered>,
}

/// All numbers of a book about two countries; `None` when the book holds no numbers at all.
///
/// A side is given by its key in the atlas, followed by the keys of the states that it continues.
///
/// # Errors
/// When the book cannot be read.
pub fn numbers_of(
    book: &Book,
    a: &[String],
    b: &[String],
) -> Result<Option<PairNumbers>, PanelError> {
    let (Some(key_a), Some(key_b)) = (a.first(), b.first()) else {
        return Ok(None);
    };
    let held = book.sources()?;
    let flows: Vec<String> = book
        .flow_sources()?
        .into_iter()
        .map(|(_, key, _)| key)
        .collect();
    let chosen = choose(&held, &flows);
    let sets = book.event_sets()?;
    let trade = trade_of(book, key_a, key_b, &TradeRequest::default())?;
    if chosen.shown.is_empty() && sets.is_empty() && trade.is_none() {
        return Ok(None);
    }
    let mut numbers = PairNumbers {
        a: key_a.clone(),
        b: key_b.clone(),
        indicators: Vec::new(),
        trade,
        places: None,
        event_sets: Vec::new(),
        sources: Vec::new(),
        unanswered: Vec::new(),
    };
    if !chosen.shown.is_empty() {
        indicators(book, &chosen.shown, &mut numbers)?;
        if let Some(found) = places_of(book, key_a, key_b, &PlaceRequest::default())? {
            unplaced(&found, &mut numbers.unanswered);
            numbers.places = Some(found).filter(PairPlaces::any);
        }
    }
    numbers.event_sets = event_sets(book, &sets, a, b, Grain::Year)?;
    numbers.sources = sources(&numbers, &held, &sets);
    for subject in SUBJECTS {
        if !held
            .iter()
            .any(|source| source.source.key == subject.source)
        {
            numbers.unanswered.push(Unanswered {
                source: subject.source.to_owned(),
                what: subject.name.to_owned(),
                aspect: None,
                why: Why::NoSource,
            });
        }
    }
    if numbers.trade.is_none() {
        numbers.unanswered.push(Unanswered {
            source: "baci".to_owned(),
            what: "goods by product".to_owned(),
            aspect: None,
            why: if !flows.is_empty() {
                Why::NotThisPair
            } else {
                Why::NoSource
            },
        });
    }
    numbers.unanswered.extend(chosen.further);
    Ok(Some(numbers))
}

/// What the event data sets of a book have about two countries, by year or month, and nothing else;
/// `None` when the book has none, or not the one with the key that is asked for.
///
/// Sides as in [`numbers_of`].
///
/// # Errors
/// When the book cannot be read.
pub fn event_sets_of(
    book: &Book,
    a: &[String],
    b: &[String],
    grain: Grain,
    only: Option<&str>,
) -> Result<Option<PairNumbers>, PanelError> {
    let (Some(key_a), Some(key_b)) = (a.first(), b.first()) else {
        return Ok(None);
    };
    let mut sets = book.event_sets()?;
    sets.retain(|set| only.is_none_or(|key| set.source.key == key));
    if sets.is_empty() {
        return Ok(None);
    }
    let mut numbers = PairNumbers {
        a: key_a.clone(),
        b: key_b.clone(),
        indicators: Vec::new(),
        trade: None,
        places: None,
        event_sets: event_sets(book, &sets, a, b, grain)?,
        sources: Vec::new(),
        unanswered: Vec::new(),
    };
    numbers.sources = sources(&numbers, &[], &sets);
    Ok(Some(numbers))
}

fn event_sets(
    book: &Book,
    sets: &[EventSetRecord],
    a: &[String],
    b: &[String],
    grain: Grain,
) -> Result<Vec<PairEventSet>, PanelError> {
    let step = match grain {
        Grain::Year | Grain::Decade => EventStep::Year,
        Grain::Month => EventStep::Month,
    };
    let mut found = Vec::new();
    for set in sets {
        let cells = book.event_dyad(set.id, a, b, step)?;
        let totals = book.event_totals(set.id, step)?;
        let series = set_series(&cells, &totals, a, b, grain);
        if series.points.is_empty() {
            continue;
        }
        found.push(PairEventSet {
            source: set.source.key.clone(),
            version: set.source.version.clone(),
            name: set.source.name.clone(),
            duplicates: set.settings.duplicates.clone(),
            given_scale: set.settings.scale.name().to_owned(),
            series,
        });
    }
    Ok(found)
}

/// Where the program says itself how a number came about.
pub(crate) const GRAVITY: &str = "gravity";

/// Which directions have no place in which years, and why; both at once where they agree.
fn unplaced(found: &PairPlaces, unanswered: &mut Vec<Unanswered>) {
    let reasons = |way: fn(&PlaceYear) -> &Placed| {
        let mut whys: Vec<(Vec<i32>, NoPlace)> = Vec::new();
        for year in &found.years {
            let Placed::Not { why } = way(year) else {
                continue;
            };
            let same = std::mem::discriminant(why);
            let known = whys.iter_mut();
            match known
                .into_iter()
                .find(|(_, known)| std::mem::discriminant(known) == same)
            {
                Some((years, known)) => {
                    years.push(year.year);
                    *known = why.clone();
                }
                None => whys.push((vec![year.year], why.clone())),
            }
        }
        whys
    };
    let (there, back) = (reasons(|year| &year.a_to_b), reasons(|year| &year.b_to_a));
    let mut add = |aspect: Option<Aspect>, whys: Vec<(Vec<i32>, NoPlace)>| {
        unanswered.extend(whys.into_iter().map(|(years, place)| Unanswered {
            source: found.source.clone(),
            what: "trade against what gravity lets one expect".to_owned(),
            aspect,
            why: Why::NoPlace { years, place },
        }));
    };
    if there == back {
        add(None, there);
    } else {
        add(Some(Aspect::AToB), there);
        add(Some(Aspect::BToA), back);
    }
}

struct Chosen {
    shown: Vec<(VariableRecord, Option<Field>)>,
    further: Vec<Unanswered>,
}

/// The variables to show, those of the version that was imported last.
fn choose(held: &[SourceRecord], flows: &[String]) -> Chosen {
    let mut latest: BTreeMap<&str, &SourceRecord> = BTreeMap::new();
    for record in held.iter().filter(|record| !record.variables.is_empty()) {
        let own = latest.entry(&record.source.key).or_insert(record);
        if record.imported_at >= own.imported_at {
            *own = record;
        }
    }
    let mut chosen = Chosen {
        shown: Vec::new(),
        further: Vec::new(),
    };
    let has_numbers = |record: &&VariableRecord| record.observations > 0;
    for subject in SUBJECTS {
        for name in subject.variables {
            // Of each variable the version that was imported last and has it.
            let versions = held
                .iter()
                .filter(|record| record.source.key == subject.source)
                .filter_map(|record| {
                    let mut found = record.variables.iter().filter(has_numbers);
                    let found = found.find(|known| known.variable.name == *name)?;
                    Some((&record.imported_at, found))
                });
            let last = versions.max_by_key(|(imported_at, _)| *imported_at);
            chosen
                .shown
                .extend(last.map(|(_, known)| (known.clone(), subject.field)));
        }
    }
    for (key, record) in latest {
        let known = SUBJECTS.iter().any(|subject| subject.source == key);
        // Goods by product have a part of their own.
        if known || LISTS.contains(&key) || flows.iter().any(|own| own == key) {
            continue;
        }
        let own: Vec<&VariableRecord> = record.variables.iter().filter(has_numbers).collect();
        let shown = own.iter().take(OF_OTHERS);
        chosen
            .shown
            .extend(shown.map(|&known| (known.clone(), None)));
        if own.len() > OF_OTHERS {
            chosen.further.push(Unanswered {
                source: key.to_owned(),
                what: record.source.name.clone(),
                aspect: None,
                why: Why::Further {
                    variables: own.len() - OF_OTHERS,
                },
            });
        }
    }
    chosen
}

/// What stands in each year.
type Course = BTreeMap<i32, (Standing, f64)>;

/// By variable and aspect, what stands in each year.
type Cells = BTreeMap<(Option<usize>, Aspect), Course>;

fn indicators(
    book: &Book,
    shown: &[(VariableRecord, Option<Field>)],
    numbers: &mut PairNumbers,
) -> Result<(), PanelError> {
    let mut shown: Vec<&(VariableRecord, Option<Field>)> = shown.iter().collect();
    let years = shown
        .iter()
        .filter(|(record, _)| !record.variable.timeless)
        .filter_map(|(record, _)| record.covered())
        .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
    // Where nothing has a time, one year in which the two exist is as good as any other.
    let (from, to) = years.unwrap_or_else(|| common_year(&numbers.a, &numbers.b));
    let cells = loop {
        let read = [StateSystem::Cow, StateSystem::Iso]
            .into_iter()
            .map(|system| read(book, &shown, system, (from, to), numbers))
            .find(|read| !matches!(read, Err(PanelError::NoRows(_))));
        match read {
            None => break Cells::new(),
            Some(Ok(cells)) => break cells,
            Some(Err(PanelError::TooFine { name, kept, advice })) => {
                let before = shown.len();
                let is = |record: &VariableRecord| name.ends_with(&record.full_name());
                for (record, _) in shown.iter().filter(|(record, _)| is(record)) {
                    numbers.unanswered.push(Unanswered {
                        source: record.source.clone(),
                        what: record.variable.label.clone(),
                        aspect: None,
                        why: Why::Finer,
                    });
                }
                shown.retain(|(record, _)| !is(record));
                if shown.len() == before {
                    return Err(PanelError::TooFine { name, kept, advice });
                }
            }
            Some(Err(error)) => return Err(error),
        }
    };
    for (index, (record, field)) in shown.iter().enumerate() {
        let aspects: &[Aspect] = match record.variable.shape {
            Shape::Symmetric => &[Aspect::Whole],
            Shape::Directed => &[Aspect::AToB, Aspect::BToA],
            Shape::Country => &[Aspect::A, Aspect::B],
        };
        let found: Vec<_> = aspects
            .iter()
            .map(|&aspect| (aspect, cells.get(&(Some(index), aspect))))
            .collect();
        indicator(record, *field, &found, numbers);
    }
    if let Some(found) = cells.get(&(None, Aspect::Whole)) {
        let last = found.iter().next_back();
        let value = last.filter(|(_, (standing, _))| *standing == Standing::Value);
        numbers
            .indicators
            .extend(value.map(|(&year, &(standing, km))| capitals(year, standing, km)));
    }
    Ok(())
}

fn capitals(year: i32, standing: Standing, km: f64) -> Indicator {
    Indicator {
        field: None,
        source: "atlas".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        variable: DISTANCE.to_owned(),
        label: "distance between the capitals".to_owned(),
        unit: "km".to_owned(),
        timeless: true,
        covered: None,
        absence: Absence::Unknown,
        lines: vec![Line {
            aspect: Aspect::Whole,
            points: vec![NumberPoint {
                year,
                standing,
                value: Some(km),
            }],
        }],
    }
}

fn common_year(a: &str, b: &str) -> (i32, i32) {
    let both = |year: i32| {
        [a, b].into_iter().all(|key| {
            atlas()
                .by_key(key)
                .is_some_and(|entity| atlas().exists(entity, year))
        })
    };
    let year = (1816..=2025).rev().find(|&year| both(year)).unwrap_or(2025);
    (year, year)
}

/// What stands in the panel of the pair, the first side as asked for.
fn read(
    book: &Book,
    shown: &[&(VariableRecord, Option<Field>)],
    system: StateSystem,
    (from, to): (i32, i32),
    numbers: &PairNumbers,
) -> Result<Cells, PanelError> {
    let mut variables: Vec<String> = shown
        .iter()
        .map(|(record, _)| {
            let (key, version) = (&record.source, &record.version);
            format!("{key}@{version}.{}", record.variable.name)
        })
        .collect();
    variables.push(DISTANCE.to_owned());
    let query = Query {
        system,
        from,
        to,
        rows: Rows::Dyads { directed: false },
        months: false,
        only: Some((numbers.a.clone(), numbers.b.clone())),
        variables,
    };
    let panel = Panel::prepare(book, query)?;
    let entity: Option<EntityId> = atlas().by_key(&numbers.a);
    let mut cells = Cells::new();
    panel.each_chunk(&mut |chunk| {
        for row in 0..chunk.len() {
            let unit = panel.units().get(chunk.a[row] as usize);
            let turned = !unit
                .zip(entity)
                .is_some_and(|(unit, entity)| unit.ever(entity));
            for (index, column) in panel.columns().iter().enumerate() {
                let aspect = match (column.aspect, turned) {
                    (Aspect::AToB, true) => Aspect::BToA,
                    (Aspect::BToA, true) => Aspect::AToB,
                    (Aspect::A, true) => Aspect::B,
                    (Aspect::B, true) => Aspect::A,
                    (aspect, _) => aspect,
                };
                let of = &chunk.columns[index];
                let cell = (of.standings[row], of.values[row]);
                cells
                    .entry((panel.variable_of(index), aspect))
                    .or_default()
                    .entry(chunk.years[row])
                    // Two numbers of one state in the year of a change: the better answer counts.
                    .and_modify(|own| {
                        if cell.0 < own.0 {
                            *own = cell;
                        }
                    })
                    .or_insert(cell);
            }
        }
        Ok(())
    })?;
    Ok(cells)
}

fn indicator(
    record: &VariableRecord,
    field: Option<Field>,
    found: &[(Aspect, Option<&Course>)],
    numbers: &mut PairNumbers,
) {
    let variable = &record.variable;
    let answered = |cell: &(Standing, f64)| matches!(cell.0, Standing::Value | Standing::Zero);
    let looked = |cell: &(Standing, f64)| cell.0 != Standing::NotCovered;
    let unanswered = |aspect: Option<Aspect>, why: Why| Unanswered {
        source: record.source.clone(),
        what: variable.label.clone(),
        aspect,
        why,
    };
    let all = || found.iter().filter_map(|(_, cells)| *cells).flatten();
    if !all().any(|(_, cell)| answered(cell)) {
        numbers.unanswered.push(unanswered(None, Why::NotThisPair));
        return;
    }
    let span = all()
        .filter(|(_, cell)| looked(cell))
        .map(|(&year, _)| (year, year))
        .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
    let Some((mut first, last)) = span else {
        return;
    };
    if variable.timeless {
        first = last;
    }
    let lines: Vec<Line> = found
        .iter()
        .map(|&(aspect, cells)| Line {
            aspect,
            points: (first..=last)
                .map(|year| {
                    let cell = cells.and_then(|cells| cells.get(&year)).copied();
                    let (standing, value) = cell.unwrap_or((Standing::NotCovered, f64::NAN));
                    NumberPoint {
                        year,
                        standing,
                        value: answered(&(standing, value)).then_some(value),
                    }
                })
                .collect(),
        })
        .collect();
    for line in &lines {
        let years = line.gaps();
        if !years.is_empty() {
            let aspect = (lines.len() > 1).then_some(line.aspect);
            numbers
                .unanswered
                .push(unanswered(aspect, Why::Years { years }));
        }
    }
    numbers.indicators.push(Indicator {
        field,
        source: record.source.clone(),
        version: record.version.clone(),
        variable: variable.name.clone(),
        label: variable.label.clone(),
        unit: variable.unit.clone(),
        timeless: variable.timeless,
        covered: if variable.timeless {
            None
        } else {
            record.covered()
        },
        absence: variable.absence,
        lines,
    });
}

const ATLAS: &str = "Tables of this program: capitals with years and coordinates; great-circle distance on a sphere of 6371.0088 km";

const METHOD: &str = "Estimated by this program from the data sources named here (docs/GRAVITY.md); method: Santos Silva and Tenreyro. 2006. The log of gravity. Review of Economics and Statistics 88; Pregibon. 1981. Logistic regression diagnostics. Annals of Statistics 9";

/// Key, version and years of a source.
type Used<'s> = (&'s str, &'s str, Option<(i32, i32)>);

/// The sources of what is shown, in the order of their use.
fn sources(
    numbers: &PairNumbers,
    held: &[SourceRecord],
    sets: &[EventSetRecord],
) -> Vec<NumberSource> {
    let mut used: Vec<Used<'_>> = Vec::new();
    let mut add = |key, version, covered: Option<(i32, i32)>| {
        let known = used.iter_mut().find(|own| own.0 == key && own.1 == version);
        match known {
            Some(own) => {
                let both = own.2.zip(covered);
                let wider = both.map(|(one, other)| (one.0.min(other.0), one.1.max(other.1)));
                own.2 = wider.or(own.2).or(covered);
            }
            None => used.push((key, version, covered)),
        }
    };
    for indicator in &numbers.indicators {
        add(&indicator.source, &indicator.version, indicator.covered);
    }
    if let Some(trade) = &numbers.trade {
        let years = &trade.ledger.years;
        let covered = years.first().zip(years.last());
        let covered = covered.map(|(first, last)| (first.year, last.year));
        add(&trade.source, &trade.version, covered);
    }
    if let Some(places) = &numbers.places {
        let years = places.years.first().zip(places.years.last());
        let covered = years.map(|(first, last)| (first.year, last.year));
        add(GRAVITY, env!("CARGO_PKG_VERSION"), covered);
    }
    for set in &numbers.event_sets {
        let points = &set.series.points;
        let covered = points.first().zip(points.last()).map(|(first, last)| {
            let year = |point: &crate::SetPoint| point.point.period.year();
            (year(first), year(last))
        });
        add(&set.source, &set.version, covered);
    }
    used.into_iter()
        .map(|(key, version, covered)| {
            let record = held
                .iter()
                .find(|own| own.source.key == key && own.source.version == version);
            let set = sets
                .iter()
                .find(|own| own.source.key == key && own.source.version == version);
            let about = record
                .map(|record| &record.source)
                .or(set.map(|set| &set.source));
            let text = |of: fn(&record::Source) -> &String| about.map(of).cloned();
            let (name, citation) = if key == GRAVITY {
                ("Gravity model of this program", METHOD)
            } else {
                ("Atlas", ATLAS)
            };
            NumberSource {
                key: key.to_owned(),
                version: version.to_owned(),
                name: text(|source| &source.name).unwrap_or_else(|| name.to_owned()),
                citation: text(|source| &source.citation).unwrap_or_else(|| citation.to_owned()),
                licence: text(|source| &source.licence).unwrap_or_default(),
                url: text(|source| &source.url).unwrap_or_default(),
                covered,
                files: record
                    .map(|record| record.files.clone())
                    .unwrap_or_default(),
                imported_at: record
                    .map(|record| record.imported_at.clone())
                    .unwrap_or_default(),
            }
        })
        .collect()
}
