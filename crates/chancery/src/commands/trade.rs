//! `chancery trade`: the goods of a pair.

mod machine;
mod page;

use atlas::atlas;
use clap::ValueEnum;
use measure::trade::{Level, TradeRequest, trade_of};

use crate::country::resolve;
use crate::problem::{Outcome, Problem};
use crate::store::BookArgs;
use crate::terminal::Terminal;

/// Show the trade in goods of two countries
///
/// The ledger in both directions, year by year; the products and fields; and products that one side
/// might sell more of to the other, with the grounds on which one may think so. Data come from
/// `chancery import baci` or `comtrade`. The amounts of potential are never added up: see
/// docs/TRADE.md.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  chancery trade BLR PAK --book my.book\n  chancery trade Belarus Pakistan --book my.book --level hs6 --part opportunities --format csv"
)]
pub(crate) struct Args {
    /// One country, by name or code
    a: String,
    /// The other
    b: String,
    #[command(flatten)]
    book: BookArgs,
    /// The data set, where the book has several: `baci`, `comtrade`, or with `@VERSION`
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
    /// The year of products and opportunities [default: the last]
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,
    /// How fine products are told apart
    #[arg(long, value_name = "LEVEL", default_value = "hs4")]
    level: Fineness,
    /// Only this part
    #[arg(long, value_name = "PART")]
    part: Option<Part>,
    /// So many products and opportunities at most in the table; 0 for all
    #[arg(long, value_name = "NUMBER", default_value_t = 15)]
    limit: usize,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Fineness {
    /// Chapters
    Hs2,
    /// Headings
    Hs4,
    /// Subheadings
    Hs6,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Both directions by year
    Ledger,
    /// Trade by field of cooperation
    Fields,
    /// Trade by product
    Products,
    /// What might be sold more
    Opportunities,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON record a line
    Jsonl,
    /// One part, opportunities unless --part names another
    Csv,
}

/// Names and codes of the two sides.
struct Sides {
    names: [&'static str; 2],
    codes: [&'static str; 2],
}

impl Sides {
    /// `A to B` in names, by direction.
    fn way(&self, back: bool) -> String {
        let [from, to] = if back {
            [self.names[1], self.names[0]]
        } else {
            self.names
        };
        format!("{from} to {to}")
    }
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let (a, b) = (resolve(&args.a)?, resolve(&args.b)?);
    let entity = |id| atlas().entity(id);
    let sides = Sides {
        names: [entity(a.id).name, entity(b.id).name],
        codes: [entity(a.id).code, entity(b.id).code],
    };
    if a.id == b.id {
        return Err(Problem::usage("a country does not trade with itself").into());
    }
    let book = args.book.open()?;
    let request = TradeRequest {
        source: args.source.clone(),
        year: args.year,
        level: Some(match args.level {
            Fineness::Hs2 => Level::Chapter,
            Fineness::Hs4 => Level::Heading,
            Fineness::Hs6 => Level::Subheading,
        }),
    };
    let found = trade_of(&book, sides.codes[0], sides.codes[1], &request)?;
    let Some(found) = found else {
        let sources = book.flow_sources()?;
        let names: Vec<String> = sources
            .iter()
            .map(|(_, key, version)| format!("{key}@{version}"))
            .collect();
        let problem = Problem::input(format!(
            "the book has no goods between {} and {}",
            sides.names[0], sides.names[1]
        ));
        return Err(match names.as_slice() {
            [] => problem.hint("import them: chancery import baci FILES --book BOOK"),
            names => problem.hint(format!("it has goods of {}", names.join("; "))),
        }
        .into());
    };
    if let (Some(year), None) = (args.year, &found.detail) {
        return Err(Problem::input(format!(
            "{} {} has no products between the two in {year}",
            found.source, found.version
        ))
        .hint("leave --year away to see which years there are")
        .into());
    }
    match args.format {
        Format::Table => page::write(&args, &sides, &found, terminal)?,
        Format::Jsonl => machine::jsonl(&args, &sides, &found, terminal.out())?,
        Format::Csv => machine::csv_lines(&args, &sides, &found, terminal.out())?,
    }
    Ok(Outcome::Done)
}

fn shows(args: &Args, part: Part) -> bool {
    args.part.is_none_or(|own| own == part)
}
