//! Columns of numbers and of names out of a table, as a regression needs them.

use std::collections::BTreeMap;
use std::path::Path;

use datasets::open::{Position, Visited, each_file};
use datasets::{Input, Layout, Report, Rows};
use gravity::Factor;

use crate::problem::Problem;
use crate::terminal::printable;

/// So many broken cells are named.
const NAMED: usize = 10;
/// What stands for a missing value.
const MISSING: [&str; 8] = ["", "NA", "na", "NaN", "nan", "NULL", "null", "."];

/// A column of numbers, perhaps as logarithms: `dist` or `log(dist)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    /// As it was written.
    pub(crate) name: String,
    column: String,
    logarithm: bool,
}

impl Term {
    pub(crate) fn parse(text: &str) -> Term {
        let text = text.trim();
        let inner = text
            .strip_prefix("log(")
            .or_else(|| text.strip_prefix("ln("))
            .and_then(|rest| rest.strip_suffix(')'));
        Term {
            name: text.to_owned(),
            column: inner.unwrap_or(text).trim().to_owned(),
            logarithm: inner.is_some(),
        }
    }

    /// Whether the logarithm of the column is meant.
    pub(crate) fn is_logarithm(&self) -> bool {
        self.logarithm
    }
}

/// What was read.
#[derive(Debug)]
pub(crate) struct Columns {
    /// For each term its values.
    pub(crate) numbers: Vec<Vec<f64>>,
    /// For each set of names, such as `exporter^year`, its groups.
    pub(crate) factors: Vec<Factor>,
    /// The line of the file on which each row begins.
    pub(crate) lines: Vec<u64>,
    /// Rows in the file.
    pub(crate) rows: usize,
    /// Rows left out because the column has no value there, by column.
    pub(crate) missing: Vec<(String, usize)>,
}

/// Reads the columns; a row with a missing value in any of them is left out and counted.
///
/// # Errors
/// A file that cannot be read, columns that it does not have, and cells that are no numbers, each
/// named by line and column.
pub(crate) fn read(path: &Path, terms: &[Term], sets: &[String]) -> anyhow::Result<Columns> {
    let input = if path.as_os_str() == "-" {
        Input::Reader("standard input".to_owned(), Box::new(std::io::stdin()))
    } else {
        Input::Path(path.to_owned())
    };
    read_from(input, terms, sets)
}

fn read_from(input: Input<'_>, terms: &[Term], sets: &[String]) -> anyhow::Result<Columns> {
    let name = input.name();
    let mut report = Report::default();
    let mut found: Option<anyhow::Result<Columns>> = None;
    let read = each_file(input, &Position::default(), &mut |name, bytes| {
        let mut rows = Rows::new(name, bytes, Layout::CSV)?;
        if found.is_some() {
            report.note(format!("{name} is a second table; give one table"));
        } else {
            found = Some(read_rows(&mut rows, name, terms, sets, &mut report));
        }
        Ok(Visited::Read)
    });
    read.map_err(|error| Problem::input(error.to_string()))?;
    let columns =
        found.unwrap_or_else(|| Err(Problem::input(format!("{name} is empty")).into()))?;
    let mut bad: Vec<String> = report
        .broken_records
        .iter()
        .take(NAMED)
        .map(|broken| format!("line {}: {}", broken.line, printable(&broken.reason)))
        .collect();
    let more = report.broken as usize - bad.len();
    if more > 0 {
        bad.push(format!("and {more} more"));
    }
    bad.extend(report.cut_short);
    bad.extend(report.notes);
    if bad.is_empty() {
        return Ok(columns);
    }
    // Estimates from what is left of a broken table look like any others, so there are none.
    let mut problem = Problem::input(format!("{name} cannot be used:\n  {}", bad.join("\n  ")))
        .hint("correct the lines, or leave a cell empty where the value is not known");
    if terms.first().is_some_and(Term::is_logarithm) {
        problem = problem
            .hint("zeros have no logarithm; a Poisson model of the column itself takes them");
    }
    Err(problem.into())
}

fn read_rows(
    rows: &mut Rows<'_>,
    name: &str,
    terms: &[Term],
    sets: &[String],
    report: &mut Report,
) -> anyhow::Result<Columns> {
    let Some(header) = rows.header(report) else {
        return Err(Problem::input(format!("{name} is empty"))
            .hint("the first line has to name the columns")
            .into());
    };
    let find = |column: &str| -> Result<usize, Problem> {
        let lower = column.to_lowercase();
        match header.names().iter().filter(|own| **own == lower).count() {
            1 => {}
            0 => {
                let names: Vec<String> = header
                    .names()
                    .iter()
                    .take(40)
                    .map(|name| printable(name))
                    .collect();
                return Err(Problem::usage(format!("{name} has no column {column}"))
                    .hint(format!("its columns are {}", names.join(", "))));
            }
            _ => {
                return Err(
                    Problem::input(format!("{name} has more than one column {column}"))
                        .hint("give every column a name of its own"),
                );
            }
        }
        Ok(header.find(&[&lower]).unwrap_or_default())
    };
    let number_columns: Vec<usize> = terms
        .iter()
        .map(|term| find(&term.column))
        .collect::<Result<_, _>>()?;
    // Every part of a set is read once, however many sets name it.
    let mut parts: Vec<(&str, usize)> = Vec::new();
    for part in sets.iter().flat_map(|set| set.split('^')) {
        if !parts.iter().any(|&(own, _)| own == part) {
            parts.push((part, find(part)?));
        }
    }

    let mut numbers = vec![Vec::new(); terms.len()];
    let mut names: Vec<Interner> = parts.iter().map(|_| Interner::default()).collect();
    let mut lines = Vec::new();
    let mut missing: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = 0;
    let mut values = Vec::with_capacity(terms.len());
    'rows: while let Some(row) = rows.advance(report) {
        count += 1;
        let line = row.line;
        values.clear();
        for (term, &column) in terms.iter().zip(&number_columns) {
            let text = row.get(column);
            if MISSING.contains(&text) {
                *missing.entry(term.column.clone()).or_default() += 1;
                continue 'rows;
            }
            match number(text, term.logarithm) {
                Ok(value) => values.push(value),
                Err(what) => {
                    let text = shortened(text);
                    report.broken(name, line, format!("column {}: {text} {what}", term.column));
                    continue 'rows;
                }
            }
        }
        for &(part, column) in &parts {
            if MISSING.contains(&row.get(column)) {
                *missing.entry(part.to_owned()).or_default() += 1;
                continue 'rows;
            }
        }
        for (column, value) in numbers.iter_mut().zip(&values) {
            column.push(*value);
        }
        for (names, &(_, column)) in names.iter_mut().zip(&parts) {
            names.push(row.get(column));
        }
        lines.push(line);
    }
    let parts: BTreeMap<&str, Factor> = parts
        .iter()
        .zip(names)
        .map(|(&(part, _), names)| (part, Factor::from_values(part, names.codes)))
        .collect();
    let factors = sets
        .iter()
        .map(|set| {
            Factor::interaction(&set.split('^').map(|part| &parts[part]).collect::<Vec<_>>())
        })
        .collect();
    Ok(Columns {
        numbers,
        factors,
        lines,
        rows: count,
        missing: missing.into_iter().collect(),
    })
}

/// Names as numbers in the order in which they come.
#[derive(Debug, Default)]
struct Interner {
    numbers: std::collections::HashMap<Box<str>, u32>,
    codes: Vec<u32>,
}

impl Interner {
    fn push(&mut self, name: &str) {
        let code = match self.numbers.get(name) {
            Some(&code) => code,
            None => {
                let code = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
                self.numbers.insert(name.into(), code);
                code
            }
        };
        self.codes.push(code);
    }
}

fn number(text: &str, logarithm: bool) -> Result<f64, &'static str> {
    let value: f64 = text.parse().map_err(|_| "is no number")?;
    if !value.is_finite() {
        return Err("is not finite");
    }
    if !logarithm {
        return Ok(value);
    }
    if value > 0.0 {
        Ok(value.ln())
    } else {
        Err("has no logarithm")
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{:?}...", &text[..end]),
        None => format!("{text:?}"),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::{Columns, Input, Term, read_from};

    fn read(bytes: impl Into<Vec<u8>>, terms: &[&str], sets: &[&str]) -> anyhow::Result<Columns> {
        let terms: Vec<Term> = terms.iter().map(|term| Term::parse(term)).collect();
        let sets: Vec<String> = sets.iter().map(|&set| set.to_owned()).collect();
        let input = Input::Reader("t.csv".to_owned(), Box::new(Cursor::new(bytes.into())));
        read_from(input, &terms, &sets)
    }

    fn message(bytes: impl Into<Vec<u8>>, terms: &[&str], sets: &[&str]) -> String {
        read(bytes, terms, sets).unwrap_err().to_string()
    }

    #[test]
    fn numbers_names_and_missing_values_are_read() {
        let text = "\u{feff}a;y;x\nA;1;2.5\nB;NA;3\nA; 4 ;1e1\n;5;1\n";
        let found = read(text, &["y", "log(x)"], &["a", "a^y"]).unwrap();
        assert_eq!(found.numbers[0], [1.0, 4.0]);
        assert_eq!(found.numbers[1], [2.5_f64.ln(), 10_f64.ln()]);
        assert_eq!(found.factors[0].groups(), 1);
        assert_eq!(found.factors[1].groups(), 2);
        assert_eq!(found.factors[1].name(), "a^y");
        assert_eq!(found.lines, [2, 4]);
        assert_eq!(found.rows, 4);
        assert_eq!(found.missing, [("a".to_owned(), 1), ("y".to_owned(), 1)]);
    }

    #[test]
    fn gzip_is_read_and_a_cut_is_said() {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        for row in 0..5000 {
            writeln!(
                packer,
                "{}",
                if row == 0 {
                    "y".to_owned()
                } else {
                    row.to_string()
                }
            )
            .unwrap();
        }
        let packed = packer.finish().unwrap();
        assert_eq!(read(packed.clone(), &["y"], &[]).unwrap().lines.len(), 4999);
        let cut = packed[..packed.len() / 2].to_vec();
        assert!(message(cut, &["y"], &[]).contains("cannot be read after line"));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let bad = message("y,x\n1,a\n2,inf\n3\n4,-1\n", &["y", "log(x)"], &[]);
        assert!(
            bad.contains("line 2: column x: \"a\" is no number"),
            "{bad}"
        );
        assert!(
            bad.contains("line 3: column x: \"inf\" is not finite"),
            "{bad}"
        );
        assert!(
            bad.contains("line 4: 1 fields where the header has 2"),
            "{bad}"
        );
        assert!(
            bad.contains("line 5: column x: \"-1\" has no logarithm"),
            "{bad}"
        );
        assert!(message("y,x\n", &["z"], &[]).contains("has no column z"));
        assert!(message("y,y\n", &["y"], &[]).contains("more than one column y"));
        assert!(message("", &["y"], &[]).contains("is empty"));
        let long = [b"y\n".to_vec(), vec![b'1'; 17 << 20]].concat();
        assert!(message(long, &["y"], &[]).contains("line 2: the line is longer"));
        // Bytes that are no text are no number, and names may be anything.
        assert!(message(b"y\n\xff\n".to_vec(), &["y"], &[]).contains("is no number"));
        assert!(read(b"y,a\n1,\xff\n".to_vec(), &["y"], &["a"]).is_ok());
    }
}
