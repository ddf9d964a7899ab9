//! Correlates of War, International Trade, version 4.0.
//!
//! Barbieri, Keshk and Pollins (2009), Conflict Management and Peace Science 26(5). The dyadic file
//! has one row for a dyad without order and a year: `flow1` are the imports of the first state from
//! the second, `flow2` those of the second from the first, in millions of current US dollars. -9 is
//! missing. The national file has `imports` and `exports` of a state and a year.

use atlas::CodeSystem;
use record::{Absence, Shape, Source, StateSystem, Time, Value};

use super::variable;
use crate::kind::{Kind, Options, Reader, Run};
use crate::open::Visited;
use crate::{Columns, ImportError, Layout, Naming, Row, Rows, field};

pub(crate) const KIND: Kind = Kind {
    key: "cow-trade",
    title: "Correlates of War: International Trade v4.0, dyadic and national",
    reads: "Dyadic_COW_4.0.csv (ccode1, ccode2, year, flow1, flow2; -9 missing) and National_COW_4.0.csv (ccode, year, imports, exports); also the file of peacesciencer, whose flows are rounded to whole millions",
    layout: Layout::CSV,
    source,
    reader: |_| Ok(Box::new(CowTrade)),
};

const IMPORTS: usize = 0;
const SMOOTHED: usize = 1;
const TOTAL_IMPORTS: usize = 2;
const TOTAL_EXPORTS: usize = 3;

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

struct CowTrade;

/// -9 and its decimals are missing.
fn flow(row: &Row, column: usize) -> Result<Option<f64>, String> {
    match field::number(row.get(column))? {
        Some(-9.0) | None => Ok(None),
        Some(negative) if negative < 0.0 => Err(format!("a flow of {negative} is negative")),
        Some(value) => Ok(Some(value)),
    }
}

const COW: Naming = Naming::InItsYears(CodeSystem::CowNumber);

impl Reader for CowTrade {
    fn file(&mut self, rows: &mut Rows<'_>, run: &mut Run<'_>) -> Result<Visited, ImportError> {
        let Some(columns) = rows.header(&mut run.report) else {
            return Ok(Visited::SomethingElse("it is empty".to_owned()));
        };
        let plan = if columns.find(&["ccode1"]).is_some() {
            Plan::dyadic(&columns)
        } else {
            Plan::national(&columns)
        };
        let plan = match plan {
            Ok(plan) => plan,
            Err(reason) => return Ok(Visited::SomethingElse(reason)),
        };
        let name = rows.name().to_owned();
        while let Some(row) = rows.advance(&mut run.report) {
            run.row();
            match plan.values(row) {
                Ok((year, values)) => plan.emit(row, year, &values, run)?,
                Err(reason) => run.report.broken(&name, row.line, reason),
            }
            run.row_done();
        }
        Ok(Visited::Read)
    }
}

struct Plan {
    a: usize,
    b: Option<usize>,
    year: usize,
    /// Column, variable, and whether the second side is the one that imports.
    flows: Vec<(usize, usize, bool)>,
}

impl Plan {
    fn dyadic(columns: &Columns) -> Result<Plan, String> {
        let mut flows = vec![
            (columns.need(&["flow1"])?, IMPORTS, false),
            (columns.need(&["flow2"])?, IMPORTS, true),
        ];
        let smoothed = [("smoothflow1", false), ("smoothflow2", true)];
        for (name, turned) in smoothed {
            flows.extend(columns.find(&[name]).map(|at| (at, SMOOTHED, turned)));
        }
        Ok(Plan {
            a: columns.need(&["ccode1"])?,
            b: Some(columns.need(&["ccode2"])?),
            year: columns.need(&["year"])?,
            flows,
        })
    }

    fn national(columns: &Columns) -> Result<Plan, String> {
        Ok(Plan {
            a: columns.need(&["ccode"])?,
            b: None,
            year: columns.need(&["year"])?,
            flows: vec![
                (columns.need(&["imports"])?, TOTAL_IMPORTS, false),
                (columns.need(&["exports"])?, TOTAL_EXPORTS, false),
            ],
        })
    }

    fn values(&self, row: &Row) -> Result<(i32, Vec<Option<f64>>), String> {
        let year = field::year(row.get(self.year))?;
        let flows = self.flows.iter().map(|&(column, ..)| flow(row, column));
        Ok((year, flows.collect::<Result<_, _>>()?))
    }

    fn emit(
        &self,
        row: &Row,
        year: i32,
        values: &[Option<f64>],
        run: &mut Run<'_>,
    ) -> Result<(), ImportError> {
        let mut country = |column: usize| {
            run.countries
                .find(COW, row.get(column), Some(year), &mut run.report)
        };
        let Some(a) = country(self.a) else {
            return Ok(());
        };
        let b = match self.b.map(&mut country) {
            Some(None) => return Ok(()),
            Some(Some(b)) => Some(b),
            None => None,
        };
        let Some(time) = Time::year_of(year) else {
            return Ok(());
        };
        for (&(_, variable, turned), value) in self.flows.iter().zip(values) {
            let Some(value) = value else {
                run.report.missing_values += 1;
                continue;
            };
            let value = Value::Number(*value);
            match &b {
                Some(b) if turned => run.emit(variable, b, Some(&a), time, value)?,
                b => run.emit(variable, &a, b.as_ref(), time, value)?,
            }
        }
        Ok(())
    }
}
