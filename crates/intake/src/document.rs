//! From text and metadata to a document.

use record::{Document, DocumentId, EventDate, Metadata};

use crate::{InputProblem, Outcome};

/// Texts with more bytes are refused.
pub(crate) const LARGEST: usize = 64 * 1024 * 1024;

/// Metadata that goes before what the files say, and where texts stand in tables.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The column of texts in CSV files; `text` where it is not given.
    pub text_column: Option<String>,
    /// Date of publication.
    pub date: Option<EventDate>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Author.
    pub author: Option<String>,
    /// Address.
    pub url: Option<String>,
}

/// A document of this text, normalised. Its id is the first 16 hexadecimal digits of the BLAKE3 hash
/// of the stored text.
pub fn document(text: &str, metadata: Metadata) -> Document {
    let text = lang::normalise(text);
    let hash = blake3::hash(text.as_bytes()).to_hex();
    Document {
        id: DocumentId(hash[..16].to_owned()),
        text,
        metadata,
    }
}

/// Metadata as a file gives it, the date still as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) title: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) external_id: Option<String>,
}

/// Puts a text and what was found about it together; a date that cannot be read is a warning.
pub(crate) fn finish(text: &str, found: Found, options: &Options, location: &str) -> Vec<Outcome> {
    if text.trim().is_empty() {
        let problem = InputProblem::new(location, "there is no text in it");
        return vec![Outcome::Problem(problem)];
    }
    let mut outcomes = Vec::new();
    let mut date = options.date;
    if date.is_none()
        && let Some(written) = clean(found.date)
    {
        match record::parse_date(&written) {
            Ok(read) => date = Some(read),
            Err(error) => outcomes.push(Outcome::Warning(
                InputProblem::new(location, format!("date: {error}"))
                    .hint("the document is read without a date; give one with --date"),
            )),
        }
    }
    let metadata = Metadata {
        title: options.title.clone().or(clean(found.title)),
        publisher: options.publisher.clone().or(clean(found.publisher)),
        author: options.author.clone().or(clean(found.author)),
        date,
        url: options.url.clone().or(clean(found.url)),
        external_id: clean(found.external_id),
        origin: Some(location.to_owned()),
    };
    outcomes.push(Outcome::Document(document(text, metadata)));
    outcomes
}

/// One line without surrounding white space; nothing when there is none.
fn clean(value: Option<String>) -> Option<String> {
    let line = value?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}
