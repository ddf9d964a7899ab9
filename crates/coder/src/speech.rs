//! Who states an event, when the document does not state it in its own voice.

use lang::{Deprel, Upos};
use record::Span;

use crate::actors::Party;
use crate::cast::{Cast, who};
use crate::frame::Frame;
use crate::lexicon::{Lexicon, OuterKind, Pos};
use crate::tree::Tree;

/// A statement and who makes it.
#[derive(Debug, Clone)]
pub(crate) struct Speech {
    /// The words that name the speaker, or the word that marks hearsay.
    pub(crate) span: Span,
    /// The words of saying.
    pub(crate) cue: String,
    pub(crate) party: Option<Party>,
}

/// The speech that the event at `token` is part of.
pub(crate) fn speech_of(
    tree: &Tree<'_>,
    cast: &Cast<'_>,
    lexicon: &Lexicon,
    frame: &Frame<'_>,
    token: usize,
) -> Option<Speech> {
    let embedding = frame
        .speech
        .or_else(|| clause_above(tree, lexicon, token))
        .or_else(|| parenthetical(tree, lexicon, token));
    if let Some(verb) = embedding
        && let Some(speech) = spoken_by(tree, cast, verb)
    {
        return Some(speech);
    }
    // Whoever denies a deed says that it was not done.
    (frame.denier())
        .filter(|&verb| speaker(tree, verb).is_some())
        .and_then(|verb| spoken_by(tree, cast, verb))
        .or_else(|| according_to(tree, cast, token))
        .or_else(|| trailing(tree, lexicon, token).and_then(|verb| spoken_by(tree, cast, verb)))
        .or_else(|| hearsay(tree, token))
}

fn is_saying(tree: &Tree<'_>, lexicon: &Lexicon, i: usize) -> bool {
    tree.token(i).upos == Upos::Verb
        && lexicon.outer(tree.lemma(i)).iter().any(|outer| {
            outer.kind == OuterKind::Say && outer.pos == Pos::Verb && outer.object.is_none()
        })
}

/// A verb of saying behind the event that the tree does not put above or beside it: "..., the ministry
/// said on Monday" at the end of a sentence.
fn trailing(tree: &Tree<'_>, lexicon: &Lexicon, token: usize) -> Option<usize> {
    let verb = (token + 1..tree.len())
        .rev()
        .find(|&i| is_saying(tree, lexicon, i))?;
    let subject = speaker(tree, verb).filter(|&subject| token < subject && subject < verb)?;
    let start = (0..tree.len()).find(|&i| i == subject || tree.dominates(subject, i))?;
    let apart =
        token < start && matches!(tree.form(start - 1), "," | "”" | "\"" | "''" | "–" | "—");
    let says_more = tree
        .child(verb, &[Deprel::Ccomp])
        .is_some_and(|said| verb < said);
    (apart && !says_more).then_some(verb)
}

/// A verb of saying whose complement the event lies in.
fn clause_above(tree: &Tree<'_>, lexicon: &Lexicon, token: usize) -> Option<usize> {
    let mut at = token;
    for _ in 0..tree.len() {
        let head = tree.head(at)?;
        let within = matches!(
            tree.relation(at),
            Deprel::Ccomp | Deprel::Parataxis | Deprel::Xcomp
        );
        if within && is_saying(tree, lexicon, head) && head != token {
            return Some(head);
        }
        at = head;
    }
    None
}

/// A verb of saying that stands beside the event: "..., the ministry said."
fn parenthetical(tree: &Tree<'_>, lexicon: &Lexicon, token: usize) -> Option<usize> {
    let mut at = token;
    for _ in 0..tree.len() {
        let beside = tree
            .children_by(at, &[Deprel::Parataxis, Deprel::Advcl])
            .find(|&c| is_saying(tree, lexicon, c) && tree.child(c, &[Deprel::Nsubj]).is_some());
        if beside.is_some() {
            return beside;
        }
        at = tree.head(at)?;
    }
    None
}

/// Who says what a verb of saying tells.
fn speaker(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    if tree.is_passive(verb) {
        tree.children_by(verb, &[Deprel::OblAgent]).next()
    } else {
        tree.subject(verb)
    }
}

fn spoken_by(tree: &Tree<'_>, cast: &Cast<'_>, verb: usize) -> Option<Speech> {
    let subject = speaker(tree, verb);
    let cue = tree.form(verb).to_owned();
    match subject {
        Some(subject) => Some(Speech {
            span: tree.phrase_span(subject),
            cue,
            party: who(tree, cast, subject).into_iter().next(),
        }),
        None => Some(Speech {
            span: tree.token(verb).span,
            cue,
            party: None,
        }),
    }
}

/// "According to X", "in the words of X" on the clause or above it.
fn according_to(tree: &Tree<'_>, cast: &Cast<'_>, token: usize) -> Option<Speech> {
    for i in 0..tree.len() {
        if !tree.form(i).eq_ignore_ascii_case("according") {
            continue;
        }
        // "according to" marks its noun; some trees make "according" the head of the phrase.
        let noun = tree
            .head(i)
            .filter(|&head| matches!(tree.relation(i), Deprel::Case) && tree.is_nominal(head))
            .or_else(|| tree.child(i, &[Deprel::Obl, Deprel::Nmod, Deprel::Obj]));
        let Some(noun) = noun.or_else(|| (i + 2 < tree.len()).then_some(i + 2)) else {
            continue;
        };
        // The phrase ends before its comma, whatever the tree says.
        let comma = (i + 2..tree.len()).find(|&k| tree.form(k) == ",");
        let noun = comma
            .filter(|&comma| comma < noun)
            .and_then(|comma| (i + 2..comma).rev().find(|&k| tree.is_nominal(k)))
            .unwrap_or(noun);
        let mut span = tree.phrase_span(noun);
        if let Some(comma) = comma.filter(|&comma| noun < comma) {
            span.end = span.end.min(tree.token(comma - 1).span.end);
        }
        let clause = tree.head(noun).unwrap_or(noun);
        let covers = tree.dominates(clause, token)
            || tree.dominates(noun, token)
            || tree.relation(clause) == Deprel::Root;
        if covers && noun != token {
            return Some(Speech {
                span,
                cue: "according to".to_owned(),
                party: who(tree, cast, noun).into_iter().next(),
            });
        }
    }
    None
}

/// "Reportedly", "allegedly": somebody says so, nobody is named.
fn hearsay(tree: &Tree<'_>, token: usize) -> Option<Speech> {
    let mark = tree
        .children_by(token, &[Deprel::Advmod])
        .find(|&c| matches!(tree.lemma(c), "reportedly" | "allegedly" | "purportedly"))?;
    Some(Speech {
        span: tree.token(mark).span,
        cue: tree.form(mark).to_owned(),
        party: None,
    })
}
