//! The trade of a pair out of a book is that of the flows that were put in.

use book::{Book, RowCounts};
use measure::trade::{
    Amount, Condition, ConditionResult, Level, Rank, Reporter, TradeRequest, World, opportunities,
    trade_of,
};
use record::{Absence, Coverage, FlowReporter, Party, ProductFlow, Shape, Source, Variable};

fn source(key: &str, variables: &[&str]) -> Source {
    Source {
        key: key.to_owned(),
        version: "1".to_owned(),
        name: key.to_owned(),
        citation: String::new(),
        licence: String::new(),
        url: String::new(),
        variables: variables
            .iter()
            .map(|name| Variable {
                name: (*name).to_owned(),
                label: String::new(),
                unit: String::new(),
                shape: Shape::Directed,
                absence: Absence::Unknown,
                coverage: Coverage {
                    from: 1990,
                    to: 2100,
                    among: None,
                },
                timeless: false,
            })
            .collect(),
    }
}

fn party(name: &str) -> Option<Party> {
    (!name.is_empty()).then(|| Party {
        entity: name.into(),
        number: None,
    })
}

type Row<'r> = (i32, &'r str, &'r str, FlowReporter, &'r str, f64);

fn put(book: &mut Book, source: &Source, rows: &[Row<'_>], now: &str) -> u64 {
    let mut import = book.begin_flows(source).unwrap();
    for &(year, exporter, importer, reporter, product, value) in rows {
        let (exporter, importer) = (party(exporter), party(importer));
        import
            .take(&ProductFlow {
                year,
                exporter: exporter.as_ref(),
                importer: importer.as_ref(),
                reporter,
                product,
                value,
                tonnes: None,
            })
            .unwrap();
    }
    import.commit(&[], RowCounts::default(), now).unwrap()
}

/// Trade of six countries in four subheadings and two years, by a rule.
fn reconciled() -> Vec<(i32, String, String, &'static str, f64)> {
    let mut rows = Vec::new();
    for year in [2015, 2020] {
        for (i, exporter) in ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"]
            .into_iter()
            .enumerate()
        {
            for (j, importer) in ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"]
                .into_iter()
                .enumerate()
            {
                for (k, product) in ["010121", "010129", "520100", "870193"]
                    .into_iter()
                    .enumerate()
                {
                    let value = ((i * 7 + j * 5 + k * 11 + year as usize) % 13) as f64;
                    if i != j && value > 3.0 {
                        rows.push((
                            year,
                            exporter.to_owned(),
                            importer.to_owned(),
                            product,
                            value,
                        ));
                    }
                }
            }
        }
    }
    rows
}

fn book() -> (tempfile::TempDir, Book) {
    let folder = tempfile::tempdir().unwrap();
    let book = Book::create_or_open(&folder.path().join("t.book")).unwrap();
    (folder, book)
}

#[test]
fn a_book_gives_what_the_flows_give() {
    let (_folder, mut book) = book();
    let flows = reconciled();
    let rows: Vec<Row<'_>> = flows
        .iter()
        .map(|(year, from, to, product, value)| {
            (
                *year,
                from.as_str(),
                to.as_str(),
                FlowReporter::Reconciled,
                *product,
                *value,
            )
        })
        .collect();
    let source = source("baci", &["goods"]);
    let total = put(&mut book, &source, &rows, "2026-01-01");
    assert_eq!(total, rows.len() as u64);
    // Again: the same source takes its own place.
    assert_eq!(put(&mut book, &source, &rows, "2026-01-02"), total);

    for level in [Level::Chapter, Level::Heading, Level::Subheading] {
        let mut world = World::new();
        for (year, from, to, product, value) in &flows {
            if *year == 2020 {
                world.add(from, to, level.cut(product).unwrap(), *value);
            }
        }
        let request = TradeRequest {
            level: Some(level),
            ..TradeRequest::default()
        };
        let found = trade_of(&book, "AAA", "BBB", &request).unwrap().unwrap();
        let detail = found.detail.unwrap();
        assert_eq!(
            (detail.year, detail.earlier, detail.level),
            (2020, Some(2015), level)
        );
        assert_eq!(detail.sellers, 6);
        let close = |one: Option<f64>, other: Option<f64>| {
            let (one, other) = (one.unwrap(), other.unwrap());
            assert!(
                (one - other).abs() < 1e-12 * other.abs().max(1.0),
                "{one} is not {other}"
            );
        };
        for (from, to, direction) in [
            ("AAA", "BBB", &detail.a_to_b),
            ("BBB", "AAA", &detail.b_to_a),
        ] {
            close(direction.intensity, world.intensity(from, to));
            close(direction.complementarity, world.complementarity(from, to));
            assert_eq!(direction.reporter, Some(Reporter::Reconciled));
            let direct = opportunities(&world, None, from, to);
            assert_eq!(direction.opportunities.len(), direct.len());
            for one in &direct {
                let own = direction
                    .opportunities
                    .iter()
                    .find(|own| own.product == one.product)
                    .unwrap();
                close(own.static_potential, one.static_potential);
                close(own.advantage, one.advantage);
                assert_eq!(own.ceiling, one.ceiling);
                assert_eq!(own.destinations, one.destinations);
                // The book has an earlier year, so that growth is known.
                assert_ne!(
                    own.conditions[5],
                    (Condition::GrowingSupply, ConditionResult::Unknown)
                );
            }
        }
        close(detail.grubel_lloyd, world.grubel_lloyd("AAA", "BBB"));
    }
    let ledger = trade_of(&book, "AAA", "BBB", &TradeRequest::default())
        .unwrap()
        .unwrap()
        .ledger;
    let years: Vec<i32> = ledger.years.iter().map(|year| year.year).collect();
    assert_eq!(years, [2015, 2016, 2017, 2018, 2019, 2020]);
    assert_eq!(ledger.missing, [2016, 2017, 2018, 2019]);

    // The totals are numbers of the dyad too.
    let variables = book.variables("baci.goods").unwrap();
    assert_eq!(variables.len(), 1);
    assert_eq!(variables[0].observed, Some((2015, 2020)));
    assert!(variables[0].observations > 0);
    assert_eq!(
        trade_of(&book, "AAA", "XXX", &TradeRequest::default()).unwrap(),
        None
    );
}

#[test]
fn reports_of_both_sides_stay_apart() {
    use FlowReporter::{Exporter, Importer};
    let (_folder, mut book) = book();
    let rows = [
        (2020, "AAA", "BBB", Exporter, "", 100.0),
        (2020, "AAA", "BBB", Exporter, "52", 60.0),
        (2020, "AAA", "BBB", Exporter, "520100", 55.0),
        (2020, "AAA", "", Exporter, "", 400.0),
        (2020, "AAA", "", Exporter, "520100", 90.0),
        (2020, "AAA", "BBB", Importer, "520100", 66.0),
        (2020, "", "BBB", Importer, "520100", 132.0),
        (2020, "BBB", "AAA", Exporter, "870193", 7.0),
        (2020, "BBB", "AAA", Exporter, "8701", 8.0),
    ];
    put(
        &mut book,
        &source("comtrade", &["exports", "imports"]),
        &rows,
        "2026-01-01",
    );
    let found = trade_of(&book, "AAA", "BBB", &TradeRequest::default())
        .unwrap()
        .unwrap();
    let year = found.ledger.years[0];
    // The total that the source gives, not the sum over levels.
    assert_eq!(year.a_to_b.by_exporter, Amount::Value(100.0));
    assert_eq!(year.a_to_b.by_importer, Amount::Value(66.0));
    assert_eq!(year.a_to_b.reconciled, Amount::NotCovered);
    assert_eq!(year.a_to_b.share_of_exports, Some(0.25));
    assert_eq!(year.a_to_b.share_of_imports, Some(0.5));
    assert_eq!(year.a_to_b.rank_among_buyers, None::<Rank>);
    // Without a total, the finest products.
    assert_eq!(year.b_to_a.by_exporter, Amount::Value(7.0));
    assert_eq!(year.b_to_a.by_importer, Amount::NotCovered);
    let detail = found.detail.unwrap();
    // Products as the buyer reports them, trade with the world from each one's own report.
    assert_eq!(detail.a_to_b.reporter, Some(Reporter::Importer));
    let cotton = &detail.a_to_b.opportunities[0];
    assert_eq!(
        (cotton.actual, cotton.exports, cotton.imports),
        (66.0, 90.0, 132.0)
    );
    let variables = book.variables("comtrade").unwrap();
    let counts: Vec<u64> = variables
        .iter()
        .map(|variable| variable.observations)
        .collect();
    assert_eq!(counts, [2, 1]);
}
