//! The coder's vocabulary: which words state which event, and where its parties stand.
//!
//! The files are in `lexicon/` of this crate; their format is described in `docs/LEXICON.md`.

mod entry;
mod fault;
mod own;
mod parse;
mod pattern;
mod petrarch;

use std::sync::LazyLock;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use crate::tree::Tree;
pub(crate) use entry::{
    ClassId, Complement, Constraint, Entry, LightVerb, Outer, OuterKind, Pos, Slot,
};

pub use fault::LexiconError;
pub(crate) use own::{OwnActor, OwnKind, Spell};
pub(crate) use parse::is_own;
pub use petrarch::{Converted, Left, from_petrarch};

/// The files compiled into the program, as name and text. Classes come first: the others use them.
pub(crate) const EMBEDDED: &[(&str, &str)] = &[
    ("classes.lex", include_str!("../lexicon/classes.lex")),
    ("verbs.lex", include_str!("../lexicon/verbs.lex")),
    ("nouns.lex", include_str!("../lexicon/nouns.lex")),
    ("adjectives.lex", include_str!("../lexicon/adjectives.lex")),
    ("light.lex", include_str!("../lexicon/light.lex")),
    ("outer.lex", include_str!("../lexicon/outer.lex")),
];

/// Entries by their lemma, the most specific first.
type Table<T> = FxHashMap<CompactString, Vec<T>>;

/// The vocabulary, ready for look-up.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    verbs: Table<Entry>,
    nouns: Table<Entry>,
    adjectives: Table<Entry>,
    light: Table<LightVerb>,
    outer: Table<Outer>,
    class_ids: FxHashMap<CompactString, ClassId>,
    members: FxHashMap<CompactString, Vec<ClassId>>,
    /// What a user added; `None` for the vocabulary of the program alone.
    own: Option<Box<own::Own>>,
}

impl Lexicon {
    /// The vocabulary that is compiled in. It is parsed at the first call.
    pub fn embedded() -> &'static Lexicon {
        // A test holds that the compiled-in files parse.
        static EMBEDDED_LEXICON: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::parse(EMBEDDED).unwrap_or_default());
        &EMBEDDED_LEXICON
    }

    /// Reads a vocabulary from files given as name and text. What a file holds is said by lines
    /// `[verbs]`, `[nouns]` and so on, or before the first of them by the end of its name:
    /// `verbs.lex`, `my-verbs.lex`, `nouns.lex`, `adjectives.lex`, `light.lex`, `outer.lex`,
    /// `classes.lex`, `actors.lex` or `roles.lex`.
    ///
    /// # Errors
    /// All lines that cannot be read, each with file, line, column and what was expected.
    pub fn parse(files: &[(&str, &str)]) -> Result<Lexicon, Vec<LexiconError>> {
        parse::into_lexicon(Lexicon::default(), files, false)
    }

    /// This vocabulary with a user's files. An entry whose pattern is there already replaces it; the
    /// code `-` takes the entry of that pattern away. The user's entries go before all others, and the
    /// event network does not weigh them.
    ///
    /// # Errors
    /// All lines that cannot be read, each with file, line, column and what was expected. A vocabulary
    /// that was read in part would give other events without a word, so there is none.
    pub fn extended(&self, files: &[(&str, &str)]) -> Result<Lexicon, Vec<LexiconError>> {
        let mut extended = parse::into_lexicon(self.clone(), files, true)?;
        let own = extended.own.get_or_insert_default();
        for (_, text) in files {
            own.add_fingerprint(text);
        }
        Ok(extended)
    }

    /// Whether a user added anything.
    pub fn is_extended(&self) -> bool {
        self.own.is_some()
    }

    /// What tells one user's lexicon from another: the first 12 hexadecimal digits of the BLAKE3 hash
    /// of each file, in their order, joined by `+`. `None` for the vocabulary of the program alone.
    pub fn fingerprint(&self) -> Option<&str> {
        self.own.as_deref().map(own::Own::fingerprint)
    }

    /// The sector that a user gave to the noun that is token `at` of a sentence; phrases are compared
    /// with the words around it.
    pub(crate) fn own_role(&self, tree: &Tree<'_>, at: usize) -> Option<codebook::Sector> {
        let own = self.own.as_deref()?;
        let is = |i: usize, word: &str| {
            tree.form(i).to_lowercase() == word || tree.lemma(i).to_lowercase() == word
        };
        own.role(at, tree.len(), tree.lemma(at), tree.form(at), is)
    }

    /// The actors of the user whom a text names, longest first at each place, without overlaps.
    pub(crate) fn own_actors(&self, text: &str) -> Vec<(record::Span, &OwnActor)> {
        self.own
            .as_deref()
            .map(|own| own.find(text))
            .unwrap_or_default()
    }

    /// How many entries a user added: words that state or embed an event, actors, role nouns.
    pub fn own_counts(&self) -> OwnCounts {
        #[allow(clippy::iter_over_hash_type)] // Sums.
        fn count<T>(table: &Table<T>, own: impl Fn(&T) -> bool) -> usize {
            table.values().flatten().filter(|entry| own(entry)).count()
        }
        let (actors, names, roles) = self.own.as_deref().map_or((0, 0, 0), own::Own::counts);
        OwnCounts {
            words: count(&self.verbs, |entry| entry.own)
                + count(&self.nouns, |entry| entry.own)
                + count(&self.adjectives, |entry| entry.own)
                + count(&self.light, |verb| verb.own)
                + count(&self.outer, |outer| outer.own),
            actors,
            names,
            roles,
        }
    }

    /// The entries of a verb, the most specific first.
    pub fn verbs(&self, lemma: &str) -> &[Entry] {
        find(&self.verbs, lemma)
    }

    /// The entries of a noun (for a phrase: of its head), the most specific first.
    pub fn nouns(&self, lemma: &str) -> &[Entry] {
        find(&self.nouns, lemma)
    }

    /// The entries of an adjective, the most specific first.
    pub fn adjectives(&self, lemma: &str) -> &[Entry] {
        find(&self.adjectives, lemma)
    }

    /// The entries of a verb that leaves the meaning to its noun ("hold talks").
    pub fn light(&self, lemma: &str) -> &[LightVerb] {
        find(&self.light, lemma)
    }

    /// The predicates of that lemma that embed another one ("agree to meet").
    pub fn outer(&self, lemma: &str) -> &[Outer] {
        find(&self.outer, lemma)
    }

    /// The class of that name, with or without `@`.
    pub fn class(&self, name: &str) -> Option<ClassId> {
        self.class_ids
            .get(name.strip_prefix('@').unwrap_or(name))
            .copied()
    }

    /// Whether a lemma is in the class of that name. An unknown class has no members.
    pub fn in_class(&self, class: &str, lemma: &str) -> bool {
        self.class(class)
            .is_some_and(|id| self.has_member(id, lemma))
    }

    /// Whether a lemma is in a class.
    pub fn has_member(&self, class: ClassId, lemma: &str) -> bool {
        find(&self.members, lemma).contains(&class)
    }

    /// All entries of a part of speech in the order of their lemmas, for listings.
    pub fn entries(&self, pos: Pos) -> Vec<&Entry> {
        let table = match pos {
            Pos::Verb => &self.verbs,
            Pos::Noun => &self.nouns,
            Pos::Adjective => &self.adjectives,
        };
        sorted(table)
    }

    /// All embedding predicates in the order of their lemmas, for listings.
    pub fn outer_entries(&self) -> Vec<&Outer> {
        sorted(&self.outer)
    }
}

/// How much a user's lexicon adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OwnCounts {
    /// Words that state an event or embed one.
    pub words: usize,
    /// Actors.
    pub actors: usize,
    /// Names of the actors.
    pub names: usize,
    /// Nouns for those who act within a country.
    pub roles: usize,
}

/// All values of a table in the order of their keys.
fn sorted<T>(table: &Table<T>) -> Vec<&T> {
    let mut keys: Vec<&CompactString> = table.keys().collect();
    keys.sort_unstable();
    keys.iter().flat_map(|key| table[*key].iter()).collect()
}

/// Looks a lemma up: as it is, in lower case (names keep their capitals), with American `z`.
fn find<'a, T>(table: &'a Table<T>, lemma: &str) -> &'a [T] {
    if let Some(found) = table.get(lemma) {
        return found;
    }
    // Some capitals have no small letter.
    let lower = lemma.to_lowercase();
    if lower != lemma {
        return find(table, &lower);
    }
    american(lemma)
        .and_then(|variant| table.get(variant.as_str()))
        .map_or(&[], Vec::as_slice)
}

/// `mobilise` as `mobilize`, `normalisation` as `normalization`; `None` for other words.
fn american(lemma: &str) -> Option<CompactString> {
    const ENDINGS: [(&str, &str); 4] = [
        ("isation", "ization"),
        ("ise", "ize"),
        ("yse", "yze"),
        ("our", "or"),
    ];
    ENDINGS.iter().find_map(|(british, american)| {
        let stem = lemma.strip_suffix(british)?;
        let mut variant = CompactString::from(stem);
        variant.push_str(american);
        Some(variant)
    })
}

#[cfg(test)]
mod tests;
