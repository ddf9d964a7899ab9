//! The brief as plain text, for terminals and mail.

use crate::model::{Brief, Entry, FieldRow, Reference};
use crate::numbers::text as numbers_text;
use crate::quoted::text as rows;
use crate::sections;
use crate::words::{counted, long_date, one_line, short_date, status_word};

/// Narrower than this nothing can be read; smaller widths are taken as this one.
const NARROWEST: usize = 40;

/// The brief as plain text, wrapped to `width` characters (at least 40).
///
/// Words longer than a line, such as addresses, are not broken.
pub fn render_text(brief: &Brief, width: usize) -> String {
    let mut page = Page::new(width);
    page.head(brief);
    if let Some(numbers) = &brief.numbers {
        numbers_text::sets(numbers, &mut page);
    }
    page.fields(brief);
    if let Some(numbers) = &brief.numbers {
        numbers_text::body(numbers, &mut page);
    }
    if !brief.promised.is_empty() {
        page.heading(sections::PROMISED);
        page.paragraph(sections::PROMISED_NOTE);
        page.blank();
        for reference in &brief.promised {
            page.item("- ", &reference_line(reference));
        }
    }
    if !brief.papers.is_empty() {
        rows::papers(&brief.papers, &mut page);
    }
    if !brief.quoted.is_empty() {
        rows::figures(&brief.quoted, &mut page);
    }
    if !brief.is_empty() {
        page.heading(sections::EVENTS);
        page.paragraph("Newest first. The sentences that the statements rest on are quoted.");
    }
    for year in &brief.years {
        page.blank();
        page.line(&year.label());
        for entry in &year.entries {
            page.entry(brief, entry);
        }
    }
    page.third(brief);
    page.sources(brief);
    if let Some(numbers) = &brief.numbers {
        numbers_text::data(numbers, &mut page);
    }
    page.heading(sections::MADE);
    for (index, note) in sections::made(brief).iter().enumerate() {
        if index > 0 {
            page.blank();
        }
        page.paragraph(note);
    }
    page.out
}

/// What has been written, and how wide it may be.
pub(crate) struct Page {
    out: String,
    width: usize,
}

impl Page {
    pub(crate) fn new(width: usize) -> Page {
        Page {
            out: String::new(),
            width: width.max(NARROWEST),
        }
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn finish(self) -> String {
        self.out
    }

    pub(crate) fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    pub(crate) fn blank(&mut self) {
        self.out.push('\n');
    }

    pub(crate) fn paragraph(&mut self, text: &str) {
        self.item("", text);
    }

    /// A paragraph whose first line starts with `lead` and whose others are indented as far.
    pub(crate) fn item(&mut self, lead: &str, text: &str) {
        let indent = " ".repeat(lead.chars().count());
        for (index, line) in wrap(text, self.width.saturating_sub(indent.len()))
            .iter()
            .enumerate()
        {
            let start = if index == 0 { lead } else { &indent };
            self.line(&format!("{start}{line}"));
        }
    }

    pub(crate) fn heading(&mut self, text: &str) {
        self.blank();
        self.blank();
        self.line(&text.to_uppercase());
        self.blank();
    }

    fn head(&mut self, brief: &Brief) {
        let title = brief.title.to_uppercase();
        self.line(&title);
        self.line(&"=".repeat(title.chars().count().min(self.width)));
        self.blank();
        self.paragraph(&brief.coverage);
        if let Some(directions) = &brief.directions {
            self.paragraph(directions);
        }
        if !brief.figures.is_empty() {
            self.blank();
        }
        for figure in &brief.figures {
            self.item(&format!("{:>6}  ", figure.value), &figure.label);
        }
    }

    fn fields(&mut self, brief: &Brief) {
        let Some(first) = brief.fields.first() else {
            return;
        };
        self.heading(sections::FIELDS);
        let names = sections::columns(&first.statuses).map(|(name, _)| name);
        let table = 18 + names.iter().map(|name| name.len() + 2).sum::<usize>();
        if table > self.width {
            for row in &brief.fields {
                let counts = sections::columns_in_words(&row.statuses);
                self.item("", &format!("{}: {counts}", row.label()));
                self.latest(row);
            }
            return;
        }
        let mut header = format!("{:<18}", "field");
        for name in names {
            header.push_str("  ");
            header.push_str(name);
        }
        self.line(&header);
        for row in &brief.fields {
            let mut line = format!("{:<18}", row.label());
            for (name, count) in sections::columns(&row.statuses) {
                line.push_str(&format!("  {count:>width$}", width = name.len()));
            }
            self.line(&line);
            self.latest(row);
        }
    }

    fn latest(&mut self, row: &FieldRow) {
        self.item("    ", &reference_line(&row.latest));
    }

    fn entry(&mut self, brief: &Brief, entry: &Entry) {
        self.blank();
        for statement in &entry.statements {
            let mut line = String::new();
            if let Some(date) = entry.date {
                line.push_str(&short_date(date));
                line.push_str(": ");
            }
            line.push_str(&statement.line);
            line.push_str(&format!(" [{}]", status_word(statement.status)));
            if let Some(attribution) = &statement.attribution {
                line.push_str(", ");
                line.push_str(attribution);
            }
            self.item("  ", &line);
        }
        let quote: String = entry
            .quote
            .iter()
            .map(|segment| segment.text.as_str())
            .collect();
        self.item("      ", &format!("\u{201c}{}\u{201d}", one_line(&quote)));
        if let Some(source) = brief.source(entry.source) {
            let line = format!("{} ({})", sections::source_line(source), entry.source);
            self.item("      ", &line);
        }
    }

    fn third(&mut self, brief: &Brief) {
        if brief.third.is_empty() {
            return;
        }
        self.heading(sections::THIRD);
        for country in &brief.third {
            let counts: Vec<String> = [
                (country.with_a, brief.a.name.as_str()),
                (country.with_b, brief.b.name.as_str()),
                (country.with_both, "both"),
            ]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| format!("{count} with {name}"))
            .collect();
            self.item("", &format!("{}: {}", country.name, counts.join(", ")));
            self.item("    ", &reference_line(&country.latest));
        }
    }

    fn sources(&mut self, brief: &Brief) {
        if brief.sources.is_empty() {
            return;
        }
        self.heading(sections::SOURCES);
        for source in &brief.sources {
            let mut details = sections::source_details(source);
            if source.events > 0 {
                details.push(counted(source.events, "event"));
            }
            details.push(format!("document {}", source.id));
            let line = format!(
                "{}. {}.",
                sections::source_title(source),
                details.join(", ")
            );
            self.item(&format!("({}) ", source.number), &line);
            if let Some(url) = sections::source_address(source) {
                self.item("    ", url);
            }
        }
    }
}

fn reference_line(reference: &Reference) -> String {
    let mut line = String::new();
    if let Some(date) = reference.date {
        line.push_str(&long_date(date));
        line.push_str(": ");
    }
    line.push_str(&reference.line);
    line.push_str(&format!(" [{}]", status_word(reference.status)));
    if let Some(attribution) = &reference.attribution {
        line.push_str(", ");
        line.push_str(attribution);
    }
    line.push_str(&format!(" ({})", reference.source));
    line
}

/// Lines of at most `width` characters, broken at blanks.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if length < room => {
                line.push(' ');
                line.push_str(word);
                room -= length + 1;
            }
            _ => {
                lines.push(word.to_owned());
                room = width.saturating_sub(length);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_are_as_full_as_they_may_be() {
        assert_eq!(wrap("aa bb cc", 5), ["aa bb", "cc"]);
        assert_eq!(wrap("aa bb cc", 8), ["aa bb cc"]);
        assert_eq!(wrap("a verylongword b", 4), ["a", "verylongword", "b"]);
        assert_eq!(wrap("  ", 4), Vec::<String>::new());
        assert_eq!(wrap("ää öö", 5), ["ää öö"]);
    }
}
