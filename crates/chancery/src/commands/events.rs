//! `chancery events`: the events between two countries.

use std::str::FromStr;

use book::EventQuery;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use codebook::{EventType, Field, Status};
use record::EventDate;

use crate::coding;
use crate::country;
use crate::events::{self, EventFormat, Ids};
use crate::problem::{Outcome, Problem};
use crate::store::BookArgs;
use crate::terminal::{Terminal, counted};

/// List the events between two countries
///
/// An event is between them when one acts on the other or both act together.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  chancery events BLR PAK --book my.book --since 2020 --type CONSULT\n  chancery events belarus pakistan --book my.book --field defence --format csv > events.csv"
)]
pub(crate) struct Args {
    /// One country: a name or a code
    a: String,
    /// The other
    b: String,
    #[command(flatten)]
    book: BookArgs,
    /// From this day, month or year on
    #[arg(long, value_name = "DATE", value_parser = coding::date)]
    since: Option<EventDate>,
    /// Up to this day, month or year
    #[arg(long, value_name = "DATE", value_parser = coding::date)]
    until: Option<EventDate>,
    /// Only this PLOVER type; may be given several times
    #[arg(long = "type", value_name = "TYPE", ignore_case = true, value_parser = one_of(EventType::ALL, EventType::name))]
    types: Vec<EventType>,
    /// Only this field of cooperation; may be given several times
    #[arg(long = "field", value_name = "FIELD", ignore_case = true, value_parser = one_of(Field::ALL, Field::name))]
    fields: Vec<Field>,
    /// Only this status; may be given several times
    #[arg(long = "status", value_name = "STATUS", ignore_case = true, value_parser = one_of(Status::ALL, Status::name))]
    statuses: Vec<Status>,
    /// Leave out events below this confidence, 0 to 1
    #[arg(long, value_name = "NUMBER", default_value = "0", value_parser = coding::confidence)]
    min_confidence: f64,
    /// At most so many, the newest
    #[arg(long, value_name = "NUMBER")]
    limit: Option<usize>,
    /// How to write the result [default: table on a terminal, else jsonl]
    #[arg(long, value_name = "FORMAT")]
    format: Option<EventFormat>,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let (a, b) = (country::resolve(&args.a)?, country::resolve(&args.b)?);
    if a.id == b.id {
        return Err(Problem::usage("events are listed between two different countries").into());
    }
    let book = args.book.open()?;
    let found = book.events(&EventQuery {
        dyad: Some((a.codes, b.codes)),
        since: args.since.map(|date| date.day),
        until: args.until.map(EventDate::last_day),
        types: args.types,
        fields: args.fields,
        statuses: args.statuses,
        min_confidence: args.min_confidence,
        newest_first: true,
        limit: args.limit,
        ..EventQuery::default()
    })?;
    let format = EventFormat::or_default(args.format, terminal);
    events::write(&found, format, Ids::Shown, terminal)?;
    if format == EventFormat::Table && !found.is_empty() {
        terminal.note(&counted(found.len(), "event"));
    }
    // An empty answer is said, so that it is not taken for a failure.
    if found.is_empty() {
        terminal.note(&format!(
            "no event between the two in {}; `chancery brief` says with whom they have some",
            args.book.path().display()
        ));
    }
    Ok(Outcome::Done)
}

/// Reads a word of a vocabulary; the help lists them.
fn one_of<T>(
    all: &'static [T],
    name: impl Fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T>
where
    T: Copy + FromStr + Send + Sync + 'static,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    PossibleValuesParser::new(all.iter().map(|&value| name(value)))
        .try_map(|word| word.parse::<T>())
}
