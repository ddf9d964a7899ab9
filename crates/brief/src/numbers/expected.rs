//! Trade of the pair against what a gravity model lets one expect, in words.

use measure::panels::Standing;
use measure::{NumberPoint, PairPlaces, PlaceModel, PlaceYear, Placed, Rank};

use super::value::{grouped, years_in_words};
use super::{Expected, Measure, MeasureKind, MeasureLine, NumberTable, years};
use crate::model::Side;
use crate::words::list;

pub(super) fn build(places: &PairPlaces, a: &Side, b: &Side, source: usize) -> Expected {
    let ways: [(String, Way); 2] = [
        (format!("{} to {}", a.name, b.name), |year| &year.a_to_b),
        (format!("{} to {}", b.name, a.name), |year| &year.b_to_a),
    ];
    let mut notes = Vec::new();
    if let Some((year, model)) = places.last_model() {
        notes.push(method(places, year, model));
    }
    notes.push(READING.to_owned());
    Expected {
        course: Measure {
            title: "Place among the directed pairs that trade".to_owned(),
            unit: "percentile".to_owned(),
            kind: MeasureKind::Course,
            lines: ways
                .iter()
                .map(|(name, way)| line(places, name, *way))
                .collect(),
            source,
            covered: span(places),
            subject: String::new(),
            quoted: Vec::new(),
        },
        sentences: ways
            .iter()
            .filter_map(|(name, way)| sentence(places, name, *way))
            .collect(),
        table: table(places, &ways),
        notes,
        source,
    }
}

/// A direction of a year.
type Way = fn(&PlaceYear) -> &Placed;

const READING: &str = "A percentile is a place among pairs and not an amount of money. The model tells what is usual between countries of such sizes and such a distance; what it does not explain may be tariffs, tastes, transit or errors of the source, and is not trade that could be had.";

fn span(places: &PairPlaces) -> String {
    let ends = places.years.first().zip(places.years.last());
    ends.map_or_else(String::new, |(first, last)| years(first.year, last.year))
}

/// Without trade the place is the lowest.
fn point(year: &PlaceYear, way: Way) -> NumberPoint {
    let value = match way(year) {
        Placed::Placed { trading, .. } => Some(trading.map_or(0.0, |rank| rank.percentile)),
        Placed::Not { .. } => None,
    };
    NumberPoint {
        year: year.year,
        standing: if value.is_some() {
            Standing::Value
        } else {
            Standing::Missing
        },
        value,
    }
}

fn line(places: &PairPlaces, name: &str, way: Way) -> MeasureLine {
    let points: Vec<NumberPoint> = places.years.iter().map(|year| point(year, way)).collect();
    let gaps: Vec<i32> = points
        .iter()
        .filter(|point| point.value.is_none())
        .map(|point| point.year)
        .collect();
    let latest = places.years.iter().rev().find_map(|year| match way(year) {
        Placed::Placed {
            trading: Some(rank),
            band,
            ..
        } => Some(format!("{} in {}, {band}", short(rank), year.year)),
        Placed::Placed { trading: None, .. } => Some(format!("no trade in {}", year.year)),
        Placed::Not { .. } => None,
    });
    MeasureLine {
        name: name.to_owned(),
        points,
        latest: latest.unwrap_or_else(|| "no place".to_owned()),
        gaps: years_in_words(&gaps),
    }
}

/// `62 (50–78)`.
fn short(rank: &Rank) -> String {
    format!(
        "{:.0} ({:.0}\u{2013}{:.0})",
        rank.percentile, rank.low, rank.high
    )
}

fn sentence(places: &PairPlaces, name: &str, way: Way) -> Option<String> {
    let (year, all, trading, band) =
        places.years.iter().rev().find_map(|year| match way(year) {
            Placed::Placed { all, trading, band } => Some((year.year, all, trading, band)),
            Placed::Not { .. } => None,
        })?;
    let count = |count: usize| grouped(&count.to_string());
    Some(match trading {
        Some(rank) => format!(
            "{name}, {year}: {band}. Against what is expected of it this direction trades more than {:.0} % of the {} other directed pairs that trade (range {:.0} to {:.0}), and than {:.0} % of all {}, those without trade included (range {:.0} to {:.0}).",
            rank.percentile,
            count(rank.among),
            rank.low,
            rank.high,
            all.percentile,
            count(all.among),
            all.low,
            all.high,
        ),
        None => format!(
            "{name}, {year}: the source has no trade, as for {:.0} % of all {} other directed pairs.",
            // Those without trade share the lowest place, half of them below its middle.
            2.0 * all.percentile,
            count(all.among),
        ),
    })
}

fn table(places: &PairPlaces, ways: &[(String, Way); 2]) -> NumberTable {
    let mut header = vec!["year".to_owned()];
    for (name, _) in ways {
        header.push(name.clone());
        header.push("in words".to_owned());
    }
    header.push("pairs that trade".to_owned());
    let rows = places
        .years
        .iter()
        .map(|year| {
            let mut row = vec![year.year.to_string()];
            for (_, way) in ways {
                let (place, words) = match way(year) {
                    Placed::Placed {
                        trading: Some(rank),
                        band,
                        ..
                    } => (short(rank), *band),
                    Placed::Placed { trading: None, .. } => ("no trade".to_owned(), ""),
                    Placed::Not { .. } => ("no place".to_owned(), ""),
                };
                row.push(place);
                row.push(words.to_owned());
            }
            let trading = year.model.as_ref().map(|model| model.trading.to_string());
            row.push(trading.map_or_else(String::new, |count| grouped(&count)));
            row
        })
        .collect();
    NumberTable {
        title: "The places year by year, with their ranges".to_owned(),
        header,
        rows,
    }
}

/// How it was made, so that it can be made again.
fn method(places: &PairPlaces, year: i32, model: &PlaceModel) -> String {
    let count = |count: usize| grouped(&count.to_string());
    let slopes: Vec<String> = model
        .slopes
        .iter()
        .map(|slope| {
            format!(
                "{} ({}, standard error {:.2})",
                slope.name,
                format!("{:+.2}", slope.estimate).replace('-', "\u{2212}"),
                slope.error
            )
        })
        .collect();
    let mut text = format!(
        "Method: {} of {} {}, {}; each year by itself; Poisson pseudo-maximum likelihood with effects of exporters and importers on {}. In {year}: {} directed pairs of {} exporters and {} importers, {} of them with trade; left out: {} without a value",
        places.variable,
        places.source,
        places.version,
        span(places),
        list(&slopes),
        count(model.pairs),
        model.exporters,
        model.importers,
        count(model.trading),
        count(model.without_value),
    );
    if model.without_regressor > 0 {
        text.push_str(&format!(
            ", {} without one of the regressors",
            count(model.without_regressor)
        ));
    }
    if !model.left_out.is_empty() {
        text.push_str(&format!("; not used: {}", list(&model.left_out)));
    }
    text.push_str(&format!(
        ". The two rows of the pair are left out and predicted by the fit to all others; every other pair is left out of its own prediction by one Newton step. The place is the percentile of (y \u{2212} \u{3bc}) / (y + \u{3bc}); the range moves the prediction by 1.645 of its standard errors. Standard errors: {}.",
        model.errors
    ));
    text
}
