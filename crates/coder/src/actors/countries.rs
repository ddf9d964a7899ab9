//! Which country those belong to who are named by what they are.

use atlas::EntityKind;
use lang::{Deprel, Upos};

use super::Party;
use super::reader::{Reader, Slots};
use super::roles::is_abroad;
use crate::tree::Tree;

impl Reader<'_> {
    /// The country of a noun phrase: from its possessor, its adjective, its "of", "from" or "in".
    pub(super) fn country_of(
        &self,
        tree: &Tree<'_>,
        token: usize,
        slots: &Slots,
        depth: usize,
    ) -> Option<(Party, f64)> {
        if depth == 0 {
            return None;
        }
        let country = |i: usize| slots[i].iter().find(|p| p.actor.code.is_some()).cloned();
        const OWNERS: [Deprel; 6] = [
            Deprel::NmodPoss,
            Deprel::Amod,
            Deprel::Compound,
            Deprel::NmodDesc,
            Deprel::Flat,
            Deprel::NmodUnmarked,
        ];
        // "His Malaysian counterpart" is not his countryman.
        let abroad = is_abroad(&tree.lemma(token).to_lowercase());
        for relation in OWNERS {
            for child in tree.children_by(token, &[relation]) {
                if abroad && relation == Deprel::NmodPoss && tree.token(child).upos == Upos::Pron {
                    continue;
                }
                if let Some(found) = country(child) {
                    return Some((found, 1.0));
                }
                if let Some((found, sure)) = self.country_of(tree, child, slots, depth - 1) {
                    return Some((found, sure));
                }
            }
        }
        for child in tree.children_by(token, &[Deprel::Nmod]) {
            let sure = match tree.preposition(child).as_deref() {
                Some("of" | "from") => 1.0,
                Some("in" | "across") => 0.8,
                Some("at" | "near" | "around" | "outside" | "on") => 0.7,
                _ => continue,
            };
            if let Some(found) = country(child) {
                return Some((found, sure));
            }
            // "Members of a Tunisian union", "farmers around Beni in eastern Congo".
            if tree.is_nominal(child)
                && let Some((found, more)) = self.country_of(tree, child, slots, depth - 1)
            {
                return Some((found, sure * more * 0.95));
            }
        }
        for child in tree.children_by(token, &[Deprel::Appos, Deprel::Acl]) {
            if let Some((found, sure)) = self.country_of(tree, child, slots, depth - 1) {
                return Some((found, sure * 0.95));
            }
        }
        // "Arab League trade envoys": in the same run of nouns, whatever the tree says.
        (0..token)
            .rev()
            .take_while(|&i| {
                matches!(
                    tree.token(i).upos,
                    Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num
                )
            })
            .find_map(country)
            .map(|found| (found, 0.8))
    }

    /// Countries coordinated with the one that a noun phrase takes its country from.
    pub(super) fn beside(
        &self,
        tree: &Tree<'_>,
        token: usize,
        country: &Party,
        slots: &Slots,
    ) -> Vec<Party> {
        if !matches!(tree.token(token).xpos, "NNS" | "NNPS") {
            return Vec::new();
        }
        let Some(first) = tree
            .subtree(token, &[])
            .into_iter()
            .find(|&i| slots[i].iter().any(|p| p.actor.span == country.actor.span))
        else {
            return Vec::new();
        };
        // "Both countries" and "their" are two in one place.
        let mut others: Vec<Party> = Vec::new();
        for party in tree
            .with_conjuncts(first)
            .into_iter()
            .flat_map(|i| &slots[i])
        {
            let mut known = std::iter::once(country).chain(&others);
            if party.actor.code.is_some() && known.all(|k| k.actor.code != party.actor.code) {
                others.push(party.clone());
            }
        }
        others
    }

    /// The country of those of whom nobody says it ("soldiers", "the interior ministry"): that of the places
    /// in the sentence; where it names no state, the one that most of the text is about.
    pub(super) fn home(&self, tree: &Tree<'_>, token: usize, slots: &Slots) -> Option<Party> {
        // "The other parties", "foreign investors" are not of here.
        if tree.has_child_lemma(
            token,
            &[Deprel::Amod],
            &["other", "foreign", "neighbouring"],
        ) {
            return None;
        }
        let is_state = |party: &&Party| {
            (party.entity).is_some_and(|e| self.atlas.entity(e).kind == EntityKind::State)
        };
        let mut states = (0..tree.len())
            .flat_map(|i| {
                slots[i]
                    .iter()
                    .filter(is_state)
                    .map(move |party| (i, party))
            })
            .peekable();
        if states.peek().is_none() {
            return self.memory.home().cloned();
        }
        let mut places = states
            .filter(|&(i, _)| is_place(tree, i))
            .map(|(_, party)| party);
        let first = places.next()?;
        places
            .all(|other| other.actor.code == first.actor.code)
            .then(|| first.clone())
    }
}

/// Whether a name tells where something is or comes from.
fn is_place(tree: &Tree<'_>, token: usize) -> bool {
    matches!(tree.relation(token), Deprel::Obl | Deprel::Nmod)
        && matches!(
            tree.preposition(token).as_deref(),
            Some("in" | "at" | "near" | "outside" | "across" | "around" | "from" | "of")
        )
}
