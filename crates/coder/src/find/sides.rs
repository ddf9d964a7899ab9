//! Who stands on which side, once it is known who is in an event.

use codebook::{EventType, Sector};
use lang::Deprel;

use super::Search;
use super::revise::takes_two;
use crate::actors::{Party, PartyKind};
use crate::cast::push;
use crate::frame::Frame;
use crate::lexicon::OuterKind;
use crate::predicate::Trigger;

impl Search<'_> {
    /// Gives parties without a country that of the other side or of the only state in view: "Kenyan
    /// police arrested protesters". Of what states do together, only those within a state get its country:
    /// "the bishops asked the student leaders", not "the president".
    pub(super) fn domestic(
        &self,
        event: EventType,
        token: usize,
        actor: &mut [Party],
        recipient: &mut [Party],
    ) {
        use EventType::*;
        let between_states = matches!(event, Consult | Cooperate | Agree | Support | Aid);
        let home = |parties: &[Party]| -> Option<Party> {
            let mut states = parties.iter().filter(|p| {
                p.actor.code.is_some() && p.entity.is_some() && p.kind != PartyKind::Organisation
            });
            let first = states.next()?;
            states
                .all(|p| p.actor.code == first.actor.code)
                .then(|| first.clone())
        };
        let sides = [home(actor), home(recipient)];
        // Whose phrase is no bare country.
        let within = [&*actor, &*recipient]
            .map(|side| side.iter().all(|party| !party.actor.sector.is_empty()));
        let around = self.scene(token).or_else(|| self.only_state());
        for (own, other) in [(0, 1), (1, 0)] {
            let Some(home) = sides[other].as_ref().or(around.as_ref()) else {
                continue;
            };
            let parties = if own == 0 {
                &mut *actor
            } else {
                &mut *recipient
            };
            // "President X threatened Russia" says nothing of X's country, "police arrested Kenyans" does.
            let foreign = sides[other].is_some()
                && home.kind == PartyKind::Country
                && home.actor.sector.is_empty();
            for party in parties.iter_mut() {
                let of_state = party.kind == PartyKind::Person
                    || party.actor.name.is_some()
                    || party
                        .actor
                        .sector
                        .iter()
                        .any(|s| matches!(s, Sector::Government | Sector::Military));
                let abroad = between_states && sides[other].is_some();
                if foreign && of_state || abroad && (of_state || !within[other]) {
                    continue;
                }
                if party.actor.code.is_none()
                    && party.entity.is_none()
                    && matches!(party.kind, PartyKind::Office | PartyKind::Person)
                {
                    party.actor.code.clone_from(&home.actor.code);
                    party.actor.antecedent = Some(home.actor.antecedent.unwrap_or(home.actor.span));
                    party.entity = home.entity;
                    party.confidence *= 0.8;
                }
            }
        }
    }

    /// The only state that the sentence names; where it names none, the only one that the document is
    /// about.
    pub(super) fn only_state(&self) -> Option<Party> {
        match (self.states, self.pair) {
            ([only], _) | ([], [only]) => Some(only.clone()),
            _ => None,
        }
    }

    /// The state where the event of a word takes place: named behind a preposition of place below the
    /// word or below the verbs above it in the clause.
    pub(super) fn scene(&self, token: usize) -> Option<Party> {
        let tree = self.tree;
        let state = |place: usize| {
            tree.subtree(place, &[Deprel::AclRelcl, Deprel::Acl, Deprel::Advcl])
                .into_iter()
                .flat_map(|i| self.cast.at(tree, i))
                .find(|party| {
                    party.actor.code.is_some()
                        && party.entity.is_some()
                        && !matches!(party.kind, PartyKind::Organisation | PartyKind::Pronoun)
                })
        };
        let mut at = token;
        for _ in 0..4 {
            let place = tree
                .children_by(at, &[Deprel::Obl, Deprel::Nmod])
                .filter(|&child| {
                    matches!(
                        tree.preposition(child).as_deref(),
                        Some(
                            "in" | "at"
                                | "near"
                                | "outside"
                                | "across"
                                | "on"
                                | "inside"
                                | "around"
                        )
                    )
                })
                .find_map(state);
            if place.is_some() {
                return place;
            }
            let clause = matches!(
                tree.relation(at),
                Deprel::Ccomp | Deprel::AclRelcl | Deprel::Parataxis | Deprel::Root
            );
            at = match tree.head(at) {
                Some(head) if !clause => head,
                _ => return None,
            };
        }
        None
    }

    /// A wish, an offer, a promise or an end is its subject's alone, even where what is wished for or
    /// ended takes two: "X wants to expand cooperation with Y", "X broke off relations with Y". Returns whether it parted the sides.
    pub(super) fn one_sided(
        &self,
        frame: &Frame<'_>,
        actor: &mut Vec<Party>,
        recipient: &mut Vec<Party>,
    ) -> bool {
        let Some(hit) = frame.outers.iter().find(|hit| {
            matches!(
                hit.outer.kind,
                OuterKind::Seek | OuterKind::Promise | OuterKind::Stop
            )
        }) else {
            return false;
        };
        let holders = self.outer_subject(hit.token);
        let holds = |party: &Party| {
            holders
                .iter()
                .any(|h| h.actor.span == party.actor.span && h.actor.code == party.actor.code)
        };
        if !actor.iter().any(holds) || actor.iter().all(holds) {
            return false;
        }
        let (held, others) = std::mem::take(actor).into_iter().partition(holds);
        (*actor, *recipient) = (held, others);
        true
    }

    /// Whether an event noun without any party is about the pair of the document: its phrase says
    /// "bilateral", "mutual", "joint", or it is the subject or root of its sentence.
    pub(super) fn speaks_of_the_pair(&self, trigger: &Trigger<'_>) -> bool {
        let tree = self.tree;
        let head = trigger.token;
        self.says_mutual(trigger)
            || matches!(
                tree.relation(head),
                Deprel::Root | Deprel::Nsubj | Deprel::NsubjPass
            ) && tree
                .children_by(head, &[Deprel::Nmod, Deprel::NmodPoss])
                .next()
                .is_none()
    }

    pub(super) fn says_mutual(&self, trigger: &Trigger<'_>) -> bool {
        self.tree.subtree(trigger.token, &[]).iter().any(|&i| {
            matches!(
                self.tree.lemma(i),
                "bilateral" | "mutual" | "joint" | "reciprocal" | "both" | "two" | "other"
            )
        })
    }
}

/// Settles who is on which side; returns whether the event is reciprocal.
pub(super) fn settle_sides(
    trigger: &Trigger<'_>,
    actor: &mut Vec<Party>,
    recipient: &mut Vec<Party>,
) -> bool {
    if trigger.entry.reciprocal && !recipient.is_empty() && !actor.is_empty() {
        for party in recipient.drain(..) {
            push(actor, party);
        }
    } else if trigger.entry.reciprocal && actor.is_empty() {
        std::mem::swap(actor, recipient);
    }
    distinct_sides(actor, recipient);
    let codes: Vec<&str> = actor
        .iter()
        .filter_map(|p| p.actor.code.as_deref())
        .collect();
    recipient.is_empty()
        && several(&codes)
        && (trigger.entry.reciprocal || takes_two(trigger.event))
}

/// Takes out of the recipients whoever is among the actors under the same code and the same sector.
pub(super) fn distinct_sides(actor: &mut [Party], recipient: &mut Vec<Party>) {
    recipient.retain(|r| {
        !actor.iter().any(|a| {
            a.actor.span == r.actor.span
                || (a.actor.code == r.actor.code
                    && a.actor.code.is_some()
                    && a.actor.sector == r.actor.sector)
        })
    });
}

pub(super) fn several(codes: &[&str]) -> bool {
    codes.iter().any(|code| *code != codes[0])
}

pub(super) fn party_confidence(parties: &[Party]) -> f64 {
    parties
        .iter()
        .map(|p| match p.kind {
            PartyKind::Pronoun => p.confidence * 0.9,
            _ => p.confidence,
        })
        .fold(1.0, f64::min)
}
