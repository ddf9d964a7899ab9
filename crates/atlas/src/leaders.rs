//! Who held an office when: heads of state and government, foreign ministers, heads of organisations.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::fold::key;
use crate::{EntityId, atlas};

/// A person in an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leader {
    /// The state or organisation.
    pub entity: EntityId,
    /// The usual full name.
    pub name: &'static str,
    /// The office, for example `head of state`.
    pub office: &'static str,
    /// First year in office.
    pub from: i32,
    /// Last year in office; `None` while nothing later is known.
    pub to: Option<i32>,
    /// The short name alone may mean others too.
    pub ambiguous: bool,
}

impl Leader {
    /// Whether the office was held in the year.
    pub fn in_office(&self, year: i32) -> bool {
        self.from <= year && self.to.is_none_or(|to| year <= to)
    }
}

struct Table {
    rows: Vec<Leader>,
    /// Rows by folded full name and by folded short name.
    full: FxHashMap<String, Vec<usize>>,
    short: FxHashMap<String, Vec<usize>>,
    faults: Vec<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| parse(include_str!("../data/leaders.tsv")));

fn parse(text: &'static str) -> Table {
    let mut table = Table {
        rows: Vec::new(),
        full: FxHashMap::default(),
        short: FxHashMap::default(),
        faults: Vec::new(),
    };
    for (number, line) in text.lines().enumerate() {
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        let fault = |what: &str| format!("leaders.tsv: line {}: {what}", number + 1);
        let cells: Vec<&'static str> = line.split('\t').collect();
        let [code, short, full, office, from, to, ambiguous] = cells[..] else {
            table.faults.push(fault("expected seven columns"));
            continue;
        };
        let (Some(entity), Ok(from)) = (atlas().by_key(code), from.parse()) else {
            table.faults.push(fault("unknown code or year"));
            continue;
        };
        let to = if to.is_empty() { None } else { to.parse().ok() };
        let row = table.rows.len();
        table.rows.push(Leader {
            entity,
            name: full.split('|').next().unwrap_or(full),
            office,
            from,
            to,
            ambiguous: ambiguous == "yes",
        });
        for name in full.split('|') {
            table.full.entry(key(name)).or_default().push(row);
        }
        for name in short.split('|') {
            table.short.entry(key(name)).or_default().push(row);
        }
    }
    table
}

/// The spells in office of whoever has this full name, in the order of the table.
pub fn leaders_by_full_name(name: &str) -> Vec<&'static Leader> {
    rows(&TABLE.full, name)
}

/// The spells in office of all who are called so for short ("Putin", "Xi").
pub fn leaders_by_short_name(name: &str) -> Vec<&'static Leader> {
    rows(&TABLE.short, name)
}

fn rows(index: &'static FxHashMap<String, Vec<usize>>, name: &str) -> Vec<&'static Leader> {
    index
        .get(&key(name))
        .map(|rows| rows.iter().map(|&row| &TABLE.rows[row]).collect())
        .unwrap_or_default()
}

/// Lines of the table that could not be read; none, as a test holds.
pub fn leader_faults() -> &'static [String] {
    &TABLE.faults
}

#[cfg(test)]
mod tests {
    use super::{leader_faults, leaders_by_full_name, leaders_by_short_name};

    #[test]
    fn every_line_is_read() {
        assert_eq!(leader_faults(), &[] as &[String]);
    }

    #[test]
    fn a_leader_is_found_by_either_name() {
        let spells = leaders_by_short_name("De Gaulle");
        assert!(
            spells
                .iter()
                .all(|spell| spell.entity.entity().code == "FRA")
        );
        assert!(spells.iter().any(|spell| spell.in_office(1960)));
        assert!(!spells.iter().any(|spell| spell.in_office(2000)));
        assert!(!leaders_by_full_name("Charles de Gaulle").is_empty());
        assert!(leaders_by_short_name("Nobody").is_empty());
    }
}
