//! Dates with the precision that the text gave them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The months in English, in lower case.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// The days of the week in English from Monday on, in lower case.
pub const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DatePrecision {
    /// To the day.
    Day,
    /// To the month; the day is the first.
    Month,
    /// To the year; the day is 1 January.
    Year,
}

impl DatePrecision {
    /// The name as it is written in records.
    pub const fn name(self) -> &'static str {
        match self {
            DatePrecision::Day => "day",
            DatePrecision::Month => "month",
            DatePrecision::Year => "year",
        }
    }
}

/// A day in the proleptic Gregorian calendar and how exactly it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventDate {
    /// The day; the first of the month or year where only that is known.
    pub day: Date,
    /// How exactly it is known.
    pub precision: DatePrecision,
}

impl EventDate {
    /// The last day that the date may mean: that of the month or year where only this is known.
    pub fn last_day(self) -> Date {
        match self.precision {
            DatePrecision::Day => self.day,
            DatePrecision::Month => self.day.last_of_month(),
            DatePrecision::Year => self.day.last_of_year(),
        }
    }
}

/// A date that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDate(pub String);

impl std::fmt::Display for BadDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:?} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD",
            self.0
        )
    }
}

impl std::error::Error for BadDate {}

/// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` (also with a time after `T` or a blank, which is dropped),
/// `YYYYMMDD`, and dates with the English name of the month: `1 June 2023`, `June 1, 2023`,
/// `June 2023`, `Thu, 01 Jun 2023 10:00:00 GMT`.
///
/// # Errors
/// When the text is none of these or names a day that does not exist.
pub fn parse_date(text: &str) -> Result<EventDate, BadDate> {
    let bad = || BadDate(text.to_owned());
    if text.contains(|c: char| c.is_ascii_alphabetic())
        && let Some((year, month, day)) = written_out(text)
    {
        let precision = match day {
            Some(_) => DatePrecision::Day,
            None => DatePrecision::Month,
        };
        let day = Date::new(year, month, day.unwrap_or(1)).map_err(|_| bad())?;
        return Ok(EventDate { day, precision });
    }
    let date_part = text.trim().split(['T', ' ']).next().unwrap_or("");
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let pieces: Vec<&str> = if date_part.len() == 8 && all_digits(date_part) {
        vec![&date_part[..4], &date_part[4..6], &date_part[6..]]
    } else {
        date_part.split('-').collect()
    };
    if !pieces.iter().all(|piece| all_digits(piece)) || pieces[0].len() != 4 {
        return Err(bad());
    }
    let number = |piece: &str| piece.parse::<i16>().map_err(|_| bad());
    let (year, month, day, precision) = match pieces[..] {
        [y] => (number(y)?, 1, 1, DatePrecision::Year),
        [y, m] => (number(y)?, number(m)?, 1, DatePrecision::Month),
        [y, m, d] => (number(y)?, number(m)?, number(d)?, DatePrecision::Day),
        _ => return Err(bad()),
    };
    let month = i8::try_from(month).map_err(|_| bad())?;
    let day = i8::try_from(day).map_err(|_| bad())?;
    let day = Date::new(year, month, day).map_err(|_| bad())?;
    Ok(EventDate { day, precision })
}

/// Year, month and day of a date with the name of its month; nothing when it is none. Numbers alone
/// ("5/6/2023") are not read, since their order is not known.
fn written_out(text: &str) -> Option<(i16, i8, Option<i8>)> {
    let begins = |names: &[&str], word: &str| {
        let word = word.trim_end_matches('.').to_lowercase();
        let position = names.iter().position(|name| name.starts_with(&word));
        position.filter(|_| word.len() >= 3)
    };
    let month = |word: &str| begins(&MONTHS, word).and_then(|at| i8::try_from(at + 1).ok());
    let day = |word: &str| {
        let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = &word[number.len()..];
        let known = ["", "st", "nd", "rd", "th"].contains(&ending);
        number
            .parse::<i8>()
            .ok()
            .filter(|_| known && number.len() <= 2)
    };
    let year = |word: &str| {
        let digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        word.parse::<i16>().ok().filter(|_| digits)
    };
    let mut words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    if words
        .first()
        .is_some_and(|word| begins(&DAYS, word).is_some())
    {
        words.remove(0);
    }
    let (found, rest) = match words.as_slice() {
        [a, b, c, rest @ ..] if day(a).is_some() => ((year(c)?, month(b)?, day(a)), rest),
        [a, b, c, rest @ ..] if day(b).is_some() => ((year(c)?, month(a)?, day(b)), rest),
        [a, b, rest @ ..] => ((year(b)?, month(a)?, None), rest),
        _ => return None,
    };
    let time = rest
        .first()
        .is_none_or(|word| word.contains(':') || *word == "at");
    time.then_some(found)
}

impl std::fmt::Display for EventDate {
    /// Writes no more than is known: `2023`, `2023-06` or `2023-06-01`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (y, m, d) = (self.day.year(), self.day.month(), self.day.day());
        match self.precision {
            DatePrecision::Day => write!(f, "{y:04}-{m:02}-{d:02}"),
            DatePrecision::Month => write!(f, "{y:04}-{m:02}"),
            DatePrecision::Year => write!(f, "{y:04}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse_date;

    #[test]
    fn a_date_is_written_as_precisely_as_it_was_read() {
        for text in ["1992", "1992-11", "1992-11-03"] {
            assert_eq!(parse_date(text).unwrap().to_string(), text);
        }
        assert_eq!(parse_date("19921103").unwrap().to_string(), "1992-11-03");
        assert_eq!(
            parse_date("2023-06-01T10:00:00Z").unwrap().to_string(),
            "2023-06-01"
        );
        for text in [
            "1 June 2023",
            "June 1, 2023",
            "Jun. 1st, 2023 at 10 am",
            "Thu, 01 Jun 2023 10:00:00 GMT",
        ] {
            assert_eq!(
                parse_date(text).unwrap().to_string(),
                "2023-06-01",
                "{text}"
            );
        }
        assert_eq!(parse_date("Sept 2023").unwrap().to_string(), "2023-09");
        for text in [
            "",
            "June",
            "5/6/2023",
            "31 June 2023",
            "June 2023 or later",
            "1 ju 2023",
            "1é June 2023",
            "92",
            "2023-02-30",
            "2023-13",
            "2023-06-01-02",
            "20é3",
        ] {
            assert!(parse_date(text).is_err(), "{text}");
        }
    }
}
