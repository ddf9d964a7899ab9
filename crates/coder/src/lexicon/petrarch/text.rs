//! The pieces of the lines of dictionaries: brackets, dates, names.

use atlas::{Form, Resolution};
use jiff::civil::Date;

use super::super::own::{fold, words};

/// The texts in brackets, and whether all brackets are closed.
pub(super) fn codes(text: &str) -> (Vec<String>, bool) {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((code, behind)) = after.split_once(']') else {
            return (found, false);
        };
        if before.contains(']') || code.contains('[') {
            return (found, false);
        }
        found.push(code.trim().to_owned());
        rest = behind;
    }
    (found, !rest.contains(']'))
}

type Dates = (Option<Date>, Option<Date>);

/// `930101-951231`, `<930101`, `>930101`, or nothing.
pub(super) fn dates_of(text: &str) -> Result<Dates, &'static str> {
    if text.is_empty() {
        return Ok((None, None));
    }
    if let Some(date) = text.strip_prefix('<') {
        return Ok((None, Some(date_of(date)?)));
    }
    if let Some(date) = text.strip_prefix('>') {
        return Ok((Some(date_of(date)?), None));
    }
    let Some((from, to)) = text.split_once('-') else {
        return Err("a date without <, > or a second date");
    };
    let (from, to) = (date_of(from)?, date_of(to)?);
    if to < from {
        return Err("a time that ends before it begins");
    }
    Ok((Some(from), Some(to)))
}

/// `YYMMDD` (to 30 of this century) or `YYYYMMDD`; a day beyond the month is its last.
fn date_of(text: &str) -> Result<Date, &'static str> {
    const BAD: &str = "a date that is not YYMMDD or YYYYMMDD";
    let text = text.trim();
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(BAD);
    }
    let number = |part: &str| part.parse::<i16>().map_err(|_| BAD);
    let (year, rest) = match text.len() {
        6 => {
            let short = number(&text[..2])?;
            (short + if short <= 30 { 2000 } else { 1900 }, &text[2..])
        }
        8 => (number(&text[..4])?, &text[4..]),
        _ => return Err(BAD),
    };
    let month = i8::try_from(number(&rest[..2])?).map_err(|_| BAD)?;
    let day = i8::try_from(number(&rest[2..])?).map_err(|_| BAD)?;
    let first = Date::new(year, month, 1).map_err(|_| BAD)?;
    if day > 31 {
        return Err(BAD);
    }
    Date::new(year, month, day.clamp(1, first.days_in_month())).map_err(|_| BAD)
}

/// A line as text: as UTF-8, else byte by byte as Windows-1252 has it, in which old dictionaries are.
pub(super) fn decoded(line: &[u8]) -> String {
    match std::str::from_utf8(line) {
        Ok(text) => text.to_owned(),
        Err(_) => line
            .iter()
            .map(|&byte| match byte {
                0x91 | 0x92 => '’',
                0x93 | 0x94 => '"',
                0x96 | 0x97 => '-',
                0x8a => 'Š',
                0x9a => 'š',
                0x8e => 'Ž',
                0x9e => 'ž',
                0x80..=0x9f => ' ',
                _ => char::from(byte),
            })
            .collect(),
    }
}

/// Underscores as blanks, without what means something in the project's format.
pub(super) fn cleaned(raw: &str) -> String {
    let plain: String = raw
        .chars()
        .map(|c| match c {
            '_' | '|' | ';' | '#' | ',' | ':' | '[' | ']' | '{' | '}' | '"' | '!' | '=' | '('
            | ')' => ' ',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words that are often written small within a name.
const SMALL: [&str; 36] = [
    "of", "the", "and", "for", "in", "on", "to", "at", "by", "de", "da", "do", "dos", "das", "del",
    "la", "le", "les", "el", "al", "ul", "ur", "du", "des", "van", "von", "der", "den", "ter",
    "bin", "bint", "ibn", "di", "e", "y", "a",
];

/// A name of capitals as texts write it: "United Nations Fund for Example". A short single word stays
/// in capitals, since it is more often an acronym, unless the atlas knows it as a name.
pub(super) fn written(raw: &str) -> String {
    let name = cleaned(raw);
    let name = name
        .strip_prefix("THE ")
        .filter(|rest| !rest.is_empty())
        .unwrap_or(&name);
    let single = words(name).count() == 1;
    if single && name.chars().count() <= 4 && !is_known_name(name) {
        return name.to_owned();
    }
    name.split(' ')
        .map(|word| {
            if word.chars().any(char::is_lowercase) {
                return word.to_owned();
            }
            let mut out = String::with_capacity(word.len());
            for piece in word.split_inclusive(|c: char| !c.is_alphanumeric()) {
                let lower = piece.to_lowercase();
                let bare = lower.trim_end_matches(|c: char| !c.is_alphanumeric());
                if SMALL.contains(&bare) && !single {
                    out.push_str(&lower);
                    continue;
                }
                let mut letters = piece.chars();
                out.extend(letters.next());
                out.extend(letters.flat_map(char::to_lowercase));
            }
            out
        })
        .collect::<Vec<_>>()
        .join(" ")
}

fn is_known_name(name: &str) -> bool {
    let readings = match atlas::atlas().resolve(name, None) {
        Resolution::One(reading) => vec![reading],
        Resolution::Several(readings) => readings,
        Resolution::Unknown { .. } => Vec::new(),
    };
    readings
        .iter()
        .any(|reading| matches!(reading.form, Form::Name | Form::Adjective | Form::Demonym))
}

/// A name by which it is compared with others.
pub(super) fn key(name: &str) -> String {
    words(name)
        .map(|(word, _)| fold(word))
        .collect::<Vec<_>>()
        .join(" ")
}
