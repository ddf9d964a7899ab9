//! Figures that belong to no event: about whom they are, and who says so.

use atlas::{Atlas, EntityKind, Form};
use lang::Deprel;
use record::{Attribution, CiteInfo, Claim, Document, Measure};

use super::bind::Bound;
use crate::actors::{Actors, Party};
use crate::cast::Cast;
use crate::frame::frame;
use crate::lexicon::Lexicon;
use crate::speech::speech_of;
use crate::tree::Tree;

/// The sentence with all that is known about it.
pub(crate) struct Scene<'a> {
    pub(crate) document: &'a Document,
    pub(crate) tree: &'a Tree<'a>,
    pub(crate) actors: &'a Actors,
    /// Number of the sentence in its document.
    pub(crate) index: usize,
    /// The countries that the document is about.
    pub(crate) pair: &'a [Party],
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) atlas: &'a Atlas,
    pub(crate) coder: &'a str,
}

impl Scene<'_> {
    /// Countries of the sentence with the tokens that name them.
    fn named(&self) -> impl Iterator<Item = (usize, &str)> {
        self.actors
            .parties(self.index)
            .iter()
            .filter_map(|(token, party)| {
                let entity = party.entity?;
                let kind = self.atlas.entity(entity).kind;
                let is_country = matches!(kind, EntityKind::State | EntityKind::Territory);
                let code = party.actor.code.as_deref().filter(|_| is_country)?;
                Some((*token, code))
            })
    }

    /// Whether a word is that for the people of a country ("Nepalis").
    pub(crate) fn is_people(&self, word: &str) -> bool {
        word.starts_with(char::is_uppercase)
            && self.atlas.mentions(word, None).iter().any(|mention| {
                let forms = [Form::Demonym, Form::Adjective];
                let people = |reading: &atlas::Reading| forms.contains(&reading.form);
                mention.end == word.len() && mention.readings.iter().any(people)
            })
    }

    /// The codes of all of them, each once.
    pub(crate) fn countries(&self) -> Vec<&str> {
        let mut codes = Vec::new();
        for (_, code) in self.named() {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }
}

/// Statistics about two sides.
fn is_of_two(measure: Option<Measure>) -> bool {
    matches!(
        measure,
        Some(
            Measure::Trade
                | Measure::Exports
                | Measure::Imports
                | Measure::Investment
                | Measure::Aid
                | Measure::Debt
                | Measure::Remittances
                | Measure::Tourism
        )
    )
}

/// The claim that an amount is, when it is about a country.
pub(crate) fn claim(scene: &Scene<'_>, bound: Bound, number: usize) -> Option<Claim> {
    let tree = scene.tree;
    let named: Vec<(usize, &str)> = scene.named().collect();
    let heads: Vec<usize> = [bound.subject, bound.of].into_iter().flatten().collect();
    let below = |token: usize| heads.iter().any(|&head| tree.dominates(head, token));
    let root = (0..tree.len()).find(|&at| tree.head(at).is_none());
    let clause = bound.governor.or(root).unwrap_or(bound.top);
    let in_clause = |token: usize| tree.within_clause(&[clause], token);
    let codes_where = |test: &dyn Fn(usize) -> bool| {
        let mut codes: Vec<(usize, &str)> = Vec::new();
        for &(token, code) in &named {
            if test(token) && !codes.iter().any(|(_, known)| *known == code) {
                codes.push((token, code));
            }
        }
        codes
    };
    let mut about = codes_where(&|token| below(token) || in_clause(token));
    if about.is_empty() {
        about = codes_where(&|_| true);
    }
    let mut countries: Vec<String> = about.iter().map(|(_, code)| (*code).to_owned()).collect();
    if countries.is_empty() {
        let of_pair = match scene.pair {
            [_, _] => is_of_two(bound.amount.measure),
            [_] => true,
            _ => false,
        };
        let own = scene
            .pair
            .iter()
            .filter_map(|party| party.actor.code.clone());
        countries.extend(own.filter(|_| of_pair));
    }
    if countries.is_empty() {
        return None;
    }
    let (from, to) = direction(tree, &bound, &about);
    let speech = {
        let cast = Cast::Document {
            actors: scene.actors,
            sentence: scene.index,
        };
        let frame = frame(tree, scene.lexicon, clause);
        speech_of(tree, &cast, scene.lexicon, &frame, clause)
    };
    let text = tree.text;
    let meta = &scene.document.metadata;
    Some(Claim {
        event: None,
        id: format!("{}-c{number}", scene.document.id),
        countries,
        from,
        to,
        amount: bound.amount,
        attribution: speech.map(|speech| Attribution {
            text: speech.span.of(text).to_owned(),
            span: speech.span,
            cue: speech.cue,
            code: speech.party.and_then(|party| party.actor.code),
        }),
        text: tree.sentence.span.of(text).to_owned(),
        sentence: tree.sentence.span,
        cite_info: CiteInfo {
            title: meta.title.clone(),
            publication: meta.publisher.clone(),
            author: meta.author.clone(),
            url: meta.url.clone(),
            date: meta.date.map(|date| date.to_string()),
        },
        document: scene.document.id.clone(),
        coder: scene.coder.to_owned(),
    })
}

/// From whom to whom, where prepositions or the statistic tell: "exports of A to B", "A's imports from
/// B", "investment from A in B".
fn direction(
    tree: &Tree<'_>,
    bound: &Bound,
    about: &[(usize, &str)],
) -> (Option<String>, Option<String>) {
    let (mut from, mut to, mut home) = (None, None, None);
    for &(token, code) in about {
        let preposition = marking(tree, token);
        let place = match preposition.as_deref() {
            Some("from") => &mut from,
            Some("to" | "into" | "towards") => &mut to,
            Some("in") if bound.amount.measure == Some(Measure::Investment) => &mut to,
            _ => &mut home,
        };
        if place.is_none() {
            *place = Some(code.to_owned());
        }
    }
    match bound.amount.measure {
        Some(Measure::Exports) => from = from.or(home),
        Some(Measure::Imports) => to = to.or(home),
        Some(Measure::Investment | Measure::Aid | Measure::Remittances | Measure::Tourism) => {
            if from.is_some() && to.is_none() {
                to = home;
            } else if to.is_some() && from.is_none() {
                from = home;
            }
        }
        _ => return (None, None),
    }
    if from == to {
        return (None, None);
    }
    (from, to)
}

/// The preposition of the phrase that a name stands in.
fn marking(tree: &Tree<'_>, mut token: usize) -> Option<String> {
    for _ in 0..4 {
        if let Some(own) = tree.preposition(token) {
            return Some(own);
        }
        let modifies = matches!(
            tree.relation(token),
            Deprel::Compound | Deprel::Flat | Deprel::Conj
        );
        if !modifies {
            return None;
        }
        token = tree.head(token)?;
    }
    None
}
