//! Nouns for those who act within a country, with their PLOVER sectors.

use std::sync::LazyLock;

use codebook::Sector;
use rustc_hash::FxHashMap;

/// Noun or two-word noun to sector.
static ROLES: LazyLock<FxHashMap<&str, Sector>> = LazyLock::new(|| {
    let mut roles = FxHashMap::default();
    for line in include_str!("../../lexicon/roles.lex").lines() {
        let Some((sector, lemmas)) = line.split_once(':') else {
            continue;
        };
        let Ok(sector) = sector.parse::<Sector>() else {
            continue;
        };
        for lemma in lemmas.split(',') {
            roles.entry(lemma.trim()).or_insert(sector);
        }
    }
    roles
});

/// The sector that a noun stands for, with the word before it where the two belong together.
pub(super) fn sector(before: Option<&str>, noun: &str) -> Option<Sector> {
    let noun = noun.to_lowercase();
    if let Some(before) = before
        && let Some(sector) = ROLES.get(format!("{} {noun}", before.to_lowercase()).as_str())
    {
        return Some(*sector);
    }
    ROLES.get(noun.as_str()).copied()
}

/// Nouns for a whole country; they add no sector.
pub(super) fn is_country_word(lemma: &str) -> bool {
    matches!(
        lemma,
        "country" | "nation" | "state" | "republic" | "kingdom" | "side" | "neighbour" | "neighbor"
    )
}

/// Nouns for those who stand for one country in another, so that the country around them says
/// nothing of theirs.
pub(super) fn is_abroad(lemma: &str) -> bool {
    matches!(
        lemma,
        "counterpart"
            | "ambassador"
            | "envoy"
            | "diplomat"
            | "consul"
            | "embassy"
            | "consulate"
            | "mission"
            | "delegation"
            | "negotiator"
            | "representative"
            | "attaché"
            | "mediator"
            | "capital"
            | "side"
            | "partner"
            | "foreign ministry"
    )
}

/// Nouns that go with "both" and "the two" for the two countries in view.
pub(super) fn is_side_word(lemma: &str) -> bool {
    is_country_word(lemma)
        || matches!(
            lemma,
            "government"
                | "leader"
                | "minister"
                | "president"
                | "capital"
                | "party"
                | "people"
                | "neighbour"
                | "ally"
                | "power"
                | "economy"
                | "army"
                | "delegation"
                | "partner"
                | "official"
                | "diplomat"
                | "ministry"
                | "premier"
                | "rival"
        )
}

#[cfg(test)]
mod tests {
    use super::{ROLES, sector};
    use codebook::Sector;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("../../lexicon/roles.lex")
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .count();
        let mut sectors: Vec<Sector> = ROLES.values().copied().collect();
        sectors.sort_unstable();
        sectors.dedup();
        assert_eq!(sectors.len(), lines);
    }

    #[test]
    fn two_words_go_before_one() {
        assert_eq!(sector(Some("police"), "officer"), Some(Sector::Police));
        assert_eq!(sector(None, "officer"), Some(Sector::Military));
        assert_eq!(sector(None, "Minister"), Some(Sector::Government));
        assert_eq!(sector(None, "weather"), None);
    }
}
