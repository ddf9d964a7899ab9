//! Numbers from data sets: where they come from, whom they are about, and what their absence means.

use serde::{Deserialize, Serialize};

use crate::Date;

/// A year, a month or a day, as a data set dates its rows. Ordered within one precision.
///
/// The number inside is `YYYY`, `YYYYMM` or `YYYYMMDD`, which is also how a book keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(i32);

impl Time {
    /// The first and last year that a row may be dated to; others are taken for slips.
    pub const YEARS: std::ops::RangeInclusive<i32> = 1500..=2200;

    /// A year; `None` outside of [`Time::YEARS`].
    #[must_use]
    pub fn year_of(year: i32) -> Option<Time> {
        Time::YEARS.contains(&year).then_some(Time(year))
    }

    /// A month from 1 to 12.
    #[must_use]
    pub fn month_of(year: i32, month: i32) -> Option<Time> {
        (Time::YEARS.contains(&year) && (1..=12).contains(&month))
            .then_some(Time(year * 100 + month))
    }

    /// A day.
    #[must_use]
    pub fn day_of(day: Date) -> Option<Time> {
        let month = Time::month_of(i32::from(day.year()), i32::from(day.month()))?;
        Some(Time(month.0 * 100 + i32::from(day.day())))
    }

    /// The time that a number stands for, `YYYY`, `YYYYMM` or `YYYYMMDD`.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Time> {
        match number {
            0..=9_999 => Time::year_of(number),
            10_000..=999_999 => Time::month_of(number / 100, number % 100),
            _ => {
                let part = |divisor: i32| i8::try_from(number / divisor % 100).ok();
                let year = i16::try_from(number / 10_000).ok()?;
                Time::day_of(Date::new(year, part(100)?, part(1)?).ok()?)
            }
        }
    }

    /// The number, `YYYY`, `YYYYMM` or `YYYYMMDD`.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        match self.0 {
            0..=9_999 => self.0,
            10_000..=999_999 => self.0 / 100,
            _ => self.0 / 10_000,
        }
    }

    /// The month from 1 to 12, when it is known.
    #[must_use]
    pub const fn month(self) -> Option<i32> {
        match self.0 {
            0..=9_999 => None,
            10_000..=999_999 => Some(self.0 % 100),
            _ => Some(self.0 / 100 % 100),
        }
    }

    /// The day of the month, when it is known.
    #[must_use]
    pub const fn day(self) -> Option<i32> {
        if self.0 > 999_999 {
            Some(self.0 % 100)
        } else {
            None
        }
    }
}

impl std::fmt::Display for Time {
    /// Writes `2023`, `2023-06` or `2023-06-01`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year())?;
        if let Some(month) = self.month() {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day() {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// A list of states that defines which states there are in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StateSystem {
    /// Correlates of War, State System Membership.
    Cow,
    /// Gleditsch and Ward, list of independent states with microstates.
    Gw,
    /// ISO 3166-1: states and territories of the atlas under their present or withdrawn codes.
    Iso,
}

impl StateSystem {
    /// Every system.
    pub const ALL: [StateSystem; 3] = [StateSystem::Cow, StateSystem::Gw, StateSystem::Iso];

    /// The name as it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            StateSystem::Cow => "cow",
            StateSystem::Gw => "gw",
            StateSystem::Iso => "iso",
        }
    }

    /// The system of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<StateSystem> {
        StateSystem::ALL.into_iter().find(|s| s.name() == name)
    }
}

/// A side of an observation.
///
/// The number is kept beside the entity because in the year of a change one entity may hold two
/// numbers: the Federal Republic of Germany was 260 and 255 in 1990.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Party {
    /// Key of the entity in the atlas, such as `BLR`.
    pub entity: compact_str::CompactString,
    /// System and number, where the source names its states by number.
    pub number: Option<(StateSystem, u16)>,
}

/// What a source says about one thing and one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'v> {
    /// A number, never infinite nor "not a number".
    Number(f64),
    /// A word, where the source has no number.
    Text(&'v str),
    /// The source knows the case and says that it has no value for it.
    Missing,
}

/// One number or word about a dyad or a country.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation<'o> {
    /// Index of the variable in [`Source::variables`].
    pub variable: usize,
    /// The first side; of a directed variable the one that its description calls a.
    pub a: &'o Party,
    /// The second side; `None` for a variable of one country.
    pub b: Option<&'o Party>,
    /// When.
    pub time: Time,
    /// What.
    pub value: Value<'o>,
}

/// Whom a variable is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// One country.
    Country,
    /// Two countries without order: kept once, asked for either way.
    Symmetric,
    /// From one country to another.
    Directed,
}

impl Shape {
    /// Every shape.
    pub const ALL: [Shape; 3] = [Shape::Country, Shape::Symmetric, Shape::Directed];

    /// The name as it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Shape::Country => "country",
            Shape::Symmetric => "symmetric",
            Shape::Directed => "directed",
        }
    }
}

/// What it means that a source has no row for a case within its coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Absence {
    /// Nothing is known.
    Unknown,
    /// The thing did not exist: a list of alliances lists all of them.
    Zero,
}

impl Absence {
    /// The name as it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Absence::Unknown => "unknown",
            Absence::Zero => "zero",
        }
    }
}

/// Between which years, and among which states, a variable has an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Coverage {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
    /// The list whose members in the year are covered; `None` for whoever occurs in the source.
    pub among: Option<StateSystem>,
}

/// One column of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variable {
    /// Name within the source, in lower case without blanks.
    pub name: String,
    /// What it is, in a few words; names a and b where it is directed.
    pub label: String,
    /// Unit, such as `million US dollars of the year`.
    pub unit: String,
    /// Whom it is about.
    pub shape: Shape,
    /// What a missing row means.
    pub absence: Absence,
    /// Years in which the source looked; rows of a file may cover less.
    pub coverage: Coverage,
    /// Whether one value stands for all years of the coverage, such as a distance; its time is then
    /// the year of the release.
    pub timeless: bool,
}

/// A data set in one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Short name, the same for all versions: `cow-trade`.
    pub key: String,
    /// Version of the data set.
    pub version: String,
    /// Full name.
    pub name: String,
    /// How to cite it.
    pub citation: String,
    /// What is known about its terms of use.
    pub licence: String,
    /// Where it is published.
    pub url: String,
    /// Its columns.
    pub variables: Vec<Variable>,
}

#[cfg(test)]
mod tests {
    use super::Time;

    #[test]
    fn a_time_is_written_as_precisely_as_it_is_known() {
        for (number, text) in [
            (1816, "1816"),
            (199_011, "1990-11"),
            (20_240_229, "2024-02-29"),
        ] {
            let time = Time::from_number(number).unwrap();
            assert_eq!(time.to_string(), text);
            assert_eq!(time.number(), number);
        }
        for bad in [-9, 0, 1499, 2201, 199_013, 20_230_229, i32::MAX, i32::MIN] {
            assert_eq!(Time::from_number(bad), None, "{bad}");
        }
    }
}
