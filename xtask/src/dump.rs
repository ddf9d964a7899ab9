//! The annotated corpus as the network of the coder sees it, for training: a JSON line a sentence.

use std::io::Write;

use anyhow::Result;
use coder::judge::{Signs, class_of};
use coder::{Coder, Options};
use lang::{Analysis, Sentence};
use record::annotated::AnnotatedText;
use record::{Document, DocumentId, Metadata, Span, parse_date};
use serde_json::{Value, json};

use crate::corpus;

/// Writes the vectors of all words that have one, a line each.
pub(crate) fn vectors(out: &mut impl Write) -> Result<()> {
    let mut words: Vec<&String> = lang::model::embedded().vectors.keys().collect();
    words.sort();
    for word in words {
        let Some(vector) = lang::word_vector(word) else {
            continue;
        };
        write!(out, "{word}")?;
        for value in vector {
            write!(out, " {value}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Writes the sentences of all parts to `out`.
pub(crate) fn corpus(out: &mut impl Write) -> Result<()> {
    let coder = Coder::new(Options {
        rules_only: true,
        ..Options::default()
    });
    for part in corpus::PARTS {
        for text in corpus::read(part)? {
            for line in sentences(&coder, part, &text) {
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(())
}

/// Writes the words of the training part in CoNLL-U, for another parser.
pub(crate) fn tokens(out: &mut impl Write) -> Result<()> {
    for text in corpus::read(corpus::PARTS[0])? {
        for sentence in &lang::analyze(&text.text).sentences {
            for (i, token) in sentence.tokens.iter().enumerate() {
                let form = token.span.of(&text.text);
                writeln!(out, "{}\t{form}\t_\t_\t_\t_\t_\t_\t_\t_", i + 1)?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

/// The document of an annotated text.
pub(crate) fn document(text: &AnnotatedText) -> Document {
    Document {
        id: DocumentId(text.id.clone()),
        text: text.text.clone(),
        metadata: Metadata {
            date: parse_date(&text.date).ok(),
            ..Metadata::default()
        },
    }
}

fn sentences(coder: &Coder, part: &str, text: &AnnotatedText) -> Vec<Value> {
    let document = document(text);
    let analysis = lang::analyze(&document.text);
    let free = coder.signs(&document, &analysis, None);
    let mut lines = Vec::new();
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        let inside = |span: Span| sentence.span.contains(span);
        let mut gold = Vec::new();
        let mut pairs = Vec::new();
        for event in text.events.iter().filter(|e| inside(e.predicate.span)) {
            let Some(head) = head_of(sentence, event.predicate.span) else {
                continue;
            };
            let status = codebook::Status::ALL
                .iter()
                .position(|&s| s == event.status);
            gold.push(json!([head, class_of(event.event), status]));
            let other = event.recipient.first().or(event.actor.get(1));
            if let (Some(actor), Some(other)) = (event.actor.first(), other) {
                let given = coder.signs(&document, &analysis, Some((actor.span, other.span)));
                let party: Vec<u8> = given[index].iter().map(|s| s.party).collect();
                pairs.push(json!({"party": party, "class": class_of(event.event), "head": head}));
            }
        }
        lines.push(line(
            part,
            &text.id,
            &analysis,
            &document,
            index,
            &free[index],
            gold,
            pairs,
        ));
    }
    lines
}

#[expect(clippy::too_many_arguments, reason = "the parts of a line")]
fn line(
    part: &str,
    id: &str,
    analysis: &Analysis,
    document: &Document,
    index: usize,
    signs: &[Signs],
    gold: Vec<Value>,
    pairs: Vec<Value>,
) -> Value {
    let sentence = &analysis.sentences[index];
    let of = |get: fn(&Signs) -> u8| -> Vec<u8> { signs.iter().map(get).collect() };
    json!({
        "part": part,
        "id": id,
        "words": sentence.tokens.iter().map(|t| t.span.of(&document.text)).collect::<Vec<_>>(),
        "lemmas": sentence.tokens.iter().map(|t| t.lemma.as_str()).collect::<Vec<_>>(),
        "head": sentence.tokens.iter().map(|t| t.head.map_or(-1, |h| h as i64)).collect::<Vec<_>>(),
        "upos": of(|s| s.upos),
        "deprel": of(|s| s.deprel),
        "rule": of(|s| s.rule),
        "outer": of(|s| s.outer),
        "party": of(|s| s.party),
        "group": of(|s| s.group),
        "gold": gold,
        "pairs": pairs,
    })
}

/// The word of a span that the others depend on: its head lies outside.
fn head_of(sentence: &Sentence, span: Span) -> Option<usize> {
    let inside = |i: usize| sentence.tokens[i].span.overlaps(span);
    (0..sentence.tokens.len())
        .filter(|&i| inside(i))
        .find(|&i| sentence.tokens[i].head.is_none_or(|head| !inside(head)))
}
