//! Lists of states: Correlates of War (State System Membership) and Gleditsch and Ward.
//!
//! A row is a spell of membership with its first and last day. A spell that ends on the last day of
//! the list goes on: the lists end where their makers stopped, not where the states did.

use atlas::CodeSystem;
use record::{Absence, Date, Shape, Source, Time, Value};

use super::variable;
use crate::kind::{Kind, Reader, Run};
use crate::open::Visited;
use crate::report::quoted;
use crate::{Columns, ImportError, Layout, Naming, Row, Rows, field};

pub(crate) const COW_STATES: Kind = Kind {
    key: "cow-states",
    title: "Correlates of War: State System Membership v2016",
    reads: "states2016.csv (stateabb, ccode, styear, stmonth, stday, endyear, endmonth, endday)",
    layout: Layout::CSV,
    source: |_| Ok(cow_source()),
    reader: |_| Ok(Box::new(States::new(CodeSystem::CowNumber))),
};

pub(crate) const GW_STATES: Kind = Kind {
    key: "gw-states",
    title: "Gleditsch and Ward: independent states",
    reads: "a table with gwcode (or \"Cow Nr.\"), startdate and enddate (or Start and End, also DD.MM.YYYY)",
    layout: Layout::CSV,
    source: |_| Ok(gw_source()),
    reader: |_| Ok(Box::new(States::new(CodeSystem::GwNumber))),
};

fn cow_source() -> Source {
    Source {
        key: COW_STATES.key.to_owned(),
        version: "2016".to_owned(),
        name: "Correlates of War State System Membership".to_owned(),
        citation: "Correlates of War Project. 2017. State System Membership List, v2016."
            .to_owned(),
        licence: "free use with citation; not part of this program".to_owned(),
        url: "https://correlatesofwar.org/data-sets/state-system-membership/".to_owned(),
        variables: variables((1816, 2016)),
    }
}

fn gw_source() -> Source {
    Source {
        key: GW_STATES.key.to_owned(),
        version: "2017".to_owned(),
        name: "Gleditsch and Ward list of independent states".to_owned(),
        citation: "Gleditsch, Kristian S. and Michael D. Ward. 1999. Interstate System Membership: A Revised List of the Independent States since the Congress of Vienna. International Interactions 25(4): 393-413.".to_owned(),
        licence: "free use with citation; not part of this program".to_owned(),
        url: "http://ksgleditsch.com/statelist.html".to_owned(),
        variables: variables((1816, 2017)),
    }
}

fn variables((from, to): (i32, i32)) -> Vec<record::Variable> {
    let coverage = (from, to, None);
    vec![
        variable(
            "member",
            "member of the list on at least one day of the year",
            "1 or 0",
            Shape::Country,
            Absence::Zero,
            coverage,
        ),
        variable(
            "spell",
            "last day of a spell of membership that begins on the day of the row; \"open\" where the list ends",
            "day",
            Shape::Country,
            Absence::Unknown,
            coverage,
        ),
    ]
}

struct States {
    system: CodeSystem,
    spells: Vec<(String, Date, Date)>,
}

impl States {
    fn new(system: CodeSystem) -> States {
        States {
            system,
            spells: Vec::new(),
        }
    }
}

enum Days {
    /// Year, month and day of the first and of the last day.
    Parts([usize; 6]),
    Whole(usize, usize),
}

impl Days {
    fn new(columns: &Columns) -> Result<Days, String> {
        if let (Some(from), Some(to)) = (
            columns.find(&["startdate", "start", "begin", "stdate"]),
            columns.find(&["enddate", "end"]),
        ) {
            return Ok(Days::Whole(from, to));
        }
        let mut parts = [0; 6];
        let names = [
            "styear", "stmonth", "stday", "endyear", "endmonth", "endday",
        ];
        for (part, name) in parts.iter_mut().zip(names) {
            *part = columns.need(&[name])?;
        }
        Ok(Days::Parts(parts))
    }

    fn read(&self, row: &Row) -> Result<(Date, Date), String> {
        let (from, to) = match *self {
            Days::Whole(from, to) => (whole_day(row.get(from))?, whole_day(row.get(to))?),
            Days::Parts([a, b, c, d, e, f]) => (day(row, a, b, c)?, day(row, d, e, f)?),
        };
        if from > to {
            return Err(format!(
                "the spell ends on {to}, before it begins on {from}"
            ));
        }
        Ok((from, to))
    }
}

fn day(row: &Row, year: usize, month: usize, day: usize) -> Result<Date, String> {
    let small = |column: usize| -> Result<i8, String> {
        let number = field::whole(row.get(column))?;
        number
            .and_then(|number| i8::try_from(number).ok())
            .ok_or_else(|| format!("{} is no day or month", quoted(row.get(column))))
    };
    let number = field::year(row.get(year))?;
    let number = i16::try_from(number).map_err(|error| error.to_string())?;
    let (m, d) = (small(month)?, small(day)?);
    Date::new(number, m, d).map_err(|_| format!("{number}-{m}-{d} is no day"))
}

fn whole_day(text: &str) -> Result<Date, String> {
    let bad = || format!("{} is not a day (YYYY-MM-DD or DD.MM.YYYY)", quoted(text));
    let iso = match text.split(['.', ':']).collect::<Vec<_>>()[..] {
        [d, m, y] => format!("{y:0>4}-{m:0>2}-{d:0>2}"),
        _ => text.to_owned(),
    };
    match record::parse_date(&iso) {
        Ok(date) if date.precision == record::DatePrecision::Day => Ok(date.day),
        _ => Err(bad()),
    }
}

impl Reader for States {
    fn file(&mut self, rows: &mut Rows<'_>, run: &mut Run<'_>) -> Result<Visited, ImportError> {
        let Some(columns) = rows.header(&mut run.report) else {
            return Ok(Visited::SomethingElse("it is empty".to_owned()));
        };
        let number: &[&str] = match self.system {
            CodeSystem::CowNumber => &["ccode"],
            _ => &["gwcode", "cow nr."],
        };
        let plan = columns
            .need(number)
            .and_then(|number| Ok((number, Days::new(&columns)?)));
        let (number, days) = match plan {
            Ok(plan) => plan,
            Err(reason) => return Ok(Visited::SomethingElse(reason)),
        };
        let name = rows.name().to_owned();
        while let Some(row) = rows.advance(&mut run.report) {
            run.row();
            match days.read(row) {
                Ok((from, to)) => {
                    run.report.rows_kept += 1;
                    self.spells.push((row.get(number).to_owned(), from, to));
                }
                Err(reason) => run.report.broken(&name, row.line, reason),
            }
        }
        Ok(Visited::Read)
    }

    fn end(&mut self, run: &mut Run<'_>) -> Result<(), ImportError> {
        let naming = Naming::InItsYears(self.system);
        let last = self.spells.iter().map(|&(_, _, to)| to).max();
        for (number, from, to) in &self.spells {
            let years = i32::from(from.year())..=i32::from(to.year());
            for year in years {
                let state = run
                    .countries
                    .find(naming, number, Some(year), &mut run.report);
                let (Some(state), Some(time)) = (state, Time::year_of(year)) else {
                    continue;
                };
                run.emit(0, &state, None, time, Value::Number(1.0))?;
                if year == i32::from(from.year())
                    && let Some(day) = Time::day_of(*from)
                {
                    let until = if Some(*to) == last {
                        "open".to_owned()
                    } else {
                        to.to_string()
                    };
                    run.emit(1, &state, None, day, Value::Text(&until))?;
                }
            }
        }
        Ok(())
    }
}
