//! `chancery event-sets`: what data sets of events have about two countries.

use std::io::Write as _;

use ::brief::{Numbers, render_numbers_text};
use book::{EventQuery, EventSetRecord};
use clap::ValueEnum;
use measure::{Dyad, Grain, SetSeries, Which, event_sets_of};
use serde::Serialize;

use crate::commands::brief;
use crate::country;
use crate::problem::{Outcome, Problem};
use crate::store::BookArgs;
use crate::terminal::{BOLD, Terminal};

/// Count the events of two countries in data sets
///
/// Data sets of events that other programs coded (GDELT, ICEWS, POLECAT, Phoenix) are kept as counts;
/// `chancery import --list` names them. They stand beside the events of the book, as `chancery pair`
/// and the brief show them. The share is of all events of the set from one state on another, since
/// the sets grow with the news they read; the classes are the quad classes of PLOVER, the scores means
/// from -10 to 10. Periods of which the set has no event of anyone are marked, and are no zeros. JSON
/// has the set's own scores, too. Without countries the data sets are listed.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  chancery event-sets --book my.book\n  chancery event-sets BLR PAK --book my.book --by month"
)]
pub(crate) struct Args {
    /// One country: a name or a code
    #[arg(requires = "b")]
    a: Option<String>,
    /// The other
    b: Option<String>,
    #[command(flatten)]
    book: BookArgs,
    /// Only this data set, a word of `chancery import --list`
    #[arg(long, value_name = "KIND")]
    set: Option<String>,
    /// Length of a period
    #[arg(long, value_name = "GRAIN", default_value = "year")]
    by: By,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// By month
    Month,
    /// By year
    Year,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON record a line: a data set with the whole series
    Jsonl,
}

/// A series with its source, as JSON.
#[derive(Serialize)]
struct Record<'s> {
    source: &'s str,
    version: &'s str,
    citation: &'s str,
    duplicates: &'s str,
    given_scale: &'s str,
    #[serde(flatten)]
    series: &'s SetSeries,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let pair = match (&args.a, &args.b) {
        (Some(a), Some(b)) => Some((country::resolve(a)?, country::resolve(b)?)),
        _ => None,
    };
    let book = args.book.open()?;
    let mut sets = book.event_sets()?;
    if let Some(key) = &args.set {
        sets.retain(|set| set.source.key == *key);
    }
    if sets.is_empty() {
        return Err(Problem::input("the book has no such data set of events")
            .hint("`chancery import --list` names those that can be imported")
            .into());
    }
    let Some((a, b)) = pair else {
        return list(&sets, terminal);
    };
    let grain = match args.by {
        By::Month => Grain::Month,
        By::Year => Grain::Year,
    };
    let only = args.set.as_deref();
    let (keys_a, keys_b) = (a.keys(), b.keys());
    let Some(numbers) = event_sets_of(&book, &keys_a, &keys_b, grain, only)? else {
        return Ok(Outcome::Done);
    };
    match args.format {
        Format::Table => {
            let events = brief::events(&book, &a, &b, EventQuery::default())?;
            let (a, b) = (brief::side(&a), brief::side(&b));
            let dyad = Dyad::new(&a.code, &b.code);
            let own = measure::series(&events, &dyad, grain, Which::Happened);
            let shown = Numbers::build(&numbers, &a, &b, Some(&own));
            let text = render_numbers_text(&shown, terminal.text_width());
            writeln!(terminal.out(), "{BOLD}{} and {}{BOLD:#}\n", a.name, b.name)?;
            terminal.out().write_all(text.as_bytes())?;
        }
        Format::Jsonl => {
            for set in &numbers.event_sets {
                let citation = numbers
                    .sources
                    .iter()
                    .find(|source| source.key == set.source && source.version == set.version)
                    .map_or("", |source| source.citation.as_str());
                let record = Record {
                    source: &set.source,
                    version: &set.version,
                    citation,
                    duplicates: &set.duplicates,
                    given_scale: &set.given_scale,
                    series: &set.series,
                };
                serde_json::to_writer(terminal.out(), &record)?;
                writeln!(terminal.out())?;
            }
        }
    }
    Ok(Outcome::Done)
}

fn list(sets: &[EventSetRecord], terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let rows = sets.iter().map(|set| {
        let periods = set
            .periods
            .map_or_else(String::new, |(first, last)| format!("{first} to {last}"));
        vec![
            set.source.key.clone(),
            set.source.version.clone(),
            periods,
            set.settings.grain.name().to_owned(),
            set.events.to_string(),
            set.records.to_string(),
            set.files.to_string(),
        ]
    });
    let header = [
        "set", "version", "periods", "by", "events", "records", "files",
    ];
    terminal.table(&header, rows.collect())?;
    Ok(Outcome::Done)
}
