//! What the coder returns for a document.

use crate::amount::Claim;
use crate::event::Event;
use crate::span::Span;

/// A sentence as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentenceRecord {
    /// Where it stands.
    pub span: Span,
    /// Number of its paragraph, from 0.
    pub paragraph: usize,
    /// Whether it belongs to the body of the text: not a headline, byline, caption or author's note.
    pub body: bool,
}

/// Why something that was seen was not coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DiagnosticKind {
    /// A predicate that the lexicon knows, without any actor that could be resolved.
    NoActor,
    /// A type that needs a recipient, without one.
    NoRecipient,
    /// A name that the atlas does not know, in the place of an actor.
    UnknownName,
    /// A name that may be several things.
    AmbiguousName,
    /// Two countries or more in a sentence without any predicate that the lexicon knows.
    NoPredicate,
    /// A predicate that the lexicon knows, in a sentence in which it states no event more likely than
    /// not.
    Unlikely,
    /// A paragraph that is not part of the body (author's note, byline, caption).
    NotBody,
}

impl DiagnosticKind {
    /// All kinds.
    pub const ALL: &'static [DiagnosticKind] = &[
        DiagnosticKind::NoActor,
        DiagnosticKind::NoRecipient,
        DiagnosticKind::UnknownName,
        DiagnosticKind::AmbiguousName,
        DiagnosticKind::NoPredicate,
        DiagnosticKind::Unlikely,
        DiagnosticKind::NotBody,
    ];

    /// The name as it is written.
    pub const fn name(self) -> &'static str {
        match self {
            DiagnosticKind::NoActor => "no actor",
            DiagnosticKind::NoRecipient => "no recipient",
            DiagnosticKind::UnknownName => "unknown name",
            DiagnosticKind::AmbiguousName => "ambiguous name",
            DiagnosticKind::NoPredicate => "no predicate",
            DiagnosticKind::Unlikely => "unlikely",
            DiagnosticKind::NotBody => "not body text",
        }
    }
}

/// Something that was seen but not coded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Why.
    pub kind: DiagnosticKind,
    /// The words concerned.
    pub span: Span,
    /// What was found, in a sentence for people.
    pub message: String,
}

/// Everything that was read from one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coded {
    /// Its sentences in order.
    pub sentences: Vec<SentenceRecord>,
    /// Its events in the order of their predicates.
    pub events: Vec<Event>,
    /// Figures that belong to no event, in the order of the text.
    pub claims: Vec<Claim>,
    /// What was seen but not coded.
    pub diagnostics: Vec<Diagnostic>,
}
