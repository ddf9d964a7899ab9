//! What the rules make of annotated events, for the network that learns to correct them.

use codebook::{EventType, Field, Mode, Status};
use lang::Analysis;
use record::{Document, Span};

use crate::actors::Actors;
use crate::assemble::{document_pair, event_date, fields_of, settle_past, states_of};
use crate::cast::Cast;
use crate::dates::find_dates;
use crate::find::{Found, Search, role_of, speaks};
use crate::judge::{Judge, Tie};
use crate::lexicon::Lexicon;
use crate::topics::Topics;
use crate::tree::Tree;

/// An annotated event as it lies in its sentence, and what the rules make of it.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// The word that the rules hold to state the event; where they do not find it, the annotated one.
    pub token: usize,
    /// The status by the rules, where they find the event.
    pub status: Option<Status>,
    /// The mode by the rules, where they find the event and know one.
    pub mode: Option<Mode>,
    /// The fields by the rules, where they find the event.
    pub fields: Vec<Field>,
    /// Whoever is named in the sentence.
    pub parties: Vec<LessonParty>,
}

/// Somebody who is named in the sentence of a [`Lesson`].
#[derive(Debug, Clone)]
pub struct LessonParty {
    /// The word that names them.
    pub token: usize,
    /// The phrases that name them.
    pub spans: Vec<Span>,
    /// How they are tied to the event.
    pub tie: Tie,
}

/// The lessons of the events of a document, each given by the places of its sentence and word.
pub(crate) fn lessons(
    document: &Document,
    analysis: &Analysis,
    lexicon: &Lexicon,
    events: &[(usize, usize, EventType)],
) -> Vec<Lesson> {
    let atlas = atlas::atlas();
    let actors = Actors::read(document, analysis, atlas, lexicon);
    let about = document_pair(analysis, &actors, atlas);
    let mut lessons = Vec::with_capacity(events.len());
    for &(index, token, _) in events {
        let sentence = &analysis.sentences[index];
        let annotated: Vec<(usize, EventType)> = events
            .iter()
            .filter(|(other, ..)| *other == index)
            .map(|&(_, token, event)| (token, event))
            .collect();
        let tree = Tree::new(&document.text, sentence);
        let cast = Cast::Document {
            actors: &actors,
            sentence: index,
        };
        let states = states_of(&actors, sentence, index, atlas);
        let judge = Judge::Annotator(&annotated);
        let mut search = Search::new(&tree, &cast, lexicon, (&about, &states), judge);
        let (found, _) = search.run();
        let by_rules = found
            .iter()
            .find(|event| event.token == token)
            .or_else(|| found.iter().find(|event| event.words.contains(&token)));
        let dates = find_dates(&document.text, sentence.span, document.metadata.date);
        let status = by_rules.map(|event: &Found| {
            let (_, own) = event_date(&tree, event, &dates, document.metadata.date);
            settle_past(event.status, own, document.metadata.date)
        });
        let topics = Topics::embedded().hits(&sentence.tokens, &document.text);
        let fields = by_rules.map_or(Vec::new(), |event| fields_of(&tree, event, &topics));
        let at = by_rules.map_or(token, |event| event.token);
        let words = search
            .reading
            .iter()
            .flat_map(|reading| reading.parties.iter().map(move |&word| (reading, word)));
        let parties = words
            .map(|(reading, word)| {
                let here = cast.at(&tree, word);
                let rules = by_rules.map_or((None, false), |event| {
                    (Some(role_of(event, &here)), speaks(event, &here))
                });
                LessonParty {
                    token: word,
                    spans: here.iter().map(|party| party.actor.span).collect(),
                    tie: reading.tie(&tree, at, word, rules),
                }
            })
            .collect();
        lessons.push(Lesson {
            token: at,
            status,
            mode: by_rules.and_then(|event| event.mode),
            fields,
            parties,
        });
    }
    lessons
}
