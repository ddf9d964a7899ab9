//! The coder's vocabulary: which words state which event, and where its parties stand.
//!
//! The files are in `lexicon/` of this crate; their format is described in `docs/LEXICON.md`.

mod entry;
mod parse;

use std::sync::LazyLock;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

pub(crate) use entry::{
    ClassId, Complement, Constraint, Entry, LightVerb, Outer, OuterKind, Pos, Slot,
};
pub use parse::LexiconError;

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
}

impl Lexicon {
    /// The vocabulary that is compiled in. It is parsed at the first call.
    pub fn embedded() -> &'static Lexicon {
        // A test holds that the compiled-in files parse.
        static EMBEDDED_LEXICON: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::parse(EMBEDDED).unwrap_or_default());
        &EMBEDDED_LEXICON
    }

    /// Reads a vocabulary from files given as name and text. The end of a name says what the file
    /// holds: `verbs.lex`, `my-verbs.lex`, `nouns.lex`, `adjectives.lex`, `light.lex`, `outer.lex`
    /// or `classes.lex`.
    ///
    /// # Errors
    /// All lines that cannot be read, each with file, line and what was expected.
    pub fn parse(files: &[(&str, &str)]) -> Result<Lexicon, Vec<LexiconError>> {
        parse::into_lexicon(Lexicon::default(), files)
    }

    /// This vocabulary with further files. An entry whose pattern is there already replaces it; the
    /// code `-` takes the entry of that pattern away.
    ///
    /// # Errors
    /// All lines that cannot be read, each with file, line and what was expected.
    pub fn extended(&self, files: &[(&str, &str)]) -> Result<Lexicon, Vec<LexiconError>> {
        parse::into_lexicon(self.clone(), files)
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
