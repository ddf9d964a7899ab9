//! `chancery add`: documents into a book.

use std::path::PathBuf;

use book::Added;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use record::Document;

use crate::coding::{CodingArgs, Reading};
use crate::input::{self, MetadataArgs};
use crate::problem::Outcome;
use crate::store::{self, BookArgs};
use crate::terminal::{Terminal, counted};

/// Documents that are coded at the same time before they are written in their order.
const BATCH: usize = 64;

/// Read documents into a book
///
/// The book is made when there is none. The same text is kept once, so that adding it again is
/// harmless; what it says about a document that was not known before (a date, an address) is filled
/// in. Every document goes in whole or not at all.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  chancery add articles/ --book my.book\n  chancery add page.html --date 2023-06-01 --publisher \"Ministry of Trade\" --book my.book"
)]
pub(crate) struct Args {
    /// Files and folders; `-` is standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    metadata: MetadataArgs,
    #[command(flatten)]
    coding: CodingArgs,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let coder = args.coding.coder(0.0, terminal)?;
    let mut book = args.book.open_for_writing()?;
    let (mut failed, mut new, mut known, mut events) = (0, 0usize, 0usize, 0usize);
    let (mut completed, mut undated) = (0usize, 0usize);
    let progress = progress(terminal);
    let mut outcomes = input::each(&args.paths, &args.metadata);
    loop {
        let mut batch: Vec<Document> = Vec::with_capacity(BATCH);
        let mut ended = false;
        while batch.len() < BATCH && !ended {
            let Some(outcome) = outcomes.next() else {
                ended = true;
                break;
            };
            let Some(mut document) = input::settle(outcome, &mut failed, terminal) else {
                continue;
            };
            if let Some(same) = batch.iter_mut().find(|other| other.id == document.id) {
                same.metadata = same.metadata.clone().or(&document.metadata);
                known += 1;
                continue;
            }
            if let Some(stored) = book.metadata(&document.id)? {
                let merged = stored.clone().or(&document.metadata);
                if merged == stored {
                    known += 1;
                    progress.inc(1);
                    continue;
                }
                document.metadata = merged;
            }
            batch.push(document);
        }
        let readings: Vec<Reading> = batch
            .into_par_iter()
            .map(|document| Reading::new(&coder, document))
            .collect();
        for reading in readings {
            match book.add(&reading.document, &reading.coded, &store::now())? {
                Added::New => {
                    new += 1;
                    events += reading.coded.events.len();
                }
                Added::Completed => completed += 1,
                Added::Known => known += 1,
            }
            undated += usize::from(reading.document.metadata.date.is_none());
            progress.inc(1);
        }
        if ended {
            break;
        }
    }
    progress.finish_and_clear();
    let mut summary = format!(
        "{} with {} in {}",
        counted(new, "new document"),
        counted(events, "event"),
        args.book.path().display()
    );
    if completed > 0 {
        summary.push_str(&format!(
            "; of {} more is known now",
            counted(completed, "document")
        ));
    }
    if known > 0 {
        summary.push_str(&format!("; {known} already there"));
    }
    if failed > 0 {
        summary.push_str(&format!("; {failed} could not be read"));
    }
    terminal.note(&summary);
    let others = book
        .coders()?
        .iter()
        .filter(|(name, _)| *name != coder.version())
        .map(|(_, count)| count)
        .sum::<usize>();
    if others > 0 {
        terminal.note(&format!(
            "coded by another version or with another lexicon: {}; `chancery recode` codes all alike",
            counted(others, "document")
        ));
    }
    if undated > 0 {
        terminal.note(&format!(
            "without a date: {}; add again with --date to give one",
            counted(undated, "document")
        ));
    }
    Ok(Outcome::from_failures(failed))
}

/// A count of documents on standard error, on a terminal only.
pub(crate) fn progress(terminal: &Terminal) -> ProgressBar {
    if !terminal.shows_progress() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} documents, {per_sec}") {
        bar.set_style(style);
    }
    bar
}
