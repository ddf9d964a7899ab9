//! How many records of an event data set are read and counted in a second.
//!
//! `cargo run --release -p datasets --example event_rate -- KIND FILE [RECORDS]` repeats the records of
//! a file without a header (GDELT) with new ids, on the days of one year, until there are RECORDS
//! (2,000,000 unless said otherwise), and imports them from memory into nothing.
#![allow(clippy::print_stdout)]

use std::io::Read;
use std::time::Instant;

use datasets::Input;
use datasets::events::{EventOptions, event_kind, import_events};

/// Gives the lines of a file again and again.
struct Repeated {
    lines: Vec<Vec<String>>,
    made: usize,
    records: usize,
    buffer: Vec<u8>,
    read: usize,
}

impl Repeated {
    fn line(&mut self) {
        let fields = &self.lines[self.made % self.lines.len()];
        let day = self.made * 336 / self.records;
        let date = format!("2015{:02}{:02}", day / 28 + 1, day % 28 + 1);
        let id = (500_000_000 + self.made).to_string();
        self.buffer.clear();
        self.read = 0;
        for (index, field) in fields.iter().enumerate() {
            let field = match index {
                0 => &id,
                1 => &date,
                _ => field,
            };
            self.buffer.extend_from_slice(field.as_bytes());
            self.buffer.push(b'\t');
        }
        self.buffer.pop();
        self.buffer.push(b'\n');
        self.made += 1;
    }
}

impl Read for Repeated {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        if self.read == self.buffer.len() {
            if self.made == self.records {
                return Ok(0);
            }
            self.line();
        }
        let count = out.len().min(self.buffer.len() - self.read);
        out[..count].copy_from_slice(&self.buffer[self.read..self.read + count]);
        self.read += count;
        Ok(count)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [kind, file, rest @ ..] = arguments.as_slice() else {
        return Err("give a kind and a file".into());
    };
    let records = rest.first().map_or(Ok(2_000_000), |text| text.parse())?;
    let kind = event_kind(kind).ok_or("no such event data set")?;
    let text = std::fs::read_to_string(file)?;
    let lines: Vec<Vec<String>> = text
        .lines()
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect();
    if lines.is_empty() {
        return Err("the file is empty".into());
    }
    let repeated = Repeated {
        lines,
        made: 0,
        records,
        buffer: Vec::new(),
        read: 0,
    };
    let inputs = vec![Input::Reader("repeated".to_owned(), Box::new(repeated))];
    let start = Instant::now();
    let options = EventOptions::default();
    let (_, report) = import_events(kind, inputs, &options, &mut (), &mut |_| ())?;
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{} records, {} events, {seconds:.2} s, {:.0} records a second",
        report.rows.rows_kept,
        report.rows.observations,
        report.rows.rows_kept as f64 / seconds
    );
    Ok(())
}
