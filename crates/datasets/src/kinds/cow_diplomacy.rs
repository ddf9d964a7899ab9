//! Correlates of War, Diplomatic Exchange, version 2006.1.
//!
//! Bayer (2006). Rows for dyads without order, about every five years from 1817 to 2005. `DR_at_1`
//! is the level of the second state's representative at the first, `DR_at_2` the other way round: 0
//! none, 1 charge d'affaires, 2 minister, 3 ambassador, 9 another or unknown. `DE` is 1 where either
//! has one. A 9 is not a level and is kept as missing; `DE` says whether there was any.

use record::{Absence, Shape, Source, StateSystem};

use super::columns::{Column, Layout, Side, Table, When, names};
use super::{COW, variable};
use crate::kind::{Kind, Options};
use crate::{ImportError, Layout as Fields};

pub(crate) const KIND: Kind = Kind {
    key: "cow-diplomacy",
    title: "Correlates of War: Diplomatic Exchange v2006.1",
    reads: "Diplomatic_Exchange_2006v1.csv (ccode1, ccode2, year, DR_at_1, DR_at_2, DE)",
    layout: Fields::CSV,
    source,
    reader: |_| Ok(Box::new(table())),
};

fn source(_: &Options) -> Result<Source, ImportError> {
    let coverage = (1817, 2005, Some(StateSystem::Cow));
    Ok(Source {
        key: KIND.key.to_owned(),
        version: "2006.1".to_owned(),
        name: "Correlates of War Diplomatic Exchange".to_owned(),
        citation:
            "Bayer, Resat. 2006. Diplomatic Exchange Data set, v2006.1. Correlates of War Project."
                .to_owned(),
        licence: "free use with citation; not part of this program".to_owned(),
        url: "https://correlatesofwar.org/data-sets/diplomatic-exchange/".to_owned(),
        variables: vec![
            variable(
                "level",
                "level of a's representative in b: 0 none, 1 charge d'affaires, 2 minister, 3 ambassador",
                "level",
                Shape::Directed,
                Absence::Unknown,
                coverage,
            ),
            variable(
                "exchange",
                "whether either has a representative in the other",
                "1 or 0",
                Shape::Symmetric,
                Absence::Unknown,
                coverage,
            ),
        ],
    })
}

fn table() -> Table {
    // -9 is missing in later versions of the file.
    let level = |name: &str| Column::new(&[name], 0).missing(&[9.0, -9.0]);
    Table {
        layouts: vec![Layout {
            a: Side::new(&["ccode1"], COW),
            b: Some(Side::new(&["ccode2"], COW)),
            when: When::Year(names(&["year"])),
            columns: vec![
                level("dr_at_2"),
                level("dr_at_1").turned(),
                Column::new(&["de"], 1).missing(&[9.0, -9.0]),
            ],
            only: None,
        }],
    }
}
