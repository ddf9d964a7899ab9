//! Ideal points of states from votes in the United Nations General Assembly.
//!
//! Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61(2). A row is a state and a
//! year. Byelorussia and Ukraine had seats of their own before 1991; their rows, which have COW
//! numbers that begin in 1991, are found by their ISO codes.

use atlas::CodeSystem;
use record::{Absence, Shape, Source};

use super::columns::{Column, Layout, Side, Table, When, names};
use super::{COW, variable};
use crate::kind::{Kind, Options};
use crate::{ImportError, Layout as Fields, Naming};

pub(crate) const KIND: Kind = Kind {
    key: "un-ideal-points",
    title: "UN General Assembly: ideal points (Bailey, Strezhnev, Voeten)",
    reads: "IdealpointestimatesAll_*.csv (ccode, iso3c, year or session, IdealPointAll, IdealPointFP)",
    layout: Fields::CSV,
    source,
    reader: |_| Ok(Box::new(table())),
};

fn source(_: &Options) -> Result<Source, ImportError> {
    let point = |name, label| {
        variable(
            name,
            label,
            "standard deviations",
            Shape::Country,
            Absence::Unknown,
            (1946, 2100, None),
        )
    };
    Ok(Source {
        key: KIND.key.to_owned(),
        version: "July 2025".to_owned(),
        name: "UN General Assembly ideal points".to_owned(),
        citation: "Bailey, Michael A., Anton Strezhnev and Erik Voeten. 2017. Estimating Dynamic State Preferences from United Nations Voting Data. Journal of Conflict Resolution 61(2): 430-456.".to_owned(),
        licence: "see the Dataverse record; not part of this program".to_owned(),
        url: "https://doi.org/10.7910/DVN/LEJUQZ".to_owned(),
        variables: vec![
            point("all", "ideal point from all votes"),
            point("fp", "ideal point from final passage votes"),
            point("votes", "votes that the ideal point rests on"),
        ],
    })
}

fn table() -> Table {
    let mut state = Side::new(&["ccode"], COW);
    state.instead = Some((names(&["iso3c"]), Naming::Timeless(CodeSystem::Iso3)));
    Table {
        layouts: vec![Layout {
            a: state,
            b: None,
            when: When::Year(names(&["year"])),
            columns: vec![
                Column::new(&["idealpointall"], 0),
                Column::new(&["idealpointfp"], 1).optional(),
                Column::new(&["nvotesall"], 2).optional(),
            ],
            only: None,
        }],
    }
}
