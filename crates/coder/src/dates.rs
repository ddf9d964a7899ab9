//! Dates in a sentence: absolute ones, and those counted from the date of the document.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use record::{DatePrecision, EventDate, MONTHS, Span};

use crate::amounts::Tables;

/// A date in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DateMention {
    /// Its words.
    pub(crate) span: Span,
    pub(crate) date: EventDate,
    /// It lies ahead ("by 2030", "next month", a date after the document's).
    pub(crate) future: bool,
    /// Only the decade is known ("the 1990s"): the date is its first year.
    pub(crate) decade: bool,
}

struct Word<'a> {
    span: Span,
    lower: String,
    text: &'a str,
}

/// All dates of a sentence in order. Relative ones need the date of the document.
pub(crate) fn find_dates(
    text: &str,
    sentence: Span,
    document: Option<EventDate>,
) -> Vec<DateMention> {
    let words = words(text, sentence);
    let mut found = Vec::new();
    let mut i = 0;
    while i < words.len() {
        match absolute(&words, i, document).or_else(|| relative(&words, i, document?)) {
            Some((count, date, ahead)) => {
                let later = document.is_some_and(|document| {
                    date.day > document.day && date.precision <= document.precision
                        || date.day.year() > document.day.year()
                });
                let by = i > 0 && matches!(words[i - 1].lower.as_str(), "by" | "until");
                found.push(DateMention {
                    span: words[i].span.join(words[i + count - 1].span),
                    date,
                    future: ahead || later || by,
                    decade: false,
                });
                i += count;
            }
            None => {
                if let Some(first) = decade(&words[i].lower) {
                    found.push(DateMention {
                        span: words[i].span,
                        date: EventDate {
                            day: first,
                            precision: DatePrecision::Year,
                        },
                        future: document.is_some_and(|d| first.year() > d.day.year()),
                        decade: true,
                    });
                }
                i += 1;
            }
        }
    }
    found
}

/// "1990s": the first day of the decade.
fn decade(word: &str) -> Option<Date> {
    let year: i16 = word.strip_suffix('s')?.parse().ok()?;
    ((1800..2100).contains(&year) && year % 10 == 0)
        .then(|| Date::new(year, 1, 1).ok())
        .flatten()
}

fn words(text: &str, sentence: Span) -> Vec<Word<'_>> {
    let slice = sentence.of(text);
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in slice.char_indices().chain([(slice.len(), ' ')]) {
        match (c.is_alphanumeric() || c == '-', start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let text = &slice[from..at];
                let span = Span::new(sentence.start + from, sentence.start + at);
                words.push(Word {
                    span,
                    lower: text.to_lowercase(),
                    text,
                });
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn exactly(day: Date) -> EventDate {
    EventDate {
        day,
        precision: DatePrecision::Day,
    }
}

fn month_of(year: i16, month: i8) -> Option<EventDate> {
    Some(EventDate {
        day: Date::new(year, month, 1).ok()?,
        precision: DatePrecision::Month,
    })
}

fn year_only(year: i16) -> Option<EventDate> {
    Some(EventDate {
        day: Date::new(year, 1, 1).ok()?,
        precision: DatePrecision::Year,
    })
}

fn month(word: Option<&Word<'_>>) -> Option<i8> {
    let word = word?;
    if !word.text.starts_with(char::is_uppercase) {
        return None;
    }
    MONTHS
        .iter()
        .position(|name| {
            word.lower == *name
                || (word.lower.len() >= 3 && word.lower.len() <= 4 && name.starts_with(&word.lower))
        })
        .map(|at| at as i8 + 1)
}

fn day(word: Option<&Word<'_>>) -> Option<i8> {
    let digits = word?
        .lower
        .trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits
        .parse()
        .ok()
        .filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

fn year(word: Option<&Word<'_>>) -> Option<i16> {
    let word = word?;
    (word.lower.len() == 4)
        .then(|| word.lower.parse().ok())
        .flatten()
        .filter(|y| (1800..2100).contains(y))
}

type Match = (usize, EventDate, bool);

fn absolute(words: &[Word<'_>], i: usize, document: Option<EventDate>) -> Option<Match> {
    let at = |offset: usize| words.get(i + offset);
    if let Some(named) = month(at(0)) {
        if let Some(number) = day(at(1)) {
            if let Some(year) = year(at(2)) {
                return Some((3, exactly(Date::new(year, named, number).ok()?), false));
            }
            return Some((2, exactly(nearest(named, number, document?)?), false));
        }
        if let Some(year) = year(at(1)) {
            return Some((2, month_of(year, named)?, false));
        }
        let preposition = i > 0
            && matches!(
                words[i - 1].lower.as_str(),
                "in" | "since" | "last" | "early" | "late" | "until" | "by"
            );
        if preposition {
            let year = nearest(named, 1, document?)?.year();
            return Some((1, month_of(year, named)?, false));
        }
        return None;
    }
    if let (Some(number), Some(named)) = (day(at(0)), month(at(1))) {
        if let Some(year) = year(at(2)) {
            return Some((3, exactly(Date::new(year, named, number).ok()?), false));
        }
        return Some((2, exactly(nearest(named, number, document?)?), false));
    }
    let word = at(0)?;
    if word.lower.len() == 10 && word.lower.as_bytes()[4] == b'-' {
        return record::parse_date(&word.lower)
            .ok()
            .map(|date| (1, date, false));
    }
    // A bare number of four digits is a year behind a word of time.
    let number = year(at(0))?;
    let before = i.checked_sub(1).map(|b| words[b].lower.as_str());
    let timely = matches!(
        before,
        Some(
            "in" | "since"
                | "by"
                | "of"
                | "from"
                | "until"
                | "during"
                | "early"
                | "late"
                | "mid"
                | "to"
                | "and"
                | "between"
                | "year"
                | "before"
                | "after"
        )
    );
    timely
        .then(|| Some((1, year_only(number)?, false)))
        .flatten()
}

/// The day of that name nearest to the document's, the one before it when both are as near.
fn nearest(month: i8, day: i8, document: EventDate) -> Option<Date> {
    let reference = document.day;
    (-1..=1)
        .filter_map(|shift| Date::new(reference.year() + shift, month, day).ok())
        .min_by_key(|date| {
            let days = (*date - reference).get_days();
            // News looks back more often than ahead.
            if days > 0 { days * 2 } else { -days }
        })
}

fn relative(words: &[Word<'_>], i: usize, document: EventDate) -> Option<Match> {
    let today = document.day;
    let word = words[i].lower.as_str();
    let next = words.get(i + 1).map(|w| w.lower.as_str());
    if document.precision != DatePrecision::Day {
        return None;
    }
    let day =
        |date: Option<Date>, ahead: bool, count: usize| date.map(|d| (count, exactly(d), ahead));
    if let Some(weekday) = weekday(word) {
        let back = i64::from(today.weekday().since(weekday));
        let forward = i > 0 && words[i - 1].lower == "next";
        return if forward {
            day(today.checked_add((7 - back).days()).ok(), true, 1)
        } else {
            day(today.checked_sub(back.days()).ok(), false, 1)
        };
    }
    match (word, next) {
        ("today", _) => day(Some(today), false, 1),
        ("yesterday", _) => day(today.yesterday().ok(), false, 1),
        ("tomorrow", _) => day(today.tomorrow().ok(), true, 1),
        ("last" | "previous", Some("week")) => day(today.checked_sub(1.week()).ok(), false, 2),
        ("next", Some("week")) => day(today.checked_add(1.week()).ok(), true, 2),
        ("last" | "previous", Some("month")) => shifted_month(today, -1).map(|d| (2, d, false)),
        ("next", Some("month")) => shifted_month(today, 1).map(|d| (2, d, true)),
        ("this", Some("month")) => shifted_month(today, 0).map(|d| (2, d, false)),
        ("last" | "previous", Some("year")) => year_only(today.year() - 1).map(|d| (2, d, false)),
        ("next", Some("year")) => year_only(today.year() + 1).map(|d| (2, d, true)),
        ("this", Some("year")) => year_only(today.year()).map(|d| (2, d, false)),
        ("this", Some("week" | "weekend")) => day(Some(today), false, 2),
        ("last", Some("spring" | "summer" | "autumn" | "fall")) => {
            year_only(season_year(today, next?)).map(|d| (2, d, false))
        }
        _ => ago(words, i, today),
    }
}

/// The year of the last season of that name that was over or under way on a day in the north.
fn season_year(today: Date, season: &str) -> i16 {
    let first = match season {
        "spring" => 3,
        "summer" => 6,
        _ => 9,
    };
    today.year() - i16::from(today.month() < first + 3)
}

fn shifted_month(today: Date, months: i32) -> Option<EventDate> {
    let day = today.first_of_month().checked_add(months.months()).ok()?;
    month_of(day.year(), day.month())
}

/// "two years ago", "twenty-five years ago", "half a century ago".
fn ago(words: &[Word<'_>], i: usize, today: Date) -> Option<Match> {
    let lower = |offset: usize| words.get(i + offset).map(|w| w.lower.as_str());
    let half = lower(0) == Some("half") && matches!(lower(1), Some("a" | "century"));
    let (count, unit) = match (half, lower(1)) {
        (true, Some("a")) => (50, 2),
        (true, _) => (50, 1),
        _ => (number(lower(0)?)?, 1),
    };
    let back = |years: i32| {
        i16::try_from(i32::from(today.year()) - years)
            .ok()
            .and_then(year_only)
    };
    if lower(unit + 1)? != "ago" {
        return None;
    }
    let date = match lower(unit)?.trim_end_matches('s') {
        "century" if half => back(count)?,
        "day" => exactly(today.checked_sub(count.days()).ok()?),
        "week" => exactly(today.checked_sub(count.weeks()).ok()?),
        "month" => shifted_month(today, -count)?,
        "year" => back(count)?,
        "decade" => back(count * 10)?,
        "century" | "centurie" => back(count * 100)?,
        _ => return None,
    };
    Some((unit + 2, date, false))
}

/// A number from 1 to 199, in figures or in words.
fn number(word: &str) -> Option<i32> {
    let number = match word {
        "a" | "an" => 1,
        _ => Tables::embedded().whole(word)?,
    };
    i32::try_from(number).ok().filter(|n| (1..200).contains(n))
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(text: &str) -> Vec<String> {
        let document = record::parse_date("2023-06-01").ok();
        find_dates(text, Span::new(0, text.len()), document)
            .iter()
            .map(|m| format!("{}{}", m.date, if m.future { "+" } else { "" }))
            .collect()
    }

    #[test]
    fn dates_are_read_with_their_precision() {
        assert_eq!(dates("signed on 3 November 1992 in Minsk"), ["1992-11-03"]);
        assert_eq!(dates("on November 3, 1992, they met"), ["1992-11-03"]);
        assert_eq!(dates("relations since May 1994"), ["1994-05"]);
        assert_eq!(dates("established relations in 1992"), ["1992"]);
        assert_eq!(dates("arrived on Monday"), ["2023-05-29"]);
        assert_eq!(dates("will visit next month"), ["2023-07+"]);
        assert_eq!(dates("met two years ago"), ["2021"]);
        assert_eq!(dates("Twenty-five years ago they signed"), ["1998"]);
        assert_eq!(dates("split three decades ago"), ["1993"]);
        assert_eq!(dates("half a century ago today"), ["1973", "2023-06-01"]);
        assert_eq!(dates("met last autumn, and last spring"), ["2022", "2023"]);
        assert_eq!(dates("to be built by 2030"), ["2030+"]);
        assert_eq!(dates("on December 20 they agreed"), ["2022-12-20"]);
        assert!(dates("sold 1500 tractors, may grow").is_empty());
    }

    #[test]
    fn without_a_date_of_the_document_relative_dates_are_none() {
        let text = "arrived on Monday, in 1992 and yesterday";
        let found = find_dates(text, Span::new(0, text.len()), None);
        assert_eq!(found.len(), 1);
    }
}
