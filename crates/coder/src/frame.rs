//! How an event stands: the words above it in the tree that plan, seek, refuse, deny or report it,
//! and the tense, modality and negation of the verb group.

use codebook::Status;
use lang::{Deprel, Upos};

use crate::cast::governing_verb;
use crate::lexicon::{Complement, Lexicon, Outer, OuterKind, Pos};
use crate::predicate::{TriggerKind, constrained, find_particle};
use crate::tree::Tree;

/// An embedding word above an event.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OuterHit<'l> {
    /// The word.
    pub(crate) token: usize,
    pub(crate) outer: &'l Outer,
    /// How the word itself stands ("*may* agree", "*refused* to").
    pub(crate) status: Option<Status>,
    pub(crate) negated: bool,
    pub(crate) obliged: bool,
}

/// How an event stands in its sentence.
#[derive(Debug, Clone, Default)]
pub(crate) struct Frame<'l> {
    /// From its own verb group; `None` when the form tells nothing (infinitive, bare noun).
    pub(crate) status: Option<Status>,
    /// The event itself is negated.
    pub(crate) negated: bool,
    /// It ought to be: "must", "should", "has to".
    pub(crate) obliged: bool,
    /// "will", "shall": said of the future.
    pub(crate) future: bool,
    /// It depends on a condition or is only the purpose of something.
    pub(crate) dependent: Option<Status>,
    /// Embedding words from the nearest to the outermost.
    pub(crate) outers: Vec<OuterHit<'l>>,
    /// The word of saying above it, and the word that is said.
    pub(crate) speech: Option<usize>,
    /// The topmost word reached.
    pub(crate) top: usize,
}

impl Frame<'_> {
    /// The verb above the event that accuses somebody of it.
    pub(crate) fn accuser(&self) -> Option<usize> {
        self.verb_of(OuterKind::Accuse)
    }

    /// The verb above the event that denies it.
    pub(crate) fn denier(&self) -> Option<usize> {
        self.verb_of(OuterKind::Deny)
    }

    fn verb_of(&self, kind: OuterKind) -> Option<usize> {
        self.outers
            .iter()
            .find(|hit| hit.outer.kind == kind && hit.outer.pos == Pos::Verb)
            .map(|hit| hit.token)
    }
}

/// What a verb group tells.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Group {
    pub(crate) status: Option<Status>,
    pub(crate) negated: bool,
    pub(crate) obliged: bool,
    pub(crate) future: bool,
}

/// Reads tense, modality and negation off a predicate and its auxiliaries.
pub(crate) fn verb_group(tree: &Tree<'_>, i: usize) -> Group {
    let mut group = Group::default();
    let (mut have, mut be) = (false, false);
    let mut first_aux: Option<usize> = None;
    for child in tree.children(i) {
        match tree.relation(child) {
            Deprel::Aux | Deprel::AuxPass | Deprel::Cop => {
                first_aux.get_or_insert(child);
                match tree.lemma(child) {
                    "will" | "shall" | "wo" | "'ll" => {
                        group.future = true;
                        group.status = Some(Status::Planned);
                    }
                    "would" | "'d" if tree.token(child).xpos == "MD" => {
                        group.status = Some(Status::Possible);
                        group.future = true;
                    }
                    "may" | "might" | "can" | "could" | "ca" => {
                        group.status = Some(Status::Possible)
                    }
                    "must" | "should" | "ought" => group.obliged = true,
                    "have" => have = true,
                    "be" | "get" => be |= tree.relation(child) == Deprel::Aux,
                    _ => {}
                }
            }
            Deprel::Advmod | Deprel::Det if is_negation(tree, child) => {
                group.negated = true;
            }
            Deprel::Nsubj | Deprel::NsubjPass if names_nobody(tree, child) => {
                group.negated = true;
            }
            _ => {}
        }
    }
    if group.obliged {
        group.status.get_or_insert(Status::Possible);
    }
    if group.status.is_none() {
        group.status = tense(tree, i, first_aux, have, be);
    }
    group
}

pub(crate) fn is_negation(tree: &Tree<'_>, i: usize) -> bool {
    matches!(
        tree.lemma(i),
        "not" | "never" | "n't" | "n’t" | "neither" | "nor" | "hardly"
    ) || (tree.lemma(i) == "no"
        && (tree.relation(i) == Deprel::Det || tree.children(i).next().is_none())
        && !matches!(tree.relation(i), Deprel::Discourse))
        || (tree.lemma(i) == "long"
            && tree.has_child_lemma(i, &[Deprel::Advmod, Deprel::Det], &["no"]))
}

/// "Nobody has threatened", "no troops have withdrawn", "neither state agreed".
fn names_nobody(tree: &Tree<'_>, subject: usize) -> bool {
    matches!(
        tree.lemma(subject),
        "nobody" | "none" | "nothing" | "neither"
    ) || tree.children(subject).any(|child| {
        matches!(
            tree.relation(child),
            Deprel::Det | Deprel::CcPreconj | Deprel::Advmod
        ) && matches!(tree.lemma(child), "no" | "neither")
            && child < subject
    })
}

fn tense(
    tree: &Tree<'_>,
    i: usize,
    first_aux: Option<usize>,
    have: bool,
    be: bool,
) -> Option<Status> {
    let verb = tree.token(i).xpos;
    let finite = first_aux.map_or(verb, |aux| tree.token(aux).xpos);
    let progressive = verb == "VBG" && be;
    if have {
        return Some(if progressive {
            Status::Ongoing
        } else {
            Status::Occurred
        });
    }
    if progressive {
        return Some(if finite == "VBD" {
            Status::Occurred
        } else {
            Status::Ongoing
        });
    }
    match finite {
        "VBD" => Some(Status::Occurred),
        "VBZ" | "VBP" => Some(Status::Ongoing),
        // A participle without an auxiliary after its noun ("weapons supplied by").
        "VBN" => Some(Status::Occurred),
        _ => None,
    }
}

/// Climbs from an event word to the top of its clause.
pub(crate) fn frame<'l>(tree: &Tree<'_>, lexicon: &'l Lexicon, event: usize) -> Frame<'l> {
    let mut frame = Frame {
        top: event,
        ..Frame::default()
    };
    let mut at = event;
    let own = verb_group(tree, at);
    frame.negated = own.negated;
    if tree.is_verbal(at) || tree.child(at, &[Deprel::Cop]).is_some() {
        frame.status = own.status;
        frame.obliged = own.obliged;
        frame.future = own.future;
    }
    for _ in 0..12 {
        let relation = tree.relation(at);
        let Some(head) = tree.head(at) else { break };
        if let Some((head, outer)) = outer_match(tree, lexicon, head, at) {
            if outer.kind == OuterKind::Say {
                if matches!(relation, Deprel::Ccomp | Deprel::Parataxis) {
                    frame.speech = Some(head);
                    break;
                }
            } else {
                let group = standing(tree, head);
                frame.outers.push(OuterHit {
                    token: head,
                    outer,
                    status: group.status,
                    negated: group.negated,
                    obliged: group.obliged,
                });
                frame.top = head;
                at = head;
                continue;
            }
        }
        match relation {
            Deprel::Conj => {
                let shared = frame.outers.is_empty() && frame.status.is_none();
                if shared {
                    absorb(&mut frame, standing(tree, head));
                }
                frame.top = head;
                at = head;
            }
            Deprel::Xcomp => {
                let group = verb_group(tree, head);
                if let Some(last) = frame.outers.last_mut() {
                    last.status = last.status.or(group.status);
                    last.negated |= group.negated;
                } else {
                    absorb(&mut frame, group);
                }
                frame.top = head;
                at = head;
            }
            // "The visit may cause concern": the visit itself is taken for granted.
            Deprel::Nsubj if frame.outers.is_empty() && is_given(tree, at, head) => {
                frame.status = frame.status.or(Some(Status::Occurred));
                break;
            }
            Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obl | Deprel::Iobj
                if tree.is_verbal(head) || tree.child(head, &[Deprel::Cop]).is_some() =>
            {
                if frame.status.is_some() || !frame.outers.is_empty() {
                    break;
                }
                absorb(&mut frame, verb_group(tree, head));
                frame.top = head;
                at = head;
            }
            Deprel::Nmod | Deprel::Compound | Deprel::NmodPoss if frame.status.is_none() => {
                at = head;
            }
            Deprel::Advcl => {
                if tree.has_child_lemma(at, &[Deprel::Mark], &["if", "unless", "whether"]) {
                    frame.dependent = Some(Status::Possible);
                } else if is_infinitive(tree, at) {
                    frame.dependent = Some(Status::Sought);
                } else if frame.status.is_none() {
                    absorb(&mut frame, standing(tree, head));
                }
                if tree.lemma(at) != tree.lemma(event) {
                    frame.top = at;
                }
                break;
            }
            Deprel::Acl => {
                // "The first country to recognise it" did.
                let done = tree.has_child_lemma(
                    head,
                    &[Deprel::Amod, Deprel::Advmod, Deprel::Nummod],
                    &["first", "last", "only", "second", "third", "latest"],
                );
                if is_infinitive(tree, at) && frame.outers.is_empty() {
                    if done {
                        frame.status = standing(tree, head).status.or(Some(Status::Occurred));
                        if frame.status == Some(Status::Ongoing) {
                            frame.status = Some(Status::Occurred);
                        }
                    } else {
                        frame.dependent = Some(Status::Sought);
                    }
                }
                break;
            }
            Deprel::Ccomp if frame.status.is_none() => {
                absorb(&mut frame, verb_group(tree, head));
                break;
            }
            _ => break,
        }
    }
    frame
}

/// Whether a noun that is the subject of a verb with an object is spoken of as something known.
fn is_given(tree: &Tree<'_>, noun: usize, verb: usize) -> bool {
    tree.token(noun).upos == Upos::Noun
        && tree.token(verb).upos == Upos::Verb
        && tree.child(verb, &[Deprel::Obj]).is_some()
        && (tree.has_child_lemma(noun, &[Deprel::Det], &["the", "this", "that"])
            || tree.child(noun, &[Deprel::NmodPoss]).is_some())
}

/// The verb group of a word, or for a noun that of the verb it belongs to.
fn standing(tree: &Tree<'_>, i: usize) -> Group {
    let own = verb_group(tree, i);
    if own.status.is_some() && (tree.is_verbal(i) || tree.child(i, &[Deprel::Cop]).is_some()) {
        return own;
    }
    match governing_verb(tree, i) {
        Some(verb) => {
            let mut group = verb_group(tree, verb);
            group.negated |= own.negated;
            group
        }
        None => Group {
            status: None,
            ..own
        },
    }
}

fn absorb(frame: &mut Frame<'_>, group: Group) {
    frame.status = frame.status.or(group.status);
    frame.negated |= group.negated;
    frame.obliged |= group.obliged;
    frame.future |= group.future;
}

pub(crate) fn is_infinitive(tree: &Tree<'_>, i: usize) -> bool {
    tree.token(i).xpos == "VB" && tree.has_child_lemma(i, &[Deprel::Mark], &["to"])
        || tree.has_child_lemma(i, &[Deprel::Mark], &["to"])
            && tree
                .child(i, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop])
                .is_some()
}

/// The form in which `below` stands under the word that governs it.
pub(crate) fn complement_form(tree: &Tree<'_>, below: usize) -> Option<Complement> {
    let marker = || {
        tree.child(below, &[Deprel::Case, Deprel::Mark])
            .map(|m| Complement::Prep(tree.lemma(m).into()))
    };
    match tree.relation(below) {
        Deprel::Obj | Deprel::NsubjPass | Deprel::Iobj => Some(Complement::Noun),
        Deprel::Nsubj => Some(Complement::Noun),
        Deprel::Obl | Deprel::Nmod => marker(),
        Deprel::Xcomp
        | Deprel::Ccomp
        | Deprel::Advcl
        | Deprel::Acl
        | Deprel::Csubj
        | Deprel::Parataxis => {
            // "We will go," he told them: a clause of its own.
            let bare = tree.token(below).xpos == "VB"
                && tree.child(below, &[Deprel::Aux, Deprel::Nsubj]).is_none();
            if is_infinitive(tree, below) || bare {
                Some(Complement::Infinitive)
            } else if tree.token(below).xpos == "VBG"
                && tree.child(below, &[Deprel::Nsubj]).is_none()
            {
                match marker() {
                    Some(Complement::Prep(p)) if p != "that" && p != "to" => {
                        Some(Complement::Prep(p))
                    }
                    _ => Some(Complement::Gerund),
                }
            } else if tree.is_nominal(below) && tree.child(below, &[Deprel::Cop]).is_none() {
                Some(marker().unwrap_or(Complement::Noun))
            } else {
                Some(Complement::Clause)
            }
        }
        _ => None,
    }
}

/// Whether an entry of embedding words goes with a word of this part of speech.
pub(crate) fn goes_with(outer: &Outer, upos: Upos) -> bool {
    match outer.pos {
        Pos::Verb => matches!(upos, Upos::Verb | Upos::Aux),
        Pos::Noun => matches!(upos, Upos::Noun | Upos::Propn),
        Pos::Adjective => matches!(upos, Upos::Adj | Upos::Verb | Upos::Adv),
    }
}

/// The word and outer entry above `head` or at it when `below` is its complement.
fn outer_match<'l>(
    tree: &Tree<'_>,
    lexicon: &'l Lexicon,
    head: usize,
    below: usize,
) -> Option<(usize, &'l Outer)> {
    let form = complement_form(tree, below)?;
    // "expressed interest in trade": the complement hangs on the object of the verb.
    if matches!(
        tree.relation(head),
        Deprel::Obj | Deprel::Obl | Deprel::NsubjPass
    ) && let Some(verb) = tree.head(head)
    {
        let carried = lexicon.outer(tree.lemma(verb)).iter().find(|outer| {
            outer.object.as_ref().is_some_and(|constraint| {
                constrained(tree, lexicon, verb, TriggerKind::Verb, constraint) == Some(head)
            }) && takes(tree, outer, verb, below, &form)
        });
        if let Some(outer) = carried {
            return Some((verb, outer));
        }
    }
    lexicon
        .outer(tree.lemma(head))
        .iter()
        .find(|outer| {
            goes_with(outer, tree.token(head).upos)
                && takes(tree, outer, head, below, &form)
                && outer.object.as_ref().is_none_or(|constraint| {
                    constrained(tree, lexicon, head, TriggerKind::Verb, constraint).is_some()
                })
        })
        .map(|outer| (head, outer))
}

/// Whether the entry takes a complement of this form and its particles are there.
fn takes(tree: &Tree<'_>, outer: &Outer, head: usize, below: usize, form: &Complement) -> bool {
    let fits = outer.complements.is_empty()
        || outer.complements.contains(form)
        // Behind a particle of the entry: "called for | talks".
        || matches!(form, Complement::Prep(p) if outer.particles.contains(p));
    // "Carried out strikes on" is not "carried on".
    let phrasal = tree
        .children_by(head, &[Deprel::CompoundPrt])
        .all(|part| outer.particles.iter().any(|p| p == tree.lemma(part)));
    fits && phrasal
        && outer.particles.iter().all(|particle| {
            tree.is_marked_by(below, particle)
                || tree.has_child_lemma(below, &[Deprel::Mark], &[particle.as_str()])
                || find_particle(tree, head, particle).is_some()
        })
}
