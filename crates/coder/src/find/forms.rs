//! Wordings that state an event without an entry of their own in the lexicon: stays, duties, refusals,
//! and embedding words whose complement is not known.

use codebook::{EventType, Mode, Status};
use lang::{Deprel, Upos};

use super::sides::{distinct_sides, party_confidence, several};
use super::{Found, Search};
use crate::actors::{Party, PartyKind};
use crate::cast::{push, verb_objects, who};
use crate::frame::{complement_form, frame, goes_with, verb_group};
use crate::lexicon::{Complement, Outer, OuterKind};
use crate::predicate::{Trigger, TriggerKind, constrained, find_particle};
use crate::reduce;
use crate::speech::speech_of;

impl Search<'_> {
    /// "The minister is in Pakistan": an official of one state in another is on a visit there.
    pub(super) fn stays(&self, found: &mut Vec<Found>) {
        let tree = self.tree;
        for place in 0..tree.len() {
            let Some(copula) = tree.child(place, &[Deprel::Cop]) else {
                continue;
            };
            let located = ["in", "at"].iter().any(|p| tree.is_marked_by(place, p));
            let (Some(subject), true) = (tree.child(place, &[Deprel::Nsubj]), located) else {
                continue;
            };
            let hosts = self.cast.at(tree, place);
            let visitors = who(tree, self.cast, subject);
            let ([host], Some(visitor)) = (&hosts[..], visitors.first()) else {
                continue;
            };
            let official = matches!(
                visitor.kind,
                PartyKind::Person | PartyKind::Office | PartyKind::Government
            ) && !visitor.actor.sector.is_empty();
            let abroad = visitor.actor.code.is_some()
                && host.actor.code.is_some()
                && visitor.actor.code != host.actor.code
                && matches!(host.kind, PartyKind::Country | PartyKind::City);
            if !official || !abroad || found.iter().any(|event| event.token == place) {
                continue;
            }
            let frame = frame(tree, self.lexicon, place);
            let group = verb_group(tree, place);
            found.push(Found {
                mode: Mode::of(EventType::Consult, "visit").ok(),
                confidence: 0.6 * party_confidence(&visitors),
                status: match group {
                    group if group.negated => Status::Denied,
                    group if group.future => Status::Planned,
                    group => group.status.unwrap_or(Status::Occurred),
                },
                speech: speech_of(tree, self.cast, self.lexicon, &frame, place),
                ..Found::new(
                    place,
                    vec![copula, place],
                    EventType::Consult,
                    "be in",
                    (visitors, hosts),
                    0.6,
                )
            });
        }
    }

    /// "X said Y must do so": X asks it of Y, whatever it is.
    pub(super) fn duties(&self, found: &mut Vec<Found>) {
        let tree = self.tree;
        for verb in 0..tree.len() {
            let group = verb_group(tree, verb);
            if !group.obliged || tree.relation(verb) != Deprel::Ccomp {
                continue;
            }
            let Some(say) = tree.head(verb) else { continue };
            let says = self.lexicon.outer(tree.lemma(say)).iter().any(|outer| {
                outer.kind == OuterKind::Say && goes_with(outer, tree.token(say).upos)
            });
            let (Some(speaker), Some(bound)) = (
                tree.subject(say).filter(|_| says),
                tree.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]),
            ) else {
                continue;
            };
            let within = |event: &Found| {
                event.token == verb
                    || event.words.contains(&verb)
                    || event.event == EventType::Request
            };
            if found.iter().any(within) {
                continue;
            }
            let mut actor = who(tree, self.cast, speaker);
            let mut recipient = who(tree, self.cast, bound);
            self.domestic(EventType::Request, verb, &mut actor, &mut recipient);
            distinct_sides(&mut actor, &mut recipient);
            let coded = |list: &[Party]| list.iter().any(|p| p.actor.code.is_some());
            if actor.is_empty() || recipient.is_empty() || !coded(&actor) && !coded(&recipient) {
                continue;
            }
            let frame = frame(tree, self.lexicon, say);
            let words = tree
                .children_by(verb, &[Deprel::Aux])
                .filter(|&aux| aux < verb)
                .chain([verb])
                .collect();
            found.push(Found {
                speech: speech_of(tree, self.cast, self.lexicon, &frame, say),
                ..Found::new(
                    verb,
                    words,
                    EventType::Request,
                    "must",
                    (actor, recipient),
                    0.6,
                )
            });
        }
    }

    /// "Will not", "would never", with a verb that states no event by itself: a refusal.
    pub(super) fn refusals(&self, triggers: &[Trigger<'_>], found: &mut Vec<Found>) {
        let tree = self.tree;
        for verb in 0..tree.len() {
            let group = verb_group(tree, verb);
            let taken = triggers
                .iter()
                .any(|t| t.token == verb && t.event.quad().is_cooperation())
                || found.iter().any(|event| event.words.contains(&verb));
            if !(group.negated && group.future) || taken || tree.token(verb).upos != Upos::Verb {
                continue;
            }
            let Some(subject) = tree.subject(verb).filter(|_| !tree.is_passive(verb)) else {
                continue;
            };
            let mut actor = who(tree, self.cast, subject);
            let mut recipient = Vec::new();
            for object in verb_objects(tree, verb) {
                for party in who(tree, self.cast, object) {
                    push(&mut recipient, party);
                }
            }
            self.domestic(EventType::Reject, verb, &mut actor, &mut recipient);
            distinct_sides(&mut actor, &mut recipient);
            if !actor.iter().any(|p| p.actor.code.is_some()) {
                continue;
            }
            let frame = frame(tree, self.lexicon, verb);
            if frame.dependent == Some(Status::Possible) {
                continue;
            }
            let words = tree
                .children_by(verb, &[Deprel::Aux, Deprel::Advmod])
                .filter(|&c| c < verb)
                .chain([verb])
                .collect();
            found.push(Found {
                speech: speech_of(tree, self.cast, self.lexicon, &frame, verb),
                ..Found::new(
                    verb,
                    words,
                    EventType::Reject,
                    "will not",
                    (actor, recipient),
                    0.5,
                )
            });
        }
    }

    /// Embedding words whose complement the lexicon does not know: "agreed to hand over the men".
    pub(super) fn bare_outers(
        &self,
        triggers: &[Trigger<'_>],
        consumed: &mut [bool],
        found: &mut Vec<Found>,
    ) {
        let tree = self.tree;
        for (token, consumed) in consumed.iter_mut().enumerate() {
            if *consumed || triggers.iter().any(|t| t.token == token) {
                continue;
            }
            let upos = tree.token(token).upos;
            if !matches!(upos, Upos::Verb | Upos::Adj | Upos::Noun) {
                continue;
            }
            let Some((outer, complement)) = self.bare_outer(token) else {
                continue;
            };
            let event = match outer.kind {
                OuterKind::Intend | OuterKind::Promise | OuterKind::Seek | OuterKind::Plan => {
                    EventType::Agree
                }
                kind => match reduce::own_type(kind) {
                    Some(event) => event,
                    None => continue,
                },
            };
            let mut actor = self.outer_subject(token);
            let mut recipient = self.addressee(token, outer);
            if recipient.is_empty() {
                recipient = self.parties_in_complement(complement, &actor);
            }
            let coded = |parties: &[Party]| parties.iter().any(|p| p.actor.code.is_some());
            let weak = matches!(
                outer.kind,
                OuterKind::Seek | OuterKind::Plan | OuterKind::Support
            );
            distinct_sides(&mut actor, &mut recipient);
            let frame = frame(tree, self.lexicon, token);
            let mut status = match outer.kind {
                OuterKind::Intend | OuterKind::Promise | OuterKind::Plan => Status::Planned,
                OuterKind::Seek => Status::Sought,
                _ => Status::Occurred,
            };
            if frame.negated {
                status = Status::Denied;
            } else if frame.status == Some(Status::Possible) {
                status = Status::Possible;
            }
            let sides: Vec<_> = actor
                .iter()
                .filter_map(|p| p.actor.code.as_deref())
                .collect();
            let reciprocal = recipient.is_empty() && several(&sides);
            let words = [token].into_iter().chain(complement).collect();
            let mut event = Found {
                reciprocal,
                status,
                speech: speech_of(tree, self.cast, self.lexicon, &frame, token),
                ..Found::new(token, words, event, &outer.id, (actor, recipient), 0.5)
            };
            self.revise(&mut event, 0.5);
            let (actor, recipient) = (&event.actor, &event.recipient);
            if !coded(actor) || (weak && recipient.is_empty()) {
                continue;
            }
            *consumed = true;
            found.push(event);
        }
    }

    /// An embedding word with a clause, and the head of that clause.
    fn bare_outer(&self, token: usize) -> Option<(&Outer, Option<usize>)> {
        let tree = self.tree;
        let complement = tree.child(
            token,
            &[
                Deprel::Xcomp,
                Deprel::Ccomp,
                Deprel::Acl,
                Deprel::Advcl,
                Deprel::Obj,
                Deprel::Obl,
            ],
        )?;
        let clause = tree.child(
            token,
            &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Acl, Deprel::Advcl],
        );
        let outer = self.lexicon.outer(tree.lemma(token)).iter().find(|outer| {
            // Who is told that something is so is not told to do it.
            let finite =
                clause.and_then(|clause| complement_form(tree, clause)) == Some(Complement::Clause);
            if finite
                && !outer.complements.is_empty()
                && !outer.complements.contains(&Complement::Clause)
            {
                return false;
            }
            let object = outer.object.as_ref().is_none_or(|object| {
                constrained(tree, self.lexicon, token, TriggerKind::Verb, object).is_some()
            });
            goes_with(outer, tree.token(token).upos)
                && object
                && outer
                    .particles
                    .iter()
                    .all(|p| find_particle(tree, token, p).is_some())
        })?;
        // "Promised ten field kitchens", "demanded better protection": a thing, nobody.
        let thing = matches!(outer.kind, OuterKind::Promise | OuterKind::Request)
            && outer.complements.contains(&Complement::Noun)
            && tree.is_verbal(token)
            && tree
                .child(token, &[Deprel::Obj])
                .is_some_and(|object| self.cast.at(tree, object).is_empty());
        (clause.is_some() || !outer.particles.is_empty() || thing)
            .then_some((outer, clause.or(Some(complement))))
    }
}
