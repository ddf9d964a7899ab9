//! From text to sentences, tokens, tags, lemmas, trees and names.
//!
//! Pure: no files, no clock, no network, the same output for the same input. It knows nothing of
//! countries or events. [`analyze`] is the whole way; [`model`] is public for the trainer.

mod abbreviations;
mod analysis;
mod analyze;
mod dateline;
mod decode;
mod kinds;
mod lemma;
pub mod model;
mod names;
mod sentences;
mod structure;
mod tokens;

pub use analysis::{
    Analysis, Deprel, NameKind, NameSpan, Paragraph, ParagraphKind, Sentence, Token, Upos,
};
pub use analyze::{analyze, analyze_words, conllu, model_version, word_vector};
pub use decode::{decode, normalise};
pub use lemma::{lemma, lemma_by_rule};
pub use record::Span;
pub use sentences::{MAX_SENTENCE_TOKENS, sentences};
pub use structure::paragraphs;
pub use tokens::tokens;
