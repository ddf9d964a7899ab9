//! A text with its metadata.

use crate::date::EventDate;

/// The identity of a document: the first 16 hexadecimal digits of the BLAKE3 hash of its stored text.
///
/// The same text is the same document, whatever file it came from.
#[derive(
    serde::Serialize, serde::Deserialize, Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash,
)]
pub struct DocumentId(pub String);

impl std::fmt::Display for DocumentId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

/// What is known about a document beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Headline.
    pub title: Option<String>,
    /// Who published it: newspaper, agency, ministry.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Date of publication.
    pub date: Option<EventDate>,
    /// Address on the web.
    pub url: Option<String>,
    /// The identifier that the source gave it (the `id` of a JSONL record).
    pub external_id: Option<String>,
    /// Where it was read from: a path, `path:line`, or `standard input`.
    pub origin: Option<String>,
}

impl Metadata {
    /// This metadata, with what is missing taken from another.
    #[must_use]
    pub fn or(self, other: &Metadata) -> Metadata {
        let or = |mine: Option<String>, other: &Option<String>| mine.or_else(|| other.clone());
        Metadata {
            title: or(self.title, &other.title),
            publisher: or(self.publisher, &other.publisher),
            author: or(self.author, &other.author),
            date: self.date.or(other.date),
            url: or(self.url, &other.url),
            external_id: or(self.external_id, &other.external_id),
            origin: or(self.origin, &other.origin),
        }
    }
}

/// A text as it is stored, with its metadata. All spans count bytes of `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Identity, derived from the text.
    pub id: DocumentId,
    /// The text: UTF-8, NFC, line ends as `\n`.
    pub text: String,
    /// What is known about it.
    pub metadata: Metadata,
}
