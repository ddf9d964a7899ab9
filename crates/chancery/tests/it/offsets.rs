//! Every span slices to its text, on any input, from bytes to events.

use coder::{Coder, Options};
use lang::Analysis;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use record::{Document, Metadata, Span};

use crate::support::examples;

/// Text of all kinds: pieces of sentences that state events, names and marks that are hard to cut,
/// and any Unicode between them.
fn text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "Belarus and Pakistan held talks in Minsk. ",
        "The foreign minister of Greece visited T\u{fc}rkiye on Monday, ",
        "according to the Ministry of Defence of C\u{f4}te d\u{2019}Ivoire. ",
        "China may not send aid to Peru; ",
        "\u{201c}We will not negotiate,\u{201d} said U.S. President J. Smith. ",
        "Co. Ltd. ",
        "he denied that it had promised to sell missiles to both countries ",
        "its company plans to assemble tractors",
        "\n\n",
        "\r\n",
        "e\u{301}",
        "\u{1F1E7}\u{1F1FE}",
        "\u{ad}\u{200b}\u{feff}",
        "\u{ac00}\u{11a8}",
        "...",
        "don't",
        "1,000.5% ",
        "Bilateral trade reached \u{20ac}1.2bn in 2022, up 18 per cent ",
        "Kenya and Peru signed two MoUs on cotton worth Rs 45 crore ",
        "between 20 and 30 million US dollars of ",
        "about a third of its 200 tractors ",
        "(AP) -- ",
        "# Heading\n",
        "\t",
    ];
    let piece = prop_oneof![
        6 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "\\PC{0,12}",
    ];
    proptest::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

fn lies_in(span: Span, text: &str) -> bool {
    span.start <= span.end && text.get(span.start..span.end).is_some()
}

fn check_analysis(analysis: &Analysis, text: &str) -> Result<(), TestCaseError> {
    let mut end = 0;
    for paragraph in &analysis.paragraphs {
        prop_assert!(lies_in(paragraph.span, text) && paragraph.span.start >= end);
        end = paragraph.span.end;
    }
    let mut end = 0;
    for sentence in &analysis.sentences {
        prop_assert!(lies_in(sentence.span, text) && sentence.span.start >= end);
        prop_assert!(!sentence.span.is_empty());
        prop_assert_eq!(sentence.span.of(text).trim(), sentence.span.of(text));
        prop_assert!(
            analysis.paragraphs[sentence.paragraph]
                .span
                .contains(sentence.span)
        );
        end = sentence.span.end;
        let mut at = sentence.span.start;
        for token in &sentence.tokens {
            prop_assert!(lies_in(token.span, text) && !token.span.is_empty());
            prop_assert!(token.span.start >= at && token.span.end <= sentence.span.end);
            at = token.span.end;
        }
        let roots = sentence
            .tokens
            .iter()
            .filter(|token| token.head.is_none())
            .count();
        prop_assert!(
            roots == usize::from(!sentence.tokens.is_empty()),
            "{} roots",
            roots
        );
        for start in 0..sentence.tokens.len() {
            let (mut token, mut steps) = (start, 0);
            while let Some(head) = sentence.tokens[token].head {
                prop_assert!(head < sentence.tokens.len());
                token = head;
                steps += 1;
                prop_assert!(steps <= sentence.tokens.len(), "a circle");
            }
        }
        let mut first = 0;
        for name in &sentence.names {
            prop_assert!(name.first >= first && name.first < name.end);
            prop_assert!(name.end <= sentence.tokens.len());
            first = name.end;
        }
    }
    Ok(())
}

fn check_events(
    document: &Document,
    analysis: &Analysis,
    coder: &Coder,
) -> Result<(), TestCaseError> {
    let text = &document.text;
    let coded = coder.code(document, analysis);
    prop_assert_eq!(coded.sentences.len(), analysis.sentences.len());
    for diagnostic in &coded.diagnostics {
        prop_assert!(lies_in(diagnostic.span, text));
    }
    for event in &coded.events {
        prop_assert_eq!(event.sentence.of(text), &event.text);
        prop_assert!(!event.text.is_empty());
        prop_assert_eq!(event.predicate.span.of(text), &event.predicate.text);
        prop_assert!(event.sentence.contains(event.predicate.span));
        prop_assert!(!event.actor.is_empty() || !event.recipient.is_empty());
        prop_assert!(!event.reciprocal || event.recipient.is_empty());
        prop_assert!((0.0..=1.0).contains(&event.confidence));
        for actor in event.actor.iter().chain(&event.recipient) {
            prop_assert_eq!(actor.span.of(text), &actor.entity_text);
            prop_assert!(!actor.span.is_empty());
            if let Some(antecedent) = actor.antecedent {
                prop_assert!(lies_in(antecedent, text) && !antecedent.is_empty());
            }
        }
        if let Some(by) = &event.attribution {
            prop_assert_eq!(by.span.of(text), &by.text);
        }
        if let Some(place) = &event.event_loc {
            prop_assert_eq!(place.span.of(text), &place.text);
        }
        for amount in &event.amounts {
            check_amount(amount, event.sentence, text)?;
        }
        for paper in &event.agreements {
            prop_assert_eq!(paper.span.of(text), &paper.text);
            prop_assert!(!paper.span.is_empty());
            for phrase in paper.name.iter().chain(&paper.topic) {
                prop_assert_eq!(phrase.span.of(text), &phrase.text);
            }
        }
        // The record survives the way to the book and back.
        let written = serde_json::to_string(event).expect("JSON");
        let read: record::Event = serde_json::from_str(&written).expect("a record");
        prop_assert_eq!(&read, event);
    }
    for claim in &coded.claims {
        prop_assert_eq!(claim.sentence.of(text), &claim.text);
        prop_assert!(!claim.countries.is_empty());
        check_amount(&claim.amount, claim.sentence, text)?;
        if let Some(by) = &claim.attribution {
            prop_assert_eq!(by.span.of(text), &by.text);
        }
        let written = serde_json::to_string(claim).expect("JSON");
        let read: record::Claim = serde_json::from_str(&written).expect("a record");
        prop_assert_eq!(&read, claim);
    }
    Ok(())
}

fn check_amount(amount: &record::Amount, sentence: Span, text: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(amount.span.of(text), &amount.text);
    prop_assert!(!amount.span.is_empty() && sentence.contains(amount.span));
    for phrase in amount.of.iter().chain(&amount.subject) {
        prop_assert_eq!(phrase.span.of(text), &phrase.text);
        prop_assert!(sentence.contains(phrase.span));
    }
    let ends = (amount.value, amount.low, amount.high);
    prop_assert!(
        matches!(
            ends,
            (Some(_), None, None) | (None, Some(_), _) | (None, None, Some(_))
        ),
        "{:?}",
        ends
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 160,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1992),
        ..ProptestConfig::default()
    })]

    #[test]
    fn spans_slice_to_their_text(text in text()) {
        let document = intake::document(&text, Metadata::default());
        prop_assert_eq!(&lang::normalise(&document.text), &document.text);
        let analysis = lang::analyze(&document.text);
        check_analysis(&analysis, &document.text)?;
        check_events(&document, &analysis, &Coder::new(Options::default()))?;
    }

    #[test]
    fn text_that_was_not_normalised_keeps_its_offsets(text in text()) {
        check_analysis(&lang::analyze(&text), &text)?;
    }

    #[test]
    fn bytes_of_any_kind_become_documents_with_sound_spans(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        text in text(),
    ) {
        let input = [text.as_bytes(), &bytes].concat();
        let paths = [std::path::PathBuf::from("-")];
        for outcome in intake::read_paths(&paths, &input[..], &intake::Options::default()) {
            if let intake::Outcome::Document(document) = outcome {
                let analysis = lang::analyze(&document.text);
                check_analysis(&analysis, &document.text)?;
                check_events(&document, &analysis, &Coder::new(Options::default()))?;
            }
        }
    }
}

#[test]
fn capitals_without_a_small_letter() {
    let document = intake::document("\u{1d4aa}", Metadata::default());
    let analysis = lang::analyze(&document.text);
    let coded = Coder::new(Options::default()).code(&document, &analysis);
    assert_eq!(coded.events.len(), 0);
}

#[test]
fn spans_of_the_careful_network_slice_to_their_text() {
    let coder = Coder::new(Options {
        careful: true,
        ..Options::default()
    });
    for example in std::fs::read_dir(examples()).expect("the examples") {
        let bytes = std::fs::read(example.expect("an entry").path()).expect("an example");
        let text = String::from_utf8(bytes).expect("UTF-8");
        let document = intake::document(&text, Metadata::default());
        let analysis = lang::analyze(&document.text);
        check_events(&document, &analysis, &coder).expect("sound spans");
        assert!(!coder.code(&document, &analysis).events.is_empty());
    }
}
