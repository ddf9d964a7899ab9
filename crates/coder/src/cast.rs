//! Who fills the slots of a lexicon entry.

use lang::{Deprel, Upos};
use record::Span;

use crate::actors::{Actors, Party, PartyKind};
use crate::lexicon::Slot;
use crate::predicate::{Trigger, TriggerKind, is_measure};
use crate::tree::Tree;

/// Tells who a token names.
pub(crate) enum Cast<'a> {
    /// Read from the document.
    Document { actors: &'a Actors, sentence: usize },
    /// Given beforehand: the tokens of these ranges are the source and the target.
    Pair { source: Span, target: Span },
}

/// The name under which [`Cast::Pair`] knows the source.
pub(crate) const SOURCE: &str = "source";
/// The name under which [`Cast::Pair`] knows the target.
pub(crate) const TARGET: &str = "target";

impl Cast<'_> {
    /// Who this very token heads or stands for.
    pub(crate) fn at(&self, tree: &Tree<'_>, token: usize) -> Vec<Party> {
        match self {
            Cast::Document { actors, sentence } => actors.at(*sentence, token).cloned().collect(),
            Cast::Pair { source, target } => {
                let span = tree.token(token).span;
                // A name inside the other's phrase is the narrower of the two.
                let mut sides = [(SOURCE, *source), (TARGET, *target)];
                sides.sort_by_key(|(_, range)| range.len());
                sides
                    .iter()
                    .find(|(_, range)| range.contains(span))
                    .map(|(name, range)| vec![given(name, *range, tree.text)])
                    .or_else(|| self.behind_pronoun(tree, token))
                    .unwrap_or_default()
            }
        }
    }
}

impl Cast<'_> {
    /// For a pair that is given: the subject of the clause around a pronoun that is the subject of a
    /// clause within it ("X said it would"), if that is one of the pair.
    fn behind_pronoun(&self, tree: &Tree<'_>, token: usize) -> Option<Vec<Party>> {
        let referring = matches!(
            tree.form(token).to_lowercase().as_str(),
            "it" | "he" | "she" | "they" | "its" | "his" | "her" | "their"
        );
        if !referring || tree.token(token).upos != Upos::Pron {
            return None;
        }
        let mut clause = tree.head(token)?;
        for _ in 0..tree.len() {
            let outer = tree.head(clause)?;
            let subject = tree.child(outer, &[Deprel::Nsubj, Deprel::NsubjPass]);
            if let Some(subject) = subject.filter(|&s| s < token && !tree.dominates(s, token)) {
                let parties = who(tree, self, subject);
                if !parties.is_empty() {
                    return Some(parties);
                }
            }
            clause = outer;
        }
        None
    }
}

fn given(name: &str, span: Span, text: &str) -> Party {
    Party {
        actor: record::Actor {
            code: Some(name.to_owned()),
            sector: Vec::new(),
            entity_text: span.of(text).to_owned(),
            span,
            name: None,
            antecedent: None,
        },
        kind: PartyKind::Country,
        entity: None,
        confidence: 1.0,
    }
}

/// The parties that a slot of the trigger names.
pub(crate) fn fill(
    tree: &Tree<'_>,
    cast: &Cast<'_>,
    trigger: &Trigger<'_>,
    slot: &Slot,
) -> Vec<Party> {
    let mut parties = Vec::new();
    for token in slot_tokens(tree, trigger, slot) {
        for party in who(tree, cast, token) {
            push(&mut parties, party);
        }
    }
    parties
}

/// The parties that a noun phrase names: its head and what is coordinated with it; failing that,
/// whoever owns, qualifies or makes up the thing ("Israel's attack", "the Syrian regime's plans").
pub(crate) fn who(tree: &Tree<'_>, cast: &Cast<'_>, token: usize) -> Vec<Party> {
    let mut parties = Vec::new();
    for head in tree.with_conjuncts(token) {
        let mut found = cast.at(tree, head);
        if found.is_empty() {
            found = behind(tree, cast, head, 3);
        }
        for party in found {
            push(&mut parties, party);
        }
    }
    parties
}

/// Whoever stands behind a thing: possessor, then adjective or compound, then "of", "by", "from".
fn behind(tree: &Tree<'_>, cast: &Cast<'_>, head: usize, depth: usize) -> Vec<Party> {
    if depth == 0 {
        return Vec::new();
    }
    let looked = |relations: &[Deprel]| -> Vec<Party> {
        let mut found = Vec::new();
        for child in tree.children_by(head, relations) {
            for conjunct in tree.with_conjuncts(child) {
                let mut here = cast.at(tree, conjunct);
                if here.is_empty() && tree.is_nominal(conjunct) {
                    here = behind(tree, cast, conjunct, depth - 1);
                }
                for party in here {
                    push(&mut found, party);
                }
            }
        }
        found
    };
    let owners = looked(&[Deprel::NmodPoss]);
    if !owners.is_empty() {
        return owners;
    }
    let qualifiers = looked(&[
        Deprel::Amod,
        Deprel::Compound,
        Deprel::NmodDesc,
        Deprel::Flat,
    ]);
    if !qualifiers.is_empty() {
        return qualifiers;
    }
    let mut found = Vec::new();
    for child in tree.children_by(head, &[Deprel::Nmod]) {
        let of = ["of", "by", "from", "in", "against", "between", "with"]
            .iter()
            .any(|preposition| tree.is_marked_by(child, preposition));
        if of || is_measure(tree.lemma(head)) {
            for conjunct in tree.with_conjuncts(child) {
                let mut here = cast.at(tree, conjunct);
                if here.is_empty() {
                    here = behind(tree, cast, conjunct, depth - 1);
                }
                for party in here {
                    push(&mut found, party);
                }
            }
            if !found.is_empty() {
                break;
            }
        }
    }
    found
}

/// Adds a party unless the same one is there already.
pub(crate) fn push(parties: &mut Vec<Party>, party: Party) {
    let same = |other: &Party| {
        other.actor.span == party.actor.span && other.actor.code == party.actor.code
    };
    if !parties.iter().any(same) {
        parties.push(party);
    }
}

/// The tokens in a slot of the trigger.
pub(crate) fn slot_tokens(tree: &Tree<'_>, trigger: &Trigger<'_>, slot: &Slot) -> Vec<usize> {
    slot_tokens_of(tree, trigger.token, trigger.kind, slot)
}

/// The tokens in a slot of a word.
pub(crate) fn slot_tokens_of(
    tree: &Tree<'_>,
    token: usize,
    kind: TriggerKind,
    slot: &Slot,
) -> Vec<usize> {
    match kind {
        TriggerKind::Verb => verb_slot(tree, token, slot),
        TriggerKind::Noun | TriggerKind::Adjective => noun_slot(tree, token, slot),
    }
}

/// The objects of a verb: those of a passive, of a participle after its noun, and shared ones.
pub(crate) fn verb_objects(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    if tree.is_passive(verb) {
        let subject = if tree.relation(verb) == Deprel::Acl
            && tree.child(verb, &[Deprel::NsubjPass]).is_none()
        {
            tree.head(verb)
        } else {
            tree.subject(verb)
        };
        return subject.into_iter().collect();
    }
    let own: Vec<usize> = tree
        .children_by(verb, &[Deprel::Obj])
        .map(|object| tree.behind_relative(verb, object))
        .collect();
    if !own.is_empty() {
        return own;
    }
    // "warned Lithuania": the only object, even if the tree calls it the indirect one.
    let indirect: Vec<usize> = tree.children_by(verb, &[Deprel::Iobj]).collect();
    if !indirect.is_empty() {
        return indirect;
    }
    // "condemned and rejected the plan": the object stands with the last verb.
    tree.children_by(verb, &[Deprel::Conj])
        .filter(|&conjunct| {
            tree.is_verbal(conjunct) && tree.child(conjunct, &[Deprel::Nsubj]).is_none()
        })
        .filter_map(|conjunct| tree.child(conjunct, &[Deprel::Obj]))
        .take(1)
        .collect()
}

fn verb_slot(tree: &Tree<'_>, verb: usize, slot: &Slot) -> Vec<usize> {
    match slot {
        Slot::Subject => {
            if tree.is_passive(verb) {
                agents(tree, verb)
            } else {
                tree.subject(verb).into_iter().collect()
            }
        }
        Slot::Object => verb_objects(tree, verb),
        Slot::IndirectObject => tree.children_by(verb, &[Deprel::Iobj]).collect(),
        Slot::Prep(preposition) => {
            let mut found: Vec<usize> = marked(tree, verb, preposition).collect();
            if found.is_empty() {
                found = object_like(tree, verb)
                    .into_iter()
                    .flat_map(|object| marked(tree, object, preposition).collect::<Vec<_>>())
                    .collect();
            }
            found
        }
        Slot::ObjectPossessor => of_objects(tree, verb, |object| {
            tree.children_by(object, &[Deprel::NmodPoss]).collect()
        }),
        Slot::ObjectModifier => of_objects(tree, verb, |object| {
            tree.children_by(object, &[Deprel::Amod, Deprel::Compound])
                .collect()
        }),
        Slot::ObjectPrep(preposition) => {
            let within = of_objects(tree, verb, |object| {
                marked(tree, object, preposition).collect()
            });
            // "condemned the coup in Myanmar": the phrase may hang on the verb.
            let agent = preposition == "by" && tree.is_passive(verb);
            if within.is_empty() && !agent {
                return marked(tree, verb, preposition)
                    .filter(|&dependent| dependent > verb)
                    .collect();
            }
            within
        }
        Slot::Possessor | Slot::Modifier => Vec::new(),
    }
}

fn agents(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    tree.children_by(verb, &[Deprel::OblAgent, Deprel::Obl])
        .filter(|&agent| tree.is_marked_by(agent, "by"))
        .collect()
}

/// Objects and the nouns of prepositional phrases: what a further phrase may hang on by mistake.
fn object_like(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    let mut found = verb_objects(tree, verb);
    found.extend(tree.children_by(verb, &[Deprel::Obl]));
    if !tree.is_passive(verb) {
        found.extend(tree.children_by(verb, &[Deprel::OblAgent]));
    }
    found
}

fn of_objects(tree: &Tree<'_>, verb: usize, parts: impl Fn(usize) -> Vec<usize>) -> Vec<usize> {
    object_like(tree, verb)
        .into_iter()
        .flat_map(parts)
        .collect()
}

/// Dependents of `head` behind a preposition.
fn marked<'t>(
    tree: &'t Tree<'_>,
    head: usize,
    preposition: &'t str,
) -> impl Iterator<Item = usize> + 't {
    tree.children_by(
        head,
        &[
            Deprel::Obl,
            Deprel::OblAgent,
            Deprel::Nmod,
            Deprel::Advcl,
            Deprel::Acl,
        ],
    )
    .filter(move |&dependent| {
        tree.is_marked_by(dependent, preposition)
            || tree.has_child_lemma(dependent, &[Deprel::Mark], &[preposition])
    })
}

fn noun_slot(tree: &Tree<'_>, noun: usize, slot: &Slot) -> Vec<usize> {
    match slot {
        Slot::Possessor => tree.children_by(noun, &[Deprel::NmodPoss]).collect(),
        Slot::Modifier => tree
            .children_by(noun, &[Deprel::Amod, Deprel::Compound, Deprel::NmodDesc])
            .collect(),
        Slot::Prep(preposition) => {
            let own: Vec<usize> = marked(tree, noun, preposition).collect();
            if !own.is_empty() {
                return own;
            }
            // "shipments of parts from Pakistan": the phrase may hang on what is shipped.
            let below: Vec<usize> = tree
                .children_by(noun, &[Deprel::Nmod])
                .filter(|&part| tree.is_marked_by(part, "of") && preposition != "of")
                .flat_map(|part| tree.with_conjuncts(part))
                .flat_map(|part| marked(tree, part, preposition).collect::<Vec<_>>())
                .collect();
            if !below.is_empty() {
                return below;
            }
            // "paid a visit to Minsk": the phrase may hang on the verb.
            match tree.head(noun) {
                Some(verb)
                    if tree.is_verbal(verb)
                        && matches!(
                            tree.relation(noun),
                            Deprel::Obj | Deprel::Obl | Deprel::NsubjPass | Deprel::Xcomp
                        ) =>
                {
                    marked(tree, verb, preposition)
                        .filter(|&dependent| dependent > noun)
                        .collect()
                }
                _ => Vec::new(),
            }
        }
        Slot::Subject => {
            if tree.child(noun, &[Deprel::Cop]).is_some()
                || tree
                    .child(noun, &[Deprel::Nsubj, Deprel::NsubjOuter])
                    .is_some()
            {
                return tree.subject(noun).into_iter().collect();
            }
            match governing_verb(tree, noun) {
                Some(verb) if tree.is_passive(verb) => agents(tree, verb),
                Some(verb) => tree
                    .subject(verb)
                    .filter(|&s| s != noun)
                    .into_iter()
                    .collect(),
                // Appositions and "as": "Russia, an ally of Iran".
                None if tree.relation(noun) == Deprel::Appos => {
                    tree.head(noun).into_iter().collect()
                }
                None => Vec::new(),
            }
        }
        Slot::Object
        | Slot::IndirectObject
        | Slot::ObjectPossessor
        | Slot::ObjectModifier
        | Slot::ObjectPrep(_) => Vec::new(),
    }
}

/// The verb that a noun is an argument of; through "a series of", coordination.
pub(crate) fn governing_verb(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    let mut at = tree.first_conjunct(noun);
    for _ in 0..3 {
        let head = tree.head(at)?;
        match tree.relation(at) {
            Deprel::Obj
            | Deprel::Obl
            | Deprel::Nsubj
            | Deprel::NsubjPass
            | Deprel::Xcomp
            | Deprel::Iobj
            | Deprel::OblUnmarked
                if matches!(tree.token(head).upos, Upos::Verb | Upos::Aux | Upos::Adj) =>
            {
                return Some(head);
            }
            Deprel::Nmod if is_measure(tree.lemma(head)) => at = tree.first_conjunct(head),
            _ => return None,
        }
    }
    None
}
