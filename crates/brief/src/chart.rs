//! The course of relations as a drawing: cooperation upwards, conflict downwards.

use codebook::QuadClass;
use maud::{Markup, html};
use measure::{Grain, Period, Point, Series};

use crate::sections::{course_note, period_name};

/// Height of the drawing area in units of the drawing.
const HEIGHT: f64 = 190.0;
/// Room for the numbers of the axis.
const LEFT: f64 = 30.0;
const TOP: f64 = 10.0;
/// Room for the names of periods.
const BOTTOM: f64 = 24.0;

/// The quad classes from the axis outwards, with the class of their style.
pub(crate) const UP: [(QuadClass, &str); 2] = [
    (QuadClass::MaterialCooperation, "mc"),
    (QuadClass::VerbalCooperation, "vc"),
];
pub(crate) const DOWN: [(QuadClass, &str); 2] = [
    (QuadClass::MaterialConflict, "mx"),
    (QuadClass::VerbalConflict, "vx"),
];

/// Draws a series `width` units wide. `name` tells several drawings on a page apart.
pub(crate) fn chart(series: &Series, title: &str, name: &str, width: f64) -> Markup {
    covered_chart(series, None, title, name, name, width)
}

/// The same with the points of which something is known at all; the others are hatched. `class` is
/// `wide` or `narrow`, `name` tells the drawings of a page apart.
pub(crate) fn covered_chart(
    series: &Series,
    covered: Option<&[bool]>,
    title: &str,
    class: &str,
    name: &str,
    width: f64,
) -> Markup {
    let up = series.points.iter().map(|p| sum(p, &UP)).max().unwrap_or(0);
    let down = series
        .points
        .iter()
        .map(|p| sum(p, &DOWN))
        .max()
        .unwrap_or(0);
    let step = step(up + down);
    // Both halves end on a line of the grid; without conflict there is no lower half.
    let (up, down) = (up.div_ceil(step) * step, down.div_ceil(step) * step);
    let unit = HEIGHT / (up + down).max(1) as f64;
    let zero = TOP + up as f64 * unit;
    let y = |count: f64| zero - count * unit;
    let slot = (width - LEFT) / series.points.len().max(1) as f64;
    let bar = (slot * 0.72).min(34.0);
    let total = TOP + HEIGHT + BOTTOM;
    let every = every(&series.points, slot, series.grain);
    html! {
        svg class={ "chart " (class) } viewBox={ "0 0 " (n(width)) " " (n(total)) } role="img"
            aria-labelledby={ (name) "-t " (name) "-d" } {
            title id={ (name) "-t" } { (title) }
            desc id={ (name) "-d" } { (course_note(series)) " " (peak(series)) }
            g class="grid" {
                @for value in (0..=up).step_by(step) {
                    (grid_line(width, y(value as f64), value))
                }
                @for value in (step..=down).step_by(step) {
                    (grid_line(width, y(-(value as f64)), value))
                }
            }
            @for (index, point) in series.points.iter().enumerate() {
                @let x = LEFT + slot * index as f64 + (slot - bar) / 2.0;
                @if covered.and_then(|covered| covered.get(index)) == Some(&false) {
                    rect class="gap" x=(n(LEFT + slot * index as f64)) y=(n(TOP)) width=(n(slot)) height=(n(HEIGHT)) {}
                }
                @for (class, below, count) in stacked(point, &UP) {
                    rect class=(class) x=(n(x)) y=(n(y((below + count) as f64)))
                        width=(n(bar)) height=(n(count as f64 * unit)) {}
                }
                @for (class, above, count) in stacked(point, &DOWN) {
                    rect class=(class) x=(n(x)) y=(n(y(-(above as f64))))
                        width=(n(bar)) height=(n(count as f64 * unit)) {}
                }
                @if every.contains(&index) {
                    @let middle = LEFT + slot * (index as f64 + 0.5);
                    line class="tick" x1=(n(middle)) x2=(n(middle)) y1=(n(TOP + HEIGHT)) y2=(n(TOP + HEIGHT + 4.0)) {}
                    text class="x" x=(n(middle)) y=(n(TOP + HEIGHT + 17.0)) text-anchor="middle" {
                        (label(point.period, index == every[0]))
                    }
                }
            }
            line class="zero" x1=(n(LEFT)) x2=(n(width)) y1=(n(zero)) y2=(n(zero)) {}
        }
    }
}

/// The parts of a bar that are not empty: class, events nearer to the zero line, events in the part.
fn stacked(
    point: &Point,
    quads: &[(QuadClass, &'static str)],
) -> Vec<(&'static str, usize, usize)> {
    let mut parts = Vec::new();
    let mut reached = 0;
    for &(quad, class) in quads {
        let count = point.quad(quad).count;
        if count > 0 {
            parts.push((class, reached, count));
        }
        reached += count;
    }
    parts
}

fn sum(point: &Point, quads: &[(QuadClass, &str)]) -> usize {
    quads.iter().map(|(quad, _)| point.quad(*quad).count).sum()
}

/// A round distance of grid lines that gives at most six of them.
fn step(range: usize) -> usize {
    let mut step = 1;
    loop {
        for factor in [1, 2, 5] {
            if range <= step * factor * 5 {
                return step * factor;
            }
        }
        step *= 10;
    }
}

fn grid_line(width: f64, y: f64, value: usize) -> Markup {
    html! {
        line x1=(n(LEFT)) x2=(n(width)) y1=(n(y)) y2=(n(y)) {}
        text class="y" x=(n(LEFT - 7.0)) y=(n(y + 4.0)) text-anchor="end" { (value) }
    }
}

/// The points that get a name, far enough apart to be read.
fn every(points: &[Point], slot: f64, grain: Grain) -> Vec<usize> {
    let (room, steps): (f64, &[i32]) = match grain {
        Grain::Month => (46.0, &[1, 2, 3, 6, 12]),
        Grain::Year => (44.0, &[1, 2, 5, 10, 20, 50]),
        Grain::Decade => (50.0, &[10, 20, 50, 100, 200, 500, 1000, 2000]),
    };
    let per_point = if grain == Grain::Decade { 10.0 } else { 1.0 };
    let step = steps
        .iter()
        .copied()
        .find(|step| f64::from(*step) / per_point * slot >= room)
        .unwrap_or(steps[steps.len() - 1]);
    points
        .iter()
        .enumerate()
        .filter(|(_, point)| match point.period.month() {
            Some(month) => (i32::from(month) - 1) % step == 0,
            None => point.period.year() % step == 0,
        })
        .map(|(index, _)| index)
        .collect()
}

/// The name of a period under the axis. Months carry their year in January and at the first name.
fn label(period: Period, first: bool) -> String {
    const SHORT: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    match period.month() {
        Some(month) => {
            let name = usize::try_from(month - 1)
                .ok()
                .and_then(|index| SHORT.get(index).copied())
                .unwrap_or("");
            if month == 1 || first {
                format!("{name} {}", period.year())
            } else {
                name.to_owned()
            }
        }
        None => period.to_string(),
    }
}

/// The fullest period, for those who do not see the drawing.
fn peak(series: &Series) -> String {
    let Some(point) = series
        .points
        .iter()
        .rev()
        .max_by_key(|point| point.all.count)
    else {
        return String::new();
    };
    format!(
        "Most in {}: {} of cooperation, {} of conflict.",
        period_name(point.period),
        sum(point, &UP),
        sum(point, &DOWN)
    )
}

/// A number with at most one decimal, so that the same data give the same bytes everywhere.
pub(crate) fn n(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{n, step};

    #[test]
    fn the_grid_has_round_steps_and_few_lines() {
        for (range, expected) in [(0, 1), (5, 1), (6, 2), (11, 5), (26, 10), (400, 100)] {
            assert_eq!(step(range), expected, "{range}");
        }
    }

    #[test]
    fn coordinates_are_short() {
        assert_eq!(n(3.0), "3");
        assert_eq!(n(2.34567), "2.3");
    }
}
