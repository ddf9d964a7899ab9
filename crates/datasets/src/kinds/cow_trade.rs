//! Correlates of War, International Trade, version 4.0.
//!
//! Barbieri, Keshk and Pollins (2009), Conflict Management and Peace Science 26(5). The dyadic file
//! has one row for a dyad without order and a year: `flow1` are the imports of the first state from
//! the second, `flow2` those of the second from the first, in millions of current US dollars. -9 is
//! missing. The national file has `imports` and `exports` of a state and a year.

use record::{Absence, Shape, Source, StateSystem};

use super::columns::{Column, Layout, Side, Table, When, names};
use super::{COW, variable};
use crate::kind::{Kind, Options};
use crate::{ImportError, Layout as Fields};

pub(crate) const KIND: Kind = Kind {
    key: "cow-trade",
    title: "Correlates of War: International Trade v4.0, dyadic and national",
    reads: "Dyadic_COW_4.0.csv (ccode1, ccode2, year, flow1, flow2; -9 missing) and National_COW_4.0.csv (ccode, year, imports, exports); also the file of peacesciencer, whose flows are rounded to whole millions",
    layout: Fields::CSV,
    source,
    reader: |_| Ok(Box::new(table())),
};

fn source(_: &Options) -> Result<Source, ImportError> {
    const UNIT: &str = "million US dollars of the year";
    let coverage = (1870, 2014, Some(StateSystem::Cow));
    let dyadic = |name, label| {
        variable(
            name,
            label,
            UNIT,
            Shape::Directed,
            Absence::Unknown,
            coverage,
        )
    };
    let national = |name, label| {
        variable(
            name,
            label,
            UNIT,
            Shape::Country,
            Absence::Unknown,
            coverage,
        )
    };
    Ok(Source {
        key: KIND.key.to_owned(),
        version: "4.0".to_owned(),
        name: "Correlates of War International Trade".to_owned(),
        citation: "Barbieri, Katherine, Omar M. G. Keshk and Brian Pollins. 2009. TRADING DATA: Evaluating our Assumptions and Coding Rules. Conflict Management and Peace Science 26(5): 471-491. Barbieri and Keshk. 2016. Correlates of War Project Trade Data Set Codebook, Version 4.0.".to_owned(),
        licence: "free use with citation; not part of this program".to_owned(),
        url: "https://correlatesofwar.org/data-sets/bilateral-trade/".to_owned(),
        variables: vec![
            dyadic("imports", "imports of a from b"),
            dyadic("imports_smoothed", "imports of a from b, smoothed by the makers"),
            national("total_imports", "imports from all countries"),
            national("total_exports", "exports to all countries"),
        ],
    })
}

fn table() -> Table {
    const MISSING: &[f64] = &[-9.0];
    let flow = |name, variable| Column::new(&[name], variable).missing(MISSING);
    Table {
        layouts: vec![
            Layout {
                a: Side::new(&["ccode1"], COW),
                b: Some(Side::new(&["ccode2"], COW)),
                when: When::Year(names(&["year"])),
                columns: vec![
                    flow("flow1", 0),
                    flow("flow2", 0).turned(),
                    flow("smoothflow1", 1).optional(),
                    flow("smoothflow2", 1).turned().optional(),
                ],
                only: None,
            },
            Layout {
                a: Side::new(&["ccode"], COW),
                b: None,
                when: When::Year(names(&["year"])),
                columns: vec![flow("imports", 2), flow("exports", 3)],
                only: None,
            },
        ],
    }
}
