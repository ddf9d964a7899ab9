//! Any table, with a mapping that says what its columns mean.
//!
//! A mapping is a small TOML file:
//!
//! ```toml
//! name = "visits"              # key of the source
//! version = "2024"
//! citation = "Who made it"
//! a = "from_iso"               # column of the first side, or of the country
//! b = "to_iso"                 # column of the second side; none for one country
//! naming = "iso3"              # iso2, iso3, isonum, cow, cowabb, gw, gwabb, fips, cameo, m49, name
//! year = "year"                # or year and month, or date, or time = 2011 for all rows
//! missing = [-9]               # numbers that mean "no value"
//!
//! [[variable]]
//! column = "n_visits"
//! name = "visits"              # the column in lower case, when left out
//! label = "visits of a to b"
//! unit = "visits"
//! shape = "directed"           # directed, symmetric, country
//! absence = "zero"             # zero, unknown
//! from = 1990                  # years that the source covers; those of the file, when left out
//! to = 2024
//! among = "cow"                # the list whose members are covered: cow, gw, iso
//! ```
//!
//! The same keys can be given one by one; `variables = "x,y"` names columns in short, and `shape`,
//! `absence` and `unit` outside of a variable hold for all of them.

use atlas::CodeSystem;
use record::{Absence, Coverage, Shape, Source, StateSystem, Time, Variable};
use serde::Deserialize;

use super::columns::{Column, Layout, Side, Table, When};
use crate::kind::{Kind, Options};
use crate::{ImportError, Layout as Fields, Naming};

pub(crate) const KIND: Kind = Kind {
    key: "table",
    title: "Any table of countries or dyads, with a mapping (--mapping FILE.toml or --set KEY=VALUE)",
    reads: "CSV, TSV or Parquet with a header; see docs/DATA.md for the mapping",
    layout: Fields::CSV,
    source,
    reader: |options| Ok(Box::new(table(mapping(options)?)?)),
};

/// How the columns of a table are to be read.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// Key of the source: letters, digits and `-`.
    pub name: String,
    /// Version.
    pub version: String,
    /// Full name; the key when left out.
    pub title: String,
    /// How to cite it.
    pub citation: String,
    /// Terms of use.
    pub licence: String,
    /// Where it is published.
    pub url: String,
    /// Column of the first side.
    pub a: String,
    /// Column of the second side.
    pub b: Option<String>,
    /// How countries are named.
    pub naming: String,
    /// How those of the second side are named, where it is otherwise.
    pub naming_b: Option<String>,
    /// Column of the year.
    pub year: Option<String>,
    /// Column of the month.
    pub month: Option<String>,
    /// Column of the date.
    pub date: Option<String>,
    /// The year of all rows.
    pub time: Option<i32>,
    /// Numbers that mean "no value".
    pub missing: Vec<f64>,
    /// Columns of variables, with commas between them.
    pub variables: String,
    /// Shape of all variables.
    pub shape: Option<Shape>,
    /// Meaning of absence of all variables.
    pub absence: Option<Absence>,
    /// Unit of all variables.
    pub unit: String,
    /// Variables with all they need.
    pub variable: Vec<MappedVariable>,
}

/// A variable of a mapping.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MappedVariable {
    /// Its column.
    pub column: String,
    /// Its name; the column in lower case when left out.
    pub name: Option<String>,
    /// What it is.
    pub label: String,
    /// Unit.
    pub unit: Option<String>,
    /// Whom it is about.
    pub shape: Option<Shape>,
    /// What absence means.
    pub absence: Option<Absence>,
    /// The value runs from b to a.
    pub turned: bool,
    /// The value is a word.
    pub text: bool,
    /// First year of the coverage.
    pub from: Option<i32>,
    /// Last year of the coverage.
    pub to: Option<i32>,
    /// The list whose members are covered.
    pub among: Option<StateSystem>,
}

impl Mapping {
    /// Reads a TOML file, and then single `KEY=VALUE` on top of it.
    ///
    /// # Errors
    /// [`ImportError::Mapping`], with the line or the key.
    pub fn read(toml: &str, settings: &[String]) -> Result<Mapping, ImportError> {
        let bad = |error: toml::de::Error| {
            ImportError::Mapping(format!("the mapping cannot be read: {error}"))
        };
        let mut table: toml::Table = toml::from_str(toml).map_err(bad)?;
        for setting in settings {
            let Some((key, value)) = setting.split_once('=') else {
                return Err(ImportError::Mapping(format!(
                    "{setting:?} is not KEY=VALUE, such as year=year"
                )));
            };
            let value = match key {
                "time" => value
                    .parse()
                    .map_or_else(|_| value.into(), toml::Value::Integer),
                "missing" => numbers(value)?,
                _ => value.into(),
            };
            table.insert(key.trim().to_owned(), value);
        }
        let mapping: Mapping = toml::Value::Table(table).try_into().map_err(bad)?;
        mapping.check()?;
        Ok(mapping)
    }

    fn check(&self) -> Result<(), ImportError> {
        let wrong = |reason: &str| Err(ImportError::Mapping(format!("the mapping {reason}")));
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.name.is_empty() || !self.name.chars().all(plain) {
            return wrong("needs a name of lower-case letters, digits and -, such as name=my-data");
        }
        if self.a.is_empty() {
            return wrong("needs the column of the countries, such as a=iso3");
        }
        let times = [
            self.year.is_some(),
            self.date.is_some(),
            self.time.is_some(),
        ];
        if times.iter().filter(|&&given| given).count() != 1 {
            return wrong("needs one of year, date and time, such as year=year");
        }
        if self.all_variables().is_empty() {
            return wrong("names no variables, such as variables=exports,imports");
        }
        naming(&self.naming)?;
        self.naming_b.as_deref().map(naming).transpose()?;
        Ok(())
    }

    fn all_variables(&self) -> Vec<MappedVariable> {
        let named = self.variables.split(',').map(str::trim);
        let named = named.filter(|column| !column.is_empty());
        named
            .map(|column| MappedVariable {
                column: column.to_owned(),
                ..MappedVariable::default()
            })
            .chain(self.variable.iter().cloned())
            .collect()
    }

    fn shape(&self, variable: &MappedVariable) -> Shape {
        let usual = if self.b.is_some() {
            Shape::Directed
        } else {
            Shape::Country
        };
        variable.shape.or(self.shape).unwrap_or(usual)
    }
}

fn numbers(text: &str) -> Result<toml::Value, ImportError> {
    let number = |part: &str| {
        part.trim()
            .parse()
            .map(toml::Value::Float)
            .map_err(|_| ImportError::Mapping(format!("missing: {part:?} is not a number")))
    };
    let all: Result<Vec<toml::Value>, ImportError> = text.split(',').map(number).collect();
    Ok(toml::Value::Array(all?))
}

fn naming(name: &str) -> Result<Naming, ImportError> {
    match name {
        "name" => return Ok(Naming::Name),
        "name-today" => return Ok(Naming::NameToday),
        _ => {}
    }
    let system = CodeSystem::ALL
        .into_iter()
        .find(|system| system.label() == name);
    system.map(Naming::of).ok_or_else(|| {
        let known: Vec<&str> = CodeSystem::ALL
            .iter()
            .map(|system| system.label())
            .collect();
        ImportError::Mapping(format!(
            "naming {name:?} is none of {}, name, name-today",
            known.join(", ")
        ))
    })
}

fn mapping(options: &Options) -> Result<&Mapping, ImportError> {
    options.mapping.as_ref().ok_or_else(|| {
        ImportError::Mapping(
            "a table needs a mapping: --mapping FILE.toml, or --set KEY=VALUE for each of name, a, naming, year and variables"
                .to_owned(),
        )
    })
}

fn source(options: &Options) -> Result<Source, ImportError> {
    let mapping = mapping(options)?;
    let or = |text: &str, other: &str| if text.is_empty() { other } else { text }.to_owned();
    let variables = mapping.all_variables();
    Ok(Source {
        key: mapping.name.clone(),
        version: or(&mapping.version, "as imported"),
        name: or(&mapping.title, &mapping.name),
        citation: or(&mapping.citation, "not given"),
        licence: or(&mapping.licence, "not given"),
        url: mapping.url.clone(),
        variables: variables
            .iter()
            .map(|variable| {
                let unit = variable.unit.as_deref().unwrap_or(&mapping.unit);
                Variable {
                    name: variable
                        .name
                        .clone()
                        .unwrap_or_else(|| variable.column.to_lowercase()),
                    label: or(&variable.label, &variable.column),
                    unit: or(unit, "not given"),
                    shape: mapping.shape(variable),
                    absence: variable
                        .absence
                        .or(mapping.absence)
                        .unwrap_or(Absence::Unknown),
                    coverage: Coverage {
                        from: variable.from.unwrap_or(*Time::YEARS.start()),
                        to: variable.to.unwrap_or(*Time::YEARS.end()),
                        among: variable.among,
                    },
                    timeless: mapping.time.is_some(),
                }
            })
            .collect(),
    })
}

fn table(mapping: &Mapping) -> Result<Table, ImportError> {
    let lower = |name: &str| vec![name.to_lowercase()];
    let when = match (&mapping.year, &mapping.month, &mapping.date, mapping.time) {
        (Some(year), Some(month), ..) => When::YearMonth(lower(year), lower(month)),
        (Some(year), None, ..) => When::Year(lower(year)),
        (_, _, Some(date), _) => When::Date(lower(date)),
        (_, _, _, Some(year)) => When::Always(Time::year_of(year).ok_or_else(|| {
            ImportError::Mapping(format!("time: {year} is not a year that is read"))
        })?),
        _ => return Err(ImportError::Mapping("the mapping has no time".to_owned())),
    };
    let first = naming(&mapping.naming)?;
    let second = mapping.naming_b.as_deref().map_or(Ok(first), naming)?;
    let side = |column: &String, naming| Side {
        column: lower(column),
        naming,
        instead: None,
    };
    let columns = mapping.all_variables().into_iter().enumerate();
    Ok(Table {
        layouts: vec![Layout {
            a: side(&mapping.a, first),
            b: mapping.b.as_ref().map(|b| side(b, second)),
            when,
            columns: columns
                .map(|(index, variable)| Column {
                    column: lower(&variable.column),
                    variable: index,
                    turned: variable.turned,
                    missing: mapping.missing.clone(),
                    no_negatives: false,
                    text: variable.text,
                    optional: false,
                })
                .collect(),
            only: None,
        }],
    })
}
