//! The brief as one HTML page: no scripts, nothing loaded, fit for screen and paper.

use codebook::QuadClass;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use measure::{Series, StatusCounts};

use crate::chart::{DOWN, UP, chart};
use crate::model::{Brief, Entry, FieldRow, Reference, Statement, ThirdCountry};
use crate::numbers::html as numbers;
use crate::quote::{Role, Segment};
use crate::quoted::{self as quoted_rows, html as rows};
use crate::sections;
use crate::words::{counted, long_date, score, short_date, status_word};

const STYLE: &str = include_str!("style.css");

/// The brief as a self-contained HTML page.
///
/// All text is escaped; an address becomes a link only when it is http or https.
pub fn render_html(brief: &Brief) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (brief.title) ": brief" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main class="page" {
                    @if brief.numbers.is_some() { (numbers::hatch()) }
                    (head(brief))
                    @if let Some(series) = &brief.course { (course(brief, series)) }
                    @if let Some(own) = &brief.numbers {
                        @if !own.sets.is_empty() { (numbers::sets(own)) }
                    }
                    @if !brief.fields.is_empty() { (fields(brief)) }
                    @if let Some(own) = &brief.numbers {
                        @if !own.groups.is_empty() { (numbers::groups(own)) }
                        @if let Some(expected) = &own.expected { (numbers::expected(expected)) }
                        @if let Some(goods) = &own.goods { (numbers::goods(goods)) }
                    }
                    @if !brief.promised.is_empty() { (promised(brief)) }
                    @if !brief.papers.is_empty() { (rows::papers(&brief.papers)) }
                    @if !brief.quoted.is_empty() { (rows::figures(&brief.quoted)) }
                    @if !brief.is_empty() { (events(brief)) }
                    @if !brief.third.is_empty() { (third(brief)) }
                    @if !brief.sources.is_empty() { (sources(brief)) }
                    @if let Some(own) = &brief.numbers { (numbers::data(own)) }
                    (foot(brief))
                }
            }
        }
    };
    page.into_string()
}

fn head(brief: &Brief) -> Markup {
    let own = |wanted: &str| {
        let all = brief.numbers.as_ref().map(numbers::contents);
        let mut all = all.unwrap_or_default().into_iter();
        all.find(|(id, _)| *id == wanted)
    };
    let there = |is: bool, id: &'static str, name: &'static str| is.then_some((id, name));
    // In the order of the page.
    let contents: Vec<(&str, &str)> = [
        there(brief.course.is_some(), "course", sections::COURSE),
        own("sets"),
        there(!brief.fields.is_empty(), "fields", sections::FIELDS),
        own("numbers"),
        own("goods"),
        there(!brief.promised.is_empty(), "promised", sections::PROMISED),
        there(!brief.papers.is_empty(), "papers", quoted_rows::PAPERS),
        there(!brief.quoted.is_empty(), "quoted", quoted_rows::FIGURES),
        there(!brief.is_empty(), "events", sections::EVENTS),
        there(!brief.third.is_empty(), "third", sections::THIRD),
        there(!brief.sources.is_empty(), "sources", sections::SOURCES),
        own("data"),
        own("not-covered"),
    ]
    .into_iter()
    .flatten()
    .collect();
    html! {
        header {
            p class="kicker" { "Brief on relations" }
            h1 { (brief.title) }
            p class="lead" { (brief.coverage) }
            @if let Some(directions) = &brief.directions {
                p class="note" { (directions) }
            }
            @if !brief.figures.is_empty() {
                dl class="figures" {
                    @for figure in &brief.figures {
                        div { dt { (figure.label) } dd { (figure.value) } }
                    }
                }
            }
            @if !contents.is_empty() {
                nav aria-label="Contents" {
                    @for (id, name) in &contents { a href={ "#" (id) } { (name) } }
                }
            }
        }
    }
}

fn course(brief: &Brief, series: &Series) -> Markup {
    let title = format!("{}: {}", sections::COURSE, brief.title);
    html! {
        section id="course" {
            h2 { (sections::COURSE) }
            p class="note" { (sections::course_note(series)) }
            figure {
                ul class="legend" {
                    @for (quad, class) in UP.iter().rev().chain(&DOWN) {
                        li {
                            svg viewBox="0 0 10 10" aria-hidden="true" {
                                rect class=(class) width="10" height="10" {}
                            }
                            (quad.name())
                        }
                    }
                }
                (chart(series, &title, "wide", 700.0))
                (chart(series, &title, "narrow", 350.0))
            }
            @if let Some(gaps) = sections::course_gaps(series) {
                p class="note" { (gaps) }
            }
            (course_table(series))
        }
    }
}

fn course_table(series: &Series) -> Markup {
    html! {
        details {
            summary { "The numbers behind the drawing" }
            table {
                thead {
                    tr {
                        th scope="col" { (series.grain.name()) }
                        @for quad in QuadClass::ALL { th class="num" scope="col" { (quad.name()) } }
                        th class="num" scope="col" { "mean score" }
                    }
                }
                tbody {
                    @for point in series.points.iter().filter(|point| point.all.count > 0) {
                        tr {
                            th scope="row" { (sections::period_name(point.period)) }
                            @for quad in QuadClass::ALL { td class="num" { (point.quad(*quad).count) } }
                            td class="num" { @if let Some(mean) = point.all.mean { (score(mean)) } }
                        }
                    }
                }
            }
            p class="note" { "Periods without events are not listed. The score runs from \u{2212}10 (conflict) to +10 (cooperation)." }
        }
    }
}

fn fields(brief: &Brief) -> Markup {
    let most = brief
        .fields
        .iter()
        .map(|row| row.statuses.total())
        .max()
        .unwrap_or(1);
    html! {
        section id="fields" class="fields" {
            h2 { (sections::FIELDS) }
            p class="note" { (sections::FIELDS_NOTE) }
            table {
                thead {
                    tr {
                        th scope="col" { "field" }
                        @for (name, _) in sections::columns(&StatusCounts::default()) {
                            th class="num" scope="col" { (name) }
                        }
                    }
                }
                @for row in &brief.fields { (field_row(row, most)) }
            }
        }
    }
}

fn field_row(row: &FieldRow, most: usize) -> Markup {
    html! {
        tbody {
            tr {
                th scope="row" { (row.label()) (bar(&row.statuses, most)) }
                @for (name, count) in sections::columns(&row.statuses) {
                    @if count == 0 {
                        td class="num none" { "0" }
                    } @else {
                        td class="num" data-l=(name) { (count) }
                    }
                }
            }
            tr class="latest" {
                td colspan="7" {
                    @if let Some(date) = row.latest.date { span class="when" { (long_date(date)) ": " } }
                    (reference_line(&row.latest))
                }
            }
        }
    }
}

/// A thin bar: what happened, what is planned or sought, what is only possible or denied.
fn bar(statuses: &StatusCounts, most: usize) -> Markup {
    let parts = [
        ("done", statuses.happened()),
        ("open", statuses.planned + statuses.sought),
        ("may", statuses.possible + statuses.denied),
    ];
    let mut x = 0;
    let placed = parts.map(|(class, count)| {
        x += count;
        (class, x - count, count)
    });
    html! {
        svg class="bar" viewBox={ "0 0 " (most) " 1" } preserveAspectRatio="none" aria-hidden="true" {
            @for (class, start, count) in placed.iter().filter(|(_, _, count)| *count > 0) {
                rect class=(class) x=(start) y="0" width=(count) height="1" {}
            }
        }
    }
}

fn promised(brief: &Brief) -> Markup {
    html! {
        section id="promised" {
            h2 { (sections::PROMISED) }
            p class="note" { (sections::PROMISED_NOTE) }
            ol class="list" {
                @for reference in &brief.promised {
                    li {
                        span class="when" { (date_or_none(reference)) }
                        span { (reference_line(reference)) }
                    }
                }
            }
        }
    }
}

fn date_or_none(reference: &Reference) -> String {
    reference
        .date
        .map_or_else(|| "no date".to_owned(), long_date)
}

/// The line of an event elsewhere on the page, with status, speaker and source.
fn reference_line(reference: &Reference) -> Markup {
    html! {
        @if reference.listed {
            a href={ "#e-" (reference.id) } { (reference.line) }
        } @else {
            (reference.line)
        }
        " " (badge(reference.status))
        @if let Some(attribution) = &reference.attribution {
            " " span class="by" { (attribution) }
        }
        " " (source_mark(reference.source))
    }
}

fn badge(status: codebook::Status) -> Markup {
    html! { span class={ "badge " (status.name()) } { (status_word(status)) } }
}

fn source_mark(number: usize) -> Markup {
    html! { a class="ref" href={ "#s-" (number) } aria-label={ "source " (number) } { "[" (number) "]" } }
}

fn events(brief: &Brief) -> Markup {
    html! {
        section id="events" {
            h2 { (sections::EVENTS) }
            p class="note" { (sections::EVENTS_NOTE) }
            ul class="legend key" aria-label="Marks in quotations" {
                @for role in Role::ALL { li { span class=(role_class(*role)) { (role.name()) } } }
            }
            @for year in &brief.years {
                h3 { (year.label()) }
                @for entry in &year.entries { (entry_block(brief, entry)) }
            }
        }
    }
}

fn entry_block(brief: &Brief, entry: &Entry) -> Markup {
    html! {
        article class="entry" {
            div class="when" { @if let Some(date) = entry.date { (short_date(date)) } }
            div {
                @for statement in &entry.statements { (statement_line(statement)) }
                blockquote { "\u{201c}" @for segment in &entry.quote { (quoted(segment)) } "\u{201d}" }
                @if let Some(source) = brief.source(entry.source) {
                    p class="src" { (sections::source_line(source)) " " (source_mark(entry.source)) }
                }
            }
        }
    }
}

fn statement_line(statement: &Statement) -> Markup {
    html! {
        p class="say" id={ "e-" (statement.id) } {
            (statement.line) " " (badge(statement.status))
            @if let Some(attribution) = &statement.attribution {
                " " span class="by" { (attribution) }
            }
        }
    }
}

fn quoted(segment: &Segment) -> Markup {
    html! {
        @match segment.role {
            Some(role) => span class=(role_class(role)) { (segment.text) },
            None => (segment.text),
        }
    }
}

const fn role_class(role: Role) -> &'static str {
    match role {
        Role::What => "r-what",
        Role::Who => "r-who",
        Role::Whom => "r-whom",
        Role::Says => "r-says",
    }
}

fn third(brief: &Brief) -> Markup {
    html! {
        section id="third" class="third" {
            h2 { (sections::THIRD) }
            p class="note" { (sections::THIRD_NOTE) }
            table {
                thead {
                    tr {
                        th scope="col" { "country" }
                        th class="num" scope="col" { "with " (brief.a.name) }
                        th class="num" scope="col" { "with " (brief.b.name) }
                        th class="num" scope="col" { "with both" }
                        th scope="col" { "latest" }
                    }
                }
                tbody { @for country in &brief.third { (third_row(country)) } }
            }
        }
    }
}

fn third_row(country: &ThirdCountry) -> Markup {
    html! {
        tr {
            th scope="row" { (country.name) }
            @for count in [country.with_a, country.with_b, country.with_both] {
                td class={ "num" @if count == 0 { " none" } } { (count) }
            }
            td {
                @if let Some(date) = country.latest.date { span class="when" { (long_date(date)) ": " } }
                (reference_line(&country.latest))
            }
        }
    }
}

fn sources(brief: &Brief) -> Markup {
    html! {
        section id="sources" {
            h2 { (sections::SOURCES) }
            ol class="sources" {
                @for source in &brief.sources {
                    li id={ "s-" (source.number) } {
                        span class="n" { (source.number) }
                        div {
                            span class="title" { (sections::source_title(source)) }
                            br;
                            span class="src" {
                                (sections::source_details(source).join(", "))
                                @if source.events > 0 { "; " (counted(source.events, "event")) }
                                "; document " (source.id)
                            }
                            @if let Some(url) = sections::source_address(source) {
                                br;
                                a class="src" href=(url) rel="noreferrer" { (url) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn foot(brief: &Brief) -> Markup {
    html! {
        footer {
            h2 { (sections::MADE) }
            @for note in sections::made(brief) { p { (note) } }
        }
    }
}
