//! Tables with one row for a country or a dyad and a time, and one column for each variable.
//!
//! Most data sets are of this shape, and differ in the names of their columns, in how they name
//! countries, and in how they write what is missing. A kind lists the layouts that it reads; the
//! first whose columns are there is taken.

use record::{Absence, Party, Shape, Time, Value};

use crate::kind::{Reader, Run};
use crate::open::Visited;
use crate::report::quoted;
use crate::{Columns, ImportError, Naming, Row, Rows, field};

/// Which column, by any of its names in lower case.
pub(crate) type Names = Vec<String>;

/// Names from literals.
pub(crate) fn names(list: &[&str]) -> Names {
    list.iter().map(|name| (*name).to_owned()).collect()
}

/// A side of the rows.
#[derive(Debug, Clone)]
pub(crate) struct Side {
    /// Its column.
    pub(crate) column: Names,
    /// How it names countries.
    pub(crate) naming: Naming,
    /// Where that column has no country: another column and naming.
    pub(crate) instead: Option<(Names, Naming)>,
}

impl Side {
    pub(crate) fn new(column: &[&str], naming: Naming) -> Side {
        Side {
            column: names(column),
            naming,
            instead: None,
        }
    }
}

/// Where the time of a row is.
#[derive(Debug, Clone)]
pub(crate) enum When {
    /// A column with a year.
    Year(Names),
    /// A column with a year and one with a month.
    YearMonth(Names, Names),
    /// A column with a date as [`record::parse_date`] reads it.
    Date(Names),
    /// All rows are of this time.
    Always(Time),
}

/// One variable of a layout.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// Its column.
    pub(crate) column: Names,
    /// Index of the variable.
    pub(crate) variable: usize,
    /// The value runs from the second side to the first.
    pub(crate) turned: bool,
    /// Numbers that mean "missing".
    pub(crate) missing: Vec<f64>,
    /// Whether a value below 0 is a slip.
    pub(crate) no_negatives: bool,
    /// The value is a word.
    pub(crate) text: bool,
    /// The layout fits without it.
    pub(crate) optional: bool,
}

impl Column {
    pub(crate) fn new(column: &[&str], variable: usize) -> Column {
        Column {
            column: names(column),
            variable,
            turned: false,
            missing: Vec::new(),
            no_negatives: false,
            text: false,
            optional: false,
        }
    }

    /// From the second side to the first.
    pub(crate) fn turned(mut self) -> Column {
        self.turned = true;
        self
    }

    /// The layout fits without it.
    pub(crate) fn optional(mut self) -> Column {
        self.optional = true;
        self
    }

    /// Numbers that mean "missing"; others below 0 are slips.
    pub(crate) fn missing(mut self, numbers: &[f64]) -> Column {
        self.missing = numbers.to_vec();
        self.no_negatives = true;
        self
    }
}

/// How the rows of a file are read.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) a: Side,
    pub(crate) b: Option<Side>,
    pub(crate) when: When,
    pub(crate) columns: Vec<Column>,
    /// Rows are left out whose field in a column is another than this, with the reason to name.
    pub(crate) only: Option<(Names, String, String)>,
}

/// Reads files that have one of the layouts.
pub(crate) struct Table {
    pub(crate) layouts: Vec<Layout>,
}

impl Reader for Table {
    fn file(&mut self, rows: &mut Rows<'_>, run: &mut Run<'_>) -> Result<Visited, ImportError> {
        let Some(columns) = rows.header(&mut run.report) else {
            return Ok(Visited::SomethingElse("it is empty".to_owned()));
        };
        self.read(&columns, rows, run)
    }
}

impl Table {
    /// Reads the rows after a header.
    pub(crate) fn read(
        &mut self,
        columns: &Columns,
        rows: &mut Rows<'_>,
        run: &mut Run<'_>,
    ) -> Result<Visited, ImportError> {
        let mut reason = String::new();
        for layout in &self.layouts {
            match Plan::new(layout, columns, run) {
                Ok(plan) => {
                    plan.rows(rows, run)?;
                    return Ok(Visited::Read);
                }
                // What the first layout lacks is what a person should know.
                Err(lacks) if reason.is_empty() => reason = lacks,
                Err(_) => {}
            }
        }
        Ok(Visited::SomethingElse(reason))
    }
}

enum PlannedTime {
    Year(usize),
    YearMonth(usize, usize),
    Date(usize),
    Always(Time),
}

struct PlannedSide {
    column: usize,
    naming: Naming,
    instead: Option<(usize, Naming)>,
}

struct PlannedColumn<'l> {
    column: usize,
    shape: Shape,
    keeps_missing: bool,
    from: &'l Column,
}

struct Plan<'l> {
    a: PlannedSide,
    b: Option<PlannedSide>,
    time: PlannedTime,
    columns: Vec<PlannedColumn<'l>>,
    only: Option<(usize, &'l str, &'l str)>,
}

fn need(columns: &Columns, names: &Names) -> Result<usize, String> {
    let list: Vec<&str> = names.iter().map(String::as_str).collect();
    columns.need(&list)
}

fn side(side: &Side, columns: &Columns) -> Result<PlannedSide, String> {
    let instead = match &side.instead {
        Some((names, naming)) => need(columns, names).ok().map(|at| (at, *naming)),
        None => None,
    };
    Ok(PlannedSide {
        column: need(columns, &side.column)?,
        naming: side.naming,
        instead,
    })
}

impl<'l> Plan<'l> {
    fn new(layout: &'l Layout, columns: &Columns, run: &Run<'_>) -> Result<Plan<'l>, String> {
        let a = side(&layout.a, columns)?;
        let b = match &layout.b {
            Some(b) => Some(side(b, columns)?),
            None => None,
        };
        let time = match &layout.when {
            When::Year(names) => PlannedTime::Year(need(columns, names)?),
            When::YearMonth(year, month) => {
                PlannedTime::YearMonth(need(columns, year)?, need(columns, month)?)
            }
            When::Date(names) => PlannedTime::Date(need(columns, names)?),
            When::Always(time) => PlannedTime::Always(*time),
        };
        let mut planned = Vec::new();
        for from in &layout.columns {
            let column = match need(columns, &from.column) {
                Ok(column) => column,
                Err(_) if from.optional => continue,
                Err(reason) => return Err(reason),
            };
            let variable = run.source().variables.get(from.variable);
            planned.push(PlannedColumn {
                column,
                shape: variable.map_or(Shape::Country, |v| v.shape),
                keeps_missing: variable.is_some_and(|v| v.absence == Absence::Zero),
                from,
            });
        }
        let only = match &layout.only {
            Some((names, value, reason)) => {
                Some((need(columns, names)?, value.as_str(), reason.as_str()))
            }
            None => None,
        };
        Ok(Plan {
            a,
            b,
            time,
            columns: planned,
            only,
        })
    }

    fn rows(&self, rows: &mut Rows<'_>, run: &mut Run<'_>) -> Result<(), ImportError> {
        let name = rows.name().to_owned();
        let mut values = Vec::with_capacity(self.columns.len());
        while let Some(row) = rows.advance(&mut run.report) {
            run.row();
            if let Some((column, value, reason)) = self.only
                && row.get(column) != value
            {
                run.report.left_out(reason);
                continue;
            }
            let result = self.time(row).and_then(|time| {
                values.clear();
                for column in &self.columns {
                    values.push(column.value(row)?);
                }
                Ok(time)
            });
            match result {
                Ok(time) => self.emit(row, time, &values, run)?,
                Err(reason) => run.report.broken(&name, row.line, reason),
            }
            run.row_done();
        }
        Ok(())
    }

    fn time(&self, row: &Row) -> Result<Time, String> {
        let out_of_range = |column: usize| format!("{} is no time", quoted(row.get(column)));
        match self.time {
            PlannedTime::Always(time) => Ok(time),
            PlannedTime::Year(column) => {
                let year = field::year(row.get(column))?;
                Time::year_of(year).ok_or_else(|| out_of_range(column))
            }
            PlannedTime::YearMonth(year, month) => {
                let number = field::whole(row.get(month))?.unwrap_or(0);
                let month_number = i32::try_from(number).unwrap_or(0);
                Time::month_of(field::year(row.get(year))?, month_number)
                    .ok_or_else(|| format!("{} is not a month", quoted(row.get(month))))
            }
            PlannedTime::Date(column) => time_of(row.get(column)),
        }
    }

    fn emit(
        &self,
        row: &Row,
        time: Time,
        values: &[Found<'_>],
        run: &mut Run<'_>,
    ) -> Result<(), ImportError> {
        let year = match self.time {
            PlannedTime::Always(_) => None,
            _ => Some(time.year()),
        };
        let Some(a) = self.a.find(row, year, run) else {
            return Ok(());
        };
        let b = match &self.b {
            Some(side) => match side.find(row, year, run) {
                Some(b) => Some(b),
                None => return Ok(()),
            },
            None => None,
        };
        if b.as_ref() == Some(&a) {
            run.report.left_out("a country with itself");
            return Ok(());
        }
        for (column, found) in self.columns.iter().zip(values) {
            let value = match found {
                Found::Number(number) => Value::Number(*number),
                Found::Text(text) => Value::Text(text),
                Found::Nothing => {
                    run.report.missing_values += 1;
                    if !column.keeps_missing {
                        continue;
                    }
                    Value::Missing
                }
            };
            let variable = column.from.variable;
            match (&b, column.shape) {
                (_, Shape::Country) => run.emit(variable, &a, None, time, value)?,
                (Some(b), _) if column.from.turned => {
                    run.emit(variable, b, Some(&a), time, value)?;
                }
                (b, _) => run.emit(variable, &a, b.as_ref(), time, value)?,
            }
        }
        Ok(())
    }
}

impl PlannedSide {
    fn find(&self, row: &Row, year: Option<i32>, run: &mut Run<'_>) -> Option<Party> {
        let text = row.get(self.column);
        match self.instead {
            Some((column, naming)) => {
                run.countries.quietly(self.naming, text, year).or_else(|| {
                    run.countries
                        .find(naming, row.get(column), year, &mut run.report)
                })
            }
            None => run.countries.find(self.naming, text, year, &mut run.report),
        }
    }
}

/// A date or part of one.
pub(crate) fn time_of(text: &str) -> Result<Time, String> {
    let date = record::parse_date(text).map_err(|error| error.to_string())?;
    let time = match date.precision {
        record::DatePrecision::Day => Time::day_of(date.day),
        record::DatePrecision::Month => {
            Time::month_of(i32::from(date.day.year()), i32::from(date.day.month()))
        }
        record::DatePrecision::Year => Time::year_of(i32::from(date.day.year())),
    };
    time.ok_or_else(|| format!("the year of {} is out of range", quoted(text)))
}

enum Found<'f> {
    Number(f64),
    Text(std::borrow::Cow<'f, str>),
    Nothing,
}

impl PlannedColumn<'_> {
    fn value<'f>(&self, row: &Row) -> Result<Found<'f>, String> {
        let text = row.get(self.column);
        if self.from.text {
            return Ok(match text {
                "" | "NA" => Found::Nothing,
                text => Found::Text(text.to_owned().into()),
            });
        }
        let number = field::number(text).map_err(|reason| self.named(&reason))?;
        match number {
            None => Ok(Found::Nothing),
            Some(number) if self.from.missing.contains(&number) => Ok(Found::Nothing),
            Some(number) if self.from.no_negatives && number < 0.0 => {
                Err(self.named(&format!("{number} is negative")))
            }
            Some(number) => Ok(Found::Number(number)),
        }
    }

    fn named(&self, reason: &str) -> String {
        let name = self.from.column.first().map_or("", String::as_str);
        format!("{name}: {reason}")
    }
}
