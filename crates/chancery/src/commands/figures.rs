//! `chancery figures`: amounts that documents quote about a country or two.

use book::FigureQuery;
use record::EventDate;

use crate::coding;
use crate::country;
use crate::events::EventFormat;
use crate::figures;
use crate::problem::{Outcome, Problem};
use crate::store::BookArgs;
use crate::terminal::{Terminal, counted};

/// List the figures that documents quote about a country or two
///
/// Sums of money, quantities, shares and changes, with what they are of and who says so: those of
/// events and those that stand alone ("cotton takes up 15% of the arable land").
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  chancery figures BLR PAK --book my.book\n  chancery figures pakistan --book my.book --format csv > figures.csv"
)]
pub(crate) struct Args {
    /// A country: a name or a code
    a: String,
    /// Another, which the figures must be about too
    b: Option<String>,
    #[command(flatten)]
    book: BookArgs,
    /// From documents of this day, month or year on
    #[arg(long, value_name = "DATE", value_parser = coding::date)]
    since: Option<EventDate>,
    /// Up to documents of this day, month or year
    #[arg(long, value_name = "DATE", value_parser = coding::date)]
    until: Option<EventDate>,
    /// How to write the result [default: table on a terminal, else jsonl]
    #[arg(long, value_name = "FORMAT")]
    format: Option<EventFormat>,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let a = country::resolve(&args.a)?;
    let b = args.b.as_deref().map(country::resolve).transpose()?;
    if b.as_ref().is_some_and(|b| b.id == a.id) {
        return Err(Problem::usage("the second country is the first one again").into());
    }
    let book = args.book.open()?;
    let found = book.figures(&FigureQuery {
        country: Some(a.codes),
        other: b.map(|b| b.codes),
        since: args.since.map(|date| date.day),
        until: args.until.map(EventDate::last_day),
    })?;
    let format = EventFormat::or_default(args.format, terminal);
    figures::write(&found, format, terminal)?;
    if format == EventFormat::Table {
        terminal.note(&counted(found.len(), "figure"));
    }
    Ok(Outcome::Done)
}
