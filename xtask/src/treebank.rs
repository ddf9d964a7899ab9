//! Reads CoNLL-U files.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

/// A sentence of a treebank; heads count from 1, 0 is the root.
#[derive(Debug, Default, Clone)]
pub(crate) struct Sentence {
    pub(crate) forms: Vec<String>,
    pub(crate) lemmas: Vec<String>,
    pub(crate) upos: Vec<String>,
    pub(crate) xpos: Vec<String>,
    pub(crate) heads: Vec<usize>,
    pub(crate) relations: Vec<String>,
    /// Whether the document is of the genre news.
    pub(crate) news: bool,
}

/// Where the treebanks lie: the argument, else `CHANCERY_SHARED/treebank`, else `../shared/treebank`.
pub(crate) fn folder(given: Option<PathBuf>) -> PathBuf {
    given.unwrap_or_else(|| {
        std::env::var_os("CHANCERY_SHARED")
            .map_or_else(|| PathBuf::from("../shared"), PathBuf::from)
            .join("treebank")
    })
}

/// All sentences of a file; words that only the enhanced tree has and ranges are left out.
pub(crate) fn read(path: &Path) -> Result<Vec<Sentence>> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    let mut news = false;
    for (number, line) in text.lines().enumerate() {
        if let Some(id) = line.strip_prefix("# newdoc id =") {
            news = id.contains("_news_");
        }
        if line.starts_with('#') {
            continue;
        }
        if line.is_empty() {
            if !sentence.forms.is_empty() {
                sentence.news = news;
                sentences.push(std::mem::take(&mut sentence));
            }
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, xpos, _, head, relation, ..] = columns[..] else {
            bail!("{}:{}: expected 10 columns", path.display(), number + 1);
        };
        if id.contains(['-', '.']) {
            continue;
        }
        let head = head
            .parse()
            .with_context(|| format!("{}:{}: head {head:?}", path.display(), number + 1))?;
        sentence.forms.push(form.to_owned());
        sentence.lemmas.push(lemma.to_owned());
        sentence.upos.push(upos.to_owned());
        sentence.xpos.push(xpos.to_owned());
        sentence.heads.push(head);
        sentence.relations.push(relation.to_owned());
    }
    if !sentence.forms.is_empty() {
        sentences.push(sentence);
    }
    Ok(sentences)
}
