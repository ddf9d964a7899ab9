//! Texts with the events that a careful reader finds in them: the format of `data/annotated`.

use codebook::{EventType, Field, Sector, Status};
use serde::{Deserialize, Serialize};

use crate::span::Span;

/// Words of an annotated text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
}

/// Somebody who acts, is acted upon or speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnotatedActor {
    /// The phrase.
    pub text: String,
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// As [`crate::Actor::code`]; `None` where the text does not let a reader know.
    pub code: Option<String>,
    /// Sectors within the state.
    pub sector: Vec<Sector>,
}

/// Who says so, and the words of saying.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnotatedSource {
    /// The speaker.
    #[serde(flatten)]
    pub speaker: AnnotatedActor,
    /// The words of saying.
    pub cue: Words,
}

/// An event as annotated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnotatedEvent {
    /// The PLOVER type.
    pub event: EventType,
    /// Name of the mode, where one fits.
    pub mode: Option<String>,
    /// Whether it happened.
    pub status: Status,
    /// Whether all sides do it together; then all are actors.
    pub reciprocal: bool,
    /// The words that state it.
    pub predicate: Words,
    /// Who acts.
    pub actor: Vec<AnnotatedActor>,
    /// To whom.
    pub recipient: Vec<AnnotatedActor>,
    /// Fields of cooperation, best first.
    pub fields: Vec<Field>,
    /// Who says so, when it is not the text itself.
    pub attribution: Option<AnnotatedSource>,
    /// The words of its date.
    pub date: Option<Words>,
    /// The words of its place.
    pub place: Option<Words>,
}

/// A sentence or short document with its events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnotatedText {
    /// Unique in the corpus.
    pub id: String,
    /// The kind of wording; near-copies share it.
    pub family: String,
    /// Date of the text, `YYYY-MM-DD`.
    pub date: String,
    /// The text; paragraphs are divided by line ends.
    pub text: String,
    /// Its events, in the order in which they were annotated.
    pub events: Vec<AnnotatedEvent>,
}
