//! `chancery bench panel`: how long panels take.

mod made_up;

use std::io::Write as _;
use std::path::PathBuf;

use book::Book;
use measure::panels::{Panel, Query, Rows};
use record::StateSystem;

use super::{Spent, peak, short};
use crate::commands::panel;
use crate::country;
use crate::problem::Outcome;
use crate::terminal::Terminal;

/// What is written and removed again, whatever comes.
struct TemporaryFiles {
    book: PathBuf,
    panel: PathBuf,
}

impl TemporaryFiles {
    fn new() -> TemporaryFiles {
        let name = format!("chancery-bench-{}", std::process::id());
        let folder = std::env::temp_dir();
        TemporaryFiles {
            book: folder.join(format!("{name}.book")),
            panel: folder.join(format!("{name}.parquet")),
        }
    }
}

impl Drop for TemporaryFiles {
    fn drop(&mut self) {
        for path in [&self.book, &self.panel] {
            for ending in ["", "-wal", "-shm", ".lock", ".part"] {
                let mut path = path.as_os_str().to_owned();
                path.push(ending);
                // Most of them were never there.
                let _ = std::fs::remove_file(path);
            }
        }
    }
}

/// So often the panel of one dyad is made; the middle time counts.
const ROUNDS: usize = 11;

/// Measure panels: all dyads as Parquet, and one dyad with everything
///
/// One thread; the files are written to the folder of temporary files and removed. Without a book one
/// is made up there, with trade of all dyads from 1870 to 2014 and alliances of one dyad in sixteen
/// from 1816 to 2018, the size of Correlates of War trade 4.0 and ATOP 5.1.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  chancery bench panel\n  chancery bench panel --book my.book")]
pub(super) struct Args {
    /// The book, one file
    #[arg(long, value_name = "FILE")]
    book: Option<PathBuf>,
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
    let files = TemporaryFiles::new();
    let book = match &args.book {
        Some(book) => book.clone(),
        None => {
            let spent = Spent::start();
            let observations = made_up::book(&files.book)?;
            writeln!(
                terminal.out(),
                "made-up book  {observations} observations imported: {}{}",
                spent.told(),
                peak()
            )?;
            files.book.clone()
        }
    };
    let open = || Book::open(&book);
    // The smaller one first: the peak of memory only grows.
    let mut times = Vec::with_capacity(ROUNDS);
    let (mut rows, mut columns) = (0, 0);
    for _ in 0..ROUNDS {
        let started = std::time::Instant::now();
        let book = open()?;
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
    let spent = Spent::start();
    let book = open()?;
    let made = Panel::prepare(&book, query)?;
    let rows = panel::to_parquet(&made, &files.panel)?;
    let told = spent.told();
    let size = std::fs::metadata(&files.panel).map_or(0, |data| data.len());
    writeln!(
        terminal.out(),
        "all dyads     {} rows, {} columns as Parquet ({:.1} MB): {told}{}",
        rows,
        made.columns().len(),
        size as f64 / 1e6,
        peak()
    )?;
    Ok(Outcome::Done)
}
