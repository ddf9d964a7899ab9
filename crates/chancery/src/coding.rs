//! From a document to its events, with the analysis kept for those who want to see it.

use coder::Coder;
use lang::Analysis;
use record::{Coded, Document};

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
