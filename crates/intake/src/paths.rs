//! Walking files and folders.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::document::{Found, LARGEST, Options, finish};
use crate::table::Table;
use crate::{InputProblem, Outcome, front_matter, html, jsonl};

/// The name under which standard input appears.
pub const STANDARD_INPUT: &str = "standard input";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Html,
    JsonLines,
    Csv,
}

/// The documents of files and folders, one after the other. `-` is standard input, which the caller
/// gives. In folders, hidden files, tables and files of unknown kinds are passed over; a file that is
/// named itself is read as text when its kind is not known.
pub fn read_paths<'a, R: Read + 'a>(
    paths: &[PathBuf],
    standard_input: R,
    options: &Options,
) -> impl Iterator<Item = Outcome> + use<'a, R> {
    Walk {
        paths: paths.iter().cloned().collect(),
        standard_input: Some(Box::new(standard_input)),
        options: options.clone(),
        lines: None,
        table: None,
        ready: VecDeque::new(),
    }
}

/// A JSON lines file that is being read.
struct Lines<'a> {
    name: String,
    number: usize,
    reader: Box<dyn BufRead + 'a>,
}

struct Walk<'a> {
    paths: VecDeque<PathBuf>,
    standard_input: Option<Box<dyn Read + 'a>>,
    options: Options,
    lines: Option<Lines<'a>>,
    table: Option<Table<'a>>,
    ready: VecDeque<Outcome>,
}

impl Iterator for Walk<'_> {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        loop {
            if let Some(outcome) = self.ready.pop_front() {
                return Some(outcome);
            }
            if self.lines.is_some() {
                self.next_line();
                continue;
            }
            if let Some(table) = &mut self.table {
                if !table.next(&self.options, &mut self.ready) {
                    self.table = None;
                }
                continue;
            }
            let path = self.paths.pop_front()?;
            self.path(&path);
        }
    }
}

impl<'a> Walk<'a> {
    fn path(&mut self, path: &Path) {
        if path == Path::new("-") {
            match self.standard_input.take() {
                Some(input) => self.unknown(STANDARD_INPUT, Box::new(input)),
                None => self.problem(STANDARD_INPUT, "it was read already"),
            }
            return;
        }
        let name = path.display().to_string();
        if path.is_dir() {
            self.folder(path);
            return;
        }
        match File::open(path) {
            Ok(file) if format(path) == Some(Format::JsonLines) => {
                self.lines = Some(Lines {
                    name,
                    number: 0,
                    reader: Box::new(BufReader::new(file)),
                });
            }
            Ok(file) if format(path) == Some(Format::Csv) => {
                match Table::open(&name, Box::new(file), &self.options) {
                    Ok(table) => self.table = Some(table),
                    Err(problem) => self.ready.push_back(Outcome::Problem(problem)),
                }
            }
            Ok(file) if format(path).is_none() => self.unknown(&name, Box::new(file)),
            Ok(file) => self.whole(&name, file, format(path)),
            Err(error) => self.problem(&name, &format!("cannot be opened: {error}")),
        }
    }

    fn folder(&mut self, path: &Path) {
        let mut inside = Vec::new();
        let hidden = |entry: &walkdir::DirEntry| {
            entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
        };
        for entry in WalkDir::new(path)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|e| !hidden(e))
        {
            match entry {
                Ok(entry)
                    if entry.file_type().is_file()
                        && format(entry.path()).is_some_and(|kind| kind != Format::Csv) =>
                {
                    inside.push(entry.into_path());
                }
                Ok(_) => {}
                Err(error) => self.problem(&path.display().to_string(), &error.to_string()),
            }
        }
        if inside.is_empty() {
            let problem = InputProblem::new(path.display().to_string(), "no text in this folder")
                .hint(
                    "files ending in .txt, .md, .html and .jsonl are read; name others themselves",
                );
            self.ready.push_back(Outcome::Warning(problem));
        }
        for path in inside.into_iter().rev() {
            self.paths.push_front(path);
        }
    }

    fn problem(&mut self, location: &str, reason: &str) {
        self.ready
            .push_back(Outcome::Problem(InputProblem::new(location, reason)));
    }

    /// Reads an input whose name says nothing: JSON lines where it begins so, else text.
    fn unknown(&mut self, name: &str, input: Box<dyn Read + 'a>) {
        let mut reader = BufReader::new(input);
        // What cannot be looked at cannot be read either; that is said there.
        let head = reader.fill_buf().unwrap_or_default();
        let mut signs = head
            .iter()
            .filter(|byte| !byte.is_ascii_whitespace())
            .copied();
        match (signs.next(), signs.next()) {
            (Some(b'{'), Some(b'"')) => {
                self.lines = Some(Lines {
                    name: name.to_owned(),
                    number: 0,
                    reader: Box::new(reader),
                });
            }
            (Some(b'['), Some(b'{')) => {
                let problem = InputProblem::new(name, "a JSON list")
                    .hint("write one object a line, for example with `jq -c '.[]'`");
                self.ready.push_back(Outcome::Problem(problem));
            }
            _ => self.whole(name, reader, None),
        }
    }

    /// Reads an input to its end and makes one document of it.
    fn whole(&mut self, name: &str, input: impl Read, format: Option<Format>) {
        let mut bytes = Vec::new();
        if let Err(error) = input.take(LARGEST as u64 + 1).read_to_end(&mut bytes) {
            return self.problem(name, &format!("cannot be read: {error}"));
        }
        if bytes.len() > LARGEST {
            let problem = InputProblem::new(name, "larger than 64 MB")
                .hint("split it, or give it as JSON lines with one text a line");
            return self.ready.push_back(Outcome::Problem(problem));
        }
        if bytes.starts_with(b"%PDF") {
            let problem = InputProblem::new(name, "a PDF file, not a text")
                .hint("turn it into text first, for example with `pdftotext`");
            return self.ready.push_back(Outcome::Problem(problem));
        }
        if is_binary(&bytes) {
            return self.problem(name, "not a text file");
        }
        let text = lang::decode(&bytes);
        let outcomes = if format == Some(Format::Html) || format.is_none() && looks_like_html(&text)
        {
            match html::article(&text) {
                Ok((body, found)) => finish(&body, found, &self.options, name),
                Err(reason) => vec![Outcome::Problem(InputProblem::new(name, reason))],
            }
        } else {
            let text = text.replace("\r\n", "\n");
            let (found, body): (Found, &str) = front_matter::split(&text);
            finish(body, found, &self.options, name)
        };
        self.ready.extend(outcomes);
    }

    fn next_line(&mut self) {
        let Some(lines) = &mut self.lines else { return };
        let mut bytes = Vec::new();
        let read = lines
            .reader
            .by_ref()
            .take(LARGEST as u64 + 1)
            .read_until(b'\n', &mut bytes);
        lines.number += 1;
        let location = format!("{}:{}", lines.name, lines.number);
        match read {
            Ok(0) => self.lines = None,
            Ok(_) if bytes.len() > LARGEST => {
                // The rest of the line is thrown away in pieces.
                let skipped = skip_line(&mut lines.reader);
                if skipped.is_err() {
                    self.lines = None;
                }
                self.problem(&location, "the line is larger than 64 MB");
            }
            Ok(_) => {
                let outcomes = match std::str::from_utf8(&bytes) {
                    Ok(line) => jsonl::line(
                        line.trim_start_matches('\u{feff}')
                            .trim_end_matches(['\n', '\r']),
                        &self.options,
                        &location,
                    ),
                    Err(error) => vec![Outcome::Problem(
                        InputProblem::new(&location, format!("not UTF-8: {error}"))
                            .hint("JSON is written in UTF-8"),
                    )],
                };
                self.ready.extend(outcomes);
            }
            Err(error) => {
                self.lines = None;
                self.problem(&location, &format!("cannot be read: {error}"));
            }
        }
    }
}

fn skip_line(reader: &mut dyn BufRead) -> std::io::Result<()> {
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        match buffer.iter().position(|&byte| byte == b'\n') {
            Some(at) => {
                reader.consume(at + 1);
                return Ok(());
            }
            None => {
                let count = buffer.len();
                reader.consume(count);
            }
        }
    }
}

fn format(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    Some(match extension.as_str() {
        "txt" | "text" | "md" | "markdown" => Format::Text,
        "html" | "htm" | "xhtml" => Format::Html,
        "jsonl" | "ndjson" => Format::JsonLines,
        "csv" => Format::Csv,
        _ => return None,
    })
}

/// Zero bytes that are not those of UTF-16, or the marks of common binary formats.
fn is_binary(bytes: &[u8]) -> bool {
    const MARKS: [&[u8]; 6] = [
        b"PK\x03\x04",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"\x1f\x8b",
        b"SQLite",
        b"\x7fELF",
    ];
    if MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        return true;
    }
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let head = &bytes[..bytes.len().min(4096)];
    let control = head
        .iter()
        .filter(|&&b| b < 32 && !matches!(b, 9..=13 | 27))
        .count();
    !utf16 && (head.contains(&0) || control * 10 > head.len())
}

fn looks_like_html(text: &str) -> bool {
    let head: String = text
        .trim_start()
        .chars()
        .take(200)
        .collect::<String>()
        .to_lowercase();
    head.starts_with("<!doctype html") || head.starts_with("<html")
}
