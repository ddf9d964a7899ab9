//! The paragraphs of a text.

use record::Span;

use crate::analysis::Paragraph;
use crate::kinds::classify;

/// Lines longer than this are not the lines of a hard-wrapped text.
const WIDEST_WRAP: usize = 130;

/// Lines of a hard-wrapped text are at least this wide.
const NARROWEST_WRAP: usize = 40;

/// The paragraphs of a text in order, trimmed, with what each is. They cover everything but white
/// space and do not overlap.
///
/// Paragraphs end at blank lines; where lines are not hard-wrapped, at every line end. Markdown
/// headings and list items are paragraphs of their own.
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = lines(text);
    let width = wrap_width(text, &lines);
    let mut spans: Vec<Span> = Vec::new();
    let mut previous: Option<Span> = None;
    for line in &lines {
        let Some(line) = *line else {
            previous = None;
            continue;
        };
        match (previous, spans.last_mut()) {
            (Some(before), Some(paragraph)) if joins(text, before, line, width) => {
                paragraph.end = line.end;
            }
            _ => spans.push(line),
        }
        previous = Some(line);
    }
    classify(text, &spans)
}

/// The lines without surrounding white space; `None` for blank lines and rules.
fn lines(text: &str) -> Vec<Option<Span>> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let trimmed = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        out.push((!trimmed.is_empty()).then(|| Span::new(from, from + trimmed.len())));
        start += line.len() + 1;
    }
    out
}

/// The width at which the text is hard-wrapped, if it is: most lines that another follows are of
/// about one length.
fn wrap_width(text: &str, lines: &[Option<Span>]) -> Option<usize> {
    let lengths: Vec<usize> = lines
        .windows(2)
        .filter_map(|pair| match *pair {
            [Some(line), Some(next)] if !starts_item(next.of(text)) => {
                Some(line.of(text).chars().count())
            }
            _ => None,
        })
        .collect();
    let wide = lengths
        .iter()
        .filter(|&&length| length > WIDEST_WRAP)
        .count();
    let width = lengths
        .iter()
        .copied()
        .filter(|&length| length <= WIDEST_WRAP)
        .max()?;
    let full = lengths
        .iter()
        .filter(|&&length| length <= WIDEST_WRAP && length * 4 >= width * 3)
        .count();
    (width >= NARROWEST_WRAP && wide * 4 <= lengths.len() && full * 2 >= lengths.len())
        .then_some(width)
}

/// Whether a line goes on in the next one.
fn joins(text: &str, line: Span, next: Span, width: Option<usize>) -> bool {
    let (line, next) = (line.of(text), next.of(text));
    if is_markdown_heading(line) || is_rule(line) || starts_item(next) {
        return false;
    }
    let ends = line.ends_with(['.', '!', '?', ':', '”', '"', ';']);
    if next.starts_with(|c: char| c.is_lowercase()) && !ends {
        return true;
    }
    let Some(width) = width else {
        return false;
    };
    let length = line.chars().take(WIDEST_WRAP + 1).count();
    if length > WIDEST_WRAP {
        return false;
    }
    // A line that had room for the next word was ended on purpose.
    let word = next
        .split_whitespace()
        .next()
        .map_or(0, |word| word.chars().take(60).count());
    length + 1 + word + 3 > width
}

/// Whether the line starts a heading, list item, quotation or rule of Markdown.
fn starts_item(line: &str) -> bool {
    is_markdown_heading(line) || is_rule(line) || list_mark(line) > 0 || line.starts_with("> ")
}

/// Length of the mark of a list item at the head of the line, with its blank; 0 when there is none.
pub(crate) fn list_mark(line: &str) -> usize {
    let mut chars = line.chars();
    let Some(first) = chars.next() else {
        return 0;
    };
    if matches!(
        first,
        '-' | '*' | '+' | '•' | '‣' | '◦' | '▪' | '●' | '–' | '·'
    ) && chars.next() == Some(' ')
    {
        return first.len_utf8() + 1;
    }
    let digits = line.bytes().take(4).take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) {
        let rest = &line[digits..];
        if rest.starts_with(". ") || rest.starts_with(") ") {
            return digits + 2;
        }
    }
    0
}

/// Whether the line is a Markdown heading.
pub(crate) fn is_markdown_heading(line: &str) -> bool {
    let marks = line.bytes().take(7).take_while(|&b| b == b'#').count();
    (1..=6).contains(&marks) && line[marks..].starts_with(' ')
}

/// Whether the line is a rule: nothing but dashes, stars or underscores.
pub(crate) fn is_rule(line: &str) -> bool {
    line.len() >= 3
        && line
            .bytes()
            .all(|b| matches!(b, b'-' | b'*' | b'_' | b'=' | b' ' | b'~'))
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    fn texts(text: &str) -> Vec<&str> {
        paragraphs(text).iter().map(|p| p.span.of(text)).collect()
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let text = "The ministers of the two countries met on Monday in the\n\
                    capital to discuss trade and the supply of machinery to\n\
                    farms.\n\
                    \n\
                    The next meeting is to be held in spring, the ministry\n\
                    said.\n";
        let found = texts(text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("farms."));
    }

    #[test]
    fn a_line_may_be_a_paragraph() {
        let one = "The two sides agreed to widen their cooperation in agriculture, science, education and transport, and to hold a meeting of the joint commission before the end of the year, the statement said.";
        let text = format!("Headline of the day\n{one}\n{one}\nShort end.\n");
        assert_eq!(
            texts(&text),
            ["Headline of the day", one, one, "Short end."]
        );
    }

    #[test]
    fn markdown_headings_and_items_stand_alone() {
        let text = "# Title\nText of the first part.\n\n- one item\n- another item\n\n1. first\n2. second\n";
        assert_eq!(
            texts(text),
            [
                "# Title",
                "Text of the first part.",
                "- one item",
                "- another item",
                "1. first",
                "2. second"
            ]
        );
    }
}
