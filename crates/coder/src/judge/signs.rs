//! What the network sees of each word of a sentence, beside the word itself.

use codebook::{EventType, Status};
use lang::{Deprel, Upos};
use record::Span;

use crate::actors::PartyKind;
use crate::cast::Cast;
use crate::frame::verb_group;
use crate::lexicon::{Lexicon, OuterKind};
use crate::predicate::{Trigger, triggers};
use crate::tree::Tree;

/// The signs of one word, each a number from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signs {
    /// Universal part of speech.
    pub upos: u8,
    /// Relation to the head.
    pub deprel: u8,
    /// The type that the lexicon gives the word, from 1; 0 for none.
    pub rule: u8,
    /// The kind of embedding word that it may be, from 1; 0 for none.
    pub outer: u8,
    /// Who the word names: see [`PARTIES`].
    pub party: u8,
    /// What its verb group tells: see [`GROUPS`].
    pub group: u8,
}

/// Number of values of [`Signs::rule`].
pub const RULES: usize = EventType::ALL.len() + 1;
/// Number of values of [`Signs::outer`].
pub const OUTERS: usize = OuterKind::ALL.len() + 1;
/// Number of values of [`Signs::party`]: nobody, the nine kinds of parties with a country or
/// organisation, somebody without one, the source and the target of a given pair.
pub const PARTIES: usize = 13;
/// Number of values of [`Signs::group`]: none and each status, plain, negated and of the future.
pub const GROUPS: usize = (Status::ALL.len() + 1) * 4;
/// Number of values of [`Signs::upos`].
pub const TAGS: usize = Upos::ALL.len();
/// Number of values of [`Signs::deprel`].
pub const RELATIONS: usize = Deprel::ALL.len();

const SOURCE: u8 = 11;
const TARGET: u8 = 12;

/// The signs of all words of a sentence.
pub(crate) fn signs(tree: &Tree<'_>, cast: &Cast<'_>, lexicon: &Lexicon) -> Vec<Signs> {
    let triggers = triggers(tree, lexicon);
    signs_with(tree, cast, lexicon, &triggers)
}

pub(crate) fn signs_with(
    tree: &Tree<'_>,
    cast: &Cast<'_>,
    lexicon: &Lexicon,
    triggers: &[Trigger<'_>],
) -> Vec<Signs> {
    let mut all: Vec<Signs> = (0..tree.len())
        .map(|i| Signs {
            upos: tree.token(i).upos as u8,
            deprel: tree.relation(i) as u8,
            outer: outer(lexicon, tree, i),
            party: party(tree, cast, i),
            group: group(tree, i),
            rule: 0,
        })
        .collect();
    for trigger in triggers {
        all[trigger.token].rule = super::class_of(trigger.event) as u8 + 1;
    }
    all
}

fn outer(lexicon: &Lexicon, tree: &Tree<'_>, i: usize) -> u8 {
    if !matches!(tree.token(i).upos, Upos::Verb | Upos::Noun | Upos::Adj) {
        return 0;
    }
    lexicon
        .outer(tree.lemma(i))
        .iter()
        .find(|outer| crate::frame::goes_with(outer, tree.token(i).upos))
        .and_then(|outer| {
            OuterKind::ALL
                .iter()
                .position(|(_, kind)| *kind == outer.kind)
        })
        .map_or(0, |position| position as u8 + 1)
}

fn party(tree: &Tree<'_>, cast: &Cast<'_>, i: usize) -> u8 {
    match cast {
        Cast::Pair { source, target } => {
            let span = tree.token(i).span;
            let within = |range: &Span| range.contains(span);
            match (within(source), within(target)) {
                (true, true) if source.len() <= target.len() => SOURCE,
                (_, true) => TARGET,
                (true, false) => SOURCE,
                (false, false) => 0,
            }
        }
        Cast::Document { .. } => cast.at(tree, i).first().map_or(0, |party| {
            if party.actor.code.is_none() {
                return 10;
            }
            match party.kind {
                PartyKind::Country => 1,
                PartyKind::Government => 2,
                PartyKind::Office => 3,
                PartyKind::Person => 4,
                PartyKind::Organisation => 5,
                PartyKind::Company => 6,
                PartyKind::Group => 7,
                PartyKind::City => 8,
                PartyKind::Pronoun => 9,
            }
        }),
    }
}

fn group(tree: &Tree<'_>, i: usize) -> u8 {
    let upos = tree.token(i).upos;
    if !matches!(upos, Upos::Verb | Upos::Noun | Upos::Adj | Upos::Aux) {
        return 0;
    }
    let group = verb_group(tree, i);
    let status = group
        .status
        .and_then(|status| Status::ALL.iter().position(|&s| s == status))
        .map_or(0, |position| position as u8 + 1);
    status * 4 + u8::from(group.negated) + 2 * u8::from(group.future)
}
