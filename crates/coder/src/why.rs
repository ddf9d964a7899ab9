//! Why sentences gave no event, so that what was missed can be judged.
//!
//! Computed after the coding and only when asked for: reading is not slowed down by it.

use codebook::EventType;
use lang::{Analysis, Deprel, ParagraphKind, Upos};
use record::{Coded, Diagnostic, DiagnosticKind, Document, Event, Span};

use crate::actors::Actors;
use crate::lexicon::Lexicon;
use crate::predicate::triggers;
use crate::tree::Tree;

/// Why a sentence has no event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Two countries or organisations are named, and no word that states an event is known.
    NoPredicate,
    /// A word that states an event is known, and who acts is not.
    NoActor,
    /// A word that states an event is known, and on whom it acts is not.
    NoRecipient,
    /// A word that often states an event, in a sentence in which it seems to state none.
    Unlikely,
    /// A word that often states an event, in a construction in which it states none of its own.
    NotStated,
    /// Events were found that are less certain than what was asked for.
    LowConfidence,
    /// One country or organisation is named, and no word that states an event is known.
    OneParty,
    /// No country or organisation is named.
    NoParty,
    /// The sentence reads like a report on sport.
    Sport,
    /// A headline, byline, caption or note on the author.
    NotBody,
}

impl Reason {
    /// All reasons, those first that may hide an event between two parties.
    pub const ALL: &'static [Reason] = &[
        Reason::NoPredicate,
        Reason::NoActor,
        Reason::NoRecipient,
        Reason::Unlikely,
        Reason::NotStated,
        Reason::LowConfidence,
        Reason::OneParty,
        Reason::NoParty,
        Reason::Sport,
        Reason::NotBody,
    ];

    /// The name as it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Reason::NoPredicate => "no predicate",
            Reason::NoActor => "no actor",
            Reason::NoRecipient => "no recipient",
            Reason::Unlikely => "unlikely",
            Reason::NotStated => "not stated",
            Reason::LowConfidence => "low confidence",
            Reason::OneParty => "one party",
            Reason::NoParty => "no party",
            Reason::Sport => "sport",
            Reason::NotBody => "not body text",
        }
    }

    /// What it means, for people.
    pub const fn meaning(self) -> &'static str {
        match self {
            Reason::NoPredicate => "two parties or more, no known word of an event",
            Reason::NoActor => "a known word of an event, who acts is not known",
            Reason::NoRecipient => "a known word of an event, on whom is not known",
            Reason::Unlikely => "a known word that seems to state no event here",
            Reason::NotStated => "a known word that states nothing of its own here",
            Reason::LowConfidence => "less certain than --min-confidence",
            Reason::OneParty => "one party, no known word of an event",
            Reason::NoParty => "nobody is named who belongs to a country",
            Reason::Sport => "reads like a report on sport",
            Reason::NotBody => "a headline, byline, caption or note on the author",
        }
    }
}

/// A word that might state an event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// Its lemma.
    pub lemma: String,
    /// Part of speech, `v.` or `n.`.
    pub pos: &'static str,
    /// Whether the lexicon has entries of it, none of which fits the sentence.
    pub known: bool,
}

/// A sentence without an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    /// The sentence.
    pub span: Span,
    /// Why it gave none.
    pub reason: Reason,
    /// What was seen, in a sentence for people; empty where the reason says all.
    pub detail: String,
    /// Entries of the lexicon that were seen and not coded.
    pub entries: Vec<String>,
    /// Codes of the parties that it names, each once, in the order of the alphabet.
    pub parties: Vec<String>,
    /// For [`Reason::NoPredicate`] and [`Reason::OneParty`]: words that might state an event.
    pub candidates: Vec<Candidate>,
}

/// A name in the place of an actor that could not be resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unresolved {
    /// The name.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// What a document left uncoded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Why {
    /// Sentences without an event.
    pub silent: Vec<Silence>,
    /// Names that stand where actors stand and could not be resolved.
    pub unresolved: Vec<Unresolved>,
}

/// Explains the silence of a document. `kept` are the events that count, of those of `coded`.
pub(crate) fn why(
    document: &Document,
    analysis: &Analysis,
    coded: &Coded,
    kept: &[Event],
    actors: &Actors,
    lexicon: &Lexicon,
) -> Why {
    let mut why = Why::default();
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        let body = analysis
            .paragraphs
            .get(sentence.paragraph)
            .is_none_or(|paragraph| paragraph.kind == ParagraphKind::Body);
        if sentence.tokens.is_empty() {
            continue;
        }
        let tree = Tree::new(&document.text, sentence);
        if body {
            why.unresolved.extend(unresolved(&tree, actors, index));
        }
        if kept.iter().any(|event| event.sentence == sentence.span) {
            continue;
        }
        let mut parties: Vec<String> = actors
            .parties(index)
            .iter()
            .filter_map(|(_, party)| party.actor.code.clone())
            .collect();
        parties.sort_unstable();
        parties.dedup();
        let notes: Vec<&Diagnostic> = coded
            .diagnostics
            .iter()
            .filter(|note| sentence.span.contains(note.span))
            .collect();
        let below: Vec<EventType> = coded
            .events
            .iter()
            .filter(|event| event.sentence == sentence.span)
            .map(|event| event.event)
            .collect();
        let (reason, detail) = if !body {
            (Reason::NotBody, String::new())
        } else if below.is_empty() {
            reason(&tree, lexicon, &notes, parties.len())
        } else {
            let types: Vec<&str> = below.iter().map(|event| event.name()).collect();
            (Reason::LowConfidence, types.join(", "))
        };
        let candidates = match reason {
            Reason::NoPredicate | Reason::OneParty => candidates(&tree, lexicon, actors, index),
            _ => Vec::new(),
        };
        why.silent.push(Silence {
            span: sentence.span,
            reason,
            entries: match reason {
                Reason::NoActor | Reason::NoRecipient | Reason::Unlikely => entries(&notes),
                _ => Vec::new(),
            },
            detail,
            parties,
            candidates,
        });
    }
    why
}

/// The entries that diagnostics of predicates begin with, each once.
fn entries(notes: &[&Diagnostic]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for note in notes {
        let of_predicate = matches!(
            note.kind,
            DiagnosticKind::NoActor | DiagnosticKind::NoRecipient | DiagnosticKind::Unlikely
        );
        if let Some((entry, _)) = note.message.split_once(": ")
            && of_predicate
            // A word that no entry has.
            && entry != "learned"
            && !found.iter().any(|known| known == entry)
        {
            found.push(entry.to_owned());
        }
    }
    found
}

fn reason(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    notes: &[&Diagnostic],
    parties: usize,
) -> (Reason, String) {
    let of = |kind: DiagnosticKind| {
        let messages: Vec<&str> = notes
            .iter()
            .filter(|note| note.kind == kind)
            .map(|note| note.message.as_str())
            .collect();
        (!messages.is_empty()).then(|| messages.join("; "))
    };
    let sport = notes
        .iter()
        .any(|note| note.kind == DiagnosticKind::Unlikely && note.span == tree.sentence.span);
    if sport {
        return (Reason::Sport, String::new());
    }
    for (kind, reason) in [
        (DiagnosticKind::NoActor, Reason::NoActor),
        (DiagnosticKind::NoRecipient, Reason::NoRecipient),
        (DiagnosticKind::Unlikely, Reason::Unlikely),
    ] {
        if let Some(detail) = of(kind) {
            return (reason, detail);
        }
    }
    let known: Vec<String> = triggers(tree, lexicon)
        .iter()
        .map(|trigger| trigger.entry.id.clone())
        .collect();
    match (known.is_empty(), parties) {
        (false, _) if parties > 0 => (Reason::NotStated, known.join(", ")),
        (_, 0) => (Reason::NoParty, String::new()),
        (_, 1) => (Reason::OneParty, String::new()),
        _ => (Reason::NoPredicate, String::new()),
    }
}

/// Verbs, and nouns to which a party belongs, for which nothing in the lexicon fits.
fn candidates(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    actors: &Actors,
    sentence: usize,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    let is_party = |i: usize| actors.at(sentence, i).next().is_some();
    for i in 0..tree.len() {
        let lemma = tree.lemma(i).to_lowercase();
        if !lemma.chars().all(|c| c.is_alphabetic() || c == '-') || lemma.chars().count() < 2 {
            continue;
        }
        let candidate = match tree.token(i).upos {
            Upos::Verb if lexicon.outer(&lemma).is_empty() && lexicon.light(&lemma).is_empty() => {
                Candidate {
                    known: !lexicon.verbs(&lemma).is_empty(),
                    lemma,
                    pos: "v.",
                }
            }
            Upos::Noun if !is_party(i) => {
                let owned = tree
                    .children_by(
                        i,
                        &[
                            Deprel::NmodPoss,
                            Deprel::Amod,
                            Deprel::Compound,
                            Deprel::Nmod,
                        ],
                    )
                    .any(is_party);
                if !owned {
                    continue;
                }
                Candidate {
                    known: !lexicon.nouns(&lemma).is_empty(),
                    lemma,
                    pos: "n.",
                }
            }
            _ => continue,
        };
        if !found.contains(&candidate) {
            found.push(candidate);
        }
    }
    found
}

/// Names of days, months and feasts, which stand where actors stand ("since Monday").
fn is_time(name: &str) -> bool {
    let name = name.to_lowercase();
    let name = name.as_str();
    record::DAYS.contains(&name)
        || record::MONTHS.contains(&name)
        || matches!(
            name,
            "christmas" | "easter" | "ramadan" | "weekend" | "today"
        )
}

/// Proper names where actors stand, that nobody is known by.
fn unresolved(tree: &Tree<'_>, actors: &Actors, sentence: usize) -> Vec<Unresolved> {
    const PLACES: [Deprel; 7] = [
        Deprel::Nsubj,
        Deprel::NsubjPass,
        Deprel::Obj,
        Deprel::Iobj,
        Deprel::OblAgent,
        Deprel::NmodPoss,
        Deprel::Conj,
    ];
    let mut found = Vec::new();
    for i in 0..tree.len() {
        let token = tree.token(i);
        if token.upos != Upos::Propn || !PLACES.contains(&tree.relation(tree.first_conjunct(i))) {
            continue;
        }
        let mut parts = vec![i];
        parts.extend(tree.children_by(i, &[Deprel::Flat, Deprel::Compound]));
        let resolved = |p: &usize| {
            actors
                .at(sentence, *p)
                .any(|party| party.actor.code.is_some() || party.entity.is_some())
        };
        if parts.iter().any(resolved) {
            continue;
        }
        let span = tree.span_of(&parts);
        let name = span.of(tree.text);
        let alone = parts.len() == 1;
        if alone && (is_time(name) || Actors::is_role(tree.lemma(i))) {
            continue;
        }
        // A span with gaps takes in other words.
        let is_name = name.split_whitespace().count() <= parts.len() + 1
            && name.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        if is_name {
            found.push(Unresolved {
                name: name.split_whitespace().collect::<Vec<_>>().join(" "),
                span,
            });
        }
    }
    found
}
