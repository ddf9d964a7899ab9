//! `chancery demo`: the whole way on texts that are built in.

use std::io::Write;
use std::path::{Path, PathBuf};

use ::brief::render_html;
use anyhow::Context as _;
use book::{Book, EventQuery};
use datasets::Input;
use datasets::kinds::table::Mapping;
use record::Document;

use crate::coding::{self, Reading};
use crate::commands::brief;
use crate::commands::import::IntoBook;
use crate::country;
use crate::events::{self, EventFormat, Ids};
use crate::problem::Outcome;
use crate::store;
use crate::terminal::{BOLD, DIM, Terminal, printable};

/// Show the whole way on built-in example texts
///
/// Codes one text, puts all of them and a few numbers with their sources into a book, writes the brief
/// of one pair and says where. Needs no input and no network.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  chancery demo\n  chancery demo --output /tmp/demo")]
pub(crate) struct Args {
    /// The folder for the book and the brief; made when it is not there
    #[arg(long, short, value_name = "FOLDER", default_value = "chancery-demo")]
    output: PathBuf,
}

macro_rules! examples {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../../demo/", $name)))),+]
    };
}

/// Texts written for this program.
const EXAMPLES: &[(&str, &str)] = &examples![
    "australia-china-2023.md",
    "belarus-pakistan-1994.md",
    "belarus-pakistan-2015.md",
    "belarus-pakistan-2016.md",
    "belarus-pakistan-2023.md",
    "belarus-pakistan-2025.md",
    "egypt-ethiopia-2021.md",
    "france-germany-2019.md",
    "greece-turkey-2023.md",
    "india-japan-2022.md",
    "poland-ukraine-2023.md",
    "united-states-iran-2018.md",
];

/// A few numbers with their sources: name, table and mapping.
const NUMBERS: &[(&str, &str, &str)] = &[
    (
        "cow-trade.tsv",
        include_str!("../../demo-numbers/cow-trade.tsv"),
        include_str!("../../demo-numbers/cow-trade.toml"),
    ),
    (
        "un-votes.tsv",
        include_str!("../../demo-numbers/un-votes.tsv"),
        include_str!("../../demo-numbers/un-votes.toml"),
    ),
];

/// The text whose events are shown.
const SHOWN: &str = "belarus-pakistan-2015.md";

/// The built-in texts as documents, in the order of their names.
///
/// # Errors
/// When one of them cannot be read, which a test rules out.
pub(crate) fn documents() -> anyhow::Result<Vec<Document>> {
    EXAMPLES
        .iter()
        .map(|&(name, text)| document(name, text))
        .collect()
}

fn document(name: &str, text: &str) -> anyhow::Result<Document> {
    let mut outcomes = intake::read_paths(
        &[PathBuf::from("-")],
        text.as_bytes(),
        &intake::Options::default(),
    );
    match outcomes.next() {
        Some(intake::Outcome::Document(mut document)) => {
            document.metadata.origin = Some(format!("built-in example {name}"));
            Ok(document)
        }
        Some(intake::Outcome::Warning(problem) | intake::Outcome::Problem(problem)) => {
            anyhow::bail!("built-in example {name}: {problem}")
        }
        None => anyhow::bail!("built-in example {name}: no text"),
    }
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let folder = args.output;
    std::fs::create_dir_all(&folder).with_context(|| {
        format!(
            "cannot make the folder {}; name another with --output FOLDER",
            folder.display()
        )
    })?;
    let coder = coding::coder(0.0);
    let readings: Vec<(&str, Reading)> = EXAMPLES
        .iter()
        .map(|&(name, text)| Ok((name, Reading::new(&coder, document(name, text)?))))
        .collect::<anyhow::Result<_>>()?;

    if let Some((_, reading)) = readings.iter().find(|(name, _)| *name == SHOWN) {
        show(reading, terminal)?;
    }

    let path = folder.join("demo.book");
    let mut book = Book::create_or_open(&path)?;
    for (_, reading) in &readings {
        book.add(&reading.document, &reading.coded, &store::now())?;
    }
    for (name, table, mapping) in NUMBERS {
        numbers(name, table, mapping, &mut book)?;
    }
    let (a, b) = (country::resolve("Belarus")?, country::resolve("Pakistan")?);
    let page = brief::collect(&book, &a, &b, EventQuery::default(), Some(store::today()))?;
    let html = folder.join("brief.html");
    brief::write_whole(&html, &render_html(&page))?;
    finish(&book, &path, &html, terminal)?;
    Ok(Outcome::Done)
}

/// Takes a table into the book as `chancery import table` does.
fn numbers(name: &str, table: &str, mapping: &str, book: &mut Book) -> anyhow::Result<()> {
    let kind = datasets::kind("table")?;
    let options = datasets::Options {
        mapping: Some(Mapping::read(mapping, &[])?),
        ..datasets::Options::default()
    };
    let input = Input::Reader(name.to_owned(), Box::new(table.as_bytes()));
    let mut sink = IntoBook::Waiting(book);
    let (_, report) = datasets::import(kind, vec![input], &options, &mut sink, &mut |_| {})?;
    anyhow::ensure!(report.is_clean(), "built-in table {name} cannot be read");
    sink.commit(&[name.to_owned()], &report)?;
    Ok(())
}

fn show(reading: &Reading, terminal: &mut Terminal) -> anyhow::Result<()> {
    let title = reading
        .document
        .metadata
        .title
        .as_deref()
        .unwrap_or_default();
    writeln!(
        terminal.out(),
        "{BOLD}{}{BOLD:#} {DIM}(a text written for this program, not news){DIM:#}\n",
        printable(title)
    )?;
    for line in reading.document.text.lines().take(3) {
        writeln!(terminal.out(), "  {}", printable(line))?;
    }
    writeln!(terminal.out(), "  ...\n\nIts events:\n")?;
    events::write(
        &reading.coded.events,
        EventFormat::Table,
        Ids::Left,
        terminal,
    )
}

fn finish(book: &Book, path: &Path, html: &Path, terminal: &mut Terminal) -> anyhow::Result<()> {
    let held = book.statistics()?;
    let out = terminal.out();
    writeln!(
        out,
        "\n{BOLD}book{BOLD:#}   {} ({} documents, {} sentences, {} events, numbers of {} data sets)",
        path.display(),
        held.documents,
        held.sentences,
        held.events,
        book.sources()?.len()
    )?;
    writeln!(
        out,
        "{BOLD}brief{BOLD:#}  {} (Belarus and Pakistan; open it in a browser)",
        html.display()
    )?;
    writeln!(out, "\nGo on with")?;
    let path = path.display();
    for line in [
        format!("chancery pair BLR PAK --book {path}"),
        format!("chancery brief Greece Turkey --book {path} --format text"),
        format!("chancery events BLR PAK --book {path} --type CONSULT"),
        format!("chancery search 'tractors OR scholarships' --book {path}"),
        format!("chancery add YOUR-ARTICLES --book {path}"),
    ] {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}
