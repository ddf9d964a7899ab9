//! The one place where rules and learned scores meet.
//!
//! The lexicon proposes words that state an event (triggers), each with a type. A small network, trained
//! on the project's annotated corpus, reads the same sentence with the lexicon's proposals, the parties
//! and the verb groups among its inputs, and gives every word a probability for each PLOVER type and for
//! "no event". [`weigh`] takes out proposals that the network holds to be no event, gives others another
//! type, and adds words that the lexicon does not know. Parties, status, attribution and fields are then
//! found by rules as for any trigger. Of what they find, [`role`], [`status`], [`mode`] and [`fields`] say
//! where the network knows better.

mod calibration;
mod encoder;
mod layers;
mod network;
mod pieces;
mod reading;
mod signs;
mod ties;
mod weights;

use std::sync::LazyLock;

use codebook::{EventType, Field, Mode, Status};
use lang::Upos;

use crate::frame::verb_group;
use crate::lexicon::{Entry, Lexicon, Pos, Slot};
use crate::predicate::{Trigger, TriggerKind, is_month, silenced};
use crate::tree::Tree;

pub(crate) use calibration::calibrated;
pub use network::{CLASSES, NO_EVENT, Network, class_of, type_of};
pub(crate) use reading::{Judge, Reading};
pub(crate) use signs::signs;
pub use signs::{GROUPS, OUTERS, PARTIES, RELATIONS, RULES, Signs, TAGS};
pub use ties::{Role, TIE_ROWS, TIE_SIGNS, Tie};
pub use weights::BadNetwork;

/// A proposal of the lexicon is dropped when the network gives it less than this.
const LEAST_EVENT: f32 = 0.05;
/// The network's type replaces the lexicon's when it is at least this sure of it ...
const SURE: f32 = 0.4;
/// ... and gives the lexicon's less than this.
const UNLIKELY: f32 = 0.4;
/// A word that the lexicon does not know states an event from this probability on ...
const LEARNED: f32 = 0.3;
/// ... or, where only one side of it is known, from this.
const LEARNED_ALONE: f64 = 0.4;

/// What a saying event embeds ("condemned the attack") is an event of its own from this probability on.
pub(crate) const OWN: f32 = 0.5;

/// Whether an event that only the network sees is too uncertain for the one side that is known.
pub(crate) fn is_doubtful(entry: &str, chance: f64, both_sides: bool) -> bool {
    is_learned(entry) && !both_sides && chance < LEARNED_ALONE
}

/// The sides of an event are corrected where its word states one with at least this probability.
pub(crate) const LIKELY: f32 = 0.5;
/// The network's role of somebody replaces that of the rules when it is at least this sure of it ...
const SURE_OF_ROLE: f32 = 0.5;
/// ... or this sure that they are not in the event ...
const SURE_OF_NONE: f32 = 0.7;
/// ... and gives that of the rules no more than this.
const UNLIKELY_ROLE: f32 = 0.4;
/// The network's status replaces that of the rules when it is at least this sure of it.
const SURE_OF_STATUS: f32 = 0.6;
/// The network's mode replaces that of the rules when it is at least this sure of it.
const SURE_OF_MODE: f32 = 0.3;
/// An event is in a field of at least this probability ...
const LIKELY_FIELD: f32 = 0.35;
/// ... or of this, where the rules see it too.
const LIKELY_FIELD_OF_RULES: f32 = 0.25;

/// The role of somebody in an event from that of the rules and the network's probabilities, in the order
/// of [`Role::ALL`].
pub(crate) fn role(by_rules: Role, chances: [f32; 3]) -> Role {
    let chance = |role: Role| chances[role as usize];
    let best = Role::ALL
        .into_iter()
        .max_by(|&a, &b| chance(a).total_cmp(&chance(b)))
        .unwrap_or(by_rules);
    let sure = match best {
        Role::None => SURE_OF_NONE,
        Role::Actor | Role::Recipient => SURE_OF_ROLE,
    };
    if chance(best) >= sure && chance(by_rules) <= UNLIKELY_ROLE {
        best
    } else {
        by_rules
    }
}

/// The status of an event from that of the rules and the network's probabilities, in the order of
/// [`Status::ALL`]. What the rules see denied is denied in so many words.
fn status(by_rules: Status, chances: &[f32]) -> Status {
    Status::ALL
        .iter()
        .zip(chances)
        .find(|(_, chance)| **chance >= SURE_OF_STATUS && by_rules != Status::Denied)
        .map_or(by_rules, |(status, _)| *status)
}

/// The mode of an event from that of the rules and the network's probabilities of each mode and of none.
fn mode(by_rules: Option<Mode>, chances: &[(Option<Mode>, f32)]) -> Option<Mode> {
    chances
        .iter()
        .filter(|(_, chance)| *chance >= SURE_OF_MODE)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map_or(by_rules, |(mode, _)| *mode)
}

/// The fields of an event, in their order, from those of the rules and the network's probabilities; at
/// least the likeliest.
fn fields(by_rules: &[Field], chances: &[f32]) -> Vec<Field> {
    let most = chances.iter().copied().fold(0.0, f32::max);
    let from = |field: &Field| match by_rules.contains(field) {
        true => LIKELY_FIELD_OF_RULES,
        false => LIKELY_FIELD,
    };
    Field::ALL
        .iter()
        .zip(chances)
        .filter(|(field, chance)| **chance >= from(field) || **chance == most)
        .map(|(field, _)| *field)
        .collect()
}

/// The entry of words that the lexicon does not know.
const LEARNED_ENTRY: &str = "learned";

/// Whether an entry stands for a word that only the network knows.
pub(crate) fn is_learned(entry: &str) -> bool {
    entry == LEARNED_ENTRY
}

/// What is left of the proposals of the lexicon, and what the network adds.
#[derive(Debug, Default)]
pub(crate) struct Weighed<'l> {
    /// Triggers with their probabilities, in the order of their words.
    pub(crate) kept: Vec<(Trigger<'l>, f64)>,
    /// Embedding words ("plans to", "offered") that state an event by themselves, unless rules have coded
    /// them with what they embed.
    pub(crate) late: Vec<(Trigger<'l>, f64)>,
    /// Proposals that were dropped.
    pub(crate) dropped: Vec<Trigger<'l>>,
}

/// Settles which words state an event and of which type.
pub(crate) fn weigh<'l>(
    reading: &Reading<'_>,
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    proposals: Vec<Trigger<'l>>,
) -> Weighed<'l> {
    let output = &reading.output;
    let Weighed {
        mut kept,
        mut late,
        mut dropped,
    } = Weighed::default();
    let mut taken = vec![false; tree.len()];
    for mut trigger in proposals {
        let chances = &output.classes[trigger.token];
        for &word in &trigger.words {
            taken[word] = true;
        }
        // What a user's own lexicon says stands.
        if trigger.entry.own {
            let confidence = trigger.entry.confidence;
            kept.push((trigger, confidence));
            continue;
        }
        // What an event above embeds ("agreed to exchange") is no event of its own to the network.
        let embedded =
            above(tree, trigger.token).any(|word| 1.0 - output.classes[word][NO_EVENT] > LEARNED);
        if 1.0 - chances[NO_EVENT] < LEAST_EVENT && !embedded {
            dropped.push(trigger);
            continue;
        }
        let own = chances[class_of(trigger.event)];
        // "Would not recognise" is a refusal to the network; the rules make one of it themselves.
        let refused = |event| event == EventType::Reject && verb_group(tree, trigger.token).negated;
        if let Some((event, chance)) = best(chances)
            && chance >= SURE
            && own < UNLIKELY
            && !refused(event)
        {
            trigger.event = event;
        }
        let chance = f64::from(chances[class_of(trigger.event)]);
        let event = f64::from(1.0 - chances[NO_EVENT]);
        // The lexicon is a witness of its own.
        let confidence = 0.5 * trigger.entry.confidence + 0.5 * chance.max(0.5 * event);
        kept.push((trigger, confidence));
    }
    for (token, taken) in taken.into_iter().enumerate() {
        if taken || is_month(tree, token) || silenced(tree, lexicon, token) {
            continue;
        }
        let Some((event, chance)) = best(&output.classes[token]) else {
            continue;
        };
        if chance < LEARNED {
            continue;
        }
        let kind = match tree.token(token).upos {
            Upos::Verb => TriggerKind::Verb,
            Upos::Noun | Upos::Propn => TriggerKind::Noun,
            Upos::Adj => TriggerKind::Adjective,
            _ => continue,
        };
        let embeds = lexicon
            .outer(tree.lemma(token))
            .iter()
            .any(|outer| crate::frame::goes_with(outer, tree.token(token).upos));
        let trigger = Trigger {
            token,
            kind,
            entry: learned(kind, event),
            event,
            words: vec![token],
        };
        let list = if embeds { &mut late } else { &mut kept };
        list.push((trigger, f64::from(chance)));
    }
    kept.sort_by_key(|(trigger, _)| trigger.token);
    Weighed {
        kept,
        late,
        dropped,
    }
}

/// The words above a word in the tree, from its head to the root.
fn above<'t>(tree: &'t Tree<'_>, token: usize) -> impl Iterator<Item = usize> + 't {
    std::iter::successors(tree.head(token), |&word| tree.head(word)).take(tree.len())
}

/// The most probable type.
fn best(chances: &[f32; CLASSES]) -> Option<(EventType, f32)> {
    (0..NO_EVENT)
        .max_by(|&a, &b| chances[a].total_cmp(&chances[b]).then(b.cmp(&a)))
        .and_then(|class| Some((type_of(class)?, chances[class])))
}

/// The slots in which the parties of a word are looked for that the lexicon does not know.
fn learned(kind: TriggerKind, event: EventType) -> &'static Entry {
    static ENTRIES: LazyLock<[Entry; 4]> = LazyLock::new(|| {
        let preps = |names: &[&str]| -> Vec<Slot> {
            names.iter().map(|&name| Slot::Prep(name.into())).collect()
        };
        let entry = |pos: Pos, reciprocal: bool| {
            let (mut actor, mut recipient) = match pos {
                Pos::Verb => (
                    vec![Slot::Subject],
                    vec![
                        Slot::Object,
                        Slot::IndirectObject,
                        Slot::ObjectPossessor,
                        Slot::ObjectModifier,
                    ],
                ),
                _ => (vec![Slot::Possessor], Vec::new()),
            };
            if pos != Pos::Verb {
                actor.extend(preps(&["by", "between", "from"]));
                actor.push(Slot::Modifier);
                actor.extend(preps(&["of"]));
                actor.push(Slot::Subject);
            }
            recipient.extend(preps(&[
                "with", "to", "against", "on", "for", "at", "from", "into", "over",
            ]));
            Entry {
                id: LEARNED_ENTRY.to_owned(),
                own: false,
                lemma: "".into(),
                pos,
                particles: Vec::new(),
                modifiers: Vec::new(),
                object: None,
                event: None,
                mode: None,
                actor,
                recipient,
                reciprocal,
                weak: false,
                fields: Vec::new(),
                contexts: Vec::new(),
                status: None,
                confidence: 0.5,
            }
        };
        [
            entry(Pos::Verb, false),
            entry(Pos::Verb, true),
            entry(Pos::Noun, false),
            entry(Pos::Noun, true),
        ]
    });
    let mutual = usize::from(event == EventType::Consult);
    match kind {
        TriggerKind::Verb => &ENTRIES[mutual],
        TriggerKind::Noun | TriggerKind::Adjective => &ENTRIES[2 + mutual],
    }
}

/// How much the rules' type of a given pair counts beside the network's, as a difference of
/// logarithms: when both parties are where the entry wants them, and else.
const RULE_WEIGHT: [f32; 2] = [2.0, 1.3];

/// The type that holds for a given pair, from the network and, where there is one, the rules' type
/// (with whether both parties fit it).
pub(crate) fn of_pair(
    network: &Network,
    reading: &Reading<'_>,
    rule: Option<(EventType, bool)>,
) -> Option<EventType> {
    let mut scores = network
        .pair(&reading.output)
        .map(|chance| chance.max(1e-9).ln());
    if let Some((event, fits)) = rule {
        scores[class_of(event)] += RULE_WEIGHT[usize::from(!fits)];
    }
    best(&scores).map(|(event, _)| event)
}
