//! The whole way from text to trees.

use std::fmt::Write as _;
use std::sync::LazyLock;

use record::Span;

use crate::analysis::{Analysis, Deprel, Sentence, Token, Upos};
use crate::dateline::dateline;
use crate::lemma::lemma;
use crate::model::Model;
use crate::names::names;
use crate::{paragraphs, sentences, tokens};

static BYTES: &[u8] = include_bytes!("../models/english.bin");

/// The embedded model with its labels resolved.
struct Embedded {
    model: Model,
    tags: Vec<(Upos, &'static str)>,
    labels: Vec<Deprel>,
    version: String,
}

static EMBEDDED: LazyLock<Embedded> = LazyLock::new(|| {
    let model = Model::from_bytes(BYTES).unwrap_or_default();
    let tags = model
        .tags
        .iter()
        .map(|tag| {
            let (upos, xpos) = tag.split_once('|').unwrap_or(("X", "FW"));
            (Upos::from_name(upos).unwrap_or(Upos::X), penn(xpos))
        })
        .collect();
    let labels = model
        .labels
        .iter()
        .map(|l| Deprel::from_name(l).unwrap_or(Deprel::Dep))
        .collect();
    let hash = BYTES.iter().fold(0xcbf2_9ce4_8422_2325u64, |state, &byte| {
        (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let version = format!("{:08x}", (hash ^ (hash >> 32)) as u32);
    Embedded {
        model,
        tags,
        labels,
        version,
    }
});

/// The tags of the Penn Treebank that the treebanks use.
const PENN: &[&str] = &[
    "NN", "IN", "DT", "NNP", "JJ", "PRP", ".", "RB", ",", "NNS", "VB", "CC", "VBP", "VBD", "VBZ",
    "VBN", "CD", "VBG", "TO", "PRP$", "MD", "-RRB-", "-LRB-", ":", "WDT", "UH", "WRB", "HYPH",
    "``", "WP", "''", "POS", "RP", "NNPS", "JJR", "JJS", "EX", "RBR", "NFP", "ADD", "SYM", "FW",
    "GW", "$", "PDT", "RBS", "LS", "AFX", "WP$",
];

fn penn(name: &str) -> &'static str {
    PENN.iter()
        .copied()
        .find(|&tag| tag == name)
        .unwrap_or("FW")
}

/// The embedded model, for evaluation.
pub fn embedded() -> &'static Model {
    &EMBEDDED.model
}

/// The vector of a word ([`crate::model::WIDTH`] numbers), from a larger model as the tagger learned
/// to see it; `None` for a word that the larger model does not know whole.
pub fn word_vector(word: &str) -> Option<&'static [f32]> {
    let model = &EMBEDDED.model;
    let row = match model.vectors.get(word) {
        Some(row) => *row,
        None => *model.vectors.get(&word.to_lowercase())?,
    } as usize;
    let table = model.embeddings.last()?;
    table.get(row * crate::model::WIDTH..(row + 1) * crate::model::WIDTH)
}

/// Short hash of the embedded model, for records.
pub fn model_version() -> &'static str {
    &EMBEDDED.version
}

/// Paragraphs, sentences, words, tags, lemmas, trees and names of a text.
pub fn analyze(text: &str) -> Analysis {
    let paragraphs = paragraphs(text);
    let mut found = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        for span in sentences(text, paragraph.span) {
            let words = tokens(text, span);
            if !words.is_empty() {
                found.push(analyze_words(text, span, number, &words));
            }
        }
    }
    Analysis {
        paragraphs,
        sentences: found,
    }
}

/// Tags, lemmas, tree and names of a sentence whose words are given.
pub fn analyze_words(text: &str, span: Span, paragraph: usize, words: &[Span]) -> Sentence {
    let embedded = &*EMBEDDED;
    let before = dateline(text, words);
    let parse = embedded
        .model
        .parse(words[before..].iter().map(|word| word.of(text)));
    let mut tokens = beside_the_tree(text, &words[..before], before, &parse.heads);
    tokens.extend(words[before..].iter().enumerate().map(|(i, &span)| {
        let (upos, xpos) = embedded.tags[parse.tags[i]];
        Token {
            span,
            lemma: lemma(span.of(text), xpos),
            upos,
            xpos,
            head: parse.heads[i].checked_sub(1).map(|head| before + head),
            deprel: embedded.labels[parse.labels[i]],
        }
    }));
    repair(&mut tokens);
    repair_adjectives(text, &mut tokens);
    let names = names(text, &tokens);
    Sentence {
        span,
        paragraph,
        tokens,
        names,
    }
}

/// Adjectives that look like participles.
const LIKE_PARTICIPLES: [&str; 8] = [
    "longstanding",
    "long-standing",
    "ongoing",
    "upcoming",
    "forthcoming",
    "outstanding",
    "far-reaching",
    "wide-ranging",
];

/// "Has had longstanding ties": where the tree takes such an adjective for a verb with the noun behind it
/// as its object, the noun has the adjective's place.
fn repair_adjectives(text: &str, tokens: &mut [Token]) {
    for i in 0..tokens.len().saturating_sub(1) {
        let next = i + 1;
        let mistaken = tokens[i].xpos == "VBG"
            && tokens[next].head == Some(i)
            && tokens[next].deprel == Deprel::Obj
            && tokens[i].head.is_some_and(|head| head != next);
        let form = tokens[i].span.of(text).to_lowercase();
        if !mistaken || !LIKE_PARTICIPLES.contains(&form.as_str()) {
            continue;
        }
        tokens[next].head = tokens[i].head;
        tokens[next].deprel = match tokens[i].deprel {
            Deprel::Xcomp | Deprel::Ccomp => Deprel::Obj,
            relation => relation,
        };
        for token in tokens.iter_mut().filter(|token| token.head == Some(i)) {
            token.head = Some(next);
        }
        tokens[i].head = Some(next);
        tokens[i].deprel = Deprel::Amod;
        tokens[i].upos = Upos::Adj;
        tokens[i].xpos = "JJ";
        tokens[i].lemma = lemma(&form, "JJ");
    }
}

/// "Qatar mediated between the two": where the tree makes a name the root and the only verb behind it
/// a participle of it, the verb is the root and the name its subject.
fn repair(tokens: &mut [Token]) {
    let Some(root) = tokens.iter().position(|token| token.head.is_none()) else {
        return;
    };
    if tokens[root].upos != Upos::Propn {
        return;
    }
    let verbs: Vec<usize> = (0..tokens.len())
        .filter(|&i| matches!(tokens[i].upos, Upos::Verb | Upos::Aux))
        .collect();
    let Some(&verb) = verbs.first() else { return };
    let alone = tokens.iter().enumerate().all(|(i, token)| {
        token.head != Some(root) || i < root || i == verb || token.deprel == Deprel::Punct
    });
    let participle = tokens[verb].head == Some(root)
        && verb > root
        && tokens[verb].deprel == Deprel::Acl
        && matches!(tokens[verb].xpos, "VBN" | "VBD")
        && !tokens
            .iter()
            .any(|token| token.head == Some(verb) && token.deprel == Deprel::OblAgent);
    if !(alone && participle) {
        return;
    }
    tokens[verb].head = None;
    tokens[verb].deprel = Deprel::Root;
    tokens[verb].xpos = "VBD";
    tokens[root].head = Some(verb);
    tokens[root].deprel = Deprel::Nsubj;
    for token in tokens.iter_mut() {
        if token.deprel == Deprel::Punct && token.head == Some(root) {
            token.head = Some(verb);
        }
    }
}

/// The words of a dateline: a name that hangs on the root of the sentence.
fn beside_the_tree(text: &str, words: &[Span], offset: usize, heads: &[usize]) -> Vec<Token> {
    let root = heads.iter().position(|&head| head == 0).unwrap_or(0) + offset;
    words
        .iter()
        .enumerate()
        .map(|(i, &span)| {
            let word = span.of(text);
            let (upos, xpos, deprel) = if word.starts_with(char::is_alphabetic) {
                (Upos::Propn, "NNP", Deprel::Flat)
            } else if word.starts_with(|c: char| c.is_ascii_digit()) {
                (Upos::Num, "CD", Deprel::Flat)
            } else {
                (Upos::Punct, ":", Deprel::Punct)
            };
            Token {
                span,
                lemma: lemma(word, xpos),
                upos,
                xpos,
                head: Some(if i == 0 { root } else { 0 }),
                deprel: if i == 0 { Deprel::Parataxis } else { deprel },
            }
        })
        .collect()
}

/// The analysis in CoNLL-U.
pub fn conllu(analysis: &Analysis, text: &str) -> String {
    let mut out = String::new();
    for (number, sentence) in analysis.sentences.iter().enumerate() {
        let _ = writeln!(out, "# sent_id = {}", number + 1);
        let line: Vec<&str> = sentence.span.of(text).split_whitespace().collect();
        let _ = writeln!(out, "# text = {}", line.join(" "));
        for (i, token) in sentence.tokens.iter().enumerate() {
            let glued = sentence
                .tokens
                .get(i + 1)
                .is_some_and(|next| next.span.start == token.span.end);
            let _ = writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}",
                i + 1,
                token.span.of(text),
                token.lemma,
                token.upos.name(),
                token.xpos,
                token.head.map_or(0, |head| head + 1),
                token.deprel.name(),
                if glued { "SpaceAfter=No" } else { "_" },
            );
        }
        out.push('\n');
    }
    out
}
