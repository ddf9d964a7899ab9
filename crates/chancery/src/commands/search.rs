//! `chancery search`: full text over the sentences of a book.

use std::io::Write;

use crate::problem::Outcome;
use crate::store::BookArgs;
use crate::terminal::{BOLD, DIM, Terminal, counted, printable};

/// Search the sentences of a book
///
/// All words must be there; AND, OR, NOT, brackets, "phrases" and prefix* are understood.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  chancery search 'assembly AND tractor*' --book my.book")]
pub(crate) struct Args {
    /// What to look for
    query: String,
    #[command(flatten)]
    book: BookArgs,
    /// At most so many sentences
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    limit: usize,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let book = args.book.open()?;
    let hits = book.search(&args.query, args.limit)?;
    let out = terminal.out();
    for hit in &hits {
        let date = hit.date.as_deref().unwrap_or("no date");
        let title = hit.title.as_deref().unwrap_or("untitled");
        writeln!(
            out,
            "{DIM}{date}  {}  {}{DIM:#}",
            hit.document,
            printable(title)
        )?;
        let mut line = String::new();
        let mut at = 0;
        for mark in &hit.marks {
            line.push_str(&printable(&hit.text[at..mark.start]));
            line.push_str(&format!("{BOLD}{}{BOLD:#}", printable(mark.of(&hit.text))));
            at = mark.end;
        }
        line.push_str(&printable(&hit.text[at..]));
        writeln!(out, "  {line}\n")?;
    }
    terminal.note(&counted(hits.len(), "sentence"));
    Ok(Outcome::Done)
}
