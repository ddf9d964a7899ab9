//! COLT: Country and Organizational Leader Travel, visits of heads of state and government abroad.
//!
//! Diplometrics, Pardee Institute, University of Denver. A row is a stay of one leader in one
//! country: `LeaderCountryISO`, `CountryVisitedISO`, `TripYear` or `TripStartDate`. The file is in
//! Windows-1252. Leaders of organisations are not countries and are left out.

use std::collections::BTreeMap;

use atlas::CodeSystem;
use record::{Absence, Party, Shape, Source, Time, Value};

use super::variable;
use crate::kind::{Kind, Reader, Run};
use crate::open::Visited;
use crate::{Columns, ImportError, Layout, Naming, Row, Rows, field};

pub(crate) const KIND: Kind = Kind {
    key: "colt",
    title: "COLT: travel of heads of state and government",
    reads: "a CSV with LeaderCountryISO, CountryVisitedISO and TripYear or TripStartDate",
    layout: Layout::CSV,
    source: |_| Ok(source()),
    reader: |_| Ok(Box::new(Colt::default())),
};

fn source() -> Source {
    Source {
        key: KIND.key.to_owned(),
        version: "as imported".to_owned(),
        name: "Country and Organizational Leader Travel (COLT)".to_owned(),
        citation: "Moyer, Jonathan D. et al. Country and Organizational Leader Travel (COLT) Dataset. Diplometrics, Frederick S. Pardee Institute for International Futures, University of Denver.".to_owned(),
        licence: "see its terms; not part of this program".to_owned(),
        url: "https://korbel.du.edu/pardee/content/diplometrics".to_owned(),
        variables: vec![variable(
            "visits",
            "stays of the head of state or government of a in b that began in the year",
            "visits",
            Shape::Directed,
            Absence::Zero,
            (1990, 2100, None),
        )],
    }
}

#[derive(Default)]
struct Colt {
    visits: BTreeMap<(Party, Party, i32), u32>,
}

struct Plan {
    leader: usize,
    visited: usize,
    year: Option<usize>,
    start: Option<usize>,
}

impl Plan {
    fn new(columns: &Columns) -> Result<Plan, String> {
        let year = columns.find(&["tripyear"]);
        let start = columns.find(&["tripstartdate"]);
        if year.is_none() && start.is_none() {
            columns.need(&["tripyear", "tripstartdate"])?;
        }
        Ok(Plan {
            leader: columns.need(&["leadercountryiso"])?,
            visited: columns.need(&["countryvisitediso"])?,
            year,
            start,
        })
    }

    fn year(&self, row: &Row) -> Result<i32, String> {
        let start = self.start.map_or("", |column| row.get(column));
        match self.year {
            Some(column) if !row.get(column).is_empty() => field::year(row.get(column)),
            _ => start_year(start),
        }
    }
}

/// The year of `YYYY-MM-DD`, `M/D/YYYY` or `D-Mon-YYYY`.
fn start_year(text: &str) -> Result<i32, String> {
    if let Ok(date) = record::parse_date(text) {
        return Ok(i32::from(date.day.year()));
    }
    let last = text
        .split(['/', '-', ' ', '.'])
        .rfind(|part| part.len() == 4);
    field::year(last.unwrap_or(text))
}

impl Reader for Colt {
    fn file(&mut self, rows: &mut Rows<'_>, run: &mut Run<'_>) -> Result<Visited, ImportError> {
        let Some(columns) = rows.header(&mut run.report) else {
            return Ok(Visited::SomethingElse("it is empty".to_owned()));
        };
        let plan = match Plan::new(&columns) {
            Ok(plan) => plan,
            Err(reason) => return Ok(Visited::SomethingElse(reason)),
        };
        let name = rows.name().to_owned();
        let iso = Naming::Timeless(CodeSystem::Iso3);
        while let Some(row) = rows.advance(&mut run.report) {
            run.row();
            let year = match plan.year(row) {
                Ok(year) => year,
                Err(reason) => {
                    run.report.broken(&name, row.line, reason);
                    continue;
                }
            };
            let mut find = |column: usize| {
                run.countries
                    .find(iso, row.get(column), Some(year), &mut run.report)
            };
            let (Some(leader), Some(visited)) = (find(plan.leader), find(plan.visited)) else {
                continue;
            };
            if leader == visited {
                run.report.left_out("a country with itself");
                continue;
            }
            run.report.rows_kept += 1;
            *self.visits.entry((leader, visited, year)).or_default() += 1;
        }
        Ok(Visited::Read)
    }

    fn end(&mut self, run: &mut Run<'_>) -> Result<(), ImportError> {
        for ((leader, visited, year), visits) in &self.visits {
            if let Some(time) = Time::year_of(*year) {
                let value = Value::Number(f64::from(*visits));
                run.emit(0, leader, Some(visited), time, value)?;
            }
        }
        Ok(())
    }
}
