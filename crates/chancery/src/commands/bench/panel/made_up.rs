//! A book of made-up numbers of the size of real ones.

use std::io::{self, Read};
use std::path::Path;

use book::Book;
use datasets::Input;
use measure::panels::{Panel, Query, Rows};
use record::StateSystem;

use crate::commands::import::IntoBook;

/// A dyad in a year, by numbers of the Correlates of War list.
type Row = (u16, u16, i32);

/// Fills a new book; gives the number of observations.
pub(super) fn book(path: &Path) -> anyhow::Result<u64> {
    let mut book = Book::create_or_open(path)?;
    let mut rows = frame(&book)?;
    let alliances = rows
        .iter()
        .filter(|&&(a, b, year)| year <= 2018 && mixed(a, b, 0).is_multiple_of(16))
        .flat_map(|&(a, b, year)| {
            let line = move |a, b| format!("{a},{b},{year},1,0,0,1,{}\n", year % 2);
            [line(a, b), line(b, a)]
        });
    let header = "stateA,stateB,year,defense,offense,neutral,nonagg,consul\n";
    let mut observations = import(&mut book, "atop", Lines::new(header, alliances))?;
    rows.retain(|row| (1870..=2014).contains(&row.2));
    let trade = rows.iter().map(|&(a, b, year)| {
        let flow = |turn: u64| match mixed(a, b, turn + year as u64) {
            // One in eight is marked as missing.
            number if number.is_multiple_of(8) => -9.0,
            number => (number % 1_000_003) as f64 / 64.0,
        };
        format!("{a},{b},{year},{},{}\n", flow(1), flow(100_000))
    });
    let header = "ccode1,ccode2,year,flow1,flow2\n";
    observations += import(&mut book, "cow-trade", Lines::new(header, trade))?;
    Ok(observations)
}

/// All dyads of the list with their years.
fn frame(book: &Book) -> anyhow::Result<Vec<Row>> {
    let query = Query {
        system: StateSystem::Cow,
        from: 1816,
        to: 2018,
        rows: Rows::Dyads { directed: false },
        months: false,
        only: None,
        variables: vec!["distance".to_owned()],
    };
    let panel = Panel::prepare(book, query)?;
    let number = |unit: u32| {
        let unit = panel.units().get(unit as usize)?;
        unit.number
    };
    let mut rows = Vec::new();
    panel.each_chunk(&mut |chunk| {
        for ((&a, &b), &year) in chunk.a.iter().zip(&chunk.b).zip(&chunk.years) {
            if let (Some(a), Some(b)) = (number(a), number(b)) {
                rows.push((a, b, year));
            }
        }
        Ok(())
    })?;
    Ok(rows)
}

/// A number that looks like chance and is always the same.
fn mixed(a: u16, b: u16, turn: u64) -> u64 {
    let seed = u64::from(a) << 40 | u64::from(b) << 24 | turn;
    let seed = (seed ^ seed >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let seed = (seed ^ seed >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    seed ^ seed >> 33
}

fn import(book: &mut Book, kind: &str, lines: impl Read) -> anyhow::Result<u64> {
    let kind = datasets::kind(kind)?;
    let input = Input::Reader("made up".to_owned(), Box::new(lines));
    let options = datasets::Options::default();
    let mut sink = IntoBook::Waiting(book);
    let (_, report) = datasets::import(kind, vec![input], &options, &mut sink, &mut |_| {})?;
    let (observations, _) = sink.commit(&["made up".to_owned()], &report)?;
    Ok(observations)
}

/// Lines that are made while they are read.
struct Lines<I> {
    lines: I,
    now: Vec<u8>,
    at: usize,
}

impl<I: Iterator<Item = String>> Lines<I> {
    fn new(header: &str, lines: I) -> Lines<I> {
        Lines {
            lines,
            now: header.as_bytes().to_vec(),
            at: 0,
        }
    }
}

impl<I: Iterator<Item = String>> Read for Lines<I> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.now.len() {
            let Some(line) = self.lines.next() else {
                return Ok(0);
            };
            self.now = line.into_bytes();
            self.at = 0;
        }
        let count = buffer.len().min(self.now.len() - self.at);
        buffer[..count].copy_from_slice(&self.now[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}
