//! Dictionary forms: a table of what the treebanks have, rules for the rest.

use std::sync::LazyLock;

use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};

/// `form TAB xpos TAB lemma`, written by `cargo xtask train`.
static TABLE: LazyLock<FxHashMap<(&str, &str), &str>> = LazyLock::new(|| {
    include_str!("../models/lemmas.tsv")
        .lines()
        .filter_map(|line| {
            let mut columns = line.split('\t');
            Some(((columns.next()?, columns.next()?), columns.next()?))
        })
        .collect()
});

/// The dictionary form of a word with a Penn tag; names keep their capitals.
pub fn lemma(form: &str, xpos: &str) -> CompactString {
    if xpos == "NNP" {
        return form.into();
    }
    let lower = form.to_lowercase();
    if let Some(&lemma) = TABLE.get(&(lower.as_str(), xpos)) {
        return lemma.into();
    }
    lemma_by_rule(&lower, xpos)
}

/// Irregular forms: (form, whether it is a verb) to base form.
static IRREGULAR: LazyLock<FxHashMap<(&str, bool), &str>> = LazyLock::new(|| {
    let mut forms = FxHashMap::default();
    for line in include_str!("../models/irregular.txt")
        .lines()
        .filter(|l| !l.starts_with('#'))
    {
        let words: Vec<&str> = line.split(' ').collect();
        for form in words.iter().skip(1) {
            forms.entry((*form, words.len() == 3)).or_insert(words[0]);
        }
    }
    forms
});

/// English verbs in their base form, to choose between `extradit` and `extradite`.
static VERBS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("../models/verbs.txt").lines().collect());

/// What the rules of English inflection make of a lower-case word with a Penn tag.
pub fn lemma_by_rule(lower: &str, xpos: &str) -> CompactString {
    let verbal = matches!(xpos, "VBZ" | "VBG" | "VBD" | "VBN");
    if (matches!(xpos, "VBD" | "VBN") || xpos == "NNS")
        && let Some(&base) = IRREGULAR.get(&(lower, verbal))
    {
        return base.into();
    }
    let stem = match xpos {
        "NNS" | "NNPS" => plural(lower),
        "VBZ" => plural(lower),
        "VBG" => lower.strip_suffix("ing").and_then(inflected),
        // "freed", "agreed": only the d is the ending.
        "VBD" | "VBN" if lower.ends_with("eed") => lower.strip_suffix('d').map(CompactString::from),
        "VBD" | "VBN" => lower.strip_suffix("ed").and_then(inflected),
        "JJR" | "RBR" => lower.strip_suffix("er").and_then(inflected),
        "JJS" | "RBS" => lower.strip_suffix("est").and_then(inflected),
        _ => None,
    };
    stem.unwrap_or_else(|| lower.into())
}

/// `countries` to `country`, `watches` to `watch`, `states` to `state`.
fn plural(word: &str) -> Option<CompactString> {
    let stem = word.strip_suffix('s')?;
    if stem.len() < 2 || stem.ends_with('s') && !stem.ends_with("es") {
        return None;
    }
    if let Some(root) = stem.strip_suffix("ie").filter(|root| root.len() > 1) {
        return Some(format!("{root}y").into());
    }
    let doubled = ["sse", "xe", "che", "she", "zze"];
    if doubled.iter().any(|end| stem.ends_with(end)) {
        return stem.strip_suffix('e').map(CompactString::from);
    }
    Some(stem.into())
}

/// The verb or adjective behind a stem without its ending: `stopp` is `stop`, `mak` is `make`,
/// `carri` is `carry`.
fn inflected(stem: &str) -> Option<CompactString> {
    let with_e = format!("{stem}e");
    let undoubled = stem
        .char_indices()
        .next_back()
        .map_or(stem, |(last, _)| &stem[..last]);
    for candidate in [stem, with_e.as_str(), undoubled] {
        if VERBS.contains(candidate) {
            return Some(candidate.into());
        }
    }
    let letters: Vec<char> = stem.chars().collect();
    if !letters.iter().any(|&c| is_vowel(c) || c == 'y') {
        return None;
    }
    let vowel = |back: usize| {
        letters
            .len()
            .checked_sub(back)
            .map(|at| is_vowel(letters[at]))
    };
    let last = *letters.last()?;
    if last == 'i' {
        return Some(format!("{}y", &stem[..stem.len() - 1]).into());
    }
    let doubled = letters.len() > 2 && letters[letters.len() - 2] == last && !is_vowel(last);
    if doubled && !matches!(last, 'l' | 's' | 'f' | 'z') {
        return Some(stem[..stem.len() - last.len_utf8()].into());
    }
    let needs_e = matches!(last, 'v' | 'c' | 'u' | 'z')
        || last == 's' && !stem.ends_with("ss")
        || last == 'g' && !stem.ends_with("ng")
        || (stem.ends_with("ng") && stem.ends_with("ang"))
        || stem.ends_with("dg")
        || stem.ends_with("iat")
        || stem.ends_with("uat")
        || last == 'l' && vowel(2) == Some(false)
        || (vowel(2) == Some(true)
            && vowel(3) == Some(false)
            && !is_vowel(last)
            && !matches!(last, 'w' | 'x' | 'y')
            && (letters.len() <= 4 || ends_like_e(stem)));
    Some(if needs_e {
        format!("{stem}e").into()
    } else {
        stem.into()
    })
}

/// Long stems that lost an `e`: `negotiat`, `describ`, `requir`, `organiz`, `conclud`.
fn ends_like_e(stem: &str) -> bool {
    [
        "at", "ir", "ib", "id", "ud", "iz", "is", "in", "ur", "ut", "ak", "ok", "ik", "ar", "ud",
        "am", "um", "om", "ap", "op", "ag", "ad", "od", "or", "os", "us", "uc", "ac", "ot",
    ]
    .iter()
    .any(|end| stem.ends_with(end))
        && ![
            "visit", "explain", "remain", "maintain", "question", "harbor", "labor", "honor",
        ]
        .contains(&stem)
        && !["ion", "tain", "lain", "olit"]
            .iter()
            .any(|end| stem.ends_with(end))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::lemma_by_rule;

    #[test]
    fn rules_undo_inflection() {
        for (form, xpos, lemma) in [
            ("countries", "NNS", "country"),
            ("talks", "NNS", "talk"),
            ("sanctions", "NNS", "sanction"),
            ("branches", "NNS", "branch"),
            ("stopped", "VBD", "stop"),
            ("negotiated", "VBD", "negotiate"),
            ("carried", "VBD", "carry"),
            ("visited", "VBD", "visit"),
            ("imposing", "VBG", "impose"),
            ("signing", "VBG", "sign"),
            ("condemned", "VBD", "condemn"),
            ("expelled", "VBD", "expel"),
            ("extradited", "VBN", "extradite"),
            ("undertook", "VBD", "undertake"),
            ("gunmen", "NNS", "gunman"),
            ("planning", "VBG", "plan"),
        ] {
            assert_eq!(lemma_by_rule(form, xpos), lemma, "{form}");
        }
    }
}
