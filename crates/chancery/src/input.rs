//! The documents that a command is given.

use std::io;
use std::path::{Path, PathBuf};

use record::{Document, EventDate};

use crate::coding;
use crate::problem::Problem;
use crate::terminal::Terminal;

/// What is known about the documents beforehand; goes before what the files say.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct MetadataArgs {
    /// Date of the documents: YYYY, YYYY-MM or YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = coding::date)]
    pub(crate) date: Option<EventDate>,
    /// Who published them
    #[arg(long, value_name = "NAME")]
    pub(crate) publisher: Option<String>,
    /// Their title
    #[arg(long, value_name = "TITLE")]
    pub(crate) title: Option<String>,
    /// Who wrote them
    #[arg(long, value_name = "NAME")]
    pub(crate) author: Option<String>,
    /// Their address on the web
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// The column of texts in CSV files [default: text]
    #[arg(long, value_name = "NAME")]
    pub(crate) text_column: Option<String>,
}

impl MetadataArgs {
    fn options(&self) -> intake::Options {
        intake::Options {
            date: self.date,
            publisher: self.publisher.clone(),
            title: self.title.clone(),
            author: self.author.clone(),
            url: self.url.clone(),
            text_column: self.text_column.clone(),
        }
    }
}

/// What was read.
#[derive(Debug, Default)]
pub(crate) struct Input {
    pub(crate) documents: Vec<Document>,
    /// How many inputs could not be used.
    pub(crate) failed: usize,
}

/// The documents one after the other; warnings and problems are written as they come.
pub(crate) fn each(
    paths: &[PathBuf],
    metadata: &MetadataArgs,
) -> impl Iterator<Item = intake::Outcome> + use<> {
    intake::read_paths(paths, io::stdin(), &metadata.options())
}

/// Writes a warning or problem; gives the document, or counts what failed.
pub(crate) fn settle(
    outcome: intake::Outcome,
    failed: &mut usize,
    terminal: &mut Terminal,
) -> Option<Document> {
    let (document, problem) = match outcome {
        intake::Outcome::Document(document) => (Some(document), None),
        intake::Outcome::Warning(problem) => (None, Some(problem)),
        intake::Outcome::Problem(problem) => {
            *failed += 1;
            (None, Some(problem))
        }
    };
    if let Some(problem) = problem {
        terminal.warning(&problem.to_string());
        if let Some(hint) = &problem.hint {
            terminal.hint(hint);
        }
    }
    document
}

/// All documents of the paths.
pub(crate) fn read(
    paths: &[PathBuf],
    metadata: &MetadataArgs,
    terminal: &mut Terminal,
) -> anyhow::Result<Input> {
    let mut input = Input::default();
    for outcome in each(paths, metadata) {
        input
            .documents
            .extend(settle(outcome, &mut input.failed, terminal));
    }
    Ok(input)
}

/// The one document of a path.
pub(crate) fn one_document(
    path: &Path,
    metadata: &MetadataArgs,
    terminal: &mut Terminal,
) -> anyhow::Result<Document> {
    let mut input = read(&[path.to_owned()], metadata, terminal)?;
    match input.documents.len() {
        1 => Ok(input.documents.remove(0)),
        0 => Err(Problem::input(format!("no text was read from {}", path.display())).into()),
        n => Err(
            Problem::usage(format!("{} holds {n} documents", path.display()))
                .hint("name a file with one text")
                .into(),
        ),
    }
}
