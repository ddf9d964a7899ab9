//! The brief as Markdown, for pasting into documents and wikis.

use std::fmt::Write as _;

use crate::model::{Brief, Entry, Reference};
use crate::numbers::markdown as numbers;
use crate::quote::Role;
use crate::quoted::markdown as rows;
use crate::sections;
use crate::words::{counted, long_date, short_date, status_word};

/// The brief as Markdown (CommonMark with tables).
///
/// Quotations are block quotes, what is done in bold and who takes part in italics. Text is escaped so
/// that nothing in a source becomes markup.
pub fn render_markdown(brief: &Brief) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write(brief, &mut out);
    out
}

fn write(brief: &Brief, out: &mut String) -> std::fmt::Result {
    writeln!(
        out,
        "# {}\n\n{}",
        escape(&brief.title),
        escape(&brief.coverage)
    )?;
    if let Some(directions) = &brief.directions {
        writeln!(out, "{}", escape(directions))?;
    }
    if !brief.figures.is_empty() {
        writeln!(out)?;
    }
    for figure in &brief.figures {
        writeln!(out, "- **{}** {}", figure.value, figure.label)?;
    }
    if let Some(own) = &brief.numbers {
        numbers::sets(own, out)?;
    }
    fields(brief, out)?;
    if let Some(own) = &brief.numbers {
        numbers::body(own, out)?;
    }
    if !brief.promised.is_empty() {
        writeln!(
            out,
            "\n## {}\n\n{}\n",
            sections::PROMISED,
            sections::PROMISED_NOTE
        )?;
        for reference in &brief.promised {
            writeln!(out, "- {}", reference_line(reference))?;
        }
    }
    if !brief.papers.is_empty() {
        rows::papers(&brief.papers, out)?;
    }
    if !brief.quoted.is_empty() {
        rows::figures(&brief.quoted, out)?;
    }
    if !brief.is_empty() {
        writeln!(
            out,
            "\n## {}\n\n{} In quotations, what is done is bold and who takes part is in italics.",
            sections::EVENTS,
            sections::EVENTS_NOTE
        )?;
    }
    for year in &brief.years {
        writeln!(out, "\n### {}", year.label())?;
        for entry in &year.entries {
            entry_block(brief, entry, out)?;
        }
    }
    third(brief, out)?;
    if !brief.sources.is_empty() {
        writeln!(out, "\n## {}\n", sections::SOURCES)?;
    }
    for source in &brief.sources {
        let mut parts = sections::source_details(source);
        if source.events > 0 {
            parts.push(counted(source.events, "event"));
        }
        parts.push(format!("document {}", source.id));
        write!(
            out,
            "{}. {}. {}.",
            source.number,
            escape(&sections::source_title(source)),
            escape(&parts.join(", "))
        )?;
        if let Some(url) = sections::source_address(source) {
            // An address in angle brackets ends at the first of these.
            write!(out, " <{}>", url.replace('<', "%3C").replace('>', "%3E"))?;
        }
        writeln!(out)?;
    }
    if let Some(own) = &brief.numbers {
        numbers::data(own, out)?;
    }
    writeln!(out, "\n## {}\n", sections::MADE)?;
    for (index, note) in sections::made(brief).iter().enumerate() {
        let gap = if index == 0 { "" } else { "\n" };
        writeln!(out, "{gap}{}", escape(note))?;
    }
    Ok(())
}

fn fields(brief: &Brief, out: &mut String) -> std::fmt::Result {
    let Some(first) = brief.fields.first() else {
        return Ok(());
    };
    writeln!(
        out,
        "\n## {}\n\nEvents by field and status. An event with several fields counts in each.\n",
        sections::FIELDS
    )?;
    let names = sections::columns(&first.statuses).map(|(name, _)| name);
    writeln!(out, "| field | {} | latest |", names.join(" | "))?;
    writeln!(out, "|---|{}---|", "--:|".repeat(names.len()))?;
    for row in &brief.fields {
        write!(out, "| {} |", row.label())?;
        for (_, count) in sections::columns(&row.statuses) {
            write!(out, " {count} |")?;
        }
        writeln!(out, " {} |", reference_line(&row.latest))?;
    }
    Ok(())
}

fn third(brief: &Brief, out: &mut String) -> std::fmt::Result {
    if brief.third.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "\n## {}\n\n{}\n",
        sections::THIRD,
        sections::THIRD_NOTE
    )?;
    writeln!(
        out,
        "| country | with {} | with {} | with both | latest |\n|---|--:|--:|--:|---|",
        escape(&brief.a.name),
        escape(&brief.b.name)
    )?;
    for country in &brief.third {
        writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            escape(&country.name),
            country.with_a,
            country.with_b,
            country.with_both,
            reference_line(&country.latest)
        )?;
    }
    Ok(())
}

fn entry_block(brief: &Brief, entry: &Entry, out: &mut String) -> std::fmt::Result {
    writeln!(out)?;
    for (index, statement) in entry.statements.iter().enumerate() {
        // A backslash at the end of a line breaks it.
        let gap = if index == 0 { "" } else { "\\\n" };
        write!(out, "{gap}")?;
        if let Some(date) = entry.date {
            write!(out, "{}: ", short_date(date))?;
        }
        write!(
            out,
            "**{}** ({})",
            escape(&statement.line),
            status_word(statement.status)
        )?;
        if let Some(attribution) = &statement.attribution {
            write!(out, ", {}", escape(attribution))?;
        }
    }
    write!(out, "\n\n> \u{201c}")?;
    for segment in &entry.quote {
        let text = escape(&segment.text);
        let mark = match segment.role {
            Some(Role::What) => "**",
            Some(Role::Who | Role::Whom) => "*",
            Some(Role::Says) | None => "",
        };
        // Emphasis must not begin or end with a blank.
        let body = text.trim();
        let (before, after) = match body.is_empty() {
            true => (text.as_str(), ""),
            false => {
                let start = text.len() - text.trim_start().len();
                (&text[..start], &text[start + body.len()..])
            }
        };
        let mark = if body.is_empty() { "" } else { mark };
        write!(out, "{before}{mark}{body}{mark}{after}")?;
    }
    writeln!(out, "\u{201d}")?;
    if let Some(source) = brief.source(entry.source) {
        writeln!(
            out,
            ">\n> {} \\[{}\\]",
            escape(&sections::source_line(source)),
            entry.source
        )?;
    }
    Ok(())
}

fn reference_line(reference: &Reference) -> String {
    let mut line = String::new();
    if let Some(date) = reference.date {
        line.push_str(&long_date(date));
        line.push_str(": ");
    }
    line.push_str(&escape(&reference.line));
    line.push_str(&format!(" ({})", status_word(reference.status)));
    if let Some(attribution) = &reference.attribution {
        line.push_str(", ");
        line.push_str(&escape(attribution));
    }
    line.push_str(&format!(" \\[{}\\]", reference.source));
    line
}

/// The text on one line with everything escaped that Markdown could read as markup. Blanks at the ends
/// stay, because a part of a sentence may end with one.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        if c.is_whitespace() {
            if !blank {
                out.push(' ');
            }
            blank = true;
            continue;
        }
        blank = false;
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_in_a_text_stays_text() {
        assert_eq!(
            escape("a *b* [c](d) <e> f|g\n\n# h"),
            r"a \*b\* \[c\](d) \<e\> f\|g \# h"
        );
        assert_eq!(escape(" ends stay "), " ends stay ");
    }
}
