//! What a paragraph is: body, heading, byline, caption or a note on the author.

use record::Span;

use crate::analysis::{Paragraph, ParagraphKind};
use crate::structure::{is_markdown_heading, is_rule, list_mark};

/// Gives each paragraph its kind.
pub(crate) fn classify(text: &str, spans: &[Span]) -> Vec<Paragraph> {
    spans
        .iter()
        .map(|&span| Paragraph {
            span,
            kind: ParagraphKind::Body,
        })
        .collect()
}
