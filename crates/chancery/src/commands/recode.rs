//! `chancery recode`: codes all documents of a book again.

use crate::coding::CodingArgs;
use crate::problem::Outcome;
use crate::store::{self, BookArgs};
use crate::terminal::{Terminal, counted};

use super::add::progress;

/// Code all documents of a book again with this version
///
/// The documents and the reader's corrections stay; the events of each document are replaced in one
/// step. Run it after a new version of the program, or after a change of your own lexicon: each event says
/// in its field `coder` with which version and which lexicon it was coded.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    coding: CodingArgs,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let coder = args.coding.coder(0.0, terminal)?;
    let mut book = args.book.open_for_writing()?;
    let coders = book.coders()?;
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
    if coders.iter().any(|(before, _)| *before != coder.version()) {
        let all: Vec<&str> = coders.iter().map(|(name, _)| name.as_str()).collect();
        terminal.note(&format!("coded before with {}", all.join("; ")));
        terminal.note(&format!("coded now with    {}", coder.version()));
    }
    let own = |name: &str| name.contains(", lexicon ");
    if !own(&coder.version()) && coders.iter().any(|(before, _)| own(before)) {
        terminal.warning("the book was coded with a lexicon of your own before, and is no more");
        terminal.hint("give it again: chancery recode --lexicon FILE");
    }
    Ok(Outcome::Done)
}
