//! What is asked for, refused or threatened: the mode of REQUEST, REJECT and THREATEN.

use std::sync::LazyLock;

use codebook::{EventType, Mode};
use rustc_hash::FxHashMap;

use super::{Found, Search};

/// The mode that a word stands for behind a predicate of the type.
static CONTENTS: LazyLock<FxHashMap<(EventType, &str), Mode>> = LazyLock::new(|| {
    let mut contents = FxHashMap::default();
    for line in include_str!("../../lexicon/contents.lex").lines() {
        let Some((event, mode, lemmas)) = row(line) else {
            continue;
        };
        for lemma in lemmas.split(',') {
            contents.entry((event, lemma.trim())).or_insert(mode);
        }
    }
    contents
});

fn row(line: &str) -> Option<(EventType, Mode, &str)> {
    let (head, lemmas) = line.split_once(':')?;
    let (event, mode) = head.split_once(' ')?;
    let event: EventType = event.parse().ok()?;
    let mode = event.modes().find(|own| own.name() == mode)?;
    Some((event, mode, lemmas))
}

impl Search<'_> {
    /// Gives events without a mode that of the first telling word below their predicates.
    pub(super) fn modes_by_content(&self, found: &mut [Found]) {
        let tree = self.tree;
        for event in found.iter_mut().filter(|event| event.mode.is_none()) {
            let first = event.words.first().copied().unwrap_or(event.token);
            let below = |&i: &usize| event.words.contains(&i) || tree.dominates(event.token, i);
            event.mode = (first + 1..tree.len())
                .filter(below)
                .find_map(|i| CONTENTS.get(&(event.event, tree.lemma(i))).copied());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CONTENTS, row};

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("../../lexicon/contents.lex")
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty());
        for line in lines {
            assert!(row(line).is_some(), "{line}");
        }
        assert!(CONTENTS.len() > 200);
    }
}
