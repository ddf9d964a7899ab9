//! The pair in an event data set, in words.

use codebook::QuadClass;
use measure::{Grain, PairEventSet, Series, SetPoint};

use super::value::{grouped, years_in_words};
use super::{NumberTable, SetCourse, years};
use crate::model::Side;
use crate::words::score;

/// What stands in a row of periods that the set has nothing of.
pub(super) const NOT_COVERED: &str = "not covered";

pub(super) fn build(
    set: &PairEventSet,
    a: &Side,
    b: &Side,
    own: Option<&Series>,
    source: usize,
) -> SetCourse {
    let points = &set.series.points;
    let span = points
        .first()
        .zip(points.last())
        .map_or_else(String::new, |(first, last)| {
            years(first.point.period.year(), last.point.period.year())
        });
    // A run of periods that are not covered is one row.
    let runs = points.chunk_by(|one, other| !one.covered && !other.covered);
    let rows: Vec<Vec<String>> = runs.map(|run| row(run, own)).collect();
    let first = points.first().map(|point| point.point.period.grain());
    let grain = first.unwrap_or(Grain::Year).name();
    let mut header = vec![
        grain.to_owned(),
        "this book".to_owned(),
        format!("{} on {}", a.code, b.code),
        format!("{} on {}", b.code, a.code),
    ];
    header.extend(QuadClass::ALL.iter().map(|quad| quad.name().to_owned()));
    header.push("per 1,000".to_owned());
    header.push("mean score".to_owned());
    SetCourse {
        title: format!("{} {}", set.name, set.version),
        summary: summary(set, &span),
        any: set.series.events() > 0,
        covered: points.iter().map(|point| point.covered).collect(),
        series: set.series.series(),
        table: NumberTable {
            title: "The counts, beside the events of this book".to_owned(),
            header,
            rows,
        },
        source,
    }
}

fn summary(set: &PairEventSet, span: &str) -> String {
    let points = &set.series.points;
    let counted = match set.series.events() {
        0 => "No event".to_owned(),
        1 => "1 event".to_owned(),
        events => format!("{} events", grouped(&events.to_string())),
    };
    let mut text = format!("{counted} between the two, {span}.");
    let without: usize = points.iter().map(|point| point.without_type).sum();
    if without > 0 {
        text.push_str(&format!(
            " {} of them without a PLOVER type, and so without class and score.",
            grouped(&without.to_string())
        ));
    }
    let mut uncovered: Vec<i32> = points
        .iter()
        .filter(|point| !point.covered)
        .map(|point| point.point.period.year())
        .collect();
    uncovered.dedup();
    // Of months, a year in which the set has some events is not a year without.
    let has_some = |year: &i32| {
        let mut own = points.iter();
        own.any(|point| point.covered && point.point.period.year() == *year)
    };
    let empty: Vec<i32> = uncovered
        .into_iter()
        .filter(|year| !has_some(year))
        .collect();
    if !empty.is_empty() {
        text.push_str(&format!(
            " It has no events of anyone in {}.",
            years_in_words(&empty)
        ));
    }
    text
}

/// A period, or a run of periods that are not covered.
fn row(run: &[SetPoint], own: Option<&Series>) -> Vec<String> {
    const COLUMNS: usize = 10;
    let [point, rest @ ..] = run else {
        return Vec::new();
    };
    let period = &point.point.period;
    let mut row = vec![period.to_string()];
    if !point.covered {
        if let Some(last) = rest.last() {
            row[0].push_str(&format!(" to {}", last.point.period));
        }
        let all: usize = run.iter().map(|point| own_count(own, point)).sum();
        row.push(some(all));
        row.push(NOT_COVERED.to_owned());
        row.resize(COLUMNS, String::new());
        return row;
    }
    row.push(some(own_count(own, point)));
    row.push(grouped(&point.point.a_to_b.count.to_string()));
    row.push(grouped(&point.point.b_to_a.count.to_string()));
    for quad in QuadClass::ALL {
        row.push(grouped(&point.point.quad(*quad).count.to_string()));
    }
    let share = point.share().map(|share| format!("{:.2}", share * 1000.0));
    row.push(share.unwrap_or_default());
    row.push(point.point.all.mean.map_or_else(String::new, score));
    row
}

fn own_count(own: Option<&Series>, point: &SetPoint) -> usize {
    let points = own.map_or(&[][..], |own| &own.points);
    points
        .iter()
        .filter(|known| known.period == point.point.period)
        .map(|known| known.all.count)
        .sum()
}

/// A count, or nothing for none: the book has only what was read.
fn some(count: usize) -> String {
    if count == 0 {
        String::new()
    } else {
        grouped(&count.to_string())
    }
}
