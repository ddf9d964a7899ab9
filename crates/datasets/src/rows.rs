//! Rows of delimited text in bounded memory, whatever the file holds.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read};

use rustc_hash::FxHashMap;

use crate::report::quoted;
use crate::{ImportError, Report};

/// Longest line and longest record; longer ones are broken.
const LONGEST: usize = 1 << 20;

/// Lines that one record in quotation marks may run over; more mean a mark that is never closed.
const MOST_LINES: usize = 100;

/// How fields are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// The byte between fields; `None` to take the one that the first line has most of, out of
    /// tab, comma and semicolon.
    pub delimiter: Option<u8>,
    /// Whether a field may be in quotation marks and then run over lines.
    pub quotes: bool,
}

impl Layout {
    /// Delimiter from the first line, quotation marks understood.
    pub const CSV: Layout = Layout {
        delimiter: None,
        quotes: true,
    };
    /// Tabs, and quotation marks are letters like others.
    pub const TSV: Layout = Layout {
        delimiter: Some(b'\t'),
        quotes: false,
    };
}

/// One row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Line on which it begins, from 1.
    pub line: u64,
    text: String,
    ends: Vec<usize>,
}

impl Row {
    /// Number of fields.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has no fields, which no row that was read is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The field without white space around it; empty where there is none of that number.
    #[must_use]
    pub fn get(&self, index: usize) -> &str {
        let Some(&end) = self.ends.get(index) else {
            return "";
        };
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end).unwrap_or("").trim()
    }

    /// All fields.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index))
    }
}

/// A line as it was read.
struct Line {
    number: u64,
    bytes: Vec<u8>,
}

/// Reads rows. Lines that are too long, and quotation marks that are never closed, are counted in
/// the report; the rows after them are read.
pub struct Rows<'r> {
    name: String,
    reader: BufReader<&'r mut dyn Read>,
    layout: Layout,
    /// Number of the last line that was read from the file.
    number: u64,
    /// Lines that were read as part of a record that turned out not to be one.
    pending: VecDeque<Line>,
    /// Fields of a row, once the header is known.
    width: Option<usize>,
    row: Row,
    bytes: Vec<u8>,
    ended: bool,
}

impl<'r> Rows<'r> {
    /// Rows of a file; `name` is for messages. A byte order mark is left out.
    ///
    /// # Errors
    /// When the beginning cannot be read or is UTF-16.
    pub fn new(
        name: &str,
        reader: &'r mut dyn Read,
        layout: Layout,
    ) -> Result<Rows<'r>, ImportError> {
        let mut reader = BufReader::with_capacity(1 << 16, reader);
        let start = reader.fill_buf().map_err(|error| ImportError::Open {
            name: name.to_owned(),
            error,
        })?;
        if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
            return Err(ImportError::Utf16(name.to_owned()));
        }
        if start.starts_with(&[0xef, 0xbb, 0xbf]) {
            reader.consume(3);
        }
        Ok(Rows {
            name: name.to_owned(),
            reader,
            layout,
            number: 0,
            pending: VecDeque::new(),
            width: None,
            row: Row::default(),
            bytes: Vec::new(),
            ended: false,
        })
    }

    /// The name for messages.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// From now on rows with another number of fields are broken. `None` leaves that to the caller.
    pub fn expect(&mut self, width: Option<usize>) {
        self.width = width;
    }

    /// The names of the columns from the next row; rows then must have as many fields.
    pub fn header(&mut self, report: &mut Report) -> Option<Columns> {
        let row = self.advance(report)?;
        let columns = Columns::new(row);
        self.expect(Some(columns.names.len()));
        Some(columns)
    }

    /// The next row; `None` at the end of the file, or where it cannot be read on (which the report
    /// then says).
    pub fn advance(&mut self, report: &mut Report) -> Option<&Row> {
        while let Some(first) = self.line(report) {
            if first.bytes.iter().all(u8::is_ascii_whitespace)
                && self.layout.delimiter != Some(b'\t')
                || first.bytes.is_empty()
            {
                continue;
            }
            let delimiter = *self
                .layout
                .delimiter
                .get_or_insert_with(|| guess(&first.bytes));
            if self.record(first, delimiter, report) {
                return Some(&self.row);
            }
        }
        None
    }

    /// Takes the record that begins with the line; false when it is broken.
    fn record(&mut self, first: Line, delimiter: u8, report: &mut Report) -> bool {
        self.bytes.clear();
        self.row.ends.clear();
        self.row.line = first.number;
        let quotes = self.layout.quotes;
        let mut end = split(
            &first.bytes,
            delimiter,
            quotes,
            false,
            &mut self.bytes,
            &mut self.row.ends,
        );
        let mut more = Vec::new();
        while end == End::Open {
            let next = if more.len() < MOST_LINES && self.bytes.len() < LONGEST {
                self.line(report)
            } else {
                None
            };
            let Some(next) = next else {
                report.rows_read += 1;
                report.broken(
                    &self.name,
                    first.number,
                    "a quotation mark is opened and not closed",
                );
                self.give_back(more);
                return false;
            };
            self.bytes.push(b'\n');
            end = split(
                &next.bytes,
                delimiter,
                quotes,
                true,
                &mut self.bytes,
                &mut self.row.ends,
            );
            more.push(next);
        }
        if end == End::Stray && !more.is_empty() {
            report.rows_read += 1;
            let reason = "a quotation mark is opened and closed within another field";
            report.broken(&self.name, first.number, reason);
            self.give_back(more);
            return false;
        }
        if let Some(width) = self.width
            && self.row.ends.len() != width
        {
            report.rows_read += 1;
            let found = self.row.ends.len();
            report.broken(
                &self.name,
                first.number,
                format!("{found} fields where the header has {width}"),
            );
            // A stray mark may have swallowed good lines.
            self.give_back(more);
            return false;
        }
        match std::str::from_utf8(&self.bytes) {
            Ok(text) => {
                self.row.text.clear();
                self.row.text.push_str(text);
            }
            Err(_) => {
                report.not_utf8 += 1;
                self.decode();
            }
        }
        true
    }

    /// The record as Windows-1252, which every sequence of bytes can be read as.
    fn decode(&mut self) {
        let mut text = String::with_capacity(self.bytes.len() + 16);
        let mut start = 0;
        for end in &mut self.row.ends {
            let field = self.bytes.get(start..*end).unwrap_or_default();
            start = *end;
            let (field, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(field);
            text.push_str(&field);
            *end = text.len();
        }
        self.row.text = text;
    }

    fn give_back(&mut self, lines: Vec<Line>) {
        for line in lines.into_iter().rev() {
            self.pending.push_front(line);
        }
    }

    /// The next line without its end. Lines that are too long are counted and passed over.
    fn line(&mut self, report: &mut Report) -> Option<Line> {
        if let Some(line) = self.pending.pop_front() {
            return Some(line);
        }
        while !self.ended {
            let mut bytes = Vec::new();
            let mut overlong = false;
            let complete = loop {
                let buffer = match self.reader.fill_buf() {
                    Ok(buffer) => buffer,
                    Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                    Err(error) => {
                        self.ended = true;
                        let after = self.number;
                        report.cut_short.push(format!(
                            "{}: cannot be read after line {after}: {error}",
                            self.name
                        ));
                        // Half a line is not a record.
                        return None;
                    }
                };
                if buffer.is_empty() {
                    self.ended = true;
                    break !bytes.is_empty() || overlong;
                }
                let end = memchr::memchr(b'\n', buffer);
                let part = &buffer[..end.unwrap_or(buffer.len())];
                if bytes.len() + part.len() > LONGEST {
                    overlong = true;
                    bytes = Vec::new();
                } else if !overlong {
                    bytes.extend_from_slice(part);
                }
                let used = part.len() + usize::from(end.is_some());
                self.reader.consume(used);
                if end.is_some() {
                    break true;
                }
            };
            if !complete {
                return None;
            }
            self.number += 1;
            if overlong {
                report.rows_read += 1;
                report.broken(&self.name, self.number, "the line is longer than 1 MB");
                continue;
            }
            if bytes.last() == Some(&b'\r') {
                bytes.pop();
            }
            return Some(Line {
                number: self.number,
                bytes,
            });
        }
        None
    }
}

/// The delimiter that a first line has most of.
fn guess(line: &[u8]) -> u8 {
    let count = |delimiter: u8| line.iter().filter(|&&b| b == delimiter).count();
    let mut best = b',';
    for candidate in [b'\t', b';'] {
        if count(candidate) > count(best) {
            best = candidate;
        }
    }
    best
}

/// How a line ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// With its last field.
    Closed,
    /// With its last field, but something stood between a closing mark and the next delimiter.
    Stray,
    /// Within quotation marks.
    Open,
}

/// Appends the fields of a line. `inside` says that the line begins within quotation marks.
fn split(
    line: &[u8],
    delimiter: u8,
    quotes: bool,
    inside: bool,
    bytes: &mut Vec<u8>,
    ends: &mut Vec<usize>,
) -> End {
    let mut rest = line;
    let mut inside = inside;
    let mut stray = false;
    loop {
        if !inside && quotes && rest.first() == Some(&b'"') {
            inside = true;
            rest = &rest[1..];
        }
        if inside {
            let Some(mark) = memchr::memchr(b'"', rest) else {
                bytes.extend_from_slice(rest);
                return End::Open;
            };
            bytes.extend_from_slice(&rest[..mark]);
            rest = &rest[mark + 1..];
            if rest.first() == Some(&b'"') {
                bytes.push(b'"');
                rest = &rest[1..];
                continue;
            }
            inside = false;
            stray |= !(rest.is_empty() || rest.first() == Some(&delimiter));
        }
        match memchr::memchr(delimiter, rest) {
            Some(end) => {
                bytes.extend_from_slice(&rest[..end]);
                ends.push(bytes.len());
                rest = &rest[end + 1..];
            }
            None => {
                bytes.extend_from_slice(rest);
                ends.push(bytes.len());
                return if stray { End::Stray } else { End::Closed };
            }
        }
    }
}

/// The names of the columns of a file, compared in lower case.
#[derive(Debug, Clone)]
pub struct Columns {
    names: Vec<String>,
    index: FxHashMap<String, usize>,
}

impl Columns {
    pub(crate) fn new(row: &Row) -> Columns {
        let names: Vec<String> = row.iter().map(str::to_lowercase).collect();
        let mut index = FxHashMap::default();
        for (number, name) in names.iter().enumerate() {
            index.entry(name.clone()).or_insert(number);
        }
        Columns { names, index }
    }

    /// The names in lower case.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The column with one of the names, the first that there is.
    #[must_use]
    pub fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.index.get(*name)).copied()
    }

    /// The column with one of the names.
    ///
    /// # Errors
    /// The reason, for [`Visited::SomethingElse`](crate::open::Visited::SomethingElse).
    pub fn need(&self, names: &[&str]) -> Result<usize, String> {
        self.find(names).ok_or_else(|| {
            let found = quoted(&self.names.join(","));
            format!(
                "it has no column {} (its first line is {found})",
                names.join(" or ")
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Layout, Rows};
    use crate::Report;

    fn read(text: &[u8]) -> (Vec<Vec<String>>, Report) {
        let mut report = Report::default();
        let mut reader = text;
        let mut rows = Rows::new("t", &mut reader, Layout::CSV).unwrap();
        rows.header(&mut report).unwrap();
        let mut all = Vec::new();
        while let Some(row) = rows.advance(&mut report) {
            all.push(row.iter().map(str::to_owned).collect());
        }
        (all, report)
    }

    #[test]
    fn quotes_marks_and_line_ends() {
        let (rows, report) = read(b"\xef\xbb\xbfa,b\r\n1,\"x \"\"y\"\"\nz\"\r\n\r\n 2 ,last");
        assert_eq!(rows, [["1", "x \"y\"\nz"], ["2", "last"]]);
        assert_eq!(report.broken, 0);
    }

    #[test]
    fn a_mark_that_is_never_closed_costs_one_record() {
        let mut text = b"a,b\n1,\"open\n".to_vec();
        for _ in 0..500 {
            text.extend_from_slice(b"3,4\n");
        }
        let (rows, report) = read(&text);
        assert_eq!((rows.len(), report.broken), (500, 1));
        assert_eq!(report.broken_records[0].line, 2);
        let (rows, report) = read(b"a,b\n1,\"open\n3,4\n5,\"6\n7,8\n");
        assert_eq!(rows, [["3", "4"], ["7", "8"]]);
        assert_eq!(report.broken, 2);
    }

    #[test]
    fn overlong_lines_and_wrong_widths_are_named() {
        let mut text = b"a,b\n1,".to_vec();
        text.extend(std::iter::repeat_n(b'x', 3 << 20));
        text.extend_from_slice(b"\n1\n1,2,3\n4,\xe9\n");
        let (rows, report) = read(&text);
        assert_eq!(rows, [["4", "é"]]);
        let lines: Vec<u64> = report.broken_records.iter().map(|b| b.line).collect();
        assert_eq!(lines, [2, 3, 4]);
        assert_eq!(report.not_utf8, 1);
    }
}
