//! A book survives whatever ends the program, and has one writer at a time.

use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use book::{Book, EventQuery};
use record::{Document, Event};

use crate::support::{chancery, err, expect_code, out, run};

/// Texts that differ from each other, as JSON Lines.
fn texts(count: usize) -> String {
    let places = ["Minsk", "Ankara", "Tokyo", "Paris", "Cairo", "Lima", "Oslo"];
    let mut lines = String::new();
    for number in 0..count {
        let place = places[number % places.len()];
        lines.push_str(&format!(
            "{{\"id\": \"{number}\", \"date\": \"20{:02}-05-01\", \"text\": \"Text {number}. Belarus and \
             Pakistan held talks in {place}. Greece accused Turkey of {number} violations. France may \
             send aid to Egypt.\"}}\n",
            number % 25
        ));
    }
    lines
}

fn add(folder: &Path, book: &str) -> Child {
    chancery(folder)
        .args(["add", "texts.jsonl", "--book", book])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

fn content(book: &Path) -> (Vec<Document>, Vec<Event>) {
    let book = Book::open(book).expect("the book opens");
    let events = book.events(&EventQuery::default()).expect("events");
    (book.documents().expect("documents"), events)
}

/// The next number of a sequence that is the same in every run.
fn next(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

#[test]
fn a_book_survives_twenty_kills_and_add_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    std::fs::write(folder.join("texts.jsonl"), texts(600)).expect("a file");
    let started = Instant::now();
    assert!(add(folder, "whole.book").wait().expect("it ends").success());
    let whole_run = started.elapsed();

    let path = folder.join("killed.book");
    let mut state = 0x2545_F491_4F6C_DD1D;
    let (mut killed, mut grown) = (0, Vec::new());
    for _ in 0..20 {
        let mut child = add(folder, "killed.book");
        // From the first moment on, in which the file is made, to about a sixteenth of a whole run.
        let share = next(&mut state) % 1_000;
        std::thread::sleep(whole_run.mul_f64(share as f64 / 16_000.0));
        killed += usize::from(child.try_wait().expect("its state").is_none());
        child.kill().expect("SIGKILL");
        child.wait().expect("it ends");
        if !path.exists() || path.metadata().is_ok_and(|file| file.len() == 0) {
            continue;
        }
        match Book::open(&path) {
            Ok(book) => {
                assert_eq!(
                    book.problems().expect("a readable book"),
                    Vec::<String>::new()
                );
                grown.push(book.statistics().expect("statistics").documents);
            }
            // The file was there before its first table.
            Err(error) => assert!(grown.is_empty(), "{error}"),
        }
    }
    assert!(
        killed >= 5,
        "only {killed} runs were killed before they ended"
    );
    assert!(grown.is_sorted(), "documents were lost: {grown:?}");

    let output = run(folder, &["add", "texts.jsonl", "--book", "killed.book"]);
    expect_code(&output, 0);
    assert_eq!(
        Book::open(&path)
            .expect("the book")
            .problems()
            .expect("a readable book"),
        Vec::<String>::new()
    );
    assert!(
        content(&path) == content(&folder.join("whole.book")),
        "what was killed and continued differs from what was added in one go"
    );
}

#[test]
fn a_second_writer_is_told_so_and_readers_go_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    std::fs::write(folder.join("texts.jsonl"), texts(3)).expect("a file");
    expect_code(&run(folder, &["add", "texts.jsonl", "--book", "a.book"]), 0);
    // The lock is that of a writer in this process.
    let writer = Book::create_or_open(&folder.join("a.book")).expect("the book");
    let refused = run(folder, &["add", "texts.jsonl", "--book", "a.book"]);
    expect_code(&refused, 1);
    assert!(
        err(&refused).contains("another program is writing to a.book"),
        "{}",
        err(&refused)
    );
    let read = run(folder, &["events", "Greece", "Turkey", "--book", "a.book"]);
    expect_code(&read, 0);
    assert_eq!(out(&read).lines().count(), 3);
    drop(writer);
    expect_code(&run(folder, &["add", "texts.jsonl", "--book", "a.book"]), 0);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("texts.jsonl"), texts(200)).expect("a file");
    for format in ["jsonl", "csv", "table", "conllu"] {
        let mut child = chancery(folder.path())
            .args(["read", "texts.jsonl", "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        expect_code(&output, 0);
        assert!(
            !err(&output).contains("error"),
            "{format}: {}",
            err(&output)
        );
    }
}

#[test]
fn a_killed_writer_leaves_no_lock() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    std::fs::write(folder.join("texts.jsonl"), texts(2_000)).expect("a file");
    let mut child = add(folder, "a.book");
    std::thread::sleep(Duration::from_millis(300));
    child.kill().expect("SIGKILL");
    child.wait().expect("it ends");
    std::fs::write(folder.join("texts.jsonl"), texts(1)).expect("a file");
    expect_code(&run(folder, &["add", "texts.jsonl", "--book", "a.book"]), 0);
}
