//! Finds the names of the tables in running text.
//!
//! Names are sequences of words in a trie. A text is read word by word from left to right; at each
//! word the longest name that starts there is taken, so the work grows with the length of the text
//! (names have a bounded number of words).

use rustc_hash::{FxHashMap, FxHashSet};

use crate::fold::{is_word, push_plain};
use crate::tables::{Tables, Usage};

/// Words that may be written small or large inside a name.
const SMALL: [&str; 16] = [
    "the", "of", "and", "for", "in", "on", "de", "da", "do", "dos", "la", "el", "al", "du", "des",
    "to",
];

/// Longest name in words; a test finds every name of the tables, so a longer one would be noticed.
const MAX_WORDS: usize = 16;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Space,
    Hyphen,
    Apostrophe,
    Dot,
    None,
    Other,
}

/// A word of a text: where it is, and its number if any name contains it.
#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    id: u32,
    gap: Gap,
}

const UNKNOWN: u32 = u32::MAX;

/// A way of writing a name.
#[derive(Debug)]
struct Surface {
    /// The words without accents, in the case of the table.
    words: Vec<String>,
    gaps: Vec<Gap>,
    final_dot: bool,
    exact: Option<&'static str>,
    /// Indices into the table of names; empty for a phrase that stands for nothing.
    names: Vec<u32>,
    personal: bool,
}

/// What was found before the year decides between the readings.
#[derive(Debug)]
pub(crate) struct Found<'a> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) names: &'a [u32],
}

#[derive(Debug, Default)]
pub(crate) struct Finder {
    vocabulary: FxHashMap<String, u32>,
    edges: FxHashMap<(u32, u32), u32>,
    surfaces: FxHashMap<u32, Vec<Surface>>,
    nodes: u32,
    given_names: FxHashSet<u32>,
}

impl Finder {
    pub(crate) fn new(tables: &Tables) -> Finder {
        let mut finder = Finder {
            nodes: 1,
            ..Finder::default()
        };
        for (index, name) in tables.names.iter().enumerate() {
            if name.usage == Usage::ResolveOnly {
                continue;
            }
            let exact = (name.usage == Usage::Exact).then_some(name.text);
            let personal = tables.personal.contains(&name.text);
            finder.insert(name.text, exact, u32::try_from(index).ok(), personal);
        }
        for phrase in &tables.phrases {
            finder.insert(phrase, None, None, false);
        }
        for given in &tables.given_names {
            let id = finder.intern(&given.to_lowercase());
            finder.given_names.insert(id);
        }
        finder
    }

    fn intern(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.vocabulary.len()).unwrap_or(UNKNOWN);
        *self.vocabulary.entry(word.to_owned()).or_insert(next)
    }

    fn insert(
        &mut self,
        text: &str,
        exact: Option<&'static str>,
        name: Option<u32>,
        personal: bool,
    ) {
        let words = split(text);
        let plain: Vec<String> = words.iter().map(|w| plain(&text[w.start..w.end])).collect();
        let mut node = 0;
        for word in &plain {
            let id = self.intern(&word.to_lowercase());
            let fresh = self.nodes;
            node = *self.edges.entry((node, id)).or_insert(fresh);
            if node == fresh {
                self.nodes += 1;
            }
        }
        if node == 0 {
            return;
        }
        let gaps: Vec<Gap> = words.iter().map(|w| w.gap).collect();
        let surfaces = self.surfaces.entry(node).or_default();
        let found = surfaces
            .iter_mut()
            .find(|s| s.words == plain && s.gaps == gaps && s.exact == exact);
        match found {
            Some(surface) => {
                surface.names.extend(name);
                surface.personal |= personal;
            }
            None => surfaces.push(Surface {
                words: plain,
                gaps,
                final_dot: text.ends_with('.'),
                exact,
                names: name.into_iter().collect(),
                personal,
            }),
        }
    }

    /// The names in the text, longest first at each place, without overlaps.
    pub(crate) fn find(&self, text: &str) -> Vec<Found<'_>> {
        let words = self.words(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.longest(text, &words, at) {
                Some((count, surface)) => {
                    let start = words[at].start;
                    let mut end = words[at + count - 1].end;
                    if surface.final_dot && text[end..].starts_with('.') {
                        end += 1;
                    }
                    let is_person = surface.personal
                        && at > 0
                        && words[at].gap == Gap::Space
                        && self.given_names.contains(&words[at - 1].id)
                        && text[words[at - 1].start..].starts_with(char::is_uppercase);
                    if !surface.names.is_empty() && !is_person {
                        found.push(Found {
                            start,
                            end,
                            names: &surface.names,
                        });
                    }
                    at += count;
                }
                None => at += 1,
            }
        }
        found
    }

    fn longest(&self, text: &str, words: &[Word], at: usize) -> Option<(usize, &Surface)> {
        let mut node = 0;
        let mut best = None;
        for (offset, word) in words[at..].iter().take(MAX_WORDS).enumerate() {
            if word.id == UNKNOWN || (offset > 0 && word.gap == Gap::Other) {
                break;
            }
            let Some(&next) = self.edges.get(&(node, word.id)) else {
                break;
            };
            node = next;
            let Some(surfaces) = self.surfaces.get(&node) else {
                continue;
            };
            let span = &words[at..=at + offset];
            if let Some(surface) = surfaces.iter().find(|s| s.fits(text, span)) {
                best = Some((offset + 1, surface));
            }
        }
        best
    }

    fn words(&self, text: &str) -> Vec<Word> {
        let mut words = split(text);
        let mut buffer = String::new();
        for word in &mut words {
            buffer.clear();
            for c in text[word.start..word.end].chars() {
                if c == '&' {
                    buffer.push_str("and");
                } else {
                    push_plain(c, &mut buffer);
                }
            }
            if buffer.is_ascii() {
                buffer.make_ascii_lowercase();
            } else {
                buffer = buffer.to_lowercase();
            }
            word.id = self
                .vocabulary
                .get(buffer.as_str())
                .copied()
                .unwrap_or(UNKNOWN);
        }
        words
    }
}

impl Surface {
    fn fits(&self, text: &str, words: &[Word]) -> bool {
        if let Some(exact) = self.exact {
            return words
                .first()
                .zip(words.last())
                .is_some_and(|(first, last)| {
                    text[first.start..last.end] == *exact.trim_end_matches('.')
                });
        }
        words
            .iter()
            .zip(&self.words)
            .zip(&self.gaps)
            .enumerate()
            .all(|(index, ((word, mine), gap))| {
                let written = plain(&text[word.start..word.end]);
                let gap_fits = index == 0
                    || match (gap, word.gap) {
                        (a, b) if *a == b => true,
                        (Gap::Space, Gap::Hyphen) | (Gap::Hyphen, Gap::Space) => true,
                        (Gap::Dot, Gap::Space) => self.words[index - 1].len() > 1,
                        (Gap::Space, Gap::Dot) => {
                            matches!(self.words[index - 1].as_str(), "St" | "Ft" | "Mt")
                        }
                        (Gap::Apostrophe, Gap::None | Gap::Space) => true,
                        _ => false,
                    };
                gap_fits && case_fits(mine, &written, self.words.len() > 1)
            })
    }
}

/// Whether a written word may stand for a word of a name: the same case; or a small word of a
/// longer name; or capitals, as in headlines, for words long enough not to be acronyms.
fn case_fits(mine: &str, written: &str, in_phrase: bool) -> bool {
    if mine == written {
        return true;
    }
    if in_phrase && SMALL.contains(&mine.to_lowercase().as_str()) {
        return true;
    }
    let capitals = written.chars().all(|c| !c.is_lowercase());
    if capitals && (in_phrase || written.chars().count() >= 4) {
        return true;
    }
    // A common word of a longer name may be written either way ("Baltic States").
    in_phrase && mine.starts_with(char::is_lowercase)
}

fn plain(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if c == '&' {
            out.push_str("and");
        } else {
            push_plain(c, &mut out);
        }
    }
    out
}

/// The words of a text and what stands before each.
fn split(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 5 + 1);
    let mut previous = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !is_word(c) && c != '&' {
            continue;
        }
        let mut end = start + c.len_utf8();
        if c != '&' {
            while let Some(&(at, c)) = chars.peek() {
                if !is_word(c) {
                    break;
                }
                end = at + c.len_utf8();
                chars.next();
            }
        }
        words.push(Word {
            start,
            end,
            id: UNKNOWN,
            gap: gap(&text[previous..start]),
        });
        previous = end;
    }
    words
}

fn gap(between: &str) -> Gap {
    match between {
        "" => Gap::None,
        " " => Gap::Space,
        "-" | "‑" | "–" => Gap::Hyphen,
        "'" | "’" | "‘" | "ʼ" | "`" | "ʻ" => Gap::Apostrophe,
        "." | ". " => Gap::Dot,
        // "Workers' Party"
        "' " | "’ " => Gap::Space,
        _ if between.chars().all(char::is_whitespace) && between.matches('\n').count() <= 1 => {
            Gap::Space
        }
        _ => Gap::Other,
    }
}
