//! What the three renderings say alike: headings, notes, columns, sources.

use measure::{Grain, Series, StatusCounts};

use crate::model::{Brief, Reason, Source};
use crate::words::{counted, list, long_date, long_day, month_name};

pub(crate) const COURSE: &str = "The course of relations";
pub(crate) const FIELDS: &str = "Where things stand";
pub(crate) const PROMISED: &str = "Planned and sought";
pub(crate) const EVENTS: &str = "Events";
pub(crate) const THIRD: &str = "Third countries";
pub(crate) const SOURCES: &str = "Sources";
pub(crate) const MADE: &str = "How this was made";

pub(crate) const FIELDS_NOTE: &str = "Events by field and status. An event with several fields counts in each. Below each field, its latest event.";
pub(crate) const PROMISED_NOTE: &str = "What is decided, promised, scheduled or wanted, newest first. Whether it came about is not stated here.";
pub(crate) const EVENTS_NOTE: &str = "Newest first. The statements in bold are made from the records; the sentences they rest on are quoted.";
pub(crate) const THIRD_NOTE: &str =
    "Countries that take part in events with either side, whatever the status.";

/// The columns of the table of fields.
pub(crate) fn columns(statuses: &StatusCounts) -> [(&'static str, usize); 6] {
    [
        ("happened", statuses.occurred + statuses.past),
        ("going on", statuses.ongoing),
        ("planned", statuses.planned),
        ("sought", statuses.sought),
        ("possible", statuses.possible),
        ("denied", statuses.denied),
    ]
}

/// The columns that are not zero, in words: `3 happened, 1 planned`.
pub(crate) fn columns_in_words(statuses: &StatusCounts) -> String {
    let parts: Vec<String> = columns(statuses)
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{count} {name}"))
        .collect();
    parts.join(", ")
}

/// What the chart leaves out, in a sentence; `None` when it leaves out nothing.
pub(crate) fn course_gaps(series: &Series) -> Option<String> {
    let mut parts = Vec::new();
    if series.undated > 0 {
        parts.push(format!(
            "{} without a date",
            counted(series.undated, "event")
        ));
    }
    if series.too_coarse > 0 {
        parts.push(format!(
            "{} known only to the year",
            counted(series.too_coarse, "event")
        ));
    }
    (!parts.is_empty()).then(|| format!("Not shown: {}.", list(&parts)))
}

/// What the chart shows, in a sentence.
pub(crate) fn course_note(series: &Series) -> String {
    format!(
        "Events that happened or went on, by {}: cooperation upwards, conflict downwards. A {} without a bar is one without events in the documents read.",
        series.grain.name(),
        series.grain.name()
    )
}

/// A period as it stands in a table: `June 2023`, `2023`, `2020s`.
pub(crate) fn period_name(period: measure::Period) -> String {
    match (period.grain(), period.month()) {
        (Grain::Month, Some(month)) => format!("{} {}", month_name(month), period.year()),
        _ => period.to_string(),
    }
}

/// The name of a source: its title, or what else identifies it.
pub(crate) fn source_title(source: &Source) -> String {
    let metadata = &source.metadata;
    [&metadata.title, &metadata.external_id, &metadata.origin]
        .into_iter()
        .flatten()
        .find(|text| !text.trim().is_empty())
        .map_or_else(
            || format!("Document {}", source.id),
            |text| crate::words::one_line(text),
        )
}

/// Author, publisher and date of a source, as far as known.
pub(crate) fn source_details(source: &Source) -> Vec<String> {
    let metadata = &source.metadata;
    let mut details: Vec<String> = [&metadata.author, &metadata.publisher]
        .into_iter()
        .flatten()
        .map(|text| crate::words::one_line(text))
        .filter(|text| !text.is_empty())
        .collect();
    details.push(
        metadata
            .date
            .map_or_else(|| "date not known".to_owned(), long_date),
    );
    details
}

/// A source as it stands under a quotation: `Title, Publisher, 1 June 2023`.
pub(crate) fn source_line(source: &Source) -> String {
    let metadata = &source.metadata;
    let mut parts = vec![source_title(source)];
    parts.extend(metadata.publisher.as_deref().map(crate::words::one_line));
    parts.extend(metadata.date.map(long_date));
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// The address of a source, when it is one that a reader can follow. Anything else is no link.
pub(crate) fn source_address(source: &Source) -> Option<&str> {
    let url = source.metadata.url.as_deref()?.trim();
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    let plain = !url.contains(|c: char| c.is_whitespace() || c.is_control());
    (plain && (lower.starts_with("http://") || lower.starts_with("https://"))).then_some(url)
}

/// How the page was made, in sentences.
pub(crate) fn made(brief: &Brief) -> Vec<String> {
    let mut notes = vec![
        "Sentences in quotation marks are quoted from the sources. Every other statement is made from records that a program took from these sentences; it can misread them, and the quotation decides.".to_owned(),
        "What is counted are the statements in the documents read, not everything that happened between the two countries. Reports of one event in several documents count separately.".to_owned(),
    ];
    if brief.numbers.is_some() {
        notes.push("Numbers are those of the data sets named beside them. A year without a number is shown as a gap, and nothing is filled beyond what a source covers.".to_owned());
    }
    if !brief.coders.is_empty() {
        notes.push(format!("Records made by {}.", list(&brief.coders)));
    }
    let left_out: Vec<String> = Reason::ALL
        .iter()
        .filter_map(|reason| {
            let count = brief
                .left_out
                .iter()
                .filter(|left| left.reason == *reason)
                .count();
            (count > 0).then(|| format!("{} {}", counted(count, "record"), reason.words()))
        })
        .collect();
    if !left_out.is_empty() {
        notes.push(format!("Left out: {}.", list(&left_out)));
    }
    if let Some(day) = brief.generated {
        notes.push(format!("Drawn up on {}.", long_day(day)));
    }
    notes
}
