//! Coding for a pair that is given: which event does the sentence state from one phrase to another?

use codebook::{EventType, Status};
use lang::{Analysis, Upos};
use record::{Document, Span};

use crate::actors::Party;
use crate::cast::{Cast, SOURCE, TARGET, who};
use crate::find::{Found, Search};
use crate::judge::{self, Candidate, Judge};
use crate::lexicon::Lexicon;
use crate::tree::Tree;

/// The event from the phrase at `source` to the phrase at `target`, or the nearest to it: one whose
/// actor is the source, then one whose recipient is the target, then any; where the rules find none,
/// the verb above both phrases. `None` for a text without words.
pub(crate) fn candidate(
    document: &Document,
    analysis: &Analysis,
    lexicon: &Lexicon,
    source: Span,
    target: Span,
) -> Option<Candidate> {
    let cast = Cast::Pair { source, target };
    let mut best: Option<(u32, f64, Candidate)> = None;
    for sentence in &analysis.sentences {
        let tree = Tree::new(&document.text, sentence);
        let search = Search {
            tree: &tree,
            cast: &cast,
            lexicon,
            pair: &[],
            states: &[],
        };
        let (mut found, _) = search.run();
        if !found.iter().any(|event| event.ruled) {
            found.extend(between(&tree, &cast, source, target));
        }
        for event in &found {
            let rank = if event.ruled { rank(event) + 1 } else { 0 };
            if best.as_ref().is_none_or(|(known, confidence, _)| {
                rank > *known || (rank == *known && event.confidence > *confidence)
            }) {
                let candidate = judge::pair_candidate(&tree, lexicon, event, &found, rank);
                best = Some((rank, event.confidence, candidate));
            }
        }
    }
    best.map(|(_, _, candidate)| candidate)
}

/// The type of [`candidate`]: the judge's where it has weights, else the rules'.
pub(crate) fn code_pair(
    document: &Document,
    analysis: &Analysis,
    lexicon: &Lexicon,
    judge: Option<&Judge>,
    source: Span,
    target: Span,
) -> Option<EventType> {
    let candidate = candidate(document, analysis, lexicon, source, target)?;
    match judge {
        Some(judge) => judge::type_among(&judge.probabilities(&candidate.features), |_| true),
        None => candidate.rule,
    }
}

/// The verb that stands above the source and the target, or the root of the sentence.
fn between(tree: &Tree<'_>, cast: &Cast<'_>, source: Span, target: Span) -> Option<Found> {
    let holds = |i: usize, span: Span| {
        (0..tree.len()).any(|t| span.contains(tree.token(t).span) && tree.dominates(i, t))
    };
    let verb = |i: &usize| tree.token(*i).upos == Upos::Verb;
    let depth = |i: usize| {
        (0..tree.len())
            .filter(|&above| tree.dominates(above, i))
            .count()
    };
    let token = (0..tree.len())
        .filter(verb)
        .filter(|&i| holds(i, source) && holds(i, target))
        .max_by_key(|&i| (depth(i), std::cmp::Reverse(i)))
        .or_else(|| (0..tree.len()).find(|&i| tree.head(i).is_none()))?;
    let party = |span: Span| -> Vec<Party> {
        (0..tree.len())
            .find(|&t| span.contains(tree.token(t).span))
            .map(|t| who(tree, cast, t))
            .unwrap_or_default()
    };
    Some(Found {
        token,
        words: vec![token],
        event: EventType::Consult,
        mode: None,
        actor: party(source),
        recipient: party(target),
        reciprocal: false,
        status: Status::Occurred,
        fields: Vec::new(),
        entry: "unknown verb".to_owned(),
        confidence: 0.1,
        speech: None,
        ruled: false,
        purpose: false,
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
