//! What became of the rows of a file.

use std::collections::BTreeMap;

/// Broken records that are kept with their line; all of them are counted.
const BROKEN_KEPT: usize = 100;

/// Names without a country that are kept; all rows are counted.
const NAMES_KEPT: usize = 10_000;

/// Characters of a field that a message quotes.
const QUOTED: usize = 60;

/// A record that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The file, with the entry of an archive after a colon.
    pub file: String,
    /// Line on which the record begins, from 1.
    pub line: u64,
    /// What was wrong: the field, what it holds, what was expected.
    pub reason: String,
}

/// How often, and for which years, a name or code had no country, or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameTally {
    /// Rows.
    pub count: u64,
    /// First and last year of these rows, where they have years.
    pub years: Option<(i32, i32)>,
    /// What the name may mean; empty when it means nothing known.
    pub candidates: Vec<String>,
}

/// What became of the rows of the files of one import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows of data, without headers and blank lines, broken ones included.
    pub rows_read: u64,
    /// Rows of which at least one observation was taken.
    pub rows_kept: u64,
    /// Observations that were handed on.
    pub observations: u64,
    /// Values that the source itself marks as missing (-9, an empty field, `..`).
    pub missing_values: u64,
    /// Rows that could not be used.
    pub broken: u64,
    /// The first of them.
    pub broken_records: Vec<Broken>,
    /// Names or codes with no country, or with several; their rows are not in.
    pub unmatched: BTreeMap<String, NameTally>,
    /// Rows with such a name.
    pub unmatched_rows: u64,
    /// Rows left out on purpose, by reason: aggregates, a country with itself.
    pub left_out: BTreeMap<String, u64>,
    /// Records that were not UTF-8 and were read as Windows-1252.
    pub not_utf8: u64,
    /// First and last year of the observations.
    pub years: Option<(i32, i32)>,
    /// Files that could not be read to their end, with the reason.
    pub cut_short: Vec<String>,
    /// Anything else that a person should know.
    pub notes: Vec<String>,
}

impl Report {
    /// Counts a record that cannot be used.
    pub fn broken(&mut self, file: &str, line: u64, reason: impl Into<String>) {
        self.broken += 1;
        if self.broken_records.len() < BROKEN_KEPT {
            self.broken_records.push(Broken {
                file: file.to_owned(),
                line,
                reason: reason.into(),
            });
        }
    }

    /// Counts a row whose country is not known or not certain. `label` is what the source wrote,
    /// with the system of the code.
    pub fn unmatched(&mut self, label: &str, year: Option<i32>, candidates: &[String]) {
        self.unmatched_rows += 1;
        if !self.unmatched.contains_key(label) {
            if self.unmatched.len() >= NAMES_KEPT {
                return;
            }
            let tally = NameTally {
                count: 0,
                years: None,
                candidates: candidates.to_vec(),
            };
            self.unmatched.insert(label.to_owned(), tally);
        }
        let Some(tally) = self.unmatched.get_mut(label) else {
            return;
        };
        tally.count += 1;
        if let Some(year) = year {
            widen(&mut tally.years, year);
        }
    }

    /// Counts a row that is left out on purpose.
    pub fn left_out(&mut self, reason: &str) {
        match self.left_out.get_mut(reason) {
            Some(count) => *count += 1,
            None => {
                self.left_out.insert(reason.to_owned(), 1);
            }
        }
    }

    /// Adds a note once.
    pub fn note(&mut self, note: impl Into<String>) {
        let note = note.into();
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Notes the year of an observation.
    pub fn year(&mut self, year: i32) {
        widen(&mut self.years, year);
    }

    /// Whether all rows are in or left out on purpose.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.broken == 0 && self.unmatched_rows == 0 && self.cut_short.is_empty()
    }
}

fn widen(years: &mut Option<(i32, i32)>, year: i32) {
    *years = Some(match *years {
        Some((from, to)) => (from.min(year), to.max(year)),
        None => (year, year),
    });
}

/// The field in quotation marks, shortened.
pub(crate) fn quoted(field: &str) -> String {
    match field.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{:?}...", &field[..end]),
        None => format!("{field:?}"),
    }
}
