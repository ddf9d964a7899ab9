//! What a sentence says twice is one event.

use codebook::EventType;
use lang::Deprel;

use super::Found;
use crate::actors::Party;
use crate::judge;
use crate::tree::Tree;

/// Whether `toll` only says what an attack led to: "a bombing that killed 12", "fired on a bus, killing
/// 28".
fn is_toll_of(tree: &Tree<'_>, attack: &Found, toll: &Found) -> bool {
    let counts = |event: &Found| {
        matches!(
            tree.lemma(event.token),
            "kill" | "wound" | "injure" | "maim" | "damage" | "destroy" | "leave" | "claim"
        )
    };
    attack.event == EventType::Assault
        && toll.event == EventType::Assault
        && tree.is_verbal(toll.token)
        && counts(toll)
        && !counts(attack)
        && tree.relation(toll.token) != Deprel::Conj
        && (tree.dominates(attack.token, toll.token)
            || tree
                .subject(toll.token)
                .is_some_and(|s| s == attack.token || tree.head(attack.token) == Some(s)))
}

/// Keeps one of several events that say the same: same type, parties and status nearby, or the
/// purpose of an event that is coded itself.
pub(super) fn drop_repeats(tree: &Tree<'_>, found: &mut Vec<Found>) {
    let codes = |parties: &[Party]| -> Vec<Option<String>> {
        let mut codes: Vec<_> = parties.iter().map(|p| p.actor.code.clone()).collect();
        codes.sort();
        codes.dedup();
        codes
    };
    let sides = |event: &Found| {
        let mut all = codes(&event.actor);
        all.extend(codes(&event.recipient));
        all.sort();
        all.dedup();
        all
    };
    let mut keep = vec![true; found.len()];
    for i in 0..found.len() {
        for j in 0..found.len() {
            if i == j || !keep[i] || !keep[j] {
                continue;
            }
            let (a, b) = (&found[i], &found[j]);
            let same_roles =
                codes(&a.actor) == codes(&b.actor) && codes(&a.recipient) == codes(&b.recipient);
            let same = a.event == b.event && a.status == b.status && same_roles;
            let coordinated =
                tree.relation(b.token) == Deprel::Conj || tree.relation(a.token) == Deprel::Conj;
            let shared = a.words.iter().any(|w| b.words.contains(w));
            let own = |event: &Found| crate::lexicon::is_own(&event.entry);
            if shared && own(a) && !own(b) {
                // What the user's own lexicon says of the words goes before all else.
                keep[j] = false;
            } else if own(b) && !own(a) {
                // Left for when the two are looked at the other way round.
            } else if same && (coordinated || shared) {
                // "Carried out air strikes": the one that knows the mode.
                let first =
                    own(a) || (a.mode.is_some(), a.confidence) >= (b.mode.is_some(), b.confidence);
                keep[if first { j } else { i }] = false;
            } else if shared
                && a.token != b.token
                && a.words.contains(&b.token)
                && sides(a) == sides(b)
            {
                // The constrained object of a verb is not an event of its own.
                keep[j] = false;
            } else if b.purpose
                && tree.dominates(a.token, b.token)
                && (codes(&a.actor) == codes(&b.actor) || sides(a) == sides(b))
            {
                keep[j] = false;
            } else if judge::is_learned(&a.entry)
                && (a.event == b.event || tree.lemma(a.token) == "join")
                && tree.head(b.token) == Some(a.token)
            {
                // "Joined it in condemning the coup": the network gives the upper word the type of what
                // it embeds.
                keep[i] = false;
            } else if is_toll_of(tree, a, b) {
                keep[j] = false;
                if found[i].recipient.is_empty() {
                    found[i].recipient = found[j].recipient.clone();
                }
            }
        }
    }
    let mut flags = keep.into_iter();
    found.retain(|_| flags.next().unwrap_or(true));
}
