//! Damaged, strange and hostile files: a message and an exit code, never a panic.

use std::path::Path;

use crate::support::{chancery, err, examples, expect_code, out, run};

const PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>A visit | Example</title>\
    <meta property=\"og:site_name\" content=\"Example\"><script>if (a<b) { c(\"</div>\"); }</script>\
    </head><body><nav><a href=\"/\">Home</a></nav><article><h1>A visit</h1><p>ANKARA &mdash; The \
    foreign minister of Greece visited T&uuml;rkiye on Monday and held talks about migration, energy \
    and the earthquake. &quot;We agreed to meet again,&quot; she said.</p><p>Greece &amp; Turkey \
    signed a declaration&nbsp;on good relations. &#x1F600; &#0; &bogus;</p><table><tr><td>1<td>2\
    </table></article><!-- comment --></body></html>";

/// Bytes that are the same in every run.
fn bytes(count: usize, mut state: u64) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(count);
    while bytes.len() < count {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend_from_slice(&state.to_le_bytes());
    }
    bytes.truncate(count);
    bytes
}

/// Files by name; `true` where a document comes out of them.
fn files() -> Vec<(String, Vec<u8>, Option<bool>)> {
    let mut files: Vec<(String, Vec<u8>, Option<bool>)> = Vec::new();
    let mut file = |name: &str, content: Vec<u8>, read: Option<bool>| {
        files.push((name.to_owned(), content, read));
    };
    let said = "Greece visited Turkey.";
    for seed in 1..=20u64 {
        let count = 1 + seed as usize * 97;
        file(&format!("random-{seed}.txt"), bytes(count, seed), None);
        file(
            &format!("random-{seed}.html"),
            bytes(count, seed + 100),
            None,
        );
        // Random bytes of the kind that text has.
        let letters = bytes(count * 8, seed + 200)
            .into_iter()
            .map(|b| b"abc XYZ.,;:'\"()-\n\t<>&/=!?019\xc3\xa9"[usize::from(b) % 30])
            .collect();
        file(&format!("letters-{seed}.txt"), letters, None);
    }
    for cut in (0..PAGE.len()).step_by(13) {
        file(
            &format!("cut-{cut:04}.html"),
            PAGE.as_bytes()[..cut].to_vec(),
            None,
        );
    }
    let text = std::fs::read(examples().join("belarus-pakistan-2015.md")).expect("an example");
    for cut in (1..text.len()).step_by(101) {
        file(&format!("cut-{cut:04}.md"), text[..cut].to_vec(), None);
    }
    file("empty.txt", Vec::new(), Some(false));
    file("blank.txt", b" \n\t\r\n \xc2\xa0 ".to_vec(), Some(false));
    file("line.txt", vec![b'a'; 1_000_000], Some(true));
    file(
        "blanks.txt",
        [vec![b' '; 1_000_000], said.into()].concat(),
        Some(true),
    );
    file(
        "newlines.txt",
        [vec![b'\n'; 1_000_000], said.into()].concat(),
        Some(true),
    );
    file("brackets.txt", vec![b'('; 20_000], Some(true));
    file(
        "quotes.txt",
        "\"\u{201c}'".repeat(5_000).into_bytes(),
        Some(true),
    );
    file(
        "combining.txt",
        "e\u{301}".repeat(50_000).into_bytes(),
        Some(true),
    );
    file(
        "and.txt",
        format!("{}Turkey met.", "Greece and ".repeat(3_000)).into(),
        Some(true),
    );
    file(
        "verbs.txt",
        said.replace('.', " and ").repeat(1_000).into(),
        Some(true),
    );
    file(
        "zero.txt",
        b"Greece visited\0 Turkey.".to_vec(),
        Some(false),
    );
    file("zero.html", [PAGE.as_bytes(), b"\0\0\0"].concat(), None);
    file(
        "latin-1.txt",
        b"Germany thanked T\xfcrkiye and C\xf4te d'Ivoire.".to_vec(),
        Some(true),
    );
    file(
        "utf-8-broken.txt",
        [said.as_bytes(), b" \xc3\x28 \xf0\x9f "].concat(),
        Some(true),
    );
    for (name, order) in [
        ("le", u16::to_le_bytes as fn(u16) -> [u8; 2]),
        ("be", u16::to_be_bytes),
    ] {
        let marked: Vec<u8> = format!("\u{feff}{said}")
            .encode_utf16()
            .flat_map(order)
            .collect();
        file(&format!("utf-16-{name}.txt"), marked.clone(), Some(true));
        file(
            &format!("utf-16-{name}-cut.txt"),
            marked[..marked.len() - 1].to_vec(),
            Some(true),
        );
        let surrogate: Vec<u8> = [0xfeff, 0xd800, 0x41, 0xdc00]
            .into_iter()
            .flat_map(order)
            .collect();
        file(
            &format!("utf-16-{name}-surrogate.txt"),
            surrogate,
            Some(true),
        );
    }
    let deep = format!(
        "<!doctype html>{}{said}{}",
        "<div>".repeat(60_000),
        "</div>".repeat(60_000)
    );
    file("deep.html", deep.into_bytes(), Some(false));
    let unclosed = format!("<!doctype html><p>{said}{}", "<b><i>".repeat(500));
    file("unclosed.html", unclosed.into_bytes(), None);
    file(
        "attribute.html",
        format!("<html><a title=\"{}", "x".repeat(500_000)).into(),
        None,
    );
    let keys = "key: value\n".repeat(50_000);
    file(
        "keys.md",
        format!("---\n{keys}title: T\n---\n{said}").into(),
        Some(true),
    );
    let title = "T".repeat(500_000);
    file(
        "title.md",
        format!("---\ntitle: {title}\n---\n{said}").into(),
        Some(true),
    );
    file(
        "open.md",
        format!("---\ntitle: T\n{said}").into(),
        Some(true),
    );
    file("only.md", b"---\ntitle: T\n---\n".to_vec(), Some(false));
    file("a.pdf", b"%PDF-1.7\n\xe2\xe3".to_vec(), Some(false));
    file("a.bin", b"\x7fELF\x02\x01\x01\0\0\0".to_vec(), Some(false));
    let deep = format!("{{\"text\": \"{said}\", \"x\": {}", "[".repeat(20_000));
    file("deep.jsonl", deep.into_bytes(), Some(false));
    file("header.csv", b"id,body\n1,x\n".to_vec(), Some(false));
    file(
        "quote.csv",
        b"text\n\"Greece visited Turkey.\n".to_vec(),
        Some(true),
    );
    files
}

fn write(folder: &Path) -> Vec<(String, Option<bool>)> {
    let files = files();
    for (name, content, _) in &files {
        std::fs::write(folder.join(name), content).expect("a file");
    }
    files
        .into_iter()
        .map(|(name, _, read)| (name, read))
        .collect()
}

#[test]
fn no_file_makes_read_or_add_panic() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let files = write(folder);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let output = run(folder, &[&["add", "--book", "a.book"], &names[..]].concat());
    expect_code(&output, 1);
    let messages = err(&output);
    let refused = |name: &str| {
        messages
            .lines()
            .any(|line| line.starts_with(&format!("warning: {name}:")))
    };
    for (name, read) in &files {
        if let Some(read) = read {
            assert_eq!(!refused(name), *read, "{name}\n{messages}");
        }
    }
    // The rest went on, and what it gave is sound.
    let book = book::Book::open(&folder.join("a.book")).expect("a book");
    assert_eq!(book.problems().expect("readable"), Vec::<String>::new());
    let documents = book.documents().expect("documents");
    assert!(documents.len() > 40, "{}", documents.len());
    let texts: std::collections::BTreeMap<_, _> = documents
        .into_iter()
        .map(|document| (document.id, document.text))
        .collect();
    for event in book.events(&book::EventQuery::default()).expect("events") {
        let text = &texts[&event.document];
        assert_eq!(event.sentence.of(text), event.text);
        assert_eq!(event.predicate.span.of(text), event.predicate.text);
        for actor in event.actor.iter().chain(&event.recipient) {
            assert_eq!(actor.span.of(text), actor.entity_text);
        }
    }
    for format in ["table", "csv", "conllu", "jsonl"] {
        let some = [
            "verbs.txt",
            "utf-16-be-surrogate.txt",
            "latin-1.txt",
            "letters-3.txt",
        ];
        let output = run(
            folder,
            &[&["read", "--why", "--format", format], &some[..]].concat(),
        );
        expect_code(&output, 0);
    }
}

#[test]
fn encodings_give_the_same_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = "Germany thanked T\u{fc}rkiye for its help.";
    let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{said}")
            .encode_utf16()
            .flat_map(order)
            .collect()
    };
    for (name, content) in [
        ("utf-8.txt", said.as_bytes().to_vec()),
        ("mark.txt", format!("\u{feff}{said}").into_bytes()),
        (
            "decomposed.txt",
            said.replace('\u{fc}', "u\u{308}").into_bytes(),
        ),
        ("latin-1.txt", said.chars().map(|c| c as u8).collect()),
        ("le.txt", utf16(u16::to_le_bytes)),
        ("be.txt", utf16(u16::to_be_bytes)),
    ] {
        std::fs::write(folder.path().join(name), content).expect("a file");
    }
    let output = run(folder.path(), &["add", ".", "--book", "a.book"]);
    expect_code(&output, 0);
    assert!(
        err(&output).starts_with("1 new document with"),
        "{}",
        err(&output)
    );
}

#[test]
fn wrong_lines_are_named_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut lines: Vec<u8> = Vec::new();
    for line in [
        &b"{\"text\": \"Greece visited Turkey.\"}"[..],
        b"",
        b"{\"text\": 5}",
        b"{\"text\": \"\"}",
        b"{\"title\": \"T\"}",
        b"[1, 2]",
        b"null",
        b"{\"text\": \"cut",
        b"{\"text\": \"\xff\"}",
        b"{\"text\": \"China visited Japan.\", \"date\": \"soon\", \"title\": [1]}",
        b"{\"text\": \"\\ud800 Peru visited Chile.\"}",
        b"{\"text\": \"Chile visited Peru.\"}",
    ] {
        lines.extend_from_slice(line);
        lines.push(b'\n');
    }
    std::fs::write(folder.path().join("a.jsonl"), lines).expect("a file");
    let output = run(folder.path(), &["read", "a.jsonl"]);
    expect_code(&output, 1);
    assert_eq!(out(&output).lines().count(), 3);
    insta::assert_snapshot!("wrong_lines", err(&output));
}

#[test]
fn inputs_are_told_apart_by_how_they_begin() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let write = |name: &str, content: &str| {
        std::fs::write(folder.join(name), content).expect("a file");
    };
    write(
        "windows.md",
        "---\r\ntitle: T\r\ndate: 1 June 2023\r\n---\r\nGreece visited Turkey.\r\n",
    );
    write(
        "lines.json",
        "{\"text\": \"Greece visited Turkey.\"}\n{\"text\": \"Peru visited Chile.\"}\n",
    );
    write("list.json", "[{\"text\": \"Greece visited Turkey.\"}]");
    write(
        "frozen",
        "<html><body><p>Greece visited Turkey.</p></body></html>",
    );
    std::fs::create_dir(folder.join("empty")).expect("a folder");

    let windows = run(folder, &["read", "windows.md"]);
    expect_code(&windows, 0);
    assert!(
        out(&windows).contains("\"date\":\"2023-06-01\""),
        "{}",
        out(&windows)
    );
    let lines = run(folder, &["read", "lines.json"]);
    expect_code(&lines, 0);
    assert_eq!(out(&lines).lines().count(), 2);
    let list = run(folder, &["read", "list.json"]);
    expect_code(&list, 1);
    assert!(
        err(&list).contains("list.json: a JSON list"),
        "{}",
        err(&list)
    );
    let page = run(folder, &["read", "frozen"]);
    expect_code(&page, 0);
    assert!(!out(&page).contains("<p>") && out(&page).lines().count() == 1);
    let empty = run(folder, &["read", "empty"]);
    expect_code(&empty, 0);
    assert!(
        err(&empty).contains("empty: no text in this folder"),
        "{}",
        err(&empty)
    );
}

#[test]
fn standard_input_may_be_anything() {
    use std::io::Write as _;
    for (content, code) in [
        (&b"Greece visited Turkey."[..], 0),
        (PAGE.as_bytes(), 0),
        (b"", 1),
        (b"\0\x01\x02\x03", 1),
    ] {
        let mut child = chancery(&examples())
            .args(["read", "-", "--format", "csv"])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the program starts");
        child
            .stdin
            .take()
            .expect("its input")
            .write_all(content)
            .expect("written");
        expect_code(&child.wait_with_output().expect("it ends"), code);
    }
}
