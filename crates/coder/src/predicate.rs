//! Finds the words of a sentence that the lexicon knows as events.

use codebook::{EventType, Mode};
use lang::{Deprel, Upos};

use crate::lexicon::{Constraint, Entry, Lexicon, Slot};
use crate::tree::Tree;

/// What kind of word states the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TriggerKind {
    Verb,
    Noun,
    Adjective,
}

/// A word (with its particles and constrained object) that a lexicon entry matched.
#[derive(Debug, Clone)]
pub(crate) struct Trigger<'l> {
    /// The head word.
    pub(crate) token: usize,
    pub(crate) kind: TriggerKind,
    pub(crate) entry: &'l Entry,
    /// The type of the entry.
    pub(crate) event: EventType,
    /// All words that the entry matched, the head among them.
    pub(crate) words: Vec<usize>,
}

impl Trigger<'_> {
    /// The mode of the entry, as long as the type is the entry's.
    pub(crate) fn mode(&self) -> Option<Mode> {
        self.entry
            .mode
            .filter(|mode| mode.event_type() == self.event)
    }
}

/// Every trigger of the sentence, at most one a token, in the order of the text.
pub(crate) fn triggers<'l>(tree: &Tree<'_>, lexicon: &'l Lexicon) -> Vec<Trigger<'l>> {
    let mut found = Vec::new();
    for i in 0..tree.len() {
        let Some((kind, entries)) = entries_of(tree, lexicon, i) else {
            continue;
        };
        for entry in entries {
            if let Some(words) = matches(tree, lexicon, i, kind, entry) {
                // An entry without a type says that the wording is no event.
                if let Some(event) = entry.event {
                    found.push(Trigger {
                        token: i,
                        kind,
                        entry,
                        event,
                        words,
                    });
                }
                break;
            }
        }
    }
    found
}

/// Whether "March" is the month: with a capital where no sentence begins.
pub(crate) fn is_month(tree: &Tree<'_>, i: usize) -> bool {
    i > 0 && tree.form(i) == "March"
}

/// The entries that a word may match, by its part of speech.
fn entries_of<'l>(
    tree: &Tree<'_>,
    lexicon: &'l Lexicon,
    i: usize,
) -> Option<(TriggerKind, &'l [Entry])> {
    if is_month(tree, i) {
        return None;
    }
    Some(match tree.token(i).upos {
        Upos::Verb => (TriggerKind::Verb, lexicon.verbs(tree.lemma(i))),
        Upos::Noun => (TriggerKind::Noun, lexicon.nouns(tree.lemma(i))),
        // Headline capitals turn event nouns into proper nouns.
        Upos::Propn if tree.token(i).deprel != Deprel::Flat => {
            (TriggerKind::Noun, lexicon.nouns(tree.lemma(i)))
        }
        Upos::Adj => (TriggerKind::Adjective, lexicon.adjectives(tree.lemma(i))),
        _ => return None,
    })
}

/// Whether a word of the sentence states an event by a user's own lexicon.
pub(crate) fn has_own(tree: &Tree<'_>, lexicon: &Lexicon) -> bool {
    lexicon.is_extended() && triggers(tree, lexicon).iter().any(|t| t.entry.own)
}

/// Whether a user's own lexicon says that the word, as it stands there, states no event.
pub(crate) fn silenced(tree: &Tree<'_>, lexicon: &Lexicon, i: usize) -> bool {
    if !lexicon.is_extended() {
        return false;
    }
    entries_of(tree, lexicon, i)
        .and_then(|(kind, entries)| {
            entries
                .iter()
                .find(|entry| matches(tree, lexicon, i, kind, entry).is_some())
        })
        .is_some_and(|entry| entry.own && entry.event.is_none())
}

fn matches(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    i: usize,
    kind: TriggerKind,
    entry: &Entry,
) -> Option<Vec<usize>> {
    let mut words = vec![i];
    for particle in &entry.particles {
        words.push(find_particle(tree, i, particle)?);
    }
    for modifier in &entry.modifiers {
        let found = tree
            .children_by(
                i,
                &[
                    Deprel::Amod,
                    Deprel::Compound,
                    Deprel::NmodDesc,
                    Deprel::Advmod,
                ],
            )
            .find(|&c| {
                tree.lemma(c).eq_ignore_ascii_case(modifier)
                    || tree.form(c).eq_ignore_ascii_case(modifier)
            })?;
        words.push(found);
    }
    if let Some(constraint) = &entry.object
        && constraint.is_nothing()
    {
        if !objects(tree, i, kind).is_empty() {
            return None;
        }
    } else if let Some(constraint) = &entry.object {
        words.push(constrained(tree, lexicon, i, kind, constraint)?);
    }
    words.sort_unstable();
    words.dedup();
    Some(words)
}

/// A particle or preposition that goes with the word: "call *off*", "rely *on* it", "fire *upon*".
pub(crate) fn find_particle(tree: &Tree<'_>, i: usize, particle: &str) -> Option<usize> {
    let is_it = |c: usize| tree.lemma(c) == particle || tree.form(c).eq_ignore_ascii_case(particle);
    const OWN: [Deprel; 5] = [
        Deprel::CompoundPrt,
        Deprel::Advmod,
        Deprel::Case,
        Deprel::Mark,
        Deprel::Xcomp,
    ];
    if let Some(own) = tree.children_by(i, &OWN).find(|&c| is_it(c) && c > i) {
        return Some(own);
    }
    const DEPENDENTS: [Deprel; 8] = [
        Deprel::Obl,
        Deprel::OblAgent,
        Deprel::Nmod,
        Deprel::Advcl,
        Deprel::Acl,
        Deprel::Ccomp,
        Deprel::Obj,
        Deprel::Xcomp,
    ];
    for dependent in tree.children_by(i, &DEPENDENTS) {
        if let Some(marker) = tree
            .children_by(dependent, &[Deprel::Case, Deprel::Mark])
            .find(|&c| is_it(c) && c > i)
        {
            return Some(marker);
        }
        // The parser often hangs the phrase on the object: "put an end to the war".
        if tree.relation(dependent) == Deprel::Obj
            && let Some(marker) = tree
                .children_by(dependent, &[Deprel::Nmod, Deprel::Acl])
                .flat_map(|n| tree.children_by(n, &[Deprel::Case, Deprel::Mark]))
                .find(|&c| is_it(c))
        {
            return Some(marker);
        }
    }
    None
}

/// What the word acts on: the object, the subject of a passive, the noun behind a participle.
fn objects(tree: &Tree<'_>, i: usize, kind: TriggerKind) -> Vec<usize> {
    let mut found = Vec::new();
    if kind == TriggerKind::Verb {
        if tree.is_passive(i) {
            found.extend(tree.child(i, &[Deprel::NsubjPass, Deprel::Nsubj]));
            if tree.relation(i) == Deprel::Acl {
                found.extend(tree.head(i));
            }
        }
        found.extend(tree.children_by(i, &[Deprel::Obj]));
        if tree.relation(i) == Deprel::AclRelcl
            && let Some(object) = tree.child(i, &[Deprel::Obj, Deprel::NsubjPass])
        {
            found.push(tree.behind_relative(i, object));
        }
    }
    found.iter().flat_map(|&o| tree.with_conjuncts(o)).collect()
}

/// The noun that meets the constraint of an entry.
pub(crate) fn constrained(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    i: usize,
    kind: TriggerKind,
    constraint: &Constraint,
) -> Option<usize> {
    let candidates: Vec<usize> = match &constraint.slot {
        Slot::Prep(preposition) => std::iter::once(i)
            // The phrase may hang on the object: "held the villagers | as shields".
            .chain(objects(tree, i, kind))
            .flat_map(|head| {
                tree.children_by(head, &[Deprel::Obl, Deprel::Nmod, Deprel::OblAgent])
                    .collect::<Vec<_>>()
            })
            .filter(|&o| tree.is_marked_by(o, preposition))
            .flat_map(|o| tree.with_conjuncts(o))
            .collect(),
        Slot::Subject => tree
            .subject(i)
            .into_iter()
            .flat_map(|s| tree.with_conjuncts(s))
            .collect(),
        _ => objects(tree, i, kind),
    };
    candidates
        .into_iter()
        .find_map(|noun| satisfying(tree, lexicon, noun, constraint))
}

/// The noun itself, or the noun that it counts ("a series of talks"), where it meets the constraint.
fn satisfying(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    noun: usize,
    constraint: &Constraint,
) -> Option<usize> {
    // "Supplies" and "troops" may have no singular.
    let holds = |i: usize| {
        let lemma = tree.lemma(i).to_lowercase();
        constraint.admits(lexicon, &lemma)
            || tree.token(i).xpos == "NNS"
                && lemma.ends_with('s')
                && constraint.admits(lexicon, &lang::lemma_by_rule(&lemma, "NNS"))
    };
    if holds(noun) {
        return Some(noun);
    }
    if is_measure(tree.lemma(noun)) {
        return tree
            .children_by(noun, &[Deprel::Nmod])
            .find(|&n| tree.is_marked_by(n, "of") && holds(n));
    }
    None
}

/// Nouns that stand for what follows their "of".
pub(crate) fn is_measure(lemma: &str) -> bool {
    matches!(
        lemma,
        "series"
            | "round"
            | "number"
            | "set"
            | "package"
            | "range"
            | "variety"
            | "kind"
            | "type"
            | "form"
            | "part"
            | "lot"
            | "host"
            | "batch"
            | "wave"
            | "pair"
            | "couple"
            | "dozen"
            | "hundred"
            | "thousand"
            | "million"
            | "billion"
            | "group"
            | "level"
            | "total"
            | "majority"
            | "act"
            | "policy"
            | "campaign"
            | "process"
            | "possibility"
            | "issue"
            | "state"
            | "some"
            | "most"
            | "many"
            | "all"
            | "several"
            | "one"
            | "half"
            | "dozens"
            | "hundreds"
            | "thousands"
            | "millions"
            | "billions"
            | "worth"
            | "ton"
            | "tonne"
            | "shipment"
            | "supply"
            | "history"
            | "tradition"
            | "record"
            | "flurry"
            | "spate"
            | "string"
    )
}
