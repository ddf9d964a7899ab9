//! The annotated corpus as the network of the coder sees it, for training: a JSON line a sentence.

use std::io::Write;
use std::path::Path;

use anyhow::{Context as _, Result};
use codebook::{EventType, Field, Mode};
use coder::judge::{Signs, class_of};
use coder::{Coder, Options};
use lang::{Analysis, Sentence};
use record::annotated::AnnotatedText;
use record::{Document, DocumentId, Metadata, Span, parse_date, plv};
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

/// The rules alone, which the network learns to correct.
fn rules() -> Coder {
    Coder::new(Options {
        rules_only: true,
        ..Options::default()
    })
}

/// A text without annotation.
fn bare(id: &str, text: String) -> AnnotatedText {
    AnnotatedText {
        id: id.to_owned(),
        family: String::new(),
        date: String::new(),
        text,
        events: Vec::new(),
    }
}

/// Writes the sentences of all parts to `out`.
pub(crate) fn corpus(out: &mut impl Write) -> Result<()> {
    let coder = rules();
    for part in corpus::PARTS {
        for text in corpus::read(part)? {
            for line in sentences(&coder, part, &text) {
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(())
}

/// Writes sentences without annotation that name somebody, as running text is read: those of the training
/// parts of the treebanks, and the corpus's own of `plain.txt`. Whom the rules see in an event are pairs.
pub(crate) fn plain(folder: &Path, out: &mut impl Write) -> Result<()> {
    let coder = rules();
    let mut texts = Vec::new();
    for part in ["ewt-train", "gum-open-train"] {
        let content = read(&folder.join(format!("{part}.conllu")))?;
        let lines = content
            .lines()
            .filter_map(|line| line.strip_prefix("# text = "));
        texts.extend(lines.map(|line| bare(part, line.to_owned())));
    }
    let own = read(&corpus::folder().join("plain.txt"))?;
    texts.extend(own.lines().map(|line| bare("plain", line.to_owned())));
    for text in texts {
        let document = document(&text);
        let analysis = lang::analyze(&document.text);
        let events = coder.code(&document, &analysis).events;
        for (index, mut line) in sentences(&coder, "plain", &text).into_iter().enumerate() {
            let named = line["party"]
                .as_array()
                .is_some_and(|parties| parties.iter().any(|party| party.as_u64() != Some(0)));
            if !named {
                continue;
            }
            let mut pairs = Vec::new();
            for event in &events {
                let other = event.recipient.first().or(event.actor.get(1));
                if let (Some(actor), Some(other)) = (event.actor.first(), other)
                    && analysis.sentences[index]
                        .span
                        .contains(event.predicate.span)
                {
                    let given = coder.signs(&document, &analysis, Some((actor.span, other.span)));
                    let party: Vec<u8> = given[index].iter().map(|s| s.party).collect();
                    pairs.push(json!({"party": party}));
                }
            }
            line["pairs"] = json!(pairs);
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

/// Writes the sentences of a PLV file (columns as `chancery eval plv` reads them) with their given pairs
/// and gold types, for cross-validation; what the shipped network learns from never holds them.
pub(crate) fn pairs(path: &Path, out: &mut impl Write) -> Result<()> {
    let coder = rules();
    let pairs = plv::read(&read(path)?).with_context(|| path.display().to_string())?;
    for given in pairs {
        let place = || format!("{}: line {}", path.display(), given.line);
        let document = document(&bare(&given.id, given.text));
        let analysis = lang::analyze(&document.text);
        let (source, target) = (given.source, given.target);
        let (rule, index) = coder.pair_by_rules(&document, &analysis, source, target);
        let index = index.with_context(|| format!("{}: there is no sentence", place()))?;
        let signs = coder.signs(&document, &analysis, Some((source, target)));
        let party: Vec<u8> = signs[index].iter().map(|s| s.party).collect();
        let root = given.root.as_str();
        let classes: Vec<usize> = match root {
            "YIELD" => [EventType::Concede, EventType::Retreat]
                .map(class_of)
                .to_vec(),
            root => vec![class_of(root.parse().with_context(place)?)],
        };
        let by_rules = rule.map(|rule| json!([class_of(rule.event), rule.fits]));
        let pair = json!({"party": party, "classes": classes, "root": root, "by_rules": by_rules});
        let free = coder.signs(&document, &analysis, None);
        let line = line(
            "pairs",
            &given.id,
            &analysis,
            &document,
            index,
            &free[index],
            Vec::new(),
            vec![pair],
            Vec::new(),
        );
        writeln!(out, "{line}")?;
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
    let mut ties = ties(coder, text, &document, &analysis);
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
            std::mem::take(&mut ties[index]),
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
    ties: Vec<Value>,
) -> Value {
    let sentence = &analysis.sentences[index];
    let of = |get: fn(&Signs) -> u8| -> Vec<u8> { signs.iter().map(get).collect() };
    json!({
        "part": part,
        "id": id,
        "words": sentence.tokens.iter().map(|t| t.span.of(&document.text)).collect::<Vec<_>>(),
        "xpos": sentence.tokens.iter().map(|t| t.xpos).collect::<Vec<_>>(),
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
        "ties": ties,
    })
}

/// For each sentence its events with those who are named in it: word, role and signs of the tie.
fn ties(
    coder: &Coder,
    text: &AnnotatedText,
    document: &Document,
    analysis: &Analysis,
) -> Vec<Vec<Value>> {
    let mut out = vec![Vec::new(); analysis.sentences.len()];
    let mut events = Vec::new();
    let mut places = Vec::new();
    for event in &text.events {
        let place = analysis
            .sentences
            .iter()
            .position(|sentence| sentence.span.contains(event.predicate.span));
        if let Some(index) = place
            && let Some(head) = head_of(&analysis.sentences[index], event.predicate.span)
        {
            events.push(event);
            places.push((index, head, event.event));
        }
    }
    let lessons = coder.lessons(document, analysis, &places);
    for ((event, (index, ..)), lesson) in events.into_iter().zip(places).zip(lessons) {
        let sentence = &analysis.sentences[index];
        let roles = [(1, &event.actor), (2, &event.recipient)].map(|(role, side)| {
            side.iter()
                .filter_map(|actor| named_by(sentence, &lesson.parties, actor.span))
                .map(|token| (token, role))
                .collect::<Vec<_>>()
        });
        let role_of = |token: usize| {
            roles
                .iter()
                .flatten()
                .find(|(other, _)| *other == token)
                .map_or(0, |(_, role)| *role)
        };
        let parties: Vec<Value> = lesson
            .parties
            .iter()
            .map(|party| json!([party.token, role_of(party.token), party.tie]))
            .collect();
        out[index].push(json!({
            "head": lesson.token,
            "status": place_of(event.status),
            "by_rules": lesson.status.and_then(place_of),
            "event": class_of(event.event),
            "mode": event.mode.as_deref().and_then(|name| Mode::of(event.event, name).ok()).map(Mode::index),
            "mode_by_rules": lesson.mode.map(Mode::index),
            "fields": event.fields.iter().filter_map(field).collect::<Vec<_>>(),
            "fields_by_rules": lesson.fields.iter().filter_map(field).collect::<Vec<_>>(),
            "parties": parties,
        }));
    }
    out
}

fn field(field: &Field) -> Option<usize> {
    Field::ALL.iter().position(|known| known == field)
}

fn place_of(status: codebook::Status) -> Option<usize> {
    codebook::Status::ALL.iter().position(|&s| s == status)
}

/// The word of a party that an annotated phrase stands for: the one nearest to its head.
fn named_by(sentence: &Sentence, parties: &[coder::LessonParty], phrase: Span) -> Option<usize> {
    let head = head_of(sentence, phrase)?;
    let inside = |token: usize| sentence.tokens[token].span.overlaps(phrase);
    let depth = |token: usize| {
        std::iter::successors(Some(token), |&i| sentence.tokens[i].head)
            .take(sentence.tokens.len())
            .position(|i| i == head)
    };
    parties
        .iter()
        .filter(|party| inside(party.token))
        .min_by_key(|party| depth(party.token).unwrap_or(usize::MAX))
        .map(|party| party.token)
}

/// The word of a span that the others depend on: its head lies outside.
fn head_of(sentence: &Sentence, span: Span) -> Option<usize> {
    let inside = |i: usize| sentence.tokens[i].span.overlaps(span);
    (0..sentence.tokens.len())
        .filter(|&i| inside(i))
        .find(|&i| sentence.tokens[i].head.is_none_or(|head| !inside(head)))
}
