//! `chancery brief`: the page on two countries.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use ::brief::{Brief, BriefInput, Side, render_html, render_markdown, render_text};
use anyhow::Context as _;
use book::{Book, EventQuery, FigureQuery};
use clap::ValueEnum;
use record::EventDate;

use crate::coding;
use crate::country::{self, Country};
use crate::problem::{Outcome, Problem};
use crate::store::{self, BookArgs};
use crate::terminal::Terminal;

/// Write a brief on two countries
///
/// What happened between them, what was promised, in which fields, with which third countries; every
/// statement has the words that it rests on and their source. Where data sets were imported into the
/// book, the page has their numbers too, what may be untapped in trade, and what is not covered.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  chancery brief BLR PAK --book my.book -o brief.html\n  chancery brief \"South Korea\" Japan --book my.book --format text --since 2020"
)]
pub(crate) struct Args {
    /// One country: a name or a code
    a: String,
    /// The other
    b: String,
    #[command(flatten)]
    book: BookArgs,
    /// Where to write it; standard output without it
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How to write it [default: by the ending of FILE, else text on a terminal, html in a pipe]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// From this day, month or year on
    #[arg(long, value_name = "DATE", value_parser = coding::date)]
    since: Option<EventDate>,
    /// Up to this day, month or year
    #[arg(long, value_name = "DATE", value_parser = coding::date)]
    until: Option<EventDate>,
    /// Leave out events below this confidence, 0 to 1
    #[arg(long, value_name = "NUMBER", default_value = "0", value_parser = coding::confidence)]
    min_confidence: f64,
    /// Leave the day of writing off the page, so that the same book gives the same bytes
    #[arg(long)]
    undated: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A page for the browser and the printer, in one file
    Html,
    /// Markdown
    Md,
    /// Plain text
    Text,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let (a, b) = (country::resolve(&args.a)?, country::resolve(&args.b)?);
    if a.id == b.id {
        return Err(Problem::usage("a brief is on two different countries").into());
    }
    let book = args.book.open()?;
    let scope = EventQuery {
        since: args.since.map(|date| date.day),
        until: args.until.map(EventDate::last_day),
        min_confidence: args.min_confidence,
        ..EventQuery::default()
    };
    let brief = collect(&book, &a, &b, scope, (!args.undated).then(store::today))?;
    let format = args
        .format
        .unwrap_or_else(|| by_ending(args.output.as_deref(), terminal));
    let page = match format {
        Format::Html => render_html(&brief),
        Format::Md => render_markdown(&brief),
        Format::Text => render_text(&brief, terminal.text_width()),
    };
    match &args.output {
        Some(path) => {
            write_whole(path, &page)?;
            terminal.note(&format!("{} is in {}", brief.title, path.display()));
        }
        None => terminal.out().write_all(page.as_bytes())?,
    }
    Ok(Outcome::Done)
}

/// The brief on two countries from what the book holds.
pub(crate) fn collect(
    book: &Book,
    a: &Country,
    b: &Country,
    scope: EventQuery,
    generated: Option<record::Date>,
) -> anyhow::Result<Brief> {
    let events = events(book, a, b, scope.clone())?;
    let claims = claims(book, a, b, &scope)?;
    let of_claims = claims.iter().map(|claim| claim.document.clone());
    let ids: BTreeSet<_> = events
        .iter()
        .map(|event| event.document.clone())
        .chain(of_claims)
        .collect();
    let mut documents = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some(metadata) = book.metadata(&id)? {
            documents.push((id, metadata));
        }
    }
    Ok(Brief::build(BriefInput {
        a: side(a),
        b: side(b),
        events,
        claims,
        documents,
        names: country::names(),
        numbers: measure::numbers_of(book, &a.keys(), &b.keys())?,
        generated,
    }))
}

/// The figures about either country that belong to no event, each once.
fn claims(
    book: &Book,
    a: &Country,
    b: &Country,
    scope: &EventQuery,
) -> anyhow::Result<Vec<record::Claim>> {
    let mut claims: Vec<record::Claim> = Vec::new();
    for country in [a, b] {
        let found = book.claims(&FigureQuery {
            country: Some(country.codes.clone()),
            other: None,
            since: scope.since,
            until: scope.until,
        })?;
        for claim in found {
            if !claims.iter().any(|known| known.id == claim.id) {
                claims.push(claim);
            }
        }
    }
    // The page speaks of each side under one code.
    for claim in &mut claims {
        let sides = claim.from.iter_mut().chain(&mut claim.to);
        for code in claim.countries.iter_mut().chain(sides) {
            for country in [a, b] {
                if country.codes.contains(code) {
                    code.clone_from(&country.codes[0]);
                }
            }
        }
        claim.countries.dedup();
    }
    Ok(claims)
}

/// The events that name either country.
pub(crate) fn events(
    book: &Book,
    a: &Country,
    b: &Country,
    scope: EventQuery,
) -> anyhow::Result<Vec<record::Event>> {
    let mut events = Vec::new();
    for country in [a, b] {
        events.extend(book.events(&EventQuery {
            country: Some(country.codes.clone()),
            ..scope.clone()
        })?);
    }
    // The page speaks of each side under one code, whichever of its states acted.
    for event in &mut events {
        for actor in event.actor.iter_mut().chain(&mut event.recipient) {
            for country in [a, b] {
                if actor
                    .code
                    .as_ref()
                    .is_some_and(|code| country.codes.contains(code))
                {
                    actor.code = Some(country.codes[0].clone());
                }
            }
        }
    }
    Ok(events)
}

pub(crate) fn side(country: &Country) -> Side {
    let entity = country.id.entity();
    Side {
        code: country.codes[0].clone(),
        name: entity.name.to_owned(),
        adjective: entity.adjective.to_owned(),
    }
}

fn by_ending(path: Option<&Path>, terminal: &Terminal) -> Format {
    match path {
        None if terminal.is_interactive() => Format::Text,
        None => Format::Html,
        Some(path) => match path.extension().and_then(|ending| ending.to_str()) {
            Some("md" | "markdown") => Format::Md,
            Some("txt") => Format::Text,
            _ => Format::Html,
        },
    }
}

/// Writes a file in one step: the old one stays until the new one is whole.
pub(crate) fn write_whole(path: &Path, text: &str) -> anyhow::Result<()> {
    let cannot = || format!("cannot write {}", path.display());
    let mut name = path.file_name().with_context(cannot)?.to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    std::fs::write(&part, text)
        .and_then(|()| std::fs::rename(&part, path))
        .inspect_err(|_| {
            // What is left of the attempt is of no use; that it cannot be removed changes nothing.
            let _ = std::fs::remove_file(&part);
        })
        .with_context(cannot)
}
