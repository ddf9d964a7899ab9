//! The pieces of a sentence that amounts are read from: numbers in digits, words, signs.
//!
//! The words of the tree are not enough for it: "$20-30m" and "US$1.5bn" are cut there as the
//! treebanks cut them, and a number with blanks between its digits is several words.

use compact_str::CompactString;
use record::{Decimal, Span};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A number in digits; `None` for digits that make no single number ("2.3.4").
    Number(Option<Decimal>),
    /// Letters.
    Word,
    /// Any other character.
    Sign,
}

/// A piece.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    /// Where it stands in the text of the document.
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// As it stands.
    pub(crate) form: CompactString,
    /// In lower case.
    pub(crate) lower: CompactString,
    /// Nothing stands between it and the piece before it.
    pub(crate) glued: bool,
    /// For numbers: only digits, no mark between them.
    pub(crate) plain: bool,
}

impl Piece {
    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(crate) fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number(_))
    }

    pub(crate) fn is_dash(&self) -> bool {
        matches!(self.form.as_str(), "-" | "–" | "—" | "‑" | "‐" | "−")
    }
}

/// The pieces of `text` within `range`.
pub(crate) fn pieces(text: &str, range: Span) -> Vec<Piece> {
    let slice = range.of(text);
    let mut out: Vec<Piece> = Vec::with_capacity(slice.len() / 5 + 1);
    let mut at = 0;
    while let Some(c) = slice[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (length, kind, plain) = if c.is_ascii_digit() {
            number(&slice[at..])
        } else if c.is_alphabetic() {
            let length = slice[at..]
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(slice.len() - at);
            (length, Kind::Word, false)
        } else {
            (c.len_utf8(), Kind::Sign, false)
        };
        let span = Span::new(range.start + at, range.start + at + length);
        let form = &slice[at..at + length];
        out.push(Piece {
            glued: out.last().is_some_and(|last| last.span.end == span.start),
            span,
            kind,
            form: form.into(),
            lower: form.to_lowercase().into(),
            plain,
        });
        at += length;
    }
    out
}

/// The number that `text` begins with: its length, its value, whether it is digits alone.
fn number(text: &str) -> (usize, Kind, bool) {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end) || matches!(bytes.get(end), Some(b',' | b'.')) && digit(end + 1) {
        end += 1;
    }
    let written = &text[..end];
    if let Some((length, digits)) = spaced(text, end) {
        return (length, Kind::Number(digits.parse().ok()), false);
    }
    if written.bytes().all(|b| b.is_ascii_digit()) {
        return (end, Kind::Number(written.parse().ok()), true);
    }
    match divided(written) {
        Some(digits) => (end, Kind::Number(digits.parse().ok()), false),
        // "2,3,4" and "2.3.4" are no single number.
        None => (end, Kind::Number(None), false),
    }
}

/// "1 200 000": groups of three digits with one blank between them.
fn spaced(text: &str, first: usize) -> Option<(usize, String)> {
    if first > 3 || !text[..first].bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut digits = text[..first].to_owned();
    let mut end = first;
    loop {
        let rest = &text[end..];
        let blank = rest
            .chars()
            .next()
            .filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'));
        let Some(blank) = blank else { break };
        let group = &rest[blank.len_utf8()..];
        let length = group.bytes().take_while(u8::is_ascii_digit).count();
        let more = group[length..].starts_with([',', '.'])
            && group[length + 1..].starts_with(|c: char| c.is_ascii_digit());
        if length != 3 || more {
            break;
        }
        digits.push_str(&group[..3]);
        end += blank.len_utf8() + 3;
    }
    // A zero or a single digit before a group ("5 100") may also be two numbers; the group decides.
    (end > first && !digits.starts_with('0')).then_some((end, digits))
}

/// The digits of a number with commas or points in it, with a point before the decimals.
fn divided(written: &str) -> Option<String> {
    let (whole, decimals) = match written.rsplit_once('.') {
        Some((whole, decimals)) if !whole.contains('.') => (whole, Some(decimals)),
        Some(_) => {
            // "1.200.000"
            let (first, rest) = written.split_once('.')?;
            let grouped = rest.split('.').all(|group| group.len() == 3) && first.len() <= 3;
            return (grouped && !written.contains(',')).then(|| written.replace('.', ""));
        }
        None => (written, None),
    };
    let groups: Vec<&str> = whole.split(',').collect();
    let digits = match groups.as_slice() {
        [one] => (*one).to_owned(),
        [first, rest @ ..] => {
            let (last, middle) = rest.split_last()?;
            let western = rest.iter().all(|group| group.len() == 3) && first.len() <= 3;
            let indian =
                last.len() == 3 && first.len() <= 2 && middle.iter().all(|group| group.len() == 2);
            if western || indian {
                groups.concat()
            } else if middle.is_empty() && last.len() <= 2 && decimals.is_none() {
                // "1,2 billion"
                return Some(format!("{first}.{last}"));
            } else {
                return None;
            }
        }
        [] => return None,
    };
    Some(match decimals {
        Some(decimals) => format!("{digits}.{decimals}"),
        None => digits,
    })
}

#[cfg(test)]
mod tests {
    use record::Span;

    use super::{Kind, pieces};

    fn read(text: &str) -> Vec<String> {
        pieces(text, Span::new(0, text.len()))
            .iter()
            .map(|piece| match piece.kind {
                Kind::Number(Some(value)) => format!("#{value}"),
                Kind::Number(None) => format!("?{}", piece.form),
                _ => piece.form.to_string(),
            })
            .collect()
    }

    #[test]
    fn numbers_in_the_ways_they_are_written() {
        for (text, value) in [
            ("1,200", "#1200"),
            ("1,200,000.5", "#1200000.5"),
            ("12,34,567", "#1234567"),
            ("1.5", "#1.5"),
            ("1,5", "#1.5"),
            ("1.200.000", "#1200000"),
            ("60 000", "#60000"),
            ("1 200 000", "#1200000"),
            ("007", "#7"),
            ("1,2,3", "?1,2,3"),
            ("2.3.4", "?2.3.4"),
        ] {
            assert_eq!(read(text), [value], "{text}");
        }
        assert_eq!(read("US$1.5bn."), ["US", "$", "#1.5", "bn", "."]);
        assert_eq!(read("in 2022 300 men"), ["in", "#2022", "#300", "men"]);
        assert_eq!(read("5, 6"), ["#5", ",", "#6"]);
        assert_eq!(read("٣ été 1,"), ["٣", "été", "#1", ","]);
    }
}
