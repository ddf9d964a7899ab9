//! Papers and quoted figures in Markdown.

use std::fmt::Write as _;

use super::{FIGURES, FIGURES_NOTE, FigureRow, PAPERS, PAPERS_NOTE, PaperRow};
use crate::markdown::escape;
use crate::words::{list, long_date, one_line, status_word};

pub(crate) fn papers(rows: &[PaperRow], out: &mut String) -> std::fmt::Result {
    writeln!(out, "\n## {PAPERS}\n\n{PAPERS_NOTE}\n")?;
    writeln!(
        out,
        "| step | paper | kind | date | between | source |\n|---|---|---|---|---|---|"
    )?;
    for row in rows {
        let topic = row
            .topic
            .as_ref()
            .filter(|topic| !row.words.contains(topic.as_str()))
            .map_or_else(String::new, |topic| format!(": {}", escape(topic)));
        let by = row
            .attribution
            .as_ref()
            .map_or_else(String::new, |by| format!("{} ", escape(by)));
        writeln!(
            out,
            "| {} ({}) | {}{topic} | {} | {} | {} | {by}\\[{}\\] |",
            row.step.map_or("named", record::Step::name),
            status_word(row.status),
            escape(&row.words),
            row.instrument,
            row.date.map_or_else(String::new, long_date),
            escape(&list(&row.sides)),
            row.source
        )?;
    }
    Ok(())
}

pub(crate) fn figures(rows: &[FigureRow], out: &mut String) -> std::fmt::Result {
    writeln!(out, "\n## {FIGURES}\n\n{FIGURES_NOTE}\n")?;
    writeln!(
        out,
        "| figure | of | about | year | says | words | source |\n|---|---|---|---|---|---|---|"
    )?;
    for row in rows {
        writeln!(
            out,
            "| {} | {} | {} | {} | {} | \u{201c}{}\u{201d} | {}\\[{}\\] |",
            escape(&one_line(&row.amount.text)),
            escape(&row.of_what()),
            escape(&row.about),
            row.year.map_or_else(String::new, |year| year.to_string()),
            escape(row.attribution.as_deref().unwrap_or_default()),
            escape(&one_line(&row.sentence)),
            row.date
                .as_ref()
                .map_or_else(String::new, |date| format!("{date} ")),
            row.source
        )?;
    }
    Ok(())
}
