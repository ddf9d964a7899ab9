//! Documents, their coding, and questions about events.

use std::path::PathBuf;

use book::{Added, Book, BookError, EventQuery};
use codebook::{Context, EventType, Field, Mode, Sector, Status};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use record::{
    Actor, Attribution, CiteInfo, Coded, Diagnostic, DiagnosticKind, Document, DocumentId, Event,
    Metadata, Place, Predicate, SentenceRecord, Span, parse_date,
};
use tempfile::TempDir;

const NOW: &str = "2024-01-02T03:04:05Z";

struct Desk {
    folder: TempDir,
    book: Book,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().expect("a folder");
        let book = Book::create_or_open(&folder.path().join("a.book")).expect("a book");
        Desk { folder, book }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("a.book")
    }

    /// Adds a text with one event for each line such as `BLR>PAK CONSULT occurred 2020-05 trade`.
    fn add(&mut self, text: &str, events: &[&str]) -> DocumentId {
        let document = document(text);
        let coded = coded(&document, events);
        assert_eq!(
            self.book.add(&document, &coded, NOW).expect("added"),
            Added::New
        );
        document.id
    }
}

fn document(text: &str) -> Document {
    // Any sixteen digits that differ for different texts.
    let sum = text
        .bytes()
        .fold(7u64, |sum, b| sum.wrapping_mul(31).wrapping_add(b.into()));
    Document {
        id: DocumentId(format!("{sum:016x}")),
        text: text.to_owned(),
        metadata: Metadata {
            origin: Some("here".to_owned()),
            ..Metadata::default()
        },
    }
}

fn actor(code: &str) -> Actor {
    Actor {
        code: Some(code.to_owned()),
        sector: vec![Sector::Government],
        entity_text: code.to_owned(),
        span: Span::new(0, 3),
        name: None,
        antecedent: None,
    }
}

fn coded(document: &Document, events: &[&str]) -> Coded {
    let whole = Span::new(0, document.text.len());
    let record = |(number, line): (usize, &&str)| {
        let words: Vec<&str> = line.split(' ').collect();
        let (actors, recipients, reciprocal) = match words[0].split_once('>') {
            Some((a, b)) => (vec![actor(a)], vec![actor(b)], false),
            None => (words[0].split('=').map(actor).collect(), vec![], true),
        };
        Event {
            id: format!("{}-{}", document.id, number + 1),
            date: words.get(3).and_then(|date| parse_date(date).ok()),
            actor: actors,
            recipient: recipients,
            event: words[1].parse().expect("a type"),
            mode: None,
            context: vec![Context::Economic],
            event_loc: None,
            text: document.text.clone(),
            cite_info: CiteInfo::default(),
            predicate: Predicate {
                text: String::new(),
                span: Span::new(0, 0),
                entry: "e".to_owned(),
            },
            status: words[2].parse().expect("a status"),
            fields: words
                .iter()
                .skip(4)
                .map(|field| field.parse().expect("a field"))
                .collect(),
            attribution: None,
            reciprocal,
            sentence: whole,
            document: document.id.clone(),
            coder: "coder".to_owned(),
            confidence: 0.5,
            amounts: Vec::new(),
            agreements: Vec::new(),
        }
    };
    Coded {
        sentences: vec![SentenceRecord {
            span: whole,
            paragraph: 0,
            body: true,
        }],
        events: events.iter().enumerate().map(record).collect(),
        claims: Vec::new(),
        diagnostics: vec![Diagnostic {
            kind: DiagnosticKind::NoActor,
            span: Span::new(0, 1),
            message: "nobody".to_owned(),
        }],
    }
}

fn types(events: &[Event]) -> Vec<EventType> {
    events.iter().map(|event| event.event).collect()
}

#[test]
fn what_was_added_comes_back() {
    let mut desk = Desk::new();
    let id = desk.add(
        "Belarus met Pakistan.",
        &["BLR=PAK CONSULT occurred 2020-05 trade"],
    );
    let book = Book::open(&desk.path()).expect("a reader beside the writer");
    let expected = document("Belarus met Pakistan.");
    assert_eq!(
        book.document(&id).expect("readable"),
        Some(expected.clone())
    );
    assert_eq!(book.documents().expect("readable"), vec![expected.clone()]);
    let coded = coded(&expected, &["BLR=PAK CONSULT occurred 2020-05 trade"]);
    assert_eq!(
        book.events(&EventQuery::default()).expect("events"),
        coded.events
    );
    assert_eq!(book.diagnostics(&id).expect("readable"), coded.diagnostics);
    assert_eq!(book.problems().expect("readable"), Vec::<String>::new());
}

#[test]
fn a_text_is_kept_once_and_what_is_missing_about_it_is_filled_in() {
    let mut desk = Desk::new();
    let text = "Belarus met Pakistan.";
    desk.add(text, &["BLR=PAK CONSULT occurred"]);
    let mut later = document(text);
    let same = coded(&later, &["BLR=PAK AID occurred"]);
    assert_eq!(
        desk.book.add(&later, &same, NOW).expect("added"),
        Added::Known
    );
    assert_eq!(
        types(&desk.book.events(&EventQuery::default()).expect("events")),
        [EventType::Consult]
    );

    // A date is new, so the coding that knows it takes the place of the old one.
    later.metadata.date = parse_date("2020-05-01").ok();
    let dated = coded(&later, &["BLR=PAK CONSULT occurred 2020-05-01"]);
    assert_eq!(
        desk.book.add(&later, &dated, NOW).expect("added"),
        Added::Completed
    );
    let events = desk.book.events(&EventQuery::default()).expect("events");
    assert_eq!(events, dated.events);
    let stored = desk
        .book
        .metadata(&later.id)
        .expect("readable")
        .expect("known");
    assert_eq!(stored, later.metadata);

    // Another date does not go before the one that is known; the coding made with it is not taken.
    later.metadata.date = parse_date("1999").ok();
    later.metadata.title = Some("Title".to_owned());
    let other = coded(&later, &["BLR=PAK CONSULT occurred 1999"]);
    assert_eq!(
        desk.book.add(&later, &other, NOW).expect("added"),
        Added::Completed
    );
    let stored = desk
        .book
        .metadata(&later.id)
        .expect("readable")
        .expect("known");
    assert_eq!(
        stored.date.map(|date| date.to_string()).as_deref(),
        Some("2020-05-01")
    );
    assert_eq!(stored.title.as_deref(), Some("Title"));
    assert_eq!(
        desk.book.events(&EventQuery::default()).expect("events"),
        dated.events
    );
    assert_eq!(desk.book.statistics().expect("readable").documents, 1);
}

#[test]
fn coding_again_replaces_the_coding_and_nothing_else() {
    let mut desk = Desk::new();
    let id = desk.add(
        "Belarus met Pakistan.",
        &["BLR=PAK CONSULT occurred", "BLR>PAK AID planned"],
    );
    desk.add("Peru met Chile.", &["PER=CHL CONSULT occurred"]);
    let document = desk.book.document(&id).expect("readable").expect("known");
    let again = coded(&document, &["BLR>PAK AID denied"]);
    desk.book.recode(&id, &again, NOW).expect("coded");
    let events = desk.book.events(&EventQuery::default()).expect("events");
    assert_eq!(events.len(), 2);
    let of_document = EventQuery {
        document: Some(id),
        ..EventQuery::default()
    };
    assert_eq!(
        desk.book.events(&of_document).expect("events"),
        again.events
    );
    assert_eq!(desk.book.search("met", 9).expect("hits").len(), 2);
    assert_eq!(
        desk.book.problems().expect("readable"),
        Vec::<String>::new()
    );
}

#[test]
fn events_are_found_by_dyad_time_type_field_and_status() {
    let mut desk = Desk::new();
    desk.add(
        "One.",
        &[
            "BLR>PAK AID occurred 2019-03-01 trade",
            "PAK>BLR ACCUSE occurred 2020 defence",
            "BLR=PAK CONSULT planned 2021-06 defence trade",
            "BLR=RUS CONSULT occurred 2021",
            "BLR>PAK REQUEST sought",
        ],
    );
    let ask = |query: EventQuery| types(&desk.book.events(&query).expect("events"));
    let both = || EventQuery {
        dyad: Some((vec!["BLR".to_owned()], vec!["PAK".to_owned()])),
        ..EventQuery::default()
    };
    use EventType::{Accuse, Aid, Consult, Request};
    assert_eq!(ask(both()), [Aid, Accuse, Consult, Request]);
    let newest = EventQuery {
        newest_first: true,
        ..both()
    };
    assert_eq!(
        ask(newest),
        [Consult, Accuse, Aid, Request],
        "without a date comes last"
    );
    let days = |since: &str, until: &str| EventQuery {
        since: parse_date(since).ok().map(|date| date.day),
        until: parse_date(until).ok().map(record::EventDate::last_day),
        ..both()
    };
    assert_eq!(ask(days("2020", "2020")), [Accuse]);
    assert_eq!(ask(days("2019-03-02", "2021-06")), [Accuse, Consult]);
    let defence = EventQuery {
        fields: vec![Field::Defence],
        statuses: vec![Status::Planned, Status::Denied],
        ..both()
    };
    assert_eq!(ask(defence), [Consult]);
    let consult = EventQuery {
        country: Some(vec!["BLR".to_owned()]),
        types: vec![Consult],
        limit: Some(1),
        newest_first: true,
        ..EventQuery::default()
    };
    assert_eq!(ask(consult), [Consult]);
    let sure = EventQuery {
        min_confidence: 0.6,
        ..both()
    };
    assert_eq!(ask(sure), []);
    let third = desk
        .book
        .third_parties(&["BLR".to_owned()], &["PAK".to_owned()]);
    assert_eq!(third.expect("readable"), [("RUS".to_owned(), 1)]);
}

#[test]
fn an_event_is_found_by_the_beginning_of_its_id() {
    let mut desk = Desk::new();
    let id = desk.add("One.", &["BLR>PAK AID occurred", "PAK>BLR AID occurred"]);
    let found = |name: &str| {
        desk.book
            .event(name)
            .map(|event| event.map(|event| event.id))
    };
    assert_eq!(
        found(&format!("{id}-2")).expect("one"),
        Some(format!("{id}-2"))
    );
    assert!(
        matches!(found(&id.0[..4]), Err(BookError::Ambiguous { candidates, .. }) if candidates.len() == 2)
    );
    assert_eq!(found("%").expect("none"), None);
}

#[test]
fn sentences_are_found_with_the_words_marked() {
    let mut desk = Desk::new();
    desk.add("Assembly of tractors in C\u{f4}te d\u{2019}Ivoire.", &[]);
    let marks = |query: &str| -> Vec<String> {
        let hits = desk.book.search(query, 9).expect("a query");
        hits.iter()
            .flat_map(|hit| hit.marks.iter().map(|mark| mark.of(&hit.text).to_owned()))
            .collect()
    };
    assert_eq!(marks("assembly AND tractor*"), ["Assembly", "tractors"]);
    assert_eq!(marks("cote"), ["C\u{f4}te"]);
    assert!(marks("assembly NOT tractors").is_empty());
    for query in ["", "  ", "a AND (", "\"open", "text:x y)", "NOT"] {
        assert!(
            matches!(desk.book.search(query, 9), Err(BookError::BadQuery { .. })),
            "{query}"
        );
    }
}

#[test]
fn one_writer_many_readers() {
    let desk = Desk::new();
    assert!(matches!(
        Book::create_or_open(&desk.path()),
        Err(BookError::Busy(_))
    ));
    let reader = Book::open(&desk.path()).expect("a reader");
    assert_eq!(reader.statistics().expect("readable").documents, 0);
    let Desk { folder, book } = desk;
    drop(book);
    Book::create_or_open(&folder.path().join("a.book")).expect("the lock is free");
}

#[test]
fn what_is_no_book_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    assert!(matches!(
        Book::open(&path("none")),
        Err(BookError::Missing(_))
    ));
    let lost = folder.path().join("no").join("a.book");
    assert!(matches!(
        Book::create_or_open(&lost),
        Err(BookError::Unwritable { .. })
    ));
    std::fs::write(path("text"), "not a book ".repeat(200)).expect("a file");
    let other = rusqlite::Connection::open(path("other")).expect("a database");
    other
        .execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1)")
        .expect("a table");
    drop(other);
    for name in ["text", "other"] {
        let before = std::fs::read(path(name)).expect("a file");
        for result in [Book::open(&path(name)), Book::create_or_open(&path(name))] {
            assert!(matches!(result, Err(BookError::NotABook(_))), "{name}");
        }
        assert!(
            std::fs::read(path(name)).expect("a file") == before,
            "{name} was changed"
        );
    }
    drop(Book::create_or_open(&path("later")).expect("a book"));
    let later = rusqlite::Connection::open(path("later")).expect("a database");
    later
        .pragma_update(None, "user_version", 999)
        .expect("a version");
    drop(later);
    for result in [
        Book::open(&path("later")),
        Book::create_or_open(&path("later")),
    ] {
        assert!(matches!(result, Err(BookError::TooNew { found: 999, .. })));
    }
}

#[test]
fn damage_is_reported() {
    let mut desk = Desk::new();
    desk.add("One.", &["BLR>PAK AID occurred"]);
    let path = desk.path();
    let Desk {
        folder: _folder,
        book,
    } = desk;
    drop(book);
    let raw = rusqlite::Connection::open(&path).expect("a database");
    raw.execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM codings; DELETE FROM events;")
        .expect("damage");
    drop(raw);
    let problems = Book::open(&path)
        .expect("a book")
        .problems()
        .expect("readable");
    assert!(
        problems
            .iter()
            .any(|problem| problem.contains("was not coded")),
        "{problems:?}"
    );
    assert!(
        problems
            .iter()
            .any(|problem| problem.contains("leads nowhere")),
        "{problems:?}"
    );
}

fn any_event(document: DocumentId) -> impl Strategy<Value = Event> {
    let words = || any::<String>();
    let span = || (0usize..1000, 0usize..1000).prop_map(|(a, b)| Span::new(a.min(b), a.max(b)));
    let actor = || {
        (
            proptest::option::of("[A-Z]{3}"),
            proptest::sample::subsequence(Sector::ALL, 0..3),
            words(),
            span(),
            proptest::option::of(words()),
            proptest::option::of(span()),
        )
            .prop_map(
                |(code, sector, entity_text, span, name, antecedent)| Actor {
                    code,
                    sector,
                    entity_text,
                    span,
                    name,
                    antecedent,
                },
            )
    };
    let what = (
        0..EventType::ALL.len(),
        any::<prop::sample::Index>(),
        any::<bool>(),
    )
        .prop_map(|(at, mode, has)| {
            let event = EventType::ALL[at];
            let modes: Vec<Mode> = event.modes().collect();
            let mode = (has && !modes.is_empty()).then(|| modes[mode.index(modes.len())]);
            (event, mode)
        });
    let date = proptest::option::of((1000i16..3000, 1i8..13, 1i8..29, 0..3).prop_map(
        |(y, m, d, precision)| {
            parse_date(&match precision {
                0 => format!("{y:04}"),
                1 => format!("{y:04}-{m:02}"),
                _ => format!("{y:04}-{m:02}-{d:02}"),
            })
            .expect("a date")
        },
    ));
    let attribution = proptest::option::of(
        (words(), span(), words(), proptest::option::of("[A-Z]{3}")).prop_map(
            |(text, span, cue, code)| Attribution {
                text,
                span,
                cue,
                code,
            },
        ),
    );
    let place =
        proptest::option::of(
            (words(), span(), proptest::option::of("[A-Z]{3}"))
                .prop_map(|(text, span, code)| Place { text, span, code }),
        );
    (
        what,
        date,
        proptest::collection::vec(actor(), 0..3),
        proptest::collection::vec(actor(), 0..3),
        attribution,
        place,
        (
            proptest::sample::subsequence(Context::ALL, 0..4),
            proptest::sample::subsequence(Field::ALL, 0..4),
            proptest::sample::select(Status::ALL),
        ),
        (words(), words(), span(), span(), any::<bool>(), 0u8..=100),
    )
        .prop_map(
            move |(
                (event, mode),
                date,
                actor,
                recipient,
                attribution,
                event_loc,
                (context, fields, status),
                (text, entry, at, sentence, reciprocal, confidence),
            )| Event {
                id: format!("{document}-1"),
                date,
                actor,
                recipient,
                event,
                mode,
                context,
                event_loc,
                text: text.clone(),
                cite_info: CiteInfo {
                    title: Some(text.clone()),
                    ..CiteInfo::default()
                },
                predicate: Predicate {
                    text,
                    span: at,
                    entry,
                },
                status,
                fields,
                attribution,
                reciprocal,
                sentence,
                document: document.clone(),
                coder: "coder".to_owned(),
                confidence: f64::from(confidence) / 100.0,
                amounts: Vec::new(),
                agreements: Vec::new(),
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None,
        rng_seed: RngSeed::Fixed(1992), ..ProptestConfig::default() })]

    #[test]
    fn any_event_comes_back_as_it_was(event in any_event(document("One.").id)) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut book = Book::create_or_open(&folder.path().join("a.book")).expect("a book");
        let document = document("One.");
        let coded = Coded { events: vec![event.clone()], ..coded(&document, &[]) };
        book.add(&document, &coded, NOW).expect("added");
        prop_assert_eq!(book.events(&EventQuery::default()).expect("events"), vec![event]);
    }
}
