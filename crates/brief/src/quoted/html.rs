//! Papers and quoted figures in HTML.

use maud::{Markup, html};

use super::{FIGURES, FIGURES_NOTE, FigureRow, PAPERS, PAPERS_NOTE, PaperRow};
use crate::words::{list, long_date, one_line, status_word};

/// The table of papers.
pub(crate) fn papers(rows: &[PaperRow]) -> Markup {
    html! {
        section id="papers" class="quotedrows" {
            h2 { (PAPERS) }
            p class="note" { (PAPERS_NOTE) }
            table {
                thead {
                    tr {
                        th scope="col" { "step" }
                        th scope="col" { "paper" }
                        th scope="col" { "kind" }
                        th scope="col" { "date" }
                        th scope="col" { "between" }
                        th scope="col" { "source" }
                    }
                }
                tbody { @for row in rows { (paper(row)) } }
            }
        }
    }
}

fn paper(row: &PaperRow) -> Markup {
    html! {
        tr {
            td {
                a href={ "#e-" (row.event) } { (row.step.map_or("named", record::Step::name)) }
                " " span class={ "badge " (row.status.name()) } { (status_word(row.status)) }
            }
            td {
                (row.words)
                @if let Some(topic) = &row.topic { @if !row.words.contains(topic.as_str()) { ": " (topic) } }
            }
            td { (row.instrument) }
            td { @if let Some(date) = row.date { (long_date(date)) } }
            td { (list(&row.sides)) }
            td {
                @if let Some(by) = &row.attribution { span class="by" { (by) } " " }
                (source_mark(row.source))
            }
        }
    }
}

/// The table of figures; the words of each stand below it.
pub(crate) fn figures(rows: &[FigureRow]) -> Markup {
    html! {
        section id="quoted" class="quotedrows" {
            h2 { (FIGURES) }
            p class="note" { (FIGURES_NOTE) }
            table {
                thead {
                    tr {
                        th scope="col" { "figure" }
                        th scope="col" { "of" }
                        th scope="col" { "about" }
                        th scope="col" { "year" }
                        th scope="col" { "document" }
                    }
                }
                @for row in rows { (figure(row)) }
            }
        }
    }
}

fn figure(row: &FigureRow) -> Markup {
    html! {
        tbody id={ "q-" (row.id) } {
            tr {
                th scope="row" { (one_line(&row.amount.text)) }
                td { (row.of_what()) }
                td { (row.about) }
                td { @if let Some(year) = row.year { (year) } }
                td { @if let Some(date) = &row.date { (date) " " } (source_mark(row.source)) }
            }
            tr class="latest" {
                td colspan="5" {
                    @if let Some(by) = &row.attribution { span class="by" { (by) ": " } }
                    @if let Some(event) = &row.event {
                        a href={ "#e-" (event) } { "in this event" }
                    } @else {
                        @let (start, end) = row.words;
                        "\u{201c}" (one_part(&row.sentence[..start])) mark { (one_line(&row.sentence[start..end])) }
                        (one_part(&row.sentence[end..])) "\u{201d}"
                    }
                }
            }
        }
    }
}

/// A part of a sentence on one line, with the blanks at its ends.
fn one_part(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect()
}

fn source_mark(number: usize) -> Markup {
    html! { a class="ref" href={ "#s-" (number) } aria-label={ "source " (number) } { "[" (number) "]" } }
}
