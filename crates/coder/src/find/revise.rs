//! Where the network corrects who the rules put on which side of an event.

use codebook::EventType;

use super::sides::{distinct_sides, party_confidence, several};
use super::{Found, Search};
use crate::actors::Party;
use crate::judge::{self, Reading, Role};

impl Search<'_> {
    /// Puts parties on the sides where the network holds them to be. `certainty` is that of the event
    /// without its parties.
    pub(super) fn revise(&self, found: &mut Found, certainty: f64) {
        let likely = |reading: &&Reading<'_>| reading.event(found.token) >= judge::LIKELY;
        let Some(reading) = self.reading.as_ref().filter(likely) else {
            return;
        };
        let mut changed = false;
        for &word in &reading.parties {
            let here = self.cast.at(self.tree, word);
            let rule = role_of(found, &here);
            let speaks = speaks(found, &here);
            let tie = reading.tie(self.tree, found.token, word, (Some(rule), speaks));
            let Some(chances) = reading.role(found.token, word, &tie) else {
                return;
            };
            let role = judge::role(rule, chances);
            if role == rule {
                continue;
            }
            let moved = |party: &Party| here.iter().any(|h| h.actor.span == party.actor.span);
            // Who is needed stays.
            let alone = |side: &[Party]| !side.is_empty() && side.iter().all(moved);
            let needed =
                alone(&found.actor) || found.event.needs_recipient() && alone(&found.recipient);
            if role == Role::None && needed {
                continue;
            }
            changed = true;
            found.actor.retain(|party| !moved(party));
            found.recipient.retain(|party| !moved(party));
            match role {
                Role::None => {}
                Role::Actor => join(&mut found.actor, here),
                Role::Recipient => join(&mut found.recipient, here),
            }
        }
        if !changed {
            return;
        }
        self.domestic(
            found.event,
            found.token,
            &mut found.actor,
            &mut found.recipient,
        );
        distinct_sides(&mut found.actor, &mut found.recipient);
        let codes: Vec<&str> = found
            .actor
            .iter()
            .filter_map(|party| party.actor.code.as_deref())
            .collect();
        found.reciprocal = found.recipient.is_empty()
            && several(&codes)
            && (found.reciprocal || takes_two(found.event));
        found.confidence =
            certainty * party_confidence(&found.actor) * party_confidence(&found.recipient);
    }
}

/// Adds parties to a side; a country of which nothing more is said stands on it once.
fn join(side: &mut Vec<Party>, parties: Vec<Party>) {
    for party in parties {
        let bare = |party: &Party| party.actor.code.is_some() && party.actor.sector.is_empty();
        let there = |own: &Party| bare(own) && own.actor.code == party.actor.code;
        if !(bare(&party) && side.iter().any(there)) {
            side.push(party);
        }
    }
}

/// What two do together.
pub(super) fn takes_two(event: EventType) -> bool {
    use EventType::*;
    matches!(
        event,
        Agree | Consult | Support | Cooperate | Concede | Retreat
    )
}

/// The side on which the rules have put one of these parties.
pub(crate) fn role_of(found: &Found, parties: &[Party]) -> Role {
    let among = |side: &[Party]| {
        side.iter()
            .any(|own| parties.iter().any(|p| p.actor.span == own.actor.span))
    };
    if among(&found.actor) {
        Role::Actor
    } else if among(&found.recipient) {
        Role::Recipient
    } else {
        Role::None
    }
}

/// Whether one of these parties states the event.
pub(crate) fn speaks(found: &Found, parties: &[Party]) -> bool {
    found.speech.as_ref().is_some_and(|speech| {
        let by = |party: &Party| speech.span.overlaps(party.actor.span);
        parties.iter().any(by)
    })
}
