use record::{Document, DocumentId, Metadata};

use super::{EMBEDDED, Words};
use crate::{Coder, Options};

#[test]
fn every_embedded_line_parses_and_broken_ones_are_named() {
    if let Err(errors) = Words::parse(EMBEDDED) {
        panic!("{errors:?}");
    }
    let errors = Words::parse("step signed: sign\ninstrument scroll: scroll\nstep\nwhat x: y\n");
    let lines: Vec<usize> = errors.unwrap_err().iter().map(|error| error.line).collect();
    assert_eq!(lines, [2, 3, 4]);
}

/// The papers of a text: words, kind, number, step, topic, name.
fn papers(text: &str) -> Vec<String> {
    let document = Document {
        id: DocumentId("d".to_owned()),
        text: text.to_owned(),
        metadata: Metadata::default(),
    };
    let coded = Coder::new(Options::default()).code(&document, &lang::analyze(text));
    let all = coded.events.iter().flat_map(|event| &event.agreements);
    all.map(|paper| {
        let more = [
            paper
                .topic
                .as_ref()
                .map(|topic| format!(" on {}", topic.text)),
            paper
                .name
                .as_ref()
                .map(|name| format!(" called {}", name.text)),
        ];
        let more: String = more.into_iter().flatten().collect();
        format!(
            "{}: {} x{} {}{more}",
            paper.text,
            paper.instrument,
            paper
                .number
                .map_or("?".to_owned(), |number| number.to_string()),
            paper.step.map_or("-", record::Step::name)
        )
    })
    .collect()
}

#[test]
fn papers_with_their_steps() {
    for (text, expected) in [
        (
            "Peru and Chile signed three agreements on trade.",
            &["three agreements: agreement x3 signed on trade"][..],
        ),
        (
            "Turkey and Azerbaijan have signed a dozen agreements.",
            &["dozen agreements: agreement x12 signed"],
        ),
        (
            "Ecuador and Canada are negotiating a free trade agreement.",
            &["free trade agreement: agreement x1 negotiated on free trade"],
        ),
        (
            "The parliament of Mexico ratified the extradition treaty with Portugal.",
            &["extradition treaty: treaty x1 ratified on extradition"],
        ),
        (
            "Mali ended the defence agreement with France.",
            &["defence agreement: agreement x1 ended on defence"],
        ),
        (
            "Russia suspended the New START treaty with the United States.",
            &["New START treaty: treaty x1 suspended called New START treaty"],
        ),
        (
            "Kenya and Ghana signed a memorandum of understanding on education and culture.",
            &[
                "memorandum of understanding: memorandum of understanding x1 signed on education and culture",
            ],
        ),
        (
            "Kenya and Ghana plan to sign a roadmap for cooperation.",
            &["roadmap: roadmap x1 signed"],
        ),
        ("Kenya and Ghana held talks on trade.", &[]),
    ] {
        assert_eq!(papers(text), expected, "{text}");
    }
}
