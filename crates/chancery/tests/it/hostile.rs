//! Files that are made to fill the memory, read by the program with little of it.
#![cfg(target_os = "linux")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Kilobytes of address space that the program may have: the program itself and its tables take 60 MB
/// of memory, a whole gigabyte of a file does not fit.
const SPACE: u64 = 400_000;

/// Runs an import in little memory; what `feed` writes is its standard input.
fn import(arguments: &[&str], feed: impl FnOnce(&mut dyn std::io::Write)) -> Output {
    let mut child = Command::new("sh")
        .arg("-c")
        .arg(format!("ulimit -v {SPACE}; exec \"$@\""))
        .arg("sh")
        .arg(env!("CARGO_BIN_EXE_chancery"))
        .arg("import")
        .args(arguments)
        .arg("--dry-run")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("sh runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that has seen enough closes its end.
    feed(&mut stdin);
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

#[track_caller]
fn says(output: &Output, words: &str) {
    let text = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains(words), "{words:?} is not in {text}");
}

/// A gigabyte without the end of a line.
fn gigabyte(out: &mut dyn std::io::Write) {
    let part = vec![b'7'; 1 << 20];
    for _ in 0..1024 {
        if out.write_all(&part).is_err() {
            return;
        }
    }
}

#[test]
fn a_line_of_a_gigabyte_is_one_broken_record_in_every_kind_of_reader() {
    let cases: [(&[&str], &str, &str, &str); 4] = [
        (
            &["cow-trade", "-"],
            "ccode1,ccode2,year,flow1,flow2\n2,20,1920,1,",
            "\n2,20,1921,3,4\n",
            "2: the line is longer than 1 MB",
        ),
        (
            &["gdelt2", "-"],
            "",
            "\n",
            "1: the line is longer than 1 MB",
        ),
        (
            &["baci", "-"],
            "t,i,j,k,v,q\n2021,4,8,",
            "\n2021,4,8,010190,5,1\n",
            "2: the line is longer than 1 MB",
        ),
        (
            &["comtrade", "-"],
            "{\"data\":[{\"typeCode\":\"",
            "\"}]}\n",
            "a record is longer than 1 MB",
        ),
    ];
    for (arguments, start, end, words) in cases {
        let output = import(arguments, |out| {
            let _ = out.write_all(start.as_bytes());
            gigabyte(out);
            let _ = out.write_all(end.as_bytes());
        });
        says(&output, words);
    }
}

/// An archive whose file is a header and then a gigabyte of one letter.
fn bomb(path: &Path, header: &str) {
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).expect("a file"));
    zip.start_file("data.csv", zip::write::SimpleFileOptions::default())
        .expect("an entry");
    zip.write_all(header.as_bytes()).expect("a header");
    let part = [b'x'; 1 << 16];
    for _ in 0..(1 << 14) {
        zip.write_all(&part).expect("it is packed");
    }
    zip.finish().expect("an archive");
}

#[test]
fn an_archive_that_unpacks_to_a_gigabyte_of_one_letter_is_stopped() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("bomb.zip");
    for (kind, header) in [
        ("cow-trade", "ccode1,ccode2,year,flow1,flow2\n"),
        ("baci", "t,i,j,k,v,q\n"),
    ] {
        bomb(&path, header);
        assert!(path.metadata().expect("a file").len() < 2 << 20);
        let output = import(&[kind, path.to_str().expect("UTF-8")], |_| {});
        says(&output, "this is no data set");
    }
}
