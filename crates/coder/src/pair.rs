//! Coding for a pair that is given: which event does the sentence state from one phrase to another?

use codebook::{EventType, Mode};
use lang::Analysis;
use record::{Document, Span};

use crate::actors::Party;
use crate::cast::{Cast, SOURCE, TARGET};
use crate::find::{Found, Search};
use crate::judge::{self, Judge, Network, Reading};
use crate::lexicon::Lexicon;
use crate::predicate::triggers;
use crate::tree::Tree;

/// What a sentence states from one phrase to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairEvent {
    /// The type.
    pub event: EventType,
    /// The mode, where the rules know one of that type.
    pub mode: Option<Mode>,
}

/// The type that the rules give the event from the phrase at `source` to the phrase at `target`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairByRules {
    /// The type.
    pub event: EventType,
    /// The mode.
    pub mode: Option<Mode>,
    /// Whether both phrases are where the lexicon's entry wants them.
    pub fits: bool,
    /// Whether the entry is the user's own.
    pub own: bool,
}

/// The rules choose the event nearest to the pair: one whose actor is the source, then one whose
/// recipient is the target, then any.
pub(crate) fn by_rules(
    document: &Document,
    analysis: &Analysis,
    lexicon: &Lexicon,
    source: Span,
    target: Span,
) -> Option<PairByRules> {
    let cast = Cast::Pair { source, target };
    // What the user's own lexicon says goes before all else.
    let mut best: Option<(bool, u32, f64, EventType, Option<Mode>)> = None;
    for sentence in &analysis.sentences {
        let tree = Tree::new(&document.text, sentence);
        let mut search = Search::new(&tree, &cast, lexicon, (&[], &[]), Judge::Rules);
        for event in &search.run().0 {
            let (own, rank) = (crate::lexicon::is_own(&event.entry), rank(event));
            if best.is_none_or(|(best_own, known, confidence, ..)| {
                (own, rank) > (best_own, known)
                    || (own, rank) == (best_own, known) && event.confidence > confidence
            }) {
                best = Some((own, rank, event.confidence, event.event, event.mode));
            }
        }
    }
    best.map(|(own, rank, _, event, mode)| PairByRules {
        event,
        mode,
        fits: rank >= 3,
        own,
    })
}

/// The event from the phrase at `source` to the phrase at `target`: that of the rules, which the
/// network, where there is one, weighs against what it reads itself.
pub(crate) fn code_pair(
    document: &Document,
    analysis: &Analysis,
    lexicon: &Lexicon,
    network: Option<&Network>,
    source: Span,
    target: Span,
) -> Option<PairEvent> {
    let rule = by_rules(document, analysis, lexicon, source, target);
    let Some(network) = network.filter(|_| !rule.is_some_and(|rule| rule.own)) else {
        return rule.map(|rule| PairEvent {
            event: rule.event,
            mode: rule.mode,
        });
    };
    let index = sentence_of(analysis, source, target)?;
    let cast = Cast::Pair { source, target };
    let tree = Tree::new(&document.text, &analysis.sentences[index]);
    let proposals = triggers(&tree, lexicon);
    let reading = Reading::by_network(network, &tree, &cast, lexicon, &proposals);
    let event = judge::of_pair(network, &reading, rule.map(|rule| (rule.event, rule.fits)))?;
    let mode = rule
        .filter(|rule| rule.event == event)
        .and_then(|rule| rule.mode);
    Some(PairEvent { event, mode })
}

/// The sentence that holds most of the pair's words.
pub(crate) fn sentence_of(analysis: &Analysis, source: Span, target: Span) -> Option<usize> {
    let words = |span: Span, part: Span| {
        part.end
            .min(span.end)
            .saturating_sub(part.start.max(span.start))
    };
    (0..analysis.sentences.len()).max_by_key(|&index| {
        let part = analysis.sentences[index].span;
        let both = words(source, part).min(1) + words(target, part).min(1);
        (both, std::cmp::Reverse(index))
    })
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
