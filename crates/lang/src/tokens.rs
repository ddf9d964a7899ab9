//! Words in the sense of the English treebanks of Universal Dependencies.

use record::Span;

use crate::abbreviations::{Abbreviation, abbreviation, is_acronym, is_word};

/// Prefixes that keep their hyphen ("anti-ship", "co-operate"); other hyphens are words.
const PREFIXES: &[&str] = &[
    "anti", "bi", "co", "counter", "cross", "de", "dis", "e", "ex", "extra", "hyper", "infra",
    "inter", "intra", "macro", "mega", "micro", "mid", "mini", "mis", "multi", "non", "over",
    "post", "pre", "pro", "proto", "pseudo", "psycho", "quasi", "re", "semi", "socio", "sub",
    "super", "trans", "tri", "ultra", "un", "under",
];

/// Suffixes that keep their hyphen.
const SUFFIXES: &[&str] = &["wise", "esque", "ish"];

/// Clitics after an apostrophe.
const CLITICS: &[&str] = &["s", "m", "d", "re", "ve", "ll"];

/// Words written as one that are two, with the length of the first in bytes.
const FUSED: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("wanna", 3),
    ("gotta", 3),
    ("dont", 2),
    ("didnt", 3),
    ("doesnt", 4),
    ("wont", 2),
    ("cant", 2),
    ("couldnt", 5),
    ("wouldnt", 5),
    ("isnt", 2),
    ("wasnt", 3),
    ("arent", 3),
    ("havent", 4),
    ("hasnt", 3),
    ("lemme", 3),
    ("gimme", 3),
    ("outta", 3),
    ("youre", 3),
    ("thats", 4),
    ("theres", 5),
    ("aint", 2),
];

/// Units that are split from the number before them ("5|km", "3|pm").
const UNITS: &[&str] = &[
    "km", "m", "cm", "mm", "kg", "g", "mg", "km/h", "kmh", "mph", "pm", "am", "k", "bn", "mn",
    "mln", "bln", "tn", "ft", "in", "lb", "lbs", "oz", "mw", "gw", "kw", "kwh", "mwh", "twh",
    "gwh", "kv", "mb", "gb", "tb", "hz", "khz", "mhz", "ghz", "ha", "sq", "mt", "bcm", "bpd",
    "min", "hrs", "hr", "yrs", "yr", "x", "l", "ml", "t", "p.m", "a.m", "p.m.", "a.m.",
];

/// Faces made of punctuation.
const FACES: &[&str] = &[
    ":)", ":(", ";)", ":-)", ":-(", ";-)", ":D", ":P", ":/", "(:", ":-/", "<3", "=)", ":'(",
];

/// How far ahead of a position the reading of an address may look, in bytes.
const ADDRESS_WINDOW: usize = 2048;

/// The same for mail addresses, which are tried at every word of a stretch with "@".
const MAIL_WINDOW: usize = 256;

/// The words of a sentence in order, as spans of `text`. They cover everything but white space and
/// do not overlap. A span that does not lie in `text` has no words.
pub fn tokens(text: &str, sentence: Span) -> Vec<Span> {
    let Some(slice) = text.get(sentence.start..sentence.end) else {
        return Vec::new();
    };
    let mut out = Vec::with_capacity(slice.len() / 5 + 1);
    let mut reader = Reader {
        text: slice,
        chunk_start: 0,
        chunk_end: 0,
        out: &mut out,
    };
    reader.sentence();
    for span in &mut out {
        span.start += sentence.start;
        span.end += sentence.start;
    }
    out
}

/// Reads one sentence; all positions are relative to it.
struct Reader<'a> {
    text: &'a str,
    chunk_start: usize,
    chunk_end: usize,
    out: &'a mut Vec<Span>,
}

impl Reader<'_> {
    fn sentence(&mut self) {
        let mut at = 0;
        while at < self.text.len() {
            let rest = &self.text[at..];
            let Some(blank) = rest.find(|c: char| !c.is_whitespace()) else {
                return;
            };
            let start = at + blank;
            let end = self.text[start..]
                .find(char::is_whitespace)
                .map_or(self.text.len(), |length| start + length);
            self.chunk_start = start;
            self.chunk_end = end;
            self.chunk();
            at = end;
        }
    }

    /// A stretch without white space.
    fn chunk(&mut self) {
        let chunk = &self.text[self.chunk_start..self.chunk_end];
        if chunk.bytes().all(|b| b.is_ascii_alphabetic()) {
            self.word(self.chunk_start, self.chunk_end);
            return;
        }
        if FACES.contains(&chunk) || (self.chunk_start == 0 && is_list_mark(chunk)) {
            self.push(self.chunk_start, self.chunk_end);
            return;
        }
        let has_address = chunk.contains('@') || chunk.contains("://") || chunk.contains("www.");
        let mut at = self.chunk_start;
        while at < self.chunk_end {
            let first = self.char_at(at);
            let next = if first.is_alphanumeric() {
                match has_address.then(|| self.address(at)).flatten() {
                    Some(end) => {
                        self.push(at, end);
                        end
                    }
                    None => self.alphanumeric(at),
                }
            } else {
                self.punctuation(at, first)
            };
            // Every branch consumes at least one character.
            at = next.max(at + 1);
        }
    }

    fn char_at(&self, at: usize) -> char {
        self.text[at..self.chunk_end].chars().next().unwrap_or(' ')
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text[self.chunk_start..at].chars().next_back()
    }

    fn push(&mut self, start: usize, end: usize) {
        self.out.push(Span::new(start, end));
    }

    /// A word without any punctuation: whole, or two words written as one.
    fn word(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        if (4..=7).contains(&word.len()) {
            // "CANT" and "WONT" in capitals are names as often as not.
            let usual = !word.bytes().skip(1).any(|b| b.is_ascii_uppercase()) || word.len() == 6;
            let found = FUSED
                .iter()
                .find(|(fused, _)| usual && fused.eq_ignore_ascii_case(word));
            if let Some(&(_, cut)) = found {
                self.push(start, start + cut);
                self.push(start + cut, end);
                return;
            }
        }
        self.push(start, end);
    }

    /// End of a web or mail address that starts at `at`.
    fn address(&self, at: usize) -> Option<usize> {
        let mut limit = self.chunk_end.min(at + ADDRESS_WINDOW);
        while !self.text.is_char_boundary(limit) {
            limit -= 1;
        }
        let rest = &self.text[at..limit];
        let is_url = ["http://", "https://", "ftp://", "www.", "mailto:"]
            .iter()
            .any(|p| {
                rest.get(..p.len())
                    .is_some_and(|head| head.eq_ignore_ascii_case(p))
            });
        if is_url {
            let end = rest
                .find(['<', '>', '"', '“', '”', '«', '»', '|'])
                .unwrap_or(rest.len());
            return Some(at + trim_address(&rest[..end]));
        }
        let mut limit = rest.len().min(MAIL_WINDOW);
        while !rest.is_char_boundary(limit) {
            limit -= 1;
        }
        let rest = &rest[..limit];
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || "@._-+%".contains(c)))
            .unwrap_or(rest.len());
        let address = rest[..end].trim_end_matches(['.', '-', '_', '+', '%']);
        let (name, host) = address.split_once('@')?;
        (!name.is_empty() && !host.is_empty() && !host.contains('@')).then_some(at + address.len())
    }

    /// Something that starts with a letter or digit. Returns where it ends.
    fn alphanumeric(&mut self, start: usize) -> usize {
        let digits = self.text.as_bytes()[start].is_ascii_digit();
        if digits && let Some(end) = self.fixed_number(start) {
            self.push(start, end);
            return end;
        }
        let mut at = self.run(start);
        if digits && let Some(cut) = self.unit(start, at) {
            self.push(start, cut);
            self.push(cut, at);
            return at;
        }
        while let Some(mark) = self.text[at..self.chunk_end].chars().next() {
            let after = at + mark.len_utf8();
            let following = if after < self.chunk_end {
                self.char_at(after)
            } else {
                ' '
            };
            let joined = match mark {
                '\'' | '’' => {
                    if let Some(end) = self.clitic(start, at, after) {
                        return end;
                    }
                    following.is_alphanumeric()
                }
                '.' | '·' => following.is_alphanumeric() && self.joins_by_stop(start, at, after),
                ',' => self.joins_digits(at, after) && self.group_of_digits(after),
                ':' => self.joins_digits(at, after),
                '&' => {
                    let left = &self.text[start..at];
                    left.len() <= 4
                        && following.is_alphabetic()
                        && left.chars().all(char::is_uppercase) == following.is_uppercase()
                }
                '_' => following.is_alphanumeric() || following == '_',
                '-' | '‑' => {
                    following.is_alphanumeric() && self.joins_by_hyphen(start, at, after)
                }
                '/' => self.joins_by_slash(start, at, after),
                '$' => after == self.chunk_end || following.is_ascii_digit(),
                _ => false,
            };
            if !joined {
                break;
            }
            if mark == '$' {
                at = after;
                break;
            }
            at = self.run(after);
        }
        let mut end = at;
        if self.text[at..self.chunk_end].starts_with('.') && self.keeps_stop(start, at) {
            end = at + 1;
        }
        if end == at {
            self.word(start, end);
        } else {
            self.push(start, end);
        }
        end
    }

    /// End of the letters, digits and combining marks from `at` on.
    fn run(&self, at: usize) -> usize {
        self.text[at..self.chunk_end]
            .find(|c: char| !(c.is_alphanumeric() || is_mark(c)))
            .map_or(self.chunk_end, |length| at + length)
    }

    /// Telephone numbers and dates of digits, which keep their hyphens and slashes.
    fn fixed_number(&self, start: usize) -> Option<usize> {
        let rest = &self.text.as_bytes()[start..self.chunk_end.min(start + 24)];
        let mut groups = [0usize; 5];
        let mut count = 0;
        let mut separator = None;
        let mut at = 0;
        loop {
            let length = rest[at..].iter().take_while(|b| b.is_ascii_digit()).count();
            if length == 0 || count == groups.len() {
                return None;
            }
            groups[count] = length;
            count += 1;
            at += length;
            match rest.get(at) {
                Some(&mark @ (b'-' | b'/' | b'.'))
                    if rest.get(at + 1).is_some_and(u8::is_ascii_digit) =>
                {
                    if *separator.get_or_insert(mark) != mark {
                        return None;
                    }
                    at += 1;
                }
                Some(b) if b.is_ascii_alphanumeric() => return None,
                _ => break,
            }
        }
        let known = match (separator?, &groups[..count]) {
            // 2023-06-01, 01-06-2023, 1/6/23
            (_, [4, 1..=2, 1..=2] | [1..=2, 1..=2, 2 | 4]) => true,
            // 555-0100, 202-555-0100, 1-202-555-0100
            (b'-', [3, 4] | [3, 3, 4] | [1, 3, 3, 4]) => true,
            _ => false,
        };
        known.then_some(start + at)
    }

    /// Where the number ends in "5km".
    fn unit(&self, start: usize, end: usize) -> Option<usize> {
        let run = &self.text[start..end];
        let digits = run.bytes().take_while(u8::is_ascii_digit).count();
        let unit = &run[digits..];
        if unit.is_empty() || unit.len() > 4 {
            return None;
        }
        UNITS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(unit))
            .then_some(start + digits)
    }

    /// Splits "Pakistan's" and "don't" when the apostrophe at `mark` starts a clitic.
    fn clitic(&mut self, start: usize, mark: usize, after: usize) -> Option<usize> {
        let end = self.run(after);
        let tail = &self.text[after..end];
        if tail.len() > 2 {
            return None;
        }
        if tail.eq_ignore_ascii_case("t") {
            let stem = &self.text[start..mark];
            if stem.len() > 1 && stem.ends_with(['n', 'N']) {
                self.push(start, mark - 1);
                self.push(mark - 1, end);
                return Some(end);
            }
            return None;
        }
        if !CLITICS
            .iter()
            .any(|clitic| clitic.eq_ignore_ascii_case(tail))
        {
            return None;
        }
        // "the 1990's" names a decade.
        let stem = &self.text[start..mark];
        let decade =
            stem.len() >= 2 && stem.ends_with('0') && stem.bytes().all(|b| b.is_ascii_digit());
        if decade && tail == "s" {
            self.push(start, end);
        } else {
            self.word(start, mark);
            self.push(mark, end);
        }
        Some(end)
    }

    fn joins_digits(&self, mark: usize, after: usize) -> bool {
        let bytes = self.text.as_bytes();
        mark > self.chunk_start
            && bytes[mark - 1].is_ascii_digit()
            && after < self.chunk_end
            && bytes[after].is_ascii_digit()
    }

    /// Whether two or three digits and then no digit stand at `at` ("1,000", "1,00,000").
    fn group_of_digits(&self, at: usize) -> bool {
        let digits = self.text.as_bytes()[at..self.chunk_end.min(at + 4)]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        matches!(digits, 2 | 3)
    }

    /// Whether the stop at `mark` stands inside a word: "3.5", "U.S", "example.org".
    fn joins_by_stop(&self, start: usize, mark: usize, after: usize) -> bool {
        let left = &self.text[start..mark];
        let end = self.run(after);
        let right = &self.text[after..end];
        if self.joins_digits(mark, after) {
            return true;
        }
        let left_part = left.rsplit('.').next().unwrap_or(left);
        let both = left_part.chars().chain(right.chars());
        if both.clone().any(|c| !c.is_alphabetic()) {
            // "Sputnik.5" is two words; "v2.1b" and "www2.x" are one.
            return left_part.ends_with(|c: char| c.is_ascii_digit())
                && right.starts_with(|c: char| c.is_lowercase());
        }
        let single = |part: &str| part.chars().nth(1).is_none();
        if single(left_part) && (single(right) || self.text[end..self.chunk_end].starts_with('.')) {
            return true;
        }
        if matches!(
            (left_part, right),
            (
                "Ph" | "M" | "B" | "LL" | "D",
                "D" | "Phil" | "Sc" | "Tech" | "Ed" | "Com" | "B" | "M" | "Litt"
            )
        ) {
            return true;
        }
        // A host or file name: lower case on both sides.
        right.chars().all(|c| c.is_lowercase())
            && right.len() >= 2
            && (left_part.chars().count() > 1 || right.len() <= 3)
    }

    fn joins_by_hyphen(&self, start: usize, mark: usize, after: usize) -> bool {
        let left = &self.text[start..mark];
        let end = self.run(after);
        if !self.char_at(after).is_alphanumeric() {
            return false;
        }
        let known =
            |list: &[&str], word: &str| list.iter().any(|one| one.eq_ignore_ascii_case(word));
        if left.len() <= 7 && known(PREFIXES, left) {
            return self.char_at(after).is_alphabetic() || left.eq_ignore_ascii_case("mid");
        }
        known(SUFFIXES, &self.text[after..end])
    }

    fn joins_by_slash(&self, start: usize, mark: usize, after: usize) -> bool {
        let left = &self.text[start..mark];
        let right = &self.text[after..self.run(after)];
        [
            ("w", ""),
            ("w", "o"),
            ("w", "out"),
            ("s", "he"),
            ("b", "c"),
            ("n", "a"),
            ("c", "o"),
        ]
        .iter()
        .any(|(a, b)| a.eq_ignore_ascii_case(left) && b.eq_ignore_ascii_case(right))
    }

    /// Whether the stop after the word belongs to it.
    fn keeps_stop(&self, start: usize, stop: usize) -> bool {
        let after = stop + 1;
        let word = &self.text[start..stop];
        // "U.S..." is an ellipsis after a word.
        if self.text[after..self.chunk_end].starts_with('.') {
            return false;
        }
        let rest = &self.text[after..];
        let last = rest
            .chars()
            .take(6)
            .all(|c| c.is_whitespace() || is_closer(c))
            && rest.len() < 24;
        if is_acronym(word) {
            return true;
        }
        let mut letters = word.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            return letter.is_alphabetic()
                && !last
                && (letter.is_uppercase() || "cpvdbm".contains(letter));
        }
        let Some(kind) = abbreviation(word) else {
            return false;
        };
        let lower = word.to_ascii_lowercase();
        match kind {
            _ if last => !is_word(&lower),
            // "no. 5", but "he said no. Then"
            Abbreviation::Number if is_word(&lower) => rest
                .trim_start()
                .starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase()),
            _ => true,
        }
    }

    /// Something that starts with neither a letter nor a digit. Returns where it ends.
    fn punctuation(&mut self, at: usize, first: char) -> usize {
        let rest = &self.text[at..self.chunk_end];
        let single = at + first.len_utf8();
        let next = rest[first.len_utf8()..].chars().next();
        let same = || {
            let run = rest.find(|c: char| c != first).unwrap_or(rest.len());
            at + run
        };
        let end = match first {
            '\'' | '’' | '`' => {
                if let Some(end) = self.leading_apostrophe(at, single, next) {
                    end
                } else if next == Some(first) {
                    single + first.len_utf8()
                } else {
                    single
                }
            }
            '!' | '?' => {
                at + rest
                    .find(|c: char| !matches!(c, '!' | '?'))
                    .unwrap_or(rest.len())
            }
            '.' | '-' | '*' | '=' | '_' | '~' | '>' | '<' | '+' | '–' | '—' | '…' | '|'
                if next == Some(first) =>
            {
                same()
            }
            '[' if rest.starts_with("[...]") => at + 5,
            '[' if rest.starts_with("[…]") => at + "[…]".len(),
            '@' | '#' if next.is_some_and(|c| c.is_alphanumeric() || c == '_') => self.tag(single),
            '+' if next.is_some_and(|c| c.is_ascii_digit()) && self.char_before(at).is_none() => {
                self.fixed_number(single)
                    .unwrap_or_else(|| self.run(single))
            }
            _ => {
                // Combining marks and joiners stay with what they modify.
                single
                    + rest[first.len_utf8()..]
                        .find(|c: char| !is_mark(c))
                        .unwrap_or(rest.len() - first.len_utf8())
            }
        };
        self.push(at, end);
        end
    }

    /// "’s" after a quotation mark, "’90s", "’em".
    fn leading_apostrophe(&self, at: usize, after: usize, next: Option<char>) -> Option<usize> {
        let next = next?;
        if !next.is_alphanumeric() {
            return None;
        }
        let end = self.run(after);
        let tail = &self.text[after..end];
        if self.char_before(at).is_some_and(|c| !is_opener(c)) {
            let clitic =
                tail.len() <= 2 && CLITICS.iter().any(|one| one.eq_ignore_ascii_case(tail));
            return clitic.then_some(end);
        }
        let decade = tail.len() <= 3
            && tail.bytes().take(2).filter(u8::is_ascii_digit).count() == 2
            && tail.bytes().skip(2).all(|b| b == b's');
        let short = ["em", "til", "tis", "twas", "cause"]
            .iter()
            .any(|one| one.eq_ignore_ascii_case(tail));
        (decade || short).then_some(end)
    }

    /// End of a hashtag or handle whose name starts at `at`.
    fn tag(&self, at: usize) -> usize {
        self.text[at..self.chunk_end]
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || is_mark(c)))
            .map_or(self.chunk_end, |length| at + length)
    }
}

/// Length of an address without the punctuation that follows it in a sentence.
fn trim_address(address: &str) -> usize {
    let mut trimmed = address;
    loop {
        let Some(last) = trimmed.chars().next_back() else {
            return address.len();
        };
        let drop = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']' | '*' | '…' => true,
            ')' => !trimmed.contains('('),
            _ => false,
        };
        if !drop {
            return trimmed.len();
        }
        trimmed = &trimmed[..trimmed.len() - last.len_utf8()];
    }
}

/// "1.", "(b)", "c)" at the head of a sentence.
fn is_list_mark(chunk: &str) -> bool {
    let inner = chunk.strip_prefix('(').unwrap_or(chunk);
    let Some(mark) = inner.strip_suffix(['.', ')']) else {
        return false;
    };
    if chunk.starts_with('(') && !chunk.ends_with(')') {
        return false;
    }
    let number = mark.len() <= 3 && mark.bytes().all(|b| b.is_ascii_digit());
    !mark.is_empty()
        && (number || (mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_alphabetic())))
}

/// Marks that modify the character before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
        || unicode_normalization::char::is_combining_mark(c)
}

/// Quotation marks and brackets that close.
pub(crate) fn is_closer(c: char) -> bool {
    matches!(c, '"' | '”' | '\'' | '’' | ')' | ']' | '»' | '}' | '›')
}

/// Quotation marks and brackets that open.
pub(crate) fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '“' | '\'' | '‘' | '(' | '[' | '«' | '{' | '„' | '‹' | '—' | '–' | '-'
    )
}
