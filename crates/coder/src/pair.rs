//! Coding for a pair that is given: which event does the sentence state from one phrase to another?

use codebook::EventType;
use lang::Analysis;
use record::{Document, Span};

use crate::actors::Party;
use crate::cast::{Cast, SOURCE, TARGET};
use crate::find::{Found, Search};
use crate::lexicon::Lexicon;
use crate::tree::Tree;

/// The event from the phrase at `source` to the phrase at `target`, or the nearest to it: one whose
/// actor is the source, then one whose recipient is the target, then any.
pub(crate) fn code_pair(
    document: &Document,
    analysis: &Analysis,
    lexicon: &Lexicon,
    source: Span,
    target: Span,
) -> Option<EventType> {
    let cast = Cast::Pair { source, target };
    let mut best: Option<(u32, f64, EventType)> = None;
    for sentence in &analysis.sentences {
        let tree = Tree::new(&document.text, sentence);
        let (found, _) = Search {
            tree: &tree,
            cast: &cast,
            lexicon,
            pair: &[],
        }
        .run();
        for event in &found {
            let rank = rank(event);
            if best.is_none_or(|(known, confidence, _)| {
                rank > known || (rank == known && event.confidence > confidence)
            }) {
                best = Some((rank, event.confidence, event.event));
            }
        }
    }
    best.map(|(_, _, event)| event)
}

fn rank(event: &Found) -> u32 {
    let has = |parties: &[Party], name: &str| {
        parties
            .iter()
            .any(|p| p.actor.code.as_deref() == Some(name))
    };
    match (has(&event.actor, SOURCE), has(&event.recipient, TARGET)) {
        (true, true) => 4,
        (true, false) if has(&event.actor, TARGET) => 3,
        (true, false) => 2,
        (false, true) => 1,
        (false, false) => 0,
    }
}
