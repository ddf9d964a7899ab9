//! What the network sees of a word that states an event and a word that names somebody: how the two are
//! tied in the sentence, and what the rules say of it.

use lang::Deprel;

use super::Signs;
use super::signs::{PARTIES, RELATIONS};
use crate::tree::Tree;

/// What somebody is in an event, as the network learns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Not in it.
    None,
    /// One of its actors.
    Actor,
    /// One of its recipients.
    Recipient,
}

impl Role {
    /// All roles, in the order of the network's outputs.
    pub const ALL: [Role; 3] = [Role::None, Role::Actor, Role::Recipient];
}

/// Number of signs of a tie.
pub const TIE_SIGNS: usize = 10;

/// The signs of a tie, each a number from 0 below [`TIE_ROWS`].
pub type Tie = [u8; TIE_SIGNS];

/// Number of values of each sign: the preposition of the party; its relation; steps up to the common
/// word from the party and from the event; the relation below the common word on either side; distance
/// and direction; parties in between; the party's kind; what the rules say; whether it is the speaker
/// and whether the event's word is a passive.
pub const TIE_ROWS: [usize; TIE_SIGNS] = [
    PREPOSITIONS.len() + 2,
    RELATIONS,
    STEPS * STEPS,
    RELATIONS + 1,
    RELATIONS + 1,
    2 * DISTANCES.len() + 2,
    6,
    PARTIES,
    5,
    4,
];

const PREPOSITIONS: [&str; 26] = [
    "of", "to", "with", "by", "from", "in", "for", "on", "against", "between", "at", "over",
    "into", "as", "under", "after", "toward", "towards", "through", "among", "about", "near",
    "during", "around", "across", "like",
];

/// Steps in a tree are counted up to one less than this.
const STEPS: usize = 6;

/// Distances in words that part the steps of the sign.
const DISTANCES: [usize; 7] = [1, 2, 4, 7, 11, 16, 24];

/// What the rules say of a tie: nothing, or a role.
fn rule_sign(role: Option<Role>) -> u8 {
    match role {
        None => 0,
        Some(Role::None) => 1,
        Some(Role::Actor) => 2,
        Some(Role::Recipient) => 3,
    }
}

/// The signs of the tie between the event of the word `event` and whoever the word `party` names.
/// `parties` are all words of the sentence that name somebody, in their order.
pub(crate) fn tie(
    tree: &Tree<'_>,
    signs: &[Signs],
    parties: &[usize],
    event: usize,
    party: usize,
    (rule, speaks): (Option<Role>, bool),
) -> Tie {
    let first = tree.first_conjunct(party);
    let up = path(tree, first);
    let down = path(tree, event);
    let common = up.iter().copied().find(|i| down.contains(i));
    let steps = |path: &[usize]| {
        path.iter()
            .position(|&i| Some(i) == common)
            .unwrap_or(path.len())
    };
    let (rise, fall) = (steps(&up), steps(&down));
    let below = |path: &[usize], steps: usize| {
        steps
            .checked_sub(1)
            .and_then(|last| path.get(last))
            .map_or(0, |&i| tree.relation(i) as u8 + 1)
    };
    let (low, high) = (event.min(party), event.max(party));
    let between = parties.iter().filter(|&&i| low < i && i < high).count();
    let step = DISTANCES.partition_point(|&d| d < high - low);
    let distance = if party < event {
        step
    } else {
        DISTANCES.len() + 1 + step
    };
    let preposition = match tree.preposition(first).as_deref() {
        None => 0,
        Some(word) => {
            1 + PREPOSITIONS
                .iter()
                .position(|&known| known == word)
                .unwrap_or(PREPOSITIONS.len())
        }
    };
    [
        preposition as u8,
        tree.relation(first) as u8,
        (rise.min(STEPS - 1) * STEPS + fall.min(STEPS - 1)) as u8,
        below(&up, rise),
        below(&down, fall),
        distance as u8,
        between.min(5) as u8,
        signs[party].party,
        rule_sign(rule),
        u8::from(speaks) + 2 * u8::from(tree.is_verbal(event) && tree.is_passive(event)),
    ]
}

/// A word and the words above it up to the root, through no more than a few words.
fn path(tree: &Tree<'_>, word: usize) -> Vec<usize> {
    std::iter::successors(Some(word), |&i| {
        (tree.relation(i) != Deprel::Root)
            .then(|| tree.head(i))
            .flatten()
    })
    .take(12)
    .collect()
}
