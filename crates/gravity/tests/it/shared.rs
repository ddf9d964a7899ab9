//! Tables with results that other programs printed, where they are at hand.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;

use gravity::{Factor, Regressor};

/// The folder of shared references; `None` when it is absent, which is said.
#[allow(clippy::print_stderr)]
pub(crate) fn folder(test: &str) -> Option<PathBuf> {
    let root = std::env::var_os("CHANCERY_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let folder = root.join("reference/trade");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("{test}: skipped, there is no {}", folder.display());
    None
}

/// A table as text, column by column.
pub(crate) struct Table {
    columns: BTreeMap<String, Vec<String>>,
    rows: usize,
}

impl Table {
    pub(crate) fn read(path: PathBuf) -> Table {
        let file = std::fs::File::open(&path).unwrap();
        let reader: Box<dyn Read> = if path.extension().is_some_and(|ext| ext == "gz") {
            Box::new(flate2::read::GzDecoder::new(file))
        } else {
            Box::new(file)
        };
        let mut csv = csv::Reader::from_reader(reader);
        let header = csv.headers().unwrap().clone();
        let mut values = vec![Vec::new(); header.len()];
        let mut rows = 0;
        for record in csv.records() {
            rows += 1;
            for (column, value) in values.iter_mut().zip(&record.unwrap()) {
                column.push(value.to_owned());
            }
        }
        Table {
            columns: header.iter().map(str::to_owned).zip(values).collect(),
            rows,
        }
    }

    /// The rows for which the condition holds.
    pub(crate) fn filter(&self, keep: impl Fn(&dyn Fn(&str) -> String) -> bool) -> Table {
        let rows: Vec<usize> = (0..self.rows)
            .filter(|&row| keep(&|name: &str| self.columns[name][row].clone()))
            .collect();
        Table {
            columns: self
                .columns
                .iter()
                .map(|(name, values)| {
                    let values = rows.iter().map(|&row| values[row].clone()).collect();
                    (name.clone(), values)
                })
                .collect(),
            rows: rows.len(),
        }
    }

    /// Adds a column.
    pub(crate) fn add(&mut self, name: &str, values: Vec<String>) {
        assert_eq!(values.len(), self.rows);
        self.columns.insert(name.to_owned(), values);
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.columns.contains_key(name)
    }

    pub(crate) fn text(&self, name: &str) -> &[String] {
        &self.columns[name]
    }

    pub(crate) fn numbers(&self, name: &str) -> Vec<f64> {
        self.columns[name]
            .iter()
            .map(|value| value.parse().unwrap())
            .collect()
    }

    pub(crate) fn regressor(&self, name: &str) -> Regressor {
        Regressor {
            name: name.to_owned(),
            values: self.numbers(name),
        }
    }

    pub(crate) fn regressors(&self, names: &[&str]) -> Vec<Regressor> {
        names.iter().map(|name| self.regressor(name)).collect()
    }

    /// The factor of one column, or of several joined by `^`.
    pub(crate) fn factor(&self, name: &str) -> Factor {
        let parts: Vec<Factor> = name
            .split('^')
            .map(|part| Factor::from_values(part, &self.columns[part]))
            .collect();
        Factor::interaction(&parts.iter().collect::<Vec<_>>())
    }

    pub(crate) fn factors(&self, names: &[&str]) -> Vec<Factor> {
        names.iter().map(|name| self.factor(name)).collect()
    }
}
