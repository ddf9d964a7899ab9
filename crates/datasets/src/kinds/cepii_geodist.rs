//! CEPII GeoDist: distances, contiguity, languages and colonial links.
//!
//! Mayer and Zignago (2011), CEPII working paper 2011-25. The dyadic file (dist_cepii) has no years;
//! the values stand for all of them. The country file (geo_cepii) has a row for each main city; that
//! of the capital is taken.

use atlas::CodeSystem;
use record::{Absence, Shape, Source, Time};

use super::columns::{Column, Layout, Side, Table, When, names};
use super::variable;
use crate::kind::{Kind, Options};
use crate::{ImportError, Layout as Fields, Naming};

pub(crate) const KIND: Kind = Kind {
    key: "cepii-geodist",
    title: "CEPII GeoDist: distances, common languages, colonial links",
    reads: "dist_cepii.csv (iso_o, iso_d, contig, comlang_off, ..., dist, distcap, distw, distwces) and geo_cepii.csv (iso3, area, landlocked, cap)",
    layout: Fields::CSV,
    source,
    reader: |_| Ok(Box::new(table())),
};

/// Column, unit, label.
const DYADIC: [(&str, &str, &str); 12] = [
    ("dist", "km", "distance between the most populous cities"),
    ("distcap", "km", "distance between the capitals"),
    (
        "distw",
        "km",
        "distance weighted by the population of cities, arithmetic mean",
    ),
    (
        "distwces",
        "km",
        "distance weighted by the population of cities, harmonic mean",
    ),
    ("contig", "1 or 0", "a common border"),
    ("comlang_off", "1 or 0", "a common official language"),
    (
        "comlang_ethno",
        "1 or 0",
        "a language spoken by at least 9 % in both",
    ),
    ("colony", "1 or 0", "ever in a colonial relationship"),
    ("comcol", "1 or 0", "a common coloniser after 1945"),
    ("curcol", "1 or 0", "in a colonial relationship now"),
    ("col45", "1 or 0", "in a colonial relationship after 1945"),
    ("smctry", "1 or 0", "were or are the same country"),
];

fn source(_: &Options) -> Result<Source, ImportError> {
    let coverage = (1816, 2100, None);
    let mut variables = Vec::new();
    for (name, unit, label) in DYADIC {
        variables.push(variable(
            name,
            label,
            unit,
            Shape::Symmetric,
            Absence::Unknown,
            coverage,
        ));
    }
    for (name, unit, label) in [
        ("area", "square km", "area"),
        ("landlocked", "1 or 0", "without a coast"),
    ] {
        variables.push(variable(
            name,
            label,
            unit,
            Shape::Country,
            Absence::Unknown,
            coverage,
        ));
    }
    for variable in &mut variables {
        variable.timeless = true;
    }
    Ok(Source {
        key: KIND.key.to_owned(),
        version: "2011".to_owned(),
        name: "CEPII GeoDist".to_owned(),
        citation: "Mayer, Thierry and Soledad Zignago. 2011. Notes on CEPII's distances measures: The GeoDist database. CEPII Working Paper 2011-25.".to_owned(),
        licence: "see cepii.fr; not part of this program".to_owned(),
        url: "http://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=6".to_owned(),
        variables,
    })
}

fn table() -> Table {
    let iso = Naming::Timeless(CodeSystem::Iso3);
    let time = Time::year_of(2011);
    let when = || time.map_or_else(|| When::Year(names(&["year"])), When::Always);
    let mut dyadic = Vec::new();
    for (index, (name, ..)) in DYADIC.into_iter().enumerate() {
        let mut column = Column::new(&[name], index);
        column.optional = name != "dist";
        dyadic.push(column);
    }
    Table {
        layouts: vec![
            Layout {
                a: Side::new(&["iso_o"], iso),
                b: Some(Side::new(&["iso_d"], iso)),
                when: when(),
                columns: dyadic,
                only: None,
            },
            Layout {
                a: Side::new(&["iso3"], iso),
                b: None,
                when: when(),
                columns: vec![
                    Column::new(&["area"], DYADIC.len()),
                    Column::new(&["landlocked"], DYADIC.len() + 1),
                ],
                only: Some((
                    names(&["cap"]),
                    "1".to_owned(),
                    "a city that is not the capital".to_owned(),
                )),
            },
        ],
    }
}
