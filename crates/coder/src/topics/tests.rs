use lang::{Deprel, Upos};
use record::Span;

use super::*;

/// Tokens at the blanks of an example text.
fn tokens(text: &str) -> Vec<Token> {
    let mut start = 0;
    text.split(' ')
        .map(|word| {
            let span = Span::new(start, start + word.len());
            start = span.end + 1;
            Token {
                span,
                lemma: word.to_lowercase().into(),
                upos: Upos::Noun,
                xpos: "NN",
                head: None,
                deprel: Deprel::Dep,
            }
        })
        .collect()
}

#[test]
fn every_embedded_line_parses_and_every_topic_has_terms() {
    let topics = Topics::parse(EMBEDDED).unwrap_or_else(|errors| panic!("{errors:?}"));
    let has = |terms: &Terms, topic: Topic| {
        let mut lists = terms.keys().collect::<Vec<_>>();
        lists.sort_unstable();
        lists.iter().any(|first| {
            terms[*first]
                .iter()
                .any(|term| term.topics.contains(&topic))
        })
    };
    for &field in Field::ALL {
        assert!(has(&topics.fields, Topic::Field(field)), "{field}");
    }
    for &context in Context::ALL {
        assert!(has(&topics.contexts, Topic::Context(context)), "{context}");
    }
}

#[test]
fn the_longest_term_wins() {
    let text = "the nuclear power plant";
    let hits = Topics::embedded().hits(&tokens(text), text);
    let energy = hits
        .iter()
        .find(|hit| hit.topic == Topic::Field(Field::Energy))
        .expect("energy is found");
    assert_eq!((energy.token, energy.len), (1, 3));
    assert!(
        hits.iter()
            .all(|hit| hit.topic != Topic::Field(Field::Machinery))
    );
}

#[test]
fn a_term_of_none_hides_the_shorter_one() {
    let text = "the trade union met";
    assert_eq!(Topics::embedded().fields(&tokens(text), text), []);
}

#[test]
fn a_hyphen_may_be_a_token_of_its_own() {
    let text = "a cyber - attack";
    assert!(
        Topics::embedded()
            .contexts(&tokens(text), text)
            .contains(&Context::Cyber)
    );
}
