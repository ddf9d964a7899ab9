//! Numbers of a pair in words.

use measure::panels::{Aspect, Standing};
use measure::{
    Indicator, Line, NoPlace, NumberPoint, NumberSource, PairNumbers, PairPlaces, PlaceModel,
    PlaceYear, Placed, Rank, SUBJECTS, Unanswered, Why,
};
use record::Absence;

use super::{MeasureKind, Numbers, QuotedFigure};
use crate::model::Side;

fn side(code: &str, name: &str) -> Side {
    Side {
        code: code.to_owned(),
        name: name.to_owned(),
        adjective: String::new(),
    }
}

fn line(aspect: Aspect, values: &[Option<f64>]) -> Line {
    let points = (2010..).zip(values).map(|(year, &value)| NumberPoint {
        year,
        standing: if value.is_some() {
            Standing::Value
        } else {
            Standing::Missing
        },
        value,
    });
    Line {
        aspect,
        points: points.collect(),
    }
}

fn indicator(source: &str, variable: &str, unit: &str, lines: Vec<Line>) -> Indicator {
    let subject = SUBJECTS.iter().find(|subject| subject.source == source);
    Indicator {
        field: subject.and_then(|subject| subject.field),
        source: source.to_owned(),
        version: "1".to_owned(),
        variable: variable.to_owned(),
        label: "imports of a from b".to_owned(),
        unit: unit.to_owned(),
        timeless: false,
        covered: Some((2010, 2012)),
        absence: Absence::Unknown,
        lines,
    }
}

fn source(key: &str) -> NumberSource {
    NumberSource {
        key: key.to_owned(),
        version: "1".to_owned(),
        name: key.to_owned(),
        citation: String::new(),
        licence: String::new(),
        url: String::new(),
        covered: Some((2010, 2012)),
        files: Vec::new(),
        imported_at: String::new(),
    }
}

fn numbers() -> PairNumbers {
    let trade = vec![
        line(Aspect::AToB, &[Some(16.0), Some(13.0), None]),
        line(Aspect::BToA, &[Some(37.0), Some(54.0), Some(59.0)]),
    ];
    let votes = vec![line(Aspect::Whole, &[Some(0.5), Some(0.75), Some(0.6)])];
    PairNumbers {
        a: "BLR".to_owned(),
        b: "PAK".to_owned(),
        indicators: vec![
            indicator("cow-trade", "imports", "million US dollars", trade),
            indicator("un-votes", "agreement", "share", votes),
        ],
        trade: None,
        places: None,
        event_sets: Vec::new(),
        sources: vec![source("cow-trade"), source("un-votes"), source("gravity")],
        unanswered: Vec::new(),
    }
}

fn quoted(subject: &str, year: Option<i32>) -> QuotedFigure {
    QuotedFigure {
        subject: subject.to_owned(),
        year,
        figure: "60 million US dollars".to_owned(),
        sentence: "Trade reached 60 million US dollars.".to_owned(),
        origin: "The Daily, 2012".to_owned(),
        anchor: "s-1".to_owned(),
    }
}

#[test]
fn quoted_figures_stand_beside_the_data_of_the_same_thing() {
    let (a, b) = (side("BLR", "Belarus"), side("PAK", "Pakistan"));
    let mut shown = Numbers::build(&numbers(), &a, &b, None);
    let agreement = "votes in the UN General Assembly";
    let left = shown.set_beside(vec![
        quoted("trade", Some(2011)),
        quoted("trade", Some(2012)),
        quoted("trade", Some(1999)),
        quoted("trade", None),
        quoted(agreement, Some(2011)),
        quoted("tourists", Some(2011)),
        quoted("", None),
    ]);
    let subjects: Vec<&str> = left.iter().map(|own| own.subject.as_str()).collect();
    assert_eq!(subjects, ["tourists", ""]);
    let told = |source: usize| -> Vec<String> {
        let mut all = shown.groups.iter().flat_map(|group| &group.measures);
        let own = all.find(|own| own.source == source).unwrap();
        assert_eq!(own.kind, MeasureKind::Course);
        own.quoted.iter().map(|figure| own.beside(figure)).collect()
    };
    let start = "60 million US dollars";
    let ways = [
        "imports of Belarus from Pakistan",
        "imports of Pakistan from Belarus",
    ];
    assert_eq!(
        told(1),
        [
            format!(
                "{start} for 2011 (The Daily, 2012); [D1] has for 2011: {} 13 and {} 54, together 67 (million US dollars)",
                ways[0], ways[1]
            ),
            // With one direction missing there is no total.
            format!(
                "{start} for 2012 (The Daily, 2012); [D1] has for 2012: {} no number and {} 59 (million US dollars)",
                ways[0], ways[1]
            ),
            format!(
                "{start} for 1999 (The Daily, 2012); [D1] has for 1999: {} no number and {} no number (million US dollars)",
                ways[0], ways[1]
            ),
            format!("{start} (The Daily, 2012)"),
        ]
    );
    assert!(
        told(2)[0].ends_with("[D2] has for 2011: 75 %"),
        "{:?}",
        told(2)
    );
    // All three renderings show them.
    let text = super::text::render_numbers_text(&shown, 100);
    let mut markdown = String::new();
    super::markdown::body(&shown, &mut markdown).unwrap();
    let html = super::html::groups(&shown).into_string();
    for page in [&text, &markdown, &html] {
        let page: Vec<&str> = page.split_whitespace().collect();
        let page = page.join(" ");
        assert!(
            page.contains("Quoted: 60 million US dollars for 2011"),
            "{page}"
        );
    }
    assert!(html.contains("<blockquote>Trade reached"));
}

#[test]
fn places_are_percentiles_with_their_ranges_and_no_amounts() {
    let rank = |percentile: f64| Rank {
        percentile,
        low: percentile - 10.0,
        high: percentile + 10.0,
        among: 15_000,
    };
    let year = |year: i32, trading: Option<f64>| PlaceYear {
        year,
        a_to_b: Placed::Placed {
            all: rank(20.0),
            trading: trading.map(rank),
            band: "as expected",
        },
        b_to_a: Placed::Not {
            why: NoPlace::NoValue,
        },
        model: Some(PlaceModel {
            pairs: 28_000,
            trading: 15_001,
            exporters: 180,
            importers: 181,
            without_value: 7,
            without_regressor: 0,
            slopes: Vec::new(),
            left_out: vec!["land border".to_owned()],
            errors: "clustered".to_owned(),
        }),
    };
    let mut numbers = numbers();
    numbers.places = Some(PairPlaces {
        source: "cow-trade".to_owned(),
        version: "1".to_owned(),
        variable: "imports".to_owned(),
        years: vec![year(2010, Some(62.0)), year(2011, None)],
    });
    numbers.unanswered.push(Unanswered {
        source: "cow-trade".to_owned(),
        what: "trade against what gravity lets one expect".to_owned(),
        aspect: Some(Aspect::BToA),
        why: Why::NoPlace {
            years: vec![2010, 2011],
            place: NoPlace::NoValue,
        },
    });
    let (a, b) = (side("BLR", "Belarus"), side("PAK", "Pakistan"));
    let shown = Numbers::build(&numbers, &a, &b, None);
    let own = shown.expected.as_ref().unwrap();
    assert_eq!(own.source, 3);
    let values = |line: usize| -> Vec<Option<f64>> {
        let points = own.course.lines[line].points.iter();
        points.map(|point| point.value).collect()
    };
    // No trade is the lowest place; no value is none.
    assert_eq!(values(0), [Some(62.0), Some(0.0)]);
    assert_eq!(values(1), [None, None]);
    assert_eq!(own.course.lines[0].latest, "no trade in 2011");
    assert_eq!(
        own.sentences,
        [
            "Belarus to Pakistan, 2011: the source has no trade, as for 40 % of all 15,000 other directed pairs."
        ]
    );
    assert_eq!(
        own.table.rows[0][1..3],
        ["62 (52\u{2013}72)", "as expected"]
    );
    assert!(own.notes[0].contains("28,000 directed pairs of 180 exporters and 181 importers"));
    assert!(own.notes[0].contains("not used: land border"));
    assert!(shown.not_covered.contains(
        &"Trade against what gravity lets one expect, Pakistan to Belarus, 2010\u{2013}2011: no place; the source has no value (cow-trade).".to_owned()
    ));
    let text = super::text::render_numbers_text(&shown, 80);
    let html = super::html::expected(own).into_string();
    for page in [text, html] {
        let page: Vec<&str> = page.split_whitespace().collect();
        assert!(
            page.join(" ")
                .contains("a place among pairs and not an amount of money")
        );
    }
}
