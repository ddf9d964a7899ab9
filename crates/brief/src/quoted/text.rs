//! Papers and quoted figures in plain text.

use super::{FIGURES, FIGURES_NOTE, FigureRow, PAPERS, PAPERS_NOTE, PaperRow};
use crate::text::Page;
use crate::words::{list, long_date, one_line, status_word};

pub(crate) fn papers(rows: &[PaperRow], page: &mut Page) {
    page.heading(PAPERS);
    page.paragraph(PAPERS_NOTE);
    page.blank();
    for row in rows {
        let mut line = String::new();
        if let Some(date) = row.date {
            line.push_str(&format!("{}: ", long_date(date)));
        }
        line.push_str(&format!(
            "{} [{}]: {}",
            row.step.map_or("named", record::Step::name),
            status_word(row.status),
            row.words
        ));
        if let Some(topic) = row
            .topic
            .as_ref()
            .filter(|t| !row.words.contains(t.as_str()))
        {
            line.push_str(&format!(" on {topic}"));
        }
        line.push_str(&format!("; {}", list(&row.sides)));
        if let Some(by) = &row.attribution {
            line.push_str(&format!(", {by}"));
        }
        page.item("- ", &format!("{line} ({})", row.source));
    }
}

pub(crate) fn figures(rows: &[FigureRow], page: &mut Page) {
    page.heading(FIGURES);
    page.paragraph(FIGURES_NOTE);
    page.blank();
    for row in rows {
        let mut line = one_line(&row.amount.text);
        let of = row.of_what();
        if !of.is_empty() {
            line.push_str(&format!(" ({of})"));
        }
        line.push_str(&format!("; {}", row.about));
        if let Some(year) = row.year {
            line.push_str(&format!(", {year}"));
        }
        if let Some(by) = &row.attribution {
            line.push_str(&format!(", {by}"));
        }
        if let Some(date) = &row.date {
            line.push_str(&format!("; document of {date}"));
        }
        page.item("- ", &format!("{line} ({})", row.source));
        if row.event.is_none() {
            page.item(
                "      ",
                &format!("\u{201c}{}\u{201d}", one_line(&row.sentence)),
            );
        }
    }
}
