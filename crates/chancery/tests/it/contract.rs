//! The written contracts: the JSON record, the table of CSV columns, the reference of the commands.

use std::collections::BTreeSet;

use codebook::{Auxiliary, Context, EventType, Field, Mode, Sector, Status};
use serde_json::{Value, json};

use crate::support::{examples, expect_code, out, root, run};

fn schema() -> Value {
    let text = std::fs::read_to_string(root().join("docs/event.schema.json")).expect("the schema");
    serde_json::from_str(&text).expect("the schema is JSON")
}

/// The records of the built-in examples and of texts that use rarer parts of the record.
fn records() -> Vec<Value> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(
        folder.path().join("rare.txt"),
        "Unidentified gunmen attacked a convoy near Goma in 1996. According to the United Nations, \
         Rwanda may have sent troops. \"We will not negotiate,\" a spokesman of the rebels said.",
    )
    .expect("a file");
    let examples = examples().display().to_string();
    let output = run(
        folder.path(),
        &["read", &examples, "rare.txt", "--format", "jsonl"],
    );
    expect_code(&output, 0);
    out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect()
}

#[test]
fn every_record_meets_the_schema() {
    let schema = schema();
    jsonschema::meta::validate(&schema).expect("a valid schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let records = records();
    assert!(records.len() > 100, "{} records", records.len());
    for record in &records {
        let errors: Vec<String> = validator
            .iter_errors(record)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{record}\n{errors:#?}");
    }
}

#[test]
fn every_figure_meets_its_schema_and_the_page_lists_its_columns() {
    let text = std::fs::read_to_string(root().join("docs/figure.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&text).expect("the schema is JSON");
    jsonschema::meta::validate(&schema).expect("a valid schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(
        folder.path().join("a.txt"),
        "Belarus granted Pakistan a $30 million credit line. Trade between Peru and Chile reached 2 to 3 \
         billion euros in 2020, up 18 per cent, officials said.",
    )
    .expect("a file");
    let output = run(
        folder.path(),
        &["read", "a.txt", "--figures", "--format", "jsonl"],
    );
    expect_code(&output, 0);
    let figures: Vec<Value> = out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect();
    assert!(figures.len() >= 3, "{figures:#?}");
    for figure in &figures {
        let errors: Vec<String> = validator
            .iter_errors(figure)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{figure}\n{errors:#?}");
    }
    let page = std::fs::read_to_string(root().join("docs/FORMAT.md")).expect("docs/FORMAT.md");
    let output = run(
        folder.path(),
        &["read", "a.txt", "--figures", "--format", "csv"],
    );
    for column in out(&output).lines().next().expect("a header").split(',') {
        assert!(
            page.contains(&format!("\n| `{column}` |")),
            "docs/FORMAT.md lacks the column {column}"
        );
    }
}

#[test]
fn the_schema_lists_the_words_of_amounts_and_papers() {
    let schema = schema();
    let words =
        |of: &str, property: &str| schema["$defs"][of]["properties"][property]["enum"].clone();
    let list = |names: Vec<&str>, null: bool| {
        let names = names.into_iter().map(|name| json!(name));
        json!(names.chain(null.then_some(Value::Null)).collect::<Vec<_>>())
    };
    let kinds = record::AmountKind::ALL
        .iter()
        .map(|one| one.name())
        .collect();
    assert_eq!(words("amount", "kind"), list(kinds, false));
    let qualifiers = record::Qualifier::ALL
        .iter()
        .map(|one| one.name())
        .collect();
    assert_eq!(words("amount", "qualifier"), list(qualifiers, true));
    let measures = record::Measure::ALL.iter().map(|one| one.name()).collect();
    assert_eq!(words("amount", "measure"), list(measures, true));
    let instruments = record::Instrument::ALL
        .iter()
        .map(|one| one.name())
        .collect();
    assert_eq!(words("agreement", "instrument"), list(instruments, false));
    let steps = record::Step::ALL.iter().map(|one| one.name()).collect();
    assert_eq!(words("agreement", "step"), list(steps, true));
}

#[test]
fn the_schema_refuses_what_is_no_record() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    let record = records().remove(0);
    let broken = |key: &str, value: Value| {
        let mut record = record.clone();
        record[key] = value;
        !validator.is_valid(&record)
    };
    assert!(validator.is_valid(&record));
    assert!(
        broken("mode", json!("suicide-attack")),
        "a mode of another type"
    );
    assert!(broken("status", json!("perhaps")));
    assert!(
        broken("actor", json!([{ "code": "BLR" }])),
        "an actor without words"
    );
    assert!(broken("date", json!("June 2023")));
    assert!(broken("unheard_of", json!(1)));
}

#[test]
fn the_schema_lists_the_words_of_the_codebook() {
    fn names<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> Vec<Value> {
        all.iter().map(|&value| json!(name(value))).collect()
    }
    let with_null = |mut values: Vec<Value>| {
        values.push(Value::Null);
        json!(values)
    };
    let schema = schema();
    let property = |name: &str| &schema["properties"][name];
    assert_eq!(
        property("event")["enum"],
        json!(names(EventType::ALL, EventType::name))
    );
    assert_eq!(
        property("context")["items"]["enum"],
        json!(names(Context::ALL, Context::name))
    );
    assert_eq!(
        property("fields")["items"]["enum"],
        json!(names(Field::ALL, Field::name))
    );
    assert_eq!(
        property("status")["enum"],
        json!(names(Status::ALL, Status::name))
    );
    assert_eq!(
        property("auxiliary")["enum"],
        with_null(names(Auxiliary::ALL, Auxiliary::name))
    );
    assert_eq!(
        schema["$defs"]["actor"]["properties"]["sector"]["items"]["enum"],
        json!(names(Sector::ALL, Sector::name))
    );
    for &event in EventType::ALL {
        let rule = schema["allOf"]
            .as_array()
            .and_then(|rules| {
                rules
                    .iter()
                    .find(|rule| rule["if"]["properties"]["event"]["const"] == event.name())
            })
            .expect("a rule for every type");
        let modes: Vec<Mode> = event.modes().collect();
        assert_eq!(
            rule["then"]["properties"]["mode"]["enum"],
            with_null(names(&modes, Mode::name)),
            "{event}"
        );
    }
}

#[test]
fn every_span_holds_the_words_that_stand_beside_it() {
    // The sentence is a part of the stored text, so offsets into it can be checked from the record.
    for record in records() {
        let sentence = record["text"].as_str().expect("text");
        let offset = |value: &Value| value.as_u64().expect("an offset") as usize;
        let start = offset(&record["sentence"]["start"]);
        assert_eq!(offset(&record["sentence"]["end"]) - start, sentence.len());
        let check = |part: &Value, words: &str| {
            let (from, to) = (offset(&part["start"]), offset(&part["end"]));
            if from >= start && to <= start + sentence.len() {
                assert_eq!(
                    sentence.get(from - start..to - start),
                    part[words].as_str(),
                    "{record}"
                );
            }
        };
        check(&record["predicate"], "text");
        for side in ["actor", "recipient"] {
            for actor in record[side].as_array().expect("a list") {
                check(actor, "entity_text");
            }
        }
        for part in ["attribution", "event_loc"] {
            if !record[part].is_null() {
                check(&record[part], "text");
            }
        }
    }
}

#[test]
fn the_format_page_lists_every_field_and_column() {
    let page = std::fs::read_to_string(root().join("docs/FORMAT.md")).expect("docs/FORMAT.md");
    let rows: BTreeSet<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    for field in schema()["properties"].as_object().expect("fields").keys() {
        assert!(
            rows.contains(field.as_str()),
            "docs/FORMAT.md lacks the field {field}"
        );
    }
    let output = run(
        &examples(),
        &["read", "france-germany-2019.md", "--format", "csv"],
    );
    let csv = out(&output);
    for column in csv.lines().next().expect("a header").split(',') {
        assert!(
            rows.contains(column),
            "docs/FORMAT.md lacks the column {column}"
        );
    }
}

#[test]
fn the_reference_of_the_commands_is_current() {
    let written = std::fs::read_to_string(root().join("docs/CLI.md")).expect("docs/CLI.md");
    let output = run(&examples(), &["cli-reference"]);
    expect_code(&output, 0);
    assert!(
        written == out(&output),
        "docs/CLI.md is not current: cargo run --release -- cli-reference > docs/CLI.md"
    );
}
