//! How trade of two countries compares with what a gravity model lets one expect of them.
//!
//! Each year is estimated by itself over all directed pairs of the book's trade source: Poisson
//! pseudo-maximum likelihood with an effect for every exporter and every importer (which is the same
//! as effects of exporters and importers by year) on what the book holds of the pair: distance of
//! the capitals, land border, common language, colonial relationship, defence pact. The pair's own
//! rows are left out, the model is fitted to the rest, and what the pair trades is compared with what
//! that fit predicts. The place is the percentile of `(y - mu) / (y + mu)` among all other directed
//! pairs of the year, each against a prediction without itself ([`gravity::places_of_unit`]). It is a
//! place among pairs, not an amount: the model explains who trades much with whom on average, and
//! what it leaves is not what could be traded.

use book::{Book, VariableRecord};
use gravity::{Data, Factor, Options, Regressor, StandardErrors, Unplaced, places_of_unit};
use record::{Shape, StateSystem};
use serde::Serialize;

use crate::panels::{Aspect, Column, DISTANCE, Panel, PanelError, Query, Rows};

/// Fewer directed pairs say too little about what is usual.
pub const FEWEST_PAIRS: usize = 200;

/// Fewer exporters or importers do neither.
pub const FEWEST_SIDES: usize = 15;

/// So many years are estimated unless another number is asked for.
pub const PLACE_YEARS: usize = 10;

/// A regressor is left out of a year in which fewer of the pairs have it.
const SHARE_WITH: f64 = 0.9;

/// Sources of trade that are known.
const TRADE: &[&str] = &["cow-trade.imports", "baci.goods", "comtrade.imports"];

/// Names of variables that are trade in a table of any source.
const TRADE_NAMES: &[&str] = &["exports", "imports", "trade", "goods"];

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlaceRequest {
    /// The trade, `SOURCE.VARIABLE`; the latest of the book when absent.
    pub trade: Option<String>,
    /// The last year; the last of the source when absent.
    pub until: Option<i32>,
    /// How many years; [`PLACE_YEARS`] when absent.
    pub years: Option<usize>,
}

/// A coefficient of the model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Slope {
    /// The regressor, in words.
    pub name: String,
    /// Its coefficient.
    pub estimate: f64,
    /// Standard error, clustered by pair of countries.
    pub error: f64,
}

/// The model of a year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlaceModel {
    /// Directed pairs in the fit.
    pub pairs: usize,
    /// Of them, how many have trade above zero.
    pub trading: usize,
    /// Exporters in the fit.
    pub exporters: usize,
    /// Importers in the fit.
    pub importers: usize,
    /// Directed pairs of the year without a value of trade.
    pub without_value: usize,
    /// Directed pairs with a value of trade that lack a regressor.
    pub without_regressor: usize,
    /// The regressors with their coefficients.
    pub slopes: Vec<Slope>,
    /// Regressors that say nothing or that too few pairs have.
    pub left_out: Vec<String>,
    /// How the standard errors were made.
    pub errors: String,
}

/// A place among directed pairs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rank {
    /// Share of the others that trade less against what is expected of them, 0 to 100.
    pub percentile: f64,
    /// The percentile if expectation were higher by 1.645 standard errors of the prediction.
    pub low: f64,
    /// The percentile if it were lower by as much.
    pub high: f64,
    /// How many others there are.
    pub among: usize,
}

/// A direction in a year.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "standing")]
pub enum Placed {
    /// It has a place.
    Placed {
        /// Among all other directed pairs.
        all: Rank,
        /// Among those that trade; `None` where there is no trade.
        trading: Option<Rank>,
        /// In words: by the rank among those that trade, without trade by that among all.
        band: &'static str,
    },
    /// It has none.
    Not {
        /// Why.
        why: NoPlace,
    },
}

/// Why there is no place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum NoPlace {
    /// The source has no value of this direction.
    #[error("the source has no value")]
    NoValue,
    /// Too few pairs have a value to say what is usual.
    #[error(
        "{pairs} directed pairs with a value ({exporters} exporters, {importers} importers) are too few; {FEWEST_PAIRS} with {FEWEST_SIDES} of each are needed"
    )]
    TooFew {
        /// Directed pairs with a value.
        pairs: usize,
        /// Exporters among them.
        exporters: usize,
        /// Importers among them.
        importers: usize,
    },
    /// One side trades with nobody, or the row is separated.
    #[error("one of the two sells or buys nothing at all in the source")]
    NotInFit,
    /// Without the pair nothing says what to expect of one side.
    #[error("without this pair the source does not determine what to expect")]
    NotDetermined,
    /// The model could not be estimated.
    #[error("the model could not be estimated: {message}")]
    NotEstimated {
        /// What the estimation said.
        message: String,
    },
}

/// One year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlaceYear {
    /// The year.
    pub year: i32,
    /// What the first side sells to the second.
    pub a_to_b: Placed,
    /// What the second sells to the first.
    pub b_to_a: Placed,
    /// The model; `None` where there is none.
    pub model: Option<PlaceModel>,
}

/// The places of a pair.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairPlaces {
    /// Key of the source of trade.
    pub source: String,
    /// Its version.
    pub version: String,
    /// The variable.
    pub variable: String,
    /// The years, ascending, without holes.
    pub years: Vec<PlaceYear>,
}

impl PairPlaces {
    /// Whether any direction has a place in any year.
    #[must_use]
    pub fn any(&self) -> bool {
        let placed = |own: &Placed| matches!(own, Placed::Placed { .. });
        self.years
            .iter()
            .any(|year| placed(&year.a_to_b) || placed(&year.b_to_a))
    }

    /// The model of the last year that has one.
    #[must_use]
    pub fn last_model(&self) -> Option<(i32, &PlaceModel)> {
        let mut years = self.years.iter().rev();
        years.find_map(|year| Some((year.year, year.model.as_ref()?)))
    }
}

/// The places of a pair, out of the first source of trade that gives any, the latest first; out of
/// the latest where none does, so that its reasons can be told. `None` where the book holds no trade
/// or the two were never states of the list together in its years.
///
/// Sides are keys of the atlas.
///
/// # Errors
/// When the book cannot be read, or has no variable of the name that was asked for.
pub fn places_of(
    book: &Book,
    a: &str,
    b: &str,
    request: &PlaceRequest,
) -> Result<Option<PairPlaces>, PanelError> {
    let mut first = None;
    for record in candidates(book, request)? {
        let found = match of_source(book, &record, a, b, request) {
            Err(PanelError::NoRows(_)) => continue,
            // Kept by month, or otherwise not as a panel of years has it: the next source may be.
            Err(PanelError::TooFine { .. }) if request.trade.is_none() => continue,
            found => found?,
        };
        if found.any() {
            return Ok(Some(found));
        }
        first.get_or_insert(found);
    }
    Ok(first)
}

/// The variables of trade, the latest first.
fn candidates(book: &Book, request: &PlaceRequest) -> Result<Vec<VariableRecord>, PanelError> {
    let usable = |record: &VariableRecord| {
        record.observations > 0
            && record.variable.shape == Shape::Directed
            && !record.variable.timeless
    };
    if let Some(name) = &request.trade {
        let found: Vec<_> = book.variables(name)?.into_iter().filter(usable).collect();
        if found.is_empty() {
            let sources = book.sources()?;
            let all = sources.iter().flat_map(|source| &source.variables);
            return Err(PanelError::Unknown {
                given: name.clone(),
                known: all
                    .filter(|record| usable(record))
                    .map(VariableRecord::full_name)
                    .collect(),
            });
        }
        return Ok(found.into_iter().take(1).collect());
    }
    let known = |source: &str| {
        crate::numbers::SUBJECTS
            .iter()
            .any(|own| own.source == source)
    };
    let mut found: Vec<VariableRecord> = Vec::new();
    for source in book.sources()? {
        found.extend(source.variables.into_iter().filter(|record| {
            let name = record.variable.name.as_str();
            let is_trade = TRADE.contains(&record.full_name().as_str())
                || !known(&record.source)
                    && !TRADE
                        .iter()
                        .any(|own| own.starts_with(&format!("{}.", record.source)))
                    && TRADE_NAMES.contains(&name);
            is_trade && usable(record)
        }));
    }
    // Of equal years the one with more to compare; the last import of a source comes last.
    found.sort_by_key(|record| {
        std::cmp::Reverse((record.covered().map(|(_, to)| to), record.observations))
    });
    Ok(found)
}

fn rank(own: gravity::Rank) -> Rank {
    Rank {
        percentile: own.percentile,
        low: own.low,
        high: own.high,
        among: own.among,
    }
}

/// What the pairs are told apart by.
struct Known {
    /// In words.
    name: &'static str,
    /// Columns of the panel, the larger value of which counts.
    columns: Vec<usize>,
    /// From the value of the columns.
    of: fn(f64) -> f64,
}

/// One year of the panel: a directed pair a row.
#[derive(Default)]
struct Year {
    exporters: Vec<u32>,
    importers: Vec<u32>,
    trade: Vec<f64>,
    /// By regressor.
    values: Vec<Vec<f64>>,
    without_value: usize,
    /// The rows of the pair, from a to b and back, where they have a value.
    own: [Option<usize>; 2],
}

fn of_source(
    book: &Book,
    record: &VariableRecord,
    a: &str,
    b: &str,
    request: &PlaceRequest,
) -> Result<PairPlaces, PanelError> {
    let system = if record.source == "cow-trade" {
        StateSystem::Cow
    } else {
        StateSystem::Iso
    };
    let (first, last) = record.covered().unwrap_or((0, 0));
    let to = request.until.unwrap_or(last).min(last);
    let count = request.years.unwrap_or(PLACE_YEARS).clamp(1, 1_000) as i32;
    let from = (to - count + 1).max(first);
    let trade = format!(
        "{}@{}.{}",
        record.source, record.version, record.variable.name
    );
    let mut variables = vec![trade, DISTANCE.to_owned()];
    let offered = [
        "cow-contiguity.type",
        "cepii-geodist.contig",
        "cepii-geodist.comlang_off",
        "cepii-geodist.colony",
        "atop.defense",
    ];
    for name in offered {
        let held = book.variables(name)?;
        variables.extend(
            held.iter()
                .filter(|own| own.observations > 0)
                .map(|own| format!("{}@{}.{}", own.source, own.version, own.variable.name)),
        );
    }
    let query = Query {
        system,
        from,
        to,
        rows: Rows::Dyads { directed: false },
        months: false,
        only: None,
        variables,
    };
    let panel = Panel::prepare(book, query)?;
    let known = known(panel.columns());
    let find = |aspect: Aspect| {
        let mut columns = panel.columns().iter();
        columns.position(|own| own.source == record.source && own.aspect == aspect)
    };
    let (there, back) = (find(Aspect::AToB), find(Aspect::BToA));
    // What a side buys is what the other sells.
    let bought = record.variable.name.contains("import");
    let [Some(there), Some(back)] = (if bought { [back, there] } else { [there, back] }) else {
        return Err(PanelError::NoRows("the trade has no directions".to_owned()));
    };
    if panel.columns()[there].words.is_some() {
        return Err(PanelError::NoRows("the trade is told in words".to_owned()));
    }
    let sides = [a, b].map(|key| atlas::atlas().by_key(key));
    let mut years: Vec<Year> = (from..=to)
        .map(|_| Year {
            values: vec![Vec::new(); known.len()],
            ..Year::default()
        })
        .collect();
    panel.each_chunk(&mut |chunk| {
        for row in 0..chunk.len() {
            let Some(year) = usize::try_from(chunk.years[row] - from)
                .ok()
                .and_then(|index| years.get_mut(index))
            else {
                continue;
            };
            let units = [chunk.a[row], chunk.b[row]];
            let is = |side: usize, at: usize| {
                let unit = panel.units().get(units[at] as usize);
                sides[side]
                    .zip(unit)
                    .is_some_and(|(entity, unit)| unit.ever(entity))
            };
            let (straight, turned) = (is(0, 0) && is(1, 1), is(0, 1) && is(1, 0));
            let directions = [(there, units[0], units[1]), (back, units[1], units[0])];
            for (direction, (column, exporter, importer)) in directions.into_iter().enumerate() {
                let value = chunk.columns[column].values[row];
                if value.is_nan() || value < 0.0 {
                    year.without_value += 1;
                    continue;
                }
                if straight || turned {
                    let at = if straight { direction } else { 1 - direction };
                    year.own[at] = Some(year.trade.len());
                }
                year.exporters.push(exporter);
                year.importers.push(importer);
                year.trade.push(value);
                for (values, own) in year.values.iter_mut().zip(&known) {
                    let cells = own.columns.iter();
                    let cells = cells.map(|&column| chunk.columns[column].values[row]);
                    values.push((own.of)(cells.fold(f64::NAN, f64::max)));
                }
            }
        }
        Ok(())
    })?;
    Ok(PairPlaces {
        source: record.source.clone(),
        version: record.version.clone(),
        variable: record.variable.name.clone(),
        years: (from..=to)
            .zip(years)
            .map(|(year, own)| own.place(year, &known))
            .collect(),
    })
}

/// The regressors that the panel has columns for.
fn known(columns: &[Column]) -> Vec<Known> {
    let of = |source: &str, part: &str| -> Vec<usize> {
        let all = columns.iter().enumerate();
        all.filter(|(_, own)| own.source == source && own.name.contains(part))
            .map(|(index, _)| index)
            .collect()
    };
    let same = |value: f64| value;
    let mut known = vec![
        Known {
            name: "logarithm of the distance between capitals",
            columns: of("atlas", "distance"),
            // Two capitals of one place would have no logarithm.
            of: |km| km.max(1.0).ln(),
        },
        Known {
            name: "land border",
            columns: of("cow-contiguity", "_type"),
            of: |kind| {
                if kind.is_nan() {
                    kind
                } else {
                    f64::from(u8::from(kind == 1.0))
                }
            },
        },
        // For the years that the other does not cover.
        Known {
            name: "land border",
            columns: of("cepii-geodist", "_contig"),
            of: same,
        },
    ];
    for (name, source, part) in [
        ("common official language", "cepii-geodist", "_comlang_off"),
        ("colonial relationship", "cepii-geodist", "_colony"),
        ("defence pact", "atop", "_defense"),
    ] {
        known.push(Known {
            name,
            columns: of(source, part),
            of: same,
        });
    }
    known.retain(|own| !own.columns.is_empty());
    known
}

impl Year {
    /// The places of the pair.
    fn place(&self, year: i32, known: &[Known]) -> PlaceYear {
        let nothing = |why: NoPlace| PlaceYear {
            year,
            a_to_b: Placed::Not { why: why.clone() },
            b_to_a: Placed::Not { why },
            model: None,
        };
        let Some(one) = self.own.iter().flatten().next().copied() else {
            return nothing(NoPlace::NoValue);
        };
        let count = |sides: &[u32]| {
            let mut sides = sides.to_vec();
            sides.sort_unstable();
            sides.dedup();
            sides.len()
        };
        let (exporters, importers) = (count(&self.exporters), count(&self.importers));
        if self.trade.len() < FEWEST_PAIRS || exporters.min(importers) < FEWEST_SIDES {
            return nothing(NoPlace::TooFew {
                pairs: self.trade.len(),
                exporters,
                importers,
            });
        }
        // A regressor that the pair itself lacks, or many others do, says too little.
        let mut used: Vec<usize> = Vec::new();
        let has = |used: &[usize], name: &str| used.iter().any(|&index| known[index].name == name);
        for (index, own) in known.iter().enumerate() {
            let values = &self.values[index];
            let with = values.iter().filter(|value| !value.is_nan()).count();
            let enough = with as f64 >= SHARE_WITH * values.len() as f64;
            if !values[one].is_nan() && enough && !has(&used, own.name) {
                used.push(index);
            }
        }
        let mut left_out: Vec<String> = Vec::new();
        for own in known.iter().filter(|own| !has(&used, own.name)) {
            if !left_out.iter().any(|name| name == own.name) {
                left_out.push(own.name.to_owned());
            }
        }
        let rows: Vec<usize> = (0..self.trade.len())
            .filter(|&row| used.iter().all(|&index| !self.values[index][row].is_nan()))
            .collect();
        let pick = |values: &[f64]| rows.iter().map(|&row| values[row]).collect::<Vec<f64>>();
        let regressors: Vec<Regressor> = used
            .iter()
            .map(|&index| Regressor {
                name: known[index].name.to_owned(),
                values: pick(&self.values[index]),
            })
            .collect();
        let side =
            |name: &str, of: &[u32]| Factor::from_values(name, rows.iter().map(|&row| of[row]));
        let effects = [
            side("exporter", &self.exporters),
            side("importer", &self.importers),
        ];
        let units = Factor::from_values(
            "pair",
            rows.iter().map(|&row| {
                let (one, other) = (self.exporters[row], self.importers[row]);
                (one.min(other), one.max(other))
            }),
        );
        let outcome = pick(&self.trade);
        let data = Data {
            outcome: &outcome,
            regressors: &regressors,
            effects: &effects,
            clusters: std::slice::from_ref(&units),
        };
        let options = Options {
            errors: StandardErrors::Clustered,
            ..Options::default()
        };
        let at = |own: Option<usize>| own.and_then(|own| rows.binary_search(&own).ok());
        let Some(unit) = at(Some(one)).map(|row| units.codes()[row]) else {
            return nothing(NoPlace::NoValue);
        };
        let found = match places_of_unit(&data, &options, &units, unit) {
            Ok(found) => found,
            Err(error) => {
                let message = error.to_string();
                return nothing(NoPlace::NotEstimated { message });
            }
        };
        let placed = |own: Option<usize>| {
            let place = at(own).and_then(|row| {
                let mut rows = found.rows.iter();
                rows.find(|(known, _)| *known as usize == row)
                    .map(|(_, place)| *place)
            });
            match place {
                None => Placed::Not {
                    why: NoPlace::NoValue,
                },
                Some(Err(Unplaced::NotInFit)) => Placed::Not {
                    why: NoPlace::NotInFit,
                },
                Some(Err(Unplaced::NotDetermined)) => Placed::Not {
                    why: NoPlace::NotDetermined,
                },
                Some(Ok(place)) => Placed::Placed {
                    all: rank(place.all),
                    trading: place.positive.map(rank),
                    band: place.band.name(),
                },
            }
        };
        let estimate = &found.estimate;
        left_out.extend(estimate.dropped.iter().map(|own| own.name.clone()));
        let groups = |index: usize| estimate.effects.get(index).map_or(0, |own| own.groups);
        PlaceYear {
            year,
            a_to_b: placed(self.own[0]),
            b_to_a: placed(self.own[1]),
            model: Some(PlaceModel {
                pairs: estimate.rows.used,
                trading: estimate
                    .used_rows
                    .iter()
                    .filter(|&&row| outcome[row as usize] > 0.0)
                    .count(),
                exporters: groups(0),
                importers: groups(1),
                without_value: self.without_value,
                without_regressor: self.trade.len() - rows.len(),
                slopes: estimate
                    .coefficients
                    .iter()
                    .map(|own| Slope {
                        name: own.name.clone(),
                        estimate: own.estimate,
                        error: own.error,
                    })
                    .collect(),
                left_out,
                errors: estimate.error_description.clone(),
            }),
        }
    }
}
