//! What every line of `data/annotated` must hold to, and that nothing in it is taken from test data.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use record::Span;
use record::annotated::{AnnotatedEvent, AnnotatedText};

use super::{PARTS, folder, groups, parse, read};

/// So many words in a row are not shared by chance.
const ROW: usize = 8;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn all() -> Vec<AnnotatedText> {
    PARTS
        .iter()
        .flat_map(|part| read(part).expect(part))
        .collect()
}

#[test]
fn every_line_validates() {
    let schema = std::fs::read_to_string(folder().join("annotated.schema.json")).expect("schema");
    let schema = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("schema");
    for part in PARTS.iter().chain(&["second", "settled"]) {
        let content =
            std::fs::read_to_string(folder().join(format!("{part}.jsonl"))).expect("part");
        for (number, line) in content.lines().enumerate() {
            let value = serde_json::from_str(line).expect("JSON");
            let faults: Vec<String> = validator
                .iter_errors(&value)
                .map(|fault| fault.to_string())
                .collect();
            assert!(faults.is_empty(), "{part}: line {}: {faults:?}", number + 1);
        }
    }
}

#[test]
fn the_schema_refuses_a_mode_of_another_type() {
    let schema = std::fs::read_to_string(folder().join("annotated.schema.json")).expect("schema");
    let schema = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("schema");
    let texts = all();
    let mut text = texts
        .iter()
        .find(|t| !t.events.is_empty())
        .expect("an event")
        .clone();
    assert!(validator.is_valid(&serde_json::to_value(&text).expect("JSON")));
    text.events[0].event = codebook::EventType::Agree;
    text.events[0].mode = Some("visit".to_owned());
    assert!(!validator.is_valid(&serde_json::to_value(&text).expect("JSON")));
}

/// All words of an event with their places.
fn spans(event: &AnnotatedEvent) -> Vec<(&str, Span)> {
    let mut spans = vec![(event.predicate.text.as_str(), event.predicate.span)];
    for party in event.actor.iter().chain(&event.recipient) {
        spans.push((&party.text, party.span));
    }
    if let Some(source) = &event.attribution {
        spans.push((&source.speaker.text, source.speaker.span));
        spans.push((&source.cue.text, source.cue.span));
    }
    for words in event.date.iter().chain(&event.place) {
        spans.push((&words.text, words.span));
    }
    spans
}

#[test]
fn words_stand_where_they_are_said_to_stand() {
    let mut texts = all();
    texts.extend(read("second").expect("second"));
    for text in &texts {
        for (words, span) in text.events.iter().flat_map(spans) {
            let found = text.text.get(span.start..span.end);
            assert_eq!(found, Some(words), "{}: {span:?}", text.id);
        }
    }
}

#[test]
fn modes_belong_to_their_types() {
    let mut texts = all();
    texts.extend(read("second").expect("second"));
    for text in &texts {
        for event in &text.events {
            if let Some(mode) = &event.mode {
                let known = codebook::Mode::of(event.event, mode);
                assert!(known.is_ok(), "{}: {} {mode}", text.id, event.event);
            }
        }
    }
}

/// Decision 3 of the guideline.
#[test]
fn planned_cooperation_is_agreement() {
    use codebook::EventType::{Agree, Aid, Concede, Consult, Cooperate, Retreat, Support};
    use codebook::Status::{Occurred, Planned, Sought};
    for text in all() {
        for event in &text.events {
            let ahead = matches!(event.status, Planned | Sought);
            let wrong = match event.event {
                Agree => event.status == Occurred,
                Consult | Support | Concede | Cooperate | Aid | Retreat => ahead,
                _ => false,
            };
            assert!(
                !wrong,
                "{}: {} {}",
                text.id,
                event.event,
                event.status.name()
            );
        }
    }
}

#[test]
fn ids_are_unique_and_the_second_annotation_has_the_same_texts() {
    let texts = all();
    let by_id: BTreeMap<&str, &AnnotatedText> =
        texts.iter().map(|text| (text.id.as_str(), text)).collect();
    assert_eq!(by_id.len(), texts.len());
    let second = read("second").expect("second");
    let ids: BTreeSet<&str> = second.iter().map(|text| text.id.as_str()).collect();
    assert_eq!(ids.len(), second.len());
    for text in &second {
        let own = by_id.get(text.id.as_str());
        assert!(own.is_some_and(|own| own.text == text.text), "{}", text.id);
    }
}

#[test]
fn families_and_texts_alike_lie_in_one_part() {
    let mut place = BTreeMap::new();
    let mut texts = Vec::new();
    let mut parts = Vec::new();
    for part in PARTS {
        for text in read(part).expect(part) {
            let before = *place.entry(text.family.clone()).or_insert(part);
            assert_eq!(before, part, "family {} lies in two parts", text.family);
            texts.push(text);
            parts.push(part);
        }
    }
    for (a, b) in groups::alike(&texts) {
        assert_eq!(parts[a], parts[b], "{} and {}", texts[a].id, texts[b].id);
    }
}

fn text(family: &str, text: &str) -> AnnotatedText {
    AnnotatedText {
        id: String::new(),
        family: family.to_owned(),
        date: "2020-01-01".to_owned(),
        text: text.to_owned(),
        events: Vec::new(),
    }
}

#[test]
fn families_are_joined_by_texts_alike() {
    let texts = [
        text(
            "b",
            "Valencia opened its port to 629 migrants aboard a rescue ship.",
        ),
        text("c", "Nurses walked out in Leeds over pay."),
        text(
            "a",
            "Valencia opened its port on Monday to 629 migrants of a rescue ship.",
        ),
        text("d", "Dockers in Odesa loaded maize for Tunis."),
        text("c", "Dockers in Odesa have loaded maize for Tunis."),
    ];
    assert_eq!(groups::names(&texts), ["a", "c", "a", "c", "c"]);
}

#[test]
fn faults_of_the_writing_format_are_told_with_their_line() {
    let items =
        parse("@ s1-0001 | visit | 2024-03-02\nHe arrived in Baku.\n> VISIT occurred | a | b |\n");
    let fault = items.into_iter().find_map(Result::err).expect("a fault");
    assert!(fault.starts_with("line 3"), "{fault}");
    let items = parse(
        "@ s1-0001 | visit | 2024-03-02\nHe left Baku.\n> CONSULT occurred | arrived | He=AZE | \n",
    );
    let fault = items.into_iter().find_map(Result::err).expect("a fault");
    assert!(fault.contains("arrived"), "{fault}");
}

#[test]
fn the_writing_format_holds_all_that_a_line_holds() {
    for text in all() {
        let items = parse(&super::export::written(&text));
        assert_eq!(items, [Ok(text)]);
    }
}

/// The rows of words of sentences that the coder is measured on, each with its source.
fn gold_rows() -> Option<HashMap<Vec<String>, String>> {
    let shared =
        std::env::var_os("CHANCERY_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    if !shared.is_dir() {
        println!("skipped: {} is absent", shared.display());
        return None;
    }
    let open = |name: &str| std::fs::read_to_string(shared.join(name)).expect(name);
    let mut sources: Vec<(String, String)> = Vec::new();
    for line in open("gold/plv-dev.tsv").lines().skip(1) {
        let mut cells = line.split('\t');
        if let (Some(id), Some(sentence)) = (cells.next(), cells.next()) {
            sources.push((format!("plv-dev {id}"), sentence.to_owned()));
        }
    }
    let records: serde_json::Value =
        serde_json::from_str(&open("gold/plover-gsr-dev.json")).expect("JSON");
    for record in records.as_array().expect("a list") {
        let cell = |key: &str| record[key].as_str().unwrap_or("").to_owned();
        sources.push((cell("id"), cell("text")));
    }
    sources.push(("article".to_owned(), open("seed/belarus-pakistan.txt")));
    assert!(sources.len() > 100, "{} gold sentences", sources.len());
    let mut rows = HashMap::new();
    for (source, sentence) in sources {
        for row in groups::split(&sentence).windows(ROW) {
            rows.insert(row.to_vec(), source.clone());
        }
    }
    Some(rows)
}

#[test]
fn nothing_is_taken_from_sentences_that_the_coder_is_measured_on() {
    let Some(rows) = gold_rows() else { return };
    let mut hits = Vec::new();
    let mut look = |name: &str, text: &str| {
        for row in groups::split(text).windows(ROW) {
            if let Some(source) = rows.get(row) {
                hits.push(format!("{name} and {source}: {}", row.join(" ")));
            }
        }
    };
    for text in all() {
        look(&text.id, &text.text);
    }
    let plain = std::fs::read_to_string(folder().join("plain.txt")).expect("plain.txt");
    for (number, line) in plain.lines().enumerate() {
        look(&format!("plain.txt:{}", number + 1), line);
    }
    let lexicon = root().join("crates/coder/lexicon");
    for entry in std::fs::read_dir(&lexicon).expect("lexicon") {
        let path = entry.expect("entry").path();
        let content = std::fs::read_to_string(&path).expect("lexicon");
        for (number, line) in content.lines().enumerate() {
            look(&format!("{}:{}", path.display(), number + 1), line);
        }
    }
    assert!(hits.is_empty(), "{}", hits.join("\n"));
}
