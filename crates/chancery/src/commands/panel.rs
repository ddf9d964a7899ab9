//! `chancery panel`: a table of countries or dyads and years from the numbers of a book.

mod parquet;
mod text;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use measure::panels::{Chunk, Column, Panel, PanelError, Query, Rows, Standing};
use record::StateSystem;

use crate::country;
use crate::problem::{Outcome, Problem};
use crate::store::{self, BookArgs};
use crate::terminal::Terminal;

/// Write a table of dyads or countries and years
///
/// The rows are those of a list of states; the columns are numbers of the data sets that were
/// imported. Beside the columns of each source there is one that says what stands in them: `value`,
/// `zero` (the source lists all cases and this is none), `missing` (the source has no value) or
/// `not_covered` (it did not look).
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  chancery panel --book my.book --from 1946 --to 2020 --directed --vars trade,distance,atop -o panel.parquet\n  chancery panel --book my.book --dyad BLR PAK --from 1991 --to 2024 --vars all -o -\n  chancery panel --book my.book --countries --system iso --from 1990 --to 2023 --vars wdi -o countries.csv\n\nShort names: trade, distance, alliances, contiguity, igos, diplomacy, votes, ideal-points, arms, visits; `all`; events.count, events.quad1 to quad4, events.score or events.consult and other types for the latest event data set; SOURCE for all of a source; SOURCE.VARIABLE; SOURCE@VERSION.VARIABLE."
)]
pub(crate) struct Args {
    #[command(flatten)]
    book: BookArgs,
    /// First year
    #[arg(long, value_name = "YEAR", default_value_t = 1816)]
    from: i32,
    /// Last year [default: the present one]
    #[arg(long, value_name = "YEAR")]
    to: Option<i32>,
    /// The list that says which states there are
    #[arg(long, value_name = "LIST", default_value = "cow")]
    system: System,
    /// Both directions of each dyad
    #[arg(long, conflicts_with = "countries")]
    directed: bool,
    /// A row for each country instead of each dyad
    #[arg(long)]
    countries: bool,
    /// A row for each month instead of each year
    #[arg(long)]
    months: bool,
    /// Only these two countries
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    dyad: Option<Vec<String>>,
    /// Variables, with commas between them
    #[arg(long, value_name = "NAMES", value_delimiter = ',', required = true)]
    vars: Vec<String>,
    /// The file to write: .csv, .jsonl or .parquet; `-` is standard output, as CSV
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Format, where the ending of the file does not say it
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum System {
    /// Correlates of War
    Cow,
    /// Gleditsch and Ward, with microstates
    Gw,
    /// States with an ISO 3166-1 code
    Iso,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Comma-separated values
    Csv,
    /// One JSON object a line
    Jsonl,
    /// Apache Parquet
    Parquet,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let format = format(&args)?;
    let to_output = args.output.as_os_str() == "-";
    if to_output && format == Format::Parquet {
        return Err(Problem::usage("Parquet needs a file; name one with -o").into());
    }
    let only = match args.dyad.as_deref() {
        Some([a, b]) => {
            let key = |name: &str| -> Result<String, Problem> {
                Ok(country::resolve(name)?.id.entity().code.to_owned())
            };
            Some((key(a)?, key(b)?))
        }
        _ => None,
    };
    let query = Query {
        system: match args.system {
            System::Cow => StateSystem::Cow,
            System::Gw => StateSystem::Gw,
            System::Iso => StateSystem::Iso,
        },
        from: args.from,
        to: args.to.unwrap_or_else(|| i32::from(store::today().year())),
        rows: if args.countries {
            Rows::Countries
        } else {
            Rows::Dyads {
                directed: args.directed,
            }
        },
        months: args.months,
        only,
        variables: args.vars.clone(),
    };
    let book = args.book.open()?;
    let panel = Panel::prepare(&book, query).map_err(as_problem)?;
    let rows = if to_output {
        as_text(&panel, format, terminal.out())?
    } else {
        to_file(&panel, format, &args.output)?
    };
    terminal.note(&format!(
        "{rows} rows, {} columns of variables{}",
        panel.columns().len(),
        if to_output {
            String::new()
        } else {
            format!(" in {}", args.output.display())
        }
    ));
    Ok(Outcome::Done)
}

fn format(args: &Args) -> Result<Format, Problem> {
    if let Some(format) = args.format {
        return Ok(format);
    }
    let ending = args.output.extension().and_then(|ending| ending.to_str());
    match ending {
        Some("csv") => Ok(Format::Csv),
        Some("jsonl" | "ndjson") => Ok(Format::Jsonl),
        Some("parquet") => Ok(Format::Parquet),
        _ if args.output.as_os_str() == "-" => Ok(Format::Csv),
        _ => Err(Problem::usage(format!(
            "the ending of {} does not say a format",
            args.output.display()
        ))
        .hint("end it in .csv, .jsonl or .parquet, or write --format")),
    }
}

pub(super) fn as_problem(error: PanelError) -> anyhow::Error {
    match error {
        PanelError::Book(error) => error.into(),
        error => Problem::usage(error.to_string()).into(),
    }
}

/// Writes a panel as Parquet; gives the number of rows.
pub(super) fn to_parquet(panel: &Panel, path: &Path) -> anyhow::Result<usize> {
    to_file(panel, Format::Parquet, path)
}

/// Writes a panel as CSV and keeps nothing of it; gives the number of rows.
pub(super) fn to_nowhere(panel: &Panel) -> anyhow::Result<usize> {
    as_text(panel, Format::Csv, &mut std::io::sink())
}

/// Writes beside the file and renames, so that no half file stays behind.
fn to_file(panel: &Panel, format: Format, path: &Path) -> anyhow::Result<usize> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let named = |error: std::io::Error| {
        Problem::input(format!("{} cannot be written: {error}", path.display()))
    };
    let file = File::create(&part).map_err(named)?;
    let result = write(panel, format, &mut BufWriter::with_capacity(1 << 20, file));
    match result {
        Ok(rows) => {
            std::fs::rename(&part, path).map_err(named)?;
            Ok(rows)
        }
        Err(error) => {
            let _ = std::fs::remove_file(&part);
            Err(error)
        }
    }
}

fn write(panel: &Panel, format: Format, out: &mut (impl Write + Send)) -> anyhow::Result<usize> {
    if format == Format::Parquet {
        return parquet::write(panel, out);
    }
    as_text(panel, format, out)
}

fn as_text(panel: &Panel, format: Format, out: &mut impl Write) -> anyhow::Result<usize> {
    let rows = match format {
        Format::Jsonl => text::jsonl(panel, out),
        _ => text::csv(panel, out),
    };
    let rows = rows.map_err(unpack)?;
    out.flush()?;
    Ok(rows)
}

/// An error of the file that came through the panel, as itself.
fn unpack(error: PanelError) -> anyhow::Error {
    match error {
        PanelError::Sink(error) => match error.downcast::<std::io::Error>() {
            Ok(error) => anyhow::Error::new(*error),
            Err(error) => anyhow::anyhow!(error),
        },
        error => as_problem(error),
    }
}

/// Names of the columns with the numbers of the list; empty for ISO.
fn number_columns(panel: &Panel) -> Vec<&'static str> {
    let query = panel.query();
    match (query.system, query.rows) {
        (StateSystem::Iso, _) => Vec::new(),
        (StateSystem::Cow, Rows::Countries) => vec!["ccode"],
        (StateSystem::Gw, Rows::Countries) => vec!["gwcode"],
        (StateSystem::Cow, _) => vec!["ccode1", "ccode2"],
        (StateSystem::Gw, _) => vec!["gwcode1", "gwcode2"],
    }
}

/// Names of the columns with the entities.
fn entity_columns(panel: &Panel) -> &'static [&'static str] {
    match panel.query().rows {
        Rows::Countries => &["country"],
        Rows::Dyads { .. } => &["a", "b"],
    }
}

/// The columns of one source, and what stands in them as a word.
struct Coverage {
    /// Name of the column: `cow_trade_coverage`.
    name: String,
    columns: Vec<usize>,
}

impl Coverage {
    fn all(panel: &Panel) -> Vec<Coverage> {
        let mut all: Vec<Coverage> = Vec::new();
        for (index, column) in panel.columns().iter().enumerate() {
            let name = Coverage::name(panel, column);
            match all.iter_mut().find(|known| known.name == name) {
                Some(known) => known.columns.push(index),
                None => all.push(Coverage {
                    name,
                    columns: vec![index],
                }),
            }
        }
        all
    }

    fn name(panel: &Panel, column: &Column) -> String {
        // Two versions of one source in a panel need their version.
        let several = panel
            .columns()
            .iter()
            .any(|other| other.source == column.source && other.version != column.version);
        let name = if several {
            format!("{}_{}_coverage", column.source, column.version)
        } else {
            format!("{}_coverage", column.source)
        };
        name.replace(|c: char| !c.is_ascii_alphanumeric(), "_")
    }

    /// What stands in each column of the source.
    fn key(&self, chunk: &Chunk, row: usize) -> Vec<Standing> {
        let standing = |&column: &usize| chunk.columns[column].standings[row];
        self.columns.iter().map(standing).collect()
    }

    /// Whether what stands in the row is the same as in the row before.
    fn same(&self, chunk: &Chunk, row: usize, before: &[Standing]) -> bool {
        self.columns.len() == before.len()
            && self
                .columns
                .iter()
                .zip(before)
                .all(|(&column, &known)| chunk.columns[column].standings[row] == known)
    }

    /// One word when all columns agree, else one for each, with `|` between them.
    fn word(key: &[Standing]) -> String {
        match key {
            [first, rest @ ..] if rest.iter().all(|other| other == first) => {
                first.name().to_owned()
            }
            _ => {
                let words: Vec<&str> = key.iter().map(|standing| standing.name()).collect();
                words.join("|")
            }
        }
    }
}

/// A word for each row of a source, worked out only where it changes.
struct CoverageWords {
    key: Vec<Standing>,
    word: String,
    /// How often the word has changed.
    changes: usize,
}

impl CoverageWords {
    fn new() -> CoverageWords {
        CoverageWords {
            key: Vec::new(),
            word: String::new(),
            changes: 0,
        }
    }

    fn at(&mut self, coverage: &Coverage, chunk: &Chunk, row: usize) -> &str {
        if !coverage.same(chunk, row, &self.key) {
            self.key = coverage.key(chunk, row);
            self.word = Coverage::word(&self.key);
            self.changes += 1;
        }
        &self.word
    }
}
