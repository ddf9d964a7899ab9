//! Whole outputs of every command on the built-in examples.
//!
//! `INSTA_UPDATE=always cargo test -p chancery` writes them anew; read the difference before it is
//! committed.

use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::support::{chancery, err, examples, expect_code, out, run};

/// A folder with the examples in `demo` and a book of them.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let demo = folder.path().join("demo");
    std::fs::create_dir(&demo).expect("a folder");
    for entry in std::fs::read_dir(examples()).expect("the examples") {
        let entry = entry.expect("an entry");
        std::fs::copy(entry.path(), demo.join(entry.file_name())).expect("a copy");
    }
    std::fs::write(
        folder.path().join("note.txt"),
        "Estonia and Peru signed an agreement on fisheries. \"It is a start,\" said the Peruvian \
         minister, who did not visit Tallinn.\n",
    )
    .expect("a file");
    expect_code(
        &run(folder.path(), &["add", "demo", "--book", "my.book"]),
        0,
    );
    folder
}

/// What does not belong to the program's behaviour: which model is built in.
fn steady(text: &str) -> String {
    let mut steady = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(", model ") {
        let from = at + ", model ".len();
        steady.push_str(&rest[..from]);
        steady.push_str("[model]");
        rest = rest[from..].trim_start_matches(|c: char| c.is_ascii_hexdigit());
    }
    steady.push_str(rest);
    steady
}

/// A command and all that it writes.
fn shown(arguments: &[&str], output: &Output) -> String {
    let quoted: Vec<String> = arguments
        .iter()
        .map(
            |argument| match argument.contains([' ', '*']) || argument.is_empty() {
                true => format!("'{argument}'"),
                false => (*argument).to_owned(),
            },
        )
        .collect();
    let mut text = format!("$ chancery {}\n{}", quoted.join(" "), out(output));
    if !output.stderr.is_empty() {
        text.push_str(&format!("--- standard error\n{}", err(output)));
    }
    let code = output.status.code().expect("no signal");
    if code != 0 {
        text.push_str(&format!("--- exit code {code}\n"));
    }
    steady(&text)
}

fn session(folder: &Path, commands: &[&[&str]]) -> String {
    let mut text = String::new();
    for arguments in commands {
        text.push_str(&shown(arguments, &run(folder, arguments)));
        text.push('\n');
    }
    text
}

#[test]
fn read() {
    let desk = desk();
    let article = "demo/belarus-pakistan-2015.md";
    insta::assert_snapshot!(
        "read_table",
        session(
            desk.path(),
            &[&["read", article, "--format", "table", "--why"]]
        )
    );
    insta::assert_snapshot!(
        "read_jsonl_csv_conllu",
        session(
            desk.path(),
            &[
                &["read", "note.txt", "--date", "2024-02"],
                &["read", "--careful", "note.txt", "--date", "2024-02"],
                &[
                    "read",
                    "note.txt",
                    "--format",
                    "csv",
                    "--publisher",
                    "An example; written"
                ],
                &["read", "note.txt", "--format", "conllu"],
            ]
        )
    );
}

#[test]
fn book() {
    let desk = desk();
    let first = out(&run(
        desk.path(),
        &["events", "BLR", "PAK", "--book", "my.book"],
    ));
    let id = first.split('"').nth(3).expect("an id").to_owned();
    insta::assert_snapshot!(
        "book",
        session(
            desk.path(),
            &[
                &["add", "demo", "note.txt", "--book", "my.book"],
                &[
                    "add",
                    "note.txt",
                    "--book",
                    "my.book",
                    "--date",
                    "2024-02-01"
                ],
                &["recode", "--book", "my.book"],
                &[
                    "events", "Belarus", "pakistan", "--book", "my.book", "--format", "table",
                    "--until", "2016"
                ],
                &["events", "Estonia", "PER", "--book", "my.book"],
                &[
                    "events", "BLR", "PAK", "--book", "my.book", "--type", "consult", "--field",
                    "defence", "--format", "csv"
                ],
                &[
                    "events", "BLR", "PAK", "--book", "my.book", "--status", "denied", "--status",
                    "possible", "--format", "table", "--limit", "3"
                ],
                &["show", &id, "--book", "my.book"],
                &["show", &id, "--book", "my.book", "--json"],
                &["search", "tractor* AND plant", "--book", "my.book"],
                &["search", "\"vis\u{1} \"", "--book", "my.book"],
            ]
        )
    );
}

#[test]
fn brief() {
    let desk = desk();
    let page = |format: &str| {
        let arguments = [
            "brief",
            "Greece",
            "Turkey",
            "--book",
            "my.book",
            "--undated",
            "--format",
            format,
        ];
        shown(&arguments, &run(desk.path(), &arguments))
    };
    insta::assert_snapshot!("brief_text", page("text"));
    insta::assert_snapshot!("brief_markdown", page("md"));
    let html = page("html");
    // The looks are looked at, not compared.
    let (head, rest) = html.split_once("<style>").expect("a style");
    let (_, body) = rest.split_once("</style>").expect("its end");
    let lines = body.replace("><", ">\n<");
    insta::assert_snapshot!("brief_html", format!("{head}<style>[...]</style>{lines}"));
}

#[test]
fn the_same_book_gives_the_same_page() {
    let desk = desk();
    let page = |book: &str| {
        let arguments = [
            "brief",
            "BLR",
            "PAK",
            "--book",
            book,
            "--undated",
            "--format",
            "html",
        ];
        let output = run(desk.path(), &arguments);
        expect_code(&output, 0);
        output.stdout
    };
    expect_code(
        &run(desk.path(), &["add", "demo", "--book", "other.book"]),
        0,
    );
    assert!(page("my.book") == page("my.book"));
    assert!(page("my.book") == page("other.book"));
}

#[test]
fn countries() {
    let commands: Vec<Vec<&str>> = [
        "byelorus",
        "Congo",
        "Georgia",
        "the West",
        "Kremlin",
        "YUG",
        "Niger",
        "Dominica",
        "south korea",
        "Macedonia",
        "ivory coast",
        "Belarsu",
        "",
    ]
    .iter()
    .map(|name| vec!["countries", name])
    .chain([
        vec!["countries", "YUG", "--year", "1985", "--format", "jsonl"],
        vec!["countries", "BO", "--year", "1700"],
    ])
    .collect();
    let commands: Vec<&[&str]> = commands.iter().map(Vec::as_slice).collect();
    insta::assert_snapshot!("countries", session(&examples(), &commands));
    let states = out(&run(&examples(), &["countries"]));
    assert!((190..=205).contains(&states.lines().count()), "{states}");
}

#[test]
fn errors() {
    let desk = desk();
    std::fs::write(
        desk.path().join("not.book"),
        "This is no book. ".repeat(100),
    )
    .expect("a file");
    std::fs::write(desk.path().join("bad.tsv"), "n\tlevel\n1\tcore\n").expect("a file");
    insta::assert_snapshot!(
        "errors",
        session(
            desk.path(),
            &[
                &[],
                &["reed"],
                &["read"],
                &["read", "missing.txt"],
                &["read", "note.txt", "--date", "June"],
                &["read", "note.txt", "--format", "xml"],
                &["read", "note.txt", "--min-confidence", "7"],
                &["add", "note.txt"],
                &["add", "note.txt", "--book", "not.book"],
                &["add", "note.txt", "--book", "no/folder/my.book"],
                &["events", "BLR", "PAK", "--book", "missing.book"],
                &["events", "BLR", "PAK", "--book", "not.book"],
                &["events", "Congo", "PAK", "--book", "my.book"],
                &["events", "Belarsu", "PAK", "--book", "my.book"],
                &["events", "NATO", "PAK", "--book", "my.book"],
                &["events", "BLR", "Belarus", "--book", "my.book"],
                &[
                    "events", "BLR", "PAK", "--book", "my.book", "--type", "MEET"
                ],
                &[
                    "events", "BLR", "PAK", "--book", "my.book", "--field", "steel"
                ],
                &["show", "zzz", "--book", "my.book"],
                &["show", "", "--book", "my.book"],
                &["search", "talks AND (", "--book", "my.book"],
                &["search", " ", "--book", "my.book"],
                &["brief", "BLR", "BLR", "--book", "my.book"],
                &[
                    "brief",
                    "BLR",
                    "PAK",
                    "--book",
                    "my.book",
                    "-o",
                    "no/folder/brief.html"
                ],
                &["check-findings", "note.txt", "bad.tsv"],
                &["check-findings", "demo", "bad.tsv"],
                &["bench", "missing.txt"],
            ]
        )
    );
}

#[test]
fn demo() {
    let folder = tempfile::tempdir().expect("a folder");
    let arguments = ["demo", "--output", "out"];
    let output = run(folder.path(), &arguments);
    expect_code(&output, 0);
    insta::assert_snapshot!("demo", shown(&arguments, &output));
    let page = std::fs::read_to_string(folder.path().join("out/brief.html")).expect("the page");
    assert!(
        page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>"),
        "{page}"
    );
    for outside in [
        "<script",
        "src=\"http",
        "@import",
        "url(http",
        "<link rel=\"stylesheet\"",
    ] {
        assert!(!page.contains(outside), "the page needs {outside}");
    }
    // Again is harmless.
    assert_eq!(out(&run(folder.path(), &arguments)), out(&output));
}

#[test]
fn findings() {
    let desk = desk();
    std::fs::write(
        desk.path().join("expected.tsv"),
        "n\tlevel\tquote\ttype\tactors\trecipients\tmutual\tstatus\tfield\tattribution\n\
         1\tcore\tsigned an agreement on fisheries\tSUPPORT|AGREE\tEST,PER\t\tyes\t*\t*\t\n\
         2\tcore\tdid not visit Tallinn\tCONSULT\tPER\tEST\tno\tdenied\tdiplomacy\t\n\
         3\tmore\tIt is a start\t*\t*\t*\teither\toccurred\t\tminister\n\
         4\tnone\tsaid the Peruvian minister\t\t\t\t\t\t\t\n\
         5\tcore\twords that are not there\tAID\t*\t*\tno\t\t\t\n",
    )
    .expect("a file");
    insta::assert_snapshot!(
        "findings",
        session(
            desk.path(),
            &[&["check-findings", "note.txt", "expected.tsv"]]
        )
    );
}

#[test]
fn colour_is_written_only_where_it_is_wanted() {
    let desk = desk();
    let colours = |set: &[(&str, &str)], arguments: &[&str]| {
        let mut command = chancery(desk.path());
        command
            .args(["read", "note.txt", "--format", "table"])
            .args(arguments);
        for (name, value) in set {
            command.env(name, value);
        }
        let output = command.output().expect("the program starts");
        expect_code(&output, 0);
        out(&output).contains('\u{1b}')
    };
    assert!(!colours(&[], &[]), "no terminal");
    assert!(colours(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(
        !colours(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[]),
        "NO_COLOR goes first"
    );
    assert!(colours(&[], &["--color", "always"]));
    assert!(
        colours(&[("NO_COLOR", "1")], &["--color", "always"]),
        "an option goes before it"
    );
    assert!(!colours(&[("CLICOLOR_FORCE", "1")], &["--color", "never"]));
}

#[test]
fn quiet_says_nothing_but_results() {
    let desk = desk();
    let output = run(
        desk.path(),
        &["--quiet", "add", "note.txt", "--book", "my.book"],
    );
    expect_code(&output, 0);
    assert_eq!((out(&output).as_str(), err(&output).as_str()), ("", ""));
}
