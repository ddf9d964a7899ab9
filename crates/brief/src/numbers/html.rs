//! The numbers on the HTML page.

use maud::{Markup, html};

use super::plot::{LINES, plot};
use super::{
    DATA, EXPECTED, Expected, GOODS, Goods, GoodsDirection, Measure, MeasureKind, NOT_COVERED,
    NUMBERS, NUMBERS_NOTE, NumberTable, Numbers, SETS, SETS_NOTE,
};
use crate::chart::{DOWN, UP, covered_chart};

/// Sections with their anchors, for the list of contents.
pub(crate) fn contents(numbers: &Numbers) -> Vec<(&'static str, &'static str)> {
    [
        (!numbers.sets.is_empty(), "sets", SETS),
        (!numbers.groups.is_empty(), "numbers", NUMBERS),
        (numbers.expected.is_some(), "expected", EXPECTED),
        (numbers.goods.is_some(), "goods", GOODS),
        (!numbers.sources.is_empty(), "data", DATA),
        (!numbers.not_covered.is_empty(), "not-covered", NOT_COVERED),
    ]
    .into_iter()
    .filter(|(there, ..)| *there)
    .map(|(_, id, name)| (id, name))
    .collect()
}

/// The hatching of what is not covered, once a page.
pub(crate) fn hatch() -> Markup {
    html! {
        svg class="defs" width="0" height="0" aria-hidden="true" {
            defs {
                pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    line x1="0" y1="0" x2="0" y2="6" {}
                }
            }
        }
    }
}

fn mark(source: usize) -> Markup {
    html! { a class="ref" href={ "#d-" (source) } aria-label={ "data source " (source) } { "[D" (source) "]" } }
}

pub(crate) fn sets(numbers: &Numbers) -> Markup {
    html! {
        section id="sets" {
            h2 { (SETS) }
            p class="note" { (SETS_NOTE) }
            ul class="legend" {
                @for (quad, class) in UP.iter().rev().chain(&DOWN) {
                    li { (swatch(class)) (quad.name()) }
                }
                li { (swatch("gap")) "not covered" }
            }
            @for (index, set) in numbers.sets.iter().enumerate() {
                h3 { (set.title) " " (mark(set.source)) }
                p class="note" { (set.summary) }
                @if set.any && set.covered.len() > 1 {
                    figure {
                        @for (name, width) in [("wide", 700.0), ("narrow", 350.0)] {
                            (covered_chart(&set.series, Some(&set.covered), &set.title, name, &format!("set{index}-{name}"), width))
                        }
                    }
                    details { summary { (set.table.title) } (table(&set.table)) }
                } @else if set.any {
                    // One year is no course.
                    (table(&set.table))
                }
            }
        }
    }
}

fn swatch(class: &str) -> Markup {
    html! { svg viewBox="0 0 10 10" aria-hidden="true" { rect class=(class) width="10" height="10" {} } }
}

pub(crate) fn groups(numbers: &Numbers) -> Markup {
    html! {
        section id="numbers" {
            h2 { (NUMBERS) }
            p class="note" { (NUMBERS_NOTE) }
            @for (g, group) in numbers.groups.iter().enumerate() {
                @let courses: Vec<&Measure> = of_kind(&group.measures, MeasureKind::Course);
                @let words: Vec<&Measure> = of_kind(&group.measures, MeasureKind::Words);
                h3 { (group.title) }
                @if !courses.is_empty() {
                    div class="measures" {
                        @for (m, measure) in courses.iter().enumerate() {
                            (course(measure, &format!("m{g}-{m}"), courses.len() == 1 || measure.lines.len() == 2 && courses.len() % 2 == 1 && m == 0))
                        }
                    }
                }
                @if !words.is_empty() { (facts(&words)) }
            }
        }
    }
}

fn of_kind(measures: &[Measure], kind: MeasureKind) -> Vec<&Measure> {
    measures.iter().filter(|own| own.kind == kind).collect()
}

fn course(measure: &Measure, id: &str, wide: bool) -> Markup {
    let (width, height) = if wide { (700.0, 190.0) } else { (340.0, 150.0) };
    html! {
        figure class={ "measure" @if wide { " wide-m" } } {
            figcaption {
                strong { (measure.title) } " " (mark(measure.source))
                @if !measure.unit.is_empty() { span class="unit" { (measure.unit) } }
            }
            ul class="legend lines" {
                @for (line, class) in measure.lines.iter().zip(LINES) {
                    li {
                        svg viewBox="0 0 22 10" class="key-line" aria-hidden="true" { line class=(class) x1="0" x2="22" y1="5" y2="5" {} }
                        @if line.name.is_empty() { span {} } @else { (line.name) " " }
                        b { (line.latest) }
                    }
                }
            }
            @if wide {
                div class="w" { (plot(measure, &format!("{id}-w"), width, height)) }
                div class="n" { (plot(measure, &format!("{id}-n"), 350.0, 170.0)) }
            } @else {
                (plot(measure, id, width, height))
            }
            (gap_note(measure))
            (quoted(measure))
        }
    }
}

/// Figures of documents beside the data of the same thing.
fn quoted(measure: &Measure) -> Markup {
    html! {
        @if !measure.quoted.is_empty() {
            ul class="quoted" {
                @for own in &measure.quoted {
                    li {
                        "Quoted: " (measure.beside(own))
                        @if !own.anchor.is_empty() { " " a class="ref" href={ "#" (own.anchor) } aria-label="source" { "\u{2191}" } }
                        @if !own.sentence.is_empty() { blockquote { (own.sentence) } }
                    }
                }
            }
        }
    }
}

pub(crate) fn expected(own: &Expected) -> Markup {
    html! {
        section id="expected" {
            h2 { (EXPECTED) }
            @for sentence in &own.sentences { p { (sentence) " " (mark(own.source)) } }
            (course(&own.course, "expected-c", true))
            details { summary { (own.table.title) } (table(&own.table)) }
            @for note in &own.notes { p class="note" { (note) } }
        }
    }
}

fn gap_note(measure: &Measure) -> Markup {
    let with: Vec<_> = measure
        .lines
        .iter()
        .filter(|line| !line.gaps.is_empty())
        .collect();
    html! {
        @if !with.is_empty() {
            p class="gaps" {
                "No number: "
                @for (index, line) in with.iter().enumerate() {
                    @if index > 0 { "; " }
                    @if !line.name.is_empty() { (line.name) " " }
                    (line.gaps)
                }
                "."
            }
        }
    }
}

/// What is told in words: a row each.
fn facts(measures: &[&Measure]) -> Markup {
    html! {
        table class="facts" {
            tbody {
                @for measure in measures {
                    @for (index, line) in measure.lines.iter().enumerate() {
                        tr {
                            th scope="row" {
                                @if index == 0 { (measure.title) }
                            }
                            td {
                                @if !line.name.is_empty() { span class="when" { (line.name) ": " } }
                                (line.latest)
                                @if !measure.unit.is_empty() { " " span class="when" { (measure.unit) } }
                            }
                            td class="num" { (mark(measure.source)) }
                        }
                    }
                }
            }
        }
    }
}

fn table(table: &NumberTable) -> Markup {
    html! {
        div class="scroll" {
            table class="numbers" {
                thead {
                    tr {
                        @for (index, name) in table.header.iter().enumerate() {
                            th scope="col" class=[(index > 0).then_some("num")] { (name) }
                        }
                    }
                }
                tbody {
                    @for row in &table.rows {
                        tr {
                            @for (index, cell) in row.iter().enumerate() {
                                @if index == 0 { th scope="row" { (cell) } } @else { td class="num" { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(crate) fn goods(goods: &Goods) -> Markup {
    html! {
        section id="goods" {
            h2 { (GOODS) }
            p class="note" { "Trade in goods as the source has it " (mark(goods.source)) "; amounts in US dollars of the year." }
            @if goods.course.lines.iter().any(|line| line.points.len() > 1) {
                (course(&goods.course, "goods-c", true))
            }
            @for own in &goods.tables {
                h3 { (own.title) " " (mark(goods.source)) }
                (table(own))
            }
            @for direction in &goods.directions { (opportunities(direction, goods.source)) }
            @for note in &goods.notes { p class="note" { (note) } }
        }
    }
}

fn opportunities(direction: &GoodsDirection, source: usize) -> Markup {
    html! {
        h3 { "Untapped: " (direction.title) " " (mark(source)) }
        p class="note" { (direction.summary) }
        @if !direction.rows.is_empty() {
            div class="scroll" {
                table class="numbers untapped" {
                    thead {
                        tr {
                            @for (index, name) in direction.header.iter().enumerate() {
                                th scope="col" class=[(index > 0).then_some("num")] { (name) }
                            }
                        }
                    }
                    @for row in &direction.rows {
                        tbody {
                            tr {
                                @for (index, cell) in row.cells.iter().enumerate() {
                                    @if index == 0 { th scope="row" { (cell) } } @else { td class="num" { (cell) } }
                                }
                            }
                            tr class="conditions" {
                                td colspan=(direction.header.len()) {
                                    @for (words, class, names) in [("holds", "holds", &row.holds), ("fails", "fails", &row.fails), ("not known", "unknown", &row.unknown)] {
                                        @if !names.is_empty() {
                                            span class=(class) { b { (words) ": " } (names.join(", ")) } " "
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(crate) fn data(numbers: &Numbers) -> Markup {
    html! {
        @if !numbers.sources.is_empty() {
            section id="data" {
                h2 { (DATA) }
                table class="data" {
                    thead { tr { th scope="col" { "" } th scope="col" { "source and version" } th scope="col" { "covers" } th scope="col" { "citation and terms" } } }
                    tbody {
                        @for (index, source) in numbers.sources.iter().enumerate() {
                            tr id={ "d-" (index + 1) } {
                                td class="n" { "D" (index + 1) }
                                th scope="row" { (source.name) br; span class="src" { (source.key) " " (source.version) } }
                                td { (source.covered.map_or_else(|| "no years".to_owned(), |(from, to)| super::years(from, to))) }
                                td class="cite" {
                                    (source.citation)
                                    @if !source.licence.is_empty() { " " span class="src" { "Terms: " (source.licence) "." } }
                                    @if source.url.starts_with("http") { " " a href=(source.url) rel="noreferrer" { (source.url) } }
                                }
                            }
                        }
                    }
                }
            }
        }
        @if !numbers.not_covered.is_empty() {
            section id="not-covered" {
                h2 { (NOT_COVERED) }
                ul class="plain" { @for sentence in &numbers.not_covered { li { (sentence) } } }
            }
        }
    }
}
