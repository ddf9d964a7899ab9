//! The table of lemmas that rules do not give.

use std::collections::BTreeMap;

use crate::treebank::Sentence;

/// Lines `form TAB xpos TAB lemma` for words whose lemma in the treebanks, seen at least twice and
/// most often, is not what the rules give.
pub(crate) fn lemma_table(sentences: &[Sentence]) -> String {
    let mut counts: BTreeMap<(String, String), BTreeMap<String, usize>> = BTreeMap::new();
    for sentence in sentences {
        for ((form, xpos), lemma) in sentence
            .forms
            .iter()
            .zip(&sentence.xpos)
            .zip(&sentence.lemmas)
        {
            let lemma = if lemma == "_" { form } else { lemma };
            *counts
                .entry((form.to_lowercase(), xpos.clone()))
                .or_default()
                .entry(lemma.to_lowercase())
                .or_default() += 1;
        }
    }
    let mut table = String::new();
    for ((form, xpos), lemmas) in counts {
        let most = lemmas
            .iter()
            .max_by_key(|(lemma, count)| (**count, std::cmp::Reverse(*lemma)));
        let Some((lemma, count)) = most else { continue };
        if *count >= 2 && *lemma != lang::lemma_by_rule(&form, &xpos) {
            table.push_str(&format!("{form}\t{xpos}\t{lemma}\n"));
        }
    }
    table
}
