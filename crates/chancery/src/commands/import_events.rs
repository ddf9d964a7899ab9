//! `chancery import` of an event data set.

use std::path::Path;

use book::{Book, EventImport};
use datasets::SinkError;
use datasets::events::{
    Dedupe, EVENT_KINDS, EventKind, EventOptions, EventReport, EventSink, import_events,
};
use record::{DyadCell, EventFile, EventSetSettings, PeriodTotal, RollupGrain, SetEvent, Source};

use super::import::{Args, inputs, progress, total_size, warn};
use crate::problem::{Outcome, Problem};
use crate::store;
use crate::terminal::{Terminal, printable};

/// How the events of a data set are counted.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Event data sets")]
pub(crate) struct EventArgs {
    /// Length of the periods that events are counted by
    #[arg(long, value_name = "GRAIN", value_enum)]
    by: Option<By>,
    /// Which records are one event: `day` those of a day with the same actor, recipient and act, `id`
    /// those with the same id, `off` none
    #[arg(long, value_name = "RULE", value_enum)]
    duplicates: Option<Rule>,
    /// Keep the records too, not counts alone
    #[arg(long)]
    keep_events: bool,
    /// Begin the data set anew: what the book has of the same version goes, and is not added to
    #[arg(long)]
    replace: bool,
}

impl EventArgs {
    /// Whether any of them was given.
    pub(crate) fn given(&self) -> bool {
        self.by.is_some() || self.duplicates.is_some() || self.keep_events || self.replace
    }
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum By {
    /// By day
    Day,
    /// By month, which is usual
    Month,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Rule {
    /// One a day of the same actor, recipient and act, which is usual
    Day,
    /// One of the same id
    Id,
    /// Every record is an event
    Off,
}

/// The rows of the list of kinds.
pub(crate) fn listed() -> impl Iterator<Item = Vec<String>> {
    EVENT_KINDS
        .iter()
        .map(|kind| vec![kind.key.into(), kind.title.into(), kind.reads.into()])
}

pub(crate) fn run(
    kind: &EventKind,
    args: &Args,
    terminal: &mut Terminal,
) -> anyhow::Result<Outcome> {
    let settings = &args.events;
    let options = EventOptions {
        version: args.data_version.as_deref(),
        grain: match settings.by {
            Some(By::Day) => RollupGrain::Day,
            Some(By::Month) | None => RollupGrain::Month,
        },
        duplicates: match settings.duplicates {
            Some(Rule::Off) => Dedupe::Off,
            Some(Rule::Id) => Dedupe::Id,
            Some(Rule::Day) => Dedupe::Day,
            None => kind.usual_rule(),
        },
        keep: settings.keep_events,
    };
    let report = if args.dry_run {
        let (source, report) = read(kind, args, &options, &mut (), terminal)?;
        write_report(&source, &report, &options, terminal)?;
        terminal.note("nothing was kept (--dry-run)");
        report
    } else {
        let path = args.book.clone().unwrap_or_default();
        let mut book = Book::create_or_open(&path)?;
        let (source, report) = {
            let mut sink = IntoBook::Waiting(&mut book, settings.replace);
            let read = read(kind, args, &options, &mut sink, terminal);
            // The files before one that cannot be read are in.
            match sink {
                IntoBook::Running(import) => import.finish()?,
                IntoBook::Waiting(..) | IntoBook::Moving => {}
            }
            read?
        };
        write_report(&source, &report, &options, terminal)?;
        after(&book, &source, &path, terminal)?;
        report
    };
    if report.rows.rows_kept == 0 && report.rows.rows_read > 0 {
        return Err(Problem::input("no event could be taken from the files").into());
    }
    let failed = report.rows.broken > 0 || !report.rows.cut_short.is_empty();
    Ok(Outcome::from_failures(usize::from(failed)))
}

fn read(
    kind: &EventKind,
    args: &Args,
    options: &EventOptions<'_>,
    sink: &mut dyn EventSink,
    terminal: &Terminal,
) -> anyhow::Result<(Source, EventReport)> {
    let progress = progress(terminal, total_size(&args.files));
    let result = import_events(kind, inputs(&args.files), options, sink, &mut |bytes| {
        progress.set_position(bytes);
    });
    progress.finish_and_clear();
    Ok(result?)
}

/// A book as the end of an import; the transaction begins with the source.
enum IntoBook<'b> {
    /// No source yet; whether the set is to begin anew.
    Waiting(&'b mut Book, bool),
    /// Between the two, while the book changes hands.
    Moving,
    /// The source is known.
    Running(EventImport<'b>),
}

impl<'b> IntoBook<'b> {
    fn running(&mut self) -> Result<&mut EventImport<'b>, SinkError> {
        match self {
            IntoBook::Running(import) => Ok(import),
            _ => Err("an event came before its source".into()),
        }
    }
}

impl EventSink for IntoBook<'_> {
    fn begin(&mut self, source: &Source, settings: &EventSetSettings) -> Result<(), SinkError> {
        if let IntoBook::Waiting(book, anew) = std::mem::replace(self, IntoBook::Moving) {
            *self = IntoBook::Running(book.begin_events(source, settings, anew)?);
        }
        Ok(())
    }

    fn event(&mut self, event: &SetEvent<'_>) -> Result<(), SinkError> {
        Ok(self.running()?.keep(event)?)
    }

    fn counts(&mut self, cells: &[DyadCell], totals: &[PeriodTotal]) -> Result<(), SinkError> {
        Ok(self.running()?.counts(cells, totals)?)
    }

    fn file(&mut self, file: &EventFile) -> Result<bool, SinkError> {
        Ok(self.running()?.file(file, &store::now())?)
    }
}

fn write_report(
    source: &Source,
    report: &EventReport,
    options: &EventOptions<'_>,
    terminal: &mut Terminal,
) -> anyhow::Result<()> {
    use std::io::Write as _;
    let rows = &report.rows;
    let mut lines = vec![
        (
            "rows",
            format!(
                "{} read, {} records, {} broken",
                rows.rows_read, rows.rows_kept, rows.broken
            ),
        ),
        (
            "events",
            format!(
                "{} after duplicates ({} records of events told before, rule {:?})",
                rows.observations,
                report.duplicates,
                options.duplicates.name()
            ),
        ),
        (
            "of them",
            format!(
                "{} from one state on another, {} within a state, {} with a state on one side, {} with none",
                report.between_states,
                report.within_states,
                report.one_sided,
                report.without_states
            ),
        ),
        (
            "without type",
            format!("{} (comments and symbolic acts)", report.without_type),
        ),
    ];
    if let Some((first, last)) = report.days {
        lines.push((
            "days",
            format!("{first} to {last}, counted by {}", options.grain.name()),
        ));
    }
    if rows.not_utf8 > 0 {
        let text = format!("{} rows are not UTF-8, read as Windows-1252", rows.not_utf8);
        lines.push(("encoding", text));
    }
    for name in &report.known_files {
        let text = format!("{name} is in the book already and was not counted again");
        lines.push(("note", text));
    }
    for note in &rows.notes {
        lines.push(("note", note.clone()));
    }
    lines.push(("cite", source.citation.clone()));
    let out = terminal.out();
    writeln!(out, "{} {}", source.name, source.version)?;
    for (name, text) in lines {
        writeln!(out, "  {name:<14}{}", printable(&text))?;
    }
    warn(rows, terminal);
    if rows.unmatched_rows > 0 {
        terminal
            .note("  records with an unknown country count among all events, and in no dyad of it");
    }
    Ok(())
}

/// What the book now has of the set.
fn after(book: &Book, source: &Source, path: &Path, terminal: &mut Terminal) -> anyhow::Result<()> {
    for set in book.event_sets()? {
        if set.source.key == source.key && set.source.version == source.version {
            let periods = set
                .periods
                .map_or_else(String::new, |(first, last)| format!(", {first} to {last}"));
            terminal.note(&format!(
                "{} has {} events of {} files{periods}",
                path.display(),
                set.events,
                set.files
            ));
        }
    }
    Ok(())
}
