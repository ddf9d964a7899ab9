//! `chancery read`: the events of texts, without a book.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use record::Event;

use crate::coding::{self, CodingArgs, Reading};
use crate::events::{self, EventFormat, Ids};
use crate::figures;
use crate::input::{self, MetadataArgs};
use crate::problem::Outcome;
use crate::terminal::{Terminal, counted};
use crate::why::{self, Detail, Summary};

/// Read texts into events
///
/// Plain text, Markdown, HTML, JSON Lines and CSV are understood; folders are walked; `-` is standard
/// input. A table is shown on a terminal, JSON Lines go into a pipe.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  chancery read article.txt --date 2023-06-01\n  chancery read --why notes.md\n  curl -s https://example.org/a.html | chancery read - --format csv"
)]
pub(crate) struct Args {
    /// Files and folders
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How to write the result [default: table on a terminal, else jsonl]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    #[command(flatten)]
    metadata: MetadataArgs,
    #[command(flatten)]
    coding: CodingArgs,
    /// Leave out events below this confidence, 0 to 1
    #[arg(long, value_name = "NUMBER", default_value = "0", value_parser = coding::confidence)]
    min_confidence: f64,
    /// Say of each sentence without an event why, and sum it up
    ///
    /// On standard error: each sentence, what was seen but not coded, then a summary of all documents
    /// by reason, with the words and names that would matter most. With `--format jsonl` it goes to
    /// standard output between the events, as records `why` and `why_summary`. `--why=summary` leaves the
    /// sentences out.
    #[arg(long, value_name = "HOW MUCH", num_args = 0..=1, require_equals = true, default_missing_value = "all")]
    why: Option<Detail>,
    /// Write the quoted figures instead of the events
    #[arg(long)]
    figures: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for people
    Table,
    /// One JSON record a line
    Jsonl,
    /// Comma-separated values with a header
    Csv,
    /// Words, tags and trees in CoNLL-U
    Conllu,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    // What is less certain is left out here, so that it can be told why.
    let coder = args.coding.coder(0.0, terminal)?;
    let mut silence = Summary::default();
    let mut failed = 0;
    let format = match args.format {
        Some(Format::Table) => Some(EventFormat::Table),
        Some(Format::Jsonl) => Some(EventFormat::Jsonl),
        Some(Format::Csv) => Some(EventFormat::Csv),
        Some(Format::Conllu) => None,
        None => Some(EventFormat::or_default(None, terminal)),
    };
    // JSON Lines go out document by document; a table and a header need all of them.
    let mut held = Vec::new();
    let mut quoted = Vec::new();
    for outcome in input::each(&args.paths, &args.metadata) {
        let Some(document) = input::settle(outcome, &mut failed, terminal) else {
            continue;
        };
        let mut reading = Reading::new(&coder, document);
        let kept: Vec<Event> = reading
            .coded
            .events
            .iter()
            .filter(|event| event.confidence >= args.min_confidence)
            .cloned()
            .collect();
        let why = args.why.map(|_| {
            let why = coder.why(&reading.document, &reading.analysis, &reading.coded, &kept);
            silence.add(&reading, &kept, &why);
            why
        });
        reading.coded.events = kept;
        let all = args.why == Some(Detail::All);
        if let Some(why) = why
            .as_ref()
            .filter(|_| all && format != Some(EventFormat::Jsonl))
        {
            why::explain(&reading, why, terminal);
        }
        match format {
            None => {
                writeln!(terminal.out(), "# newdoc id = {}", reading.document.id)?;
                let trees = lang::conllu(&reading.analysis, &reading.document.text);
                terminal.out().write_all(trees.as_bytes())?;
            }
            Some(EventFormat::Jsonl) if args.figures => {
                for figure in figures::of_document(&reading.coded) {
                    figures::write_jsonl(&figure, terminal.out())?;
                }
            }
            Some(EventFormat::Jsonl) => {
                for event in &reading.coded.events {
                    events::write_jsonl(event, terminal.out())?;
                }
                if let Some(why) = why.as_ref().filter(|_| all) {
                    why::write_jsonl(&reading, why, terminal.out())?;
                }
            }
            Some(_) if args.figures => quoted.extend(figures::of_document(&reading.coded)),
            Some(_) => {
                // The amounts of events stand beside them.
                quoted.extend(reading.coded.claims);
                held.extend(reading.coded.events);
            }
        }
    }
    if let Some(format @ (EventFormat::Table | EventFormat::Csv)) = format
        && args.figures
    {
        figures::write(&quoted, format, terminal)?;
        if format == EventFormat::Table {
            terminal.note(&counted(quoted.len(), "figure"));
        }
    } else if let Some(format @ (EventFormat::Table | EventFormat::Csv)) = format {
        events::write(&held, format, Ids::Left, terminal)?;
        if format == EventFormat::Table {
            if !quoted.is_empty() && !held.is_empty() {
                writeln!(terminal.out())?;
            }
            figures::write_table(&quoted, terminal)?;
            let beside = match quoted.len() {
                0 => String::new(),
                count => format!(", {} of no event", counted(count, "figure")),
            };
            terminal.note(&format!("{}{beside}", counted(held.len(), "event")));
        }
    }
    match (args.why, format) {
        (None, _) => {}
        (Some(_), Some(EventFormat::Jsonl)) => silence.write_jsonl(terminal.out())?,
        (Some(_), _) => silence.show(terminal),
    }
    Ok(Outcome::from_failures(failed))
}
