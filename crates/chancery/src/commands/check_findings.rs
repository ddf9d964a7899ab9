//! `chancery check-findings`: compares the events of a text with a list of what a reader found.

mod findings;
mod judge;

use std::path::PathBuf;

use crate::coding::{CodingArgs, Reading};
use crate::input;
use crate::problem::Outcome;
use crate::terminal::Terminal;
use std::io::Write;

use findings::Level;

/// Compare the events of a text with a table of what a careful reader finds in it
///
/// The table is tab-separated with a header: n, level (core, more, none), quote, type, actors,
/// recipients, mutual (yes, no, either), status, field, attribution. Alternatives are separated by
/// `|`, country codes by `,`; `*` is anything. The events of a row are those whose predicate shares
/// a word with the quote; the row is met when one of them agrees in every column. A row of level
/// `none` is violated by any such event.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  chancery check-findings article.txt expected.tsv --date 2023-06-01"
)]
pub(crate) struct Args {
    /// The text
    text: PathBuf,
    /// The table of findings
    findings: PathBuf,
    #[command(flatten)]
    metadata: input::MetadataArgs,
    #[command(flatten)]
    coding: CodingArgs,
    /// Show only the rows that are not met
    #[arg(long)]
    failures: bool,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let rows = findings::read(&args.findings)?;
    let document = input::one_document(&args.text, &args.metadata, terminal)?;
    let reading = Reading::new(&args.coding.coder(0.0, terminal)?, document);
    let text = findings::Normalised::new(&reading.document.text);

    let mut table = Vec::new();
    let mut totals = [(0usize, 0usize); Level::ALL.len()];
    for row in &rows {
        let span = text.find(&row.quote);
        let verdict = judge::judge(row, span, &reading.coded.events);
        let total = &mut totals[row.level as usize];
        total.1 += 1;
        total.0 += usize::from(verdict.met);
        if verdict.met && args.failures {
            continue;
        }
        let word = match (row.level, verdict.met) {
            (Level::None, true) => "clear",
            (Level::None, false) => "violated",
            (_, true) => "met",
            (_, false) => "missed",
        };
        table.push(vec![
            row.number.clone(),
            row.level.name().to_owned(),
            word.to_owned(),
            row.quote.clone(),
            verdict.explanation,
        ]);
    }
    terminal.table(&["n", "level", "result", "quote", "what differs"], table)?;
    let out = terminal.out();
    writeln!(out)?;
    for (level, (met, all)) in Level::ALL.iter().zip(totals) {
        let what = if *level == Level::None {
            "clear"
        } else {
            "met in all columns"
        };
        writeln!(out, "{}: {met} of {all} {what}", level.name())?;
    }
    Ok(Outcome::Done)
}
