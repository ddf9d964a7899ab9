//! Who fills the roles of an event: the slots of its entry, of its light verb and of the words around
//! it, and what is named nearby.

use codebook::EventType;
use lang::{Deprel, Upos};

use super::Search;
use crate::actors::{Party, PartyKind};
use crate::cast::{self, fill, governing_verb, push, verb_objects, who};
use crate::frame::Frame;
use crate::lexicon::{LightVerb, Outer, Slot};
use crate::predicate::{Trigger, TriggerKind, find_particle};

impl Search<'_> {
    /// Actor and recipient by the slots of the entry.
    pub(super) fn roles(
        &self,
        trigger: &Trigger<'_>,
        frame: &Frame<'_>,
    ) -> (Vec<Party>, Vec<Party>) {
        let first = |slots: &[Slot], taken: &[Party]| -> Vec<Party> {
            for slot in slots {
                let parties: Vec<Party> = fill(self.tree, self.cast, trigger, slot)
                    .into_iter()
                    .filter(|p| taken.iter().all(|t| t.actor.span != p.actor.span))
                    .collect();
                if !parties.is_empty() {
                    return parties;
                }
            }
            Vec::new()
        };
        let light = self.light_verb(trigger);
        let carrier = |slots: &[Slot], taken: &[Party]| -> Vec<Party> {
            let Some((verb, _)) = light else {
                return Vec::new();
            };
            for slot in slots {
                let parties: Vec<Party> =
                    cast::slot_tokens_of(self.tree, verb, TriggerKind::Verb, slot)
                        .into_iter()
                        .filter(|&token| token != trigger.token)
                        .flat_map(|token| who(self.tree, self.cast, token))
                        .filter(|p| taken.iter().all(|t| t.actor.span != p.actor.span))
                        .collect();
                if !parties.is_empty() {
                    return parties;
                }
            }
            Vec::new()
        };
        let mut actor = first(&trigger.entry.actor, &[]);
        if let Some((_, light)) = light {
            let lent = carrier(&light.actor, &[]);
            if !lent.is_empty() && !(trigger.entry.reciprocal && actor.len() > 1) {
                // The possessor of what is received or faced is the other side.
                let own = std::mem::replace(&mut actor, lent);
                for party in own.into_iter().filter(|_| trigger.entry.reciprocal) {
                    push(&mut actor, party);
                }
            }
        } else if let Some(hit) = frame.outers.first()
            && trigger.kind == TriggerKind::Noun
            && (actor.is_empty() || trigger.entry.reciprocal && actor.len() < 2)
        {
            for party in self.outer_subject(hit.token) {
                push(&mut actor, party);
            }
        }
        // "Arrived in Doha for talks": whoever comes for them holds them.
        if actor.is_empty()
            && trigger.kind == TriggerKind::Noun
            && trigger.entry.reciprocal
            && self.tree.is_marked_by(trigger.token, "for")
            && let Some(verb) = governing_verb(self.tree, trigger.token)
        {
            actor = self
                .tree
                .subject(verb)
                .map(|subject| who(self.tree, self.cast, subject))
                .unwrap_or_default();
        }
        let mut recipient = match light {
            Some((_, light)) => carrier(&light.recipient, &actor),
            None => Vec::new(),
        };
        if recipient.is_empty() {
            recipient = first(&trigger.entry.recipient, &actor);
        }
        if recipient.is_empty() && trigger.entry.reciprocal {
            recipient = first(
                &[Slot::Prep("with".into()), Slot::Prep("between".into())],
                &actor,
            );
        }
        (actor, recipient)
    }

    /// The verb that leaves its meaning to an event noun: "hold talks", "come under attack".
    pub(super) fn light_verb(&self, trigger: &Trigger<'_>) -> Option<(usize, &LightVerb)> {
        if trigger.kind != TriggerKind::Noun {
            return None;
        }
        let tree = self.tree;
        let verb = governing_verb(tree, trigger.token)?;
        let noun = tree.first_conjunct(trigger.token);
        self.lexicon
            .light(tree.lemma(verb))
            .iter()
            .find(|light| {
                let place = match &light.noun {
                    Slot::Prep(preposition) => tree.is_marked_by(noun, preposition),
                    Slot::Subject => {
                        matches!(tree.relation(noun), Deprel::Nsubj | Deprel::NsubjPass)
                    }
                    _ => matches!(
                        tree.relation(noun),
                        Deprel::Obj | Deprel::NsubjPass | Deprel::Nmod
                    ),
                };
                place
                    && light
                        .particles
                        .iter()
                        .all(|p| find_particle(tree, verb, p).is_some())
            })
            .map(|light| (verb, light))
    }

    pub(super) fn outer_subject(&self, token: usize) -> Vec<Party> {
        let tree = self.tree;
        let subject = if tree.is_verbal(token) && tree.is_passive(token) {
            tree.children_by(token, &[Deprel::OblAgent])
                .next()
                .or_else(|| tree.subject(token))
        } else if tree.token(token).upos == Upos::Noun {
            let owners: Vec<Party> = tree
                .children_by(token, &[Deprel::NmodPoss, Deprel::Compound, Deprel::Amod])
                .flat_map(|child| who(tree, self.cast, child))
                .collect();
            if !owners.is_empty() {
                return owners;
            }
            governing_verb(tree, token)
                .and_then(|verb| tree.subject(verb))
                .filter(|&s| s != token)
        } else {
            tree.subject(token)
        };
        subject.map(|s| who(tree, self.cast, s)).unwrap_or_default()
    }

    pub(super) fn addressee(&self, token: usize, outer: &Outer) -> Vec<Party> {
        let tree = self.tree;
        let kind = if tree.is_verbal(token) {
            TriggerKind::Verb
        } else {
            TriggerKind::Noun
        };
        for slot in &outer.addressee {
            let tokens = match kind {
                TriggerKind::Verb if *slot == Slot::Object => verb_objects(tree, token),
                _ => cast::slot_tokens_of(tree, token, kind, slot),
            };
            let parties: Vec<Party> = tokens
                .into_iter()
                .flat_map(|t| who(tree, self.cast, t))
                .collect();
            if !parties.is_empty() {
                return parties;
            }
        }
        Vec::new()
    }

    /// Objects and obliques of a clause that name somebody other than the actor.
    pub(super) fn parties_in_complement(
        &self,
        complement: Option<usize>,
        actor: &[Party],
    ) -> Vec<Party> {
        let tree = self.tree;
        let Some(complement) = complement else {
            return Vec::new();
        };
        let other = |p: &Party| actor.iter().all(|a| a.actor.code != p.actor.code);
        let relations = [
            Deprel::Nsubj,
            Deprel::Iobj,
            Deprel::Obj,
            Deprel::Obl,
            Deprel::Nmod,
        ];
        for relation in relations {
            for child in tree.children_by(complement, &[relation]) {
                let parties: Vec<Party> = who(tree, self.cast, child)
                    .into_iter()
                    .filter(other)
                    .collect();
                if !parties.is_empty() {
                    return parties;
                }
            }
        }
        if tree.is_nominal(complement) {
            return who(tree, self.cast, complement)
                .into_iter()
                .filter(other)
                .collect();
        }
        Vec::new()
    }

    /// Where the slots of the entry name no other side: the nearest party in the rest of the clause.
    /// A place counts only where the event is done to those who are there.
    pub(super) fn named_nearby(&self, trigger: &Trigger<'_>, actor: &[Party]) -> Vec<Party> {
        use EventType::*;
        let tree = self.tree;
        let acts_there = matches!(
            trigger.event,
            Coerce | Assault | Mobilize | Concede | Aid | Protest | Sanction
        );
        if trigger.kind != TriggerKind::Verb
            || trigger.entry.reciprocal
            || actor.iter().filter(|a| a.actor.code.is_some()).count() != 1
            || trigger.event == Retreat
        {
            return Vec::new();
        }
        let other = |party: &Party| {
            party.actor.code.is_some()
                && actor.iter().all(|a| {
                    a.actor.code != party.actor.code && !a.actor.span.overlaps(party.actor.span)
                })
        };
        let fits = |token: usize, party: &Party| {
            let placed = ["in", "at", "near", "from"]
                .iter()
                .any(|p| tree.is_marked_by(token, p));
            other(party)
                && (party.kind != PartyKind::City || acts_there)
                && (!placed || acts_there && !tree.is_marked_by(token, "from"))
        };
        (trigger.token + 1..tree.len())
            .filter(|&token| tree.within_clause(&trigger.words, token))
            .find_map(|token| {
                let parties: Vec<Party> = self
                    .cast
                    .at(tree, token)
                    .into_iter()
                    .filter(|party| fits(token, party))
                    .collect();
                (!parties.is_empty()).then_some(parties)
            })
            .unwrap_or_default()
    }
}
