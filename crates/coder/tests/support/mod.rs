//! What tests of user lexicons share.
#![allow(dead_code, reason = "each test program uses a part of it")]

use coder::{Coder, Lexicon, LexiconError, Options};
use record::{Coded, Document, DocumentId, Metadata, parse_date};

/// The lexicon of the program with files of a user.
pub(crate) fn extended(files: &[(&str, &str)]) -> Result<Lexicon, Vec<LexiconError>> {
    Lexicon::embedded().extended(files)
}

/// What a coder with this lexicon reads; a date that is none is no date.
pub(crate) fn coded(lexicon: &str, date: &str, text: &str) -> Coded {
    let lexicon = extended(&[("my.lex", lexicon)]).unwrap_or_else(|errors| {
        let all: Vec<String> = errors.iter().map(LexiconError::to_string).collect();
        panic!("{}", all.join("\n"))
    });
    let coder = Coder::new(Options {
        lexicon: Some(lexicon),
        ..Options::default()
    });
    coder.code(&document(date, text), &lang::analyze(text))
}

pub(crate) fn document(date: &str, text: &str) -> Document {
    Document {
        id: DocumentId("text".to_owned()),
        text: text.to_owned(),
        metadata: Metadata {
            date: parse_date(date).ok(),
            ..Metadata::default()
        },
    }
}

/// Events as `BLR GOV,MIL>PAK CONSULT visit`.
pub(crate) fn lines(coded: &Coded) -> Vec<String> {
    let side = |actors: &[record::Actor]| {
        let all: Vec<String> = actors
            .iter()
            .map(|actor| {
                let sectors: Vec<&str> = actor.sector.iter().map(|s| s.name()).collect();
                let code = actor.code.as_deref().unwrap_or("-");
                format!("{code} {}", sectors.join(",")).trim().to_owned()
            })
            .collect();
        all.join("+")
    };
    coded
        .events
        .iter()
        .map(|event| {
            let mode = event.mode.map_or("", |mode| mode.name());
            format!(
                "{}>{} {} {mode}",
                side(&event.actor),
                side(&event.recipient),
                event.event
            )
            .trim()
            .to_owned()
        })
        .collect()
}
