//! Wording that all renderings share: dates, statuses, articles, lists, numbers.

use std::borrow::Cow;

use codebook::Status;
use record::{Date, DatePrecision, EventDate};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month from 1 to 12.
pub(crate) fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1)
        .ok()
        .and_then(|index| MONTHS.get(index).copied())
        .unwrap_or("")
}

/// The status as a reader is told it.
pub const fn status_word(status: Status) -> &'static str {
    match status {
        Status::Occurred => "happened",
        Status::Ongoing => "going on",
        Status::Past => "history",
        Status::Planned => "planned",
        Status::Sought => "sought",
        Status::Possible => "possible",
        Status::Denied => "denied",
    }
}

/// A date in words, no more exact than it is known: `1 June 2023`, `June 2023`, `2023`.
pub(crate) fn long_date(date: EventDate) -> String {
    match date.precision {
        DatePrecision::Year => date.day.year().to_string(),
        _ => format!("{} {}", short_date(date), date.day.year()),
    }
}

/// A date within its year: `1 June`, `June`, `2023`.
pub(crate) fn short_date(date: EventDate) -> String {
    let month = month_name(date.day.month());
    match date.precision {
        DatePrecision::Day => format!("{} {month}", date.day.day()),
        DatePrecision::Month => month.to_owned(),
        DatePrecision::Year => date.day.year().to_string(),
    }
}

/// A calendar day in words.
pub(crate) fn long_day(day: Date) -> String {
    long_date(EventDate {
        day,
        precision: DatePrecision::Day,
    })
}

/// The name of a country as it stands in a sentence: with the article that English gives to some.
pub fn with_article(name: &str) -> Cow<'_, str> {
    const STARTS: &[&str] = &[
        "United ",
        "Soviet ",
        "Czech Republic",
        "Dominican Republic",
        "Central African Republic",
        "Democratic Republic",
        "Republic of",
        "Russian Federation",
        "Netherlands",
        "Philippines",
        "Maldives",
        "Bahamas",
        "Gambia",
        "Comoros",
        "Vatican",
        "European Union",
        "Holy See",
        "West Bank",
    ];
    if STARTS.iter().any(|start| name.starts_with(start)) || name.ends_with(" Islands") {
        Cow::Owned(format!("the {name}"))
    } else {
        Cow::Borrowed(name)
    }
}

/// The text with a capital at its start.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// `1 event`, `2 events`: the plural adds an s.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// A score with its sign, one decimal and a true minus.
pub(crate) fn score(value: f64) -> String {
    let text = format!("{:.1}", value.abs());
    match (text.as_str(), value < 0.0) {
        ("0.0", _) => text,
        (_, true) => format!("\u{2212}{text}"),
        (_, false) => format!("+{text}"),
    }
}

/// The text with every run of white space as one blank, none at the ends.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{counted, list, long_date, score, with_article};

    #[test]
    fn dates_say_no_more_than_is_known() {
        let said = |text| long_date(record::parse_date(text).unwrap());
        assert_eq!(said("2023-06-01"), "1 June 2023");
        assert_eq!(said("2023-06"), "June 2023");
        assert_eq!(said("2023"), "2023");
    }

    #[test]
    fn scores_carry_their_sign() {
        assert_eq!(score(2.45), "+2.5");
        assert_eq!(score(-3.0), "\u{2212}3.0");
        assert_eq!(score(-0.01), "0.0");
    }

    #[test]
    fn lists_articles_and_plurals() {
        let words: Vec<String> = ["a", "b", "c"].map(str::to_owned).to_vec();
        assert_eq!(list(&words), "a, b and c");
        assert_eq!(list(&words[..1]), "a");
        assert_eq!(with_article("Pakistan"), "Pakistan");
        assert_eq!(with_article("United States"), "the United States");
        assert_eq!(with_article("Marshall Islands"), "the Marshall Islands");
        assert_eq!(counted(1, "event"), "1 event");
        assert_eq!(counted(0, "event"), "0 events");
    }
}
