//! Numbers and years in words.

use measure::{NumberPoint, panels::Standing};

/// Thousands apart: `1234567` as `1,234,567`. Takes digits with an optional sign.
pub(crate) fn grouped(digits: &str) -> String {
    let (sign, whole) = match digits.strip_prefix('-') {
        Some(rest) => ("\u{2212}", rest),
        None => ("", digits),
    };
    let (whole, rest) = whole
        .split_once('.')
        .map_or((whole, None), |(w, r)| (w, Some(r)));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// A number with about three digits that mean something; shares as per cent.
pub(crate) fn format(value: f64, unit: &str) -> String {
    if unit.starts_with("share") {
        return format!("{} %", plain(value * 100.0));
    }
    plain(value)
}

/// Without unit.
pub(crate) fn plain(value: f64) -> String {
    let size = value.abs();
    let decimals = match size {
        _ if size >= 100.0 || value.fract() == 0.0 => 0,
        _ if size >= 10.0 => 1,
        _ if size >= 0.1 => 2,
        _ => 3,
    };
    let text = format!("{value:.decimals$}");
    let text = match text.strip_prefix('-') {
        Some(rest) if rest.chars().all(|c| matches!(c, '0' | '.')) => rest,
        _ => &text,
    };
    grouped(text)
}

/// The unit beside the numbers.
pub(crate) fn unit(unit: &str) -> String {
    if unit.starts_with("share") {
        return unit.replacen("share", "per cent", 1);
    }
    // The title says it.
    if unit == "see the label" {
        return String::new();
    }
    unit.to_owned()
}

/// An amount of money in dollars: three digits and a unit.
pub(crate) fn money(value: f64) -> String {
    let steps = [(1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k")];
    let size = value.abs();
    for (step, name) in steps {
        if size >= step * 0.9995 {
            return format!("{} {name}", plain(three(value / step)));
        }
    }
    plain(three(value))
}

fn three(value: f64) -> f64 {
    let factor = match value.abs() {
        size if size >= 100.0 => 1.0,
        size if size >= 10.0 => 10.0,
        _ => 100.0,
    };
    (value * factor).round() / factor
}

/// A share as per cent.
pub(crate) fn percent(value: f64) -> String {
    let percent = value * 100.0;
    match percent.abs() {
        0.0 => "0 %".to_owned(),
        size if size < 0.01 => "< 0.01 %".to_owned(),
        size if size < 1.0 => format!("{percent:.2} %"),
        size if size < 100.0 => format!("{percent:.1} %"),
        _ => format!("{} %", plain(percent.round())),
    }
}

/// The word that a coded value stands for; `None` where values are numbers.
pub(crate) fn coded(source: &str, variable: &str, flag: bool, value: f64) -> Option<String> {
    let words: &[&str] = match (source, variable) {
        ("cow-contiguity", "type") => &[
            "none",
            "by land or river",
            "across at most 12 miles of water",
            "across at most 24 miles of water",
            "across at most 150 miles of water",
            "across at most 400 miles of water",
        ],
        ("cow-diplomacy", "level") => {
            &["none", "chargé d\u{2019}affaires", "minister", "ambassador"]
        }
        _ if flag => &["no", "yes"],
        _ => return None,
    };
    let word = words
        .iter()
        .enumerate()
        .find(|(index, _)| (*index as f64 - value).abs() < f64::EPSILON);
    Some(word.map_or_else(|| plain(value), |(_, word)| (*word).to_owned()))
}

/// Which value holds in which years: `no, 1991–2018`, `yes, 1992–1999; no, 2000–2018`.
pub(crate) fn runs(points: &[NumberPoint], word: impl Fn(f64) -> String) -> String {
    let parts: Vec<String> = points
        .chunk_by(|one, other| one.value == other.value)
        .filter_map(|run| {
            let (first, last) = (run.first()?, run.last()?);
            let word = match (first.value, first.standing) {
                (Some(value), _) => word(value),
                (None, Standing::NotCovered) => "not covered".to_owned(),
                (None, _) => "no value".to_owned(),
            };
            Some(format!("{word}, {}", super::years(first.year, last.year)))
        })
        .collect();
    parts.join("; ")
}

/// Years in words, runs drawn together: `1992, 1994–1996 and 2001`.
pub(crate) fn years_in_words(all: &[i32]) -> String {
    let parts: Vec<String> = all
        .chunk_by(|one, other| one + 1 == *other)
        .filter_map(|run| Some(super::years(*run.first()?, *run.last()?)))
        .collect();
    crate::words::list(&parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_digits_that_mean_something() {
        for (value, text) in [
            (0.0, "0"),
            (-0.00001, "0.000"),
            (1_234_567.8, "1,234,568"),
            (-1234.5, "\u{2212}1,234"),
            (38.04, "38.0"),
            (0.714, "0.71"),
            (12.0, "12"),
        ] {
            assert_eq!(plain(value), text, "{value}");
        }
        assert_eq!(format(0.7136, "share of votes"), "71.4 %");
        assert_eq!(money(999_600.0), "1 m");
        assert_eq!(money(34_567_890.0), "34.6 m");
        assert_eq!(money(12.0), "12");
        assert_eq!(percent(0.00001), "< 0.01 %");
    }

    #[test]
    fn years_are_drawn_together_and_gaps_are_no_zeros() {
        assert_eq!(
            years_in_words(&[1992, 1994, 1995, 2001]),
            "1992, 1994\u{2013}1995 and 2001"
        );
        let point = |year, value: Option<f64>| NumberPoint {
            year,
            standing: if value.is_some() {
                Standing::Value
            } else {
                Standing::NotCovered
            },
            value,
        };
        let points = [
            point(1991, Some(0.0)),
            point(1992, None),
            point(1993, Some(1.0)),
            point(1994, Some(1.0)),
        ];
        let text = runs(&points, |value| {
            coded("atop", "defense", true, value).unwrap()
        });
        assert_eq!(text, "no, 1991; not covered, 1992; yes, 1993\u{2013}1994");
    }
}
