//! Spans of names: runs of proper nouns that the tree holds together.

use crate::analysis::{Deprel, NameKind, NameSpan, Token, Upos};

/// Titles that make the name after them that of a person.
const TITLES: &[&str] = &[
    "mr.",
    "mr",
    "mrs.",
    "mrs",
    "ms.",
    "ms",
    "dr.",
    "dr",
    "president",
    "minister",
    "premier",
    "chancellor",
    "king",
    "queen",
    "prince",
    "princess",
    "sheikh",
    "sultan",
    "emir",
    "general",
    "gen.",
    "colonel",
    "col.",
    "senator",
    "sen.",
    "ambassador",
    "secretary",
    "pope",
    "judge",
    "governor",
    "spokesman",
    "spokeswoman",
    "sir",
    "lord",
];

/// Last words that make a name that of an organisation.
const BODIES: &[&str] = &[
    "ministry",
    "office",
    "department",
    "agency",
    "council",
    "committee",
    "commission",
    "party",
    "university",
    "institute",
    "bank",
    "company",
    "corporation",
    "corp.",
    "inc.",
    "ltd.",
    "ltd",
    "llc",
    "group",
    "union",
    "association",
    "organization",
    "organisation",
    "fund",
    "court",
    "parliament",
    "assembly",
    "congress",
    "senate",
    "army",
    "navy",
    "forces",
    "police",
    "authority",
    "federation",
    "chamber",
    "foundation",
    "centre",
    "center",
    "times",
    "post",
    "news",
];

/// The names of a sentence.
pub(crate) fn names(text: &str, tokens: &[Token]) -> Vec<NameSpan> {
    let form = |i: usize| tokens[i].span.of(text).to_lowercase();
    let mut names = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if tokens[i].upos != Upos::Propn {
            i += 1;
            continue;
        }
        let first = i;
        i += 1;
        while i < tokens.len() && (tokens[i].upos == Upos::Propn || joins(text, tokens, i)) {
            i += 1;
        }
        let kind = if BODIES.contains(&form(i - 1).as_str()) {
            NameKind::Organisation
        } else if TITLES.contains(&form(first).as_str())
            || first > 0 && TITLES.contains(&form(first - 1).as_str())
        {
            NameKind::Person
        } else if located(tokens, first, i) {
            NameKind::Place
        } else if i - first > 1
            && tokens[first + 1..i]
                .iter()
                .all(|t| t.deprel == Deprel::Flat)
        {
            NameKind::Person
        } else {
            NameKind::Other
        };
        names.push(NameSpan {
            first,
            end: i,
            kind,
        });
    }
    names
}

/// "of", "de", "al", "-" between two proper nouns of one name.
fn joins(text: &str, tokens: &[Token], i: usize) -> bool {
    let next_is_name = tokens.get(i + 1).is_some_and(|t| t.upos == Upos::Propn);
    let adjacent = |a: usize, b: usize| tokens[a].span.end == tokens[b].span.start;
    match tokens[i].span.of(text) {
        "-" | "–" => next_is_name && adjacent(i - 1, i) && adjacent(i, i + 1),
        "de" | "del" | "der" | "al" | "bin" | "van" | "von" => next_is_name,
        _ => false,
    }
}

/// Whether the name stands behind a preposition of place.
fn located(tokens: &[Token], first: usize, end: usize) -> bool {
    let case = first
        .checked_sub(1)
        .map(|before| tokens[before].lemma.as_str())
        .is_some_and(|lemma| matches!(lemma, "in" | "at" | "near"));
    case && tokens[first..end]
        .iter()
        .any(|t| matches!(t.deprel, Deprel::Obl | Deprel::Nmod))
}
