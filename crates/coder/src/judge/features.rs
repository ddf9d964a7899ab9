//! What the judge sees of a candidate event.

use lang::{Deprel, Upos};

use crate::actors::{Party, PartyKind};
use crate::cast::verb_objects;
use crate::find::Found;
use crate::frame::Frame;
use crate::tree::Tree;

/// How many words before and after the predicate are looked at.
const REACH: usize = 8;

/// Names of features as numbers, each once, in rising order.
pub(super) fn features(
    tree: &Tree<'_>,
    found: &Found,
    frame: &Frame<'_>,
    others: &[Found],
) -> Vec<u32> {
    let mut bag = Bag::default();
    let head = found.token;
    let rule = if found.ruled { found.event.name() } else { "-" };
    let lemma = lower(tree.lemma(head));
    bag.add("bias", &[]);
    bag.add("rule", &[rule]);
    bag.add("mode", &[rule, found.mode.map_or("", codebook::Mode::name)]);
    bag.add("entry", &[&found.entry, rule]);
    bag.add("lemma", &[&lemma]);
    bag.add("lemma rule", &[&lemma, rule]);
    bag.add("status", &[found.status.name()]);
    bag.add("status rule", &[found.status.name(), rule]);
    bag.add("tag", &[tree.token(head).xpos, tree.relation(head).name()]);
    bag.add("sure", &[&format!("{:.0}", found.confidence * 5.0), rule]);

    // What it acts on.
    let objects: Vec<usize> = match tree.token(head).upos {
        Upos::Verb | Upos::Aux => verb_objects(tree, head),
        _ => tree
            .children_by(head, &[Deprel::Nmod, Deprel::Amod, Deprel::Compound])
            .collect(),
    };
    for object in objects.iter().flat_map(|&o| tree.with_conjuncts(o)) {
        let noun = lower(tree.lemma(object));
        bag.add("object", &[&noun]);
        bag.add("lemma object", &[&lemma, &noun]);
        for part in tree.children_by(object, &[Deprel::Amod, Deprel::Compound, Deprel::Nmod]) {
            bag.add("object part", &[&lower(tree.lemma(part))]);
        }
    }
    for child in tree.children(head) {
        let word = lower(tree.lemma(child));
        match tree.relation(child) {
            Deprel::Obl | Deprel::Nmod | Deprel::OblAgent => {
                let preposition = tree.preposition(child).unwrap_or_default();
                bag.add("prep", &[&preposition]);
                bag.add("lemma prep", &[&lemma, &preposition]);
                bag.add("prep noun", &[&preposition, &word]);
            }
            Deprel::CompoundPrt | Deprel::Advmod => bag.add("lemma adverb", &[&lemma, &word]),
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl => {
                bag.add("complement", &[tree.relation(child).name(), &word]);
            }
            Deprel::AuxPass => bag.add("passive", &[rule]),
            Deprel::Nsubj | Deprel::NsubjPass => bag.add("subject", &[&word]),
            _ => {}
        }
    }
    if let Some(above) = tree.head(head) {
        let word = lower(tree.lemma(above));
        bag.add("above", &[tree.relation(head).name(), &word]);
        bag.add("above rule", &[&word, rule]);
    }
    for hit in &frame.outers {
        bag.add("outer", &[&lower(tree.lemma(hit.token)), rule]);
        bag.add("outer kind", &[&format!("{:?}", hit.outer.kind), rule]);
    }
    for (name, flag) in [
        ("negated", frame.negated),
        ("future", frame.future),
        ("obliged", frame.obliged),
        ("spoken", found.speech.is_some()),
        ("reciprocal", found.reciprocal),
        ("dependent", frame.dependent.is_some()),
    ] {
        if flag {
            bag.add(name, &[]);
            bag.add(name, &[rule]);
        }
    }
    for &word in &found.words {
        bag.add("word", &[&lower(tree.lemma(word))]);
    }

    parties(&mut bag, found, rule);

    let from = found.words[0].saturating_sub(REACH);
    let to = (found.words[found.words.len() - 1] + REACH + 1).min(tree.len());
    for i in from..to {
        if matches!(
            tree.token(i).upos,
            Upos::Noun | Upos::Verb | Upos::Adj | Upos::Adv
        ) {
            let side = if i < head { "before" } else { "after" };
            let word = lower(tree.lemma(i));
            bag.add("near", &[&word]);
            bag.add(side, &[&word]);
        }
    }
    for other in others
        .iter()
        .filter(|other| other.token != head && other.ruled)
    {
        bag.add("beside", &[other.event.name(), rule]);
    }
    bag.done()
}

/// The feature that only a candidate for a given pair has.
pub(super) fn pair_feature(rank: u32) -> u32 {
    let mut bag = Bag::default();
    bag.add("pair", &[&rank.to_string()]);
    bag.0[0]
}

fn parties(bag: &mut Bag, found: &Found, rule: &str) {
    for (role, list) in [("actor", &found.actor), ("recipient", &found.recipient)] {
        if list.is_empty() {
            bag.add("nobody", &[role, rule]);
        }
        for party in list {
            bag.add("kind", &[role, kind(party)]);
            bag.add("kind rule", &[role, kind(party), rule]);
            for sector in &party.actor.sector {
                bag.add("sector", &[role, sector.name()]);
            }
            for word in party.actor.entity_text.split_whitespace().rev().take(3) {
                bag.add("party word", &[role, &word.to_lowercase()]);
            }
        }
    }
    let codes = |list: &[Party]| -> Vec<String> {
        list.iter().filter_map(|p| p.actor.code.clone()).collect()
    };
    let (a, r) = (codes(&found.actor), codes(&found.recipient));
    let relation = match (a.is_empty(), r.is_empty()) {
        (true, true) => "none",
        (false, true) => "actor",
        (true, false) => "recipient",
        _ if a.iter().any(|code| r.contains(code)) => "same",
        _ => "two",
    };
    bag.add("codes", &[relation]);
    bag.add("codes rule", &[relation, rule]);
}

const fn kind(party: &Party) -> &'static str {
    match party.kind {
        PartyKind::Country => "country",
        PartyKind::Government => "government",
        PartyKind::Office => "office",
        PartyKind::Person => "person",
        PartyKind::Organisation => "organisation",
        PartyKind::Company => "company",
        PartyKind::Group => "group",
        PartyKind::City => "city",
        PartyKind::Pronoun => "pronoun",
    }
}

fn lower(lemma: &str) -> String {
    lemma.to_lowercase()
}

#[derive(Default)]
struct Bag(Vec<u32>);

impl Bag {
    /// FNV-1a over the parts: the same on every machine.
    fn add(&mut self, name: &str, parts: &[&str]) {
        let mut state = 0xcbf2_9ce4_8422_2325u64;
        let mut put = |bytes: &[u8]| {
            for &byte in bytes.iter().chain(&[0xFF]) {
                state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        };
        put(name.as_bytes());
        for part in parts {
            put(part.as_bytes());
        }
        self.0.push((state ^ (state >> 32)) as u32);
    }

    fn done(mut self) -> Vec<u32> {
        self.0.sort_unstable();
        self.0.dedup();
        self.0
    }
}
