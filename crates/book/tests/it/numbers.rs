//! Importing and asking for numbers.

use book::{Book, BookError, PartyId, RowCounts};
use record::{
    Absence, Coverage, Observation, Party, Shape, Source, StateSystem, Time, Value, Variable,
};

fn variable(name: &str, shape: Shape) -> Variable {
    Variable {
        name: name.to_owned(),
        label: String::new(),
        unit: "1".to_owned(),
        shape,
        absence: Absence::Unknown,
        coverage: Coverage {
            from: 1900,
            to: 2000,
            among: Some(StateSystem::Cow),
        },
        timeless: false,
    }
}

fn source(version: &str) -> Source {
    Source {
        key: "test".to_owned(),
        version: version.to_owned(),
        name: "Test".to_owned(),
        citation: "nobody".to_owned(),
        licence: "none".to_owned(),
        url: String::new(),
        variables: vec![
            variable("flow", Shape::Directed),
            variable("shared", Shape::Symmetric),
            variable("size", Shape::Country),
        ],
    }
}

fn party(entity: &str, number: Option<u16>) -> Party {
    Party {
        entity: entity.into(),
        number: number.map(|number| (StateSystem::Cow, number)),
    }
}

type Row<'r> = (usize, &'r Party, Option<&'r Party>, i32, Value<'r>);

fn import(book: &mut Book, version: &str, rows: &[Row<'_>], now: &str) -> u64 {
    let mut import = book.begin_import(&source(version)).unwrap();
    for &(variable, a, b, time, value) in rows {
        let observation = Observation {
            variable,
            a,
            b,
            time: Time::from_number(time).unwrap(),
            value,
        };
        import.take(&observation).unwrap();
    }
    import
        .commit(&["file.csv".to_owned()], RowCounts::default(), now)
        .unwrap()
}

fn all(book: &Book, name: &str) -> Vec<String> {
    let parties = book.parties().unwrap();
    let name_of = |id: PartyId| {
        let (_, party) = parties.iter().find(|(known, _)| *known == id).unwrap();
        party.entity.to_string()
    };
    let mut rows = Vec::new();
    for record in book.variables(name).unwrap() {
        book.observations(record.id, None, &mut |a, b, time, value| {
            let b = b.map_or("-".to_owned(), name_of);
            rows.push(format!("{} {b} {time} {value:?}", name_of(a)));
        })
        .unwrap();
    }
    rows
}

#[test]
fn the_same_source_and_version_is_replaced_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Book::create_or_open(&folder.path().join("b")).unwrap();
    let (x, y) = (party("DEU", Some(260)), party("FRA", Some(220)));
    let first: [Row<'_>; 5] = [
        (0, &x, Some(&y), 1990, Value::Number(1.5)),
        (0, &y, Some(&x), 1990, Value::Number(2.0)),
        (1, &y, Some(&x), 1990, Value::Missing),
        (2, &x, None, 199_003, Value::Text("some")),
        (0, &x, Some(&y), 1990, Value::Number(3.5)),
    ];
    assert_eq!(import(&mut book, "1", &first, "2020-01-01"), 4);
    assert_eq!(import(&mut book, "2", &first[..1], "2020-01-02"), 1);
    let kept = [
        "DEU FRA 1990 Number(3.5)",
        "FRA DEU 1990 Number(2.0)",
        "DEU FRA 1990 Missing",
        "DEU - 1990-03 Text(\"some\")",
    ];
    assert_eq!(all(&book, "test@1"), kept);
    assert_eq!(all(&book, "test"), ["DEU FRA 1990 Number(1.5)"]);
    // An import that is dropped leaves the book as it was.
    drop(book.begin_import(&source("1")).unwrap());
    assert_eq!(all(&book, "test@1"), kept);
    assert_eq!(import(&mut book, "1", &first[1..2], "2020-01-03"), 1);
    assert_eq!(all(&book, "test@1"), ["FRA DEU 1990 Number(2.0)"]);
    assert_eq!(all(&book, "test@2.flow"), ["DEU FRA 1990 Number(1.5)"]);
    // Without a version the one imported last is meant.
    assert_eq!(all(&book, "test.flow"), ["FRA DEU 1990 Number(2.0)"]);
    assert_eq!(book.remove_source("test", "2").unwrap(), Some(1));
    assert_eq!(book.remove_source("test", "2").unwrap(), None);
    assert_eq!(book.sources().unwrap().len(), 1);
}

#[test]
fn a_dyad_is_found_in_either_order_and_by_all_its_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Book::create_or_open(&folder.path().join("b")).unwrap();
    let west = party("DEU", Some(260));
    let now = party("DEU", Some(255));
    let (france, italy) = (party("FRA", Some(220)), party("ITA", Some(325)));
    let rows: [Row<'_>; 5] = [
        (0, &west, Some(&france), 1990, Value::Number(1.0)),
        (0, &france, Some(&now), 1990, Value::Number(2.0)),
        (0, &italy, Some(&now), 1990, Value::Number(3.0)),
        (1, &now, Some(&france), 1990, Value::Number(4.0)),
        (2, &italy, None, 1990, Value::Number(5.0)),
    ];
    import(&mut book, "1", &rows, "2020");
    let of = |entity: &str| -> Vec<PartyId> {
        let parties = book.parties().unwrap();
        let found = parties.iter().filter(|(_, party)| party.entity == entity);
        found.map(|(id, _)| *id).collect()
    };
    let mut found = Vec::new();
    for record in book.variables("test").unwrap() {
        let sides = (of("FRA"), of("DEU"));
        book.observations(
            record.id,
            Some((&sides.0, &sides.1)),
            &mut |_, _, _, value| {
                found.push(format!("{value:?}"));
            },
        )
        .unwrap();
    }
    assert_eq!(found, ["Number(1.0)", "Number(2.0)", "Number(4.0)"]);
    let record = &book.variables("test.flow").unwrap()[0];
    assert_eq!(record.observed, Some((1990, 1990)));
    assert_eq!(record.covered(), Some((1990, 1990)));
    assert_eq!(record.observations, 3);
}

#[test]
fn a_misfit_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Book::create_or_open(&folder.path().join("b")).unwrap();
    let x = party("DEU", None);
    let mut import = book.begin_import(&source("1")).unwrap();
    for (variable, b) in [(0, None), (2, Some(&x)), (3, None)] {
        let observation = Observation {
            variable,
            a: &x,
            b,
            time: Time::year_of(1990).unwrap(),
            value: Value::Missing,
        };
        let result = import.take(&observation);
        assert!(matches!(result, Err(BookError::Misfit(_))), "{variable}");
    }
}

#[test]
fn a_book_of_the_first_version_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b");
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection
        .execute_batch(include_str!("../../src/migrations/1_documents.sql"))
        .unwrap();
    connection
        .execute_batch("PRAGMA application_id = 0x43484E59; PRAGMA user_version = 1;")
        .unwrap();
    drop(connection);
    let book = Book::open(&path).unwrap();
    assert!(book.sources().unwrap().is_empty());
}
