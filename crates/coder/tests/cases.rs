//! Sentences with the events that a reader takes from them: `tests/cases.txt` says how they are written.

use coder::{Coder, Options};
use record::{Document, DocumentId, Event, Metadata, parse_date};

struct Case {
    line: usize,
    sentence: String,
    expected: Vec<String>,
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut open = false;
    for (number, line) in include_str!("cases.txt").lines().enumerate() {
        let line = line.trim();
        if line.starts_with('#') {
            continue;
        }
        match (line.is_empty(), open) {
            (true, _) => open = false,
            (false, true) => cases
                .last_mut()
                .expect("open")
                .expected
                .push(line.to_owned()),
            (false, false) => {
                open = true;
                cases.push(Case {
                    line: number + 1,
                    sentence: line.to_owned(),
                    expected: Vec::new(),
                });
            }
        }
    }
    cases
}

fn sides(actors: &[record::Actor]) -> String {
    let mut codes: Vec<&str> = actors
        .iter()
        .map(|actor| actor.code.as_deref().unwrap_or("?"))
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes.join("+")
}

fn line_of(event: &Event) -> String {
    let arrow = if event.reciprocal {
        String::new()
    } else {
        let recipients = sides(&event.recipient);
        if recipients.is_empty() {
            " >".to_owned()
        } else {
            format!(" > {recipients}")
        }
    };
    let mode = event
        .mode
        .map(|mode| format!("-{}", mode.name()))
        .unwrap_or_default();
    let speaker = event
        .attribution
        .as_ref()
        .map(|attribution| format!(" @{}", attribution.text))
        .unwrap_or_default();
    format!(
        "{}{arrow} {}{mode} {}{speaker}",
        sides(&event.actor),
        event.event,
        event.status
    )
}

/// Whether the line of an event meets an expected line: `A|B` allows either, a mode that the
/// expected line does not name may be any, and so may an attribution.
fn meets(expected: &str, line: &str) -> bool {
    let (wanted, wanted_speaker) = expected
        .split_once(" @")
        .map_or((expected, None), |(w, s)| (w, Some(s)));
    let (given, given_speaker) = line
        .split_once(" @")
        .map_or((line, None), |(w, s)| (w, Some(s)));
    let sorted = |word: &str| {
        let mut parts: Vec<&str> = word.split('+').collect();
        parts.sort_unstable();
        parts.join("+")
    };
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let given: Vec<&str> = given.split_whitespace().collect();
    wanted.len() == given.len()
        && wanted.iter().zip(&given).all(|(w, g)| {
            w.split('|').any(|choice| {
                sorted(choice) == sorted(g)
                    || g.split_once('-').is_some_and(|(stem, _)| stem == choice)
            })
        })
        && wanted_speaker.is_none_or(|speaker| given_speaker.is_some_and(|g| g.contains(speaker)))
}

#[test]
fn sentences_give_the_events_that_a_reader_takes_from_them() {
    let coder = Coder::new(Options::default());
    let mut failures = Vec::new();
    let cases = cases();
    for case in &cases {
        let document = Document {
            id: DocumentId("case".to_owned()),
            text: case.sentence.clone(),
            metadata: Metadata {
                date: Some(parse_date("2020-06-15").expect("a date")),
                ..Metadata::default()
            },
        };
        let coded = coder.code(&document, &lang::analyze(&document.text));
        let lines: Vec<String> = coded.events.iter().map(line_of).collect();
        let met = case.expected.len() == lines.len()
            && case
                .expected
                .iter()
                .all(|expected| lines.iter().any(|line| meets(expected, line)));
        if !met {
            failures.push(format!(
                "cases.txt:{}: {}\n  expected {}\n  found    {}",
                case.line,
                case.sentence,
                case.expected.join(" ; "),
                lines.join(" ; ")
            ));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} sentences:\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
}
