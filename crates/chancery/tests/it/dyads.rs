//! The book and the measures mean the same by an event between two sides.

use book::{Book, EventQuery};
use measure::{Dyad, Which};
use record::{Actor, Coded, Event, Metadata};

#[test]
fn the_book_finds_the_events_that_are_measured() {
    let document = intake::document("Peru visited Chile.", Metadata::default());
    let analysis = lang::analyze(&document.text);
    let coded = coder::Coder::new(coder::Options::default()).code(&document, &analysis);
    let model = coded.events.first().expect("an event").clone();
    let actors = |set: usize| -> Vec<Actor> {
        let codes = ["AAA", "BBB", "CCC"].iter().enumerate();
        codes
            .filter(|(bit, _)| set & (1 << bit) != 0)
            .map(|(_, code)| Actor {
                code: Some((*code).to_owned()),
                ..model.actor[0].clone()
            })
            .collect()
    };
    let mut events: Vec<Event> = Vec::new();
    for (actor, recipient) in (0..8).flat_map(|a| (0..8).map(move |r| (a, r))) {
        for reciprocal in [false, true] {
            events.push(Event {
                id: format!("{}-{}", document.id, events.len() + 1),
                actor: actors(actor),
                recipient: actors(recipient),
                reciprocal,
                ..model.clone()
            });
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut book = Book::create_or_open(&folder.path().join("a.book")).expect("a book");
    let coded = Coded {
        events: events.clone(),
        ..coded
    };
    book.add(&document, &coded, "2024-01-01T00:00:00Z")
        .expect("added");
    let found = book
        .events(&EventQuery {
            dyad: Some((vec!["AAA".to_owned()], vec!["BBB".to_owned()])),
            ..EventQuery::default()
        })
        .expect("events");
    let dyad = Dyad::new("AAA", "BBB");
    let measured: Vec<Event> = dyad
        .select(&events, Which::Recorded)
        .map(|(event, _)| event.clone())
        .collect();
    let ids = |events: &[Event]| {
        events
            .iter()
            .map(|event| event.id.clone())
            .collect::<Vec<_>>()
    };
    assert!(measured.len() > 40);
    assert_eq!(ids(&found), ids(&measured));
}
