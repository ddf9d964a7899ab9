//! Alliance Treaty Obligations and Provisions (ATOP), version 5.1, directed dyad-years.
//!
//! Leeds, Ritter, Mitchell and Long (2002), International Interactions 28. A row says which
//! obligations the first state has towards the second in a year. States without a row have none.

use record::{Absence, Shape, Source, StateSystem};

use super::columns::{Column, Layout, Side, Table, When, names};
use super::{COW, variable};
use crate::kind::{Kind, Options};
use crate::{ImportError, Layout as Fields};

pub(crate) const KIND: Kind = Kind {
    key: "atop",
    title: "ATOP 5.1: alliances, directed dyad-years",
    reads: "atop5_1ddyr.csv (stateA, stateB, year, atopally, defense, offense, neutral, nonagg, consul); also the file of peacesciencer (ccode1, ccode2, year, atop_defense, ...)",
    layout: Fields::CSV,
    source,
    reader: |_| Ok(Box::new(table())),
};

const FLAGS: [(&str, &str); 6] = [
    ("alliance", "a has an alliance with b"),
    ("defense", "a has promised b to defend it"),
    ("offense", "a has promised b to join in an attack"),
    ("neutral", "a has promised b to stay neutral"),
    ("nonagg", "a has promised b not to attack it"),
    ("consul", "a has promised b to consult"),
];

fn source(_: &Options) -> Result<Source, ImportError> {
    let coverage = (1815, 2018, Some(StateSystem::Cow));
    let flag = |(name, label): (&str, &str)| {
        variable(
            name,
            label,
            "1 or 0",
            Shape::Directed,
            Absence::Zero,
            coverage,
        )
    };
    Ok(Source {
        key: KIND.key.to_owned(),
        version: "5.1".to_owned(),
        name: "Alliance Treaty Obligations and Provisions".to_owned(),
        citation: "Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell and Andrew G. Long. 2002. Alliance Treaty Obligations and Provisions, 1815-1944. International Interactions 28: 237-260.".to_owned(),
        licence: "free use with citation; not part of this program".to_owned(),
        url: "http://www.atopdata.org/".to_owned(),
        variables: FLAGS.map(flag).into(),
    })
}

fn table() -> Table {
    let layout = |a, b, flags: [(&str, bool); 6]| {
        let mut columns = Vec::new();
        for (index, (name, optional)) in flags.into_iter().enumerate() {
            let mut column = Column::new(&[name], index).missing(&[-9.0]);
            column.optional = optional;
            columns.push(column);
        }
        Layout {
            a: Side::new(&[a], COW),
            b: Some(Side::new(&[b], COW)),
            when: When::Year(names(&["year"])),
            columns,
            only: None,
        }
    };
    Table {
        layouts: vec![
            layout(
                "statea",
                "stateb",
                [
                    ("atopally", true),
                    ("defense", false),
                    ("offense", false),
                    ("neutral", false),
                    ("nonagg", false),
                    ("consul", false),
                ],
            ),
            layout(
                "ccode1",
                "ccode2",
                [
                    ("atop_alliance", true),
                    ("atop_defense", false),
                    ("atop_offense", false),
                    ("atop_neutral", false),
                    ("atop_nonagg", false),
                    ("atop_consul", false),
                ],
            ),
        ],
    }
}
