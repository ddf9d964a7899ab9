//! `chancery bench panel`: how long panels take.

use std::io::Write as _;

use measure::panels::{Panel, Query, Rows};
use record::StateSystem;

use super::{Spent, peak, short};
use crate::commands::panel;
use crate::country;
use crate::problem::Outcome;
use crate::store::BookArgs;
use crate::terminal::Terminal;

/// So often the panel of one dyad is made; the middle time counts.
const ROUNDS: usize = 11;

/// Measure panels of a book: all dyads as Parquet, and one dyad with everything
///
/// One thread; the files are written to the folder of temporary files and removed.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  chancery bench panel --book my.book")]
pub(super) struct Args {
    #[command(flatten)]
    book: BookArgs,
    /// Variables of the panel of all dyads, with commas between them
    #[arg(
        long,
        value_name = "NAMES",
        value_delimiter = ',',
        default_value = "trade,distance,atop"
    )]
    vars: Vec<String>,
    /// First year
    #[arg(long, value_name = "YEAR", default_value_t = 1816)]
    from: i32,
    /// Last year
    #[arg(long, value_name = "YEAR", default_value_t = 2025)]
    to: i32,
    /// The dyad
    #[arg(long, num_args = 2, value_names = ["A", "B"], default_values = ["BLR", "PAK"])]
    dyad: Vec<String>,
}

pub(super) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let key = |name: &str| -> anyhow::Result<String> {
        Ok(country::resolve(name)?.id.entity().code.to_owned())
    };
    let mut dyad = args.dyad.iter();
    let only = match (dyad.next(), dyad.next()) {
        (Some(a), Some(b)) => Some((key(a)?, key(b)?)),
        _ => None,
    };
    let query = Query {
        system: StateSystem::Cow,
        from: args.from,
        to: args.to,
        rows: Rows::Dyads { directed: true },
        months: false,
        only: None,
        variables: args.vars.clone(),
    };
    let one = Query {
        only,
        variables: vec!["all".to_owned()],
        ..query.clone()
    };
    // The smaller one first: the peak of memory only grows.
    let mut times = Vec::with_capacity(ROUNDS);
    let (mut rows, mut columns) = (0, 0);
    for _ in 0..ROUNDS {
        let started = std::time::Instant::now();
        let book = args.book.open()?;
        let made = Panel::prepare(&book, one.clone())?;
        rows = panel::to_nowhere(&made)?;
        columns = made.columns().len();
        times.push(started.elapsed());
    }
    times.sort_unstable();
    writeln!(
        terminal.out(),
        "one dyad      {rows} rows, {columns} columns as CSV: {} (middle of {ROUNDS} with the book opened anew, slowest {}){}",
        short(times[ROUNDS / 2]),
        short(times[ROUNDS - 1]),
        peak()
    )?;
    let path = std::env::temp_dir().join(format!("chancery-bench-{}.parquet", std::process::id()));
    let spent = Spent::start();
    let book = args.book.open()?;
    let made = Panel::prepare(&book, query)?;
    let rows = panel::to_parquet(&made, &path);
    let told = spent.told();
    let size = std::fs::metadata(&path).map_or(0, |data| data.len());
    // Whatever came of it, nothing stays behind.
    let _ = std::fs::remove_file(&path);
    writeln!(
        terminal.out(),
        "all dyads     {} rows, {} columns as Parquet ({:.1} MB): {told}{}",
        rows?,
        made.columns().len(),
        size as f64 / 1e6,
        peak()
    )?;
    Ok(Outcome::Done)
}
