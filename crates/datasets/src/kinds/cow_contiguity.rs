//! Correlates of War, Direct Contiguity, version 3.2.
//!
//! Stinnett, Tir, Schafer, Diehl and Gochman (2002), Conflict Management and Peace Science 19(2).
//! Types: 1 a land or river border, 2 to 5 water of up to 12, 24, 150 and 400 miles between them.
//! The files have spells by month, or years; where a dyad had several types in a year, the nearest
//! is kept. Dyads without a row are not contiguous.

use std::collections::BTreeMap;

use record::{Absence, Party, Shape, Source, StateSystem, Time, Value};

use super::{COW, variable};
use crate::kind::{Kind, Reader, Run};
use crate::open::Visited;
use crate::report::quoted;
use crate::{Columns, ImportError, Layout, Row, Rows, field};

pub(crate) const KIND: Kind = Kind {
    key: "cow-contiguity",
    title: "Correlates of War: Direct Contiguity v3.2",
    reads: "contdir.csv (statelno, statehno, conttype, begin, end as YYYYMM) or contdird.csv (state1no, state2no, year, conttype); also the file of peacesciencer (ccode1, ccode2, conttype, stdate, enddate)",
    layout: Layout::CSV,
    source: |_| Ok(source()),
    reader: |_| Ok(Box::new(Contiguity::default())),
};

/// Longest spell; more is a slip.
const MOST_YEARS: i32 = 400;

fn source() -> Source {
    Source {
        key: KIND.key.to_owned(),
        version: "3.2".to_owned(),
        name: "Correlates of War Direct Contiguity".to_owned(),
        citation: "Stinnett, Douglas M., Jaroslav Tir, Philip Schafer, Paul F. Diehl and Charles Gochman. 2002. The Correlates of War Project Direct Contiguity Data, Version 3. Conflict Management and Peace Science 19(2): 58-66.".to_owned(),
        licence: "free use with citation; not part of this program".to_owned(),
        url: "https://correlatesofwar.org/data-sets/direct-contiguity/".to_owned(),
        variables: vec![variable(
            "type",
            "1 land or river border, 2 to 5 at most 12, 24, 150, 400 miles of water; 0 not contiguous",
            "type",
            Shape::Symmetric,
            Absence::Zero,
            (1816, 2016, Some(StateSystem::Cow)),
        )],
    }
}

#[derive(Default)]
struct Contiguity {
    /// The nearest type of each dyad and year. There are some 90,000.
    nearest: BTreeMap<(Party, Party, i32), i64>,
}

enum Years {
    One(usize),
    Spell(usize, usize),
}

struct Plan {
    a: usize,
    b: usize,
    kind: usize,
    years: Years,
}

impl Plan {
    fn new(columns: &Columns) -> Result<Plan, String> {
        let years = match columns.find(&["year"]) {
            Some(year) => Years::One(year),
            None => Years::Spell(
                columns.need(&["begin", "stdate"])?,
                columns.need(&["end", "enddate"])?,
            ),
        };
        Ok(Plan {
            a: columns.need(&["statelno", "state1no", "ccode1"])?,
            b: columns.need(&["statehno", "state2no", "ccode2"])?,
            kind: columns.need(&["conttype"])?,
            years,
        })
    }

    /// First year, last year, type.
    fn read(&self, row: &Row) -> Result<(i32, i32, i64), String> {
        let kind = field::whole(row.get(self.kind))?;
        let kind = kind
            .filter(|kind| (0..=5).contains(kind))
            .ok_or_else(|| format!("conttype: {} is not 0 to 5", quoted(row.get(self.kind))))?;
        let (from, to) = match self.years {
            Years::One(column) => {
                let year = field::year(row.get(column))?;
                (year, year)
            }
            Years::Spell(from, to) => (month(row.get(from))?, month(row.get(to))?),
        };
        if !(0..=MOST_YEARS).contains(&(to - from)) {
            return Err(format!("the spell from {from} to {to} cannot be"));
        }
        Ok((from, to, kind))
    }
}

/// The year of `YYYYMM` or a date.
fn month(text: &str) -> Result<i32, String> {
    let time = match text.parse::<i32>() {
        Ok(number) if number > 99_999 => Time::from_number(number),
        _ => Some(super::columns::time_of(text)?),
    };
    time.map(Time::year)
        .ok_or_else(|| format!("{} is not YYYYMM", quoted(text)))
}

impl Reader for Contiguity {
    fn file(&mut self, rows: &mut Rows<'_>, run: &mut Run<'_>) -> Result<Visited, ImportError> {
        let Some(columns) = rows.header(&mut run.report) else {
            return Ok(Visited::SomethingElse("it is empty".to_owned()));
        };
        let plan = match Plan::new(&columns) {
            Ok(plan) => plan,
            Err(reason) => return Ok(Visited::SomethingElse(reason)),
        };
        let name = rows.name().to_owned();
        while let Some(row) = rows.advance(&mut run.report) {
            run.row();
            let (from, to, kind) = match plan.read(row) {
                Ok(read) => read,
                Err(reason) => {
                    run.report.broken(&name, row.line, reason);
                    continue;
                }
            };
            if kind == 0 {
                run.report.left_out("a spell without contiguity");
                continue;
            }
            let mut kept = false;
            for year in from..=to {
                let mut state = |column: usize| {
                    run.countries
                        .find(COW, row.get(column), Some(year), &mut run.report)
                };
                let (Some(a), Some(b)) = (state(plan.a), state(plan.b)) else {
                    continue;
                };
                kept = true;
                let key = if a < b { (a, b, year) } else { (b, a, year) };
                let nearest = self.nearest.entry(key).or_insert(kind);
                *nearest = kind.min(*nearest);
            }
            run.report.rows_kept += u64::from(kept);
        }
        Ok(Visited::Read)
    }

    fn end(&mut self, run: &mut Run<'_>) -> Result<(), ImportError> {
        for ((a, b, year), kind) in &self.nearest {
            if let Some(time) = Time::year_of(*year) {
                run.emit(0, a, Some(b), time, Value::Number(*kind as f64))?;
            }
        }
        Ok(())
    }
}
