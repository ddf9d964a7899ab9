//! The dateline of a wire report: "MINSK, March 3 (BelTA) -".

use record::Span;

/// A dateline has no more words and marks than this.
const LONGEST: usize = 14;
/// Fewer words than this after it make no sentence.
const LEAST_AFTER: usize = 3;

/// How many words at the beginning of a sentence are its dateline; 0 where there is none.
///
/// A dateline is made of capitalised words, dates and a bracket with the agency, and ends with a
/// dash, with a colon behind a bracket or capitals, or with the bracket itself where a date or
/// capitals stand before it.
pub(crate) fn dateline(text: &str, words: &[Span]) -> usize {
    let form = |i: usize| words[i].of(text);
    let opens = |i: usize| {
        words.len() >= i + LEAST_AFTER
            && form(i).starts_with(|c: char| {
                c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '‘' | '\'' | '`')
            })
    };
    let blank = |a: usize, b: usize| words[a].end < words[b].start;
    // A place stands first, or a date; "In May 2020 (...)" begins a sentence.
    if words
        .first()
        .is_some_and(|word| is_preposition(word.of(text)))
    {
        return 0;
    }
    let (mut bracket, mut dated, mut shouted, mut plain) = (false, false, true, 0);
    let mut i = 0;
    while i < words.len().min(LONGEST) {
        let word = form(i);
        match word {
            "-" | "--" | "—" | "–" | "---" => {
                let spaced = i + 1 < words.len() && i > 0 && blank(i - 1, i) && blank(i, i + 1);
                let named = bracket || dated || shouted && plain > 0;
                let paired = || (i + 1..words.len()).any(|j| form(j) == word && blank(j - 1, j));
                let certain = named || plain > 0 && plain <= 3 && !paired();
                return if spaced && certain && opens(i + 1) {
                    i + 1
                } else {
                    0
                };
            }
            ":" => {
                let certain = bracket || shouted && plain > 0 && plain <= 3;
                return if certain && opens(i + 1) { i + 1 } else { 0 };
            }
            "(" | "[" => {
                let Some(close) =
                    (i + 1..words.len().min(i + 6)).find(|&j| matches!(form(j), ")" | "]"))
                else {
                    return 0;
                };
                bracket = true;
                // An agency has a name; "(the first time)" is a remark.
                let agency = close > i + 1 && form(i + 1).starts_with(char::is_uppercase);
                i = close + 1;
                let ended =
                    i < words.len() && !matches!(form(i), "-" | "--" | "—" | "–" | ":" | ",");
                if ended {
                    let certain = agency && (dated || shouted && plain > 0) && opens(i);
                    return if certain { i } else { 0 };
                }
                continue;
            }
            "," | "." | "/" => {}
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => dated |= i > 0,
            "of" | "de" | "and" | "al" | "the" | "el" | "du" => {}
            _ if word.starts_with(char::is_uppercase) => {
                // "May" alone at the beginning is a name or a verb, "May 3" a date.
                let day =
                    |j: usize| j < words.len() && form(j).starts_with(|c: char| c.is_ascii_digit());
                dated |= is_month_or_day(word) && (i > 0 || day(i + 1));
                if !dated {
                    plain += 1;
                    shouted &= word.chars().all(|c| !c.is_lowercase());
                }
            }
            _ => return 0,
        }
        i += 1;
    }
    0
}

fn is_month_or_day(word: &str) -> bool {
    const NAMES: [&str; 19] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon",
        "tue", "wed", "thu", "fri", "sat", "sun",
    ];
    const TAILS: [&str; 21] = [
        "", ".", "uary", "ruary", "ch", "il", "e", "y", "ust", "t", "tember", "ober", "ember",
        "day", "sday", "nesday", "rsday", "urday", "s", "r", "rs",
    ];
    let lower = word.to_lowercase();
    lower.is_ascii()
        && lower.len() >= 3
        && NAMES.contains(&&lower[..3])
        && TAILS.contains(&&lower[3..])
}

/// Words that lead to a time or a place inside a sentence.
fn is_preposition(word: &str) -> bool {
    const WORDS: [&str; 13] = [
        "after", "as", "at", "before", "between", "by", "during", "for", "from", "in", "on",
        "since", "until",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::dateline;
    use record::Span;

    fn cut(text: &str) -> &str {
        let words = crate::tokens(text, Span::new(0, text.len()));
        match dateline(text, &words) {
            0 => "",
            n => &text[..words[n - 1].end],
        }
    }

    #[test]
    fn datelines_are_cut_off() {
        for (text, dateline) in [
            ("MINSK - The two sides met.", "MINSK -"),
            (
                "BEIJING, March 3 (Xinhua) -- China and Laos met.",
                "BEIJING, March 3 (Xinhua) --",
            ),
            (
                "KABUL (Pajhwok): The council met again.",
                "KABUL (Pajhwok):",
            ),
            (
                "Accra, May 17, GNA - Ghana sent troops.",
                "Accra, May 17, GNA -",
            ),
            (
                "Lima, June 8 (ANDINA) The president left Peru.",
                "Lima, June 8 (ANDINA)",
            ),
            (
                "Washington - The president spoke to reporters.",
                "Washington -",
            ),
            ("May 17 (GNA) Ghana sent more troops.", "May 17 (GNA)"),
            (
                "LA PAZ, Bolivia -- The government resigned today.",
                "LA PAZ, Bolivia --",
            ),
        ] {
            assert_eq!(cut(text), dateline, "{text}");
        }
    }

    #[test]
    fn other_beginnings_are_left() {
        for text in [
            "Chad - a landlocked country - signed the treaty.",
            "The European Union (EU) and Japan met.",
            "Germany and France - The Two - met.",
            "The minister said: We will go.",
            "In May 2020 (the first time) Peru did it.",
            "In May 2020 (Lima time) Peru did it.",
            "Peru, in May 2020 (the first time) Peru did it.",
            "May (Theresa) Brexit did not help.",
            "Peru (Lima) Congress met.",
        ] {
            assert_eq!(cut(text), "", "{text}");
        }
    }
}
