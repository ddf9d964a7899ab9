//! Years, months and decades.

use record::{DatePrecision, EventDate, Time};
use serde::{Serialize, Serializer};

/// How finely time is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// By month.
    Month,
    /// By year.
    Year,
    /// By ten years, from a year that ends in 0.
    Decade,
}

impl Grain {
    /// The name as it is written in output.
    pub const fn name(self) -> &'static str {
        match self {
            Grain::Month => "month",
            Grain::Year => "year",
            Grain::Decade => "decade",
        }
    }
}

/// A stretch of time. The number inside counts periods of its grain, so that neighbours differ by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    grain: Grain,
    ordinal: i32,
}

impl Period {
    /// The period that a date falls into; `None` when the date is known less exactly than that.
    pub fn of(date: EventDate, grain: Grain) -> Option<Period> {
        if grain == Grain::Month && date.precision == DatePrecision::Year {
            return None;
        }
        let year = i32::from(date.day.year());
        let ordinal = match grain {
            Grain::Month => year * 12 + i32::from(date.day.month()) - 1,
            Grain::Year => year,
            Grain::Decade => year.div_euclid(10),
        };
        Some(Period { grain, ordinal })
    }

    /// The period that a time of a data set falls into; `None` when it is longer than that.
    pub fn of_time(time: Time, grain: Grain) -> Option<Period> {
        let ordinal = match grain {
            Grain::Month => time.year() * 12 + time.month()? - 1,
            Grain::Year => time.year(),
            Grain::Decade => time.year().div_euclid(10),
        };
        Some(Period { grain, ordinal })
    }

    /// The grain.
    pub const fn grain(self) -> Grain {
        self.grain
    }

    /// The year it lies in; the first one of a decade.
    pub const fn year(self) -> i32 {
        match self.grain {
            Grain::Month => self.ordinal.div_euclid(12),
            Grain::Year => self.ordinal,
            Grain::Decade => self.ordinal * 10,
        }
    }

    /// The month from 1 to 12, when the period is a month.
    pub const fn month(self) -> Option<i8> {
        match self.grain {
            Grain::Month => Some(self.ordinal.rem_euclid(12) as i8 + 1),
            Grain::Year | Grain::Decade => None,
        }
    }

    /// The next one.
    #[must_use]
    pub const fn next(self) -> Period {
        Period {
            grain: self.grain,
            ordinal: self.ordinal + 1,
        }
    }

    /// How many periods lie from this one to `later`, both included; 0 when `later` is earlier or of
    /// another grain.
    pub fn count_to(self, later: Period) -> usize {
        if self.grain != later.grain {
            return 0;
        }
        usize::try_from(later.ordinal - self.ordinal + 1).unwrap_or(0)
    }
}

impl std::fmt::Display for Period {
    /// Writes `2023-06`, `2023` or `2020s`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.grain, self.month()) {
            (Grain::Month, Some(month)) => f.pad(&format!("{:04}-{month:02}", self.year())),
            (Grain::Decade, _) => f.pad(&format!("{:04}s", self.year())),
            _ => f.pad(&format!("{:04}", self.year())),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
