//! Standard output and standard error: colour, width, tables.

use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};

use crate::cli::Color;

/// Columns assumed where the output is no terminal and `COLUMNS` is not set.
const DEFAULT_WIDTH: u16 = 120;

/// Bold, for headings.
pub(crate) const BOLD: Style = Style::new().bold();
/// Grey, for what is of less weight.
pub(crate) const DIM: Style = Style::new().dimmed();
const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HINT: Style = AnsiColor::Cyan.on_default().bold();

/// Where a command writes: results to standard output, everything else to standard error.
///
/// Styles are always written; the streams strip them where colour is not wanted (`--color`,
/// `NO_COLOR`, no terminal).
pub(crate) struct Terminal {
    out: BufWriter<AutoStream<io::StdoutLock<'static>>>,
    err: AutoStream<io::Stderr>,
    quiet: bool,
    interactive: bool,
    progress: bool,
    width: u16,
}

impl Terminal {
    pub(crate) fn new(color: Color, quiet: bool) -> Terminal {
        let choice = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::AlwaysAnsi,
            Color::Never => ColorChoice::Never,
        };
        // `AutoStream::new` takes `Auto` for "no"; `choice` asks the stream and the environment.
        let out = match choice {
            ColorChoice::Auto => AutoStream::auto(io::stdout().lock()),
            other => AutoStream::new(io::stdout().lock(), other),
        };
        let err = match choice {
            ColorChoice::Auto => AutoStream::auto(io::stderr()),
            other => AutoStream::new(io::stderr(), other),
        };
        let interactive = io::stdout().is_terminal();
        Terminal {
            out: BufWriter::new(out),
            err,
            quiet,
            interactive,
            progress: io::stderr().is_terminal() && !quiet,
            width: width(interactive),
        }
    }

    /// Whether a person reads standard output.
    pub(crate) fn is_interactive(&self) -> bool {
        self.interactive
    }

    /// Whether a progress bar may be drawn on standard error.
    pub(crate) fn shows_progress(&self) -> bool {
        self.progress
    }

    /// Columns for running text.
    pub(crate) fn text_width(&self) -> usize {
        usize::from(self.width.min(100))
    }

    /// Standard output.
    pub(crate) fn out(&mut self) -> &mut impl Write {
        &mut self.out
    }

    /// Writes what was held back.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// A note for the person; not written with `--quiet`.
    pub(crate) fn note(&mut self, text: &str) {
        if !self.quiet {
            // On a terminal both streams go to one place: a note on results comes after them. A
            // failure shows again when the rest is written.
            let _ = self.out.flush();
            // Nobody is left to be told when standard error is gone.
            let _ = writeln!(self.err, "{text}");
        }
    }

    /// Something that was asked for and belongs beside the results.
    pub(crate) fn aside(&mut self, text: &str) {
        let _ = self.out.flush();
        let _ = writeln!(self.err, "{text}");
    }

    /// Something that failed while the rest went on.
    pub(crate) fn warning(&mut self, text: &str) {
        let _ = writeln!(self.err, "{WARNING}warning:{WARNING:#} {text}");
    }

    /// The reason for which the command stops.
    pub(crate) fn error(&mut self, text: &str) {
        let _ = writeln!(self.err, "{ERROR}error:{ERROR:#} {text}");
    }

    /// What the person can do.
    pub(crate) fn hint(&mut self, text: &str) {
        let _ = writeln!(self.err, "{HINT}hint:{HINT:#} {text}");
    }

    /// Writes a table with its header in bold.
    pub(crate) fn table(&mut self, header: &[&str], rows: Vec<Vec<String>>) -> io::Result<()> {
        let mut table = Table::new();
        table
            .load_style(comfy_table::presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(self.width)
            .set_header(header.to_vec());
        for row in &rows {
            table.add_row(row.iter().map(|cell| printable(cell)).collect::<Vec<_>>());
        }
        for column in table.column_iter_mut() {
            column.set_padding((0, 2));
        }
        // Ids are there to be copied; other words are broken only where they are very long.
        for (index, name) in header.iter().enumerate() {
            let Some(column) = table.column_mut(index) else {
                continue;
            };
            if *name == "id" {
                column.set_constraint(ColumnConstraint::ContentWidth);
            } else {
                let width = longest_word(name, rows.iter().filter_map(|row| row.get(index)));
                let padded = Width::Fixed(width + 2);
                column.set_constraint(ColumnConstraint::LowerBoundary(padded));
            }
        }
        for (index, line) in table.lines().enumerate() {
            let line = line.trim_end();
            if index == 0 {
                writeln!(self.out, "{BOLD}{line}{BOLD:#}")?;
            } else {
                writeln!(self.out, "{line}")?;
            }
        }
        Ok(())
    }
}

fn width(interactive: bool) -> u16 {
    let columns = std::env::var("COLUMNS")
        .ok()
        .and_then(|value| value.parse().ok());
    let measured = || terminal_size::terminal_size().map(|(width, _)| width.0);
    let width = if interactive {
        measured().or(columns)
    } else {
        columns
    };
    width.unwrap_or(DEFAULT_WIDTH).max(40)
}

/// Columns that the longest word of a table's column takes, up to a limit.
fn longest_word<'a>(header: &'a str, cells: impl Iterator<Item = &'a String>) -> u16 {
    const LIMIT: usize = 16;
    let words = cells.flat_map(|cell| cell.split_whitespace());
    let longest = words
        .chain([header])
        .map(|word| word.chars().count())
        .max()
        .unwrap_or(0);
    u16::try_from(longest.min(LIMIT)).unwrap_or(0)
}

/// `1 event`, `2 events`.
pub(crate) fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

/// The text without control characters, so that no document can steer the terminal; white space of
/// any kind becomes one blank.
pub(crate) fn printable(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c == ' ' && clean.ends_with(' ') || c.is_control() {
            continue;
        }
        clean.push(c);
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn a_document_cannot_steer_the_terminal() {
        assert_eq!(printable("a\u{1b}[31mb\n\t c\u{7}\u{9b}"), "a[31mb c");
    }
}
