//! The rows of the PLV set (Hu et al. 2024): sentences in which the source and the target of an event are
//! marked, with the type that it has.

use crate::Span;

/// A sentence with the places of its source and target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenPair {
    /// Line of the file, from 1.
    pub line: usize,
    /// Name of the sentence; empty where the file has no column for it.
    pub id: String,
    /// The sentence without marks.
    pub text: String,
    /// The phrase that acts; empty at the end of the text where none is marked.
    pub source: Span,
    /// The phrase that the act is directed at; as above.
    pub target: Span,
    /// The type, as the set names it: a group of CAMEO.
    pub root: String,
    /// The class of the type, from 0 to 4.
    pub penta: String,
}

/// Why a file is no file of given pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadPairs {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for BadPairs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for BadPairs {}

/// Reads a tab-separated file with the columns `marked_sentence`, `gold_root`, `gold_penta` and, where it
/// has one, `sentence_id`.
///
/// # Errors
/// When a column is missing, or a mark is opened and not closed.
pub fn read(content: &str) -> Result<Vec<GivenPair>, BadPairs> {
    let mut lines = (1..).zip(content.lines());
    let header: Vec<&str> = lines
        .next()
        .map_or("", |(_, header)| header)
        .split('\t')
        .collect();
    let column = |name: &str| header.iter().position(|column| column.trim() == name);
    let needed = |name: &str| {
        column(name).ok_or_else(|| BadPairs {
            line: 1,
            message: format!("there is no column {name:?}"),
        })
    };
    let marked = needed("marked_sentence")?;
    let (root, penta) = (needed("gold_root")?, needed("gold_penta")?);
    let id = column("sentence_id");
    lines
        .filter(|(_, row)| !row.trim().is_empty())
        .map(|(line, row)| {
            let cells: Vec<&str> = row.split('\t').map(str::trim).collect();
            let cell = |at: usize| cells.get(at).map_or("", |cell| cell);
            let (text, [source, target]) = unmark(cell(marked)).ok_or_else(|| BadPairs {
                line,
                message: "<s> or <t> is opened and not closed, or the reverse".to_owned(),
            })?;
            Ok(GivenPair {
                line,
                id: id.map_or("", cell).to_owned(),
                text,
                source,
                target,
                root: cell(root).to_owned(),
                penta: cell(penta).to_owned(),
            })
        })
        .collect()
}

/// Takes the marks `<s> </s> <t> </t>` out of a sentence; gives the places of source and target.
fn unmark(marked: &str) -> Option<(String, [Span; 2])> {
    const MARKS: [&str; 4] = ["<s>", "</s>", "<t>", "</t>"];
    let mut text = String::with_capacity(marked.len());
    let mut places = [None; 4];
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        let mark = MARKS.iter().position(|mark| rest.starts_with(mark));
        match mark {
            Some(index) if places[index].is_none() => {
                places[index] = Some(text.len());
                rest = &rest[MARKS[index].len()..];
            }
            _ => {
                text.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    // A side that the sentence does not name is marked nowhere; it gets no words.
    let nowhere = Span::new(text.len(), text.len());
    let place = |start: Option<usize>, end: Option<usize>| match (start, end) {
        (Some(start), Some(end)) if start <= end => Some(Span::new(start, end)),
        (None, None) => Some(nowhere),
        _ => None,
    };
    let sides = [place(places[0], places[1])?, place(places[2], places[3])?];
    Some((text, sides))
}

#[cfg(test)]
mod tests {
    use super::{read, unmark};

    #[test]
    fn marks_give_the_places_in_the_bare_sentence() {
        let (text, [source, target]) =
            unmark("<t>La Réunion</t> was praised by <s>France</s>.").unwrap();
        assert_eq!(text, "La Réunion was praised by France.");
        assert_eq!(source.of(&text), "France");
        assert_eq!(target.of(&text), "La Réunion");
        let (text, [source, target]) = unmark("<s>France</s> praised La Réunion.").unwrap();
        assert_eq!(source.of(&text), "France");
        assert!(target.is_empty());
        assert_eq!(unmark("<s>France praised La Réunion."), None);
        assert_eq!(unmark("France</s> praised La Réunion."), None);
    }

    #[test]
    fn columns_are_found_by_name_and_errors_have_lines() {
        let file = "gold_root\tmarked_sentence\tgold_penta\nSUPPORT\t<s>Peru</s> praised <t>Cuba</t>.\t1\n\n";
        let pairs = read(file).unwrap();
        assert_eq!(pairs.len(), 1);
        assert_eq!((pairs[0].line, pairs[0].root.as_str()), (2, "SUPPORT"));
        let broken = format!("{file}AID\t<s>Peru\t2\n");
        assert_eq!(read(&broken).unwrap_err().line, 4);
        assert!(
            read("")
                .unwrap_err()
                .to_string()
                .contains("marked_sentence")
        );
    }
}
