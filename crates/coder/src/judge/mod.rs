//! The one place where rules and learned scores meet: which type a candidate event has, if any.
//!
//! Rules find the candidates, their parties and their status; a linear model over what the rules saw
//! and over the words around (multinomial logistic regression, trained by `cargo xtask train-judge`
//! on the project's annotated corpus) gives each a probability for every PLOVER type and for "no
//! event". The rule's own type is one of its features, so where the corpus says nothing the rule
//! stands. The probability is the event's confidence.

mod features;
mod signs;
mod weights;

use codebook::{EventType, Mode};

use crate::find::Found;
use crate::frame::frame;
use crate::lexicon::Lexicon;
use crate::tree::Tree;

pub use signs::{GROUPS, OUTERS, PARTIES, RELATIONS, RULES, Signs, TAGS};
pub use weights::{BadWeights, CLASSES, Judge, NO_EVENT, class_of, type_of};

/// A candidate as the trainer sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The words that state the event.
    pub predicate: record::Span,
    /// The head of these words.
    pub head: record::Span,
    /// What the rules say; `None` where they only saw that two parties meet at an unknown verb.
    pub rule: Option<EventType>,
    /// Numbers of the features, in rising order.
    pub features: Vec<u32>,
}

pub(crate) use signs::signs;

/// The features of every candidate of a sentence.
pub(crate) fn candidates(tree: &Tree<'_>, lexicon: &Lexicon, found: &[Found]) -> Vec<Candidate> {
    found
        .iter()
        .map(|event| Candidate {
            predicate: tree.span_of(&event.words),
            head: tree.token(event.token).span,
            rule: event.ruled.then_some(event.event),
            features: features_of(tree, lexicon, event, found),
        })
        .collect()
}

fn features_of(tree: &Tree<'_>, lexicon: &Lexicon, event: &Found, all: &[Found]) -> Vec<u32> {
    let frame = frame(tree, lexicon, event.token);
    features::features(tree, event, &frame, all)
}

/// Gives every candidate its type and confidence; takes out those that are no event and returns them.
pub(crate) fn decide(
    judge: &Judge,
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    found: &mut Vec<Found>,
) -> Vec<Found> {
    let verdicts: Vec<[f32; CLASSES]> = found
        .iter()
        .map(|event| judge.probabilities(&features_of(tree, lexicon, event, found)))
        .collect();
    let (mut kept, mut dropped) = (Vec::new(), Vec::new());
    for (mut event, verdict) in found.drain(..).zip(verdicts) {
        let best = (0..CLASSES)
            .max_by(|&a, &b| verdict[a].total_cmp(&verdict[b]).then(b.cmp(&a)))
            .unwrap_or(NO_EVENT);
        match type_of(best) {
            Some(event_type) => {
                settle(&mut event, event_type, f64::from(verdict[best]));
                kept.push(event);
            }
            None => dropped.push(event),
        }
    }
    *found = kept;
    dropped
}

fn settle(event: &mut Found, event_type: EventType, probability: f64) {
    if event.event != event_type || !event.ruled {
        event.event = event_type;
        event.mode = event
            .mode
            .filter(|mode: &Mode| mode.event_type() == event_type);
        if event_type.needs_recipient() && event.recipient.is_empty() {
            event.reciprocal = event.reciprocal || event.actor.len() > 1;
        }
    }
    event.ruled = true;
    event.confidence = probability;
}

/// The most probable type of an event that is known to be one, among those that `admits`.
pub(crate) fn type_among(
    probabilities: &[f32; CLASSES],
    admits: impl Fn(EventType) -> bool,
) -> Option<EventType> {
    (0..CLASSES)
        .filter_map(|class| Some((class, type_of(class).filter(|t| admits(*t))?)))
        .max_by(|a, b| {
            probabilities[a.0]
                .total_cmp(&probabilities[b.0])
                .then(b.0.cmp(&a.0))
        })
        .map(|(_, event)| event)
}

/// A candidate for a given pair; `rank` says how well its parties fit the pair.
pub(crate) fn pair_candidate(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    event: &Found,
    all: &[Found],
    rank: u32,
) -> Candidate {
    let mut features = features_of(tree, lexicon, event, all);
    features.push(features::pair_feature(rank));
    features.sort_unstable();
    Candidate {
        predicate: tree.span_of(&event.words),
        head: tree.token(event.token).span,
        rule: event.ruled.then_some(event.event),
        features,
    }
}
