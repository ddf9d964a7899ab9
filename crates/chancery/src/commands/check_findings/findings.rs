//! The table of findings and the search for its quotes.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, bail};
use codebook::{EventType, Field, Status};
use record::Span;

/// What is expected of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// Every reader would note it.
    Core,
    /// A careful reader would.
    More,
    /// There is no event in these words.
    None,
}

impl Level {
    pub(super) const ALL: [Level; 3] = [Level::Core, Level::More, Level::None];

    pub(super) fn name(self) -> &'static str {
        match self {
            Level::Core => "core",
            Level::More => "more",
            Level::None => "none",
        }
    }
}

/// The countries of one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Side {
    /// `*`
    Anything,
    /// These codes and no other.
    Codes(BTreeSet<String>),
}

/// Whether the sides act together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mutual {
    Yes,
    No,
    Either,
}

/// One row of the table.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) number: String,
    pub(super) level: Level,
    pub(super) quote: String,
    pub(super) types: Vec<EventType>,
    pub(super) actors: Side,
    pub(super) recipients: Side,
    pub(super) mutual: Mutual,
    pub(super) statuses: Vec<Status>,
    pub(super) fields: Vec<Field>,
    /// Lower case; empty when it is not checked.
    pub(super) attribution: String,
}

const COLUMNS: [&str; 10] = [
    "n",
    "level",
    "quote",
    "type",
    "actors",
    "recipients",
    "mutual",
    "status",
    "field",
    "attribution",
];

/// Reads a table of findings.
///
/// # Errors
/// When the file cannot be read, lacks a column, or a cell is not one of the words it may be; the
/// message names the line.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<Row>> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    parse(&text).with_context(|| path.display().to_string())
}

fn parse(text: &str) -> anyhow::Result<Vec<Row>> {
    let mut lines = text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line));
    let header: Vec<&str> = match lines.next() {
        Some((_, line)) => line
            .trim_start_matches('\u{feff}')
            .split('\t')
            .map(str::trim)
            .collect(),
        None => bail!("the file is empty"),
    };
    let mut places = [0usize; COLUMNS.len()];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        *place = header
            .iter()
            .position(|name| *name == column)
            .with_context(|| format!("line 1: there is no column {column:?}"))?;
    }
    let mut rows = Vec::new();
    for (number, line) in lines {
        if line.trim().is_empty() {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        // Trailing empty cells are often lost by editors.
        let cell = |column: usize| cells.get(places[column]).copied().unwrap_or("");
        rows.push(row(cell).with_context(|| format!("line {number}"))?);
    }
    Ok(rows)
}

fn row<'a>(cell: impl Fn(usize) -> &'a str) -> anyhow::Result<Row> {
    let level = match cell(1) {
        "core" => Level::Core,
        "more" => Level::More,
        "none" => Level::None,
        other => bail!("level {other:?}: write core, more or none"),
    };
    let mutual = match cell(6) {
        "yes" => Mutual::Yes,
        "no" => Mutual::No,
        "either" => Mutual::Either,
        "" if level == Level::None => Mutual::Either,
        other => bail!("mutual {other:?}: write yes, no or either"),
    };
    if cell(2).is_empty() {
        bail!("the quote is empty");
    }
    let types: Vec<EventType> = alternatives(cell(3))?;
    if types.is_empty() && level != Level::None && cell(3) != "*" {
        bail!("the type is empty; write `*` for any");
    }
    Ok(Row {
        number: cell(0).to_owned(),
        level,
        quote: cell(2).to_owned(),
        types,
        actors: side(cell(4)),
        recipients: side(cell(5)),
        mutual,
        statuses: alternatives(cell(7))?,
        fields: alternatives(cell(8))?,
        attribution: cell(9).to_lowercase(),
    })
}

fn alternatives<T>(cell: &str) -> anyhow::Result<Vec<T>>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let words = cell
        .split('|')
        .map(str::trim)
        .filter(|word| !word.is_empty() && *word != "*");
    Ok(words.map(str::parse).collect::<Result<Vec<T>, _>>()?)
}

fn side(cell: &str) -> Side {
    if cell == "*" {
        return Side::Anything;
    }
    let codes = cell
        .split(',')
        .map(str::trim)
        .filter(|code| !code.is_empty());
    Side::Codes(codes.map(str::to_owned).collect())
}

/// A text in which quotation marks and white space are all alike, with the way back.
pub(super) struct Normalised {
    text: String,
    /// For every byte of `text`, where the original character starts and ends.
    origins: Vec<(usize, usize)>,
}

impl Normalised {
    pub(super) fn new(original: &str) -> Normalised {
        let mut text = String::with_capacity(original.len());
        let mut origins = Vec::with_capacity(original.len());
        for (start, c) in original.char_indices() {
            let end = start + c.len_utf8();
            let c = match c {
                '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '`' => '\'',
                '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '«' | '»' => '"',
                c if c.is_whitespace() => ' ',
                c => c,
            };
            if c == ' ' && text.ends_with(' ') {
                continue;
            }
            text.push(c);
            origins.resize(text.len(), (start, end));
        }
        Normalised { text, origins }
    }

    /// Where the quote stands in the original.
    pub(super) fn find(&self, quote: &str) -> Option<Span> {
        let quote = Normalised::new(quote.trim()).text;
        let start = self.text.find(&quote)?;
        let last = (start + quote.len()).checked_sub(1)?;
        Some(Span::new(
            self.origins.get(start)?.0,
            self.origins.get(last)?.1,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::{Normalised, parse};

    #[test]
    fn a_quote_is_found_whatever_its_quotation_marks() {
        let text = "The  ministers\u{2019}\n talks in \u{201c}Minsk\u{201d}.";
        let normalised = Normalised::new(text);
        let span = normalised.find("ministers' talks in \"Minsk\"").unwrap();
        assert_eq!(
            span.of(text),
            "ministers\u{2019}\n talks in \u{201c}Minsk\u{201d}"
        );
        assert_eq!(normalised.find("ministers spoke"), None);
    }

    #[test]
    fn a_wrong_word_is_reported_with_its_line() {
        let header =
            "n\tlevel\tquote\ttype\tactors\trecipients\tmutual\tstatus\tfield\tattribution\n";
        let row = "1\tcore\tvisited\tCONSULT\tBLR\tPAK\tno\toccurred\tdiplomacy\n";
        assert_eq!(parse(&format!("{header}{row}")).unwrap().len(), 1);
        let wrong = row.replace("CONSULT", "CONFER");
        let error = parse(&format!("{header}{row}\n{wrong}")).unwrap_err();
        assert_eq!(
            format!("{error:#}"),
            "line 4: unknown event type \"CONFER\""
        );
        let error = parse("n\tlevel\n").unwrap_err();
        assert_eq!(format!("{error:#}"), "line 1: there is no column \"quote\"");
    }
}
