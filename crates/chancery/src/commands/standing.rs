//! `chancery standing`: trade of two countries against what gravity lets one expect.

use std::io::Write as _;

use measure::{PairPlaces, PlaceRequest, PlaceYear, Placed, Rank, places_of};
use serde::Serialize;

use crate::commands::panel;
use crate::country;
use crate::problem::{Outcome, Problem};
use crate::store::BookArgs;
use crate::terminal::{BOLD, Terminal};

/// Compare the trade of two countries with what gravity lets one expect
///
/// For each year a Poisson model of the trade between all countries of the book, with effects of
/// exporters and importers, on distance, land border, language, colonial relationship and defence pact
/// as far as the book has them. The pair is left out, predicted by the rest, and compared: the place is
/// a percentile with its range among all other directed pairs, each left out of its own prediction. No
/// amount of money comes out. `chancery pair` and the brief show the last ten years of it.
/// docs/GRAVITY.md has the method.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  chancery standing BLR PAK --book my.book\n  chancery standing BLR PAK --book my.book --trade cow-trade.imports --until 2010 --years 20"
)]
pub(crate) struct Args {
    /// One country: a name or a code
    a: String,
    /// The other
    b: String,
    #[command(flatten)]
    book: BookArgs,
    /// The trade, a directed variable of the book [default: the latest]
    #[arg(long, value_name = "SOURCE.VARIABLE")]
    trade: Option<String>,
    /// The last year [default: the last of the source]
    #[arg(long, value_name = "YEAR")]
    until: Option<i32>,
    /// How many years
    #[arg(long, value_name = "NUMBER", default_value_t = measure::PLACE_YEARS, value_parser = years)]
    years: usize,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON record a line, one for each year
    Jsonl,
}

fn years(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number @ 1..=250) => Ok(number),
        _ => Err("it has to be a number from 1 to 250".to_owned()),
    }
}

/// A line of JSON.
#[derive(Serialize)]
struct Record<'p> {
    source: &'p str,
    version: &'p str,
    variable: &'p str,
    a: &'p str,
    b: &'p str,
    #[serde(flatten)]
    year: &'p PlaceYear,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let (a, b) = (country::resolve(&args.a)?, country::resolve(&args.b)?);
    if a.id == b.id {
        return Err(Problem::usage("a pair is two different countries").into());
    }
    let book = args.book.open()?;
    let request = PlaceRequest {
        trade: args.trade,
        until: args.until,
        years: Some(args.years),
    };
    let (keys_a, keys_b) = (a.keys(), b.keys());
    let (key_a, key_b) = (&keys_a[0], &keys_b[0]);
    let places = places_of(&book, key_a, key_b, &request).map_err(panel::as_problem)?;
    let Some(places) = places else {
        return Err(Problem::input(
            "the book has no trade of these two as states of the same time",
        )
        .hint("`chancery import cow-trade` or `import baci` bring trade into a book")
        .into());
    };
    match args.format {
        Format::Table => table(&places, [key_a, key_b], terminal)?,
        Format::Jsonl => {
            for year in &places.years {
                let record = Record {
                    source: &places.source,
                    version: &places.version,
                    variable: &places.variable,
                    a: key_a,
                    b: key_b,
                    year,
                };
                serde_json::to_writer(terminal.out(), &record)?;
                writeln!(terminal.out())?;
            }
        }
    }
    Ok(Outcome::Done)
}

fn table(places: &PairPlaces, [a, b]: [&str; 2], terminal: &mut Terminal) -> anyhow::Result<()> {
    writeln!(
        terminal.out(),
        "{BOLD}{}{BOLD:#} of {} {}: percentiles of what is traded against what is expected\n",
        places.variable,
        places.source,
        places.version
    )?;
    let mut rows = Vec::new();
    for year in &places.years {
        for (way, placed) in [
            (format!("{a} to {b}"), &year.a_to_b),
            (format!("{b} to {a}"), &year.b_to_a),
        ] {
            let mut row = vec![year.year.to_string(), way];
            match placed {
                Placed::Placed { all, trading, band } => {
                    let trades = trading.as_ref();
                    row.push(trades.map_or_else(|| "no trade".to_owned(), shown));
                    row.push(shown(all));
                    row.push(trades.map_or_else(String::new, |_| (*band).to_owned()));
                }
                Placed::Not { why } => row.extend(["".to_owned(), "".to_owned(), why.to_string()]),
            }
            rows.push(row);
        }
    }
    let header = [
        "year",
        "direction",
        "among those that trade",
        "among all",
        "in words",
    ];
    terminal.table(&header, rows)?;
    for (year, model) in places.last_model().into_iter() {
        writeln!(
            terminal.out(),
            "\n{year}: {} directed pairs, {} of them with trade; {} exporters, {} importers",
            model.pairs,
            model.trading,
            model.exporters,
            model.importers
        )?;
        let rows = model.slopes.iter().map(|slope| {
            vec![
                slope.name.clone(),
                format!("{:.4}", slope.estimate),
                format!("{:.4}", slope.error),
            ]
        });
        terminal.table(&["on", "coefficient", "std. error"], rows.collect())?;
        writeln!(terminal.out(), "standard errors: {}", model.errors)?;
        if !model.left_out.is_empty() {
            writeln!(terminal.out(), "not used: {}", model.left_out.join(", "))?;
        }
    }
    Ok(())
}

/// `62 (42 to 80)`.
fn shown(rank: &Rank) -> String {
    format!(
        "{:.0} ({:.0} to {:.0})",
        rank.percentile, rank.low, rank.high
    )
}
