//! Families that hold texts alike, so that no text of one part is nearly that of another.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;

use record::annotated::AnnotatedText;
use rustc_hash::FxHashMap;

/// Two texts are alike where their sets of words of at least this many letters ...
const LETTERS: usize = 4;
/// ... share this part of their union,
const WORDS_ALIKE: f64 = 0.20;
/// or their sets of three words in a row share this part of theirs.
const ROWS_ALIKE: f64 = 0.08;

/// The name of the group of each text: the first name, by the alphabet, of the families that are
/// joined to its own by texts alike.
pub(super) fn names(texts: &[AnnotatedText]) -> Vec<String> {
    let mut groups = Groups::default();
    for text in texts {
        groups.add(&text.family);
    }
    for (a, b) in alike(texts) {
        groups.join(&texts[a].family, &texts[b].family);
    }
    texts.iter().map(|text| groups.name(&text.family)).collect()
}

/// The pairs of texts that are alike, by their places in the list.
pub(super) fn alike(texts: &[AnnotatedText]) -> BTreeSet<(usize, usize)> {
    let words: Vec<Vec<String>> = texts.iter().map(|text| split(&text.text)).collect();
    let content: Vec<BTreeSet<&str>> = words
        .iter()
        .map(|words| {
            let long = |word: &&str| word.chars().count() >= LETTERS;
            words.iter().map(String::as_str).filter(long).collect()
        })
        .collect();
    let rows: Vec<BTreeSet<&[String]>> = words
        .iter()
        .map(|words| words.windows(3).collect())
        .collect();
    let mut pairs = above(&content, WORDS_ALIKE);
    pairs.extend(above(&rows, ROWS_ALIKE));
    pairs
}

/// The words of a text in small letters.
pub(super) fn split(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Pairs of sets whose intersection is at least `share` of their union.
fn above<T: Eq + Hash + Copy>(sets: &[BTreeSet<T>], share: f64) -> BTreeSet<(usize, usize)> {
    let mut holders: FxHashMap<T, Vec<usize>> = HashMap::default();
    let mut pairs = BTreeSet::new();
    for (place, set) in sets.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for &element in set {
            let before = holders.entry(element).or_default();
            for &other in before.iter() {
                *shared.entry(other).or_default() += 1;
            }
            before.push(place);
        }
        for (other, count) in shared {
            let union = set.len() + sets[other].len() - count;
            if count as f64 >= share * union as f64 {
                pairs.insert((other, place));
            }
        }
    }
    pairs
}

/// Sets of families that are joined step by step; each is known by its first name.
#[derive(Default)]
struct Groups {
    upper: BTreeMap<String, String>,
}

impl Groups {
    fn add(&mut self, family: &str) {
        self.upper
            .entry(family.to_owned())
            .or_insert_with(|| family.to_owned());
    }

    fn name(&self, family: &str) -> String {
        let mut name = family;
        while let Some(upper) = self.upper.get(name).filter(|upper| *upper != name) {
            name = upper;
        }
        name.to_owned()
    }

    fn join(&mut self, a: &str, b: &str) {
        let (a, b) = (self.name(a), self.name(b));
        let (first, other) = if a <= b { (a, b) } else { (b, a) };
        self.upper.insert(other, first);
    }
}
