//! `chancery show`: one event with its sentence and source.

use std::io::Write;

use ::brief::{Role, phrase, segments};
use anstyle::{AnsiColor, Style};
use record::{Actor, Agreement, Amount, Event, Metadata, Span};

use crate::country;
use crate::events;
use crate::figures;
use crate::problem::{Outcome, Problem};
use crate::store::BookArgs;
use crate::terminal::{BOLD, DIM, Terminal, printable};

const WHO: Style = AnsiColor::Blue.on_default().bold();
const WHAT: Style = AnsiColor::Green.on_default().bold();
const WHOM: Style = AnsiColor::Magenta.on_default().bold();
const SAYS: Style = AnsiColor::Yellow.on_default().bold();

/// Show one event with the words that it rests on
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  chancery show 3f2a --book my.book\n\nThe beginning of an id is enough where no other event has it."
)]
pub(crate) struct Args {
    /// Id of the event, or its beginning
    #[arg(value_name = "EVENT-ID")]
    id: String,
    #[command(flatten)]
    book: BookArgs,
    /// Write the record as JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let book = args.book.open()?;
    let event = book.event(&args.id)?.ok_or_else(|| {
        Problem::input(format!("no event has an id that begins with {:?}", args.id))
            .hint("`chancery events A B --book FILE --format table` shows ids")
    })?;
    if args.json {
        events::write_jsonl(&event, terminal.out())?;
        return Ok(Outcome::Done);
    }
    let metadata = book.metadata(&event.document)?.unwrap_or_default();
    write(&event, &metadata, terminal.out())?;
    Ok(Outcome::Done)
}

/// Writes the event for people.
pub(crate) fn write(
    event: &Event,
    metadata: &Metadata,
    out: &mut impl Write,
) -> std::io::Result<()> {
    writeln!(
        out,
        "{BOLD}{}{BOLD:#}",
        printable(&phrase(event, &country::name_of))
    )?;
    writeln!(out)?;
    write!(out, "  ")?;
    for segment in segments(&[event]) {
        let style = match segment.role {
            Some(Role::Who) => WHO,
            Some(Role::What) => WHAT,
            Some(Role::Whom) => WHOM,
            Some(Role::Says) => SAYS,
            None => Style::new(),
        };
        write!(out, "{style}{}{style:#}", printable(&segment.text))?;
    }
    writeln!(out, "\n")?;
    let mut line = |label: &str, value: String| -> std::io::Result<()> {
        if value.is_empty() {
            Ok(())
        } else {
            writeln!(out, "{DIM}{label:<12}{DIM:#}{value}")
        }
    };
    line(
        "event",
        format!("{} ({:+})", events::kind(event), event.event_scale()),
    )?;
    line("status", event.status.to_string())?;
    line(
        "date",
        event.date.map_or_else(String::new, |date| date.to_string()),
    )?;
    line("who", actors(&event.actor))?;
    line("to whom", actors(&event.recipient))?;
    line("what", words(&event.predicate.text, event.predicate.span))?;
    line(
        "fields",
        event
            .fields
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", "),
    )?;
    line(
        "contexts",
        event
            .context
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", "),
    )?;
    if let Some(place) = &event.event_loc {
        let code = place
            .code
            .as_deref()
            .map_or_else(String::new, |code| format!(", {code}"));
        line("where", format!("{}{code}", words(&place.text, place.span)))?;
    }
    if let Some(by) = &event.attribution {
        let code = by
            .code
            .as_deref()
            .map_or_else(String::new, |code| format!(", {code}"));
        line(
            "who says so",
            format!("{}{code}; {}", words(&by.text, by.span), printable(&by.cue)),
        )?;
    }
    line("papers", papers(&event.agreements))?;
    line("amounts", amounts(&event.amounts))?;
    let source: Vec<String> = [
        metadata.title.clone(),
        metadata.publisher.clone(),
        metadata.author.clone(),
        metadata.date.map(|date| date.to_string()),
        metadata.url.clone(),
        metadata.origin.clone(),
    ]
    .into_iter()
    .flatten()
    .map(|part| printable(&part))
    .collect();
    line("source", source.join("; "))?;
    line(
        "document",
        format!(
            "{}, bytes {}-{}",
            event.document, event.sentence.start, event.sentence.end
        ),
    )?;
    line("confidence", format!("{:.2}", event.confidence))?;
    line(
        "rule",
        format!("{} ({})", event.predicate.entry, event.coder),
    )?;
    line("id", event.id.clone())
}

fn actors(actors: &[Actor]) -> String {
    let mut parts = Vec::new();
    for actor in actors {
        let mut part = words(&actor.entity_text, actor.span);
        if let Some(code) = &actor.code {
            part.push_str(&format!(" = {code}"));
        }
        for sector in &actor.sector {
            part.push_str(&format!(" {}", sector.name()));
        }
        if let Some(name) = &actor.name {
            part.push_str(&format!(", {}", printable(name)));
        }
        parts.push(part);
    }
    parts.join("; ")
}

fn papers(papers: &[Agreement]) -> String {
    let each = |paper: &Agreement| {
        let mut part = words(&paper.text, paper.span);
        part.push_str(&format!(" = {}", paper.instrument));
        if let Some(number) = paper.number.filter(|&number| number > 1) {
            part.push_str(&format!(" x {number}"));
        }
        if let Some(step) = paper.step {
            part.push_str(&format!(", {step}"));
        }
        if let Some(topic) = &paper.topic {
            part.push_str(&format!(", on {}", printable(&topic.text)));
        }
        part
    };
    papers.iter().map(each).collect::<Vec<_>>().join("; ")
}

fn amounts(amounts: &[Amount]) -> String {
    let each = |amount: &Amount| {
        let mut part = words(&amount.text, amount.span);
        part.push_str(&format!(" = {}", figures::value(amount)));
        if let Some(of) = &amount.of {
            part.push_str(&format!(", of {}", printable(&of.text)));
        }
        part
    };
    amounts.iter().map(each).collect::<Vec<_>>().join("; ")
}

fn words(text: &str, span: Span) -> String {
    format!("\"{}\" [{}-{}]", printable(text), span.start, span.end)
}
