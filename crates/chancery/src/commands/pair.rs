//! `chancery pair`: the numbers of two countries in the terminal.

use std::io::Write as _;

use ::brief::{Numbers, render_numbers_text};
use book::EventQuery;
use clap::ValueEnum;
use measure::trade::PairTrade;
use measure::{
    Dyad, Grain, Indicator, NumberSource, PairEventSet, PairPlaces, Unanswered, Which, numbers_of,
};
use serde::Serialize;

use crate::commands::brief;
use crate::country;
use crate::problem::{Outcome, Problem};
use crate::store::BookArgs;
use crate::terminal::{BOLD, Terminal};

/// Show the numbers of two countries
///
/// All that the data sets of the book say about the two: trade, votes, alliances, arms, distance,
/// trade against what gravity lets one expect, goods and what is untapped, events that others coded, with source, version and years of each, and
/// what is not covered. A block of a line is a year; a year without a number is a dot, and no zero.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  chancery pair BLR PAK --book my.book\n  chancery pair India Pakistan --book my.book --format jsonl"
)]
pub(crate) struct Args {
    /// One country: a name or a code
    a: String,
    /// The other
    b: String,
    #[command(flatten)]
    book: BookArgs,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON record a line: an indicator, the trade, the place against gravity, an event data set, a
    /// source, a thing not covered
    Jsonl,
}

/// A line of JSON; its kind says what it is.
#[derive(Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
enum Record<'n> {
    Indicator(&'n Indicator),
    Trade(&'n PairTrade),
    Gravity(&'n PairPlaces),
    EventSet(&'n PairEventSet),
    Source(&'n NumberSource),
    NotCovered(&'n Unanswered),
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let (a, b) = (country::resolve(&args.a)?, country::resolve(&args.b)?);
    if a.id == b.id {
        return Err(Problem::usage("a pair is two different countries").into());
    }
    let book = args.book.open()?;
    let Some(numbers) = numbers_of(&book, &a.keys(), &b.keys())? else {
        return Err(Problem::input("the book has no numbers")
            .hint("`chancery import --list` names the data sets that can be imported")
            .into());
    };
    match args.format {
        Format::Table => {
            let (first, second) = (a, b);
            let (a, b) = (brief::side(&first), brief::side(&second));
            let events = brief::events(&book, &first, &second, EventQuery::default())?;
            let dyad = Dyad::new(&a.code, &b.code);
            let own = measure::series(&events, &dyad, Grain::Year, Which::Happened);
            let shown = Numbers::build(&numbers, &a, &b, Some(&own));
            let text = render_numbers_text(&shown, terminal.text_width());
            writeln!(terminal.out(), "{BOLD}{} and {}{BOLD:#}\n", a.name, b.name)?;
            terminal.out().write_all(text.as_bytes())?;
        }
        Format::Jsonl => {
            let records = numbers
                .indicators
                .iter()
                .map(Record::Indicator)
                .chain(numbers.trade.iter().map(Record::Trade))
                .chain(numbers.places.iter().map(Record::Gravity))
                .chain(numbers.event_sets.iter().map(Record::EventSet))
                .chain(numbers.sources.iter().map(Record::Source))
                .chain(numbers.unanswered.iter().map(Record::NotCovered));
            for record in records {
                serde_json::to_writer(terminal.out(), &record)?;
                writeln!(terminal.out())?;
            }
        }
    }
    Ok(Outcome::Done)
}
