//! Where sentences end.

use record::Span;

use crate::abbreviations::{Abbreviation, abbreviation, is_acronym, is_word};
use crate::tokens::{is_closer, is_opener, tokens};

/// No sentence has more words than this; longer ones are cut.
pub const MAX_SENTENCE_TOKENS: usize = 250;

/// Words of a piece when a sentence is cut. The margin is for words that are read otherwise at the
/// new end.
const PIECE: usize = 240;

/// Words that, with a capital after an abbreviation or an initial, start a sentence.
const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Any",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Every",
    "For",
    "From",
    "Given",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "It",
    "Its",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Moreover",
    "Most",
    "My",
    "Neither",
    "No",
    "None",
    "Nor",
    "Not",
    "Now",
    "Of",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Over",
    "She",
    "Since",
    "So",
    "Some",
    "Speaking",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Through",
    "To",
    "Today",
    "Two",
    "Under",
    "Unlike",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Without",
    "Yesterday",
    "Yet",
    "You",
    "Your",
    "Asked",
    "Addressing",
    "Under",
    "Several",
    "Three",
    "Four",
];

/// How far back from a stop the word before it is looked for, in bytes.
const LOOK_BACK: usize = 64;

/// The sentences of a paragraph in order, without surrounding white space. They cover everything
/// but white space, do not overlap, and have at most [`MAX_SENTENCE_TOKENS`] words each. A span
/// that does not lie in `text` has no sentences.
pub fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let Some(slice) = text.get(paragraph.start..paragraph.end) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(found) = slice[at..].find(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔'])
    {
        let mark = at + found;
        let (end, next) = after_stop(slice, mark);
        if next >= slice.len() {
            break;
        }
        if ends_sentence(slice, start, mark, end, next) {
            push(text, paragraph.start, slice, start, end, &mut out);
            start = next;
        }
        at = end;
    }
    push(text, paragraph.start, slice, start, slice.len(), &mut out);
    out
}

/// The end of a run of stops with the quotation marks, brackets and note numbers that close after
/// it, and the next position that is not white space.
fn after_stop(slice: &str, mark: usize) -> (usize, usize) {
    let run = slice[mark..]
        .find(|c: char| !is_stop(c))
        .map_or(slice.len(), |length| mark + length);
    let mut end = run;
    loop {
        let rest = &slice[end..];
        let Some(c) = rest.chars().next() else {
            break;
        };
        let after = end + c.len_utf8();
        if is_closer(c) && !opens_next(slice, end, after) {
            end = after;
        } else if c == '[' && end > run - 1 {
            // "... grammar.[11] The": the note belongs to the sentence before it.
            let digits = rest[1..]
                .bytes()
                .take(4)
                .take_while(u8::is_ascii_digit)
                .count();
            if digits == 0 || !rest[1 + digits..].starts_with(']') {
                break;
            }
            end += digits + 2;
        } else if is_stop(c) {
            end = after;
        } else {
            break;
        }
    }
    let next = slice[end..]
        .find(|c: char| !c.is_whitespace())
        .map_or(slice.len(), |length| end + length);
    // `said " . "`: a closing quote set off by a blank, as some texts print it.
    let rest = &slice[next..];
    if next > end && rest.starts_with(['”', ')', ']', '»']) {
        let c = rest.chars().next().map_or(1, char::len_utf8);
        let end = next + c;
        let next = slice[end..]
            .find(|c: char| !c.is_whitespace())
            .map_or(slice.len(), |length| end + length);
        return (end, next);
    }
    (end, next)
}

/// Whether a straight quotation mark directly after a stop opens the next sentence (`ties."The`
/// is read as closing; `ties. "The` never comes here).
fn opens_next(slice: &str, at: usize, after: usize) -> bool {
    let mark = &slice[at..after];
    matches!(mark, "'" | "’")
        && slice[after..].starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔'
    )
}

/// Whether a sentence that began at `start` ends with the stop at `mark`, which with its closers
/// ends at `end`; `next` is the next position that is not white space.
fn ends_sentence(slice: &str, start: usize, mark: usize, end: usize, next: usize) -> bool {
    let stop = slice[mark..].chars().next().unwrap_or('.');
    let stops = slice[mark..end].chars().take_while(|&c| is_stop(c)).count();
    let closed = slice[mark..end].chars().any(is_closer);
    let following = slice[next..].chars().next().unwrap_or(' ');
    if matches!(stop, '。' | '！' | '？' | '।' | '؟' | '۔') {
        return true;
    }
    let word = word_before(slice, start, mark);
    if next == end {
        return ends_without_blank(slice, word, stop, end, closed, following);
    }
    let continues = following.is_lowercase()
        || matches!(
            following,
            ',' | ';' | ':' | ')' | ']' | '%' | '&' | '/' | '+' | '='
        );
    if continues {
        return false;
    }
    let dash = matches!(following, '-' | '–' | '—');
    if stop == '!' || stop == '?' {
        return !dash;
    }
    if stops > 1 || stop == '…' {
        // An ellipsis ends a sentence only before a capital.
        return !dash && starts_sentence(slice, next) && !is_pronoun_i(slice, next);
    }
    if closed {
        // "(U.S.) President": a bracket around an abbreviation.
        return !dash && (!is_acronym(word) || starter(slice, next)) && !is_title(word);
    }
    if dash {
        // A list or a speaker's dash after a full stop; "a.m. - noon" goes on.
        return abbreviation(word).is_none() && word.len() > 1;
    }
    if is_list_number(slice, start, mark) {
        return false;
    }
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && letter.is_alphabetic()
    {
        return after_initial(slice, start, mark, letter, next);
    }
    match abbreviation(word) {
        None => true,
        Some(Abbreviation::Title | Abbreviation::Inner) => {
            // "on Main St. The": a title's form, but a street.
            matches!(word, "St" | "Sr" | "Ft" | "Mt") && starter(slice, next)
        }
        Some(Abbreviation::Number) => {
            if following.is_ascii_digit() {
                return false;
            }
            let month_or_plain = is_word(&word.to_ascii_lowercase()) || starter(slice, next);
            month_or_plain && starts_sentence(slice, next)
        }
        Some(Abbreviation::Open) => starter(slice, next),
    }
}

/// A stop with no blank after it: "ties.The two".
fn ends_without_blank(
    slice: &str,
    word: &str,
    stop: char,
    end: usize,
    closed: bool,
    following: char,
) -> bool {
    if !following.is_uppercase()
        && !(closed && is_opener(following))
        && !matches!(following, '“' | '‘')
    {
        return false;
    }
    if matches!(following, '“' | '‘') {
        return stop != '.' || abbreviation(word).is_none();
    }
    let mut rest = slice[end..].chars();
    rest.next();
    let second = rest.next().unwrap_or(' ');
    let plain_word = word.chars().count() > 1
        && word
            .chars()
            .all(|c| c.is_lowercase() || c == '-' || c == '’' || c == '\'')
        || (word.len() > 3 && word.chars().skip(1).all(char::is_lowercase))
        || (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()));
    let next_plain = second.is_lowercase() || second == ' ' || second == '\'' || second == '’';
    let not_abbreviated = stop != '.' || abbreviation(word).is_none();
    (plain_word || closed) && next_plain && not_abbreviated && !in_address(slice, end)
}

/// Whether the stretch around a position is a web or mail address or a file name.
fn in_address(slice: &str, at: usize) -> bool {
    let mut from = at.saturating_sub(LOOK_BACK);
    while !slice.is_char_boundary(from) {
        from += 1;
    }
    let before = slice[from..at]
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or("");
    let mut to = slice.len().min(at + LOOK_BACK);
    while !slice.is_char_boundary(to) {
        to -= 1;
    }
    let after = slice[at..to]
        .split(char::is_whitespace)
        .next()
        .unwrap_or("");
    before.contains("://")
        || before.contains("www.")
        || before.contains('/')
        || before.contains('@')
        || after.contains('@')
}

/// The word that ends at `mark`: letters, digits, inner stops, hyphens left out.
fn word_before(slice: &str, start: usize, mark: usize) -> &str {
    let mut from = start.max(mark.saturating_sub(LOOK_BACK));
    while !slice.is_char_boundary(from) {
        from += 1;
    }
    let window = &slice[from..mark];
    let cut = window
        .rfind(|c: char| !(c.is_alphanumeric() || c == '.' || c == '\'' || c == '’'))
        .map_or(0, |at| {
            at + window[at..].chars().next().map_or(1, char::len_utf8)
        });
    window[cut..].trim_start_matches(['.', '\'', '’'])
}

/// Whether a sentence can start here: capital, digit, quotation mark, bracket, list mark.
fn starts_sentence(slice: &str, next: usize) -> bool {
    let mut chars = slice[next..].chars().skip_while(|&c| is_opener(c));
    chars
        .next()
        .is_none_or(|c| !c.is_lowercase() && (c.is_alphanumeric() || "•*$€£#@".contains(c)))
}

/// Whether the next word is one that starts sentences and hardly a name.
fn starter(slice: &str, next: usize) -> bool {
    let rest = &slice[next..];
    let Some(first) = rest.chars().next() else {
        return true;
    };
    if matches!(first, '"' | '“' | '‘') {
        return true;
    }
    let end = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    let word = &rest[..end];
    // "U.S. A-10 aircraft" and "D. A. Smith" go on.
    let goes_on = rest[end..].starts_with(['-', '.', '&']);
    !goes_on && STARTERS.contains(&word)
}

fn is_pronoun_i(slice: &str, next: usize) -> bool {
    let rest = &slice[next..];
    rest.starts_with("I ") || rest.starts_with("I'") || rest.starts_with("I’")
}

fn is_title(word: &str) -> bool {
    abbreviation(word) == Some(Abbreviation::Title)
}

/// Whether the sentence so far is nothing but a list number: "1." or "iv." or "B.".
fn is_list_number(slice: &str, start: usize, mark: usize) -> bool {
    let head = slice[start..mark].trim_start_matches(['(', '*', '-', '•', ' ', '"']);
    !head.is_empty()
        && head.len() <= 5
        && (head.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            || head
                .bytes()
                .all(|b| matches!(b, b'i' | b'v' | b'x' | b'I' | b'V' | b'X'))
            || (head.len() == 1 && head.bytes().all(|b| b.is_ascii_alphabetic())))
}

/// After a single letter: an initial ("J. Smith") or the end of a sentence ("plan B. The").
fn after_initial(slice: &str, start: usize, mark: usize, letter: char, next: usize) -> bool {
    if letter.is_lowercase() {
        return !"cpvdbsm".contains(letter) || starter(slice, next);
    }
    let before = slice[start..mark - letter.len_utf8()].trim_end();
    let previous = before
        .rsplit(|c: char| c.is_whitespace())
        .next()
        .unwrap_or("");
    let after_name = previous.starts_with(char::is_uppercase);
    if letter == 'I' && !after_name {
        return true;
    }
    // "John F. The" hardly occurs; "vitamin C. The" does.
    starter(slice, next) && !(after_name && previous.ends_with('.'))
}

/// Adds the sentence, trimmed, and cut where it is too long.
fn push(text: &str, base: usize, slice: &str, start: usize, end: usize, out: &mut Vec<Span>) {
    let piece = &slice[start..end];
    let trimmed = piece.trim();
    if trimmed.is_empty() {
        return;
    }
    let from = base + start + (piece.len() - piece.trim_start().len());
    let span = Span::new(from, from + trimmed.len());
    if may_be_long(trimmed) {
        cut(text, span, out);
    } else {
        out.push(span);
    }
}

/// Whether the sentence may have more than [`MAX_SENTENCE_TOKENS`] words; cheap, and never wrong
/// when it says no.
fn may_be_long(sentence: &str) -> bool {
    if sentence.len() <= MAX_SENTENCE_TOKENS {
        return false;
    }
    let mut bound = 0;
    let mut blank = true;
    for c in sentence.chars() {
        if c.is_whitespace() {
            blank = true;
        } else if !c.is_alphanumeric() {
            // The mark and, after it, a run that may be two words.
            bound += 3;
            blank = false;
        } else if blank {
            bound += 2;
            blank = false;
        }
        if bound > MAX_SENTENCE_TOKENS {
            return true;
        }
    }
    false
}

/// Cuts a sentence into pieces of at most [`PIECE`] words, after a semicolon, dash or comma where
/// there is one in the last third of the piece.
fn cut(text: &str, span: Span, out: &mut Vec<Span>) {
    let words = tokens(text, span);
    if words.len() <= MAX_SENTENCE_TOKENS {
        out.push(span);
        return;
    }
    let mut first = 0;
    while first < words.len() {
        let mut end = words.len();
        if end - first > MAX_SENTENCE_TOKENS {
            let window = first + PIECE * 2 / 3..first + PIECE;
            let weight = |index: usize| match words[index].of(text) {
                ";" => 4,
                ":" | "—" | "–" | "--" => 3,
                "," => 2,
                _ if text[words[index].end..].starts_with(char::is_whitespace) => 1,
                _ => 0,
            };
            // The last of the best places.
            let best = window.max_by_key(|&index| (weight(index), index));
            end = best.map_or(first + PIECE, |index| index + 1);
        }
        out.push(Span::new(words[first].start, words[end - 1].end));
        first = end;
    }
}
