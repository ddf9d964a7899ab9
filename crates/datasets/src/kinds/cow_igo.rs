//! Correlates of War, Intergovernmental Organizations, version 3.
//!
//! Pevehouse, Nordstrom, McManus and Jamison (2020), Journal of Peace Research 57(3). The file of
//! states has a row for a state and a year and a column for each organisation: 1 full member, 2
//! associate, 3 observer, 0 none, -9 missing, -1 not in the system. What two states share are the
//! organisations of which both are full members. The dyadic file has 1 for such an organisation.

use std::collections::BTreeMap;

use record::{Absence, Party, Shape, Source, StateSystem, Time, Value};

use super::columns::{Column, Layout, Side, Table, When, names};
use super::{COW, variable};
use crate::kind::{Kind, Reader, Run};
use crate::open::Visited;
use crate::{Columns, ImportError, Layout as Fields, Rows, field};

pub(crate) const KIND: Kind = Kind {
    key: "cow-igo",
    title: "Correlates of War: Intergovernmental Organizations v3",
    reads: "state_year_formatv3.csv (ccode, year, state, one column for each organisation) or dyadic_formatv3.csv (ccode1, ccode2, year, ...); also the file of peacesciencer (ccode1, ccode2, year, dyadigos)",
    layout: Fields::CSV,
    source: |_| Ok(source()),
    reader: |_| Ok(Box::new(Igo::default())),
};

fn source() -> Source {
    let coverage = (1815, 2014, Some(StateSystem::Cow));
    Source {
        key: KIND.key.to_owned(),
        version: "3".to_owned(),
        name: "Correlates of War Intergovernmental Organizations".to_owned(),
        citation: "Pevehouse, Jon C. W., Timothy Nordstrom, Roseanne W. McManus and Anne Spencer Jamison. 2020. Tracking Organizations in the World: The Correlates of War IGO Version 3.0 datasets. Journal of Peace Research 57(3): 492-503.".to_owned(),
        licence: "free use with citation; not part of this program".to_owned(),
        url: "https://correlatesofwar.org/data-sets/igos/".to_owned(),
        variables: vec![
            variable(
                "shared",
                "organisations of which both are full members",
                "organisations",
                Shape::Symmetric,
                Absence::Unknown,
                coverage,
            ),
            variable(
                "memberships",
                "organisations of which the state is a full member",
                "organisations",
                Shape::Country,
                Absence::Unknown,
                coverage,
            ),
        ],
    }
}

/// Columns of the files that are no organisation.
const NOT_ORGANISATIONS: [&str; 12] = [
    "ccode",
    "ccode1",
    "ccode2",
    "country1",
    "country2",
    "state",
    "statename",
    "stateabb",
    "year",
    "version",
    "dyadid",
    "dyadid2",
];

/// One bit for each organisation.
type Members = Vec<u64>;

#[derive(Default)]
struct Igo {
    /// Full memberships by year and state.
    years: BTreeMap<i32, BTreeMap<Party, Members>>,
}

impl Igo {
    fn organisations(columns: &Columns) -> Vec<usize> {
        let all = columns.names().iter().enumerate();
        all.filter(|(_, name)| !NOT_ORGANISATIONS.contains(&name.as_str()) && !name.is_empty())
            .map(|(at, _)| at)
            .collect()
    }

    fn states(
        &mut self,
        columns: &Columns,
        rows: &mut Rows<'_>,
        run: &mut Run<'_>,
    ) -> Result<Visited, ImportError> {
        let plan = columns
            .need(&["ccode"])
            .and_then(|state| Ok((state, columns.need(&["year"])?)));
        let (state, year) = match plan {
            Ok(plan) => plan,
            Err(reason) => return Ok(Visited::SomethingElse(reason)),
        };
        let organisations = Igo::organisations(columns);
        let name = rows.name().to_owned();
        while let Some(row) = rows.advance(&mut run.report) {
            run.row();
            let read = field::year(row.get(year)).and_then(|year| {
                let mut members = vec![0u64; organisations.len().div_ceil(64)];
                for (bit, &column) in organisations.iter().enumerate() {
                    if field::number(row.get(column))? == Some(1.0)
                        && let Some(word) = members.get_mut(bit / 64)
                    {
                        *word |= 1 << (bit % 64);
                    }
                }
                Ok((year, members))
            });
            let (year, members) = match read {
                Ok(read) => read,
                Err(reason) => {
                    run.report.broken(&name, row.line, reason);
                    continue;
                }
            };
            let found = run
                .countries
                .find(COW, row.get(state), Some(year), &mut run.report);
            if let Some(party) = found {
                run.report.rows_kept += 1;
                self.years.entry(year).or_default().insert(party, members);
            }
        }
        Ok(Visited::Read)
    }

    fn dyads(
        columns: &Columns,
        rows: &mut Rows<'_>,
        run: &mut Run<'_>,
    ) -> Result<Visited, ImportError> {
        let plan = columns
            .need(&["ccode1"])
            .and_then(|a| Ok((a, columns.need(&["ccode2"])?, columns.need(&["year"])?)));
        let (a, b, year) = match plan {
            Ok(plan) => plan,
            Err(reason) => return Ok(Visited::SomethingElse(reason)),
        };
        let organisations = Igo::organisations(columns);
        let name = rows.name().to_owned();
        while let Some(row) = rows.advance(&mut run.report) {
            run.row();
            let read = field::year(row.get(year)).and_then(|year| {
                let mut shared = 0u32;
                for &column in &organisations {
                    shared += u32::from(field::number(row.get(column))? == Some(1.0));
                }
                Ok((year, shared))
            });
            match read {
                Ok((year, shared)) => {
                    let mut state = |column: usize| {
                        run.countries
                            .find(COW, row.get(column), Some(year), &mut run.report)
                    };
                    if let (Some(a), Some(b), Some(time)) =
                        (state(a), state(b), Time::year_of(year))
                    {
                        run.emit(0, &a, Some(&b), time, Value::Number(f64::from(shared)))?;
                    }
                }
                Err(reason) => run.report.broken(&name, row.line, reason),
            }
            run.row_done();
        }
        Ok(Visited::Read)
    }
}

impl Reader for Igo {
    fn file(&mut self, rows: &mut Rows<'_>, run: &mut Run<'_>) -> Result<Visited, ImportError> {
        let Some(columns) = rows.header(&mut run.report) else {
            return Ok(Visited::SomethingElse("it is empty".to_owned()));
        };
        if columns.find(&["dyadigos"]).is_some() {
            let mut table = Table {
                layouts: vec![Layout {
                    a: Side::new(&["ccode1"], COW),
                    b: Some(Side::new(&["ccode2"], COW)),
                    when: When::Year(names(&["year"])),
                    columns: vec![Column::new(&["dyadigos"], 0).missing(&[-9.0])],
                    only: None,
                }],
            };
            return table.read(&columns, rows, run);
        }
        if columns.find(&["ccode1"]).is_some() {
            return Igo::dyads(&columns, rows, run);
        }
        self.states(&columns, rows, run)
    }

    fn end(&mut self, run: &mut Run<'_>) -> Result<(), ImportError> {
        for (year, states) in &self.years {
            let Some(time) = Time::year_of(*year) else {
                continue;
            };
            let states: Vec<(&Party, &Members)> = states.iter().collect();
            for (index, &(a, members)) in states.iter().enumerate() {
                let count: u32 = members.iter().map(|word| word.count_ones()).sum();
                run.emit(1, a, None, time, Value::Number(f64::from(count)))?;
                for &(b, others) in &states[index + 1..] {
                    let words = members.iter().zip(others.iter());
                    let shared: u32 = words.map(|(x, y)| (x & y).count_ones()).sum();
                    run.emit(0, a, Some(b), time, Value::Number(f64::from(shared)))?;
                }
            }
        }
        Ok(())
    }
}
