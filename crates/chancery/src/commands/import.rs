//! `chancery import`: numbers of data sets into a book.

use std::path::{Path, PathBuf};

use book::{Book, NumbersImport, RowCounts};
use datasets::kinds::table::Mapping;
use datasets::{Input, Kind, Options, Report, Sink, SinkError};
use indicatif::{ProgressBar, ProgressStyle};
use record::{Observation, Source, Variable};

use super::import_events::{self, EventArgs};
use super::import_flows;
use crate::problem::{Outcome, Problem};
use crate::store;
use crate::terminal::{Terminal, printable};

/// Names without a country that are written out; the rest is counted.
const NAMES_SHOWN: usize = 12;

/// Broken records that are written out.
const BROKEN_SHOWN: usize = 12;

/// Import a data set into a book
///
/// Files are read as they are published, also in gzip and zip. The data set is kept with its
/// version, coverage and citation; the same version imported again takes the place of the one
/// before, and nothing else changes. Files of event data sets are added to those in the book; one
/// that was added before is not counted again. The program ships no data set.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  chancery import --list\n  chancery import cow-trade Dyadic_COW_4.0.csv National_COW_4.0.csv --book my.book\n  chancery import cow-trade COW_Trade_4.0.zip --dry-run\n  chancery import table visits.csv --book my.book --set name=visits --set a=from --set b=to --set naming=iso3 --set year=year --set variables=visits"
)]
pub(crate) struct Args {
    /// Which data set, a word of `--list`
    #[arg(required_unless_present = "list", value_name = "KIND")]
    kind: Option<String>,
    /// Its files; `-` is standard input
    #[arg(required_unless_present = "list", value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The book, one file; made when there is none
    #[arg(long, value_name = "FILE", required_unless_present_any = ["list", "dry_run"])]
    pub(super) book: Option<PathBuf>,
    /// Read the files and say what is in them, but keep nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Version of the data set, where it is another than `--list` names
    #[arg(long, value_name = "VERSION")]
    pub(super) data_version: Option<String>,
    /// Name of the variable, where the file does not name its indicator
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// For `table`: a TOML file that says what the columns mean, see docs/DATA.md
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// For `table`: one key of a mapping; may be given several times
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
    /// List the data sets that can be imported, with their files
    #[arg(long, exclusive = true)]
    list: bool,
    #[command(flatten)]
    pub(super) events: EventArgs,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    if args.list {
        return list(terminal);
    }
    let key = args.kind.as_deref().unwrap_or_default();
    if let Some(kind) = datasets::events::event_kind(key) {
        return import_events::run(kind, &args, terminal);
    }
    if args.events.given() {
        return Err(Problem::usage(format!(
            "--by, --duplicates, --keep-events and --replace are for event data sets, which {key} is not"
        ))
        .into());
    }
    if let Some(kind) = datasets::flows::flow_kind(key) {
        let request = import_flows::Request {
            files: &args.files,
            book: args.book.as_ref().filter(|_| !args.dry_run),
            version: args.data_version.as_deref(),
        };
        return import_flows::run(kind, &request, terminal);
    }
    let kind = datasets::kind(key).map_err(|error| Problem::usage(error.to_string()))?;
    let options = Options {
        version: args.data_version.clone(),
        name: args.name.clone(),
        mapping: mapping(&args)?,
    };
    let report = if args.dry_run {
        let (source, report) = read(kind, &args.files, &options, &mut (), terminal)?;
        write_report(&source, &report, terminal)?;
        terminal.note("nothing was kept (--dry-run)");
        report
    } else {
        let path = args.book.clone().unwrap_or_default();
        let mut book = Book::create_or_open(&path)?;
        keep(kind, &args.files, &options, &mut book, &path, terminal)?
    };
    let failed = usize::from(report.broken > 0 || !report.cut_short.is_empty());
    Ok(Outcome::from_failures(failed))
}

/// The mapping of the arguments, if there is one.
fn mapping(args: &Args) -> anyhow::Result<Option<Mapping>> {
    let text = match &args.mapping {
        Some(path) => std::fs::read_to_string(path).map_err(|error| {
            Problem::input(format!("{} cannot be read: {error}", path.display()))
        })?,
        None if args.set.is_empty() => return Ok(None),
        None => String::new(),
    };
    let mapping = Mapping::read(&text, &args.set)
        .map_err(|error| Problem::usage(error.to_string()).hint("docs/DATA.md has the keys"))?;
    Ok(Some(mapping))
}

fn keep(
    kind: &Kind,
    files: &[PathBuf],
    options: &Options,
    book: &mut Book,
    path: &Path,
    terminal: &mut Terminal,
) -> anyhow::Result<Report> {
    let mut sink = IntoBook::Waiting(book);
    let (source, report) = read(kind, files, options, &mut sink, terminal)?;
    if !sink.is_running() {
        return Ok(report);
    }
    if report.observations == 0 {
        write_report(&source, &report, terminal)?;
        return Err(Problem::input("no number could be taken from the files")
            .hint("the book is as it was")
            .into());
    }
    let names: Vec<String> = files.iter().map(|file| file_name(file)).collect();
    let (total, replaced) = sink.commit(&names, &report)?;
    write_report(&source, &report, terminal)?;
    let mut note = format!("{total} observations in {}", path.display());
    if let Some(replaced) = replaced {
        note.push_str(&format!(
            "; {replaced} of the same source and version were replaced"
        ));
    }
    terminal.note(&note);
    Ok(report)
}

/// Reads the files with a progress bar.
fn read(
    kind: &Kind,
    files: &[PathBuf],
    options: &Options,
    sink: &mut dyn Sink,
    terminal: &Terminal,
) -> anyhow::Result<(Source, Report)> {
    let progress = progress(terminal, total_size(files));
    let result = datasets::import(kind, inputs(files), options, sink, &mut |bytes| {
        progress.set_position(bytes);
    });
    progress.finish_and_clear();
    Ok(result?)
}

/// The files as they are named; `-` is standard input.
pub(super) fn inputs(files: &[PathBuf]) -> Vec<Input<'static>> {
    let inputs = files.iter().map(|file| match file.to_str() {
        Some("-") => Input::Reader("standard input".to_owned(), Box::new(std::io::stdin())),
        _ => Input::Path(file.clone()),
    });
    inputs.collect()
}

/// Bytes of the files as they lie on the disk.
pub(super) fn total_size(files: &[PathBuf]) -> u64 {
    let size = |file: &PathBuf| std::fs::metadata(file).map_or(0, |data| data.len());
    files.iter().map(size).sum()
}

/// Bytes read on standard error, on a terminal only.
pub(super) fn progress(terminal: &Terminal, bytes: u64) -> ProgressBar {
    if !terminal.shows_progress() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(bytes);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {bytes} of {total_bytes}, {eta}") {
        bar.set_style(style);
    }
    bar
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// A book as the end of an import; the transaction begins with the source.
pub(crate) enum IntoBook<'b> {
    /// No source yet.
    Waiting(&'b mut Book),
    /// Between the two, while the book changes hands.
    Moving,
    /// The source is known.
    Running(NumbersImport<'b>),
}

impl<'b> IntoBook<'b> {
    fn is_running(&self) -> bool {
        matches!(self, IntoBook::Running(_))
    }

    /// Keeps what came; gives the observations, and those of the same source and version that were
    /// replaced, if there were any.
    pub(crate) fn commit(
        self,
        files: &[String],
        report: &Report,
    ) -> anyhow::Result<(u64, Option<u64>)> {
        let IntoBook::Running(import) = self else {
            return Ok((0, None));
        };
        let replaced = import.replaced();
        let rows = RowCounts {
            read: report.rows_read,
            kept: report.rows_kept,
            broken: report.broken,
            unmatched: report.unmatched_rows,
        };
        Ok((import.commit(files, rows, &store::now())?, replaced))
    }

    fn running(&mut self) -> Result<&mut NumbersImport<'b>, SinkError> {
        match self {
            IntoBook::Running(import) => Ok(import),
            _ => Err("an observation came before its source".into()),
        }
    }
}

impl Sink for IntoBook<'_> {
    fn begin(&mut self, source: &Source) -> Result<(), SinkError> {
        if let IntoBook::Waiting(book) = std::mem::replace(self, IntoBook::Moving) {
            *self = IntoBook::Running(book.begin_import(source)?);
        }
        Ok(())
    }

    fn variable(&mut self, variable: &Variable) -> Result<(), SinkError> {
        Ok(self.running()?.add_variable(variable)?)
    }

    fn take(&mut self, observation: &Observation<'_>) -> Result<(), SinkError> {
        Ok(self.running()?.take(observation)?)
    }
}

fn list(terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let rows = datasets::KINDS
        .iter()
        .map(|kind| vec![kind.key.into(), kind.title.into(), kind.reads.into()])
        .chain(import_flows::list())
        .chain(import_events::listed());
    terminal.table(&["kind", "data set", "files"], rows.collect())?;
    Ok(Outcome::Done)
}

pub(super) fn write_report(
    source: &Source,
    report: &Report,
    terminal: &mut Terminal,
) -> anyhow::Result<()> {
    use std::io::Write as _;
    let out = terminal.out();
    writeln!(out, "{} {}", source.name, source.version)?;
    let line = |name: &str, text: String| format!("  {name:<14}{text}");
    writeln!(
        out,
        "{}",
        line(
            "rows",
            format!("{} read, {} kept", report.rows_read, report.rows_kept)
        )
    )?;
    let years = report
        .years
        .map_or_else(String::new, |(from, to)| format!(", {from} to {to}"));
    writeln!(
        out,
        "{}",
        line("observations", format!("{}{years}", report.observations))
    )?;
    if report.missing_values > 0 {
        let text = format!(
            "{} (marked as missing in the source)",
            report.missing_values
        );
        writeln!(out, "{}", line("no value", text))?;
    }
    for (reason, count) in &report.left_out {
        writeln!(out, "{}", line("left out", format!("{count}: {reason}")))?;
    }
    if report.not_utf8 > 0 {
        let text = format!(
            "{} rows are not UTF-8, read as Windows-1252",
            report.not_utf8
        );
        writeln!(out, "{}", line("encoding", text))?;
    }
    for note in &report.notes {
        writeln!(out, "{}", line("note", printable(note)))?;
    }
    writeln!(out, "{}", line("cite", source.citation.clone()))?;
    terminal.flush()?;
    warn(report, terminal);
    Ok(())
}

/// What is not in, as warnings.
pub(super) fn warn(report: &Report, terminal: &mut Terminal) {
    if report.unmatched_rows > 0 {
        let mut names: Vec<_> = report.unmatched.iter().collect();
        names.sort_by_key(|(name, tally)| (std::cmp::Reverse(tally.count), name.as_str()));
        terminal.warning(&format!(
            "{} rows have a country that is not known or not certain ({} names or codes)",
            report.unmatched_rows,
            names.len()
        ));
        for (name, tally) in names.iter().take(NAMES_SHOWN) {
            let years = tally
                .years
                .map_or_else(String::new, |(from, to)| format!(", {from} to {to}"));
            let candidates = match tally.candidates.as_slice() {
                [] => String::new(),
                some => format!(", may be {}", some.join(" or ")),
            };
            terminal.note(&printable(&format!(
                "  {name}: {} rows{years}{candidates}",
                tally.count
            )));
        }
        if names.len() > NAMES_SHOWN {
            terminal.note(&format!("  and {} more", names.len() - NAMES_SHOWN));
        }
    }
    if report.broken > 0 {
        terminal.warning(&format!("{} rows could not be used", report.broken));
        for broken in report.broken_records.iter().take(BROKEN_SHOWN) {
            let (file, line, reason) = (&broken.file, broken.line, &broken.reason);
            terminal.note(&printable(&format!("  {file}:{line}: {reason}")));
        }
        let more = report.broken - report.broken.min(BROKEN_SHOWN as u64);
        if more > 0 {
            terminal.note(&format!("  and {more} more"));
        }
    }
    for reason in &report.cut_short {
        terminal.warning(&printable(reason));
    }
}
