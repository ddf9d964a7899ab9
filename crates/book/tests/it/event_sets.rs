//! Adding files to event data sets and asking for their counts.

use book::{Book, BookError, EventSetId, EventStep};
use codebook::EventType;
use record::{
    Date, DyadCell, EventCounts, EventFile, EventSetSettings, PeriodTotal, RollupGrain, ScoreScale,
    SetEvent, SetSide, Source, Time,
};

const NOW: &str = "2024-01-01T00:00:00Z";

fn source(version: &str) -> Source {
    Source {
        key: "gdelt".to_owned(),
        version: version.to_owned(),
        name: "GDELT".to_owned(),
        citation: "cite".to_owned(),
        licence: "open".to_owned(),
        url: String::new(),
        variables: Vec::new(),
    }
}

fn settings(grain: RollupGrain) -> EventSetSettings {
    EventSetSettings {
        grain,
        duplicates: "day".to_owned(),
        scale: ScoreScale::Goldstein,
    }
}

fn cell(
    period: i32,
    actor: &str,
    recipient: &str,
    event: Option<EventType>,
    events: u64,
) -> DyadCell {
    DyadCell {
        period: Time::from_number(period).unwrap(),
        actor: actor.into(),
        recipient: (!recipient.is_empty()).then(|| recipient.into()),
        event,
        counts: EventCounts {
            events,
            records: events + 1,
            score: events as f64 * 0.5,
            given: events as f64,
            given_events: events,
            mentions: 3,
        },
    }
}

fn total(period: i32, events: u64) -> PeriodTotal {
    PeriodTotal {
        period: Time::from_number(period).unwrap(),
        event: Some(EventType::Consult),
        events,
        records: events,
        between_states: events / 2,
    }
}

fn file(name: &str, digest: u64) -> EventFile {
    EventFile {
        name: name.to_owned(),
        rows: 12,
        broken: 2,
        unmatched: 1,
        records: 10,
        first_id: format!("first of {name}"),
        digest,
        days: Some((Date::constant(2016, 1, 1), Date::constant(2016, 2, 1))),
    }
}

fn event() -> SetEvent<'static> {
    let side = |states: &[&'static str]| SetSide {
        states: states.to_vec(),
        sector: None,
        code: "BLRGOV",
        name: "",
    };
    SetEvent {
        id: "7",
        day: Date::constant(2016, 1, 2),
        actor: side(&["BLR", "RUS"]),
        recipient: side(&["PAK"]),
        cameo: Some("042"),
        event: Some(EventType::Consult),
        mode: codebook::Mode::of(EventType::Consult, "visit").ok(),
        given_score: Some(1.9),
        mentions: 4,
        sources: Some(2),
        place: "Minsk",
        place_country: Some("BLR"),
        position: Some((53.9, 27.5)),
        citation: "http://example.org",
        duplicate: false,
    }
}

fn new_book(dir: &tempfile::TempDir) -> Book {
    Book::create_or_open(&dir.path().join("b.book")).unwrap()
}

fn codes(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|&code| code.to_owned()).collect()
}

fn add(
    book: &mut Book,
    cells: &[DyadCell],
    totals: &[PeriodTotal],
    file: &EventFile,
) -> Result<bool, BookError> {
    let mut import = book.begin_events(&source("2.0"), &settings(RollupGrain::Day), false)?;
    import.counts(cells, totals)?;
    import.keep(&event())?;
    let new = import.file(file, NOW)?;
    import.finish()?;
    Ok(new)
}

fn only(book: &Book) -> EventSetId {
    let sets = book.event_sets().unwrap();
    assert_eq!(sets.len(), 1);
    sets[0].id
}

#[test]
fn files_add_up_and_the_same_file_counts_once() {
    let dir = tempfile::tempdir().unwrap();
    let mut book = new_book(&dir);
    let consult = Some(EventType::Consult);
    let cells = [
        cell(20_160_101, "BLR", "PAK", consult, 2),
        cell(20_160_131, "BLR", "PAK", consult, 1),
        cell(20_160_201, "PAK", "BLR", None, 4),
        cell(20_160_201, "PAK", "", consult, 9),
        cell(20_160_201, "PAK", "CHN", consult, 9),
    ];
    let totals = [total(20_160_101, 100), total(20_160_201, 50)];
    assert!(add(&mut book, &cells, &totals, &file("a", 1)).unwrap());
    assert!(!add(&mut book, &cells, &totals, &file("a renamed", 1)).unwrap());
    assert!(add(&mut book, &cells[..1], &totals, &file("b", 2)).unwrap());
    let set = only(&book);
    let (a, b) = (codes(&["BLR"]), codes(&["PAK"]));
    let counts = |step| -> Vec<(i32, String, Option<EventType>, u64, u64)> {
        let cells = book.event_dyad(set, &a, &b, step).unwrap();
        cells
            .iter()
            .map(|c| {
                (
                    c.period.number(),
                    c.actor.to_string(),
                    c.event,
                    c.counts.events,
                    c.counts.records,
                )
            })
            .collect()
    };
    assert_eq!(
        counts(EventStep::AsKept),
        [
            (20_160_101, "BLR".to_owned(), consult, 4, 6),
            (20_160_131, "BLR".to_owned(), consult, 1, 2),
            (20_160_201, "PAK".to_owned(), None, 4, 5),
        ]
    );
    assert_eq!(
        counts(EventStep::Month),
        [
            (201_601, "BLR".to_owned(), consult, 5, 8),
            (201_602, "PAK".to_owned(), None, 4, 5),
        ]
    );
    assert_eq!(counts(EventStep::Year).len(), 2);
    let year = book.event_totals(set, EventStep::Year).unwrap();
    assert_eq!(
        (
            year[0].period.number(),
            year[0].events,
            year[0].between_states
        ),
        (2016, 300, 150)
    );
    let actions = book.event_actions(set, &b, EventStep::Year).unwrap();
    let recipients: Vec<_> = actions.iter().map(|c| c.recipient.as_deref()).collect();
    assert_eq!(recipients, [None, Some("BLR"), Some("CHN")]);
    let record = &book.event_sets().unwrap()[0];
    assert_eq!((record.files, record.events, record.kept), (2, 300, 2));
    let periods = record.periods.map(|(a, b)| (a.number(), b.number()));
    assert_eq!(periods, Some((20_160_101, 20_160_201)));
    let listed = &book.sources().unwrap()[0];
    assert_eq!(listed.files, ["a", "b"]);
    assert_eq!(
        (listed.rows.read, listed.rows.kept, listed.rows.broken),
        (24, 20, 4)
    );
}

#[test]
fn a_changed_file_and_other_settings_are_refused_and_leave_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut book = new_book(&dir);
    let cells = [cell(20_160_101, "BLR", "PAK", None, 2)];
    add(&mut book, &cells, &[], &file("a", 1)).unwrap();
    let error = add(&mut book, &cells, &[], &file("a", 2)).unwrap_err();
    assert!(matches!(error, BookError::ChangedFile { file, other } if file == other));
    // A file that was cut short begins as the whole one does, whatever its name.
    let mut cut = file("b", 3);
    cut.first_id = "first of a".to_owned();
    let error = add(&mut book, &cells, &[], &cut).unwrap_err();
    assert!(matches!(error, BookError::ChangedFile { other, .. } if other == "a"));
    cut.days = Some((Date::constant(2017, 1, 1), Date::constant(2017, 1, 1)));
    let settings_of_import = settings(RollupGrain::Day);
    let mut import = book
        .begin_events(&source("2.0"), &settings_of_import, false)
        .unwrap();
    assert!(import.file(&cut, NOW).unwrap());
    drop(import);
    let error = book
        .begin_events(&source("2.0"), &settings(RollupGrain::Month), false)
        .err();
    assert!(matches!(error, Some(BookError::OtherSettings { grain, .. }) if grain == "day"));
    // An import that is given up leaves whole files only, and so does one that ends within a file.
    for finish in [false, true] {
        let mut import = book
            .begin_events(&source("2.0"), &settings(RollupGrain::Day), false)
            .unwrap();
        import.counts(&cells, &[]).unwrap();
        if finish {
            import.finish().unwrap();
        }
    }
    let set = only(&book);
    let (a, b) = (codes(&["BLR"]), codes(&["PAK"]));
    let kept = book.event_dyad(set, &a, &b, EventStep::AsKept).unwrap();
    assert_eq!((kept.len(), kept[0].counts.events), (1, 2));
}

#[test]
fn anew_replaces_this_version_when_the_first_file_is_in() {
    let dir = tempfile::tempdir().unwrap();
    let mut book = new_book(&dir);
    let cells = [cell(201_601, "BLR", "PAK", None, 2)];
    for version in ["1.0", "2.0"] {
        let mut import = book
            .begin_events(&source(version), &settings(RollupGrain::Month), false)
            .unwrap();
        import.counts(&cells, &[total(201_601, 5)]).unwrap();
        import.file(&file("a", 1), NOW).unwrap();
        import.finish().unwrap();
    }
    let anew = |book: &mut Book, finish: bool| {
        let mut import = book
            .begin_events(&source("2.0"), &settings(RollupGrain::Day), true)
            .unwrap();
        import
            .counts(
                &[cell(20_160_101, "BLR", "PAK", None, 7)],
                &[total(20_160_101, 9)],
            )
            .unwrap();
        if finish {
            assert!(import.file(&file("a", 1), NOW).unwrap());
            import.finish().unwrap();
        }
    };
    let events = |book: &Book| -> Vec<u64> {
        book.event_sets()
            .unwrap()
            .iter()
            .map(|s| s.events)
            .collect()
    };
    anew(&mut book, false);
    assert_eq!(events(&book), [5, 5]);
    anew(&mut book, true);
    assert_eq!(events(&book), [5, 9]);
    assert!(book.remove_source("gdelt", "2.0").unwrap().is_some());
    assert_eq!(events(&book), [5]);
}

#[test]
fn kept_records_are_found_by_either_state_of_a_side() {
    let dir = tempfile::tempdir().unwrap();
    let mut book = new_book(&dir);
    add(&mut book, &[], &[], &file("a", 1)).unwrap();
    let set = only(&book);
    let find = |a: &[&str], b: &[&str]| {
        book.event_set_records(set, &codes(a), &codes(b), 10)
            .unwrap()
    };
    for (a, b) in [(["RUS"], ["PAK"]), (["PAK"], ["BLR"])] {
        let found = find(&a, &b);
        assert_eq!(found.len(), 1);
        let event = &found[0];
        assert_eq!((event.id.as_str(), event.actor.2.as_str()), ("7", "BLRGOV"));
        assert_eq!(event.mode.map(codebook::Mode::name), Some("visit"));
        assert_eq!(
            event.place,
            (Some("Minsk".to_owned()), Some("BLR".to_owned()))
        );
    }
    assert!(find(&["BLR"], &["CHN"]).is_empty());
    assert!(find(&["BLR"], &[]).is_empty());
}
