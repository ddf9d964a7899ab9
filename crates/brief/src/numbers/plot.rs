//! Lines through the years as a drawing. A year without a number is a hatched gap.

use maud::{Markup, html};
use measure::NumberPoint;

use super::Measure;
use super::value::{format, money, plain};
use crate::chart::n;

/// Room for the numbers of the axis.
const LEFT: f64 = 46.0;
const RIGHT: f64 = 8.0;
const TOP: f64 = 8.0;
const BOTTOM: f64 = 20.0;

/// The classes of the two lines.
pub(super) const LINES: [&str; 2] = ["la", "lb"];

/// Draws a measure, `width` by `height` units. `id` tells the drawings of a page apart.
pub(super) fn plot(measure: &Measure, id: &str, width: f64, height: f64) -> Markup {
    let points = || measure.lines.iter().flat_map(|line| &line.points);
    let years = points().map(|point| point.year);
    let (Some(first), Some(last)) = (years.clone().min(), years.max()) else {
        return html! {};
    };
    let (low, high) = ends(points());
    let step = step(high - low);
    let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
    let high = if high > low { high } else { low + step };
    let (inner, tall) = (width - LEFT - RIGHT, height - TOP - BOTTOM);
    let slot = inner / f64::from((last - first).max(1));
    let x = |year: i32| LEFT + slot * f64::from(year - first);
    let y = |value: f64| TOP + tall * (high - value) / (high - low);
    let lines = ((high - low) / step).round() as usize;
    let gaps = gaps(measure);
    html! {
        svg class="plot" viewBox={ "0 0 " (n(width)) " " (n(height)) } role="img" aria-labelledby={ (id) "-t" } {
            title id={ (id) "-t" } { (measure.title) ": " (spoken(measure)) }
            @for (from, to) in &gaps {
                @let (start, end) = (x(*from).max(LEFT + slot / 2.0) - slot / 2.0, x(*to).min(width - RIGHT - slot / 2.0) + slot / 2.0);
                rect class="gap" x=(n(start)) y=(n(TOP)) width=(n((end - start).max(1.0))) height=(n(tall)) {}
            }
            g class="grid" {
                @for index in 0..=lines {
                    @let value = low + step * index as f64;
                    line x1=(n(LEFT)) x2=(n(width - RIGHT)) y1=(n(y(value))) y2=(n(y(value))) {}
                    text class="y" x=(n(LEFT - 6.0)) y=(n(y(value) + 4.0)) text-anchor="end" { (axis(value, &measure.unit)) }
                }
            }
            @if low <= 0.0 && high >= 0.0 {
                line class="zero" x1=(n(LEFT)) x2=(n(width - RIGHT)) y1=(n(y(0.0))) y2=(n(y(0.0))) {}
            }
            @for year in labels(first, last, slot) {
                line class="tick" x1=(n(x(year))) x2=(n(x(year))) y1=(n(TOP + tall)) y2=(n(TOP + tall + 4.0)) {}
                text x=(n(x(year))) y=(n(TOP + tall + 16.0)) text-anchor=(anchor(year, first, last)) { (year) }
            }
            @for (line, class) in measure.lines.iter().zip(LINES) {
                @for run in line.points.chunk_by(|one, other| one.value.is_some() == other.value.is_some()) {
                    (segment(run, class, &x, &y))
                }
            }
        }
    }
}

/// A run of years with numbers: a line, or a dot where it is one year.
fn segment(
    run: &[NumberPoint],
    class: &str,
    x: &dyn Fn(i32) -> f64,
    y: &dyn Fn(f64) -> f64,
) -> Markup {
    let known: Vec<(f64, f64)> = run
        .iter()
        .filter_map(|point| Some((x(point.year), y(point.value?))))
        .collect();
    match known.as_slice() {
        [] => html! {},
        [(x, y)] => html! { circle class=(class) cx=(n(*x)) cy=(n(*y)) r="2.6" {} },
        known => {
            let path: Vec<String> = known
                .iter()
                .map(|(x, y)| format!("{},{}", n(*x), n(*y)))
                .collect();
            html! { polyline class=(class) points=(path.join(" ")) {} }
        }
    }
}

/// Runs of years in which no line has a number, or in which one of them has none.
fn gaps(measure: &Measure) -> Vec<(i32, i32)> {
    let mut years: Vec<i32> = measure
        .lines
        .iter()
        .flat_map(|line| &line.points)
        .filter(|point| point.value.is_none())
        .map(|point| point.year)
        .collect();
    years.sort_unstable();
    let all = measure.lines.len();
    let mut empty: Vec<i32> = Vec::new();
    for same in years.chunk_by(|one, other| one == other) {
        if same.len() == all {
            empty.extend(same.first());
        }
    }
    empty
        .chunk_by(|one, other| one + 1 == *other)
        .filter_map(|run| Some((*run.first()?, *run.last()?)))
        .collect()
}

/// From where to where the axis goes: from zero, unless the numbers lie close together far from it.
fn ends<'p>(points: impl Iterator<Item = &'p NumberPoint>) -> (f64, f64) {
    let (low, high) = super::spark::scale(points);
    if high > low { (low, high) } else { (0.0, 1.0) }
}

/// A round distance of grid lines that gives at most four of them.
fn step(range: f64) -> f64 {
    if !(range > 0.0 && range.is_finite()) {
        return 1.0;
    }
    let power = 10f64.powf((range / 3.0).log10().floor());
    let factor = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .find(|factor| range / (power * factor) <= 3.0)
        .unwrap_or(10.0);
    power * factor
}

fn axis(value: f64, unit: &str) -> String {
    if unit.starts_with("per cent") {
        return format(value, "share");
    }
    let text = plain(value);
    if value.abs() >= 10_000.0 {
        return money(value);
    }
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// Years with a name: the ends, and round ones far enough from both.
fn labels(first: i32, last: i32, slot: f64) -> Vec<i32> {
    let steps = [1, 2, 5, 10, 20, 50, 100];
    let step = steps
        .into_iter()
        .find(|step| f64::from(*step) * slot >= 40.0)
        .unwrap_or(200);
    let far = |year: i32, end: i32| f64::from((year - end).abs()) * slot >= 42.0;
    let mut years: Vec<i32> = (first + 1..last)
        .filter(|year| year % step == 0 && far(*year, first) && far(*year, last))
        .collect();
    years.insert(0, first);
    if last > first {
        years.push(last);
    }
    years
}

fn anchor(year: i32, first: i32, last: i32) -> &'static str {
    if year == last && last > first {
        "end"
    } else if year == first {
        "start"
    } else {
        "middle"
    }
}

/// The drawing in words.
fn spoken(measure: &Measure) -> String {
    let parts: Vec<String> = measure
        .lines
        .iter()
        .map(|line| match (line.name.as_str(), line.gaps.as_str()) {
            ("", "") => line.latest.clone(),
            ("", gaps) => format!("{}; no number in {gaps}", line.latest),
            (name, "") => format!("{name} {}", line.latest),
            (name, gaps) => format!("{name} {}, no number in {gaps}", line.latest),
        })
        .collect();
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::{MeasureKind, MeasureLine};
    use measure::panels::Standing;

    #[test]
    fn lines_break_where_a_year_has_no_number() {
        let values = [Some(2.0), Some(4.0), None, None, Some(0.0)];
        let points = values
            .into_iter()
            .zip(2000..)
            .map(|(value, year)| NumberPoint {
                year,
                standing: Standing::Value,
                value,
            })
            .collect();
        let measure = Measure {
            title: "Trade".to_owned(),
            unit: "million".to_owned(),
            kind: MeasureKind::Course,
            lines: vec![MeasureLine {
                name: String::new(),
                points,
                latest: "0 in 2004".to_owned(),
                gaps: "2002\u{2013}2003".to_owned(),
            }],
            source: 1,
            covered: String::new(),
            subject: String::new(),
            quoted: Vec::new(),
        };
        let drawn = plot(&measure, "p1", 300.0, 100.0).into_string();
        assert_eq!(drawn.matches("<polyline").count(), 1, "{drawn}");
        assert_eq!(drawn.matches("<circle").count(), 1, "{drawn}");
        assert_eq!(drawn.matches("class=\"gap\"").count(), 1, "{drawn}");
        assert_eq!(gaps(&measure), [(2002, 2003)]);
    }

    #[test]
    fn the_axis_has_round_steps() {
        for (range, expected) in [
            (0.0, 1.0),
            (3.0, 1.0),
            (0.7, 0.25),
            (35.0, 20.0),
            (f64::NAN, 1.0),
        ] {
            assert!(
                (step(range) - expected).abs() < 1e-9,
                "{range}: {}",
                step(range)
            );
        }
    }
}
