//! How well sentences and words are found in raw text.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, Result};
use lang::Span;

/// Counts of spans found, expected and both.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counts {
    /// Spans of the treebank.
    pub(crate) gold: usize,
    /// Spans found in the text.
    pub(crate) found: usize,
    /// Spans that are in both.
    pub(crate) both: usize,
}

impl Counts {
    /// F1 in percent; 0 when there is nothing to find.
    pub(crate) fn f1(self) -> f64 {
        match self.gold + self.found {
            0 => 0.0,
            all => 200.0 * self.both as f64 / all as f64,
        }
    }

    fn add(&mut self, gold: &BTreeSet<(usize, usize)>, found: &BTreeSet<(usize, usize)>) {
        self.gold += gold.len();
        self.found += found.len();
        self.both += gold.intersection(found).count();
    }
}

/// Scores of one treebank file, by character offsets.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Scores {
    /// Words.
    pub(crate) tokens: Counts,
    /// Sentences, exact on both sides.
    pub(crate) sentences: Counts,
    /// Ends of sentences.
    pub(crate) boundaries: Counts,
    /// Words in documents of news.
    pub(crate) news_tokens: Counts,
    /// Sentences in documents of news.
    pub(crate) news_sentences: Counts,
    /// Ends of sentences in documents of news.
    pub(crate) news_boundaries: Counts,
}

/// A document of a treebank with its raw text put together again.
#[derive(Debug, Default)]
struct Raw {
    news: bool,
    text: String,
    tokens: BTreeSet<(usize, usize)>,
    sentences: BTreeSet<(usize, usize)>,
    paragraphs: Vec<(usize, usize)>,
}

impl Raw {
    /// Adds a sentence; `words` are in the order of the text.
    fn sentence(&mut self, text: &str, words: &[String], new_paragraph: bool, blank: bool) {
        if new_paragraph || self.paragraphs.is_empty() {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            self.paragraphs.push((self.text.len(), self.text.len()));
        } else if blank {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.sentences.insert((start, self.text.len()));
        if let Some(last) = self.paragraphs.last_mut() {
            last.1 = self.text.len();
        }
        let mut at = start;
        for word in words {
            // A word that is not as in the text (a corrected spelling) counts as missed.
            if let Some(found) = self.text[at..].find(word.as_str())
                && self.text[at..at + found].trim().is_empty()
            {
                self.tokens.insert((at + found, at + found + word.len()));
                at += found + word.len();
            }
        }
    }
}

/// Reads the documents of a CoNLL-U file as raw text with the spans of sentences and words.
fn read(path: &Path) -> Result<Vec<Raw>> {
    let content =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut documents: Vec<Raw> = Vec::new();
    let mut blank = true;
    for block in content.split("\n\n") {
        let (mut text, mut words, mut new_paragraph) = ("", Vec::new(), false);
        let mut space_after = true;
        let mut fused_until = 0;
        for line in block.lines() {
            if let Some(name) = line.strip_prefix("# newdoc id = ") {
                documents.push(Raw {
                    news: name.starts_with("GUM_news_"),
                    ..Raw::default()
                });
            } else if line == "# newpar" || line.starts_with("# newpar id") {
                new_paragraph = true;
            } else if let Some(rest) = line.strip_prefix("# text = ") {
                text = rest.trim_end();
            } else if !line.starts_with('#') {
                let columns: Vec<&str> = line.split('\t').collect();
                let [id, form, .., misc] = columns[..] else {
                    continue;
                };
                if id.contains('.') {
                    continue;
                }
                if let Some((_, last)) = id.split_once('-') {
                    fused_until = last.parse().unwrap_or(0);
                    space_after = !misc.contains("SpaceAfter=No");
                    continue;
                }
                let number: usize = id.parse().unwrap_or(0);
                words.push(form.to_owned());
                if number > fused_until {
                    space_after = !misc.contains("SpaceAfter=No");
                }
            }
        }
        if let Some(document) = documents.last_mut()
            && !text.is_empty()
        {
            document.sentence(text, &words, new_paragraph, blank);
        }
        blank = space_after;
    }
    Ok(documents)
}

/// Finds sentences and words in the raw text of a treebank, paragraph by paragraph, and compares
/// them with the treebank's.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn evaluate(path: &Path) -> Result<Scores> {
    let mut scores = Scores::default();
    for document in read(path)? {
        let (tokens, sentences) = segment(&document);
        let ends = |spans: &BTreeSet<(usize, usize)>| spans.iter().map(|s| (s.1, s.1)).collect();
        let (gold_ends, found_ends): (BTreeSet<_>, BTreeSet<_>) =
            (ends(&document.sentences), ends(&sentences));
        scores.tokens.add(&document.tokens, &tokens);
        scores.sentences.add(&document.sentences, &sentences);
        scores.boundaries.add(&gold_ends, &found_ends);
        if document.news {
            scores.news_tokens.add(&document.tokens, &tokens);
            scores.news_sentences.add(&document.sentences, &sentences);
            scores.news_boundaries.add(&gold_ends, &found_ends);
        }
    }
    Ok(scores)
}

/// Begin and end of words or sentences, in bytes.
type Spans = BTreeSet<(usize, usize)>;

/// The spans of words and sentences that are found in the document's text.
fn segment(document: &Raw) -> (Spans, Spans) {
    let (mut tokens, mut sentences) = (BTreeSet::new(), BTreeSet::new());
    for &(start, end) in &document.paragraphs {
        for sentence in lang::sentences(&document.text, Span::new(start, end)) {
            sentences.insert((sentence.start, sentence.end));
            for token in lang::tokens(&document.text, sentence) {
                tokens.insert((token.start, token.end));
            }
        }
    }
    (tokens, sentences)
}
