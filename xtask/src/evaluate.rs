//! Figures of the model card.

use std::path::Path;

use anyhow::Result;
use lang::model::Model;

use crate::segmentation;
use crate::treebank::{self, Sentence};

/// Counts of right answers over gold words.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Scores {
    words: usize,
    upos: usize,
    xpos: usize,
    heads: usize,
    labelled: usize,
    labelled_fully: usize,
}

impl std::fmt::Display for Scores {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let percent = |count: usize| 100.0 * count as f64 / self.words.max(1) as f64;
        write!(
            f,
            "UPOS {:5.2}  XPOS {:5.2}  UAS {:5.2}  LAS {:5.2}  LAS with subtypes {:5.2}",
            percent(self.upos),
            percent(self.xpos),
            percent(self.heads),
            percent(self.labelled),
            percent(self.labelled_fully),
        )
    }
}

/// Tags and parses sentences whose words are given; punctuation counts.
pub(crate) fn with_gold_words(model: &Model, sentences: &[Sentence]) -> Scores {
    let universal = |label: &str| label.split(':').next().unwrap_or(label).to_owned();
    let mut scores = Scores::default();
    for sentence in sentences {
        let parse = model.parse(sentence.forms.iter().map(String::as_str));
        for i in 0..sentence.forms.len() {
            let (upos, xpos) = model.tags[parse.tags[i]]
                .split_once('|')
                .unwrap_or(("", ""));
            let label = &model.labels[parse.labels[i]];
            let head = parse.heads[i] == sentence.heads[i];
            scores.words += 1;
            scores.upos += usize::from(upos == sentence.upos[i]);
            scores.xpos += usize::from(xpos == sentence.xpos[i]);
            scores.heads += usize::from(head);
            scores.labelled +=
                usize::from(head && universal(label) == universal(&sentence.relations[i]));
            scores.labelled_fully += usize::from(head && *label == sentence.relations[i]);
        }
    }
    scores
}

/// Prints the table for the embedded model.
pub(crate) fn report(folder: &Path) -> Result<()> {
    let model = lang::model::embedded();
    println!("model {}", lang::model_version());
    for name in ["gum-open-test", "ewt-test"] {
        let path = folder.join(format!("{name}.conllu"));
        let sentences = treebank::read(&path)?;
        println!(
            "{name}, gold words        {}",
            with_gold_words(model, &sentences)
        );
        let news: Vec<Sentence> = sentences.iter().filter(|s| s.news).cloned().collect();
        if !news.is_empty() {
            println!(
                "{name}, gold words, news  {}",
                with_gold_words(model, &news)
            );
        }
        let mut right = 0;
        let mut all = 0;
        for sentence in &sentences {
            for ((form, xpos), lemma) in sentence
                .forms
                .iter()
                .zip(&sentence.xpos)
                .zip(&sentence.lemmas)
            {
                all += 1;
                right += usize::from(lang::lemma(form, xpos).eq_ignore_ascii_case(lemma));
            }
        }
        println!(
            "{name}, lemmas with gold tags, without case  {:5.2}",
            100.0 * right as f64 / all as f64
        );
        let raw = segmentation::evaluate(&path)?;
        println!(
            "{name}, raw text  words F1 {:5.2}  sentences F1 {:5.2}  sentence ends F1 {:5.2}",
            raw.tokens.f1(),
            raw.sentences.f1(),
            raw.boundaries.f1()
        );
        if raw.news_tokens.gold > 0 {
            println!(
                "{name}, raw text, news  words F1 {:5.2}  sentences F1 {:5.2}  sentence ends F1 {:5.2}",
                raw.news_tokens.f1(),
                raw.news_sentences.f1(),
                raw.news_boundaries.f1()
            );
        }
    }
    Ok(())
}
