//! World Bank, World Development Indicators and other indicators of its data bank, as CSV.
//!
//! Wide files have a column for each year: `Country Name, Country Code, Indicator Name, Indicator
//! Code, 1960, ...` (with some lines before the header in single downloads), or `Series Name, Series
//! Code` and `1960 [YR1960]` from DataBank. Long files have `Time` or `Year` and `Value`. Rows of
//! regions and income groups are not countries and are left out. An empty field and `..` are
//! missing. Variables are named by the code of the indicator in lower case.

use std::collections::BTreeMap;

use atlas::CodeSystem;
use record::{Absence, Shape, Source, Time, Value};

use super::variable;
use crate::kind::{Kind, Options, Reader, Run};
use crate::open::Visited;
use crate::{Columns, ImportError, Layout, Naming, Row, Rows, field};

pub(crate) const KIND: Kind = Kind {
    key: "wdi",
    title: "World Bank: World Development Indicators",
    reads: "WDICSV.csv, API_*.csv or a zip with them (Country Name, Country Code, Indicator Name, Indicator Code, 1960, ...), DataBank extracts, and long tables (Country Code, Time or Year, Value)",
    layout: Layout::CSV,
    source: |_| Ok(source()),
    reader: |options| Ok(Box::new(Wdi::new(options))),
};

/// Lines that may stand before the header.
const PREAMBLE: usize = 10;

/// Indicators of one import; the World Bank has some 20,000.
const MOST: usize = 50_000;

/// Codes of regions and groups.
const AGGREGATES: [&str; 50] = [
    "AFE", "AFR", "AFW", "ARB", "CEB", "CSS", "EAP", "EAR", "EAS", "ECA", "ECS", "EMU", "EUU",
    "FCS", "HIC", "HPC", "IBD", "IBT", "IDA", "IDB", "IDX", "INX", "LAC", "LCN", "LDC", "LIC",
    "LMC", "LMY", "LTE", "MEA", "MIC", "MNA", "NAC", "OED", "OSS", "PRE", "PSS", "PST", "SAS",
    "SSA", "SSF", "SST", "TEA", "TEC", "TLA", "TMN", "TSA", "TSS", "UMC", "WLD",
];

fn source() -> Source {
    Source {
        key: KIND.key.to_owned(),
        version: "as imported".to_owned(),
        name: "World Development Indicators".to_owned(),
        citation: "World Bank. World Development Indicators.".to_owned(),
        licence:
            "CC BY 4.0 for most indicators, see the World Bank's terms; not part of this program"
                .to_owned(),
        url: "https://datatopics.worldbank.org/world-development-indicators/".to_owned(),
        variables: Vec::new(),
    }
}

struct Wdi {
    /// Name of the variable where the file names no indicator.
    name: String,
    /// Index of each variable.
    variables: BTreeMap<String, usize>,
}

struct Plan {
    country: usize,
    indicator: Option<usize>,
    label: Option<usize>,
    shape: Values,
}

enum Values {
    /// Columns and their years.
    Wide(Vec<(usize, i32)>),
    Long {
        year: usize,
        value: usize,
    },
}

/// The year of a column: `1960` or `1960 [YR1960]`.
fn year_column(name: &str) -> Option<i32> {
    let first = name.split_whitespace().next()?;
    (first.len() == 4).then(|| field::year(first).ok())?
}

impl Plan {
    fn new(columns: &Columns) -> Result<Plan, String> {
        let country = columns.need(&["country code"])?;
        let indicator = columns.find(&["indicator code", "series code"]);
        let label = columns.find(&["indicator name", "series name"]);
        let shape = match columns.find(&["value"]) {
            Some(value) => Values::Long {
                year: columns.need(&["year", "time"])?,
                value,
            },
            None => {
                let names = columns.names().iter().enumerate();
                let years: Vec<(usize, i32)> = names
                    .filter_map(|(at, name)| Some((at, year_column(name)?)))
                    .collect();
                if years.is_empty() {
                    return Err("it has no column Value and no columns of years".to_owned());
                }
                Values::Wide(years)
            }
        };
        Ok(Plan {
            country,
            indicator,
            label,
            shape,
        })
    }

    /// The values of a row with their years.
    fn values(&self, row: &Row) -> Result<Vec<(i32, Option<f64>)>, String> {
        match &self.shape {
            Values::Wide(years) => years
                .iter()
                .map(|&(column, year)| {
                    let value = field::number(row.get(column));
                    Ok((year, value.map_err(|reason| format!("{year}: {reason}"))?))
                })
                .collect(),
            Values::Long { year, value } => {
                let year = field::year(row.get(*year))?;
                Ok(vec![(year, field::number(row.get(*value))?)])
            }
        }
    }
}

impl Wdi {
    fn new(options: &Options) -> Wdi {
        Wdi {
            name: options.name.clone().unwrap_or_else(|| "value".to_owned()),
            variables: BTreeMap::new(),
        }
    }

    fn variable(
        &mut self,
        plan: &Plan,
        row: &Row,
        run: &mut Run<'_>,
    ) -> Result<Result<usize, String>, ImportError> {
        let code = plan.indicator.map_or("", |column| row.get(column));
        let name = if code.is_empty() {
            self.name.clone()
        } else {
            code.to_lowercase()
        };
        if let Some(&variable) = self.variables.get(&name) {
            return Ok(Ok(variable));
        }
        if self.variables.len() >= MOST {
            return Ok(Err(format!("more than {MOST} indicators")));
        }
        if code.is_empty() {
            let name = &self.name;
            run.report.note(format!(
                "the file names no indicator; its variable is called {name:?} (--name says another)"
            ));
        }
        let label = plan.label.map_or("", |column| row.get(column));
        let label = if label.is_empty() { &name } else { label };
        let unit = match (label.rfind('('), label.rfind(')')) {
            (Some(from), Some(to)) if from < to => &label[from + 1..to],
            _ => "see the label",
        };
        let new = variable(
            &name,
            label,
            unit,
            Shape::Country,
            Absence::Unknown,
            (1960, 2100, None),
        );
        let index = run.add_variable(new)?;
        self.variables.insert(name, index);
        Ok(Ok(index))
    }
}

/// The lines with which DataBank ends its extracts.
fn is_footer(row: &Row) -> bool {
    let first = row.get(0);
    first.starts_with("Data from database")
        || first.starts_with("Last Updated")
        || row.iter().all(str::is_empty)
}

impl Reader for Wdi {
    fn file(&mut self, rows: &mut Rows<'_>, run: &mut Run<'_>) -> Result<Visited, ImportError> {
        let mut plan = Err("it is empty".to_owned());
        let mut width = 0;
        for _ in 0..PREAMBLE {
            let Some(row) = rows.advance(&mut run.report) else {
                break;
            };
            width = row.len();
            plan = Plan::new(&Columns::new(row));
            if plan.is_ok() {
                break;
            }
        }
        let plan = match plan {
            Ok(plan) => plan,
            Err(reason) => return Ok(Visited::SomethingElse(reason)),
        };
        let name = rows.name().to_owned();
        let iso = Naming::Timeless(CodeSystem::Iso3);
        while let Some(row) = rows.advance(&mut run.report) {
            if is_footer(row) {
                continue;
            }
            run.row();
            if row.len() != width {
                let reason = format!("{} fields where the header has {width}", row.len());
                run.report.broken(&name, row.line, reason);
                continue;
            }
            let code = row.get(plan.country);
            if AGGREGATES.contains(&code) {
                run.report.left_out("an aggregate, not a country");
                continue;
            }
            let values = match plan.values(row) {
                Ok(values) => values,
                Err(reason) => {
                    run.report.broken(&name, row.line, reason);
                    continue;
                }
            };
            let Some(country) = run.countries.find(iso, code, None, &mut run.report) else {
                continue;
            };
            let variable = match self.variable(&plan, row, run)? {
                Ok(variable) => variable,
                Err(reason) => {
                    run.report.broken(&name, row.line, reason);
                    continue;
                }
            };
            for (year, value) in values {
                match (value, Time::year_of(year)) {
                    (Some(value), Some(time)) => {
                        run.emit(variable, &country, None, time, Value::Number(value))?;
                    }
                    _ => run.report.missing_values += 1,
                }
            }
            run.row_done();
        }
        Ok(Visited::Read)
    }
}
