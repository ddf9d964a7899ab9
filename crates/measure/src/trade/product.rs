//! Codes of products and the fields of cooperation that they belong to.

use std::sync::OnceLock;

use codebook::Field;
use serde::Serialize;

/// How fine products are told apart: digits of the Harmonized System.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Two digits: about 97 chapters.
    Chapter,
    /// Four digits: about 1,200 headings.
    Heading,
    /// Six digits: about 5,000 subheadings, the finest that all countries share.
    Subheading,
}

impl Level {
    /// All levels, the coarsest first.
    pub const ALL: &'static [Level] = &[Level::Chapter, Level::Heading, Level::Subheading];

    /// How many digits it has.
    #[must_use]
    pub const fn digits(self) -> usize {
        match self {
            Level::Chapter => 2,
            Level::Heading => 4,
            Level::Subheading => 6,
        }
    }

    /// The code at this level; `None` where the code is coarser than the level.
    #[must_use]
    pub fn cut(self, code: &str) -> Option<&str> {
        code.get(..self.digits())
    }
}

/// The field of cooperation of a product, by its code of the Harmonized System with its leading
/// zeros, from two digits on. Goods of no other field belong to trade; so do codes that are none.
#[must_use]
pub fn field_of_product(code: &str) -> Field {
    static TABLE: OnceLock<Vec<(String, Field)>> = OnceLock::new();
    let table = TABLE.get_or_init(|| parse(include_str!("hs_fields.tsv")));
    table
        .iter()
        .filter(|(prefix, _)| code.starts_with(prefix.as_str()))
        .max_by_key(|(prefix, _)| prefix.len())
        .map_or(Field::Trade, |&(_, field)| field)
}

/// What the chapter of a code holds, in a few words; `None` for a code of no chapter.
#[must_use]
pub fn chapter_of_product(code: &str) -> Option<&'static str> {
    let chapter = Level::Chapter.cut(code)?;
    include_str!("hs_chapters.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .find(|(own, _)| *own == chapter)
        .map(|(_, words)| words)
}

/// The lines of the table; a line that cannot be read is left out, and a test says so.
fn parse(text: &str) -> Vec<(String, Field)> {
    let mut table = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(codes), Some(field)) = (columns.next(), columns.next()) else {
            continue;
        };
        let Some(field) = field.parse::<Field>().ok() else {
            continue;
        };
        match codes.split_once('-') {
            Some((from, to)) => {
                let (from, to) = (from.parse::<u8>().unwrap_or(0), to.parse().unwrap_or(0));
                table.extend((from..=to).map(|chapter| (format!("{chapter:02}"), field)));
            }
            None => table.push((codes.to_owned(), field)),
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use codebook::Field;

    use super::{Level, chapter_of_product, field_of_product, parse};

    #[test]
    fn every_line_of_the_table_is_read() {
        let text = include_str!("hs_fields.tsv");
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            assert_eq!(line.split('\t').count(), 3, "{line}");
            assert!(!parse(line).is_empty(), "{line}");
            for (code, _) in parse(line) {
                assert!(matches!(code.len(), 2 | 4 | 6), "{line}");
            }
        }
    }

    #[test]
    fn the_longest_code_counts() {
        assert_eq!(field_of_product("870193"), Field::Machinery);
        assert_eq!(field_of_product("8710"), Field::Defence);
        assert_eq!(field_of_product("85"), Field::Machinery);
        assert_eq!(field_of_product("851712"), Field::Technology);
        assert_eq!(field_of_product("100630"), Field::Agriculture);
        assert_eq!(field_of_product("5205"), Field::Textiles);
        assert_eq!(field_of_product("300490"), Field::Pharmaceuticals);
        assert_eq!(field_of_product("7208"), Field::Trade);
        assert_eq!(field_of_product(""), Field::Trade);
        assert_eq!(Level::Heading.cut("870193"), Some("8701"));
        assert_eq!(Level::Heading.cut("87"), None);
        assert_eq!(Level::Chapter.cut("é"), Some("é"));
        assert_eq!(Level::Chapter.cut("€"), None);
        assert_eq!(
            chapter_of_product("870193"),
            Some("tractors, cars, lorries")
        );
        assert_eq!(chapter_of_product("77"), None);
        assert_eq!(chapter_of_product("1"), None);
    }
}
