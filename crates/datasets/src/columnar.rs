//! Parquet files as the delimited text that all kinds read.

use std::fs::File;
use std::io::{self, Read};

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};

/// Bytes with which a Parquet file begins.
pub(crate) const MAGIC: &[u8] = b"PAR1";

/// Writes the rows of a Parquet file as CSV while it is read.
pub(crate) struct Text {
    rows: RowIter<'static>,
    bytes: Vec<u8>,
    at: usize,
}

impl Text {
    /// Opens a file; the first line will be the names of its columns.
    pub(crate) fn new(file: File) -> io::Result<Text> {
        let reader = SerializedFileReader::new(file).map_err(io::Error::other)?;
        let schema = reader.metadata().file_metadata().schema_descr_ptr();
        let names = schema.root_schema().get_fields().iter();
        let mut text = Text {
            rows: RowIter::from_file_into(Box::new(reader)),
            bytes: Vec::new(),
            at: 0,
        };
        for (index, field) in names.enumerate() {
            text.push(index, field.name());
        }
        text.bytes.push(b'\n');
        Ok(text)
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

impl Read for Text {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.bytes.len() {
            self.bytes.clear();
            self.at = 0;
            match self.rows.next() {
                Some(row) => {
                    let row = row.map_err(io::Error::other)?;
                    self.row(&row);
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
