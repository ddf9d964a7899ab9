//! The corpus in the writing format, for correcting it.

use std::io::Write;

use anyhow::Result;
use record::Span;
use record::annotated::{AnnotatedActor, AnnotatedEvent, AnnotatedText};

use super::{PARTS, occurrences, read};

/// Prints all texts of the corpus in the writing format, in the order of their ids.
pub(crate) fn export(out: &mut impl Write) -> Result<()> {
    let mut texts = Vec::new();
    for part in PARTS {
        texts.extend(read(part)?);
    }
    texts.sort_by(|a, b| a.id.cmp(&b.id));
    for text in &texts {
        writeln!(out, "{}", written(text))?;
    }
    Ok(())
}

/// A text in the writing format, with a line end after its last line.
pub(super) fn written(text: &AnnotatedText) -> String {
    let mut lines = format!(
        "@ {} | {} | {}\n{}\n",
        text.id, text.family, text.date, text.text
    );
    for event in &text.events {
        lines.push_str(&line(&text.text, event));
        lines.push('\n');
    }
    lines
}

fn line(text: &str, event: &AnnotatedEvent) -> String {
    let mut head = event.event.name().to_owned();
    if let Some(mode) = &event.mode {
        head = format!("{head}/{mode}");
    }
    head = format!("{head} {}", event.status.name());
    if event.reciprocal {
        head.push_str(" m");
    }
    let mut line = format!(
        "> {head} | {} | {} | {}",
        words(text, event.predicate.span),
        parties(text, &event.actor),
        parties(text, &event.recipient),
    );
    let fields: Vec<&str> = event.fields.iter().map(|field| field.name()).collect();
    if !fields.is_empty() {
        line.push_str(&format!(" | f:{}", fields.join(", ")));
    }
    if let Some(source) = &event.attribution {
        let (speaker, cue) = (party(text, &source.speaker), words(text, source.cue.span));
        line.push_str(&format!(" | s:{speaker} / {cue}"));
    }
    if let Some(date) = &event.date {
        line.push_str(&format!(" | t:{}", words(text, date.span)));
    }
    if let Some(place) = &event.place {
        line.push_str(&format!(" | p:{}", words(text, place.span)));
    }
    line
}

fn parties(text: &str, parties: &[AnnotatedActor]) -> String {
    let parties: Vec<String> = parties.iter().map(|actor| party(text, actor)).collect();
    parties.join(" ; ")
}

fn party(text: &str, actor: &AnnotatedActor) -> String {
    let code = actor.code.as_deref().unwrap_or("-");
    let sectors: Vec<&str> = actor.sector.iter().map(|sector| sector.name()).collect();
    let colon = if sectors.is_empty() { "" } else { ":" };
    format!(
        "{}={code}{colon}{}",
        words(text, actor.span),
        sectors.join(",")
    )
}

/// The words of a place in the text, with their number where they stand there more than once.
fn words(text: &str, span: Span) -> String {
    let words = text.get(span.start..span.end).unwrap_or_default();
    match occurrences(text, words).position(|at| at == span.start) {
        Some(number @ 1..) => format!("{words}#{}", number + 1),
        _ => words.to_owned(),
    }
}
