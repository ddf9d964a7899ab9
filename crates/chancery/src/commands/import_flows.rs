//! `chancery import baci` and `comtrade`: goods by product into a book.

use std::path::PathBuf;

use book::{Book, FlowsImport, RowCounts};
use datasets::flows::{FLOW_KINDS, FlowKind, FlowSink, import_flows};
use datasets::{Report, SinkError};
use record::{ProductFlow, Source};

use super::import::{file_name, inputs, progress, total_size, write_report};
use crate::problem::{Outcome, Problem};
use crate::store;
use crate::terminal::Terminal;

/// What the command line says about the import.
pub(crate) struct Request<'r> {
    pub(crate) files: &'r [PathBuf],
    pub(crate) book: Option<&'r PathBuf>,
    pub(crate) version: Option<&'r str>,
}

/// The data sets for `chancery import --list`.
pub(crate) fn list() -> impl Iterator<Item = Vec<String>> {
    FLOW_KINDS
        .iter()
        .map(|kind| vec![kind.key.into(), kind.title.into(), kind.reads.into()])
}

/// Imports the files; without a book nothing is kept.
pub(crate) fn run(
    kind: &FlowKind,
    request: &Request<'_>,
    terminal: &mut Terminal,
) -> anyhow::Result<Outcome> {
    let report = match request.book {
        None => {
            let (source, report) = read(kind, request, &mut (), terminal)?;
            write_report(&source, &report, terminal)?;
            terminal.note("nothing was kept (--dry-run)");
            report
        }
        Some(path) => {
            let mut book = Book::create_or_open(path)?;
            let mut sink = IntoBook::Waiting(&mut book);
            let (source, report) = read(kind, request, &mut sink, terminal)?;
            let IntoBook::Running(import) = sink else {
                return Ok(Outcome::Done);
            };
            if report.observations == 0 {
                write_report(&source, &report, terminal)?;
                return Err(Problem::input("no flow could be taken from the files")
                    .hint("the book is as it was")
                    .into());
            }
            let replaced = import.replaced();
            let names: Vec<String> = request.files.iter().map(|file| file_name(file)).collect();
            let rows = RowCounts {
                read: report.rows_read,
                kept: report.rows_kept,
                broken: report.broken,
                unmatched: report.unmatched_rows,
            };
            let total = import.commit(&names, rows, &store::now())?;
            write_report(&source, &report, terminal)?;
            let mut note = format!("{total} flows in {}", path.display());
            if replaced {
                note.push_str("; those of the same source and version were replaced");
            }
            terminal.note(&note);
            report
        }
    };
    let failed = usize::from(report.broken > 0 || !report.cut_short.is_empty());
    Ok(Outcome::from_failures(failed))
}

fn read(
    kind: &FlowKind,
    request: &Request<'_>,
    sink: &mut dyn FlowSink,
    terminal: &Terminal,
) -> anyhow::Result<(Source, Report)> {
    let progress = progress(terminal, total_size(request.files));
    let result = import_flows(
        kind,
        inputs(request.files),
        request.version,
        sink,
        &mut |bytes| progress.set_position(bytes),
    );
    progress.finish_and_clear();
    Ok(result?)
}

/// A book as the end of an import; the transaction begins with the source.
enum IntoBook<'b> {
    Waiting(&'b mut Book),
    /// Between the two, while the book changes hands.
    Moving,
    Running(FlowsImport<'b>),
}

impl FlowSink for IntoBook<'_> {
    fn begin(&mut self, source: &Source) -> Result<(), SinkError> {
        if let IntoBook::Waiting(book) = std::mem::replace(self, IntoBook::Moving) {
            *self = IntoBook::Running(book.begin_flows(source)?);
        }
        Ok(())
    }

    fn flow(&mut self, flow: &ProductFlow<'_>) -> Result<(), SinkError> {
        match self {
            IntoBook::Running(import) => Ok(import.take(flow)?),
            _ => Err("a flow came before its source".into()),
        }
    }
}
