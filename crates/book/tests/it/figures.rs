//! Amounts, papers and figures in the book.

use book::{Book, EventQuery, FigureQuery};
use record::{Amount, AmountKind, Claim, Coded, Decimal, Document, DocumentId, Metadata, Span};

const MIGRATIONS: [&str; 4] = [
    include_str!("../../src/migrations/1_documents.sql"),
    include_str!("../../src/migrations/2_numbers.sql"),
    include_str!("../../src/migrations/3_event_sets.sql"),
    include_str!("../../src/migrations/4_product_flows.sql"),
];

fn document(text: &str, date: &str) -> Document {
    Document {
        id: DocumentId(format!("{:016x}", text.len())),
        text: text.to_owned(),
        metadata: Metadata {
            date: record::parse_date(date).ok(),
            ..Metadata::default()
        },
    }
}

fn claim(document: &Document, number: usize, countries: &[&str]) -> Claim {
    let span = Span::new(0, document.text.len());
    Claim {
        id: format!("{}-c{number}", document.id),
        event: None,
        countries: countries.iter().map(|&code| code.to_owned()).collect(),
        from: None,
        to: None,
        amount: Amount {
            text: document.text.clone(),
            span,
            kind: AmountKind::Share,
            value: Some(Decimal::whole(15)),
            low: None,
            high: None,
            qualifier: None,
            currency: None,
            unit: Some("%".to_owned()),
            per: None,
            of: None,
            subject: None,
            fields: Vec::new(),
            measure: None,
            year: None,
        },
        attribution: None,
        text: document.text.clone(),
        sentence: span,
        cite_info: record::CiteInfo {
            date: document.metadata.date.map(|date| date.to_string()),
            ..record::CiteInfo::default()
        },
        document: document.id.clone(),
        coder: "coder".to_owned(),
    }
}

#[test]
fn a_book_without_figures_is_brought_up_to_date_and_takes_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b");
    let connection = rusqlite::Connection::open(&path).unwrap();
    for migration in MIGRATIONS {
        connection.execute_batch(migration).unwrap();
    }
    connection
        .execute_batch("PRAGMA application_id = 0x43484E59; PRAGMA user_version = 4;")
        .unwrap();
    drop(connection);
    assert!(
        Book::open(&path)
            .unwrap()
            .figures(&FigureQuery::default())
            .unwrap()
            .is_empty()
    );

    let mut book = Book::create_or_open(&path).unwrap();
    let (old, new) = (document("15%", "2020-01-01"), document("15 %", "2023-05"));
    for (document, countries) in [(&old, vec!["PAK"]), (&new, vec!["BLR", "PAK"])] {
        let coded = Coded {
            claims: vec![claim(document, 1, &countries)],
            ..Coded::default()
        };
        book.add(document, &coded, "2024-01-01T00:00:00Z").unwrap();
    }
    let ids = |query: FigureQuery| -> Vec<String> {
        let figures = book.figures(&query).unwrap();
        figures.into_iter().map(|figure| figure.id).collect()
    };
    let codes = |code: &str| Some(vec![code.to_owned()]);
    let (of_old, of_new) = (format!("{}-c1", old.id), format!("{}-c1", new.id));
    assert_eq!(
        ids(FigureQuery {
            country: codes("PAK"),
            ..FigureQuery::default()
        }),
        [of_new.clone(), of_old.clone()]
    );
    assert_eq!(
        ids(FigureQuery {
            country: codes("PAK"),
            other: codes("BLR"),
            ..FigureQuery::default()
        }),
        [of_new]
    );
    let until = record::parse_date("2021").unwrap().day;
    assert_eq!(
        ids(FigureQuery {
            until: Some(until),
            ..FigureQuery::default()
        }),
        [of_old]
    );
    let events = book
        .events(&EventQuery {
            with_amounts: true,
            with_agreements: true,
            ..EventQuery::default()
        })
        .unwrap();
    assert!(events.is_empty());

    // Coded again, the old figures are gone.
    book.recode(&old.id, &Coded::default(), "2024-01-02T00:00:00Z")
        .unwrap();
    assert_eq!(book.figures(&FigureQuery::default()).unwrap().len(), 1);
    assert!(
        book.problems()
            .unwrap()
            .iter()
            .all(|problem| problem.contains("no sentences"))
    );
}
