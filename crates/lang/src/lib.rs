//! From text to sentences, tokens, tags, lemmas, trees and names.
//!
//! Pure: no files, no clock, no network, the same output for the same input. It knows nothing of
//! countries or events.

mod analysis;

pub use analysis::{
    Analysis, Deprel, NameKind, NameSpan, Paragraph, ParagraphKind, Sentence, Token, Upos,
};
