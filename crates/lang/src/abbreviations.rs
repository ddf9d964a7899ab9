//! Abbreviations that end in a stop, by how they behave at the end of a sentence.

/// How an abbreviation behaves before a capital letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Stands before a name ("Gen.", "Mr.", "St."): no sentence ends after it.
    Title,
    /// Stands before a number ("No.", "Fig.", "Jan."): no sentence ends when a number follows.
    Number,
    /// Stands inside a sentence ("e.g.", "vs."): no sentence ends after it.
    Inner,
    /// May end a sentence ("Inc.", "etc.", "a.m."): the next word decides.
    Open,
}

const TITLES: &[&str] = &[
    "adm", "amb", "asst", "atty", "brig", "bro", "capt", "cdr", "cmdr", "cmdre", "col", "comdr",
    "cpl", "cpt", "dr", "fr", "ft", "gen", "gov", "hon", "insp", "lt", "maj", "messrs", "mlle",
    "mme", "mr", "mrs", "ms", "msgr", "mt", "mx", "pfc", "pres", "prof", "pvt", "rep", "reps",
    "rev", "rt", "sen", "sens", "sgt", "sr", "st", "ste", "supt", "vadm", "v-adm", "engr", "eng",
    "adv", "justc", "sqn", "wg", "mgr",
];

const NUMBERS: &[&str] = &[
    "no", "nos", "art", "arts", "fig", "figs", "sec", "secs", "vol", "vols", "ch", "chap", "para",
    "paras", "pp", "p", "op", "approx", "ca", "eq", "ref", "refs", "tel", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "nr", "rs", "ext",
];

const INNER: &[&str] = &[
    "e.g", "i.e", "eg", "ie", "vs", "v", "cf", "viz", "esp", "resp", "al-", "a.k.a", "incl",
];

const OPEN: &[&str] = &[
    "inc", "ltd", "co", "corp", "jr", "etc", "bros", "dept", "est", "gov't", "govt", "int'l",
    "intl", "ave", "blvd", "rd", "hwy", "mfg", "llc", "plc", "pty", "pvt", "assn", "univ", "ed",
    "eds", "al", "natl", "nat'l", "min", "max", "avg", "mon", "tue", "tues", "wed", "thu", "thur",
    "thurs", "fri", "sq", "km", "kg", "esq", "ph.d", "phd", "m.phil", "b.sc", "m.sc", "ll.b",
    "ll.m", "b.tech", "m.tech", "hons", "ret", "retd", "dist", "div", "dir", "cal", "calif",
    "conn", "fla", "mass", "mich", "minn", "okla", "ont", "penn", "tenn", "tex", "wis", "ariz",
    "colo", "wash", "ill", "va", "ore", "que", "messr", "trans", "tr", "transl", "pct", "kms",
    "mln", "bln", "bn", "mn",
];

/// Abbreviations that are also plain words and then end a sentence: "He said no."
const WORDS: &[&str] = &[
    "no", "art", "arts", "mar", "dec", "sat", "sun", "fig", "figs", "gen", "mass", "wash", "ill",
    "max", "min", "ref", "est", "ed", "al", "ore", "co", "col", "rep", "rev", "hon", "fr", "jun",
    "p", "v", "eng", "adv", "wed", "mon", "ca", "ch", "cal", "ms", "mx", "ref", "refs", "wis",
    "pres", "rd", "bn", "mn", "km", "kg", "tr", "op", "ext", "sec", "secs", "ret", "div", "dir",
    "penn", "va", "tex", "rt", "para", "paras", "eq", "sq", "intl", "incl", "conn", "trans",
];

/// What the word before a stop is. The word comes without the stop.
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    if word.is_empty() || word.len() > 8 {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let lower = lower.as_str();
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    if INNER.contains(&lower) {
        return Some(Abbreviation::Inner);
    }
    // A lower-case "gen" or "st" is no title, but "no. 5" and "p. 5" are usual.
    if capital && TITLES.contains(&lower) {
        return Some(Abbreviation::Title);
    }
    if NUMBERS.contains(&lower) {
        return Some(Abbreviation::Number);
    }
    if OPEN.contains(&lower) && (capital || !is_word(lower)) {
        return Some(Abbreviation::Open);
    }
    is_acronym(word).then_some(Abbreviation::Open)
}

/// Whether the word, an abbreviation otherwise, is a plain word when it stands at the very end.
pub(crate) fn is_word(lower: &str) -> bool {
    WORDS.contains(&lower)
}

/// Whether the word is letters with stops between them: "U.S", "a.m", "Ph.D", "B.Sc".
pub(crate) fn is_acronym(word: &str) -> bool {
    let mut parts = 0;
    for part in word.split('.') {
        let short = matches!(part.chars().count(), 1..=2) || part == "Phil" || part == "Tech";
        if !short || !part.chars().all(char::is_alphabetic) {
            return false;
        }
        if part.chars().count() > 1 && !part.starts_with(char::is_uppercase) && parts == 0 {
            return false;
        }
        parts += 1;
    }
    parts > 1
}

#[cfg(test)]
mod tests {
    use super::{Abbreviation, abbreviation, is_acronym};

    #[test]
    fn abbreviations_are_told_by_their_behaviour() {
        assert_eq!(abbreviation("Gen"), Some(Abbreviation::Title));
        assert_eq!(abbreviation("gen"), None);
        assert_eq!(abbreviation("No"), Some(Abbreviation::Number));
        assert_eq!(abbreviation("e.g"), Some(Abbreviation::Inner));
        assert_eq!(abbreviation("U.S"), Some(Abbreviation::Open));
        assert_eq!(abbreviation("a.m"), Some(Abbreviation::Open));
        assert_eq!(abbreviation("M.Phil"), Some(Abbreviation::Open));
        assert_eq!(abbreviation("country"), None);
        assert!(!is_acronym("co.uk"));
    }
}
