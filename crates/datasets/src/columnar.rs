//! Parquet files as the delimited text that all kinds read.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};

/// Bytes with which a Parquet file begins.
pub(crate) const MAGIC: &[u8] = b"PAR1";

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the thread is reading a Parquet file. The library that reads the format panics over some
/// damaged files; such a panic becomes an error, and whoever prints panics can leave it out.
#[must_use]
pub fn is_reading_parquet() -> bool {
    GUARDED.with(Cell::get)
}

/// What the Parquet library gives, or an error where it panics. What it was working on is not used
/// after a panic.
fn guarded<T>(read: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    GUARDED.with(|own| own.set(true));
    let result = catch_unwind(AssertUnwindSafe(read));
    GUARDED.with(|own| own.set(false));
    result.unwrap_or_else(|_| Err(io::Error::other("the Parquet file is damaged")))
}

/// Writes the rows of a Parquet file as CSV while it is read.
pub(crate) struct Text {
    /// `None` after an error.
    rows: Option<RowIter<'static>>,
    bytes: Vec<u8>,
    at: usize,
}

impl Text {
    /// Opens a file; the first line will be the names of its columns.
    pub(crate) fn new(file: File) -> io::Result<Text> {
        guarded(|| {
            let reader = SerializedFileReader::new(file).map_err(io::Error::other)?;
            let schema = reader.metadata().file_metadata().schema_descr_ptr();
            let names = schema.root_schema().get_fields().iter();
            let mut text = Text {
                rows: Some(RowIter::from_file_into(Box::new(reader))),
                bytes: Vec::new(),
                at: 0,
            };
            for (index, field) in names.enumerate() {
                text.push(index, field.name());
            }
            text.bytes.push(b'\n');
            Ok(text)
        })
    }

    fn push(&mut self, index: usize, field: &str) {
        if index > 0 {
            self.bytes.push(b',');
        }
        if field.contains([',', '"', '\n', '\r']) {
            let quoted = format!("\"{}\"", field.replace('"', "\"\""));
            self.bytes.extend_from_slice(quoted.as_bytes());
        } else {
            self.bytes.extend_from_slice(field.as_bytes());
        }
    }

    fn row(&mut self, row: &Row) {
        for (index, (_, field)) in row.get_column_iter().enumerate() {
            let text = match field {
                Field::Null => String::new(),
                Field::Str(text) => text.clone(),
                Field::Double(number) => number.to_string(),
                Field::Float(number) => number.to_string(),
                Field::Bool(yes) => u8::from(*yes).to_string(),
                Field::Bytes(bytes) => String::from_utf8_lossy(bytes.data()).into_owned(),
                // Dates are written as YYYY-MM-DD, and with their time after a blank.
                other => other.to_string(),
            };
            self.push(index, &text);
        }
        self.bytes.push(b'\n');
    }
}

/// What to do about a compression that is not read.
fn unread(error: ParquetError) -> io::Error {
    let text = error.to_string();
    let Some((_, codec)) = text.split_once("Disabled feature at compile time: ") else {
        return io::Error::other(error);
    };
    io::Error::other(format!(
        "the columns are compressed with {codec}, which is not read; write the file with snappy, gzip or no compression"
    ))
}

impl Read for Text {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.bytes.len() {
            self.bytes.clear();
            self.at = 0;
            let Some(mut rows) = self.rows.take() else {
                return Ok(0);
            };
            match guarded(|| rows.next().transpose().map_err(unread))? {
                Some(row) => {
                    self.row(&row);
                    self.rows = Some(rows);
                }
                None => return Ok(0),
            }
        }
        let count = buffer.len().min(self.bytes.len() - self.at);
        buffer[..count].copy_from_slice(&self.bytes[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}
