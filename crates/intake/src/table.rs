//! CSV with a header, one text a row: a column of texts, and `id`, `title`, `date`, `url`, `author`,
//! `publisher` where they are there.

use std::collections::VecDeque;
use std::io::Read;

use csv::{ByteRecord, Reader, ReaderBuilder};

use crate::document::{Found, LARGEST, Options, finish};
use crate::front_matter::set;
use crate::{InputProblem, Outcome};

/// The name of the column of texts where no other is asked for.
const TEXT: &str = "text";

/// A table that is being read.
pub(crate) struct Table<'a> {
    name: String,
    reader: Reader<Box<dyn Read + 'a>>,
    columns: Vec<String>,
    text: usize,
}

impl<'a> Table<'a> {
    /// Reads the header.
    pub(crate) fn open(
        name: &str,
        input: Box<dyn Read + 'a>,
        options: &Options,
    ) -> Result<Table<'a>, InputProblem> {
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(input);
        let header = reader
            .byte_headers()
            .map_err(|error| InputProblem::new(name, format!("not readable as CSV: {error}")))?;
        let columns: Vec<String> = header
            .iter()
            .map(|cell| {
                let cell = String::from_utf8_lossy(cell);
                cell.trim_start_matches('\u{feff}').trim().to_owned()
            })
            .collect();
        let wanted = options.text_column.as_deref().unwrap_or(TEXT);
        let Some(text) = columns
            .iter()
            .position(|column| column.eq_ignore_ascii_case(wanted))
        else {
            let known: Vec<&str> = columns.iter().take(20).map(String::as_str).collect();
            return Err(InputProblem::new(
                format!("{name}:1"),
                format!("there is no column {wanted:?} among {}", known.join(", ")),
            )
            .hint("name the column of texts with --text-column"));
        };
        Ok(Table {
            name: name.to_owned(),
            reader,
            columns,
            text,
        })
    }

    /// Reads the next row into `ready`; `false` at the end.
    pub(crate) fn next(&mut self, options: &Options, ready: &mut VecDeque<Outcome>) -> bool {
        let mut record = ByteRecord::new();
        let line = self.reader.position().line();
        match self.reader.read_byte_record(&mut record) {
            Ok(false) => return false,
            Ok(true) => {}
            Err(error) => {
                let problem = InputProblem::new(
                    format!("{}:{line}", self.name),
                    format!("cannot be read: {error}"),
                );
                ready.push_back(Outcome::Problem(problem));
                return false;
            }
        }
        let line = record.position().map_or(line, csv::Position::line);
        let location = format!("{}:{line}", self.name);
        let problem = |reason: &str| Outcome::Problem(InputProblem::new(&*location, reason));
        let Some(text) = record.get(self.text) else {
            ready.push_back(problem("the row ends before the column of texts"));
            return true;
        };
        if text.len() > LARGEST {
            ready.push_back(problem("the text is larger than 64 MB"));
            return true;
        }
        let mut found = Found::default();
        for (column, cell) in self.columns.iter().zip(&record) {
            if ["id", "title", "date", "url", "author", "publisher"]
                .iter()
                .any(|name| column.eq_ignore_ascii_case(name))
            {
                set(&mut found, column, &lang::decode(cell));
            }
        }
        ready.extend(finish(&lang::decode(text), found, options, &location));
        true
    }
}
