//! All numbers of a pair, out of small books.

use measure::panels::{Aspect, Standing};
use measure::{Why, numbers_of};

use crate::panels::small;

const TRADE: &str = "ccode1,ccode2,year,flow1,flow2\n370,770,2001,1.5,-9\n370,770,2002,2.25,3\n370,770,2004,4,5\n365,770,2005,9,9\n";
const STATES: &str = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\nBLR,370,Belarus,1991,8,25,2016,12,31,2016\nPAK,770,Pakistan,1947,8,14,2016,12,31,2016\n";

fn side(key: &str) -> Vec<String> {
    vec![key.to_owned()]
}

#[test]
fn a_book_without_numbers_has_none() {
    let (_folder, book) = small(&[]);
    assert_eq!(numbers_of(&book, &side("BLR"), &side("PAK")).unwrap(), None);
    let (_folder, book) = small(&[("cow-states", STATES)]);
    assert_eq!(numbers_of(&book, &side("BLR"), &side("PAK")).unwrap(), None);
    assert_eq!(numbers_of(&book, &[], &[]).unwrap(), None);
}

#[test]
fn directions_keep_to_the_order_that_was_asked_for() {
    let (_folder, book) = small(&[("cow-trade", TRADE)]);
    let of = |a: &str, b: &str| numbers_of(&book, &side(a), &side(b)).unwrap().unwrap();
    let values = |numbers: &measure::PairNumbers, aspect: Aspect| -> Vec<Option<f64>> {
        let indicator = &numbers.indicators[0];
        let line = indicator.lines.iter().find(|line| line.aspect == aspect);
        let points = &line.unwrap().points;
        points.iter().map(|point| point.value).collect()
    };
    let there = of("BLR", "PAK");
    let back = of("PAK", "BLR");
    let imports = [Some(1.5), Some(2.25), None, Some(4.0), None];
    assert_eq!(values(&there, Aspect::AToB), imports);
    assert_eq!(values(&back, Aspect::BToA), imports);
    assert_eq!(
        values(&there, Aspect::BToA),
        [None, Some(3.0), None, Some(5.0), None]
    );
    // What the source marks as missing, what it has no row for, and what is zero are told apart.
    let points = &there.indicators[0].lines[1].points;
    assert_eq!(
        (points[0].year, points[0].standing),
        (2001, Standing::Missing)
    );
    assert!(points.iter().all(|point| point.value != Some(0.0)));
    assert_eq!(there.indicators[0].lines[0].latest(), Some((2004, 4.0)));
}

#[test]
fn what_has_no_answer_is_named() {
    let (_folder, book) = small(&[("cow-trade", TRADE)]);
    let numbers = numbers_of(&book, &side("BLR"), &side("PAK"))
        .unwrap()
        .unwrap();
    let years = |aspect: Aspect| {
        numbers.unanswered.iter().find_map(|own| match &own.why {
            Why::Years { years } if own.aspect == Some(aspect) => Some(years.clone()),
            _ => None,
        })
    };
    assert_eq!(years(Aspect::AToB), Some(vec![2003, 2005]));
    assert_eq!(years(Aspect::BToA), Some(vec![2001, 2003, 2005]));
    let absent = |source: &str| {
        let mut all = numbers.unanswered.iter();
        all.any(|own| own.source == source && own.why == Why::NoSource)
    };
    assert!(absent("atop") && absent("baci") && !absent("cow-trade"));
    // The distance comes from the program's own tables, and says so.
    let sources: Vec<&str> = numbers.sources.iter().map(|own| own.key.as_str()).collect();
    assert_eq!(sources, ["cow-trade", "atlas"]);

    // A pair that the source has nothing about.
    let numbers = numbers_of(&book, &side("FRA"), &side("DEU"))
        .unwrap()
        .unwrap();
    let none = |own: &measure::Unanswered| own.source == "cow-trade" && own.why == Why::NotThisPair;
    assert!(numbers.unanswered.iter().any(none));
    assert!(
        numbers
            .indicators
            .iter()
            .all(|own| own.source != "cow-trade")
    );
}
