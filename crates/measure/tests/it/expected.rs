//! Trade against what gravity lets one expect: a made world whose truth is known.

use atlas::{Capital, CodeSystem, atlas};
use measure::{NoPlace, PlaceRequest, PlaceYear, Placed, Why, numbers_of, places_of};

use crate::panels::small;

/// COW numbers of states with capitals all over the world.
const STATES: [u16; 22] = [
    2, 20, 70, 140, 155, 160, 200, 210, 220, 230, 255, 290, 325, 365, 370, 640, 651, 710, 740, 750,
    770, 900,
];
const BLR: u16 = 370;
const PAK: u16 = 770;

fn capital(cow: u16) -> &'static Capital {
    let entity = atlas()
        .by_code(CodeSystem::CowNumber, &cow.to_string(), Some(2000))
        .expect("a state");
    atlas().capital(entity, Some(2000)).expect("a capital")
}

/// Trade falls with distance by 1; Belarus sells ten times the usual to Pakistan, Pakistan a tenth
/// of it to Belarus; the year 2001 has no value for the two.
fn table(states: &[u16]) -> String {
    let mut text = "ccode1,ccode2,year,flow1,flow2\n".to_owned();
    let mut seed = 5_u64;
    let mut noise = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        0.5 + (seed >> 40) as f64 / (1 << 24) as f64
    };
    let size = |cow: u16| f64::from(cow % 17 + 3);
    for year in [2000, 2001] {
        for (index, &one) in states.iter().enumerate() {
            for &other in &states[index + 1..] {
                let km = Capital::distance_km(capital(one), capital(other));
                let usual = 1e5 * size(one) * size(other) / km;
                // The first flow is what the first buys from the second.
                let (mut bought, mut sold) = (usual * noise(), usual * noise());
                if (one, other) == (BLR, PAK) {
                    (bought, sold) = (usual / 10.0, usual * 10.0);
                    if year == 2001 {
                        (bought, sold) = (-9.0, -9.0);
                    }
                }
                text.push_str(&format!("{one},{other},{year},{bought:.3},{sold:.3}\n"));
            }
        }
    }
    text
}

fn placed(placed: &Placed) -> (f64, f64, f64, &'static str) {
    match placed {
        Placed::Placed {
            trading: Some(rank),
            band,
            all,
        } => {
            assert_eq!(all.among, rank.among, "every pair trades here");
            (rank.percentile, rank.low, rank.high, band)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_pair_beyond_and_one_below_expectation_are_found() {
    let (_folder, book) = small(&[("cow-trade", &table(&STATES))]);
    let found = places_of(&book, "BLR", "PAK", &PlaceRequest::default())
        .unwrap()
        .unwrap();
    assert_eq!((found.source.as_str(), found.years.len()), ("cow-trade", 2));
    let PlaceYear {
        year,
        a_to_b,
        b_to_a,
        model,
    } = &found.years[0];
    assert_eq!(*year, 2000);
    let (percentile, low, _, band) = placed(a_to_b);
    assert_eq!((percentile, band), (100.0, "far above expectation"));
    assert!(low > 90.0);
    let (percentile, _, high, band) = placed(b_to_a);
    assert_eq!((percentile, band), (0.0, "far below expectation"));
    assert!(high < 10.0);
    let model = model.as_ref().unwrap();
    assert_eq!(
        (model.pairs, model.exporters, model.importers),
        (462, 22, 22)
    );
    assert_eq!(model.slopes.len(), 1);
    let slope = &model.slopes[0];
    assert_eq!(slope.name, "logarithm of the distance between capitals");
    assert!(
        (slope.estimate + 1.0).abs() < 3.0 * slope.error,
        "{slope:?}"
    );
    let none = Placed::Not {
        why: NoPlace::NoValue,
    };
    assert_eq!(
        (&found.years[1].a_to_b, &found.years[1].b_to_a),
        (&none, &none)
    );

    // Asked for the other way round, the directions change places.
    let turned = places_of(&book, "PAK", "BLR", &PlaceRequest::default())
        .unwrap()
        .unwrap();
    assert_eq!(turned.years[0].a_to_b, found.years[0].b_to_a);
    assert_eq!(turned.years[0].b_to_a, found.years[0].a_to_b);

    // On the page, with the source of the estimate and the year that has none.
    let side = |key: &str| vec![key.to_owned()];
    let numbers = numbers_of(&book, &side("BLR"), &side("PAK"))
        .unwrap()
        .unwrap();
    assert_eq!(numbers.places, Some(found));
    assert!(numbers.sources.iter().any(|own| own.key == "gravity"));
    let without = |own: &&measure::Unanswered| {
        own.why
            == Why::NoPlace {
                years: vec![2001],
                place: NoPlace::NoValue,
            }
    };
    // Both directions for the same reason are one sentence.
    assert_eq!(numbers.unanswered.iter().filter(without).count(), 1);
}

#[test]
fn what_cannot_be_estimated_says_why() {
    let (_folder, book) = small(&[("cow-trade", &table(&STATES[12..]))]);
    let found = places_of(&book, "BLR", "PAK", &PlaceRequest::default())
        .unwrap()
        .unwrap();
    assert!(!found.any());
    let Placed::Not { why } = &found.years[0].a_to_b else {
        panic!("{found:?}");
    };
    assert_eq!(
        why.to_string(),
        "90 directed pairs with a value (10 exporters, 10 importers) are too few; 200 with 15 of each are needed"
    );
    let side = |key: &str| vec![key.to_owned()];
    let numbers = numbers_of(&book, &side("BLR"), &side("PAK"))
        .unwrap()
        .unwrap();
    assert_eq!(numbers.places, None);
    let why = |own: &measure::Unanswered| matches!(own.why, Why::NoPlace { .. });
    assert!(numbers.unanswered.iter().any(why));

    let unknown = PlaceRequest {
        trade: Some("baci.goods".to_owned()),
        ..PlaceRequest::default()
    };
    let error = places_of(&book, "BLR", "PAK", &unknown).unwrap_err();
    assert!(error.to_string().contains("cow-trade.imports"), "{error}");
    let (_folder, empty) = small(&[]);
    let none = places_of(&empty, "BLR", "PAK", &PlaceRequest::default()).unwrap();
    assert_eq!(none, None);
}

/// Pairs with a border trade four times as much; the border is that of the source that covers the year.
#[test]
fn the_border_is_that_of_a_source_that_covers_the_year() {
    let neighbours = [
        (2_u16, 20_u16),
        (2, 70),
        (140, 160),
        (220, 230),
        (220, 255),
        (750, 770),
    ];
    let mut trade = "ccode1,ccode2,year,flow1,flow2\n".to_owned();
    for year in [2000, 2001] {
        for (index, &one) in STATES.iter().enumerate() {
            for &other in &STATES[index + 1..] {
                let factor = if neighbours.contains(&(one, other)) {
                    4.0
                } else {
                    1.0
                };
                let km = Capital::distance_km(capital(one), capital(other));
                let usual = factor * 1e6 / km;
                trade.push_str(&format!("{one},{other},{year},{usual},{usual}\n"));
            }
        }
    }
    let iso = |cow: u16| {
        let entity = atlas().by_code(CodeSystem::CowNumber, &cow.to_string(), Some(2000));
        atlas()
            .code(entity.unwrap(), CodeSystem::Iso3, Some(2000))
            .unwrap()
    };
    let mut spells = "statelno,statehno,conttype,begin,end\n".to_owned();
    let mut geodist = "iso_o,iso_d,dist,contig\n".to_owned();
    for (one, other) in neighbours {
        // This source ends with the year 2000.
        spells.push_str(&format!("{one},{other},1,190001,200012\n"));
    }
    for &one in &STATES {
        for &other in &STATES {
            if one != other {
                let pair = (one.min(other), one.max(other));
                let contig = u8::from(neighbours.contains(&pair));
                geodist.push_str(&format!("{},{},100,{contig}\n", iso(one), iso(other)));
            }
        }
    }
    for (files, left_out) in [
        (
            vec![("cow-trade", trade.as_str()), ("cow-contiguity", &spells)],
            vec![vec![], vec!["land border"]],
        ),
        (
            vec![
                ("cow-trade", trade.as_str()),
                ("cow-contiguity", &spells),
                ("cepii-geodist", &geodist),
            ],
            vec![vec![], vec![]],
        ),
    ] {
        let (_folder, book) = small(&files);
        let found = places_of(&book, "BLR", "PAK", &PlaceRequest::default())
            .unwrap()
            .unwrap();
        for (year, left_out) in found.years.iter().zip(left_out) {
            let model = year.model.as_ref().unwrap();
            let missing: Vec<&str> = model.left_out.iter().map(String::as_str).collect();
            let missing: Vec<&str> = missing
                .into_iter()
                .filter(|name| *name == "land border")
                .collect();
            assert_eq!(missing, left_out, "{}", year.year);
            let slope = model
                .slopes
                .iter()
                .find(|slope| slope.name == "land border");
            assert_eq!(slope.is_some(), left_out.is_empty());
            if let Some(slope) = slope {
                assert!((slope.estimate - 4_f64.ln()).abs() < 1e-6, "{slope:?}");
            }
        }
    }
}
