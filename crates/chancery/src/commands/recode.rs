//! `chancery recode`: codes all documents of a book again.

use crate::coding;
use crate::problem::Outcome;
use crate::store::{self, BookArgs};
use crate::terminal::{Terminal, counted};

use super::add::progress;

/// Code all documents of a book again with this version
///
/// The documents and the reader's corrections stay; the events of each document are replaced in one
/// step.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    book: BookArgs,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let mut book = args.book.open_for_writing()?;
    let coder = coding::coder(0.0);
    let progress = progress(terminal);
    let before = book.statistics()?.events;
    let documents = book.documents()?;
    for document in &documents {
        let analysis = lang::analyze(&document.text);
        let coded = coder.code(document, &analysis);
        book.recode(&document.id, &coded, &store::now())?;
        progress.inc(1);
    }
    progress.finish_and_clear();
    let after = book.statistics()?.events;
    terminal.note(&format!(
        "{}; {} before, {after} now",
        counted(documents.len(), "document"),
        counted(before, "event")
    ));
    Ok(Outcome::Done)
}
