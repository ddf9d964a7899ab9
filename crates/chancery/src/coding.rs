//! From a document to its events, with the analysis kept for those who want to see it.

use std::path::{Path, PathBuf};

use coder::{Coder, Lexicon};
use lang::Analysis;
use record::{Coded, Document};

use crate::problem::Problem;
use crate::terminal::{Terminal, counted};

/// A document with everything that was read from it.
pub(crate) struct Reading {
    pub(crate) document: Document,
    pub(crate) analysis: Analysis,
    pub(crate) coded: Coded,
}

impl Reading {
    pub(crate) fn new(coder: &Coder, document: Document) -> Reading {
        let analysis = lang::analyze(&document.text);
        let coded = coder.code(&document, &analysis);
        Reading {
            document,
            analysis,
            coded,
        }
    }
}

/// How texts are coded.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct CodingArgs {
    /// Read with the larger network: more events, better types, at some hundred sentences a second
    #[arg(long)]
    careful: bool,
    /// A lexicon of your own beside the one of the program; may be given several times
    ///
    /// Words that state events, actors and roles in the format of docs/LEXICON.md. What it says goes
    /// before what the program knows. Of a file with a faulty line nothing is used.
    #[arg(long = "lexicon", value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl CodingArgs {
    /// The coder that is asked for.
    ///
    /// # Errors
    /// Exit code 2 when a file cannot be read or has faulty lines, all of which are reported before.
    pub(crate) fn coder(
        &self,
        min_confidence: f64,
        terminal: &mut Terminal,
    ) -> anyhow::Result<Coder> {
        let lexicon = match self.files.as_slice() {
            [] => None,
            files => Some(lexicon(files, terminal)?),
        };
        Ok(Coder::new(coder::Options {
            min_confidence,
            lexicon,
            careful: self.careful,
            ..coder::Options::default()
        }))
    }
}

/// At most so many faulty lines are shown one by one.
const MOST_ERRORS: usize = 100;

/// The lexicon of the program with that of the user.
///
/// # Errors
/// Exit code 2 when a file cannot be read or has faulty lines, all of which are reported before.
pub(crate) fn lexicon(files: &[PathBuf], terminal: &mut Terminal) -> anyhow::Result<Lexicon> {
    let mut texts = Vec::with_capacity(files.len());
    let mut failed = 0;
    for path in files {
        let name = path.display().to_string();
        match text_of(path) {
            Ok(text) => texts.push((name, text)),
            Err(reason) => {
                terminal.error(&format!("{name}{reason}"));
                failed += 1;
            }
        }
    }
    let given: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let extended = Lexicon::embedded().extended(&given);
    if let Err(errors) = &extended {
        for error in errors.iter().take(MOST_ERRORS) {
            terminal.error(&error.to_string());
        }
        if errors.len() > MOST_ERRORS {
            terminal.error(&format!("and {} more", errors.len() - MOST_ERRORS));
        }
        failed += errors.len();
    }
    match extended {
        Ok(lexicon) if failed == 0 => Ok(lexicon),
        _ => {
            let problem = Problem::usage(format!(
                "{} in the lexicon, nothing was done",
                counted(failed, "error")
            ));
            let old = given.iter().find(|(_, text)| is_petrarch(text));
            Err(match old {
                Some((name, _)) => problem.hint(format!(
                    "{name} looks like a dictionary of PETRARCH; `chancery lexicon from-petrarch {name} > my.lex` converts it"
                )),
                None => problem.hint("docs/LEXICON.md describes the format; `chancery lexicon check FILE` reads a file without doing anything else"),
            }
            .into())
        }
    }
}

/// The text of a file, or why there is none, with the line of the first byte that is no text.
fn text_of(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| format!(": cannot be read: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.iter().filter(|&&byte| byte == b'\n').count() + 1;
        format!(":{line}: is not in UTF-8: save it in this encoding")
    })
}

/// Whether a text has lines such as `NAME_ [CODE]`.
fn is_petrarch(text: &str) -> bool {
    text.lines()
        .filter(|line| !line.starts_with('#') && line.contains(" [") && line.contains(']'))
        .take(1)
        .count()
        > 0
        && !text.contains('|')
}

/// The coder with its own lexicon.
pub(crate) fn coder(min_confidence: f64) -> Coder {
    Coder::new(coder::Options {
        min_confidence,
        ..coder::Options::default()
    })
}

/// Reads a confidence from the command line.
pub(crate) fn confidence(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("write a number from 0 to 1".to_owned()),
    }
}

/// Reads a date from the command line.
pub(crate) fn date(text: &str) -> Result<record::EventDate, String> {
    record::parse_date(text).map_err(|error| error.to_string())
}
