//! `--lexicon`, `chancery lexicon` and `read --why` from the outside.

use std::fs;
use std::path::Path;

use crate::support::{err, examples, expect_code, out, root, run};

const TEXT: &str = "Anna Karenina visited Pakistan. Belarus outnumbers Pakistan.";
const LEXICON: &str = "\
[verbs]
outnumber | THREATEN
[actors]
Anna Karenina | person | Belarus | sector=GOV
";

fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().expect("a folder");
    fs::write(desk.path().join("note.txt"), TEXT).expect("written");
    fs::write(desk.path().join("my.lex"), LEXICON).expect("written");
    desk
}

fn json(line: &str) -> serde_json::Value {
    serde_json::from_str(line).expect("JSON")
}

/// Event types of the lines of an output.
fn types(text: &str) -> Vec<String> {
    text.lines()
        .map(json)
        .filter_map(|record| record["event"].as_str().map(str::to_owned))
        .collect()
}

#[test]
fn a_lexicon_adds_events_and_their_records_say_so() {
    let desk = desk();
    let read = |arguments: &[&str]| {
        let all = [&["read", "note.txt", "--date", "2020"], arguments].concat();
        let output = run(desk.path(), &all);
        expect_code(&output, 0);
        out(&output)
    };
    assert_eq!(types(&read(&[])), [""; 0]);
    let found = read(&["--lexicon", "my.lex"]);
    assert_eq!(types(&found), ["CONSULT", "THREATEN"]);
    let coder = json(found.lines().next().expect("a line"))["coder"].to_string();
    assert!(coder.contains(", lexicon "), "{coder}");
}

#[test]
fn a_faulty_lexicon_stops_every_command_before_it_does_anything() {
    let desk = desk();
    let faulty = "[verbs]\nrain on | THREATN\n[actors]\nA Bo | persn | Belarus\n";
    fs::write(desk.path().join("bad.lex"), faulty).expect("written");
    fs::write(desk.path().join("latin.lex"), b"[actors]\nJos\xe9 Bo | -").expect("written");
    for command in [
        &["read", "note.txt"][..],
        &["add", "note.txt", "--book", "a.book"],
        &["bench", "--seconds", "0"],
        &["lexicon", "check", "my.lex"],
    ] {
        let flag = if command[0] == "lexicon" {
            &[][..]
        } else {
            &["--lexicon"]
        };
        let output = run(desk.path(), &[command, flag, &["bad.lex"]].concat());
        expect_code(&output, 2);
        assert_eq!(out(&output), "", "{command:?}");
        let messages = err(&output);
        for expected in [
            "error: bad.lex:2:11: expected a PLOVER type, none or -, not \"THREATN\"; did you mean THREATEN?",
            "error: bad.lex:4:8: \"persn\" is not a kind of actor; did you mean person?",
            "error: 2 errors in the lexicon, nothing was done",
        ] {
            assert!(messages.contains(expected), "{messages}");
        }
    }
    assert!(!desk.path().join("a.book").exists());
    for (file, expected) in [
        ("latin.lex", "latin.lex:2: is not in UTF-8"),
        ("none.lex", "none.lex: cannot be read"),
        (".", ".: cannot be read"),
    ] {
        let output = run(desk.path(), &["read", "note.txt", "--lexicon", file]);
        expect_code(&output, 2);
        assert!(err(&output).contains(expected), "{}", err(&output));
    }
}

#[test]
fn recode_takes_up_a_change_of_the_lexicon() {
    let desk = desk();
    let path = desk.path();
    let add = ["add", "note.txt", "--book", "a.book", "--lexicon", "my.lex"];
    expect_code(&run(path, &add), 0);
    let events = || {
        types(&out(&run(
            path,
            &["events", "BLR", "PAK", "--book", "a.book"],
        )))
    };
    assert_eq!(events(), ["CONSULT", "THREATEN"]);
    fs::write(path.join("my.lex"), LEXICON.replace("THREATEN", "AID")).expect("written");
    let output = run(path, &["recode", "--book", "a.book", "--lexicon", "my.lex"]);
    expect_code(&output, 0);
    assert!(
        err(&output).contains("coded before with"),
        "{}",
        err(&output)
    );
    assert_eq!(events(), ["CONSULT", "AID"]);
    // What was coded otherwise is told when more comes.
    fs::write(path.join("more.txt"), "Belarus condemned Pakistan.").expect("written");
    let output = run(path, &["add", "more.txt", "--book", "a.book"]);
    assert!(
        err(&output).contains("with another lexicon: 1 document"),
        "{}",
        err(&output)
    );
    // Without the lexicon its events go, with a warning.
    let output = run(path, &["recode", "--book", "a.book"]);
    expect_code(&output, 0);
    assert!(
        err(&output).contains("with a lexicon of your own before"),
        "{}",
        err(&output)
    );
    assert_eq!(events(), ["ACCUSE"]);
}

#[test]
fn dictionaries_of_petrarch_are_converted_and_can_be_used() {
    let desk = desk();
    let dictionary = "ANNA_KARENINA_ [BLRGOV >150101]\nBAD_ [\nJO_BO_\n";
    fs::write(desk.path().join("old.txt"), dictionary).expect("written");
    let output = run(desk.path(), &["lexicon", "from-petrarch", "old.txt"]);
    expect_code(&output, 0);
    let messages = err(&output);
    assert!(messages.contains("1 actor with 1 name"), "{messages}");
    assert!(messages.contains("old.txt:2: BAD_ ["), "{messages}");
    assert!(messages.contains("old.txt:3: JO_BO_"), "{messages}");
    fs::write(desk.path().join("old.lex"), &output.stdout).expect("written");
    let output = run(
        desk.path(),
        &["read", "note.txt", "--date", "2020", "--lexicon", "old.lex"],
    );
    expect_code(&output, 0);
    assert_eq!(types(&out(&output)), ["CONSULT"]);
    // One is taken for the other: the hint says what to do.
    let output = run(desk.path(), &["read", "note.txt", "--lexicon", "old.txt"]);
    expect_code(&output, 2);
    assert!(
        err(&output).contains("chancery lexicon from-petrarch old.txt"),
        "{}",
        err(&output)
    );
    let output = run(desk.path(), &["lexicon", "from-petrarch", "note.txt"]);
    expect_code(&output, 1);
}

#[test]
fn why_accounts_for_every_sentence() {
    let folder = examples();
    let paths: Vec<String> = ["belarus-pakistan-2015.md", "greece-turkey-2023.md"]
        .iter()
        .map(|name| folder.join(name).display().to_string())
        .collect();
    let mut arguments = vec!["read", "--why", "--format", "jsonl"];
    arguments.extend(paths.iter().map(String::as_str));
    let output = run(Path::new("."), &arguments);
    expect_code(&output, 0);
    assert_eq!(err(&output), "");
    let text = out(&output);
    let records: Vec<serde_json::Value> = text.lines().map(json).collect();
    let count = |key: &str| records.iter().filter(|r| r.get(key).is_some()).count();
    assert_eq!(count("why_summary"), 1);
    let summary = &records.last().expect("a summary")["why_summary"];
    let number = |value: &serde_json::Value| value.as_u64().expect("a number") as usize;
    assert_eq!(number(&summary["documents"]), 2);
    assert_eq!(number(&summary["events"]), count("event"));
    assert_eq!(
        number(&summary["sentences"]),
        number(&summary["sentences_with_events"]) + count("why")
    );
    let by_reason: usize = summary["reasons"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|reason| number(&reason["sentences"]))
        .sum();
    assert_eq!(by_reason, count("why"));
    // What is left out for its confidence is a reason of its own.
    let output = run(
        Path::new("."),
        &[&arguments[..], &["--min-confidence", "1"]].concat(),
    );
    assert!(out(&output).contains("\"reason\":\"low confidence\""));
    // Events alone are as without --why.
    let plain = run(
        Path::new("."),
        &[&["read", "--format", "jsonl"], &arguments[4..]].concat(),
    );
    let events: Vec<&str> = text.lines().filter(|l| !l.starts_with("{\"why")).collect();
    assert_eq!(out(&plain).lines().collect::<Vec<_>>(), events);
}

#[test]
fn the_example_of_the_documentation_is_right() {
    let example = root().join("examples/my.lex").display().to_string();
    let output = run(Path::new("."), &["lexicon", "check", &example]);
    expect_code(&output, 0);
    assert!(
        out(&output).contains("actors             7"),
        "{}",
        out(&output)
    );
}
