//! Coding for a pair that is given: which event does the sentence state from one phrase to another?

use codebook::EventType;
use lang::Analysis;
use record::{Document, Span};

use crate::actors::Party;
use crate::cast::{Cast, SOURCE, TARGET};
use crate::find::{Found, Search};
use crate::judge::{self, Network};
use crate::lexicon::Lexicon;
use crate::predicate::triggers;
use crate::tree::Tree;

/// The event from the phrase at `source` to the phrase at `target`. The rules choose the nearest to
/// it: one whose actor is the source, then one whose recipient is the target, then any; the network,
/// where there is one, weighs that against what it reads itself.
pub(crate) fn code_pair(
    document: &Document,
    analysis: &Analysis,
    lexicon: &Lexicon,
    network: Option<&Network>,
    source: Span,
    target: Span,
) -> Option<EventType> {
    let cast = Cast::Pair { source, target };
    // What the user's own lexicon says goes before all else.
    let mut best: Option<(bool, u32, f64, EventType)> = None;
    for sentence in &analysis.sentences {
        let tree = Tree::new(&document.text, sentence);
        let search = Search {
            tree: &tree,
            cast: &cast,
            lexicon,
            pair: &[],
            states: &[],
            network: None,
        };
        for event in &search.run().0 {
            let (own, rank) = (crate::lexicon::is_own(&event.entry), rank(event));
            if best.is_none_or(|(best_own, known, confidence, _)| {
                (own, rank) > (best_own, known)
                    || (own, rank) == (best_own, known) && event.confidence > confidence
            }) {
                best = Some((own, rank, event.confidence, event.event));
            }
        }
    }
    if let Some((true, _, _, event)) = best {
        return Some(event);
    }
    let rule = best.map(|(_, rank, _, event)| (event, rank >= 3));
    let Some(network) = network else {
        return rule.map(|(event, _)| event);
    };
    // The sentence that holds most of the pair's words.
    let words = |span: Span, part: Span| {
        part.end
            .min(span.end)
            .saturating_sub(part.start.max(span.start))
    };
    let sentence = analysis.sentences.iter().max_by_key(|sentence| {
        let both = words(source, sentence.span).min(1) + words(target, sentence.span).min(1);
        (both, std::cmp::Reverse(sentence.span.start))
    })?;
    let tree = Tree::new(&document.text, sentence);
    let proposals = triggers(&tree, lexicon);
    let output = judge::read(network, &tree, &cast, lexicon, &proposals);
    judge::of_pair(network, &output, rule)
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
