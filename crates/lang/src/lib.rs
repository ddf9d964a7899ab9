//! From text to sentences, tokens, tags, lemmas, trees and names.
//!
//! Pure: no files, no clock, no network, the same output for the same input. It knows nothing of
//! countries or events.

mod abbreviations;
mod analysis;
mod decode;
mod kinds;
mod sentences;
mod structure;
mod tokens;

pub use analysis::{
    Analysis, Deprel, NameKind, NameSpan, Paragraph, ParagraphKind, Sentence, Token, Upos,
};
pub use decode::{decode, normalise};
pub use sentences::{MAX_SENTENCE_TOKENS, sentences};
pub use structure::paragraphs;
pub use tokens::tokens;
